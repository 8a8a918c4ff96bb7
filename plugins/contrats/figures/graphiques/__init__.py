"""Charts as SVG, drawn at build: an evolution, a comparison, a composition, the way to a target.

Each function takes a small record of exact values and gives a ``Dessin``: an SVG that says everything by
itself (title, description, unit, source), or the reason in French why no honest chart can be drawn. The
table beside the chart is the source of truth. Nothing is read or kept: the same record gives the same bytes.
"""

from contrats.figures.graphiques.comparaison import comparaison
from contrats.figures.graphiques.composition import composition
from contrats.figures.graphiques.couleurs import figer
from contrats.figures.graphiques.donnees import (
    Barre,
    Comparaison,
    Composition,
    Dessin,
    Evolution,
    Jalon,
    Part,
    Point,
    Progression,
    Repere,
    Serie,
)
from contrats.figures.graphiques.evolution import evolution
from contrats.figures.graphiques.progression import progression

__all__ = [
    "Barre",
    "Comparaison",
    "Composition",
    "Dessin",
    "Evolution",
    "Jalon",
    "Part",
    "Point",
    "Progression",
    "Repere",
    "Serie",
    "comparaison",
    "composition",
    "evolution",
    "figer",
    "progression",
]
