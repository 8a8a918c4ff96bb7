"""The quartier: what is planned there, by whom, for when; what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from contrats.linking import Dossier, EngagementLie
from contrats.model.territoire import Quartier
from contrats.pages.chiffres import fiches_d_indicateurs
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu, chapitre_de_commune

FIL = (("Quartiers", "quartiers/"),)


def pages(rendu: Rendu) -> Iterator[Page]:
    quartiers = rendu.dossier.quartiers
    if not quartiers:
        return
    yield rendu.page(
        "quartiers.html", url="quartiers/", titre="Les quartiers", section="quartiers", quartiers=quartiers, sommaire=False,
        description="Les quartiers prioritaires du contrat.",
    )
    for quartier in quartiers:
        yield _page(rendu, quartier)


def _page(rendu: Rendu, quartier: Quartier) -> Page:
    dossier = rendu.dossier
    own, town, contract = engagements_du_quartier(dossier, quartier)
    share = next((q for q in dossier.contrat.quartiers if q.code == quartier.code), None)
    part = dossier.participation
    return rendu.page(
        "quartier.html", url=f"quartiers/{quartier.code.lower()}/", titre=quartier.nom, section="quartiers", fil=FIL,
        description=f"Ce qui est prévu dans le quartier {quartier.nom_court or quartier.nom} : engagements, projets, chiffres.",
        recherche=3, q=quartier, part=share, communes=dossier.all_of("commune", quartier.communes),
        chapitres=[c for i in quartier.communes if (c := chapitre_de_commune(dossier, i))],
        propres=own, de_commune=town, du_contrat=contract,
        larges=[e for e in dossier.engagements if e.fiche.portee in ("departement", "region", "national")],
        projets=_about(dossier.projets, quartier), actions=dossier.actions, strategies=_about(dossier.strategies, quartier),
        chiffres=fiches_d_indicateurs(rendu, quartier.chiffres or None, lieu=quartier.code),
        conseils=[c for c in part.conseils_citoyens if quartier.code in c.quartiers or not c.quartiers] if part else [],
        bailleurs=dossier.all_of("organisation", quartier.bailleurs), modifiable=quartier.place().file,
    )


def engagements_du_quartier(
    dossier: Dossier, quartier: Quartier
) -> tuple[list[EngagementLie], list[EngagementLie], list[EngagementLie]]:
    """Engagements of the quartier itself (its sub-areas included), of its communes, and of the whole contract.

    An engagement stands in one list only, the nearest. A scope « quartier » with no place named counts for every
    quartier of the contract.
    """
    places = {quartier.code, *(s.id for s in quartier.secteurs)}
    own, town, contract = [], [], []
    for lie in dossier.engagements:
        where, scope = set(lie.fiche.lieux), lie.fiche.portee
        if where & places or scope == "quartier" and not where:
            own.append(lie)
        elif scope == "commune" and (where & set(quartier.communes) or not where):
            town.append(lie)
        elif scope == "contrat":
            contract.append(lie)
    return own, town, contract


def _about(records: tuple[Any, ...], quartier: Quartier) -> list[Any]:
    """Projects or strategies that name the quartier or its communes, or name no place at all."""
    near = {quartier.code, *quartier.communes}
    return [r for r in records if not r.lieux or set(r.lieux) & near]
