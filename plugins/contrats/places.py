"""Where a value stands in the editors' files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a file: path relative to the project, line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Place("(sans fichier)")


class PlacedDict(dict):
    """A mapping read from a file that remembers where it, its keys and its values stand."""

    __slots__ = ("keys_at", "place", "values_at")

    def __init__(self, place: Place):
        super().__init__()
        self.place = place
        self.keys_at: dict[str, Place] = {}
        self.values_at: dict[str, Place] = {}

    def put(self, key: str, value: object, *, key_at: Place, value_at: Place) -> None:
        """Store a value together with the places of its key and of itself."""
        self[key] = value
        self.keys_at[key] = key_at
        self.values_at[key] = value_at


class PlacedList(list):
    """A sequence read from a file that remembers where it and its items stand."""

    __slots__ = ("place", "values_at")

    def __init__(self, place: Place):
        super().__init__()
        self.place = place
        self.values_at: list[Place] = []

    def put(self, value: object, *, value_at: Place) -> None:
        """Append a value together with its place."""
        self.append(value)
        self.values_at.append(value_at)


class Table(Protocol):
    """A file made of lines whose cells can be found again."""

    name: str

    def row(self, line: int) -> PlacedDict:
        """The filled cells of the row that starts on this line."""


class PlacedRow:
    """A row of a table: its cells are placed only when asked, as a table may have 100 000 rows and no fault."""

    __slots__ = ("line", "table")

    def __init__(self, table: Table, line: int):
        self.table = table
        self.line = line

    @property
    def place(self) -> Place:
        return Place(self.table.name, self.line)

    def placed(self) -> PlacedDict:
        """The same row with the places of its cells."""
        return self.table.row(self.line)


def find_place(raw: object, path: tuple[str | int, ...], *, on_key: bool = False) -> Place:
    """The place of the value under ``path`` inside ``raw``, as deep as the path can be followed.

    ``on_key`` asks for the place of the last key instead of its value. A step that leads nowhere
    (a missing key, a field added by a validator) leaves the place of the deepest value found.
    """
    here = getattr(raw, "place", NOWHERE)
    if isinstance(raw, PlacedRow) and path:
        raw = raw.placed()
    for position, step in enumerate(path):
        if isinstance(raw, PlacedDict) and step in raw:
            last = position == len(path) - 1
            here = raw.keys_at[step] if on_key and last else raw.values_at[step]
            raw = raw[step]
        elif isinstance(raw, PlacedList) and isinstance(step, int) and step < len(raw):
            here = raw.values_at[step]
            raw = raw[step]
        elif isinstance(raw, PlacedList) or step != 0:  # step 0 also leads to the one item written without a list
            break
    return here


def walk_strings(raw: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every string inside ``raw`` with the path that leads to it."""
    if isinstance(raw, str):
        yield path, raw
    elif isinstance(raw, dict):
        for key, value in raw.items():
            yield from walk_strings(value, (*path, key))
    elif isinstance(raw, list):
        for index, value in enumerate(raw):
            yield from walk_strings(value, (*path, index))
