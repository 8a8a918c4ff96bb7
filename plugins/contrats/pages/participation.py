"""Participation: what residents said, what was answered, how to take part."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.pages.page import Page
from contrats.pages.rendu import Rendu

FIL = (("Participer", "participation/"),)


def pages(rendu: Rendu) -> Iterator[Page]:
    dossier = rendu.dossier
    part = dossier.participation
    if part is None:
        return
    engagements = {e.id: e for e in dossier.engagements}
    priorities = []
    for who in ("habitants", "enfants", "elus", "partenaires"):
        own = [
            (
                p,
                [
                    *dossier.all_of("orientation", [p.orientation] if p.orientation else []),
                    *dossier.all_of("projet", p.projets),
                    *dossier.all_of("action", p.actions),
                    *(engagements[i] for i in p.engagements if i in engagements),
                ],
            )
            for p in part.priorites
            if p.par == who
        ]
        if own:
            priorities.append((who, own))
    yield rendu.page(
        "participation.html",
        url="participation/",
        titre="Participer",
        section="participation",
        recherche=2,
        p=part,
        description="Comment prendre part, ce que les habitants ont dit, ce qui leur a été répondu.",
        priorites=priorities,
        conseils=[(c, dossier.all_of("quartier", c.quartiers)) for c in part.conseils_citoyens],
        modifiable=part.place().file,
    )
    if part.themes:
        yield rendu.page(
            "ateliers.html",
            url="participation/ateliers/",
            titre="Les retours des ateliers, thème par thème",
            section="participation",
            fil=FIL,
            description="Ce qui manque, ce que les habitants proposent, ce que les partenaires répondent.",
            themes=[(t, dossier.get("orientation", t.orientation)) for t in part.themes],
            modifiable=part.place().file,
        )
