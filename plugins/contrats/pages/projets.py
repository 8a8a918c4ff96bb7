"""Projects: equipment, services, works."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.pages.page import Page
from contrats.pages.rendu import Rendu

FIL = (("Projets", "projets/"),)


def pages(rendu: Rendu) -> Iterator[Page]:
    dossier = rendu.dossier
    if not dossier.projets:
        return
    yield rendu.page(
        "projets.html",
        url="projets/",
        titre="Les projets",
        section="projets",
        sommaire=False,
        projets=dossier.projets,
        strategies=dossier.strategies,
        description="Les grands projets du contrat.",
    )
    for projet in dossier.projets:
        yield rendu.page(
            "projet.html",
            url=f"projets/{projet.id}/",
            titre=projet.titre,
            section="projets",
            fil=FIL,
            recherche=2,
            description=projet.resume or projet.titre,
            p=projet,
            orientation=dossier.get("orientation", projet.orientation),
            porteurs=dossier.all_of("organisation", projet.porteurs),
            associes=dossier.all_of("organisation", projet.associes),
            lieux=dossier.all_of("lieu", projet.lieux),
            thematiques=dossier.all_of("thematique", projet.thematiques),
            engagements=[e for e in dossier.engagements if e.projet is projet],
            actions=[a for a in dossier.actions if projet.id in a.projets],
            modifiable=projet.place().file,
        )
