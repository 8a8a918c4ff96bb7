"""The account of a publication: what was built, what was kept, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from contrats.diagnostics import Diagnostic, Level, has_errors
from contrats.places import Place


@dataclass(frozen=True)
class Bilan:
    """What a build did. Ids of contracts, "" for the portal."""

    target: Path
    construits: tuple[str, ...] = ()
    inchanges: tuple[str, ...] = ()
    gardes: tuple[str, ...] = ()
    """Those at fault, of which the last good version stays."""
    absents: tuple[str, ...] = ()
    """Those at fault that were never published."""
    portail: bool = True
    """Whether the portal is that of this build; else its last good version stays."""
    pages: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    defauts: dict[str, str] = field(default_factory=dict)
    """Traces of faults of the program, by contract."""
    bloque: bool = False
    """Whether a file that every site uses is at fault: nothing can be published."""
    publie: bool = True
    """Whether the publication in place is this one; nothing changed there otherwise."""

    @property
    def en_faute(self) -> bool:
        return has_errors(self.diagnostics) or bool(self.defauts)

    def rien(self) -> Bilan:
        """The same account, of a build that published nothing."""
        return replace(self, publie=False)


def to_note(diagnostics: Iterable[Diagnostic]) -> list[list[Any]]:
    """Diagnostics as plain values, for JSON."""
    return [
        [d.code, int(d.level), d.place.file, d.place.line, d.place.column, d.message, d.proposal] for d in diagnostics
    ]


def from_note(note: Iterable[list[Any]]) -> tuple[Diagnostic, ...]:
    """The diagnostics of a note."""
    return tuple(
        Diagnostic(code, Level(level), Place(file, line, column), message, proposal)
        for code, level, file, line, column, message, proposal in note
    )
