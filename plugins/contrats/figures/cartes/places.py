"""Where each place of a map falls: its shape in the drawing, or a mark at its middle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from contrats.figures.cartes.couche import Polygone, Vue
from contrats.figures.cartes.donnees import Fond, Lieu
from contrats.figures.cartes.geometrie import Boite, Niveau, Point, aire, boite, niveaux, point_interieur
from contrats.figures.cartes.projection import Projection

REPERE = 4.0
"""Half the size of a mark, in units; a shape smaller than a mark is drawn as one."""
BANDES = 9
_GRAND = 12.0
"""Size of a shape whose hollows may hold a name, in units."""


@dataclass(frozen=True)
class Place:
    """A place in the drawing. ``formes`` is empty when only its position is known, or nothing of it can be seen."""

    lieu: Lieu
    formes: tuple[Polygone, ...]
    milieu: Point
    connue: bool = True
    """Whether its shape is known."""

    @property
    def minuscule(self) -> bool:
        """Whether a mark must stand for the shape, if any."""
        left, top, right, bottom = self.boite
        return not self.formes or max(right - left, bottom - top) < REPERE

    @property
    def boite(self) -> Boite:
        """The box of the shape, or of the mark."""
        if self.formes:
            return boite(p for polygon in self.formes for p in polygon[0])
        x, y = self.milieu
        return (x - REPERE, y - REPERE, x + REPERE, y + REPERE)

    @cached_property
    def niveaux(self) -> tuple[Niveau, ...]:
        """Where a name may stand on the shape; empty for a mark."""
        return tuple(niveaux(_plus_grand(self.formes))) if self.formes else ()

    @property
    def taille(self) -> float:
        """The area seen."""
        return sum(abs(aire(polygon[0])) for polygon in self.formes)

    @property
    def morceaux(self) -> list[Boite]:
        """The box of each piece, the largest first."""
        if self.minuscule:
            x, y = self.milieu
            return [(x - REPERE, y - REPERE, x + REPERE, y + REPERE)]
        return [boite(polygon[0]) for polygon in sorted(self.formes, key=lambda p: -abs(aire(p[0])))]

    @property
    def bandes(self) -> list[Boite]:
        """The room that the place takes, closer to its shape than its boxes: bands from its left to its right."""
        if self.minuscule:
            return self.morceaux
        found = []
        for polygon in self.formes:
            left, top, right, bottom = boite(polygon[0])
            if max(right - left, bottom - top) < _GRAND:
                found.append((left, top, right, bottom))
                continue
            half = (bottom - top) / 2 / (BANDES + 1)
            found += [(a, y - half, b, y + half) for y, a, b in niveaux(polygon, BANDES)]
        return found


def placer_lieux(lieux: Iterable[Lieu], fond: Fond, vues: Mapping[str, Vue], projection: Projection) -> list[Place]:
    """The places that are seen, those of the same kind in the order given."""
    found = []
    for lieu in lieux:
        shapes: tuple[Polygone, ...] = ()
        if lieu in fond:
            shapes = tuple(vues["quartier" if lieu.sorte == "quartier" else "commune"].forme(lieu.code))
            if shapes:
                found.append(Place(lieu, shapes, point_interieur(_plus_grand(shapes))))
                continue
            west, south, east, north = fond.couche(lieu).boites[lieu.code]
            place = Place(lieu, (), projection(((west + east) / 2, (south + north) / 2)))
            if lieu.sorte == "quartier" and _dans(place.milieu, projection.cadre):
                found.append(place)
        elif lieu.position is not None:
            place = Place(lieu, (), projection(lieu.position), connue=False)
            if _dans(place.milieu, projection.cadre):
                found.append(place)
    return found


def _dans(point: Point, cadre: Boite) -> bool:
    return cadre[0] <= point[0] <= cadre[2] and cadre[1] <= point[1] <= cadre[3]


def _plus_grand(shapes: Iterable[Polygone]) -> Polygone:
    return max(shapes, key=lambda polygon: abs(aire(polygon[0])))
