"""Rows of an official file + the table already written -> the new table, and what changes in it.

What an editor wrote is left as it is, and told, unless told otherwise. An import only removes rows of its own scope:
another year of the same indicator stays.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from contrats.reading.importation.chiffres import PAGE, Row

BY_HAND = "à la main"
"""How a note begins that keeps a row from being replaced."""


@dataclass
class Fusion:
    """A table before and after: its rows, and each change."""

    rows: list[Row] = field(default_factory=list)
    added: list[Row] = field(default_factory=list)
    changed: list[tuple[Row, Row]] = field(default_factory=list)
    removed: list[Row] = field(default_factory=list)
    left: list[tuple[Row, Row]] = field(default_factory=list)
    """Rows written by hand that the import would have changed: as they stand, as the file has them."""
    same: int = 0


def merge(
    old: Sequence[Row],
    new: Sequence[Row],
    *,
    key: tuple[str, ...],
    scope: tuple[str, ...],
    by_hand: Callable[[Row], bool],
    replace: bool = False,
) -> Fusion:
    """The merged table, sorted by ``key``. Old rows whose ``scope`` columns are those of no new row are kept."""
    made = Fusion()
    before = {_of(row, key): row for row in old}
    after = {_of(row, key): row for row in new}
    scopes = {_of(row, scope) for row in new}
    for ident, row in before.items():
        fresh = after.get(ident)
        protected = by_hand(row) and not replace
        if fresh is None and (protected or _of(row, scope) not in scopes):
            made.rows.append(row)
            made.same += 1
        elif fresh is None:
            made.removed.append(row)
        elif fresh == row:
            made.rows.append(row)
            made.same += 1
        elif protected:
            made.rows.append(row)
            made.left.append((row, fresh))
        else:
            made.rows.append(fresh)
            made.changed.append((row, fresh))
    made.added = [row for ident, row in after.items() if ident not in before]
    made.rows = sorted((*made.rows, *made.added), key=lambda row: _of(row, key))
    return made


def observation_by_hand(source: str) -> Callable[[Row], bool]:
    """Whether a row bears the mark of an editor: another source or page than an import writes, or a note that says so."""

    def by_hand(row: Row) -> bool:
        own = row["source"] == source and row["page"].startswith(PAGE)
        return not own or row["note"].lower().startswith(BY_HAND)

    return by_hand


def noted_by_hand(row: Row) -> bool:
    """Whether the note of a row of the correspondence says that an editor wrote it."""
    return row["note"].lower().startswith(BY_HAND)


def read_rows(text: str, columns: Sequence[str]) -> list[Row]:
    """The rows of a table of the site, as text; the table was checked before."""
    text = text.removeprefix("\ufeff")
    reader = csv.DictReader(io.StringIO(text, newline=None), delimiter=_separator(text))
    return [{column: (row.get(column) or "").strip() for column in columns} for row in reader if any(row.values())]


def write_rows(rows: Iterable[Row], columns: Sequence[str]) -> str:
    """The text of a table: semicolons, one row per line, always the same for the same rows."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, delimiter=";", lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def without_rows(text: str, lines: Iterable[int]) -> str:
    """A table without the rows that begin on these lines (from 1); every other character is kept."""
    physical, gone = io.StringIO(text, newline="").readlines(), set(lines)
    reader = csv.reader(physical, delimiter=_separator(text))
    kept, start = [], 0
    for _ in reader:
        if start + 1 not in gone:
            kept += physical[start : reader.line_num]
        start = reader.line_num
    return "".join(kept)


def _separator(text: str) -> str:
    first = text.split("\n", 1)[0]
    return ";" if first.count(";") >= first.count(",") else ","


def _of(row: Row, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(row[column] for column in columns)
