"""What a map needs around its places: the north, the scale, the EPCI in small with the frame inside it."""

from __future__ import annotations

from html import escape

from contrats.figures.cartes.couche import Couche
from contrats.figures.cartes.couleurs import couleur
from contrats.figures.cartes.geometrie import Boite
from contrats.figures.cartes.projection import Projection, cadrer
from contrats.figures.cartes.trace import chemin, dix, groupe, rectangle
from contrats.figures.graphiques.svg import LARGEUR, balise
from contrats.figures.graphiques.texte import INTERLIGNE, lignes
from contrats.figures.nombres import NBSP

NORD: Boite = (299.0, 4.0, 317.0, 37.0)
"""Where the arrow stands, from the corner of the frame."""
_VIGNETTE = (64.0, 50.0)
_BARRE = 110.0
"""Longest bar of the scale, in units."""
_LONGUEURS = (50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000)


def nord() -> str:
    """The arrow to the north, with its letter."""
    letter = balise("text", "N", x=dix(308), y=dix(17))
    return groupe("nord", balise("path", d="M3080 210l-55 140 55-35 55 35z") + letter, fill=couleur("encre"))


def echelle(metres: float) -> tuple[float, str]:
    """The longest round distance that fits in the bar, in units, with its words."""
    fit = [d for d in _LONGUEURS if d / metres <= _BARRE] or [_LONGUEURS[0]]
    words = f"{fit[-1] // 1000}{NBSP}km" if fit[-1] >= 1000 else f"{fit[-1]}{NBSP}m"
    return fit[-1] / metres, words


def bas(projection: Projection, couche: Couche, epci: str, nom: str) -> tuple[str, float]:
    """What stands under the frame, with the height of the whole drawing.

    The EPCI in small is there when it goes beyond the frame: it says where the frame lies.
    """
    y = projection.cadre[3] + 6
    length, words = echelle(projection.metres)
    end, low = dix(LARGEUR - 1), dix(y + 16)
    bar = balise("path", d=f"M{end - dix(length)} {low}v50h{dix(length)}v-50", fill="none", stroke=couleur("encre"))
    drawn = groupe("echelle", bar + balise("text", words, x=end, y=dix(y + 12), text_anchor="end"))
    small = _vignette(projection, couche, epci, y)
    if not small:
        return drawn, y + 24
    left = dix(_VIGNETTE[0] + 8)
    name = lignes(nom, LARGEUR - _VIGNETTE[0] - max(length, 60) - 20, au_plus=4)
    spans = "".join(balise("tspan", escape(line, quote=False), x=left, dy="1.15em") for line in name)
    text = balise("text", spans, x=left, y=dix(y), text_anchor="start") if spans else ""
    return small + text + drawn, y + max(_VIGNETTE[1], INTERLIGNE * len(name)) + 2


def _vignette(projection: Projection, couche: Couche, epci: str, y: float) -> str:
    if epci not in couche:
        return ""
    box, frame = couche.boites[epci], projection.boite
    if frame[0] <= box[0] and frame[1] <= box[1] and frame[2] >= box[2] and frame[3] >= box[3]:
        return ""
    small = cadrer(box, _VIGNETTE[0], hauteurs=(_VIGNETTE[1], _VIGNETTE[1]), y0=y)
    shape = couche.vue(small, tolerance=1.5).forme(epci)
    path = chemin((polygon[0] for polygon in shape), ferme=True)
    (left, top), (right, bottom) = small((frame[0], frame[3])), small((frame[2], frame[1]))
    window = (max(left, 0.5), max(top, y), min(right, _VIGNETTE[0]), min(bottom, y + _VIGNETTE[1]))
    ground = balise("path", d=path, fill=couleur("territoire"), stroke=couleur("epci"), stroke_width=10)
    return groupe("vignette", ground + rectangle(window, fill="none", stroke=couleur("quartier"), stroke_width=15))
