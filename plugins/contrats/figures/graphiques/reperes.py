"""Points, lines and their labels on a plane: markers, and values written where they hide nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product

from contrats.figures.graphiques.couleurs import FOND, FORMES
from contrats.figures.graphiques.svg import balise, nombre_svg, texte
from contrats.figures.graphiques.texte import CORPS, GRAS, largeur

XY = tuple[float, float]
Boite = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def marques(forme: str, lieux: Iterable[XY], *, couleur: str, creux: bool = False, **attributs: object) -> str:
    """The same marker at several places; ``creux`` leaves it empty."""
    path = "".join(f"M{nombre_svg(x)} {nombre_svg(y)}{FORMES[forme]}" for x, y in lieux)
    if not path:
        return ""
    attributs = {"stroke_width": 2 if creux else 1, **attributs}
    return balise("path", d=path, fill=FOND if creux else couleur, stroke=couleur, **attributs)


def ligne_brisee(lieux: list[XY]) -> str:
    """The path through the places, empty for fewer than two."""
    if len(lieux) < 2:
        return ""
    return "M" + "L".join(f"{nombre_svg(x)} {nombre_svg(y)}" for x, y in lieux)


@dataclass
class Etiquettes:
    """Writes labels near points of a frame, each where it covers no line, no marker and no other label."""

    cadre: Boite
    boites: list[Boite] = field(default_factory=list)
    segments: list[tuple[XY, XY]] = field(default_factory=list)

    def occupe(self, lieux: Iterable[XY], rayon: float = 5.0) -> None:
        """Keeps markers free of text."""
        self.boites.extend((x - rayon, y - rayon, x + rayon, y + rayon) for x, y in lieux)

    def ecrit(self, mots: str, lieu: XY, *, ordre: str = "dessus dessous", **attributs: object) -> str:
        """The text above or below the place, centred or to one side, or nothing when there is no room."""
        half, (x, y) = largeur(mots) * GRAS / 2, lieu
        left, top, right, bottom = self.cadre
        if 2 * half > right - left:
            return ""
        for side, shift in product(ordre.split(), (0.0, half - 4, 4 - half)):
            middle = min(max(x + shift, left + half), right - half)
            base = y - 10 if side == "dessus" else y + 10 + CORPS * 0.75
            box = (middle - half, base - CORPS * 0.85, middle + half, base + 3)
            if box[1] >= top and box[3] <= bottom and self._libre(box):
                self.boites.append(box)
                return texte(middle, base, mots, text_anchor="middle", **attributs)
        return ""

    def _libre(self, box: Boite) -> bool:
        left, top, right, bottom = box
        if any(a < right and left < c and b < bottom and top < d for a, b, c, d in self.boites):
            return False
        return not any(_touche(box, a, b) for a, b in self.segments)


def _touche(box: Boite, a: XY, b: XY) -> bool:
    """Whether the segment crosses the box, edges included (Liang and Barsky's clipping)."""
    left, top, right, bottom = box
    dx, dy = b[0] - a[0], b[1] - a[1]
    enter, leave = 0.0, 1.0
    for step, room in ((-dx, a[0] - left), (dx, right - a[0]), (-dy, a[1] - top), (dy, bottom - a[1])):
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            enter = max(enter, room / step)
        else:
            leave = min(leave, room / step)
    return enter <= leave
