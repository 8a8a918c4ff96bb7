"""Tidy CSV files -> records with their line: observations, and the correspondence of 2015 and 2024."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from contrats.diagnostics import Diagnostic, Level, did_you_mean
from contrats.model.base import Record
from contrats.model.indicateur import Observation
from contrats.places import Place
from contrats.reading.cells import Cells
from contrats.reading.columns import records
from contrats.reading.validation import build

R = TypeVar("R", bound=Record)


def columns_of(model: type[Record]) -> tuple[str, ...]:
    """The columns of a table whose rows are records of ``model``."""
    return tuple(model.model_fields)


COLUMNS = columns_of(Observation)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Without the search for cycles: a large table makes 30 000 objects and no cycle, and the search takes a
    quarter of the time (benchmarks/observations.md)."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@_collector_at_rest()
def parse_table(text: str, model: type[R], *, name: str) -> tuple[list[R], list[Diagnostic]]:
    """The records of a table separated by semicolons or commas, one per row, and what is wrong with it."""
    columns = columns_of(model)
    needed = [column for column, field in model.model_fields.items() if field.is_required()]
    table = Cells(text, name=name)
    rows = table.rows()
    table.header = [cell.strip() for cell in next(rows, (1, []))[1]]
    places = [] if table.unclosed else [place for _, place in table.placed(1)]
    diagnostics = [*_unclosed(table), *_check_header(table.header, places, columns, needed, name)]
    if diagnostics:
        return [], diagnostics
    lines: list[int] = []
    cells: list[list[str]] = []
    for line, row in rows:
        if not any(map(str.strip, row)):
            continue
        if len(row) == len(table.header):
            lines.append(line)
            cells.append(row)
        else:
            diagnostics.append(_wrong_width(table, line, row))
    found_records: list[R] = []
    for line, record in zip(lines, records(model, table, lines, cells), strict=True):
        if record is None:
            record, found = build(model, table.row(line), name=name)
            diagnostics.extend(found)
        if record is not None:
            found_records.append(record)
    return found_records, [*diagnostics, *_unclosed(table)]


def _wrong_width(table: Cells, line: int, row: list[str]) -> Diagnostic:
    message = f"la ligne a {len(row)} cases, l'en-tête en a {len(table.header)}"
    proposal = f"Mettez une case par colonne, séparées par « {table.separator} »."
    return Diagnostic("T003", Level.ERREUR, Place(table.name, line), message, proposal)


def _unclosed(table: Cells) -> Iterator[Diagnostic]:
    if table.unclosed is not None:
        message = "un guillemet ouvert sur cette ligne n'est pas fermé à la fin de sa case"
        proposal = "Fermez le guillemet ; doublez un guillemet qui fait partie du texte."
        yield Diagnostic("T004", Level.ERREUR, table.unclosed, message, proposal)


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
