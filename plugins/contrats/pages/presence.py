"""What a site has a page or an anchor for, among the records that several contracts share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

from contrats.linking import Dossier, walk
from contrats.model.base import Citation
from contrats.model.document import Commun, Source, Thematique
from contrats.model.indicateur import Indicateur
from contrats.model.organisation import Organisation
from contrats.model.territoire import Commune, Quartier, Territoire
from contrats.pages.adresses import adresse, identifiant


def citations(dossier: Dossier) -> Counter[str]:
    """How many times what the site shows cites each document."""
    shown = {o.indicateur for o in dossier.observations}
    shared = [
        *dossier.organisations,
        *dossier.library.shared["terme"].values(),
        *(i for i in dossier.library.shared["indicateur"].values() if i.id in shown),
        *(t for t in dossier.all_of("lieu", dossier.contrat.territoires) if isinstance(t, Territoire)),
    ]
    records = (*dossier.records(), *(r for top in shared for r in walk(top)))
    cited = Counter(r.document for r in records if isinstance(r, Citation))
    cited.update(o.source for o in dossier.observations if o.source)
    return cited


@dataclass(frozen=True)
class Presence:
    """Ids of the records that one site shows, for the types of which it may show only some."""

    montres: Mapping[type, Set[str]]
    citations: Counter[str]
    """How many times each document is cited."""

    @classmethod
    def of(cls, dossier: Dossier) -> Presence:
        chapters = {c.insee for c in dossier.communes if dossier.get("commune", c.insee)}
        communs = dossier.contrat.communs if dossier.engagements else ()
        cited = citations(dossier)
        shown = {
            Territoire: chapters,
            Commune: chapters,
            Quartier: {identifiant(q) for q in dossier.quartiers},
            Organisation: {o.id for o in dossier.organisations},
            Commun: set(communs),
            Thematique: {t for e in dossier.engagements for t in e.fiche.thematiques},
            Indicateur: {o.indicateur for o in dossier.observations},
            Source: cited.keys(),
        }
        return cls(shown, cited)

    def adresse(self, target: Any) -> str | None:
        """The address of an object from the site's root, if this site has a page or an anchor for it."""
        return adresse(target) if target in self else None

    def __contains__(self, target: Any) -> bool:
        ids = self.montres.get(type(target))
        return ids is None or identifiant(target) in ids
