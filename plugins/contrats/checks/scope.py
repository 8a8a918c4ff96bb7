"""Which records a rule goes through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contrats.linking import Dossier, Library, walk
from contrats.model.base import Record
from contrats.model.engagement import Engagement


def shared(library: Library, kind: str) -> Iterable[Record]:
    """The shared records of a kind; none where one contract is checked by itself."""
    return library.shared[kind].values() if library.verifie_le_commun else ()


def contrats(library: Library) -> Iterable[Dossier]:
    """The contracts; none where shared records are checked by themselves."""
    return library.dossiers.values() if library.verifie_les_contrats else ()


def all_tops(library: Library) -> Iterator[tuple[Record, Dossier | None]]:
    """Every record that stands on its own in a file, once, with the contract it belongs to (None when shared)."""
    seen: set[int] = set()
    for dossier in contrats(library):
        own = [
            dossier.contrat,
            *dossier.orientations,
            *dossier.actions,
            *dossier.communes,
            *dossier.strategies,
            *dossier.projets,
            *dossier.pages,
        ]
        own += [c for c in (dossier.gouvernance, dossier.participation, dossier.financements) if c]
        own += [e.fiche for e in dossier.engagements if e.commun is None]
        own += [e.reprise for e in dossier.engagements if e.reprise]
        for record in own:
            seen.add(id(record))
            yield record, dossier
    if not library.verifie_le_commun:
        return
    for area in library.departements:
        yield area, None
    for kind in ("organisation", "terme", "document", "indicateur", "commun", "quartier", "lieu", "thematique"):
        for record in library.shared[kind].values():
            if id(record) not in seen:
                seen.add(id(record))
                yield record, None


def all_records(library: Library) -> Iterator[Record]:
    """Every record, nested ones included, once."""
    seen: set[int] = set()
    for top, _ in all_tops(library):
        for record in walk(top):
            if id(record) not in seen:
                seen.add(id(record))
                yield record


def all_engagements(library: Library) -> Iterator[Engagement]:
    """Every engagement of every contract and shared set, once."""
    return (r for r in all_records(library) if isinstance(r, Engagement))
