"""The steps of the GitLab file, run here: every job of a pipeline of the main branch, and that of a proposal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.ci.coureur_gitlab import Pipeline, cloned, run, script
from tests.ci.depots import ROOT, commit, files, repository
from tests.ci.matiere import AUTRE, HOSTILE, OTHER, built, html, official, propose
from tests.direct.apercus import WRONG
from tests.projects import BASE, CONTRAT, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="steps for bash")


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    return repository(tmp_path / "depot", {**BASE, **OTHER})


def test_a_site_goes_whole_to_a_host_of_one_s_own(depot: Path, tmp_path: Path) -> None:
    web = tmp_path / "web"
    (tmp_path / "cle").write_text("secret")
    host = {"HEBERGEUR": str(web), "HEBERGEUR_CONNU": "x", "HEBERGEUR_CLE": str(tmp_path / "cle")}
    done = Pipeline(depot, tmp_path / "ci", host).run()
    assert "hebergeur" in done.codes and "pages" not in done.codes
    assert not any(done.codes.values()), done.said
    assert dict(files(web / "courant" / "")) == dict(files(tmp_path / "ci" / "artefacts" / "reunir" / "site"))


def test_parts_are_put_together_and_published_and_a_contract_at_fault_keeps_its_last_version(
    depot: Path, tmp_path: Path
) -> None:
    servers = official(tmp_path)
    shapes = {"ESSAI_CONTOURS": str(servers)}
    first = Pipeline(depot, tmp_path / "ci1", dict(shapes)).run()
    assert list(first.codes) == ["verifier", "construire", "reunir", "pages", "compte-rendu"]
    assert not any(first.codes.values()), first.said
    wanted = built(depot, tmp_path, first.variables["JOUR"], servers)
    assert dict(files(tmp_path / "ci1" / "artefacts" / "pages" / "public")) == wanted
    write(depot, {CONTRAT: WRONG, AUTRE: OTHER[AUTRE].replace("Contrat de ville d'Autre", "Contrat changé")})
    commit(depot)
    second = Pipeline(depot, tmp_path / "ci2", dict(shapes)).run()
    assert [name for name, code in second.codes.items() if code] == ["compte-rendu"], second.said
    assert f"{CONTRAT}:3:10: erreur" in second.said["compte-rendu"]
    before, after = (dict(files(tmp_path / ci / "artefacts" / "pages" / "public")) for ci in ("ci1", "ci2"))
    ours = {name: data for name, data in before.items() if name.startswith("essai/")}
    assert ours and ours == {name: data for name, data in after.items() if name.startswith("essai/")}
    assert "Contrat changé" in after["autre/index.html"].decode()


@pytest.mark.parametrize(("changes", "code"), [(HOSTILE, 0), ({CONTRAT: WRONG}, 1)], ids=["hostile", "wrong"])
@pytest.mark.parametrize("fork", [False, True], ids=["branch", "fork"])
def test_a_proposal_is_shown_with_the_program_of_the_destination(
    depot: Path, tmp_path: Path, changes: dict, code: int, fork: bool
) -> None:
    version = propose(depot, {**changes, "apercu/RESTE": ""})
    if fork:  # whose own main branch is not that of the destination
        depot.rename(tmp_path / "copie.git")
        write(tmp_path / "copie.git", {"ci/proposition.py": "open('RAN', 'w')"})
        commit(tmp_path / "copie.git")
        repository(tmp_path / "depot.git", {**BASE, **OTHER})
    folder = cloned(tmp_path / "copie.git" if fork else depot, tmp_path / "projet", "proposition")
    builds = tmp_path / "chantiers"
    builds.mkdir()
    names = {
        "CI_PROJECT_DIR": str(folder),
        "CI_PROJECT_ID": "2" if fork else "1",
        "CI_MERGE_REQUEST_PROJECT_ID": "1",
        "CI_MERGE_REQUEST_PROJECT_URL": str(tmp_path / "depot"),
        "CI_BUILDS_DIR": str(builds),
        "CI_COMMIT_SHA": version,
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "PATH": f"{_make(tmp_path, builds / 'destination')}{os.pathsep}{os.environ['PATH']}",
    }
    done = run(script("proposition"), folder, **names)
    assert done.returncode == code, done.stdout
    shown = html(folder / "apercu" / "site")
    assert ("Contrat proposé" in shown) is (code == 0) and "Autre" in shown and "Pris" not in shown
    assert not list(tmp_path.rglob("RAN")) and not (folder / "apercu" / "RESTE").exists()
    told = (folder / "apercu" / "changements.txt").read_text("utf-8")
    assert ("après : Contrat proposé" in told) is (code == 0) and ("rien ne change" in told) is (code == 1)
    assert ("vouliez-vous dire" in (folder / "apercu" / "verification.txt").read_text("utf-8")) is (code == 1)


def _make(tmp_path: Path, folder: Path) -> Path:
    """A folder with a « make » that installs without the network."""
    tools = tmp_path / "outils"
    tools.mkdir()
    code = f"from pathlib import Path; from tests.ci.depots import equip; equip(Path({str(folder)!r}))"
    (tools / "make").write_text(f'#!/bin/sh\ncd "{ROOT}" && exec "{sys.executable}" -c "{code}"\n')
    (tools / "make").chmod(0o755)
    return tools
