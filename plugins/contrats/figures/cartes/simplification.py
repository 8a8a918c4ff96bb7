"""Fewer points for the same line, by Douglas and Peucker's rule.

Written here rather than taken from shapely, which weighs 10 MB for these thirty lines and is kept for the importer.
"""

from __future__ import annotations

from collections.abc import Sequence

from contrats.figures.cartes.geometrie import Point

_TRONCON = 1500
"""Longest run simplified at once: the rule takes quadratic time on the worst of lines."""


def simplifie(ligne: Sequence[Point], tolerance: float) -> list[Point]:
    """The line with fewer points: its ends stay, and no point left out is farther than ``tolerance`` from it.

    A closed line (last point equal to the first) stays closed.
    """
    kept = [ligne[0]] if ligne else []
    for start in range(0, len(ligne) - 1, _TRONCON):
        kept += _troncon(ligne[start : start + _TRONCON + 1], tolerance * tolerance)
    return kept


def _troncon(ligne: Sequence[Point], limite: float) -> list[Point]:
    """The points kept after the first; ``limite`` is the square of the tolerance."""
    last = len(ligne) - 1
    keep = bytearray(len(ligne))
    keep[last] = 1
    todo = [(0, last)]
    while todo:
        first, end = todo.pop()
        if end - first < 2:
            continue
        far, where = _plus_loin(ligne, first, end)
        if far > limite:
            keep[where] = 1
            todo += [(first, where), (where, end)]
    return [p for p, kept in zip(ligne[1:], keep[1:], strict=True) if kept]


def _plus_loin(ligne: Sequence[Point], first: int, end: int) -> tuple[float, int]:
    """The square of the greatest distance to the segment between two points, and which point is there."""
    (ax, ay), (bx, by) = ligne[first], ligne[end]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    best, where = -1.0, first
    for i in range(first + 1, end):
        px, py = ligne[i]
        px, py = px - ax, py - ay
        along = px * dx + py * dy
        if along <= 0 or not length:
            far = px * px + py * py
        elif along >= length:
            far = (px - dx) ** 2 + (py - dy) ** 2
        else:
            cross = px * dy - py * dx
            far = cross * cross / length
        if far > best:
            best, where = far, i
    return best, where
