"""Engagements: each on a page of its own, and listed by holder, orientation, theme, deadline and scope."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from contrats.figures.echeances import fenetre
from contrats.linking import EngagementLie
from contrats.pages.mots import LOCALES, PORTEES
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu

FIL = (("Engagements", "engagements/"),)
SECTION = "engagements"


@dataclass(frozen=True)
class Groupe:
    """Engagements under one heading."""

    ancre: str
    titre: str
    engagements: tuple[EngagementLie, ...]
    cible: Any = None
    texte: str = ""


def pages(rendu: Rendu) -> Iterator[Page]:
    """The lists, the shared sets, then one page per engagement."""
    dossier = rendu.dossier
    everything = dossier.engagements
    if not everything:
        return
    locaux = [e for e in everything if e.fiche.portee in LOCALES]
    larges = [e for e in everything if e.fiche.portee not in LOCALES]
    vues = [vue for vue in VUES if vue[3](rendu)]
    yield rendu.page(
        "engagements.html", url="engagements/", titre="Les engagements", section=SECTION,
        description="Tout ce que les signataires promettent, qui s'en charge et pour quand.",
        locaux=par_porteur(rendu, locaux), larges=par_porteur(rendu, larges), vues=vues, nombre_total=len(everything),
        nombre_local=len(locaux), communs=dossier.all_of("commun", dossier.contrat.communs),
    )
    for url, titre, intro, group in vues:
        yield rendu.page(
            "engagements_vue.html", url=url, titre=titre, section=SECTION, fil=FIL, description=intro, intro=intro,
            groupes=group(rendu), recherche=0,
        )
    for commun in dossier.all_of("commun", dossier.contrat.communs):
        own = tuple(e for e in everything if e.commun is commun)
        yield rendu.page(
            "ensemble.html", url=f"engagements/ensembles/{commun.id}/", titre=commun.titre, section=SECTION, fil=FIL,
            description=f"{len(own)} engagements partagés par plusieurs contrats.", commun=commun,
            groupes=_par_rubrique(own), modifiable=commun.place().file,
        )
    for lie in everything:
        yield rendu.page(
            "engagement.html", url=f"engagements/{lie.id}/", titre=lie.titre, section=SECTION, fil=FIL,
            description=_description(lie), e=lie, fiche=lie.fiche, fenetre=fenetre(lie.fiche.echeance), sommaire=False,
            thematiques=dossier.all_of("thematique", lie.fiche.thematiques),
            objectif=dossier.get("objectif", lie.fiche.objectif),
            voisins=_voisins(lie, everything), modifiable=lie.fiche.place().file,
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
        same_group = lie.fiche.groupe and other.fiche.groupe == lie.fiche.groupe and other.commun is lie.commun
        same_project = lie.projet and other.projet is lie.projet or lie.strategie and other.strategie is lie.strategie
        return bool(same_group or same_project)

    return tuple(e for e in everything if near(e))[:6]


def par_porteur(rendu: Rendu, engagements: list[EngagementLie]) -> list[Groupe]:
    """One group per first holder, in the order of the shared file of organisations."""
    rank = {ident: position for position, ident in enumerate(rendu.library.shared["organisation"])}
    groups: dict[str, list[EngagementLie]] = {}
    for lie in engagements:
        for holder in lie.porteurs[:1]:
            groups.setdefault(holder.id, []).append(lie)
    organisations = rendu.library.shared["organisation"]
    return [
        Groupe(f"porteur-{i}", organisations[i].nom, tuple(groups[i]), organisations[i])
        for i in sorted(groups, key=lambda i: rank[i])
    ]


def _par_rubrique(engagements: tuple[EngagementLie, ...]) -> list[Groupe]:
    groups: dict[str, list[EngagementLie]] = {}
    for lie in engagements:
        groups.setdefault(lie.fiche.groupe or "", []).append(lie)
    return [Groupe(f"rubrique-{n}", title, tuple(items)) for n, (title, items) in enumerate(groups.items(), 1)]


def _par_orientation(rendu: Rendu) -> list[Groupe]:
    everything = rendu.dossier.engagements
    groups = [
        Groupe(f"orientation-{o.id}", o.titre, tuple(e for e in everything if e.orientation is o), o)
        for o in rendu.dossier.orientations
    ]
    others = tuple(e for e in everything if e.orientation is None)
    if others:
        groups.append(Groupe("sans-orientation", "Autres engagements", others, None, "Le contrat ne les rattache à aucune de ses priorités."))
    return [g for g in groups if g.engagements] if rendu.dossier.orientations else []


def _par_theme(rendu: Rendu) -> list[Groupe]:
    everything = rendu.dossier.engagements
    groups = [
        Groupe(t.id, t.nom, tuple(e for e in everything if t.id in e.fiche.thematiques), None, t.texte or "")
        for t in rendu.library.shared["thematique"].values()
    ]
    return [g for g in groups if g.engagements]


def _par_echeance(rendu: Rendu) -> list[Groupe]:
    groups: dict[str, list[EngagementLie]] = {}
    for lie in rendu.dossier.engagements:
        groups.setdefault(_annee(lie), []).append(lie)

    def order(title: str) -> tuple[int, str]:
        return (0, title) if title[:1].isdigit() else (1, title)

    return [Groupe(f"echeance-{t.lower().replace(' ', '-').replace('é', 'e')}", t, tuple(groups[t])) for t in sorted(groups, key=order)]


def _annee(lie: EngagementLie) -> str:
    window = fenetre(lie.fiche.echeance)
    if window.fin:
        return str(window.fin.year)
    if window.debut:
        return "Pendant tout le contrat"
    if lie.fiche.echeance and (lie.fiche.echeance.texte or lie.fiche.echeance.rythme):
        return "Rythme ou moment sans date"
    return "Sans échéance"


def _par_portee(rendu: Rendu) -> list[Groupe]:
    return [
        Groupe(f"portee-{key}", words, tuple(e for e in rendu.dossier.engagements if e.fiche.portee == key))
        for key, words in PORTEES.items()
        if any(e.fiche.portee == key for e in rendu.dossier.engagements)
    ]


VUES = (
    # address, title, introduction, grouping
    ("engagements/par-orientation/", "Engagements par priorité", "Les engagements rangés selon les priorités du contrat.", _par_orientation),
    ("engagements/par-echeance/", "Engagements par échéance", "Les engagements rangés selon la date la plus tardive que le contrat donne.", _par_echeance),
    ("engagements/par-theme/", "Engagements par thème", "Un même engagement peut se trouver sous plusieurs thèmes.", _par_theme),
    ("engagements/par-territoire/", "Engagements par territoire", "Du plus proche au plus lointain : le quartier, la ville, le département, la région, la France.", _par_portee),
)
