"""What cannot be read or written: of a shared file, those that show it; of a contract, itself; of the disk, no one."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from contrats.publishing import atelier as workshop

from tests.projects import ENGAGEMENTS, ENGLISH
from tests.publishing.conftest import LUE, NORD, PAGE, Atelier, tree

VOISIN = "content/contrats/voisin/contrat.yml"
Run = Callable[..., tuple[int, str]]


@pytest.fixture(params=["avec cache", "sans cache"])
def options(request: pytest.FixtureRequest) -> list[str]:
    """A build takes the same decisions with its cache and without."""
    return ["--processus", "1", *(["--no-cache"] if request.param == "sans cache" else [])]


# --- Shared files of which something could not be read ---

TABLE = "data/indicateurs/voisin.csv"
DAMAGES_OF_TABLE = {
    "a cell": ("2000", "deux mille"),
    "a row": (";2000", ";2000;;;;;;;;;;;;;"),
    "the header": ("indicateur;", "indicateurs;"),
}


@pytest.mark.parametrize(("old", "new"), DAMAGES_OF_TABLE.values(), ids=DAMAGES_OF_TABLE)
def test_contract_whose_figures_cannot_be_read_keeps_its_last_version(
    atelier: Atelier, run: Run, options: list[str], old: str, new: str
) -> None:
    before = tree(atelier.site / "voisin")
    atelier.change(TABLE, old, new)
    atelier.change(PAGE, "Ancien", "Nouveau")
    code, said = run("build", *options)
    assert code == 1 and f"{TABLE}:" in said and "à cause des erreurs : voisin." in said
    assert tree(atelier.site / "voisin") == before
    assert b"Nouveau" in (atelier.site / LUE).read_bytes()


@pytest.mark.parametrize("chosen", [True, False])
def test_base_map_that_cannot_be_read_is_not_taken_away(
    atelier: Atelier, run: Run, options: list[str], chosen: bool
) -> None:
    """The portal's file may choose the base map of every site: where it does, what shows one keeps it."""
    place = {"type": "Feature", "properties": {"code": "QN05941I"}, "geometry": {"type": "MultiPolygon"}}
    place["geometry"]["coordinates"] = [[[[2, 50], [3, 50], [3, 51], [2, 50]]]]
    shapes = {"type": "FeatureCollection", "source": "ANCT", "date": "2024-01-01", "features": [place]}
    portail = "titre: Portail\n" + ("fond-de-carte: {producteur: la métropole}\n" if chosen else "")
    atelier.write({"content/portail.yml": portail, "data/geo/quartiers.geojson": json.dumps(shapes)})
    dist = {"dist/leaflet.js": "//", "dist/leaflet.css": "a{}", "LICENSE": "Libre"}
    atelier.write({f"node_modules/leaflet/{name}": text for name, text in dist.items()})
    assert run("build", *options)[0] == 0
    before = tree(atelier.site)
    assert ("de la métropole" in before["essai/carte/index.html"].decode()) == chosen
    atelier.change("content/portail.yml", "titre:", "titre: [")
    atelier.change(PAGE, "Ancien", "Nouveau")
    code, said = run("build", *options)
    assert code == 1 and "content/portail.yml:1:" in said and "Le portail garde" in said
    assert (tree(atelier.site) == before) == chosen


def test_engagement_that_a_contract_at_fault_no_longer_writes_is_missed(atelier: Atelier, run: Run) -> None:
    """While the contract that writes it is at fault the département waits for it; renamed there, it waits no more."""
    atelier.change(NORD, "engagement: lieux", "engagement: fontaine")
    atelier.change(ENGAGEMENTS, "id: jardin", "id: fontaine")
    atelier.change(ENGAGEMENTS, "portee: contrat", "portee: contrats")
    assert NORD not in run("build")[1]
    atelier.change(ENGAGEMENTS, "id: fontaine", "id: lavoir")
    assert all(f"{NORD}:" in run("build", *more)[1] for more in ([], ["--no-cache"]))


# --- What the disk refuses ---


@pytest.mark.parametrize(("refusal", "blamed"), [(errno.ENOSPC, False), (errno.EACCES, True), (errno.ENOENT, True)])
def test_file_that_cannot_be_read_is_of_its_contract_and_a_full_disk_of_no_one(
    atelier: Atelier, run: Run, options: list[str], monkeypatch: pytest.MonkeyPatch, refusal: int, blamed: bool
) -> None:
    before, build_site = tree(atelier.site), workshop.build_site
    image, copy = atelier.root / "content/contrats/essai/medias/plan.png", atelier.site / "essai/medias/plan.png"

    def refusing(config: Path, content: object, contrat: str, target: Path, **more: object) -> int:
        if contrat == "essai":
            raise OSError(refusal, os.strerror(refusal), str(image), None, str(copy))
        return build_site(config, content, contrat, target, **more)

    monkeypatch.setattr(workshop, "build_site", refusing)
    atelier.change(PAGE, "Ancien", "Nouveau")
    atelier.change(VOISIN, "nom-court: Voisin", "nom-court: Tout-proche")
    code, said = run("build", *options)
    assert not ENGLISH.search(said.replace(str(atelier.root), "").replace("make serve", "").replace("directory", ""))
    after = tree(atelier.site)
    if blamed:
        assert code == 1 and "essai/medias/plan.png:1:1: erreur L011" in said and "à cause des erreurs : essai." in said
        assert {n.partition("/")[0] for n in before if after.get(n) != before[n]} >= {"voisin"}
        assert {n: b for n, b in after.items() if n.startswith("essai/")} == {
            n: b for n, b in before.items() if n.startswith("essai/")
        }
    else:
        assert code == 3 and f"le disque est plein ({copy})" in said and after == before


def test_write_that_names_no_file_is_told(atelier: Atelier, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(workshop, "build_site", full)
    atelier.change(PAGE, "Ancien", "Nouveau")
    code, said = run("build", "--no-cache")
    assert code == 3 and f"le disque est plein ({atelier.site})" in said
