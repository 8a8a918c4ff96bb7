"""What the portal has a page or an anchor for: its own pages, and the contracts' sites that lie beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from contrats.linking import Dossier, Library, walk
from contrats.model.base import Citation, Record
from contrats.model.departement import Programme
from contrats.model.document import Document, Source, Terme
from contrats.model.territoire import Quartier, Territoire
from contrats.pages.adresses import adresse, identifiant
from contrats.pages.decoupage import page_de_commune, par_departement


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
            return f"{self._proprietaires[id(target)]}/{adresse(target)}"
        if isinstance(target, Quartier):
            found = contrats_du_quartier(self.library, target)
            return adresse_du_quartier(found[0], target) if found else None
        if isinstance(target, Territoire):
            return self._communes.get(target.id)
        return None

    @cached_property
    def _communes(self) -> dict[str, str]:
        """The address of each commune that has a quartier of a contract."""
        decoupe, quartiers = par_departement(self.library), self.library.shared["quartier"].values()
        listed = (i for q in quartiers for i in q.communes if contrats_du_quartier(self.library, q, insee=i))
        return {insee: page_de_commune(insee, decoupe=decoupe) for insee in listed}

    @cached_property
    def _proprietaires(self) -> dict[int, str]:
        """The contract of each document of a contract, by the identity of the record: two may have the same id."""
        return {id(d): dossier.id for dossier in self.library.dossiers.values() for d in dossier.contrat.documents}
