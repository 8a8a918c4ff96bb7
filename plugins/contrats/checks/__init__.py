"""Rules that the linked library must keep; each module is one family of rules, each rule a small generator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from contrats.checks import (
    cartes,
    chiffres,
    dates,
    departements,
    engagements,
    identifiants,
    personnes,
    prose,
    territoires,
)
from contrats.diagnostics import Diagnostic
from contrats.linking import Library

RULES: tuple[Callable[..., Iterator[Diagnostic]], ...] = (
    *engagements.RULES,
    *dates.RULES,
    *territoires.RULES,
    *prose.RULES,
    *chiffres.RULES,
    *cartes.RULES,
    *personnes.RULES,
    *identifiants.RULES,
    *departements.RULES,
)
"""Every rule: ``rule(library, au=day)`` yields diagnostics."""


def run_checks(library: Library, *, au: date) -> list[Diagnostic]:
    """Everything that the rules say of the library, on the day ``au``."""
    return [diagnostic for rule in RULES for diagnostic in rule(library, au=au)]
