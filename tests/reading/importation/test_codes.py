"""Codes and values: what is certain is repaired, what is not is refused, what is secret is never a number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from contrats.reading.importation.codes import SUPPRESSED, department_of, read_value, split_communes, split_names
from hypothesis import given, settings
from hypothesis import strategies as st

AIN, NORD, CORSE, REUNION = "QN00101M", "QN05941I", "QN02A01M", "QN97401I"


def test_the_department_is_in_the_code():
    assert [department_of(code) for code in (AIN, NORD, CORSE, REUNION)] == ["01", "59", "2A", "974"]


@pytest.mark.parametrize(
    ("cell", "quartier", "codes"),
    [
        ("59295", NORD, ("59295",)),
        ('="01004"', AIN, ("01004",)),
        ("1004", AIN, ("01004",)),
        ("100401005", AIN, ("01004", "01005")),
        ("1004; 01005", AIN, ("01004", "01005")),
        ('="02571; 02691"', "QN00202M", ("02571", "02691")),
        ("59291593655939259424", NORD, ("59291", "59365", "59392", "59424")),
        ("59291,59365, 59291", NORD, ("59291", "59365")),
        ("2a004", CORSE, ("2A004",)),
        ("97411", REUNION, ("97411",)),
        ("", NORD, ()),
    ],
)
def test_commune_codes_are_separated_and_their_zero_put_back(cell, quartier, codes):
    assert split_communes(cell, quartier=quartier) == codes


@pytest.mark.parametrize(
    ("cell", "quartier"),
    [("5929", NORD), ("2004", AIN), ("592", NORD), ("59295593", NORD), ("Lille", NORD), ("1004", NORD), ("=1+1", AIN)],
)
def test_commune_codes_that_are_not_certain_are_refused(cell, quartier):
    assert split_communes(cell, quartier=quartier) is None


@settings(max_examples=1000)
@given(
    st.lists(st.integers(1, 989).map("01{:03d}".format), min_size=1, max_size=6, unique=True),
    st.sampled_from(["", ",", "; ", "/", " | "]),
    st.booleans(),
)
def test_any_list_of_communes_is_found_again(codes, between, zero_lost):
    cell = between.join(codes)
    assert split_communes(cell[1:] if zero_lost else cell, quartier=AIN) == tuple(codes)


@settings(max_examples=1000)
@given(st.text(alphabet="0123456789AB=\"';, ", max_size=30), st.sampled_from([AIN, NORD, CORSE, REUNION]))
def test_whatever_the_cell_only_commune_codes_come_out(cell, quartier):
    for code in split_communes(cell, quartier=quartier) or ():
        assert len(code) == 5 and code.isalnum()


def test_a_quartier_may_have_two_intercommunalites():
    assert split_names("CA du Bout, CC de l'Essai") == ("CA du Bout", "CC de l'Essai")


@pytest.mark.parametrize("cell", ["", " ", "nd", "NS", "s", "So", '=""'])
def test_a_suppressed_value_is_a_status_and_never_a_number(cell):
    number, status = read_value(cell, decimals=(",", "."))
    assert number == "" and status in SUPPRESSED


@pytest.mark.parametrize(
    ("cell", "decimals", "number"),
    [
        ("0", ",", "0"),
        ("13 320", ",", "13320"),
        ("1\u202f234\u00a0567,5", ",", "1234567.5"),
        ("-3,10", ",", "-3.10"),
        ("14.2", ".", "14.2"),
        ("\u22121", ",", "-1"),
    ],
)
def test_a_number_keeps_the_decimals_of_the_file(cell, decimals, number):
    assert read_value(cell, decimals=decimals) == (number, "")


@pytest.mark.parametrize(
    ("cell", "decimals"), [("14.2", ","), ("14,2", "."), ("1 23", ","), ("#REF!", ","), ("1e3", ".")]
)
def test_what_is_no_number_of_the_file_is_refused(cell, decimals):
    assert read_value(cell, decimals=decimals) is None


@settings(max_examples=1000)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_any_number_written_the_french_way_is_found_again(number):
    written = f"{number:,.3f}".replace(",", "\u202f").replace(".", ",")
    assert Decimal(read_value(written, decimals=(",",))[0]) == number
