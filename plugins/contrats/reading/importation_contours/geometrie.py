"""The geometry of a feature -> polygons that a map can draw: closed, without crossing, counter-clockwise.

Shapely (GEOS) does the repairs: self-crossings of real contours are beyond what a few lines of ours could mend.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from math import isfinite
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.polygon import orient

from contrats.model.geographie import Point, Polygone
from contrats.reading.importation_contours.cadre import check_box
from contrats.reading.importation_contours.fautes import AGAIN, Refus

DIGITS = {"quartiers": 6, "communes": 5, "epci": 5}
"""Decimals of a degree: 0.1 m for quartiers, whose edge decides who lives inside, 1 m for the others."""
MOST_POINTS = 200_000
"""Of one territory; the longest of the official files has a few thousand."""
UNCLOSED, CROSSING, SPIKE = "un anneau n'était pas fermé", "le contour se croisait", "un morceau n'avait pas de surface"
_KINDS = (
    "Seuls les contours (Polygon, MultiPolygon) servent ici : prenez le fichier des contours, pas celui des points."
)


@dataclass(frozen=True, slots=True)
class Forme:
    """A valid shape, with what had to be mended in it (French words)."""

    shape: MultiPolygon
    mended: tuple[str, ...]
    digits: int

    @property
    def polygones(self) -> tuple[Polygone, ...]:
        """Outer rings counter-clockwise, holes clockwise (RFC 7946), in an order that depends on the shape alone."""
        return tuple(self._rounded(orient(p)) for p in shapely.normalize(self.shape).geoms)

    def _rounded(self, polygon: Polygon) -> Polygone:
        rings = chain([polygon.exterior], polygon.interiors)
        return tuple(tuple((round(x, self.digits), round(y, self.digits)) for x, y in r.coords) for r in rings)


def shape_of(geometry: Any, *, digits: int) -> Forme:
    """The shape of a GeoJSON geometry, coordinates rounded to ``digits``. Raises ``Refus``."""
    mended: list[str] = []
    polygons = [list(_rings(polygon, mended)) for polygon in _polygons(geometry)]
    points = [point for rings in polygons for ring in rings for point in ring]
    if not points:
        raise Refus("G032", "le contour est vide")
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    check_box((min(lons), min(lats), max(lons), max(lats)))
    shape = MultiPolygon([Polygon(rings[0], rings[1:]) for rings in polygons if rings])
    if not shape.is_valid:
        mended.append(CROSSING)
        shape = shapely.make_valid(shape, method="structure", keep_collapsed=False)
    shape = shapely.set_precision(shape, 10**-digits)
    parts = [p for p in _parts(shape) if p.area > 0]
    if not parts:
        raise Refus("G035", "le contour n'a pas de surface : il ne peut pas être réparé")
    return Forme(MultiPolygon(parts), tuple(dict.fromkeys(mended)), digits)


def _polygons(geometry: Any) -> list[Any]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        shown = kind if isinstance(kind, str) and kind.isalpha() else "aucune"
        raise Refus("G030", f"la géométrie n'est pas un contour (« {shown[:30]} »)", _KINDS)
    coordinates = geometry.get("coordinates")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(polygons, list) or not all(isinstance(p, list) for p in polygons):
        raise _unreadable()
    if sum(len(ring) for p in polygons for ring in p if isinstance(ring, list)) > MOST_POINTS:
        raise Refus("G032", f"le contour a plus de {MOST_POINTS} points", AGAIN)
    return polygons


def _rings(polygon: list[Any], mended: list[str]) -> Iterator[list[Point]]:
    """The rings of a polygon, closed, without repeated point; none when its outer ring has no surface."""
    for index, raw in enumerate(polygon):
        if not isinstance(raw, list):
            raise _unreadable()
        points = [_point(position) for position in raw]
        ring = [p for p, before in zip(points, [None, *points], strict=False) if p != before]
        if len(set(ring)) < 3:
            mended.append(SPIKE)
            if index == 0:
                return
            continue
        if ring[0] != ring[-1]:
            mended.append(UNCLOSED)
            ring.append(ring[0])
        yield ring


def _point(position: Any) -> Point:
    """Longitude and latitude; a height after them is dropped."""
    if not isinstance(position, list) or len(position) < 2:
        raise _unreadable()
    lon, lat = position[0], position[1]
    if type(lon) not in (int, float) or type(lat) not in (int, float) or not isfinite(lon) or not isfinite(lat):
        raise _unreadable()
    return float(lon), float(lat)


def _parts(shape: Any) -> Iterator[Polygon]:
    if isinstance(shape, Polygon):
        yield shape
    for part in getattr(shape, "geoms", ()):
        yield from _parts(part)


def _unreadable() -> Refus:
    return Refus("G031", "une coordonnée n'est pas une paire de nombres")
