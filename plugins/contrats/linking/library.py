"""The linked library: every contract with the objects that it names. Immutable once built."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from contrats.linking.references import REFERENCES, Ids, as_ids, walk
from contrats.model import (
    action,
    contrat,
    departement,
    document,
    engagement,
    financement,
    gouvernance,
    indicateur,
    organisation,
    orientation,
    participation,
    strategie,
    territoire,
)
from contrats.model.base import Citation, Record
from contrats.model.geographie import Contour


@dataclass(frozen=True)
class EngagementLie:
    """An engagement as one contract sees it, with the objects that it names."""

    fiche: engagement.Engagement
    commun: document.Commun | None
    reprise: contrat.Reprise | None
    orientation: orientation.Orientation | None
    porteurs: tuple[organisation.Organisation, ...]
    associes: tuple[organisation.Organisation, ...]
    lieux: tuple[Any, ...]
    strategie: strategie.Strategie | None
    projet: strategie.Projet | None
    actions: tuple[action.ActionPrioritaire, ...] = ()

    @property
    def id(self) -> str:
        return self.fiche.id

    @property
    def titre(self) -> str:
        return self.fiche.titre

    def imprime_dans(self, documents: Collection[str]) -> bool:
        """One of its passages stands in one of these documents; True when nothing is known of its passages."""
        return not self.sources or any(c.document in documents for c in self.sources)

    @cached_property
    def sources(self) -> tuple[Citation, ...]:
        """The passages of the record and those of the contract's own restatement."""
        return self.fiche.source + (self.reprise.source if self.reprise else ())


@dataclass(frozen=True)
class Dossier:
    """Everything one contract holds, with the shared records it uses."""

    contrat: contrat.Contrat
    library: Library
    index: Mapping[str, Ids]
    orientations: tuple[orientation.Orientation, ...]
    engagements: tuple[EngagementLie, ...]
    actions: tuple[action.ActionPrioritaire, ...]
    communes: tuple[territoire.Commune, ...]
    gouvernance: gouvernance.Gouvernance | None
    participation: participation.Participation | None
    financements: financement.Financements | None
    strategies: tuple[strategie.Strategie, ...]
    projets: tuple[strategie.Projet, ...]
    pages: tuple[document.PageLibre, ...]
    medias: Mapping[str, Any] = field(default_factory=dict)
    comptes: Any = None
    """What was counted in the whole contract (``figures.comptes``), where this is only its short form."""

    @property
    def id(self) -> str:
        return self.contrat.id

    def get(self, kind: str, ident: str | None) -> Any:
        """The object of a kind with this id, or None."""
        return self.index[kind].get(ident) if ident else None

    def all_of(self, kind: str, idents: Iterable[str]) -> tuple[Any, ...]:
        """The known objects of a kind among these ids, in their order."""
        known = self.index[kind]
        return tuple(known[i] for i in idents if i in known)

    def engagement(self, ident: str | None) -> EngagementLie | None:
        """The engagement with this id as this contract sees it, or None."""
        return self._engagements.get(ident)

    @cached_property
    def _engagements(self) -> dict[str | None, EngagementLie]:
        return {e.id: e for e in self.engagements}

    @cached_property
    def quartiers(self) -> tuple[territoire.Quartier, ...]:
        return self.all_of("quartier", (q.code for q in self.contrat.quartiers))

    @cached_property
    def documents_propres(self) -> frozenset[str]:
        """The documents that are this contract: those it is written from, and its annexes."""
        return frozenset((*(c.document for c in self.contrat.source), *(d.id for d in self.contrat.documents)))

    def d_ailleurs(self, lie: EngagementLie) -> bool:
        """A shared engagement that this contract does not print: it stands in another contract's documents only."""
        known = self.documents_propres
        return bool(lie.commun and known and not lie.imprime_dans(known))

    @cached_property
    def organisations(self) -> tuple[organisation.Organisation, ...]:
        """Organisations that this contract names anywhere, in the order of the shared file."""
        named: set[str] = set()
        for record in self.records():
            for key, kind in REFERENCES.get(type(record), {}).items():
                if kind == "organisation":
                    named.update(as_ids(getattr(record, key.replace("-", "_"))))
        return self.library.parmi("organisation", named)

    @cached_property
    def observations(self) -> tuple[indicateur.Observation, ...]:
        """Observations about this contract's territories and what they are compared with.

        A table that describes the quartiers of other contracts only fills their pages, with what it says of wider
        territories: it does not fill this one's.
        """
        quartiers = {q.code for q in self.contrat.quartiers}
        near = quartiers | set(self.contrat.communes) | set(self.contrat.territoires)
        near |= {self.contrat.porteur, self.contrat.departement, self.contrat.region, "france", "qpv-france"}
        return self.library.observations_de(near, quartiers=quartiers)

    def records(self) -> Iterator[Record]:
        """Every record, nested ones included, that makes up this contract's site."""
        tops: list[Any] = [self.contrat, *self.orientations, *(e.fiche for e in self.engagements), *self.actions]
        tops += [*self.communes, *self.strategies, *self.projets, *self.pages, *self.quartiers]
        tops += [r.reprise for r in self.engagements if r.reprise]
        tops += [c for c in (self.gouvernance, self.participation, self.financements) if c]
        tops += [c for i in self.contrat.communs if (c := self.get("commun", i))]
        for top in tops:
            yield from walk(top)


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
        return {
            code: c.boite for code, c in self.contours.items() if c.polygones and all(p and p[0] for p in c.polygones)
        }
