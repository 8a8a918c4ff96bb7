"""Cells of the tables to download: as French spreadsheets want them, and never a formula."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from decimal import Decimal

import pytest
from contrats.outputs.tableur import Colonne, Table, cellule, csv_de
from hypothesis import given
from hypothesis import strategies as st

HOSTILE = {
    # what somebody wrote: what the cell holds
    "formula": ('=HYPERLINK("http://x";"clic")', '\'=HYPERLINK("http://x";"clic")'),
    "program": ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
    "plus": ("+37 personnes", "'+37 personnes"),
    "minus": ("-1+1", "'-1+1"),
    "at": ("@SUM(A1)", "'@SUM(A1)"),
    "full width": ("＝1+1", "'＝1+1"),
    "after spaces": ("  =1+1", "'  =1+1"),
    "after a tab": ("\t1", "'\t1"),
    "after a line break": ("\n=1", "'\n=1"),
}
PLAIN = {
    "number": ("-12,5", "-12,5"),
    "number with a sign": ("+4", "+4"),
    "dash for nothing": ("-", "-"),
    "dash inside": ("2020-2021", "2020-2021"),
    "words": ("près de 4 sur 10", "près de 4 sur 10"),
    "nothing": (None, ""),
    "decimal comma": (Decimal("27.80"), "27,80"),
    "negative": (Decimal("-0.5"), "-0,5"),
    "no power of ten": (Decimal("1E+5"), "100000"),
    "day": (date(2026, 1, 2), "2026-01-02"),
    "several": (("a", "b ; c"), "a | b ; c"),
    "none of several": ((), ""),
}


@pytest.mark.parametrize(("value", "cell"), {**HOSTILE, **PLAIN}.values(), ids={**HOSTILE, **PLAIN})
def test_cell(value, cell):
    assert cellule(value) == cell


def rows_of(content: bytes) -> list[list[str]]:
    """The rows as a spreadsheet reads them."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))


def table(*texts: object) -> Table:
    return Table("essai", "Essai", (Colonne("texte", "Un texte."), Colonne("autre", "Un autre.")), tuple(
        {"texte": text, "autre": "é"} for text in texts
    ))  # fmt: skip


def test_file_is_what_a_french_spreadsheet_opens():
    assert csv_de(table("Écoles")) == b"\xef\xbb\xbf" + "texte;autre\r\nÉcoles;é\r\n".encode()


NASTY = ['dit "non"', "deux\nlignes", "deux\r\nlignes", "a;b", "x" * 60_000, '";"', "\u2028"]


@pytest.mark.parametrize("text", NASTY, ids=["quotes", "lines", "Windows", "separator", "long", "closing", "2028"])
def test_text_comes_back_whole(text):
    assert rows_of(csv_de(table(text, "après"))) == [["texte", "autre"], [text, "é"], ["après", "é"]]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20), max_size=5))
def test_any_text_comes_back_and_none_is_a_formula(texts):
    rows = rows_of(csv_de(table(*texts)))[1:]
    assert [row[0].removeprefix("'") for row in rows] == [text.removeprefix("'") for text in texts]
    computed = [row[0] for row in rows if re.match(r"\s*[=+\-@]\s*[^\s\d]|[\t\r\n]", row[0])]
    assert not computed
