"""The steps of the CI files, run here: what is published, and what a proposal may and may not do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from contrats.outputs.sites import read_content  # noqa: F401 - the program under test must be importable here

from tests.ci.coureur import Coureur, Job
from tests.ci.depots import NOBODY, ROOT, commit, equip, files, git, repository
from tests.ci.test_workflows import GITLAB, read
from tests.direct.apercus import WRONG
from tests.projects import BASE, CONTRAT, plain, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="steps for bash")

GITHUB = ROOT / "ci" / "github"
OTHER = {
    "content/contrats/autre/contrat.yml": BASE[CONTRAT].replace("Essai", "Autre"),
    "content/contrats/tiers/contrat.yml": BASE[CONTRAT].replace("Essai", "Tiers"),
}
HOSTILE = {
    "mkdocs.yml": "site_name: Pris\nhooks: [hooks.py]\n",
    "hooks.py": "open('RAN', 'w')\n",
    "site_build.py": "open('RAN', 'w')\n",
    "plugins/contrats/__init__.py": "open('RAN', 'w')\n",
    "ci/proposition.py": "open('RAN', 'w')\n",
    "Makefile": "all:\n\ttouch RAN\n",
    "tools/venv.sh": "touch RAN\n",
    "requirements/site.txt": "malveillant==1\n",
    CONTRAT: BASE[CONTRAT].replace("Contrat de ville d'Essai", "Contrat proposé"),
}


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    return repository(tmp_path / "depot", {**BASE, **OTHER})


def propose(depot: Path, changes: dict) -> str:
    """A commit that proposes changes, on a branch of its own."""
    git(depot, "checkout", "--quiet", "-b", "proposition")
    write(depot, changes)
    version = commit(depot)
    git(depot, "checkout", "--quiet", "main")
    return version


def proposal(depot: Path, tmp_path: Path, version: str) -> Job:
    values = {"github.base_ref": "main", "github.sha": version}
    (job,) = Coureur.of(GITHUB / "proposition.yml", depot, tmp_path / "ci", values).run()
    return job


def html(folder: Path) -> str:
    return "".join(path.read_text("utf-8") for path in sorted(folder.rglob("*.html")))


# --- Proposals ---


def test_a_proposal_is_checked_and_shown_with_the_program_of_the_destination(depot: Path, tmp_path: Path) -> None:
    version = propose(depot, HOSTILE)
    git(depot, "checkout", "--quiet", "proposition")
    (depot / "content/passwd.md").symlink_to("/etc/passwd")
    (depot / "content/contrats/essai/medias").mkdir()
    (depot / "content/contrats/essai/medias/x.png").symlink_to("/etc/passwd")
    version = commit(depot)
    git(depot, "checkout", "--quiet", "main")
    job = proposal(depot, tmp_path, version)
    assert not job.failed, job.said
    shown = html(tmp_path / "ci" / "artefacts" / "apercu")
    assert "Contrat proposé" in shown and "Pris" not in shown and "root:" not in shown
    assert not list(tmp_path.rglob("RAN"))
    program = files(depot, but=("content", "data"))
    assert {name: data for name, data in files(job.folder).items() if name in program} == program
    assert "'content/passwd.md' n'est pas repris : c'est un lien" in job.said


def test_a_wrong_proposal_fails_and_its_summary_says_where_and_how_to_mend(depot: Path, tmp_path: Path) -> None:
    job = proposal(depot, tmp_path, propose(depot, {CONTRAT: WRONG}))
    assert job.codes["Vérifier"] == 1
    assert f"{CONTRAT}:3:10: erreur" in job.summary and "vouliez-vous dire « ville »" in job.summary
    assert "Autre" in html(tmp_path / "ci" / "artefacts" / "apercu"), "the other contracts are shown all the same"


def test_words_of_a_proposal_give_no_order_to_the_ci(depot: Path, tmp_path: Path) -> None:
    order = 'porteur: "::add-mask::x"\n"::stop-commands::x": 1\n"```": "<script>"'
    wrong = plain(BASE[CONTRAT]).replace("porteur: ville", order)
    job = proposal(depot, tmp_path, propose(depot, {CONTRAT: wrong}))
    assert job.codes["Vérifier"] == 1 and "::add-mask::" in job.said
    assert [line for line in job.said.splitlines() if line.lstrip().startswith("::")] == []
    told = [line for line in job.summary.splitlines() if "::" in line or "```" in line or "<script" in line]
    assert told and all(line.startswith("    ") for line in told)


# --- Publication ---


def publication(depot: Path, tmp_path: Path, **variables: str) -> Coureur:
    values = {"github.run_id": "1", "steps.mise-en-ligne.outputs.page_url": ""}
    values.update({f"vars.{name}": value for name, value in variables.items()})
    run = Coureur.of(GITHUB / "publication.yml", depot, tmp_path / "ci", values)
    run.run()
    return run


def built(depot: Path, tmp_path: Path, day: str) -> dict[str, bytes]:
    """The site as one machine builds it in one piece."""
    folder = tmp_path / "seul"
    git(tmp_path, "clone", "--quiet", str(depot), str(folder))
    order = [sys.executable, "site_build.py", "build", "--no-cache", "--date", day]
    subprocess.run(order, cwd=folder, check=True, capture_output=True, timeout=300)
    return dict(files(folder / "site"))


def test_parts_are_built_put_together_and_given_to_pages_as_if_built_in_one_piece(depot: Path, tmp_path: Path) -> None:
    run = publication(depot, tmp_path, PARTIES="2")
    assert [job.name for job in run.done] == ["verifier", "construire1", "construire2", "reunir", "pages"]
    assert not any(job.failed for job in run.done), "".join(job.said for job in run.done)
    given = dict(files(tmp_path / "ci" / "artefacts" / "pages"))
    assert given == built(depot, tmp_path, run.values["needs.verifier.outputs.jour"])


def test_a_site_goes_whole_to_a_host_of_one_s_own(depot: Path, tmp_path: Path) -> None:
    web = tmp_path / "web"
    run = publication(depot, tmp_path, HEBERGEUR=str(web), HEBERGEUR_CONNU="hote ssh-ed25519 AAAA")
    assert [job.name for job in run.done] == ["verifier", "construire1", "reunir", "hebergeur"]
    assert not any(job.failed for job in run.done), "".join(job.said for job in run.done)
    assert "Contrat de ville d’Essai" in (web / "courant" / "essai" / "index.html").read_text("utf-8")
    key = run.done[-1].folder.parent / "maison" / ".ssh" / "id_ed25519"
    assert key.stat().st_mode & 0o077 == 0


def test_an_error_on_the_main_branch_publishes_nothing(depot: Path, tmp_path: Path) -> None:
    write(depot, {CONTRAT: WRONG})
    commit(depot)
    run = publication(depot, tmp_path)
    assert [job.name for job in run.done] == ["verifier"] and run.done[0].failed
    assert not (tmp_path / "ci" / "artefacts").exists()


# --- GitLab ---


def gitlab(job: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs the commands of a job in ``folder``, as the host does: in bash, ending at the first that fails."""
    workflow = read(GITLAB)
    commands = "\n".join(workflow[job]["script"])
    env = {**os.environ, **NOBODY, "HOME": str(folder.parent), "ANNEE_DES_CONTOURS": "", **variables}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", commands],
        cwd=folder, env=env, text=True, encoding="utf-8", timeout=300, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def cloned(depot: Path, folder: Path, version: str = "main") -> Path:
    git(depot, "clone", "--quiet", str(depot), str(folder))
    git(folder, "checkout", "--quiet", "--detach", f"origin/{version}")
    equip(folder)
    return folder


