"""« Le contrat »: what it is, what it starts from, who carries it, where it applies."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.pages.page import Page
from contrats.pages.rendu import Rendu


def pages(rendu: Rendu) -> Iterator[Page]:
    dossier = rendu.dossier
    contrat = dossier.contrat
    yield rendu.page(
        "presentation.html",
        url="le-contrat/",
        titre="Le contrat en bref",
        section="",
        recherche=2,
        description=contrat.resume or contrat.titre,
        porteur=dossier.get("organisation", contrat.porteur),
        pilotes=dossier.all_of("organisation", contrat.pilotes),
        communes=dossier.all_of("commune", contrat.communes),
        territoires=dossier.all_of("lieu", contrat.territoires),
        larges=[t for t in (dossier.get("lieu", contrat.departement), dossier.get("lieu", contrat.region)) if t],
        partages=[(dossier.get("quartier", q.code), q) for q in contrat.quartiers if q.part],
        parts_notees=[(dossier.get("quartier", q.code), q) for q in contrat.quartiers if q.a_noter],
        communs=dossier.all_of("commun", contrat.communs),
        modifiable=contrat.place().file,
    )
