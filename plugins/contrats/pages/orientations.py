"""Orientations (the contract's priorities), one page each."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.linking import EngagementLie
from contrats.model.engagement import LOCALES
from contrats.model.orientation import Orientation
from contrats.pages.chiffres import en_bref
from contrats.pages.page import Page
from contrats.pages.rangements import par_porteur
from contrats.pages.rendu import Rendu

FIL = (("Priorités", "orientations/"),)


def pages(rendu: Rendu) -> Iterator[Page]:
    dossier = rendu.dossier
    if not dossier.orientations:
        return
    yield rendu.page(
        "orientations.html",
        url="orientations/",
        titre="Les priorités",
        section="orientations",
        sommaire=False,
        description="Les priorités du contrat et ce qui y répond.",
        lignes=[(o, _counts(rendu, o)) for o in dossier.orientations],
    )
    for orientation in dossier.orientations:
        yield _page(rendu, orientation)


def _counts(rendu: Rendu, orientation: Orientation) -> int:
    return sum(e.orientation is orientation for e in rendu.dossier.engagements)


def _page(rendu: Rendu, orientation: Orientation) -> Page:
    dossier = rendu.dossier
    own = [e for e in dossier.engagements if e.orientation is orientation]
    by_objective = _par_objectif(orientation, own)
    served = [e for _, found in by_objective for e in found]
    locaux = [e for e in own if e.fiche.portee in LOCALES and e not in served]
    part, gouv = dossier.participation, dossier.gouvernance
    return rendu.page(
        "orientation.html",
        url=f"orientations/{orientation.id}/",
        titre=orientation.titre,
        section="orientations",
        fil=FIL,
        description=orientation.resume or f"La priorité « {orientation.titre} » du contrat.",
        recherche=2,
        x=orientation,
        par_objectif=by_objective,
        locaux=locaux,
        par_porteur=par_porteur(rendu, locaux),
        repris=sum(e.fiche.portee in LOCALES for e in served),
        larges=[e for e in own if e.fiche.portee not in LOCALES and e not in served],
        projets=[p for p in dossier.projets if p.orientation == orientation.id],
        actions=[a for a in dossier.actions if a.orientation == orientation.id],
        strategies=_strategies(rendu, orientation),
        themes=[t for t in part.themes if t.orientation == orientation.id] if part else [],
        priorites=[p for p in part.priorites if p.orientation == orientation.id] if part else [],
        paroles=[
            *orientation.paroles,
            *(p for p in (part.paroles if part else ()) if p.orientation == orientation.id),
        ],
        instances=[i for i in (gouv.instances if gouv else ()) if orientation.id in i.orientations],
        roles=[(dossier.get("organisation", r.porteur), r) for r in orientation.roles],
        chiffres=en_bref(rendu, orientation.chiffres),
        modifiable=orientation.place().file,
    )


def _strategies(rendu: Rendu, orientation: Orientation) -> list:
    return [s for s in rendu.dossier.strategies if s.id in orientation.dispositifs or orientation.id in s.orientations]


def _par_objectif(orientation: Orientation, own: list[EngagementLie]) -> list[tuple]:
    return [(o, [e for e in own if e.fiche.objectif == o.id]) for o in orientation.objectifs]
