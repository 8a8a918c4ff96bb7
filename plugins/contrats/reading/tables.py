"""Tidy CSV files of observations -> records with their line."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from contrats.diagnostics import Diagnostic, Level, did_you_mean
from contrats.model.indicateur import Observation
from contrats.places import Place
from contrats.reading.cells import Cells
from contrats.reading.columns import observations
from contrats.reading.validation import build

COLUMNS = (
    "indicateur",
    "territoire",
    "annee",
    "perimetre",
    "valeur",
    "valeur_texte",
    "statut",
    "source",
    "page",
    "note",
)
NEEDED = ("indicateur", "territoire", "annee")


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
def parse_observations(text: str, *, name: str) -> tuple[list[Observation], list[Diagnostic]]:
    """The observations of a table separated by semicolons or commas; the first line names the columns."""
    table = Cells(text, name=name)
    rows = table.rows()
    table.header = [cell.strip() for cell in next(rows, (1, []))[1]]
    places = [] if table.unclosed else [place for _, place in table.placed(1)]
    diagnostics = [*_unclosed(table), *_check_header(table.header, places, name)]
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
    records: list[Observation] = []
    for line, record in zip(lines, observations(table, lines, cells), strict=True):
        if record is None:
            record, found = build(Observation, table.row(line), name=name)
            diagnostics.extend(found)
        if record is not None:
            records.append(record)
    return records, [*diagnostics, *_unclosed(table)]


def _wrong_width(table: Cells, line: int, row: list[str]) -> Diagnostic:
    message = f"la ligne a {len(row)} cases, l'en-tête en a {len(table.header)}"
    proposal = f"Mettez une case par colonne, séparées par « {table.separator} »."
    return Diagnostic("T003", Level.ERREUR, Place(table.name, line), message, proposal)


def _unclosed(table: Cells) -> Iterator[Diagnostic]:
    if table.unclosed is not None:
        message = "un guillemet ouvert sur cette ligne n'est pas fermé à la fin de sa case"
        proposal = "Fermez le guillemet ; doublez un guillemet qui fait partie du texte."
        yield Diagnostic("T004", Level.ERREUR, table.unclosed, message, proposal)


def _check_header(header: list[str], places: list[Place], name: str) -> Iterator[Diagnostic]:
    for position, (column, place) in enumerate(zip(header, places, strict=True)):
        if column not in COLUMNS:
            proposal = did_you_mean(column, COLUMNS, otherwise="Colonnes possibles : " + ", ".join(COLUMNS) + ".")
            yield Diagnostic("T001", Level.ERREUR, place, f"la colonne « {column} » est inconnue", proposal)
        elif column in header[:position]:
            message = f"la colonne « {column} » est écrite deux fois"
            yield Diagnostic("T005", Level.ERREUR, place, message, "Gardez une seule des deux.")
    for column in NEEDED:
        if column not in header:
            message = f"il manque la colonne « {column} »"
            yield Diagnostic("T002", Level.ERREUR, Place(name), message, "Ajoutez-la à la première ligne du tableau.")
