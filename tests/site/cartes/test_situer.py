"""« Suis-je dans un quartier prioritaire ? »: the script of the page gives the answers of shapely, point by point."""

from __future__ import annotations

import json
import math
import random
import subprocess
from functools import cache
from pathlib import Path

import pytest
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon, shape

from tests.site.conftest import ROOT
from tools.node import find_node

SCRIPT = ROOT / "plugins/contrats/engines/mkdocs/theme/assets/situer.js"
GEO = ROOT.parent / "shared" / "geo" / "qpv2024_nord59.geojson"
REELS = pytest.mark.skipif(
    not GEO.is_file(), reason="Les contours officiels ne sont pas là : le dossier « ../shared/geo » est absent."
)
POINTS = 4000
RUN = """
const Situer = require(process.argv[1]), given = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(%s));
"""
METRE = 180 / (math.pi * 6371008.8)
"""Degrees of latitude."""


def run(expression: str, **given) -> list:
    """What an expression of JavaScript is worth, where ``Situer`` is the script and ``given`` the values."""
    node = find_node()
    if node is None:
        pytest.fail("Node.js manque : lancez « make test ».", pytrace=False)
    told = subprocess.run(
        [node, "-e", RUN % expression, str(SCRIPT)], input=json.dumps(given), capture_output=True, text=True, check=True
    )
    return json.loads(told.stdout)


def rings(geometry: Polygon | MultiPolygon) -> list:
    """The polygons as the page holds them."""
    pieces = geometry.geoms if isinstance(geometry, MultiPolygon) else [geometry]
    return [[list(map(list, r.coords)) for r in (p.exterior, *p.interiors)] for p in pieces]


def square(x: float, y: float, side: float) -> Polygon:
    return shapely.box(x, y, x + side, y + side)


TROUE = square(2.5, 50.7, 0.04).difference(square(2.51, 50.71, 0.02))
DANS_LE_TROU = MultiPolygon([TROUE, square(2.515, 50.715, 0.005)])
ETOILE = Polygon([
    (2.6 + (0.02 if i % 2 else 0.008) * math.cos(i * math.pi / 9), 50.7 + (0.015 if i % 2 else 0.005) * math.sin(i * math.pi / 9))
    for i in range(18)
])  # fmt: skip
FORMES = {
    "hole": TROUE,
    "piece in a hole": DANS_LE_TROU,
    "star": ETOILE,
    "two": MultiPolygon([ETOILE, square(2.7, 50.7, 0.01)]),
}


def around(geometry: Polygon | MultiPolygon, count: int, seed: int) -> list[tuple[float, float]]:
    """Points at random in the box of a shape, half of them within a few metres of an edge or of a corner."""
    dice, (west, south, east, north) = random.Random(seed), geometry.bounds
    lines = [
        r
        for p in (geometry.geoms if isinstance(geometry, MultiPolygon) else [geometry])
        for r in (p.exterior, *p.interiors)
    ]
    found = []
    for n in range(count):
        if n % 2:
            line = dice.choice(lines)
            at = Point(dice.choice(line.coords)) if n % 4 == 1 else line.interpolate(dice.random(), normalized=True)
            found.append((at.x + dice.gauss(0, 3 * METRE), at.y + dice.gauss(0, 3 * METRE)))
        else:
            found.append((dice.uniform(west, east), dice.uniform(south, north)))
    return found


def distance(geometry: Polygon | MultiPolygon, lon: float, lat: float) -> float:
    """Metres to the nearest edge, on the plane around the point."""
    flat = shapely.transform(geometry, lambda c: (c - (lon, lat)) * (math.cos(math.radians(lat)) / METRE, 1 / METRE))
    return flat.boundary.distance(Point(0, 0))


def disagreements(cases: list[tuple[Polygon | MultiPolygon, list[tuple[float, float]]]]) -> list[tuple]:
    """The points of each shape on which the script and shapely differ."""
    given = [{"forme": rings(g), "points": points} for g, points in cases]
    told = run("given.cas.map(c => c.points.map(p => Situer.situer(p[0], p[1], c.forme)))", cas=given)
    return [
        (p, mine, theirs)
        for (g, points), answers in zip(cases, told, strict=True)
        for p, mine in zip(points, answers, strict=True)
        if (theirs := (g.contains(Point(p)), distance(g, *p)))
        and (mine["dedans"] != theirs[0] or abs(mine["metres"] - theirs[1]) > 1e-3)
    ]


