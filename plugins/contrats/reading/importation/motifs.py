"""Patterns of column and file names: ``DEC_MED_A{aa}``, ``QP2015_{n}``, ``estimations_{aaaa}``, ``*_QP24.csv``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

PLACES = {"{aaaa}": r"(?P<annee>\d{4})", "{aa}": r"(?P<annee>\d{2})", "{n}": r"(?P<n>\d+)"}
_HOLE = re.compile("|".join(map(re.escape, PLACES)))
FIRST_CENTURY_YEAR = 50
"""Two digits below are years 2000, others years 1900."""


def regex_of(pattern: str) -> re.Pattern[str]:
    """The regular expression of a pattern; a second hole of a kind is taken as plain text."""
    text, end, used = "", 0, set()
    for hole in _HOLE.finditer(pattern):
        text += re.escape(pattern[end : hole.start()])
        group = PLACES[hole[0]]
        name = group[3 : group.index(">")]
        text += re.escape(hole[0]) if name in used else group
        used.add(name)
        end = hole.end()
    return re.compile(text + re.escape(pattern[end:]))


def columns_like(pattern: str, header: Iterable[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """The columns that a pattern names, each with what stands in its holes."""
    regex = regex_of(pattern)
    for column in header:
        match = regex.fullmatch(column)
        if match:
            yield column, match.groupdict()


def year_of(digits: str) -> str:
    """« 21 » -> « 2021 », « 2021 » -> « 2021 »."""
    if len(digits) == 4:
        return digits
    return ("20" if int(digits) < FIRST_CENTURY_YEAR else "19") + digits


def file_like(pattern: str, file: str) -> bool:
    """Whether a file's name is one of those that a pattern with ``*`` means; capitals do not count."""
    return fnmatchcase(file.lower(), pattern.lower())
