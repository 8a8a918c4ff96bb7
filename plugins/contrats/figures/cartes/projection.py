"""From longitudes and latitudes to the units of the drawing, on a territory of some tens of kilometres.

A local equirectangular projection: at this size it differs from the official conic one by less than a pixel.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from contrats.figures.cartes.geometrie import Boite, Point

METRES_PAR_DEGRE = 111_195.0
"""Of latitude, on a sphere of 6 371 km."""


@dataclass(frozen=True)
class Projection:
    """``ouest`` and ``nord`` are degrees at the corner ``(x0, y0)`` of the drawing; y goes down."""

    ouest: float
    nord: float
    par_degre_x: float
    par_degre_y: float
    largeur: float
    hauteur: float
    x0: float = 0.0
    y0: float = 0.0

    def __call__(self, point: Point) -> Point:
        """The place of a longitude and a latitude."""
        return (
            self.x0 + (point[0] - self.ouest) * self.par_degre_x,
            self.y0 + (self.nord - point[1]) * self.par_degre_y,
        )

    def inverse(self, place: Point) -> Point:
        """The longitude and latitude of a place."""
        return (
            self.ouest + (place[0] - self.x0) / self.par_degre_x,
            self.nord - (place[1] - self.y0) / self.par_degre_y,
        )

    @property
    def metres(self) -> float:
        """Metres in a unit of the drawing."""
        return METRES_PAR_DEGRE / self.par_degre_y

    @property
    def cadre(self) -> Boite:
        return (self.x0, self.y0, self.x0 + self.largeur, self.y0 + self.hauteur)

    @property
    def boite(self) -> Boite:
        """West, south, east, north of what the drawing shows."""
        (west, north), (east, south) = self.inverse(self.cadre[:2]), self.inverse(self.cadre[2:])
        return (west, south, east, north)


def cadrer(
    boite: Boite,
    largeur: float,
    *,
    hauteurs: tuple[float, float],
    marge: float = 0.0,
    au_moins: float = 1_000.0,
    x0: float = 0.0,
    y0: float = 0.0,
) -> Projection:
    """The projection that shows the whole box, in the middle, ``largeur`` units wide and of a height between two.

    ``marge`` is a share of the box added on each side; ``au_moins`` the least width and height shown, in metres.
    """
    west, south, east, north = boite
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    ratio = max(math.cos(math.radians(middle_y)), 0.01)
    least = au_moins / METRES_PAR_DEGRE
    wide = max((east - west) * ratio * (1 + 2 * marge), least)
    high = max((north - south) * (1 + 2 * marge), least)
    scale = min(largeur / wide, hauteurs[1] / high)
    height = min(max(high * scale, hauteurs[0]), hauteurs[1])
    return Projection(
        ouest=middle_x - largeur / (2 * scale * ratio),
        nord=middle_y + height / (2 * scale),
        par_degre_x=scale * ratio,
        par_degre_y=scale,
        largeur=largeur,
        hauteur=round(height, 1),
        x0=x0,
        y0=y0,
    )
