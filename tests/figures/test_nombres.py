"""Numbers as French readers expect them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from contrats.figures.nombres import avec_unite, nombre, pluriel
from hypothesis import given
from hypothesis import strategies as st

WRITTEN = {
    "0": "0", "7": "7", "999": "999", "1000": "1\u202f000",
    "21540": "21\u202f540", "1030100": "1\u202f030\u202f100",
    "27.8": "27,8", "27.80": "27,80", "1234.5": "1\u202f234,5", "0.001": "0,001",
    "-3": "\u22123", "-1234.5": "\u22121\u202f234,5", "1E+3": "1\u202f000",
}  # fmt: skip


@pytest.mark.parametrize(("value", "written"), WRITTEN.items(), ids=WRITTEN)
def test_number_has_narrow_spaces_a_comma_and_a_real_minus(value, written):
    assert nombre(Decimal(value)) == written


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        ("27.84", 1, "27,8"),
        ("27.86", 1, "27,9"),
        ("27", 1, "27,0"),
        ("27.5", 0, "28"),
        ("-0.04", 1, "0,0"),
        ("1999.999", 2, "2\u202f000,00"),
    ],
)
def test_decimals_are_those_asked_for(value, places, written):
    assert nombre(Decimal(value), decimales=places) == written


def test_number_longer_than_any_figure_is_still_written():
    assert nombre(Decimal("9" * 5000), decimales=1).endswith("999,0")


@pytest.mark.parametrize(
    ("unit", "written"),
    [("%", "27,8\u202f%"), ("€", "27,8\u00a0€"), ("lieux", "27,8\u00a0lieux"), (None, "27,8"), ("", "27,8")],
)
def test_unit_never_leaves_its_number(unit, written):
    assert avec_unite(Decimal("27.8"), unit) == written


@pytest.mark.parametrize(
    ("count", "written"),
    [
        (0, "0\u00a0engagement"),
        (1, "1\u00a0engagement"),
        (2, "2\u00a0engagements"),
        (1500, "1\u202f500\u00a0engagements"),
    ],
)
def test_zero_and_one_are_singular(count, written):
    assert pluriel(count, "engagement") == written


def test_plural_may_be_given():
    assert pluriel(3, "lieu", "lieux") == "3\u00a0lieux"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=3))
def test_what_is_written_is_the_number(value):
    text = nombre(value).replace("\u202f", "").replace(",", ".").replace("\u2212", "-")
    assert Decimal(text) == value
