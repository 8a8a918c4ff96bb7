"""Ways to arrange engagements: by holder, priority, theme, deadline, scope."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from contrats.figures.echeances import fenetre
from contrats.linking import EngagementLie
from contrats.pages.mots import PORTEES
from contrats.pages.rendu import Rendu
from contrats.reading.validation import slug


@dataclass(frozen=True)
class Groupe:
    """Engagements under one heading."""

    ancre: str
    titre: str
    engagements: tuple[EngagementLie, ...]
    cible: Any = None
    texte: str = ""


def par_porteur(rendu: Rendu, engagements: list[EngagementLie]) -> list[Groupe]:
    """One group per first holder, in the order of the shared file of organisations."""
    groups: dict[str, list[EngagementLie]] = {}
    for lie in engagements:
        for holder in lie.porteurs[:1]:
            groups.setdefault(holder.id, []).append(lie)
    holders = rendu.library.parmi("organisation", groups.keys())
    return [Groupe(f"porteur-{o.id}", o.nom, tuple(groups[o.id]), o) for o in holders]


def par_date(engagements: Iterable[EngagementLie]) -> list[EngagementLie]:
    """In the order of their deadlines; those without any last, in the order given."""

    def key(lie: EngagementLie) -> date:
        window = fenetre(lie.fiche.echeance)
        return window.fin or window.debut or date.max

    return sorted(engagements, key=key)


def par_sujet(rendu: Rendu, engagements: Iterable[EngagementLie]) -> list[Groupe]:
    """One group per priority of the contract, then one per theme for the others; by date in each."""
    priorities: dict[str, list[EngagementLie]] = {o.id: [] for o in rendu.dossier.orientations}
    themes: dict[str, list[EngagementLie]] = {t: [] for t in (*rendu.library.shared["thematique"], "")}
    for lie in engagements:
        if lie.orientation:
            priorities[lie.orientation.id].append(lie)
        else:
            themes[next((t for t in lie.fiche.thematiques if t in themes), "")].append(lie)
    names = {t.id: t.nom for t in rendu.library.shared["thematique"].values()} | {"": "Autres sujets"}
    groups = [
        Groupe(f"priorite-{o.id}", o.titre, tuple(par_date(priorities[o.id])), o, "priorité du contrat")
        for o in rendu.dossier.orientations
    ]
    groups += [Groupe(f"sujet-{t or 'autres'}", names[t], tuple(par_date(own))) for t, own in themes.items()]
    return [g for g in groups if g.engagements]


def par_rubrique(engagements: Iterable[EngagementLie]) -> list[Groupe]:
    """One group per heading of the source, in its order."""
    groups: dict[str, list[EngagementLie]] = {}
    for lie in engagements:
        groups.setdefault(lie.fiche.groupe or "", []).append(lie)
    return [Groupe(f"rubrique-{n}", title, tuple(items)) for n, (title, items) in enumerate(groups.items(), 1)]


def _par_orientation(rendu: Rendu) -> list[Groupe]:
    everything = rendu.dossier.engagements
    groups = [
        Groupe(f"orientation-{o.id}", o.titre, tuple(par_date(e for e in everything if e.orientation is o)), o)
        for o in rendu.dossier.orientations
    ]
    others = tuple(e for e in everything if e.orientation is None)
    if others:
        why = "Le contrat ne les rattache à aucune de ses priorités."
        groups.append(Groupe("sans-orientation", "Autres engagements", others, None, why))
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

    return [Groupe(f"echeance-{slug(t)}", t, tuple(par_date(groups[t]))) for t in sorted(groups, key=order)]


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


@dataclass(frozen=True)
class Vue:
    """A way to arrange all the engagements, on a page of its own."""

    url: str
    nom: str
    """Its words in the list of arrangements."""
    titre: str
    intro: str
    ranger: Callable[[Rendu], list[Groupe]]


VUES = (
    Vue(
        "engagements/par-orientation/",
        "Par priorité",
        "Engagements par priorité",
        "Les engagements rangés selon les priorités du contrat.",
        _par_orientation,
    ),
    Vue(
        "engagements/par-echeance/",
        "Par échéance",
        "Engagements par échéance",
        "Les engagements rangés selon la date la plus tardive que le contrat donne.",
        _par_echeance,
    ),
    Vue(
        "engagements/par-theme/",
        "Par thème",
        "Engagements par thème",
        "Un même engagement peut se trouver sous plusieurs thèmes.",
        _par_theme,
    ),
    Vue(
        "engagements/par-territoire/",
        "Par territoire",
        "Engagements par territoire",
        "Du plus proche au plus lointain : le quartier, la ville, le département, la région, la France.",
        _par_portee,
    ),
)
