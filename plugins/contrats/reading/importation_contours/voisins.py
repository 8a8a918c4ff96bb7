"""The communes around those of the contracts: without them a map would float in a void."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import MultiPolygon

if TYPE_CHECKING:
    from contrats.reading.importation_contours.geometrie import Forme
    from contrats.reading.importation_contours.lecture import Entree

NEAR = 0.0005
"""Degrees, some 50 m: two communes drawn apart may leave a gap along the border that they share."""


def neighbours(
    candidates: Sequence[Entree], own: Sequence[MultiPolygon], shape_of: Callable[[Entree], Forme | None]
) -> list[Entree]:
    """The candidates that touch one of ``own``. ``shape_of`` is asked only for those whose box comes near."""
    boxed = [entry for entry in candidates if entry.box]
    if not boxed or not own:
        return []
    tree = shapely.STRtree(own)
    west, south, east, north = np.array([entry.box for entry in boxed], dtype=float).T
    boxes = shapely.box(west - NEAR, south - NEAR, east + NEAR, north + NEAR)
    close = sorted(set(tree.query(boxes)[0].tolist()))
    found = []
    for index in close:
        form = shape_of(boxed[index])
        if form and len(tree.query(form.shape, predicate="dwithin", distance=NEAR)):
            found.append(boxed[index])
    return found
