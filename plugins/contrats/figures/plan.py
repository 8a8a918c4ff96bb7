"""What an interactive map holds, in plain values: ``maps`` makes a script of it. All texts are plain text.

Apart from ``maps``, so that what only composes pages need not wait for folium (0.4 s, more than all the maps).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contrats.model.geographie import Point, Polygone

IDENTIFIANT = "contrat"
"""What ends every name in the script: the same input gives the same bytes, where folium would draw names at random."""
ELEMENT = f"map_{IDENTIFIANT}"
"""The id of the map's element in the page."""
DECIMALES = 6
"""Of a longitude or a latitude: about ten centimetres."""
NUANCES = 5
"""Shades of the style sheet."""


@dataclass(frozen=True, kw_only=True)
class Objet:
    """Something of the map, by its shape or its position."""

    code: str
    nom: str
    genre: str
    """« quartier prioritaire », « commune »."""
    polygones: tuple[Polygone, ...] = ()
    position: Point | None = None
    href: str = ""
    """The address of its page, as seen from the page of the map."""
    lignes: tuple[str, ...] = ()
    """What more its popup says."""


@dataclass(frozen=True, kw_only=True)
class Calque:
    """A layer that the reader may hide; ``id`` is also the class of its shapes in the style sheet."""

    id: str
    nom: str
    objets: tuple[Objet, ...]
    inerte: bool = False
    """Drawn to situate the others: neither popup nor focus."""
    rayon: int = 8
    """Pixels, of the mark of what has no shape."""


@dataclass(frozen=True)
class Classe:
    mots: str
    """« de 20 à 30 % »."""
    nuance: int
    """From 0, the nearest to the ground, to 4."""
    lieux: tuple[tuple[str, str], ...]
    """Code and name of the quartiers."""


@dataclass(frozen=True, kw_only=True)
class Coloration:
    """An indicator by which quartiers may be coloured."""

    id: str
    titre: str
    groupe: str
    precision: str
    """Year and map of the quartiers: « 2019, quartiers de 2015 »."""
    avertissement: str
    source: str
    href: str
    classes: tuple[Classe, ...]
    sans_valeur: tuple[str, ...]
    """Names of the quartiers that have none."""
    valeurs: dict[str, str]
    """The printed value by code of quartier, with its unit."""


@dataclass(frozen=True, kw_only=True)
class Fond:
    """A base map: an address with {z}, {x} and {y}, and the words that must stand on it."""

    nom: str
    adresse: str
    mention: str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What the interactive map of a contract holds, from the ground up."""

    calques: tuple[Calque, ...]
    cadre: tuple[float, float, float, float]
    """West, south, east, north of what is first shown."""
    colorations: Sequence[Coloration] = ()
    fond: Fond | None = None
