"""Names on a map: each where it covers nothing, the most important first, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from contrats.figures.cartes.geometrie import Boite, Niveau, Point, se_touchent
from contrats.figures.graphiques.texte import GRAS, largeur, lignes

AIR = 0.25
"""Between a name and what it does not name, for a font of size 1, where there is room."""
INTERLIGNE = 1.15
"""Height of a line, for a font of size 1."""
_GAUCHE = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""Share of a text that stands on the left of where it is anchored."""
_LETTRES = (15.0, 7.5, 5.0)
"""Longest lines tried, in sizes of the font."""
_MOTS = re.compile("[^ -]+-?")
_MONTEE = 0.76
"""Height of the capitals above the baseline, with a little air."""


@dataclass(frozen=True)
class Nom:
    """A name to place: beside the thing whose box is ``ancre``, or on the shape whose levels are ``sur``."""

    cle: str
    texte: str
    ancre: Boite
    sur: tuple[Niveau, ...] = ()
    milieu: Point = (0.0, 0.0)
    """The best place on the shape."""
    gras: bool = False


@dataclass(frozen=True)
class Pose:
    """A name in its place: the baseline of its first line, how it is anchored there, its lines."""

    x: float
    y: float
    ancrage: str
    """« start », « middle » or « end »."""
    lignes: tuple[str, ...]
    boite: Boite


def placer(noms: Iterable[Nom], *, taille: float, pris: Iterable[tuple[str, Boite]], cadre: Boite) -> dict[str, Pose]:
    """The names that find room inside ``cadre`` without touching one another nor ``pris``, by key.

    ``pris`` are the boxes of things with their key. A name keeps some air from the things of other keys where it can,
    so that nobody wonders whose it is.
    """
    taken, found = list(pris), {}
    for nom in noms:
        pose = _pose(nom, taille, taken, cadre)
        if pose is not None:
            taken.append((nom.cle, pose.boite))
            found[nom.cle] = pose
    return found


def _pose(nom: Nom, taille: float, taken: list[tuple[str, Boite]], cadre: Boite) -> Pose | None:
    reach = _portee(nom, taille)
    own = [b for key, b in taken if key == nom.cle]
    others = [b for key, b in taken if key != nom.cle and se_touchent(b, reach)]
    for air in (taille * AIR, 0.0) if not nom.sur else (0.0,):
        for box, x, anchor, kept in _essais(nom, taille):
            left, top, right, bottom = box
            wider = (left - air, top - air, right + air, bottom + air)
            if _dans(box, cadre) and _libre(wider, others) and _libre(box, own):
                return Pose(x, top + taille * _MONTEE, anchor, kept, box)
    return None


def _portee(nom: Nom, taille: float) -> Boite:
    """A box that holds every place where the name could stand, with air around it."""
    xs = (nom.ancre[0], nom.ancre[2], nom.milieu[0], *(x for level in nom.sur for x in level[1:]))
    ys = (nom.ancre[1], nom.ancre[3], nom.milieu[1], *(level[0] for level in nom.sur))
    wide, high = taille * (_LETTRES[0] + 2), taille * 6
    if not nom.sur:
        xs, ys = (nom.ancre[0], nom.ancre[2]), (nom.ancre[1], nom.ancre[3])
    return (min(xs) - wide, min(ys) - high, max(xs) + wide, max(ys) + high)


def _dans(box: Boite, cadre: Boite) -> bool:
    return cadre[0] <= box[0] and cadre[1] <= box[1] and box[2] <= cadre[2] and box[3] <= cadre[3]


def _libre(box: Boite, taken: Iterable[Boite]) -> bool:
    """Whether a box touches none of the others. Unrolled: most of the time of a map is spent here."""
    left, top, right, bottom = box
    for a, b, c, d in taken:  # noqa: SIM110
        if left <= c and a <= right and top <= d and b <= bottom:
            return False
    return True


def _essais(nom: Nom, taille: float) -> Iterator[tuple[Boite, float, str, tuple[str, ...]]]:
    """Where the name could stand, the best first: on one line, then on two or three shorter ones.

    The box, where it is anchored and how, the lines.
    """
    bold = GRAS if nom.gras else 1.0
    for kept in _coupes(nom.texte, taille, bold):
        wide, high = _mesures(kept, taille, bold)
        for x, top, anchor in _places(nom, wide, high, taille):
            left = x - wide * _GAUCHE[anchor]
            yield (left, top, left + wide, top + high), x, anchor, kept


def suivre(pose: Pose, texte: str, *, taille: float, pris: Iterable[Boite], cadre: Boite) -> Pose | None:
    """A longer text in bold at the place of another, in smaller letters; None when it has no room there."""
    taken, x, top = list(pris), pose.x, pose.y - taille * _MONTEE
    for kept in _coupes(texte, taille, GRAS):
        wide, high = _mesures(kept, taille, GRAS)
        left = x - wide * _GAUCHE[pose.ancrage]
        box = (left, top, left + wide, top + high)
        if _dans(box, cadre) and _libre(box, taken):
            return Pose(x, pose.y, pose.ancrage, kept, box)
    return None


def _mesures(kept: tuple[str, ...], taille: float, bold: float) -> tuple[float, float]:
    """Width and height of these lines."""
    return max(largeur(line, taille) for line in kept) * bold, taille * (INTERLIGNE * (len(kept) - 1) + 1)


@lru_cache(maxsize=4096)
def _coupes(text: str, taille: float, bold: float) -> tuple[tuple[str, ...], ...]:
    """The text on one line, then on two or three shorter ones; no word is cut."""
    found: dict[int, tuple[str, ...]] = {}
    for letters in _LETTRES:
        room = taille * letters / bold
        if any(largeur(word, taille) > room for word in _MOTS.findall(text)):
            continue
        kept = tuple(lignes(text, room, taille=taille))
        if kept and not kept[-1].endswith("…"):
            found.setdefault(len(kept), kept)
    return tuple(found.values())


def _places(nom: Nom, wide: float, high: float, taille: float) -> Iterator[tuple[float, float, str]]:
    """Middle or side, and top, of a text of this size around the thing it names."""
    if nom.sur:
        for x, y in _sur_la_forme(nom, wide):
            yield x, y - high / 2, "middle"
        return
    left, top, right, bottom = nom.ancre
    x, y = (left + right) / 2, (top + bottom) / 2
    for gap in (taille * 0.2 + 1, taille * 0.9 + 1):
        yield right + gap, y - high / 2, "start"
        yield left - gap, y - high / 2, "end"
        yield x, top - gap - high, "middle"
        yield x, bottom + gap, "middle"
        for edge in (top - high * 0.8, bottom - high * 0.2):
            yield right + gap * 0.5, edge, "start"
            yield left - gap * 0.5, edge, "end"


def _sur_la_forme(nom: Nom, wide: float) -> list[Point]:
    """The middles to try for a text of this width: where it stays within the shape first, then nearest its middle.

    A text wider than the shape has its own middle within it.
    """
    x0, y0 = nom.milieu
    tried = {(0.0, 0.0, x0, y0)}
    for y, left, right in nom.sur:
        low, high = sorted((left + wide / 2, right - wide / 2))
        low, high = max(low, left), min(high, right)
        for x in (low, high, min(max(x0, low), high)):
            tried.add((max(0.0, wide - (right - left)), (x - x0) ** 2 + (y - y0) ** 2, x, y))
    return [(x, y) for _, _, x, y in sorted(tried)]