def test_in_gitlab_parts_are_built_put_together_and_published(depot: Path, tmp_path: Path) -> None:
    folder = cloned(depot, tmp_path / "projet")
    assert gitlab("verifier", folder).returncode == 0
    day = (folder / "jour.env").read_text().strip().removeprefix("JOUR=")
    for index in ("1", "2"):
        done = gitlab("construire", folder, JOUR=day, CI_NODE_INDEX=index, CI_NODE_TOTAL="2")
        assert done.returncode == 0, done.stdout
    assert (done := gitlab("reunir", folder, JOUR=day)).returncode == 0, done.stdout
    wanted = built(depot, tmp_path, day)
    assert dict(files(folder / "site")) == wanted
    key = tmp_path / "cle"
    key.write_text("secret")
    web = tmp_path / "web"
    host = {"HEBERGEUR": str(web), "HEBERGEUR_CONNU": "x", "HEBERGEUR_CLE": str(key)}
    assert (done := gitlab("hebergeur", folder, **host)).returncode == 0, done.stdout
    assert dict(files(web / "courant" / "")) == wanted
    assert gitlab("pages", folder).returncode == 0
    assert dict(files(folder / "public")) == wanted


@pytest.mark.parametrize(("changes", "code"), [(HOSTILE, 0), ({CONTRAT: WRONG}, 1)], ids=["hostile", "wrong"])
def test_in_gitlab_a_proposal_is_shown_with_the_program_of_the_destination(
    depot: Path, tmp_path: Path, changes: dict, code: int
) -> None:
    version = propose(depot, {**changes, "apercu/RESTE": ""})
    folder = cloned(depot, tmp_path / "projet", "proposition")
    builds = tmp_path / "chantiers"
    builds.mkdir()
    names = {
        "CI_PROJECT_DIR": str(folder),
        "CI_BUILDS_DIR": str(builds),
        "CI_COMMIT_SHA": version,
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "PATH": f"{_make(tmp_path, builds / 'destination')}{os.pathsep}{os.environ['PATH']}",
    }
    done = gitlab("proposition", folder, **names)
    assert done.returncode == code, done.stdout
    shown = html(folder / "apercu" / "site")
    assert ("Contrat proposé" in shown) is (code == 0) and "Autre" in shown and "Pris" not in shown
    assert not list(tmp_path.rglob("RAN")) and not (folder / "apercu" / "RESTE").exists()
    assert ("vouliez-vous dire" in (folder / "apercu" / "verification.txt").read_text("utf-8")) is (code == 1)


def _make(tmp_path: Path, folder: Path) -> Path:
    """A folder with a « make » that installs without the network."""
    tools = tmp_path / "outils"
    tools.mkdir()
    code = f"from pathlib import Path; from tests.ci.depots import equip; equip(Path({str(folder)!r}))"
    (tools / "make").write_text(f'#!/bin/sh\ncd "{ROOT}" && exec "{sys.executable}" -c "{code}"\n')
    (tools / "make").chmod(0o755)
    return tools
