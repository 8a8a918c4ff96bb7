"""Engagements: each on a page of its own, and listed by holder, orientation, theme, deadline and scope."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.figures.echeances import fenetre
from contrats.linking import EngagementLie
from contrats.model.engagement import LOCALES
from contrats.pages.cibles import chemins
from contrats.pages.mots import PORTEES
from contrats.pages.page import Page
from contrats.pages.rangements import VUES, par_porteur, par_rubrique
from contrats.pages.rendu import Rendu

FIL = (("Engagements", "engagements/"),)
SECTION = "engagements"


def pages(rendu: Rendu) -> Iterator[Page]:
    """The lists, the shared sets, then one page per engagement."""
    dossier = rendu.dossier
    everything = dossier.engagements
    if not everything:
        return
    locaux = [e for e in everything if e.fiche.portee in LOCALES]
    larges = [e for e in everything if e.fiche.portee not in LOCALES]
    vues = [(vue, groups) for vue in VUES if (groups := vue.ranger(rendu))]
    communs = dossier.all_of("commun", dossier.contrat.communs)
    yield rendu.page(
        "engagements.html",
        url="engagements/",
        titre="Les engagements",
        section=SECTION,
        description="Tout ce que les signataires promettent, qui s'en charge et pour quand.",
        locaux=par_porteur(rendu, locaux),
        larges=par_porteur(rendu, larges),
        vues=[vue for vue, _ in vues],
        nombre_total=len(everything),
        nombre_local=len(locaux),
        communs=communs,
    )
    for vue, groups in vues:
        yield rendu.page(
            "engagements_vue.html",
            url=vue.url,
            titre=vue.titre,
            section=SECTION,
            fil=FIL,
            description=vue.intro,
            intro=vue.intro,
            groupes=groups,
            vues=[v for v, _ in vues],
            recherche=0,
        )
    for commun in communs:
        own = tuple(e for e in everything if e.commun is commun)
        yield rendu.page(
            "ensemble.html",
            url=f"engagements/ensembles/{commun.id}/",
            titre=commun.titre,
            section=SECTION,
            fil=FIL,
            description=f"{len(own)} engagements partagés par plusieurs contrats.",
            commun=commun,
            lieux=dossier.all_of("lieu", commun.territoires),
            groupes=par_rubrique(own),
            modifiable=commun.place().file,
        )
    for lie in everything:
        yield rendu.page(
            "engagement.html",
            url=f"engagements/{lie.id}/",
            titre=lie.titre,
            section=SECTION,
            fil=FIL,
            description=_description(lie),
            e=lie,
            fiche=lie.fiche,
            fenetre=fenetre(lie.fiche.echeance),
            sommaire=False,
            thematiques=dossier.all_of("thematique", lie.fiche.thematiques),
            objectif=dossier.get("objectif", lie.fiche.objectif),
            voisins=_voisins(lie, everything),
            d_ailleurs=dossier.d_ailleurs(lie),
            chemins=chemins(rendu, lie.fiche, lie.sources),
            modifiable=lie.fiche.place().file,
        )


def _description(lie: EngagementLie) -> str:
    who = ", ".join(o.nom_court or o.nom for o in lie.porteurs)
    when = lie.fiche.echeance.texte if lie.fiche.echeance and lie.fiche.echeance.texte else "sans échéance"
    return f"{who} – {PORTEES[lie.fiche.portee].lower()} – {when}"


def _voisins(lie: EngagementLie, everything: tuple[EngagementLie, ...]) -> tuple[EngagementLie, ...]:
    """Up to six other engagements of the same rubric of the source, else of the same project or strategy."""

    def near(other: EngagementLie) -> bool:
        if other is lie:
            return False
        group, project, strategy = lie.fiche.groupe, lie.projet, lie.strategie
        same_group = group and other.fiche.groupe == group and other.commun is lie.commun
        return bool(same_group or (project and other.projet is project) or (strategy and other.strategie is strategy))

    return tuple(e for e in everything if near(e))[:6]
