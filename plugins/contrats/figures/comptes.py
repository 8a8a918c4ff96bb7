"""What is counted in one contract, for the comparison of contracts: how it is written, not what it is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from contrats.figures.echeances import fenetre
from contrats.linking import Dossier, EngagementLie
from contrats.model.engagement import LOCALES

PRECISIONS: dict[str, Callable[[EngagementLie], bool]] = {
    "en-tout": lambda e: True,
    "echeance": lambda e: e.fiche.echeance is not None,
    "dernier-jour": lambda e: fenetre(e.fiche.echeance).fin is not None,
    "resultat": lambda e: any(c.valeur is not None for c in e.fiche.cible),
    "somme": lambda e: bool(e.fiche.montants),
    "responsable": lambda e: bool(e.fiche.responsable or e.fiche.service),
    "suivi": lambda e: bool(e.fiche.suivi),
}
"""What a local engagement says that lets a reader check it."""
SANS = ""
"""Stands for « without theme »."""


@dataclass(frozen=True)
class CompteDePriorite:
    """A priority (None: engagements without one): its title, engagements in all, and those of the territory itself."""

    id: str | None
    titre: str
    engagements: int
    locaux: int


@dataclass(frozen=True)
class Comptes:
    """Numbers of engagements, by value of what is told of them; plain values, that JSON can keep."""

    engagements: int = 0
    partages: int = 0
    """Those that several contracts have; counted in each."""
    projets: int = 0
    portees: dict[str, int] = field(default_factory=dict)
    natures: dict[str, int] = field(default_factory=dict)
    thematiques: dict[str, int] = field(default_factory=dict)
    """An engagement with two themes counts in both; ``SANS`` for those without."""
    precisions: dict[str, int] = field(default_factory=dict)
    """Of the engagements of the territory itself, by key of ``PRECISIONS``."""
    priorites: tuple[CompteDePriorite, ...] = ()


def comptes(dossier: Dossier) -> Comptes:
    """The counts of a contract; those it came with, where it is only the short form of one."""
    return dossier.comptes if dossier.comptes is not None else compter(dossier)


def compter(dossier: Dossier) -> Comptes:
    """The counts of a whole contract."""
    every = dossier.engagements
    local = [e for e in every if e.fiche.portee in LOCALES]
    return Comptes(
        engagements=len(every),
        partages=sum(e.commun is not None for e in every),
        projets=len(dossier.projets),
        portees=dict(Counter(e.fiche.portee for e in every)),
        natures=dict(Counter(e.fiche.nature for e in every)),
        thematiques=dict(Counter(t for e in every for t in dict.fromkeys(e.fiche.thematiques) or (SANS,))),
        precisions={key: sum(map(rule, local)) for key, rule in PRECISIONS.items()},
        priorites=tuple(_priorites(dossier)),
    )


def _priorites(dossier: Dossier) -> list[CompteDePriorite]:
    """Each priority in its order, then the engagements of none."""
    found = []
    for orientation in (*dossier.orientations, None):
        own = [e for e in dossier.engagements if e.orientation is orientation]
        if orientation or own:
            title = orientation.titre if orientation else "Sans priorité désignée"
            local = sum(e.fiche.portee in LOCALES for e in own)
            found.append(CompteDePriorite(orientation.id if orientation else None, title, len(own), local))
    return found
