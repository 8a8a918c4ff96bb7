"""Priority actions: the three or four that every steering committee looks at."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.pages.page import Page
from contrats.pages.rendu import Rendu

FIL = (("Actions suivies de près", "actions-prioritaires/"),)


def pages(rendu: Rendu) -> Iterator[Page]:
    dossier = rendu.dossier
    if not dossier.actions:
        return
    yield rendu.page(
        "actions.html",
        url="actions-prioritaires/",
        titre="Les actions suivies de près",
        section="suivi",
        sommaire=False,
        description="Les actions concrètes qui font l'objet d'un suivi renforcé.",
        actions=dossier.actions,
    )
    engagements = {e.id: e for e in dossier.engagements}
    for action in dossier.actions:
        yield rendu.page(
            "action.html",
            url=f"actions-prioritaires/{action.id}/",
            titre=action.titre,
            section="suivi",
            fil=FIL,
            sommaire=False,
            description=f"Action prioritaire : {action.titre}",
            recherche=2,
            a=action,
            orientation=dossier.get("orientation", action.orientation),
            porteurs=dossier.all_of("organisation", action.porteurs),
            lieux=dossier.all_of("lieu", action.lieux),
            engagements=[engagements[i] for i in action.engagements if i in engagements],
            projets=dossier.all_of("projet", action.projets),
            strategies=dossier.all_of("strategie", action.strategies),
            rapports=[(dossier.get("instance", r.instance), r) for r in action.rapports if r.date <= rendu.au],
            modifiable=action.place().file,
        )
