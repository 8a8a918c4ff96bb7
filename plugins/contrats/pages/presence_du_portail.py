"""What the portal has a page or an anchor for: its own pages, and the contracts' sites that lie beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from contrats.linking import Dossier, Library, walk
from contrats.model.base import Citation, Record
from contrats.model.departement import Programme
from contrats.model.document import Document, Source, Terme
from contrats.model.territoire import Quartier, Territoire
from contrats.pages.adresses import adresse, identifiant


def adresse_de_commune(insee: str) -> str:
    """Where the portal lists the quartiers of a commune."""
    return f"quartiers/#commune-{insee}"


def adresse_du_quartier(dossier: Dossier, quartier: Quartier) -> str:
    """The quartier's page on the site of a contract, from the portal's root."""
    return f"{dossier.id}/quartiers/{identifiant(quartier)}/"


def contrats_du_quartier(library: Library, quartier: Quartier, *, insee: str | None = None) -> tuple[Dossier, ...]:
    """The contracts that a quartier is part of; for one commune, those that do not leave this commune to another."""
    having = library.contrats_du_quartier(quartier.code)
    return tuple(d for d in having if insee is None or not d.contrat.communes or insee in d.contrat.communes)


def _shown(library: Library) -> Iterator[Record]:
    """The records that the portal shows with their sources."""
    yield from library.departements
    yield from library.shared["terme"].values()
    yield from (d.contrat.signature for d in library.dossiers.values() if d.contrat.signature)


@dataclass(frozen=True)
class PresenceDuPortail:
    """The addresses of the portal; ``citations`` counts how many times it cites each document."""

    library: Library
    citations: Counter[str]

    @classmethod
    def of(cls, library: Library) -> PresenceDuPortail:
        cited = Counter(r.document for top in _shown(library) for r in walk(top) if isinstance(r, Citation))
        cited.update(o.source for o in library.hors_contrats() if o.source)
        return cls(library, cited)

    def adresse(self, target: Any) -> str | None:
        """The address of an object from the portal's root, None where it has none."""
        if isinstance(target, Dossier):
            return f"{target.id}/"
        if isinstance(target, Programme):
            return f"programmes/{target.id}/"
        if isinstance(target, Terme) or (isinstance(target, Source) and target.id in self.citations):
            return adresse(target)
        if isinstance(target, Document):
            owner = next(d for d in self.library.dossiers.values() if target in d.contrat.documents)
            return f"{owner.id}/{adresse(target)}"
        if isinstance(target, Quartier):
            found = contrats_du_quartier(self.library, target)
            return adresse_du_quartier(found[0], target) if found else None
        if isinstance(target, Territoire) and any(
            target.id in q.communes for q in self.library.shared["quartier"].values()
        ):
            return adresse_de_commune(target.id)
        return None
