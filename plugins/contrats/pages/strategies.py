"""Strategies and schemes beside the contract."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.pages.page import Page
from contrats.pages.rendu import Rendu

FIL = (("Stratégies et dispositifs", "strategies/"),)


def pages(rendu: Rendu) -> Iterator[Page]:
    dossier = rendu.dossier
    if not dossier.strategies:
        return
    yield rendu.page(
        "strategies.html",
        url="strategies/",
        titre="Stratégies et dispositifs",
        section="projets",
        sommaire=False,
        description="Les plans et programmes qui avancent à côté du contrat.",
        strategies=dossier.strategies,
    )
    for strategie in dossier.strategies:
        yield rendu.page(
            "strategie.html",
            url=f"strategies/{strategie.id}/",
            titre=strategie.nom,
            section="projets",
            fil=FIL,
            description=strategie.resume or strategie.nom,
            recherche=2,
            s=strategie,
            porteurs=dossier.all_of("organisation", strategie.porteurs),
            orientations=[
                o for o in dossier.orientations if o.id in strategie.orientations or strategie.id in o.dispositifs
            ],
            lieux=dossier.all_of("lieu", strategie.lieux),
            engagements=[e for e in dossier.engagements if e.strategie is strategie],
            actions=[a for a in dossier.actions if strategie.id in a.strategies],
            modifiable=strategie.place().file,
        )
