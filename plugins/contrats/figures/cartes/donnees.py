"""What a static map takes in, and what it gives back. All texts are plain text in French; the map escapes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from contrats.figures.cartes.couche import Couche
from contrats.figures.cartes.geometrie import Point
from contrats.figures.cartes.projection import Projection
from contrats.model.geographie import Contour


@dataclass(frozen=True, kw_only=True)
class Lieu:
    """A place of the map. Its shape is looked up in the ``Fond`` by its code."""

    code: str
    nom: str
    sorte: Literal["quartier", "commune", "autre"]
    position: Point | None = None
    """Longitude and latitude of its middle, for want of a shape."""
    href: str = ""
    """The address of its page, as seen from the page of the map; empty for a place that is no link."""
    complet: str = ""
    """Its whole name, for the list beside the map."""
    numero: int = 0
    """Its number in the list beside the map."""
    role: Literal["", "sujet", "voisin"] = ""
    """« sujet »: what the page is about; « voisin »: drawn to situate the others."""


@dataclass(frozen=True)
class Fond:
    """The shapes of a contract's places, cleaned once for all its maps."""

    quartiers: Couche
    communes: Couche
    epci: Couche
    contours: Mapping[str, Contour]

    @classmethod
    def de(
        cls,
        *,
        quartiers: Mapping[str, Contour],
        communes: Mapping[str, Contour],
        epci: Mapping[str, Contour],
    ) -> Fond:
        """The shapes by code; those that are no shapes are left out."""
        whole = {**quartiers, **communes, **epci}
        return cls(Couche.de(quartiers), Couche.de(communes), Couche.de(epci), whole)

    def couche(self, lieu: Lieu) -> Couche:
        return self.quartiers if lieu.sorte == "quartier" else self.communes

    def __contains__(self, lieu: Lieu) -> bool:
        """Whether the shape of a place is known."""
        return lieu.sorte != "autre" and lieu.code in self.couche(lieu)


@dataclass(frozen=True, kw_only=True)
class Demande:
    """A map to draw."""

    titre: str
    lieux: tuple[Lieu, ...]
    cadre: tuple[str, ...]
    """The codes of the places that the frame must hold; the others are drawn where they fall inside."""
    precision: str = ""
    """Sentences to add to the description."""
    epci: str = ""
    """The id of the EPCI, whose outline is drawn."""
    nom_epci: str = ""
    hauteurs: tuple[float, float] = (200.0, 400.0)
    """Least and greatest height of the frame, in units, for a width of 320."""
    au_moins: float = 5_000.0
    """Least width and height shown, in metres."""


@dataclass(frozen=True)
class Carte:
    """A map, and what its page must say beside it."""

    svg: str
    description: str
    projection: Projection
    traces: frozenset[str]
    """Codes of the places drawn by their shape."""
    points: frozenset[str]
    """Codes of those drawn as a mark at their middle: « contour officiel non chargé »."""
    numerotee: bool
    """Whether some quartiers are only told by their number, at some width."""
    epci: bool
    """Whether the outline of the EPCI is seen."""
    communes: bool
    """Whether the shape of a commune of the contract is seen."""
    sources: tuple[tuple[str, str], ...]
    """Who published the shapes drawn, and the day of the file (ISO, empty when not known)."""