@pytest.mark.parametrize("name", FORMES)
def test_inside_and_distance_are_those_of_shapely(name: str) -> None:
    assert disagreements([(FORMES[name], around(FORMES[name], POINTS // 4, seed=len(name)))]) == []


@cache
def reels() -> list[Polygon | MultiPolygon]:
    features = json.loads(GEO.read_text("utf-8"))["features"]
    return [shapely.make_valid(shape(f["geometry"])) for f in features]


@REELS
def test_inside_and_distance_are_those_of_shapely_on_the_official_shapes() -> None:
    each = POINTS // 40
    kept = [g for g in reels() if isinstance(g, Polygon | MultiPolygon)]
    assert len(kept) == 94 and any(isinstance(g, MultiPolygon) for g in kept)
    assert disagreements([(g, around(g, each, seed=n)) for n, g in enumerate(kept)]) == []


@REELS
def test_answers_are_those_of_shapely_among_all_official_quartiers() -> None:
    kept = reels()
    quartiers = [{"nom": str(n), "polygones": rings(g)} for n, g in enumerate(kept)]
    points = [p for n, g in enumerate(kept[:40]) for p in around(g, 20, seed=n)]
    for (lon, lat), said in zip(points, answers(points, quartiers, 15, 10), strict=True):
        near = min(range(len(kept)), key=lambda n: distance(kept[n], lon, lat))
        inside = [str(n) for n, g in enumerate(kept) if g.contains(Point(lon, lat))]
        edge = distance(kept[near], lon, lat)
        if edge <= 25:
            assert said["sens"] == "limite"
        elif inside:
            assert said["sens"] == "dans" and said["quartier"]["nom"] in inside
        else:
            assert said["sens"] == "hors" and said["quartier"]["nom"] == str(near)


def answers(points: list[tuple[float, float]], quartiers: list[dict], precision: float, marge: float) -> list[dict]:
    """What the page would say of each point."""
    return run(
        "given.points.map(p => Situer.repondre(p[0], p[1], given.precision, given.quartiers, given.marge))",
        points=points, quartiers=quartiers, precision=precision, marge=marge,
    )  # fmt: skip


CARRE = [{"nom": "Carré", "polygones": rings(shapely.box(2.5, 50.7, 2.52, 50.72))}]


def said(lon: float, lat: float, precision: float = 0, marge: float = 0.001) -> str:
    return answers([(lon, lat)], CARRE, precision, marge)[0]["sens"]


def lire(typed: str) -> dict | None:
    return run("Situer.lire(given.texte)", texte=typed)


@pytest.mark.parametrize(
    ("lon", "lat"),
    [(2.5, 50.71), (2.52, 50.71), (2.51, 50.7), (2.51, 50.72), (2.5, 50.7), (2.52, 50.72), (2.52, 50.7), (2.5, 50.72)],
)
def test_point_on_an_edge_or_a_corner_is_at_the_limit(lon: float, lat: float) -> None:
    assert said(lon, lat) == "limite"


@pytest.mark.parametrize(
    ("metres", "precision", "marge", "sens"),
    [
        (30, 0, 10, "dans"),
        (30, 19, 10, "dans"),
        (30, 21, 10, "limite"),
        (-30, 19, 10, "hors"),
        (-30, 21, 10, "limite"),
        (9, 0, 10, "limite"),
        (-9, 0, 10, "limite"),
        (-5000, 6000, 10, "limite"),
    ],
)
def test_circle_that_touches_an_edge_is_too_near_to_tell(
    metres: float, precision: float, marge: float, sens: str
) -> None:
    """``metres`` inside the southern edge, outside when negative."""
    assert said(2.51, 50.7 + metres * METRE, precision, marge) == sens


def test_without_shape_nothing_is_answered() -> None:
    assert answers([(2.5, 50.7)], [], 0, 10) == [{"sens": "inconnu"}]


@pytest.mark.parametrize(
    ("typed", "lat", "lon"),
    [
        ("50.7231, 2.5379", 50.7231, 2.5379),
        ("50,7231 ; 2,5379", 50.7231, 2.5379),
        ("50,7231\u202f; 2,5379", 50.7231, 2.5379),
        ("50,7231;2,5379", 50.7231, 2.5379),
        ("50,7231 2,5379", 50.7231, 2.5379),
        ("50,7231, 2,5379", 50.7231, 2.5379),
        ("50.7231,2.5379", 50.7231, 2.5379),
        (" −20.9° ; +55.45° ", -20.9, 55.45),
    ],
)
def test_coordinates_are_read_as_people_type_them(typed: str, lat: float, lon: float) -> None:
    read = lire(typed)
    assert (read["lat"], read["lon"]) == (lat, lon)


@pytest.mark.parametrize(
    "typed", ["", "50.7", "rue de la Paix", "50.7;2.5;3", "91 ; 2", "50 ; 181", "1e9 ; 2", "50,7,2,5"]
)
def test_other_words_are_no_coordinates(typed: str) -> None:
    assert lire(typed) is None


@pytest.mark.parametrize(
    ("typed", "metres"), [("50.7 ; 2.5379", 7862), ("50.7231 ; 2.5379", 7.9), ("50.72312 ; 2.53790", 0.786)]
)
def test_fewer_decimals_are_less_precise(typed: str, metres: float) -> None:
    assert lire(typed)["precision"] == pytest.approx(metres, rel=0.01)


def test_script_reaches_for_nothing() -> None:
    assert not [
        w for w in ("fetch", "XMLHttp", "http", "document", "localStorage") if w in Path(SCRIPT).read_text("utf-8")
    ]
