"""Runs of points that may be joined by a line: one territory in one perimeter; and the levels around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from contrats.figures.graphiques.couleurs import ACCENT, DOUCE, TRACES
from contrats.figures.graphiques.donnees import Evolution, Point, Repere, Serie
from contrats.figures.graphiques.reperes import XY, marques
from contrats.figures.graphiques.svg import trait
from contrats.figures.graphiques.texte import propre

ANCIEN = "2015"
"""The perimeter whose points are empty and whose line is dotted."""


@dataclass(frozen=True)
class Troncon:
    """The points of one series in one perimeter, in order, holes included."""

    serie: Serie
    rang: int
    perimetre: str
    points: tuple[Point, ...]

    @property
    def couleur(self) -> str:
        return TRACES[self.rang][0]

    @property
    def creux(self) -> bool:
        return self.perimetre == ANCIEN

    @property
    def pointille(self) -> str | None:
        return "1 5" if self.creux else None

    @property
    def nom(self) -> str:
        name = propre(self.serie.nom)
        return f"{name} (périmètre {self.perimetre})" if self.perimetre else name

    @property
    def connus(self) -> list[Point]:
        return [p for p in self.points if p.valeur is not None]

    @property
    def absents(self) -> list[Point]:
        return [p for p in self.points if p.valeur is None]

    @property
    def douteux(self) -> list[Point]:
        return [p for p in self.connus if p.douteux]

    def morceaux(self) -> Iterator[list[Point]]:
        """Points in a row that have values: a line crosses no hole."""
        for known, run in groupby(self.points, key=lambda p: p.valeur is not None):
            if known:
                yield list(run)

    def marques(self, lieux: Iterable[XY], **attributs: object) -> str:
        """The markers of this run at these places."""
        return marques(TRACES[self.rang][1], lieux, couleur=self.couleur, creux=self.creux, **attributs)

    def anneaux(self, lieux: Iterable[XY]) -> str:
        """The rings of doubtful values at these places."""
        return marques("anneau", lieux, couleur=self.couleur, creux=True, stroke_dasharray="3 2")


def troncons(donnees: Evolution) -> list[Troncon]:
    """The runs of every series, in the order of series and perimeters."""
    found = []
    for rank, serie in enumerate(donnees.series):
        points = sorted(serie.points, key=lambda p: (p.perimetre, p.annee))
        for perimeter, own in groupby(points, key=lambda p: p.perimetre):
            found.append(Troncon(serie, rank, perimeter, tuple(own)))
    return found


def perimetres(runs: Iterable[Troncon]) -> dict[str, tuple[int, int]]:
    """The first and last year of each perimeter."""
    found: dict[str, tuple[int, int]] = {}
    for run in runs:
        if run.perimetre:
            first, last = run.points[0].annee, run.points[-1].annee
            low, high = found.get(run.perimetre, (first, last))
            found[run.perimetre] = (min(low, first), max(high, last))
    return dict(sorted(found.items()))


@dataclass(frozen=True)
class Niveau:
    """A target or a baseline as the chart draws it."""

    repere: Repere
    couleur: str
    tirets: str
    forme: str

    def ligne(self, x1: float, x2: float, y: float, x: float | None) -> str:
        """The level from side to side, with its marker at ``x``."""
        line = trait(x1, y, x2, y, stroke=self.couleur, stroke_width=2, stroke_dasharray=self.tirets)
        return line + (marques(self.forme, [(x, y)], couleur=self.couleur, creux=True) if x is not None else "")


def niveaux(donnees: Evolution) -> list[Niveau]:
    found = []
    if donnees.depart:
        found.append(Niveau(donnees.depart, DOUCE, "8 3 1.5 3", "rond"))
    if donnees.cible:
        found.append(Niveau(donnees.cible, ACCENT, "8 4", "losange"))
    return found
