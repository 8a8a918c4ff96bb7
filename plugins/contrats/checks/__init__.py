"""Rules that the linked library must keep; each module is one family of rules, each rule a small generator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from types import MappingProxyType

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


def check_contract(library: Library, contrat: str, *, au: date) -> list[Diagnostic]:
    """What the rules say of the files of one contract; it depends on no other contract."""
    own = {"dossiers": MappingProxyType({contrat: library.dossiers[contrat]}), "verifie_le_commun": False}
    view = replace(library, **own, observations=(), correspondances=(), departements=())
    return run_checks(view, au=au)


def check_shared(library: Library, *, au: date) -> list[Diagnostic]:
    """What the rules say of all other files; with ``check_contract`` of each contract, as much as ``run_checks``."""
    return run_checks(replace(library, verifie_les_contrats=False), au=au)
