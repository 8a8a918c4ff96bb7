"""What lies near a place is found by squares of the map: the same as by looking at every shape."""

from __future__ import annotations

from contrats.linking import Library
from contrats.model.geographie import Contour
from hypothesis import given
from hypothesis import strategies as st

edge = st.floats(-10, 10, allow_nan=False)
boxes = st.tuples(edge, edge, st.floats(0, 3), st.floats(0, 3)).map(lambda b: (b[0], b[1], b[0] + b[2], b[1] + b[3]))


def shape(code: str, box: tuple[float, float, float, float]) -> Contour:
    west, south, east, north = box
    ring = ((west, south), (east, south), (east, north), (west, south))
    return Contour(code, ((ring,),), source="", date="")


def touch(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


@given(st.lists(boxes, max_size=12), boxes)
def test_no_shape_that_touches_is_missed_and_the_order_stays(known: list, asked: tuple) -> None:
    shapes = {str(rank): shape(str(rank), box) for rank, box in enumerate(known)}
    library = Library(dossiers={}, shared={}, observations=(), contours=shapes)
    found = library.autour(asked)
    assert found == sorted(found, key=int)
    assert {code for code, box in library.boites.items() if touch(box, asked)} <= set(found)
