"""Of a proposal, the plain files of content/ and data/ are taken over; nothing else, whatever it holds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ci.depots import ROOT, commit, files, git, repository
from tests.projects import BASE, CONTRAT, write

SCRIPT = ROOT / "ci" / "proposition.py"
CONTENT = ("content", "data")


def take(depot: Path, target: Path, version: str = "HEAD") -> subprocess.CompletedProcess[str]:
    order = [sys.executable, str(SCRIPT), str(depot), version, "--vers", str(target)]
    return subprocess.run(order, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """The branch of destination."""
    program = {"mkdocs.yml": "a", "site_build.py": "b", "plugins/contrats/x.py": "c", "requirements/site.txt": "d"}
    return repository(tmp_path / "base", {**BASE, **program}, program=False)


@pytest.fixture
def depot(tmp_path: Path, target: Path) -> Path:
    """The proposal: a clone to be changed."""
    git(tmp_path, "clone", "--quiet", str(target), "proposition")
    return tmp_path / "proposition"


def test_changed_added_and_removed_content_is_taken_over(depot: Path, target: Path) -> None:
    new = "content/contrats/essai/pages/été.md"
    write(depot, {CONTRAT: BASE[CONTRAT].replace("Essai", "Neuf"), new: "---\ntitre: Été\n---\n", "data/x.yml": ""})
    (depot / "data/sources.yml").unlink()
    commit(depot)
    assert take(depot, target).returncode == 0
    assert files(target) == files(depot)


def test_the_program_stays_that_of_the_destination(depot: Path, target: Path) -> None:
    before = files(target, but=CONTENT)
    hostile = {
        "mkdocs.yml": "hooks: [hooks.py]\n",
        "hooks.py": "raise SystemExit('ran')",
        "plugins/contrats/x.py": "raise SystemExit('ran')",
        "plugins/contrats/neuf.py": "",
        "site_build.py": "raise SystemExit('ran')",
        "tools/venv.sh": "exit 9",
        "Makefile": "all:",
        "requirements/site.txt": "malveillant==1",
        "ci/proposition.py": "raise SystemExit('ran')",
        ".github/workflows/x.yml": "on: push",
        "content.py": "",
        "database/x.yml": "",
    }
    write(depot, hostile)
    commit(depot)
    done = take(depot, target)
    assert done.returncode == 0
    assert files(target, but=CONTENT) == before


def test_links_submodules_and_hidden_files_are_told_and_left(depot: Path, target: Path) -> None:
    (depot / "content/passwd.yml").symlink_to("/etc/passwd")
    (depot / "content/dossier").symlink_to("/etc")
    (depot / "data/boucle").symlink_to("..")
    write(depot, {"content/.gitattributes": "* filter=mechant", "data/.git2/x": "x", "data/geo/x.geojson": "{}"})
    commit(depot)
    git(depot, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},content/sous-module")
    git(depot, "commit", "--quiet", "--message", "un sous-module")
    before = files(target)
    done = take(depot, target)
    assert done.returncode == 0 and files(target) == before
    for name, reason in (
        ("content/passwd.yml", "un lien"),
        ("content/dossier", "un lien"),
        ("data/boucle", "un lien"),
        ("content/sous-module", "un sous-module"),
        ("content/.gitattributes", "par un point"),
        ("data/.git2/x", "par un point"),
        ("data/geo/x.geojson", "au contenu"),
    ):
        assert any(f"'{name}' n'est pas repris" in line and reason in line for line in done.stdout.splitlines()), name


def test_a_link_in_the_place_of_the_whole_content_is_refused(depot: Path, target: Path) -> None:
    git(depot, "rm", "-r", "--quiet", "content", "data")
    (depot / "content").symlink_to("/etc")
    commit(depot)
    before = files(target)
    assert take(depot, target).returncode == 1 and files(target) == before


def test_names_that_climb_are_left(depot: Path, target: Path) -> None:
    blob = git(depot, "hash-object", "-w", "--stdin", given="ran")
    good = git(depot, "rev-parse", "HEAD:data/sources.yml")
    climbing = git(depot, "mktree", given=f"100644 blob {blob}\tmkdocs.yml")
    inside = git(depot, "mktree", given=f"040000 tree {climbing}\t..\n100644 blob {good}\tbon.yml")
    whole = git(depot, "mktree", given=f"040000 tree {inside}\tcontent")
    version = git(depot, "commit-tree", whole, "-m", "grimpe")
    before = files(target, but=CONTENT)
    take(depot, target, version)
    assert files(target, but=CONTENT) == before
    assert set(files(target)) - set(before) == {"content/bon.yml"}


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be on Windows")
def test_names_that_would_speak_to_the_terminal_or_to_the_ci_are_left_and_told_harmlessly(
    depot: Path, target: Path
) -> None:
    odd = ["content/a\n::add-mask::x.yml", "content/a\x1b[31m.yml", "data/a\\b.yml"]
    for name in odd:
        (depot / name).write_text("x")
    commit(depot)
    before = files(target)
    done = take(depot, target)
    assert files(target) == before
    assert all(line.startswith("| ") for line in done.stdout.splitlines()) and "\x1b" not in done.stdout


def test_hooks_filters_and_programs_of_the_proposal_do_not_run(depot: Path, target: Path, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    write(depot, {".gitattributes": "content/** filter=mechant", CONTRAT: BASE[CONTRAT].replace("Essai", "Neuf")})
    commit(depot)
    git(depot, "config", "filter.mechant.smudge", f"touch {ran}; cat")
    for hook in ("post-checkout", "reference-transaction", "fsmonitor-watchman"):
        path = depot / ".git" / "hooks" / hook
        path.write_text(f"#!/bin/sh\ntouch {ran}\n")
        path.chmod(0o755)
    assert take(depot, target).returncode == 0
    assert "Neuf" in (target / CONTRAT).read_text() and not ran.exists()


def test_files_are_data_even_where_they_were_programs(depot: Path, target: Path) -> None:
    (depot / CONTRAT).chmod(0o755)
    commit(depot)
    take(depot, target)
    assert not os.access(target / CONTRAT, os.X_OK)


def test_contours_already_fetched_stay(depot: Path, target: Path) -> None:
    write(target, {"data/geo/quartiers.geojson": "{}"})
    git(depot, "rm", "-r", "--quiet", "data")
    commit(depot)
    assert take(depot, target).returncode == 0
    assert files(target / "data") == {"geo/quartiers.geojson": b"{}"}


@pytest.mark.parametrize("version", ["absente", "--output=x", ""])
def test_a_proposal_that_cannot_be_read_changes_nothing(depot: Path, target: Path, version: str) -> None:
    before = files(target)
    done = take(depot, target, version)
    assert done.returncode and files(target) == before
