"""The linked library: every contract with the objects that it names. Immutable once built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from math import floor
from types import MappingProxyType
from typing import Any

from contrats.linking.dossier import Dossier, EngagementLie
from contrats.linking.references import Ids, walk
from contrats.model import (
    contrat,
    departement,
    indicateur,
    territoire,
)
from contrats.model.geographie import Contour
from contrats.reading.couches import Contours


@dataclass(frozen=True)
class Library:
    """All contracts, and what they share."""

    dossiers: Mapping[str, Dossier]
    shared: Mapping[str, Ids]
    observations: tuple[indicateur.Observation, ...]
    correspondances: tuple[territoire.Correspondance, ...] = ()
    """Where each quartier of 2024 comes from, when the official table was imported."""
    portail: contrat.Portail | None = None
    departements: tuple[departement.Departement, ...] = ()
    contours: Mapping[str, Contour] = field(default_factory=dict)
    """Official shapes by code of territory; empty where none were fetched."""
    verifie_le_commun: bool = True
    """Whether the rules look at the shared records too; not where one contract is checked by itself."""
    verifie_les_contrats: bool = True
    """Whether the rules look at what contracts write; not where the shared records are checked by themselves."""

    def avec(self, dossiers: Mapping[str, Dossier]) -> Library:
        """The same shared records with these contracts; what was looked up in the shared records is kept."""
        other = copy(self)
        other.__dict__.pop("_par_quartier", None)
        object.__setattr__(other, "dossiers", MappingProxyType(dict(dossiers)))
        return other

    def parmi(self, kind: str, idents: Set[str]) -> tuple[Any, ...]:
        """The known shared records of a kind among these ids, in the order of the files."""
        return tuple(record for ident, record in self.shared[kind].items() if ident in idents)

    def observations_de(self, lieux: Iterable[str], *, quartiers: set[str]) -> tuple[indicateur.Observation, ...]:
        """The observations about ``lieux`` and about the sets of quartiers, in the order of the files.

        Without those of tables that describe quartiers, but none of ``quartiers``.
        """
        files, ranks = self._tables
        foreign = {file for file, described in files.items() if described and described.isdisjoint(quartiers)}
        found = sorted(rank for place in {*lieux, *self._ensembles} for rank in ranks.get(place, ()))
        return tuple(o for o in map(self.observations.__getitem__, found) if o.place().file not in foreign)

    @cached_property
    def _ensembles(self) -> tuple[str, ...]:
        """The sets of quartiers (those of an EPCI, of France) that figures are compared with."""
        return tuple(t for t in self.shared["lieu"] if str(t).startswith("qpv-"))

    @cached_property
    def _tables(self) -> tuple[dict[str, set[str]], dict[str, list[int]]]:
        """The quartiers that each table describes, and the ranks of the observations of each territory.

        Read once for all contracts: each looking through all observations would take the square of their number.
        """
        files: dict[str, set[str]] = {}
        ranks: dict[str, list[int]] = {}
        for rank, o in enumerate(self.observations):
            ranks.setdefault(o.territoire, []).append(rank)
            if o.territoire in self.shared["quartier"]:
                files.setdefault(o.place().file, set()).add(o.territoire)
        return files, ranks

    def hors_contrats(self) -> tuple[indicateur.Observation, ...]:
        """Observations about territories of no contract."""
        shown = {id(o) for d in self.dossiers.values() for o in d.observations}
        return tuple(o for o in self.observations if id(o) not in shown)

    def departement(self, territoire: str | None) -> departement.Departement | None:
        """The file of its own that a département has, if any."""
        return next((d for d in self.departements if d.territoire == territoire), None)

    def departement_de(self, dossier: Dossier) -> departement.Departement | None:
        """The département that a contract is in, if it has a file of its own."""
        return self.departement(dossier.contrat.departement)

    def fond_de_carte(self) -> contrat.FondDeCarte | None:
        """The base map that the portal's file chooses for every site."""
        return self.portail.fond_de_carte if self.portail else None

    def contrats_du_quartier(self, code: str) -> tuple[Dossier, ...]:
        """The contracts that a quartier is part of: one as a rule, two where it lies in both."""
        return self._par_quartier.get(code, ())

    @cached_property
    def _par_quartier(self) -> dict[str, tuple[Dossier, ...]]:
        """Read once: each of 1 609 quartiers looking through all contracts would take the square of their number."""
        found: dict[str, dict[str, Dossier]] = {}
        for dossier in self.dossiers.values():
            for quartier in dossier.contrat.quartiers:
                found.setdefault(quartier.code, {})[dossier.id] = dossier
        return {code: tuple(own.values()) for code, own in found.items()}

    def nommes(self, contrat: str) -> tuple[str, ...]:
        """The engagements of its own that the programmes of départements name in a contract."""
        goals = (g for area in self.departements for g in walk(area) if isinstance(g, departement.ObjectifDuProgramme))
        return tuple(dict.fromkeys(g.engagement for g in goals if g.engagement and g.contrat == contrat))

    def contrats_de(self, area: departement.Departement) -> tuple[Dossier, ...]:
        """The contracts of a département."""
        return tuple(d for d in self.dossiers.values() if d.contrat.departement == area.territoire)

    def comptes(self, area: departement.Departement) -> dict[str, set[str]]:
        """Ids of what the site has of a département: contrats, quartiers, and the communes of these quartiers."""
        contrats = self.contrats_de(area)
        quartiers = {q.code: q for d in contrats for q in d.quartiers}
        communes = {c for q in quartiers.values() for c in q.communes}
        return {"contrats": {d.id for d in contrats}, "quartiers": set(quartiers), "communes": communes}

    def ou_lire(self, objectif: departement.ObjectifDuProgramme) -> tuple[tuple[Dossier, EngagementLie], ...]:
        """The engagement that an objective names, as each contract that has it sees it."""
        if objectif.engagement is None:
            return ()
        found = ((d, d.engagement(objectif.engagement)) for d in self.dossiers.values())
        only = objectif.contrat
        return tuple((d, e) for d, e in found if e and (d.id == only if only else e.commun is not None))

    @cached_property
    def boites(self) -> Mapping[str, tuple[float, float, float, float]]:
        """West, south, east, north of each shape: what lies near a place is found without looking at every point."""
        if isinstance(self.contours, Contours):
            return self.contours.boites
        return {code: contour.boite for code, contour in self.contours.items()}

    def autour(self, boite: tuple[float, float, float, float]) -> list[str]:
        """The shapes whose box may touch this one, in the order of ``boites``: those of the same squares of the map."""
        found = {rank for square in _carres(boite) for rank in self._par_carre.get(square, ())}
        codes = tuple(self.boites)
        return [codes[rank] for rank in sorted(found)]

    @cached_property
    def _par_carre(self) -> dict[tuple[int, int], list[int]]:
        """Read once: each of 450 contracts looking at all shapes of France would take the square of their number."""
        squares: dict[tuple[int, int], list[int]] = {}
        for rank, box in enumerate(self.boites.values()):
            for square in _carres(box):
                squares.setdefault(square, []).append(rank)
        return squares


def _carres(boite: tuple[float, float, float, float]) -> Iterator[tuple[int, int]]:
    """The squares of half a degree that a box lies in."""
    west, south, east, north = (floor(2 * edge) for edge in boite)
    return product(range(west, east + 1), range(south, north + 1))
