"""From bytes to rows: encodings, damaged letters, separators, empty columns, broken shapes."""

from __future__ import annotations

import pytest
from contrats.reading.importation.tableau import read_rows, split_header, unwrap
from contrats.reading.importation.texte import REPAIRS, decode, other_encoding
from hypothesis import given
from hypothesis import strategies as st

from tests.projects import usable

TEXT = "code;nom\nQN1;Bœuf – Œuvre à l'été\n"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("cp1252"), "windows-1252"),
        (TEXT.replace("œ", "\x9c").replace("Œ", "\x8c").replace("–", "\x96").encode(), "utf-8"),
    ],
    ids=["utf-8", "byte-order mark", "windows-1252", "U+009C"],
)
def test_the_same_text_is_read_from_each_encoding(data, found):
    assert decode(data, name="essai.csv") == (TEXT, found, [])


def test_invisible_characters_do_not_reach_the_tables():
    assert decode("a\u200e;b\x01\x81\n".encode(), name="")[0] == "a\u200e;b\n"


def test_letters_that_windows_does_not_know_stay_as_they_are():
    assert set(REPAIRS.values()) >= {"œ", "Œ", "’"} and len(REPAIRS) == 27


@pytest.mark.parametrize("data", [TEXT.encode("utf-16"), b"caf\xe9 \x81", b"a\0b"], ids=["utf-16", "unknown", "binary"])
def test_what_is_no_text_is_refused(data):
    text, _, faults = decode(data, name="essai.csv")
    assert text is None
    assert [fault.code for fault in usable(faults)] == ["I006"]


def test_another_encoding_than_the_official_one_is_told():
    (remark,) = usable(other_encoding("windows-1252", "utf-8", name="essai.csv"))
    assert (remark.code, remark.level.label) == ("I007", "remarque")
    assert other_encoding("utf-8", "utf-8", name="") == other_encoding("", "utf-8", name="") == []


@pytest.mark.parametrize("cell", ['="01004"', " 01004 ", "01004", "\u00a001004"])
def test_a_code_that_a_spreadsheet_wrapped_is_unwrapped(cell):
    assert unwrap(cell) == "01004"


def test_empty_columns_at_the_end_are_dropped():
    assert split_header("a;b;;;", ";") == ("a", "b")
    table, faults = read_rows("a;b;;\n1;2;;\n\n;;;\n3;4\n", ";", name="essai.csv")
    assert faults == [] and table.rows == ((2, {"a": "1", "b": "2"}), (5, {"a": "3", "b": "4"}))


def test_quoted_cells_may_hold_the_separator_a_quote_and_a_line():
    table, _ = read_rows('a,b\n"1,5","x ""y""\nz"\n"=""01004""",2\n', ",", name="essai.csv")
    assert table.rows == ((2, {"a": "1,5", "b": 'x "y"\nz'}), (4, {"a": "01004", "b": "2"}))


@pytest.mark.parametrize(
    ("code", "text", "line", "message"),
    [
        ("I013", "a;a\n1;2\n", 1, "« a » est écrite deux fois"),
        ("I013", "a;;b\n1;2;3\n", 1, "la colonne 2 n'a pas de nom"),
        ("I014", "a;b\n1;2;3\n", 2, "3 cases"),
        ("I014", "a;b\n1;2\n1\n", 3, "1 cases"),
        ("I014", 'a;b\n1;2\n1;"x\n', 3, "guillemet"),
    ],
)
def test_a_broken_shape_is_refused_at_its_line(code, text, line, message):
    table, faults = read_rows(text, ";", name="essai.csv")
    (fault,) = usable(faults)
    assert table is None and (fault.code, fault.place.line) == (code, line) and message in fault.message


@given(st.text(max_size=200))
def test_no_text_makes_the_reading_fail(text):
    table, faults = read_rows(text, ";", name="essai.csv")
    assert (table is None) == bool(faults)


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reading_fail(data):
    text, _, faults = decode(data, name="essai.csv")
    assert (text is None) == bool(faults)
