"""What is said to an editor about a file: code, level, place, message and mend.

A kind of fault is data (a line of ``CATALOGUE`` in the room that finds it); the message is rendered once, from the
fields of the fault. Errors stop the publication, warnings and remarks do not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import IntEnum

from contrats.places import Place


class Level(IntEnum):
    """How grave a diagnostic is; the French name is what editors read."""

    REMARQUE = 1
    AVERTISSEMENT = 2
    ERREUR = 3

    @property
    def label(self) -> str:
        return {1: "remarque", 2: "avertissement", 3: "erreur"}[self.value]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault of one file. ``proposal`` tells in French how to mend it."""

    code: str
    level: Level
    place: Place
    message: str
    proposal: str = ""

    def __str__(self) -> str:
        text = f"{self.place}: {self.level.label} {self.code} : {self.message}"
        return f"{text}\n    → {self.proposal}" if self.proposal else text


def in_reading_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Diagnostics without repeats, by file, line, column and code."""
    return sorted(set(diagnostics), key=lambda d: (d.place, d.code, d.message))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(d.level is Level.ERREUR for d in diagnostics)


def did_you_mean(word: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """« vouliez-vous dire … ? » for the nearest known words, else ``otherwise``."""
    matches = get_close_matches(str(word), list(known), n=2, cutoff=0.6)
    if not matches:
        return otherwise
    return "vouliez-vous dire " + " ou ".join(f"« {m} »" for m in matches) + " ?"
