"""One figure on several territories, as horizontal bars that start at zero."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from contrats.figures.graphiques.cadre import dessin, entete, refuse
from contrats.figures.graphiques.couleurs import DOUCE, ENCRE, FOND, TEMOIN, TRAIT
from contrats.figures.graphiques.donnees import Barre, Comparaison, Dessin
from contrats.figures.graphiques.echelle import Echelle
from contrats.figures.graphiques.mots import complet, deux_points, etiquette, liste, precisions
from contrats.figures.graphiques.svg import LARGEUR, balise, barre, colonne, texte, trait
from contrats.figures.graphiques.texte import GRAS, INTERLIGNE, largeur, lignes, propre, raccourci
from contrats.figures.graphiques.trames import VIDE, remplissage, trame

AU_PLUS = 20
_THICK, _GAP, _BESIDE = 15.0, 12, 6
_WIDEST = 120
"""A label wider than this stands with the name, not at the end of its bar."""
_TRAMES = {
    # name -> pattern, colour, thickness of the strokes
    "vide": VIDE,
    "sujet": ("diagonale", TRAIT, 2.2),
    "temoin": ("diagonale", TEMOIN, 2.2),
}


_MOMENTS = (
    # field of a bar, words before it, caution when the bars differ
    ("annee", "", "Les valeurs ne sont pas toutes de la même année"),
    ("perimetre", "périmètre ", "Les valeurs ne portent pas toutes sur le même périmètre des quartiers"),
)


@dataclass(frozen=True)
class _Rang:
    """A bar with its texts: ``nom`` above it, ``bout`` at its end."""

    barre: Barre
    nom: str
    bout: str

    @property
    def trame(self) -> str:
        """The pattern that this row needs, empty for a plain bar."""
        if self.barre.valeur is None:
            return "vide"
        return ("sujet" if self.barre.sujet else "temoin") if self.barre.douteux else ""

    @property
    def graisse(self) -> dict[str, object]:
        return {"font_weight": 700} if self.barre.sujet else {}

    @property
    def gras(self) -> float:
        return GRAS if self.barre.sujet else 1.0

    @property
    def place(self) -> float:
        """Width of the text at the end of the bar."""
        return largeur(self.bout) * self.gras + _BESIDE if self.bout else 1.0


def comparaison(donnees: Comparaison, *, prefixe: str) -> Dessin:
    """Territories in the order given. Refused without any value, or with more than ``AU_PLUS`` of them."""
    if all(b.valeur is None for b in donnees.barres):
        return refuse("aucune valeur n’est disponible.")
    if len(donnees.barres) > AU_PLUS:
        return refuse(f"{len(donnees.barres)} territoires, c’est trop pour un dessin lisible.")
    donnees, notes = _meme_moment(donnees)
    rows = [_rang(b, donnees) for b in donnees.barres]
    scale = _echelle(rows)
    drawn, (_, y) = [], entete(donnees)
    for row in rows:
        pieces, y = _dessine(row, y, scale, prefixe)
        drawn.append(pieces)
    words = liste(deux_points(b.nom.strip(), complet(b, donnees)) for b in donnees.barres)
    return dessin(
        donnees,
        sorte="comparaison",
        prefixe=prefixe,
        corps=_trames(rows, prefixe) + "".join(drawn),
        fin=y - 4,
        mots=(words, "Les barres partent de zéro"),
        notes=notes,
    )


def _meme_moment(donnees: Comparaison) -> tuple[Comparaison, tuple[str, ...]]:
    """Says the year and the perimeter: once when all values share them, else beside each with a caution."""
    known, heads, notes = [b for b in donnees.barres if b.valeur is not None], [donnees.precision.strip()], []
    for field, before, caution in _MOMENTS:
        found = {getattr(b, field) for b in known} - {""}
        if len(found) == 1:
            heads += [before + word for word in found if word not in donnees.precision]
        elif found:
            notes.append(caution)
            bars = (_avec_mention(b, before, getattr(b, field)) for b in donnees.barres)
            donnees = replace(donnees, barres=tuple(bars))
    return replace(donnees, precision=", ".join(filter(None, heads))), tuple(notes)


def _avec_mention(une: Barre, avant: str, mot: str) -> Barre:
    if une.valeur is None or not mot:
        return une
    return replace(une, mention=", ".join(filter(None, (une.mention, avant + mot))))


def _rang(une: Barre, donnees: Comparaison) -> _Rang:
    label, said = propre(etiquette(une, donnees)), precisions(une)
    if une.valeur is not None and largeur(label) > _WIDEST:
        said, label = [label, *said], ""
    return _Rang(une, " · ".join((propre(une.nom), *said)), label)


def _echelle(rows: list[_Rang]) -> Echelle:
    """Zero and every value, with room for the texts at both ends."""
    drawn = [(Decimal(r.barre.valeur), r.place) for r in rows if r.barre.valeur is not None]
    low, high = (choose(Decimal(0), *(v for v, _ in drawn)) for choose in (min, max))
    if low == high:
        high = Decimal(1)
    left = max((place for v, place in drawn if v < 0), default=1.0)
    right = max((place for v, place in drawn if v >= 0), default=1.0)
    return Echelle(low, high, left, LARGEUR - right)


def _dessine(row: _Rang, y: float, scale: Echelle, prefixe: str) -> tuple[str, float]:
    """The row from ``y``, with the ``y`` of the next one."""
    name = lignes(row.nom, LARGEUR / row.gras)
    words = colonne(0, y + 12, name, INTERLIGNE, **row.graisse)
    y += INTERLIGNE * len(name) + 1
    draw = _vide if row.barre.valeur is None else _barre
    pieces, height = draw(row, y, scale, prefixe)
    return words + pieces, y + height + _GAP


def _barre(row: _Rang, y: float, scale: Echelle, prefixe: str) -> tuple[str, float]:
    """The bar, its foot at zero, its value at the other end."""
    own, zero = row.barre, scale(0)
    x0, x1 = sorted((zero, scale(own.valeur)))
    colour = TRAIT if own.sujet else TEMOIN
    look: dict[str, object] = {"fill": colour}
    if own.douteux:
        fill = remplissage(f"{prefixe}-{row.trame}")
        look = {"fill": fill, "stroke": colour, "stroke_width": 1.5, "stroke_dasharray": "4 2"}
    drawn = barre(x0, y, x1 - x0, _THICK, **look, **{"class": "barre"})
    drawn += trait(zero, y - 2, zero, y + _THICK + 2, stroke=ENCRE, stroke_width=1.5)
    if own.valeur < 0:
        return drawn + texte(x0 - _BESIDE + 1, y + 12, row.bout, text_anchor="end", **row.graisse), _THICK
    return drawn + texte(x1 + _BESIDE - 1, y + 12, row.bout, **row.graisse), _THICK


def _vide(row: _Rang, y: float, scale: Echelle, prefixe: str) -> tuple[str, float]:
    """A hatched slot with words: no value is not zero."""
    word = raccourci(row.bout, LARGEUR - 60.0)
    look = {"stroke": DOUCE, "stroke_dasharray": "3 3"}
    slot = barre(1, y, LARGEUR - 2, _THICK + 6, fill=remplissage(f"{prefixe}-vide"), **look)
    clear = barre(20, y + 2, largeur(word) + 12, _THICK + 2, fill=FOND)
    return slot + clear + texte(26, y + 15, word, fill=DOUCE), _THICK + 6


def _trames(rows: Iterable[_Rang], prefixe: str) -> str:
    """The patterns that the rows need."""
    needed = {row.trame for row in rows}
    found = [trame(f"{prefixe}-{name}", *look) for name, look in _TRAMES.items() if name in needed]
    return balise("defs", "".join(found)) if found else ""
