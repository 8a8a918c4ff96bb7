"""A contract that is only announced: what is known, and that its text is not on the site yet."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.model.territoire import Quartier
from contrats.pages.chiffres import comparaison, en_bref
from contrats.pages.comparer import comparables
from contrats.pages.page import Page
from contrats.pages.quartiers import FIL, REPERES, autres_contrats, titre_du_quartier
from contrats.pages.rendu import Rendu


def pages(rendu: Rendu) -> Iterator[Page]:
    dossier = rendu.dossier
    own, area = dossier.contrat, rendu.library.departement_de(dossier)
    yield rendu.page(
        "annonce.html",
        url="",
        titre=own.titre,
        section="accueil",
        description=own.resume or "",
        sommaire=False,
        porteur=dossier.get("organisation", own.porteur),
        communes=dossier.all_of("commune", own.communes),
        aide=area.aide if area else None,
        departement=area,
        modifiable=own.place().file,
    )
    if not dossier.quartiers:
        return
    yield rendu.page(
        "annonce_quartiers.html",
        url="quartiers/",
        titre="Les quartiers",
        section="quartiers",
        sommaire=False,
        comparer=bool(comparables(rendu)),
        description="Les quartiers prioritaires du contrat.",
    )
    for quartier in dossier.quartiers:
        yield _quartier(rendu, quartier)


def _quartier(rendu: Rendu, quartier: Quartier) -> Page:
    dossier = rendu.dossier
    own, area = dossier.contrat, rendu.library.departement_de(dossier)
    larger = [p for p in (*quartier.communes, own.porteur, own.departement, own.region, "france") if p]
    return rendu.page(
        "annonce_quartier.html",
        url=f"quartiers/{quartier.code.lower()}/",
        titre=titre_du_quartier(dossier, quartier),
        section="quartiers",
        fil=FIL,
        recherche=3,
        description=f"Ce que l'on sait du quartier {quartier.nom_court or quartier.nom}.",
        modifiable=quartier.place().file,
        q=quartier,
        part=next(q for q in own.quartiers if q.code == quartier.code),
        autres=autres_contrats(rendu, quartier),
        communes=dossier.all_of("commune", quartier.communes),
        bailleurs=dossier.all_of("organisation", quartier.bailleurs),
        reperes=en_bref(rendu, quartier.chiffres[:REPERES], lieu=quartier.code),
        chiffres=comparaison(rendu, quartier.chiffres, lieu=quartier.code, autres=larger),
        aide=area.aide if area else None,
        departement=area,
    )
