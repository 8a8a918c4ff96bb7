"""What the four charts take in, and what they give back.

Values are exact (``Decimal`` or ``int``). ``None`` is a missing value: said in words, never drawn as zero.
All texts are plain text in French; the charts escape them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Valeur = Decimal | int


@dataclass(frozen=True, kw_only=True)
class Cadre:
    """What every chart says beside its values."""

    titre: str
    source: str
    """Where the figures come from, with year and page; « Source : » is added."""
    unite: str = ""
    """« % », « € », « habitants »…"""
    decimales: int | None = None
    """Decimals to write; without it, those of each value."""
    precision: str = ""
    """A line under the title: of what, where, when."""
    notes: tuple[str, ...] = ()
    """Cautions to print under the chart, one sentence each."""


@dataclass(frozen=True, kw_only=True)
class Point:
    """A value at a year. Two perimeters are never joined by a line."""

    annee: int
    valeur: Valeur | None
    perimetre: str = ""
    """« 2015 » or « 2024 » for a quartier, empty for territories that did not change."""
    quand: str = ""
    """The period in words when it is not the year itself: « 2018-2019 »."""
    texte: str = ""
    """The value as printed, when it is not a plain number."""
    mention: str = ""
    """A word about the value (« estimé »), or why there is none (« secret statistique »)."""
    douteux: bool = False


@dataclass(frozen=True, kw_only=True)
class Serie:
    """One territory over the years."""

    nom: str
    points: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class Repere:
    """A level to compare a series with: a target (« Cible 2030 ») or a baseline (« Départ 2022 »)."""

    nom: str
    valeur: Valeur
    annee: int | None = None
    """Gives the level its place on the time axis."""


@dataclass(frozen=True, kw_only=True)
class Evolution(Cadre):
    series: tuple[Serie, ...]
    cible: Repere | None = None
    depart: Repere | None = None


@dataclass(frozen=True, kw_only=True)
class Barre:
    """One territory among others."""

    nom: str
    valeur: Valeur | None
    annee: str = ""
    perimetre: str = ""
    texte: str = ""
    mention: str = ""
    douteux: bool = False
    sujet: bool = False
    """The territory that the page is about."""


@dataclass(frozen=True, kw_only=True)
class Comparaison(Cadre):
    barres: tuple[Barre, ...]


@dataclass(frozen=True, kw_only=True)
class Part:
    nom: str
    valeur: Valeur | None
    texte: str = ""
    mention: str = ""


@dataclass(frozen=True, kw_only=True)
class Composition(Cadre):
    """The parts of a whole, in the order of the drawing."""

    parts: tuple[Part, ...]
    total: Valeur | None = None
    """The printed total; without it, 100 when the unit is %, else the sum of the parts."""


@dataclass(frozen=True, kw_only=True)
class Jalon:
    """A stage on the way to a target."""

    valeur: Valeur | None
    quand: str = ""
    texte: str = ""
    objectif: bool = False
    """A baseline that is itself a past target, not a measure."""


@dataclass(frozen=True, kw_only=True)
class Progression(Cadre):
    """``actuel`` is None when no progress was published; ``depart`` when the contract gives no baseline."""

    cible: Jalon
    depart: Jalon | None = None
    actuel: Jalon | None = None


@dataclass(frozen=True)
class Dessin:
    """A chart, or the reason why none may be drawn: exactly one of ``svg`` and ``refus`` is filled."""

    svg: str = ""
    refus: str = ""
    """A sentence in French for the reader, to print above the table."""
    description: str = ""
    """The chart in a few sentences with every value (also inside the SVG, as ``<desc>``)."""

    def __bool__(self) -> bool:
        return bool(self.svg)
