"""Tidy CSV files of observations -> records with their line."""

from __future__ import annotations

import csv
import io

from contrats.diagnostics import Diagnostic, Level, did_you_mean
from contrats.model.indicateur import Observation
from contrats.places import Place, PlacedDict
from contrats.reading.validation import build

COLUMNS = ("indicateur", "territoire", "annee", "perimetre", "valeur", "valeur_texte", "statut", "source", "page", "note")
NEEDED = ("indicateur", "territoire", "annee")


def parse_observations(text: str, *, name: str) -> tuple[list[Observation], list[Diagnostic]]:
    """The observations of a table separated by semicolons or commas; the first line names the columns."""
    separator = ";" if text.partition("\n")[0].count(";") >= text.partition("\n")[0].count(",") else ","
    rows = csv.reader(io.StringIO(text), delimiter=separator)
    header = [cell.strip() for cell in next(rows, [])]
    diagnostics = _check_header(header, name)
    if diagnostics:
        return [], diagnostics
    records = []
    while True:
        line = rows.line_num + 1
        row = next(rows, None)
        if row is None:
            break
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(header):
            message = f"la ligne a {len(row)} cases, l'en-tête en a {len(header)}"
            diagnostics.append(Diagnostic("T003", Level.ERREUR, Place(name, line), message, f"Mettez une case par colonne, séparées par « {separator} »."))
            continue
        raw = PlacedDict(Place(name, line))
        column = 1
        for key, cell in zip(header, row, strict=True):
            place = Place(name, line, column)
            if cell.strip():
                raw.put(key.replace("_", "-"), cell.strip(), key_at=place, value_at=place)
            column += len(cell) + 1
        record, found = build(Observation, raw, name=name)
        diagnostics.extend(found)
        if record is not None:
            records.append(record)
    return records, diagnostics


def _check_header(header: list[str], name: str) -> list[Diagnostic]:
    at = Place(name)
    found = [
        Diagnostic("T001", Level.ERREUR, at, f"la colonne « {column} » est inconnue", did_you_mean(column, COLUMNS, otherwise="Colonnes possibles : " + ", ".join(COLUMNS) + "."))
        for column in header
        if column not in COLUMNS
    ]
    found += [
        Diagnostic("T002", Level.ERREUR, at, f"il manque la colonne « {column} »", "Ajoutez-la à la première ligne du tableau.")
        for column in NEEDED
        if column not in header
    ]
    return found
