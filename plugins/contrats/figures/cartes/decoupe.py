"""What of a shape or a line lies inside a box."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from contrats.figures.cartes.geometrie import Anneau, Boite, Point


def decoupe_anneau(ring: Anneau, cadre: Boite) -> list[Point]:
    """The ring cut to the box (Sutherland and Hodgman), open, possibly with sides along the box; empty outside."""
    points = list(ring)
    left, top, right, bottom = cadre
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        points = _demi_plan(points, axis, limit, sign)
        if len(points) < 3:
            return []
    return points


def _demi_plan(points: list[Point], axis: int, limit: float, sign: int) -> list[Point]:
    kept: list[Point] = []
    for before, here in zip([points[-1], *points[:-1]], points, strict=True):
        was, stays = ((p[axis] - limit) * sign >= 0 for p in (before, here))
        if was != stays:
            kept.append(_croisement(before, here, axis, limit))
        if stays:
            kept.append(here)
    return kept


def _croisement(a: Point, b: Point, axis: int, limit: float) -> Point:
    share = (limit - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def decoupe_ligne(ligne: Sequence[Point], cadre: Boite) -> list[list[Point]]:
    """The pieces of an open line inside the box (Liang and Barsky, segment by segment)."""
    pieces: list[list[Point]] = []
    for a, b in itertools.pairwise(ligne):
        inside = _segment(a, b, cadre)
        if inside is None:
            continue
        start, end = inside
        if pieces and pieces[-1][-1] == start:
            pieces[-1].append(end)
        else:
            pieces.append([start, end])
    return pieces


def _segment(a: Point, b: Point, cadre: Boite) -> tuple[Point, Point] | None:
    dx, dy = b[0] - a[0], b[1] - a[1]
    enter, leave = 0.0, 1.0
    for move, room in ((-dx, a[0] - cadre[0]), (dx, cadre[2] - a[0]), (-dy, a[1] - cadre[1]), (dy, cadre[3] - a[1])):
        if move == 0:
            if room < 0:
                return None
        elif move < 0:
            enter = max(enter, room / move)
        else:
            leave = min(leave, room / move)
    if enter > leave:
        return None
    at: Callable[[float], Point] = lambda t: (a[0] + t * dx, a[1] + t * dy)  # noqa: E731
    return (a if enter == 0 else at(enter), b if leave == 1 else at(leave))
