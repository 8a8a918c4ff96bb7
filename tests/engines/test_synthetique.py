"""The made-up projects of the benchmarks: valid, the same every time, and of the size that is said."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from contrats.outputs.sites import read_content, site_of

ROOT = Path(__file__).resolve().parents[2]


def make(folder: Path, contrats: int, *more: str) -> dict[str, bytes]:
    command = [
        sys.executable,
        str(ROOT / "benchmarks" / "synthetique.py"),
        str(folder),
        "--contrats",
        str(contrats),
        *more,
    ]
    subprocess.run(command, check=True, capture_output=True)
    files = (p for room in ("content", "data") for p in (folder / room).rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


@pytest.fixture(scope="module")
def nine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("neuf")
    make(folder, 9)
    return folder


def test_content_is_without_fault(nine: Path):
    content = read_content(nine, au=date(2026, 11, 20))
    assert [str(d) for d in content.diagnostics if d.level >= 2] == []
    assert len(content.library.dossiers) == 9
    assert len({q.code for d in content.library.dossiers.values() for q in d.quartiers}) == 33


def test_project_has_what_real_ones_have(nine: Path):
    library = read_content(nine, au=date(2026, 11, 20)).library
    dossiers = library.dossiers
    assert [d.id for d in dossiers.values() if d.contrat.etat == "annonce"] == ["contrat-005"]
    assert {q.code for q in dossiers["contrat-008"].quartiers} & {q.code for q in dossiers["contrat-009"].quartiers}
    assert [len(library.contrats_de(area)) for area in library.departements] == [5, 4]
    named = [goal for area in library.departements for p in area.programmes for goal in p.objectifs]
    assert len(named) == 4
    assert all(library.ou_lire(goal) for goal in named)
    own = [e.fiche for d in dossiers.values() for e in d.engagements if e.commun is None]
    for key in ("montants", "cible", "echeance", "suivi", "a_noter"):
        assert 0 < sum(bool(getattr(e, key)) for e in own) < len(own), key


def test_every_map_has_shapes_unless_told_otherwise(nine: Path, tmp_path: Path):
    library = read_content(nine, au=date(2026, 11, 20)).library
    for dossier in library.dossiers.values():
        contrat = dossier.contrat
        assert {contrat.porteur, *contrat.communes, *(q.code for q in dossier.quartiers)} <= library.contours.keys()
    site = site_of(read_content(nine, au=date(2026, 11, 20)), "contrat-001")
    maps = {page.url for page in site.pages if 'class="carte"' in page.corps}
    assert {"", "carte/", "quartiers/qn01001i/", "communes/01101/"} <= maps
    without = make(tmp_path / "sans", 2, "--sans-contours")
    assert not any(name.startswith("data/geo/") for name in without)


def test_first_contract_has_about_sixty_pages_and_figures(nine: Path):
    site = site_of(read_content(nine, au=date(2026, 11, 20)), "contrat-001")
    assert 58 <= len(site.pages) <= 66
    assert any("<svg" in page.corps for page in site.pages)


def test_same_size_gives_the_same_bytes_and_a_larger_one_begins_with_the_smaller(nine: Path, tmp_path: Path):
    again = make(tmp_path / "encore", 9)
    fewer = make(tmp_path / "moins", 6)
    files = (p for room in ("content", "data") for p in (nine / room).rglob("*") if p.is_file())
    assert again == {p.relative_to(nine).as_posix(): p.read_bytes() for p in files}
    assert "data/geo/communes.geojson" in again
    own = {name: text for name, text in fewer.items() if name.startswith("content/")}
    own.pop("content/departements/departement-02.yml")  # it names its contracts: one here, four there
    assert own.items() <= again.items()
