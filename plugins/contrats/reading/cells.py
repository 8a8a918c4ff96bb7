"""The rows of a table separated by semicolons or commas, and where their cells stand.

The reader is ``csv``, not pandas: pandas takes a third of its time (0.14 s against 0.39 s for the 241 350 rows of
benchmarks/observations.md) but knows neither the line of a row whose cells hold several lines, nor that of a
quotation mark left open, and an editor needs both.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from contrats.places import Place, PlacedDict


class Cells:
    """A table's text as rows of cells; where a cell stands is found again only when somebody asks."""

    def __init__(self, text: str, *, name: str):
        self.name = name
        self.lines = io.StringIO(text, newline=None).readlines()
        first = self.lines[0] if self.lines else ""
        self.separator = ";" if first.count(";") >= first.count(",") else ","
        self.header: list[str] = []
        self.unclosed: Place | None = None
        """The row whose quotation mark is never closed, if the reading of ``rows`` stopped at one."""

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Every row, the first one included, with the line on which it starts."""
        rows, line = self._reader(1), 1
        try:
            for row in rows:
                yield line, row
                line = rows.line_num + 1
        except csv.Error:
            self.unclosed = Place(self.name, line)

    def placed(self, line: int) -> Iterator[tuple[str, Place]]:
        """The cells of the row that starts on ``line``, each with its place."""
        rows = self._reader(line)
        row = next(rows, [])
        text, offset = "".join(self.lines[line - 1 : line - 1 + rows.line_num]), 0
        cell = re.compile(rf'(?:"(?:[^"]|"")*")?[^{self.separator}]*')
        for content in row:
            before = text[:offset]
            yield content, Place(self.name, line + before.count("\n"), len(before) - before.rfind("\n"))
            offset = cell.match(text, offset).end() + 1

    def row(self, line: int) -> PlacedDict:
        """The filled cells of the row that starts on ``line``, under the keys that the header gives them."""
        raw = PlacedDict(Place(self.name, line))
        for column, (content, place) in zip(self.header, self.placed(line), strict=True):
            if content.strip():
                raw.put(column.replace("_", "-"), content.strip(), key_at=place, value_at=place)
        return raw

    def _reader(self, line: int) -> Iterator[list[str]]:
        following = map(self.lines.__getitem__, range(line - 1, len(self.lines)))
        return csv.reader(following, delimiter=self.separator, strict=True)
