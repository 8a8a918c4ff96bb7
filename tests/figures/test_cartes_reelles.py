"""The maps on the official shapes, where their folder stands beside the project: the right place, a few kilobytes."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
import shapely
from contrats.figures.cartes import Demande, Fond, Lieu, carte
from contrats.model.geographie import Contour

from tests.figures.atlas import dessin_de

GEO = Path(__file__).resolve().parents[3] / "shared" / "geo"
EPCI = ("200042190", "200043396", "200040947")
LE_PLUS = 12 * 1024
"""Bytes of a map of 13 quartiers and 47 communes."""

pytestmark = pytest.mark.skipif(
    not GEO.is_dir(), reason="Les contours officiels ne sont pas là : le dossier « ../shared/geo » est absent."
)


@cache
def couche(nom: str) -> list[tuple[dict, Contour]]:
    """The features of a file: properties and shape."""
    found = []
    for feature in json.loads((GEO / f"{nom}.geojson").read_text("utf-8"))["features"]:
        p, g = feature["properties"], feature["geometry"]
        code = p.get("code_qp") or p.get("insee_com") or p["siren_epci"]
        several = g["coordinates"] if g["type"] == "MultiPolygon" else [g["coordinates"]]
        shapes = tuple(tuple(tuple((x, y) for x, y, *_ in ring) for ring in polygon) for polygon in several)
        found.append((p, Contour(code if isinstance(code, str) else code[0], shapes, "essai", "")))
    return found


def quartiers(siren: str) -> dict[str, Contour]:
    return {c.code: c for p, c in couche("qpv2024_3contrats") if siren in p["siren_epci_tous"]}


@cache
def dessin(siren: str):
    own = quartiers(siren)
    names = {p["code_qp"]: p for p, _ in couche("qpv2024_3contrats")}
    towns = {c.code: (p["lib_com"], c) for p, c in couche("communes_nord59") if p["siren_epci"] == siren}
    near = {i for code in own for i in names[code]["insee_com"]} & towns.keys()
    shapes = {c.code: c for _, c in couche("epci_3contrats") if c.code == siren}
    fond = Fond.de(quartiers=own, communes={i: c for i, (_, c) in towns.items()}, epci=shapes)
    places = (
        *(Lieu(code=i, nom=n, sorte="commune", role="" if i in near else "voisin") for i, (n, _) in towns.items()),
        *(
            Lieu(code=c, nom=names[c]["lib_qp"], sorte="quartier", numero=n, href=f"../quartiers/{c.lower()}/")
            for n, c in enumerate(own, 1)
        ),
    )
    wanted = Demande(
        titre="Les quartiers du contrat", lieux=places, cadre=(*own, *sorted(near)), epci=siren,
        nom_epci="La communauté d'agglomération", hauteurs=(180, 330),
    )  # fmt: skip
    return carte(wanted, fond, prefixe="carte"), {names[c]["lib_qp"]: own[c] for c in own}


@pytest.mark.parametrize("siren", EPCI)
def test_every_quartier_is_drawn_at_its_place(siren):
    drawn, expected = dessin(siren)
    for name, shape in expected.items():
        true = shapely.make_valid(shapely.MultiPolygon([(p[0], p[1:]) for p in shape.polygones]))
        rings = [shapely.make_valid(shapely.Polygon(r)) for r in dessin_de(drawn, name) if len(r) > 2]
        seen = shapely.GeometryCollection()
        for ring in rings:
            seen = seen.symmetric_difference(ring)
        x, y = drawn.projection((true.centroid.x, true.centroid.y))
        assert (seen.centroid.x, seen.centroid.y) == pytest.approx((x, y), abs=1), name


def test_the_25_quartiers_are_drawn_by_their_shape():
    seen = {code for siren in EPCI for code in quartiers(siren) if code in dessin(siren)[0].traces}
    assert seen == {c.code for _, c in couche("qpv2024_3contrats")} and len(seen) == 25


@pytest.mark.parametrize("siren", EPCI)
def test_map_stays_light(siren):
    assert len(dessin(siren)[0].svg.encode()) <= LE_PLUS
