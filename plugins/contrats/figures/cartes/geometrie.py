"""Plane geometry on rings of points: areas, centres, inside or not, boxes. Rings may be open or closed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Anneau = Sequence[Point]
Boite = tuple[float, float, float, float]
"""Least x, least y, greatest x, greatest y."""
Niveau = tuple[float, float, float]
"""A level of a shape: y, then from which x to which it lies inside."""
_RANGS = 11
"""How many levels of a shape are looked at."""


def aire(ring: Anneau) -> float:
    """The signed area of a ring: positive when it turns from x to y."""
    total = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        total += x1 * y2 - x2 * y1
    return total / 2


def centre(polygone: Sequence[Anneau]) -> Point:
    """The centre of gravity of a polygon, its holes taken out; the middle of its points when it has no area."""
    area = sum_x = sum_y = 0.0
    x0, y0 = polygone[0][0]
    for rank, ring in enumerate(polygone):
        own = own_x = own_y = 0.0
        shifted = [(x - x0, y - y0) for x, y in ring]
        for (x1, y1), (x2, y2) in zip(shifted, [*shifted[1:], shifted[0]], strict=True):
            cross = x1 * y2 - x2 * y1
            own, own_x, own_y = own + cross, own_x + (x1 + x2) * cross, own_y + (y1 + y2) * cross
        sign = math.copysign(1.0, own) * (1 if rank == 0 else -1)
        area, sum_x, sum_y = area + sign * own, sum_x + sign * own_x, sum_y + sign * own_y
    if abs(area) < 1e-12:
        ring = polygone[0]
        return (sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring))
    return (x0 + sum_x / (3 * area), y0 + sum_y / (3 * area))


def dedans(point: Point, polygone: Iterable[Anneau]) -> bool:
    """Whether a point lies inside a polygon: an odd number of its sides stand to the right of it."""
    x, y = point
    inside = False
    for ring in polygone:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def niveaux(polygone: Sequence[Anneau], rangs: int = _RANGS) -> list[Niveau]:
    """What lies inside a polygon at levels set evenly between its top and its bottom."""
    _, low, _, high = boite(polygone[0])
    found = []
    for rank in range(1, rangs + 1):
        y = low + (high - low) * rank / (rangs + 1)
        cuts = sorted(_coupes(polygone, y))
        found += [(y, left, right) for left, right in zip(cuts[::2], cuts[1::2], strict=False)]
    return found


def _coupes(polygone: Iterable[Anneau], y: float) -> Iterable[float]:
    for ring in polygone:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y):
                yield (x2 - x1) * (y - y1) / (y2 - y1) + x1


def point_interieur(polygone: Sequence[Anneau]) -> Point:
    """A point well inside a polygon: its centre if it lies inside, else the middle of its widest level."""
    middle = centre(polygone)
    if dedans(middle, polygone):
        return middle
    y, left, right = max(niveaux(polygone), key=lambda n: n[2] - n[1], default=(middle[1], middle[0], middle[0]))
    return ((left + right) / 2, y)


def boite(points: Iterable[Point]) -> Boite:
    """The box around the points. Raises ValueError without any."""
    xs, ys = zip(*points, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


def englobe(boites: Iterable[Boite]) -> Boite | None:
    """The box around boxes, None without any."""
    kept = list(boites)
    if not kept:
        return None
    return (min(b[0] for b in kept), min(b[1] for b in kept), max(b[2] for b in kept), max(b[3] for b in kept))


def se_touchent(a: Boite, b: Boite) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]
