"""The description of a map: what a reader who sees nothing of it must know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from contrats.figures.cartes.donnees import Demande
from contrats.figures.cartes.places import Place
from contrats.figures.cartes.projection import Projection
from contrats.figures.dates import jour
from contrats.figures.graphiques.mots import enumere, phrases
from contrats.figures.nombres import NBSP, nombre

SANS_CONTOUR = "contour officiel non chargé"
NON_SITUE = "non situé"
_NOMMES = 4


def description(demande: Demande, places: Iterable[Place], projection: Projection, sources: str) -> str:
    """The map in a few sentences: what it shows, its size, where the shapes come from."""
    shown = list(places)
    quartiers = [p.lieu.nom for p in shown if p.lieu.sorte == "quartier" and p.lieu.role != "voisin"]
    towns = [p.lieu.nom for p in shown if p.lieu.sorte == "commune" and p.lieu.role != "voisin"]
    wide = round(projection.largeur * projection.metres / 1000)
    return phrases(
        _compte(quartiers, "quartier prioritaire", "quartiers prioritaires"),
        _compte(towns, "commune", "communes"),
        demande.precision,
        f"Le nord est en haut ; la carte fait environ {nombre(wide)}{NBSP}km de large",
        sources,
    )


def sources_en_mots(sources: Iterable[tuple[str, str]]) -> str:
    """« Contours : ANCT, quartiers prioritaires 2024 (14 juillet 2024) ; IGN »; empty without any."""
    said = [f"{name} ({when})" if (when := _jour(day)) else name for name, day in sources]
    return f"Contours{NBSP}: {f'{NBSP}; '.join(said)}" if said else ""


def _jour(day: str) -> str:
    try:
        return jour(date.fromisoformat(day))
    except ValueError:
        return day


def _compte(names: list[str], one: str, several: str) -> str:
    """« 2 communes : Denain et Raismes »; the count alone when the names are many, since each is told on the map."""
    if not names:
        return ""
    count = f"{len(names)} {one if len(names) == 1 else several}"
    return f"{count}{NBSP}: {enumere(names)}" if len(names) <= _NOMMES else count
