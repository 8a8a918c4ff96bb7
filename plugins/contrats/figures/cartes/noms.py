"""The names on a map: in large letters for a phone, and more of them in small ones where the map is wide.

``cartes.css`` shrinks the letters where the map is wide, so a name that found room on a phone keeps its place there.
When the names of the quartiers do not all fit on a phone, all of them are told by their number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from contrats.figures.cartes.etiquettes import Nom, Pose, placer, suivre
from contrats.figures.cartes.geometrie import Boite
from contrats.figures.cartes.habillage import NORD
from contrats.figures.cartes.places import Place
from contrats.figures.cartes.trace import dix
from contrats.figures.graphiques.svg import balise
from contrats.figures.graphiques.texte import CORPS, propre

PETIT = 7.5
"""Font size, in units, where the map is wide (``cartes.css``)."""
_PROCHES = 3
"""With more communes of its own than that, a map in large letters does not name those around."""
_ALENTOURS = 10
"""How many communes around are named at most."""
_RANGS = {"quartier": 0, "commune": 1, "autre": 2}


@dataclass(frozen=True)
class Noms:
    """The names of a map, by code of place."""

    partout: Mapping[str, Pose]
    """Those at any width; on a numbered map, the numbers of the quartiers."""
    larges: Mapping[str, Pose]
    """Those that only a wide map has room for."""
    suites: Mapping[str, Pose]
    """The numbers with the names that follow them on a wide map."""
    numerotee: bool

    def textes(self, code: str) -> str:
        """The names of a place, as SVG."""
        if code in self.suites:
            return _texte(self.partout[code], suite=self.suites[code].lignes)
        if code in self.partout:
            return _texte(self.partout[code])
        return _texte(self.larges[code], **{"class": "l"}) if code in self.larges else ""


def noms_des_lieux(places: Iterable[Place], cadre: Boite) -> Noms:
    """The names of these places that fit inside ``cadre``."""
    ranked = _par_importance(places)
    inside = (cadre[0] + 1, cadre[1] + 1, cadre[2] - 1, cadre[3] - 1)
    north = tuple(v + d for v, d in zip(NORD, (cadre[0], cadre[1]) * 2, strict=True))
    things = [("", north), *((p.lieu.code, b) for p in ranked if _chose(p) for b in p.bandes)]
    own = [p for p in ranked if p.lieu.sorte == "quartier" and p.lieu.role != "voisin"]
    towns = sum(p.lieu.sorte == "commune" and p.lieu.role != "voisin" for p in ranked)
    first = ranked if towns <= _PROCHES else [p for p in ranked if not _autour(p)]
    numbered = len(own) > 1 and len(placer(map(_nom, own), taille=CORPS, pris=things, cadre=inside)) < len(own)
    large = placer((_nom(p, numero=numbered) for p in first), taille=CORPS, pris=things, cadre=inside)
    if numbered:
        large |= {p.lieu.code: _sur(p) for p in own if p.lieu.code not in large}
    taken = [*things, *((code, _reduite(pose)) for code, pose in large.items())]
    more = _suites(own, large, taken, inside) if numbered else {}
    taken += [(code, pose.boite) for code, pose in more.items()]
    small = placer((_nom(p) for p in ranked if p.lieu.code not in large), taille=PETIT, pris=taken, cadre=inside)
    return Noms(large, small, more, numbered)


def _suites(
    own: Iterable[Place], large: Mapping[str, Pose], taken: list[tuple[str, Boite]], inside: Boite
) -> dict[str, Pose]:
    """The names that find room after their number once the letters are small."""
    found: dict[str, Pose] = {}
    for place in own:
        code, words = place.lieu.code, f"{place.lieu.numero} {propre(place.lieu.nom)}"
        others = [box for key, box in taken if key != code] + list(place.bandes)
        others += [pose.boite for pose in found.values()]
        pose = suivre(large[code], words, taille=PETIT, pris=others, cadre=inside)
        if pose is not None:
            found[code] = pose
    return found


def _par_importance(places: Iterable[Place]) -> list[Place]:
    """What the page is about, the contract's own places, then the largest of those around."""
    known = list(places)
    around = sorted((p for p in known if _autour(p)), key=lambda p: -p.taille)[:_ALENTOURS]
    kept = [*(p for p in known if not _autour(p)), *around]
    return sorted(kept, key=lambda p: (p.lieu.role != "sujet", p.lieu.role == "voisin", _RANGS[p.lieu.sorte]))


def _autour(place: Place) -> bool:
    return place.lieu.sorte == "commune" and place.lieu.role == "voisin"


def _chose(place: Place) -> bool:
    """Whether names must leave the place itself free."""
    return place.lieu.sorte != "commune" or not place.formes


def _nom(place: Place, *, numero: bool = False) -> Nom:
    """The name to place, or the number of a quartier that has one."""
    lieu = place.lieu
    words = str(lieu.numero) if numero and lieu.numero and lieu.role != "voisin" else propre(lieu.nom)
    levels = () if _chose(place) else place.niveaux
    bold = lieu.sorte == "quartier"
    return Nom(lieu.code, words, place.morceaux[0], sur=levels, milieu=place.milieu, gras=bold)


def _reduite(pose: Pose) -> Boite:
    """The box of a name once its letters are small: it shrinks towards where it is anchored."""
    share = PETIT / CORPS
    left, top, right, bottom = pose.boite
    x, y = pose.x, pose.y
    return (x + (left - x) * share, y + (top - y) * share, x + (right - x) * share, y + (bottom - y) * share)


def _sur(place: Place) -> Pose:
    """The number of a quartier on the quartier itself, for want of room beside it."""
    x, y = place.milieu
    return Pose(x, y + CORPS * 0.36, "middle", (str(place.lieu.numero or "·"),), (x, y, x, y))


def _texte(pose: Pose, *, suite: tuple[str, ...] = (), **attributs: object) -> str:
    """The lines of a name, or a number and the name that follows it on a wide map.

    Texts are centred unless told otherwise (by the ``text-anchor`` of the whole drawing).
    """
    x, anchor = dix(pose.x), None if pose.ancrage == "middle" else pose.ancrage
    first, *others = pose.lignes
    words = escape(first, quote=False)
    shown = {"class": "l"} if suite else {}
    if suite:
        others = suite[1:]
        words += balise("tspan", escape(suite[0].removeprefix(first), quote=False), **shown)
    words += "".join(balise("tspan", escape(line, quote=False), x=x, dy="1.15em", **shown) for line in others)
    return balise("text", words, x=x, y=dix(pose.y), text_anchor=anchor, **attributs)
