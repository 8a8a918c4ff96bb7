"""Made-up shapes of quartiers, communes and EPCI, as dense as the official ones, and the files that hold them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contrat_synthetique import Lieu

PAS = 0.05
"""Width of a commune, in degrees: about four kilometres."""
BORD = 30
"""Points of a side of a commune."""
Ring = list[tuple[float, float]]


def cote(a: tuple[float, float], b: tuple[float, float], points: int) -> Ring:
    """A wavy border between two corners, the same whichever way it is run; the last corner left out."""
    if b < a:
        return [b, *cote(b, a, points)][:0:-1]
    (ax, ay), (bx, by) = a, b
    found = []
    for i in range(points):
        t = i / points
        wave = 0.03 * PAS * math.sin(17 * t * math.pi + ax * 40 + ay * 70) * math.sin(math.pi * t)
        found.append((ax + (bx - ax) * t + wave * (by != ay), ay + (by - ay) * t + wave * (bx != ax)))
    return found


def commune(x: float, y: float, points: int) -> Ring:
    corners = [(x, y), (x + PAS, y), (x + PAS, y + PAS), (x, y + PAS)]
    corners = [(round(a, 6), round(b, 6)) for a, b in corners]
    ring = [p for a, b in zip(corners, [*corners[1:], corners[0]], strict=True) for p in cote(a, b, points // 4)]
    return [*ring, ring[0]]


def rond(x: float, y: float, points: int = 80) -> Ring:
    turns = [2 * math.pi * i / points for i in range(points)]
    ring = [(x + 0.006 * (1 + 0.3 * math.sin(7 * t)) * math.cos(t), y + 0.004 * math.sin(t)) for t in turns]
    return [*ring, ring[0]]


def contours(places: Iterable[Lieu]) -> Iterator[tuple[str, str]]:
    """The files of ``data/geo``, a territory a line: what ``data fetch contours`` keeps of the official files."""
    places = list(places)
    shapes = {
        "quartiers": [(c, rond(*place.points[c])) for place in places for c in place.quartiers],
        "communes": [(c, commune(x, y, 4 * BORD)) for place in places for c, (x, y) in place.cases.items()],
        "epci": [(place.agglo, _autour(place)) for place in places],
    }
    for genre, rings in shapes.items():
        head = '{"type": "FeatureCollection", "source": "Contours imaginaires", "date": "2024-01-01", "features": [\n'
        yield f"data/geo/{genre}.geojson", head + ",\n".join(_feature(*pair) for pair in sorted(rings)) + "\n]}\n"


def _autour(place: Lieu) -> Ring:
    """The border of all communes of the EPCI, along their own."""
    cells = list(place.cases.values())
    side = math.isqrt(len(cells))
    x0, y0 = cells[0]
    south, east = [(i, 0) for i in range(side)], [(side, i) for i in range(side)]
    north, west = [(side - i, side) for i in range(side)], [(0, side - i) for i in range(side)]
    corners = [(round(x0 + i * PAS, 6), round(y0 + j * PAS, 6)) for i, j in (*south, *east, *north, *west)]
    ring = [p for a, b in zip(corners, [*corners[1:], corners[0]], strict=True) for p in cote(a, b, BORD)]
    return [*ring, ring[0]]


def _feature(code: str, ring: Ring) -> str:
    coordinates = json.dumps([[[[round(x, 5), round(y, 5)] for x, y in ring]]])
    geometry = f'{{"type": "MultiPolygon", "coordinates": {coordinates}}}'
    return f'{{"type": "Feature", "properties": {{"code": "{code}", "nom": ""}}, "geometry": {geometry}}}'
