"""Shapes that share their borders: each border is kept, simplified and drawn once.

Neighbours simplified one by one would leave gaps and overlaps between them, and twice the bytes.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from contrats.figures.cartes.decoupe import decoupe_anneau, decoupe_ligne
from contrats.figures.cartes.geometrie import Anneau, Boite, Point, aire, boite, englobe, se_touchent
from contrats.figures.cartes.projection import Projection
from contrats.figures.cartes.simplification import simplifie
from contrats.model.geographie import Contour

PAS = 2e-5
"""Grid of the points, in degrees: two metres. The same point of two neighbours falls on the same node."""
DETAIL = 2.0
"""How far borders may be from the true ones in any map, in steps of the grid: four metres."""
Noeud = tuple[int, int]
Arc = tuple[Noeud, ...]
Polygone = list[list[Point]]


@dataclass(frozen=True)
class Couche:
    """``formes`` gives for each code its polygons, as rings of arcs; an arc run backwards is written ``~rank``."""

    arcs: tuple[Arc, ...]
    formes: Mapping[str, tuple[tuple[tuple[int, ...], ...], ...]]

    @classmethod
    def de(cls, contours: Mapping[str, Contour]) -> Couche:
        """The shapes by code. Rings that are no rings are dropped, and shapes that keep none."""
        rings = {code: propre(contour) for code, contour in contours.items()}
        rings = {code: polygons for code, polygons in rings.items() if polygons}
        knots = _carrefours(ring for polygons in rings.values() for polygon in polygons for ring in polygon)
        known: dict[Arc, int] = {}
        shapes = {
            code: tuple(tuple(_en_arcs(ring, knots, known) for ring in polygon) for polygon in polygons)
            for code, polygons in rings.items()
        }
        return cls(tuple(tuple(simplifie(arc, DETAIL)) for arc in known), shapes)

    def __contains__(self, code: str) -> bool:
        return code in self.formes

    @cached_property
    def _boites_des_arcs(self) -> tuple[Boite, ...]:
        boxes = (boite(arc) for arc in self.arcs)
        return tuple((w * PAS, s * PAS, e * PAS, n * PAS) for w, s, e, n in boxes)

    @cached_property
    def boites(self) -> dict[str, Boite]:
        """West, south, east, north of each shape."""
        found = {}
        for code, polygons in self.formes.items():
            arcs = {max(i, ~i) for polygon in polygons for ring in polygon for i in ring}
            found[code] = englobe(self._boites_des_arcs[i] for i in sorted(arcs))
        return found

    def vue(self, projection: Projection, *, tolerance: float, marge: float = 4.0) -> Vue:
        """The layer as a drawing shows it, cut ``marge`` units beyond its frame."""
        return Vue(self, projection, tolerance, marge)


class Vue:
    """A layer in the units of a drawing."""

    def __init__(self, couche: Couche, projection: Projection, tolerance: float, marge: float):
        left, top, right, bottom = projection.cadre
        self.cadre = (left - marge, top - marge, right + marge, bottom + marge)
        self.couche, self.projection, self.tolerance = couche, projection, tolerance
        self._traces: dict[int, list[Point]] = {}

    def _arc(self, rank: int) -> list[Point]:
        """An arc in the drawing; only its ends when it lies wholly to one side of the frame."""
        if rank not in self._traces:
            arc, p = self.couche.arcs[rank], self.projection
            kx, ky = p.par_degre_x * PAS, -p.par_degre_y * PAS
            dx, dy = p.x0 - p.ouest * p.par_degre_x, p.y0 + p.nord * p.par_degre_y
            outside = not se_touchent(self.couche._boites_des_arcs[rank], p.boite)
            tolerance = self.tolerance * (40 if outside else 1)
            self._traces[rank] = simplifie([(x * kx + dx, y * ky + dy) for x, y in arc], tolerance)
        return self._traces[rank]

    def visible(self, code: str) -> bool:
        box = self.couche.boites.get(code)
        return box is not None and se_touchent(box, self.projection.boite)

    def forme(self, code: str) -> list[Polygone]:
        """The polygons of a shape inside the frame, rings open; empty when nothing of it is seen."""
        if not self.visible(code):
            return []
        drawn = []
        for polygon in self.couche.formes[code]:
            rings = [decoupe_anneau(self._anneau(ring), self.cadre) for ring in polygon]
            if rings[0]:
                drawn.append([r for r in rings if r])
        return drawn

    def _anneau(self, ring: Iterable[int]) -> list[Point]:
        points: list[Point] = []
        for rank in ring:
            arc = self._arc(max(rank, ~rank))
            points += (arc if rank >= 0 else arc[::-1])[:-1]
        return points

    def union(self, codes: Iterable[str]) -> list[Polygone]:
        """The outline of these shapes taken together, without the borders between them."""
        seen: Counter[int] = Counter()
        for code in codes:
            if self.visible(code):
                seen.update(rank for polygon in self.couche.formes[code] for ring in polygon for rank in ring)
        alone = [rank for rank in seen if ~rank not in seen]
        rings = (decoupe_anneau(self._anneau(ring), self.cadre) for ring in _boucles(alone, self.couche.arcs))
        return [[ring] for ring in rings if ring]

    def lignes(self, codes: Iterable[str], *, sauf: Iterable[str] = ()) -> Iterator[list[Point]]:
        """The borders of these shapes inside the frame, each once; not the outline of the shapes ``sauf``."""
        apart: Counter[int] = Counter()
        for code in sauf:
            apart.update(self._bords([code]))
        for rank in sorted(self._bords(codes) - {rank for rank, count in apart.items() if count == 1}):
            if se_touchent(self.couche._boites_des_arcs[rank], self.projection.boite):
                yield from decoupe_ligne(self._arc(rank), self.cadre)

    def _bords(self, codes: Iterable[str]) -> set[int]:
        """The ranks of the arcs of these shapes."""
        shapes = (self.couche.formes[code] for code in codes if self.visible(code))
        return {max(rank, ~rank) for polygons in shapes for polygon in polygons for ring in polygon for rank in ring}


def propre(contour: Contour) -> list[list[list[Noeud]]]:
    """The polygons on the grid, rings open, without what is no ring: broken coordinates, fewer than three points."""
    kept = []
    for polygon in contour.polygones:
        rings = [_sur_la_grille(ring) for ring in polygon]
        if rings and rings[0]:
            kept.append([r for r in rings if r])
    return kept


def _sur_la_grille(ring: Anneau) -> list[Noeud]:
    """The ring on the grid, open, turning one way; empty when it has no area or a point that is nowhere on Earth."""
    nodes: list[Noeud] = []
    for lon, lat in ring:
        if not (math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90):
            return []
        node = (round(lon / PAS), round(lat / PAS))
        if not nodes or nodes[-1] != node:
            nodes.append(node)
    while len(nodes) > 1 and nodes[0] == nodes[-1]:
        nodes.pop()
    return nodes if len(nodes) > 2 and aire(nodes) else []


def _carrefours(rings: Iterable[list[Noeud]]) -> set[Noeud]:
    """The points where more than two borders meet."""
    around: dict[Noeud, tuple[Noeud, Noeud]] = {}
    knots: set[Noeud] = set()
    for ring in rings:
        for before, here, after in zip([ring[-1], *ring[:-1]], ring, [*ring[1:], ring[0]], strict=True):
            sides = (before, after) if before < after else (after, before)
            if around.setdefault(here, sides) != sides:
                knots.add(here)
    return knots


def _en_arcs(ring: list[Noeud], knots: set[Noeud], known: dict[Arc, int]) -> tuple[int, ...]:
    """The ring as ranks of arcs; new arcs are added to ``known``."""
    cuts = [i for i, node in enumerate(ring) if node in knots]
    start = cuts[0] if cuts else ring.index(min(ring))
    turned = ring[start:] + ring[: start + 1]
    cuts = [i - start for i in cuts] or [0]
    ranks = []
    for first, last in zip(cuts, [*cuts[1:], len(ring)], strict=True):
        arc = tuple(turned[first : last + 1])
        back = arc[::-1]
        if back < arc:
            ranks.append(~known.setdefault(back, len(known)))
        else:
            ranks.append(known.setdefault(arc, len(known)))
    return tuple(ranks)


def _boucles(ranks: list[int], arcs: tuple[Arc, ...]) -> Iterator[list[int]]:
    """Arcs put end to end, as rings. An arc that meets no other to go on with ends its ring there."""
    ends = {rank: (arcs[rank][0], arcs[rank][-1]) if rank >= 0 else (arcs[~rank][-1], arcs[~rank][0]) for rank in ranks}
    leaving: dict[Noeud, list[int]] = {}
    for rank in reversed(ranks):
        leaving.setdefault(ends[rank][0], []).append(rank)
    for first in ranks:
        start, here, ring = ends[first][0], ends[first][0], []
        while leaving.get(here) and (here != start or not ring):
            ring.append(leaving[here].pop())
            here = ends[ring[-1]][1]
        if ring:
            yield ring
