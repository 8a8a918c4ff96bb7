"""One contract with the objects that it names: immutable once linked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from contrats.linking.references import REFERENCES, Ids, as_ids, walk
from contrats.model import (
    action,
    contrat,
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

if TYPE_CHECKING:
    from contrats.linking.library import Library


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
