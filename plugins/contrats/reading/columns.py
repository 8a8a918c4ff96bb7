"""Columns of a table -> records, all rows at once.

Pydantic takes 40 µs per row, ten times what a row needs: a table repeats the same indicators, territories, years
and pages. So each distinct cell of a column is validated once, by the type of its field, and a row whose cells are
all valid becomes a record without being validated again. Any other row is left to ``reading.validation``, which says
what is wrong with it (measured in benchmarks/observations.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import repeat
from typing import Annotated, Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from contrats.model.base import Record
from contrats.places import PlacedRow
from contrats.reading.cells import Cells

R = TypeVar("R", bound=Record)
WRONG = object()
"""Stands for a cell that its column refuses."""


@cache
def _validator(model: type[Record], name: str) -> TypeAdapter[list[Any]]:
    """Validates a list of cells of the column ``name`` as ``model`` validates one."""
    field = model.model_fields[name]
    one = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    return TypeAdapter(list[one], config={"str_strip_whitespace": True})


def values(model: type[Record], name: str, cells: Iterable[str]) -> dict[str, Any]:
    """The value of each distinct cell of the column ``name``: empty is the field's default, refused is WRONG."""
    stripped = {cell: cell.strip() for cell in cells}
    distinct = list(dict.fromkeys(cell for cell in stripped.values() if cell))
    known = {"": _empty(model.model_fields[name])}
    try:
        known.update(zip(distinct, _validator(model, name).validate_python(distinct), strict=True))
    except ValidationError as error:
        refused = {e["loc"][0] for e in error.errors(include_url=False, include_context=False, include_input=False)}
        good = [cell for position, cell in enumerate(distinct) if position not in refused]
        known.update(zip(good, _validator(model, name).validate_python(good), strict=True))
    return {cell: known.get(inner, WRONG) for cell, inner in stripped.items()}


def _empty(field: FieldInfo) -> Any:
    return WRONG if field.is_required() else field.get_default()


def records(model: type[R], table: Cells, lines: Sequence[int], rows: Iterable[Sequence[str]]) -> Iterator[R | None]:
    """The record of each row and its line, None where a cell is refused; rows are as wide as the header."""
    columns: dict[str, Iterable[Any]] = {name: repeat(_empty(f)) for name, f in model.model_fields.items()}
    wrong: set[int] = set()
    for name, cells in zip(table.header, zip(*rows, strict=True), strict=bool(lines)):
        known = values(model, name, cells)
        columns[name] = map(known.__getitem__, cells)
        if WRONG in known.values():
            wrong.update(n for n, cell in enumerate(cells) if known[cell] is WRONG)
    for n, (line, row) in enumerate(zip(lines, zip(*columns.values(), strict=False), strict=False)):
        if n in wrong:
            yield None
        else:
            yield model.proven(dict(zip(columns, row, strict=True)), PlacedRow(table, line))
