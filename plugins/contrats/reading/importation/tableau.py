"""Text of an official table -> header and rows, with the line of each; nothing is guessed about the values."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from contrats.diagnostics import Diagnostic, Level
from contrats.places import Place

SEPARATORS = {";": "des points-virgules", ",": "des virgules", "\t": "des tabulations"}
MEND = "Téléchargez à nouveau le fichier, sans l'ouvrir ni l'enregistrer dans un tableur."


@dataclass(frozen=True, slots=True)
class Tableau:
    """A header and the rows under it: the line of each in the file, its cells by column."""

    name: str
    separator: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...] = ()


def split_header(line: str, separator: str) -> tuple[str, ...]:
    """The names of the columns, without the empty ones at the end."""
    cells = [unwrap(cell) for cell in next(csv.reader([line], delimiter=separator), [])]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def unwrap(cell: str) -> str:
    """A cell without the « ="…" » by which spreadsheets keep a code as text, nor spaces around."""
    text = cell.strip().strip("\u00a0\ufeff")
    wrapped = re.fullmatch(r'="([^"]*)"', text)
    return (wrapped[1] if wrapped else text).strip()


def read_rows(text: str, separator: str, *, name: str) -> tuple[Tableau | None, list[Diagnostic]]:
    """The whole table, or what breaks its shape: a column twice or without name, cells too many, an open quote."""
    lines = io.StringIO(text, newline=None).readlines()
    header = split_header(lines[0] if lines else "", separator)
    faults = _check_header(header, name)
    if faults:
        return None, faults
    rows: list[tuple[int, dict[str, str]]] = []
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error:
            faults.append(
                Diagnostic("I014", Level.ERREUR, Place(name, line), "un guillemet ouvert n'est jamais fermé", MEND)
            )
            break
        if row is None:
            break
        if line == 1:
            continue
        cells = [unwrap(cell) for cell in row]
        if not any(cells):
            continue
        if len(cells) < len(header) or any(cells[len(header) :]):
            message = f"la ligne a {len(cells)} cases, l'en-tête en a {len(header)}"
            faults.append(Diagnostic("I014", Level.ERREUR, Place(name, line), message, MEND))
            continue
        rows.append((line, dict(zip(header, cells, strict=False))))
    return (None if faults else Tableau(name, separator, header, tuple(rows))), faults


def _check_header(header: tuple[str, ...], name: str) -> list[Diagnostic]:
    twice = sorted({column for column in header if column and header.count(column) > 1})
    if "" in header:
        message = f"la colonne {header.index('') + 1} n'a pas de nom"
    elif twice:
        message = f"la colonne « {twice[0]} » est écrite deux fois"
    else:
        return []
    return [Diagnostic("I013", Level.ERREUR, Place(name), message, MEND)]
