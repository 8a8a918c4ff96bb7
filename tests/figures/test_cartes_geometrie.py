"""The geometry of the maps over thousands of cases, against shapely where it knows the answer."""

from __future__ import annotations

import itertools
import math

import pytest
import shapely
from contrats.figures.cartes.couche import Couche
from contrats.figures.cartes.decoupe import decoupe_anneau, decoupe_ligne
from contrats.figures.cartes.geometrie import aire, centre, dedans, point_interieur
from contrats.figures.cartes.projection import METRES_PAR_DEGRE, cadrer
from contrats.figures.cartes.simplification import simplifie
from contrats.figures.cartes.trace import chemin
from contrats.model.geographie import Contour
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.figures.atlas import carre, points

NOMBRES = st.integers(-500, 500).map(lambda n: n / 10)
LIGNES = st.lists(st.tuples(NOMBRES, NOMBRES), min_size=2, max_size=60)
CAS = settings(max_examples=300, deadline=None)


@st.composite
def etoiles(draw) -> list[tuple[float, float]]:
    """A ring that does not cross itself, round (0, 0)."""
    sides = draw(st.integers(3, 24))
    reach = draw(st.lists(st.integers(10, 400), min_size=sides, max_size=sides))
    turns = [2 * math.pi * i / sides for i in range(sides)]
    return [(round(r * math.cos(a), 3), round(r * math.sin(a), 3)) for r, a in zip(reach, turns, strict=True)]


@CAS
@given(LIGNES, st.floats(0.05, 30))
def test_no_point_left_out_is_farther_than_the_tolerance(line, tolerance):
    kept = simplifie(line, tolerance)
    assert kept[0] == line[0] and kept[-1] == line[-1]
    rest = iter(line)
    assert all(point in rest for point in kept), "points come from the line, in its order"
    if len(set(kept)) > 1:
        simple = shapely.LineString(kept)
        assert all(simple.distance(shapely.Point(p)) <= tolerance + 1e-9 for p in line)


@CAS
@given(LIGNES)
def test_simplifying_again_changes_nothing_more_than_it_may(line):
    assert simplifie(line, 0) and len(simplifie(line, 1e6)) <= 3


def test_very_long_line_is_simplified_piece_by_piece():
    line = [(i / 10, (i % 2) * 5.0) for i in range(10_000)]
    assert len(simplifie(line, 0.1)) == 10_000
    assert len(simplifie(line, 6)) < 20


@CAS
@given(etoiles(), st.integers(-300, 0), st.integers(-300, 0), st.integers(1, 300), st.integers(1, 300))
def test_ring_cut_to_a_box_has_the_area_of_their_meeting(ring, left, top, right, bottom):
    cut = decoupe_anneau(ring, (left, top, right, bottom))
    expected = shapely.Polygon(ring).intersection(shapely.box(left, top, right, bottom)).area
    assert (abs(aire(cut)) if cut else 0.0) == pytest.approx(expected, abs=0.5)


@CAS
@given(LIGNES)
def test_line_cut_to_a_box_keeps_the_length_inside(line):
    box = (-20.0, -20.0, 20.0, 20.0)
    pieces = decoupe_ligne(line, box)
    inside = sum(math.dist(a, b) for piece in pieces for a, b in itertools.pairwise(piece))
    expected = sum(
        shapely.LineString([a, b]).intersection(shapely.box(*box)).length
        for a, b in itertools.pairwise(line) if a != b
    )  # fmt: skip
    assert inside == pytest.approx(expected, abs=0.01)
    assert all(-20.001 <= v <= 20.001 for piece in pieces for p in piece for v in p)


@CAS
@given(etoiles())
def test_centre_is_that_of_shapely_and_the_point_kept_lies_inside(ring):
    shape = shapely.Polygon(ring)
    assume(shape.area > 1)
    assert centre([ring]) == pytest.approx((shape.centroid.x, shape.centroid.y), abs=1e-6)
    assert shape.buffer(1e-6).contains(shapely.Point(point_interieur([ring])))


def test_hole_counts_for_the_centre_and_for_inside():
    outer, hole = [(0, 0), (10, 0), (10, 10), (0, 10)], [(6, 1), (9, 1), (9, 9), (6, 9)]
    shape = shapely.Polygon(outer, [hole])
    assert centre([outer, hole]) == pytest.approx((shape.centroid.x, shape.centroid.y))
    assert not dedans((7, 5), [outer, hole]) and dedans((2, 5), [outer, hole])


@CAS
@given(st.floats(-60, 60), st.floats(-70, 70), st.floats(0, 2), st.floats(0, 2))
def test_frame_holds_the_whole_box_at_the_same_scale_both_ways(west, south, wide, high):
    box = (west, south, west + wide, south + high)
    projection = cadrer(box, 320, hauteurs=(180, 330), marge=0.05)
    for corner in ((box[0], box[1]), (box[2], box[3])):
        x, y = projection(corner)
        assert -0.1 <= x <= 320.1 and -0.1 <= y <= projection.hauteur + 0.1
        assert projection.inverse((x, y)) == pytest.approx(corner, abs=1e-9)
    middle = math.radians(south + high / 2)
    assert projection.par_degre_x / projection.par_degre_y == pytest.approx(math.cos(middle), rel=1e-6)
    assert projection.metres * projection.par_degre_y == pytest.approx(METRES_PAR_DEGRE)
    assert 180 <= projection.hauteur <= 330


@CAS
@given(st.lists(st.tuples(NOMBRES, NOMBRES), min_size=3, max_size=30, unique=True))
def test_path_says_every_point_to_a_tenth(ring):
    (found,) = points(chemin([ring], ferme=True))
    assert found == [pytest.approx(p) for p in ring]


@CAS
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=12, unique=True))
def test_outline_of_neighbours_taken_together_is_their_union(cells):
    shapes = {f"{i:05}": carre(f"{i:05}", x * 2, y * 2) for i, (x, y) in enumerate(cells)}
    layer = Couche.de(shapes)
    view = layer.vue(cadrer((3.0, 50.0, 3.11, 50.11), 320, hauteurs=(200, 400)), tolerance=0.05)
    whole = sum(abs(aire(p[0])) - sum(abs(aire(h)) for h in p[1:]) for c in shapes for p in view.forme(c))
    together = shapely.Polygon()
    for polygon in view.union(shapes):
        together = together.symmetric_difference(shapely.make_valid(shapely.Polygon(polygon[0])))
    assert together.area == pytest.approx(whole, rel=0.01)


def test_neighbours_simplified_leave_no_gap_between_them():
    wave = [(3.05 + 0.002 * math.sin(i), 50 + i / 1000) for i in range(90)]
    left = Contour("1", (((*wave, (3.0, 50.089), (3.0, 50.0), wave[0]),),), "", "")
    right = Contour("2", (((*wave[::-1], (3.1, 50.0), (3.1, 50.089), wave[-1]),),), "", "")
    projection = cadrer((3.0, 50.0, 3.1, 50.089), 320, hauteurs=(200, 500))
    view = Couche.de({"1": left, "2": right}).vue(projection, tolerance=3)
    a, b = (shapely.Polygon(view.forme(code)[0][0]) for code in "12")
    assert a.intersection(b).area < 0.01
    assert a.union(b).area == pytest.approx(shapely.union(a, b).convex_hull.area, rel=1e-3)
