"""Tidy CSV files -> records with their line: observations, and the correspondence of 2015 and 2024."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import TypeVar

from contrats.diagnostics import Diagnostic, Level, did_you_mean
from contrats.model.base import Record
from contrats.model.indicateur import Observation
from contrats.places import Place, PlacedDict
from contrats.reading.validation import build

R = TypeVar("R", bound=Record)


def columns_of(model: type[Record]) -> tuple[str, ...]:
    """The columns of a table whose rows are records of ``model``."""
    return tuple(model.model_fields)


COLUMNS = columns_of(Observation)


def parse_table(text: str, model: type[R], *, name: str) -> tuple[list[R], list[Diagnostic]]:
    """The records of a table separated by semicolons or commas, one per row, and what is wrong with it."""
    columns = columns_of(model)
    needed = [column for column, field in model.model_fields.items() if field.is_required()]
    lines = io.StringIO(text, newline=None).readlines()
    first = lines[0] if lines else ""
    separator = ";" if first.count(";") >= first.count(",") else ","
    records: list[R] = []
    diagnostics: list[Diagnostic] = []
    rows = _rows(lines, separator, name, diagnostics)
    header, places = next(rows, ([], []))
    header = [cell.strip() for cell in header]
    diagnostics.extend(_check_header(header, places, columns, needed, name))
    if diagnostics:
        return [], diagnostics
    for row, places in rows:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(header):
            message = f"la ligne a {len(row)} cases, l'en-tête en a {len(header)}"
            proposal = f"Mettez une case par colonne, séparées par « {separator} »."
            diagnostics.append(Diagnostic("T003", Level.ERREUR, places[0], message, proposal))
            continue
        raw = PlacedDict(places[0])
        for key, cell, place in zip(header, row, places, strict=True):
            if cell.strip():
                raw.put(key.replace("_", "-"), cell.strip(), key_at=place, value_at=place)
        record, found = build(model, raw, name=name)
        diagnostics.extend(found)
        if record is not None:
            records.append(record)
    return records, diagnostics


def _rows(
    lines: list[str], separator: str, name: str, diagnostics: list[Diagnostic]
) -> Iterator[tuple[list[str], list[Place]]]:
    """The cells of each row with their places; stops at a quotation mark that is never closed."""
    rows = csv.reader(lines, delimiter=separator, strict=True)
    cell = re.compile(rf'(?:"(?:[^"]|"")*")?[^{separator}]*')
    while True:
        line = rows.line_num
        try:
            row = next(rows, None)
        except csv.Error:
            message = "un guillemet ouvert sur cette ligne n'est pas fermé à la fin de sa case"
            proposal = "Fermez le guillemet ; doublez un guillemet qui fait partie du texte."
            diagnostics.append(Diagnostic("T004", Level.ERREUR, Place(name, line + 1), message, proposal))
            return
        if row is None:
            return
        text, offset, places = "".join(lines[line : rows.line_num]), 0, []
        for _ in row:
            before = text[:offset]
            places.append(Place(name, line + 1 + before.count("\n"), len(before) - before.rfind("\n")))
            offset = cell.match(text, offset).end() + 1
        yield row, places


def _check_header(
    header: list[str], places: list[Place], columns: tuple[str, ...], needed: list[str], name: str
) -> Iterator[Diagnostic]:
    for position, (column, place) in enumerate(zip(header, places, strict=True)):
        if column not in columns:
            proposal = did_you_mean(column, columns, otherwise="Colonnes possibles : " + ", ".join(columns) + ".")
            yield Diagnostic("T001", Level.ERREUR, place, f"la colonne « {column} » est inconnue", proposal)
        elif column in header[:position]:
            message = f"la colonne « {column} » est écrite deux fois"
            yield Diagnostic("T005", Level.ERREUR, place, message, "Gardez une seule des deux.")
    for column in needed:
        if column not in header:
            message = f"il manque la colonne « {column} »"
            yield Diagnostic("T002", Level.ERREUR, Place(name), message, "Ajoutez-la à la première ligne du tableau.")
