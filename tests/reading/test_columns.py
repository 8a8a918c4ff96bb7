"""Reading a table all rows at once gives what reading it row by row gives: records, places and faults."""

from __future__ import annotations

import csv
import io

import pytest
from contrats.diagnostics import Diagnostic, in_reading_order
from contrats.model.indicateur import Observation
from contrats.places import Place
from contrats.reading.cells import Cells
from contrats.reading.tables import COLUMNS, parse_table
from contrats.reading.validation import build, keys_of
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

NEEDED = ("indicateur", "territoire", "annee")
NAME = "data/indicateurs/essai.csv"
CELLS = {
    "indicateur": ["population", "taux-de-pauvrete", "Population", "é", "a" * 81],
    "territoire": ["59295", "QN05941I", "01004", "x" * 1001],
    "annee": ["2020", " 2021 ", "non précisée"],
    "perimetre": ["2015", "2024", "2023"],
    "valeur": ["1", "27,8", "1\u202f234", "-0,5", "un tiers", "1e5", "12", "12,0"],
    "valeur_texte": ["1/3", "près de 4 sur 10"],
    "statut": ["nd", "s", "secret"],
    "source": ["contrat", "Contrat"],
    "page": ["p. 3", "3"],
    "note": ["deux\nlignes", "« a » ; b", 'un "mot"', "=1+1"],
}


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A table with good and bad cells, rows too long or too short, blank lines, quotes, any order of columns."""
    optional = draw(st.lists(st.sampled_from(sorted(set(COLUMNS) - set(NEEDED))), unique=True))
    header = draw(st.permutations([*NEEDED, *optional]))
    separator = draw(st.sampled_from(";,"))
    out = io.StringIO()
    style = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    writer = csv.writer(out, delimiter=separator, quoting=style, lineterminator=draw(st.sampled_from(["\n", "\r\n"])))
    writer.writerow(header)
    for _ in range(draw(st.integers(0, 8))):
        cell = st.sampled_from
        row = [draw(st.one_of(cell(CELLS[c][:2]), cell([*CELLS[c], "", " "]))) for c in header]
        writer.writerow(row + draw(st.sampled_from([[]] * 8 + [["", ""]])))
        out.write(draw(st.sampled_from([""] * 9 + ["\n", " \n", 'x"y'])))
    return out.getvalue() + draw(st.sampled_from([""] * 9 + ['population;"59295']))


def row_by_row(text: str) -> tuple[list[Observation], list[Diagnostic]]:
    """What ``build`` says of each row as wide as the header."""
    table, records, diagnostics = Cells(text, name=NAME), [], []
    rows = table.rows()
    table.header = next(rows)[1]
    for line, row in rows:
        if len(row) == len(table.header) and any(cell.strip() for cell in row):
            record, found = build(Observation, table.row(line), name=NAME)
            records += [record] if record else []
            diagnostics += found
    return records, diagnostics


def seen(record: Observation) -> tuple[dict[str, object], dict[str, Place]]:
    """Everything that anyone may ask of a record: its values with their types, its places."""
    values = {key: (type(value), str(value)) for key, value in record.model_dump().items()}
    return values, {"": record.place()} | {key: record.place(key) for key in keys_of(Observation)}


@settings(max_examples=600)
@given(tables())
def test_all_rows_at_once_are_read_as_row_by_row(text):
    records, diagnostics = parse_table(text, Observation, name=NAME)
    expected, faults = row_by_row(text)
    assert [seen(r) for r in records] == [seen(r) for r in expected]
    told = [d for d in diagnostics if d.code.startswith("M")]
    assert in_reading_order(told) == in_reading_order(faults)


@given(st.lists(st.sampled_from(["1", "2", "x", "", " 3 "]), min_size=1, max_size=30))
def test_every_row_gives_a_record_or_a_fault(cells):
    text = "indicateur;territoire;annee;valeur\n" + "".join(f"population;59295;2020;{c}\n" for c in cells)
    records, diagnostics = parse_table(text, Observation, name=NAME)
    lines = [r.place().line for r in records] + [d.place.line for d in diagnostics]
    assert sorted(lines) == list(range(2, len(cells) + 2))
    assert all(r.valeur is None for r, c in zip(records, [c for c in cells if c != "x"], strict=True) if not c)


def test_place_of_a_cell_is_found_after_cells_of_several_lines():
    text = 'indicateur;territoire;annee;note;valeur\npopulation;59295;2020;"a\nb";  12\npopulation;59295;2021;c;3\n'
    first, second = parse_table(text, Observation, name=NAME)[0]
    assert (first.place("valeur"), second.place("valeur")) == (Place(NAME, 3, 4), Place(NAME, 4, 25))
    assert (first.place(), second.place(), first.place("statut")) == (Place(NAME, 2), Place(NAME, 4), Place(NAME, 2))


def test_records_read_at_once_cannot_be_changed():
    (record,) = parse_table("indicateur;territoire;annee\npopulation;59295;2020\n", Observation, name=NAME)[0]
    with pytest.raises(ValidationError):
        record.annee = "2021"
    assert (record.annee, record.valeur, record.statut) == ("2020", None, "")
