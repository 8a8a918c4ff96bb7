"""Classes of values for maps in shades: every place in one class, gaps respected, round limits, missing values apart."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from contrats.figures.cartes import classer
from hypothesis import given, settings
from hypothesis import strategies as st

VALEURS = st.one_of(st.none(), st.decimals(-(10**6), 10**6, places=2), st.integers(-5, 5))
LIEUX = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=6), VALEURS, max_size=40)


def limites(valeurs, **options) -> list[str]:
    """The limits of the classes, in plain numbers."""
    found = classer(valeurs, **options).classes
    return [f"{v:f}" for v in (*(c.bas for c in found), *(c.haut for c in found[-1:]))]


@settings(max_examples=400, deadline=None)
@given(LIEUX, st.integers(1, 7))
def test_every_place_with_a_value_is_in_one_class_and_its_limits_hold_it(valeurs, au_plus):
    found = classer(valeurs, au_plus=au_plus)
    known = {place for place, v in valeurs.items() if v is not None}
    assert sorted(p for c in found.classes for p in c.lieux) == sorted(known)
    assert set(found.sans_valeur) == set(valeurs) - known
    assert len(found.classes) <= min(au_plus, len({valeurs[p] for p in known}))
    for rank, c in enumerate(found.classes):
        last = rank == len(found.classes) - 1
        assert c.lieux, "no class is empty"
        assert all(c.bas <= valeurs[p] and (valeurs[p] < c.haut or (last and valeurs[p] == c.haut)) for p in c.lieux)
        assert {found.rang(p) for p in c.lieux} == {rank}
    assert all(a.haut == b.bas for a, b in pairwise(found.classes))


def test_classes_follow_the_gaps():
    found = classer({"a": 10, "b": 11, "c": 12, "d": 40, "e": 41, "f": 80}, au_plus=3)
    assert [set(c.lieux) for c in found.classes] == [{"a", "b", "c"}, {"d", "e"}, {"f"}]


def test_limits_are_round():
    assert limites({"a": 11, "b": 13, "c": 38, "d": 42, "e": 77}, au_plus=3) == ["11", "20", "50", "77"]
    assert limites({"a": Decimal("27.83"), "b": Decimal("31.02")}) == ["27.8", "30", "31.1"]
    assert limites({"a": 1243, "b": 18456}) == ["1000", "10000", "19000"]


def test_missing_value_is_no_zero():
    found = classer({"a": 3, "b": None, "c": Decimal("NaN"), "d": 0})
    assert found.rang("b") is None and found.rang("d") == 0
    assert found.sans_valeur == ("b", "c")


def test_no_value_at_all_makes_no_class():
    assert classer({"a": None}).classes == () and classer({}).classes == ()


def test_one_value_makes_one_class():
    (only,) = classer({"a": 27, "b": 27}).classes
    assert only.lieux == ("a", "b") and only.bas <= 27 <= only.haut


def test_many_values_are_cut_in_equal_numbers():
    sizes = [len(c.lieux) for c in classer({str(i): i * i for i in range(1609)}).classes]
    assert len(sizes) == 5 and max(sizes) - min(sizes) <= 2


def test_number_of_classes_must_be_positive():
    with pytest.raises(ValueError, match="not a number of classes"):
        classer({"a": 1}, au_plus=0)
