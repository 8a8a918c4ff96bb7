"""What surrounds every drawing: title above, legend, cautions and source below."""

from __future__ import annotations

from dataclasses import dataclass

from contrats.figures.graphiques.couleurs import DOUCE, POLICE_TITRE, TITRE
from contrats.figures.graphiques.donnees import Cadre, Dessin
from contrats.figures.graphiques.mots import deux_points, phrase, phrases, source_en_mots, unite_en_mots
from contrats.figures.graphiques.svg import LARGEUR, balise, colonne, document
from contrats.figures.graphiques.texte import INTERLIGNE, lignes

CENTRE = 13.0
"""Where the middle of a legend's sign stands."""
_SIGN = 34
"""Width kept for the sign of a legend's row."""


def refuse(raison: str) -> Dessin:
    """No chart, with the reason in French."""
    return Dessin(refus=deux_points("Pas de graphique", raison))


@dataclass(frozen=True)
class Ligne:
    """A row of the legend. ``signe`` is SVG drawn around the point (``CENTRE``, 0)."""

    mots: str
    signe: str = ""


def grand(mots: str, y: float, *, taille: float, pas: float, au_plus: int) -> tuple[str, float]:
    """Words in the face of the titles, from ``y``; with the ``y`` of their last line."""
    kept = lignes(mots, LARGEUR, taille=taille, au_plus=au_plus)
    look = {"font_family": POLICE_TITRE, "font_size": taille, "font_weight": 700, "fill": TITRE}
    return colonne(0, y + taille, kept, pas, **look), y + taille + pas * (len(kept) - 1)


def entete(cadre: Cadre) -> tuple[str, float]:
    """The title, precision and unit, with the ``y`` where the drawing begins."""
    drawn, y = grand(cadre.titre, 0, taille=17, pas=21, au_plus=4)
    more = lignes(" · ".join(t for t in (cadre.precision.strip(), unite_en_mots(cadre)) if t), LARGEUR)
    if more:
        drawn += colonne(0, y + 20, more, INTERLIGNE, fill=DOUCE)
        y += 20 + INTERLIGNE * (len(more) - 1)
    return drawn, y + 14


def legende(rangs: list[Ligne], y: float) -> tuple[str, float]:
    """The rows under one another from ``y``, with the ``y`` where they end."""
    drawn = []
    for rang in rangs:
        words = lignes(rang.mots, LARGEUR - _SIGN)
        if rang.signe:
            drawn.append(balise("g", rang.signe, transform=f"translate(0 {y + 10.5:g})"))
        drawn.append(colonne(_SIGN, y + 15, words, INTERLIGNE))
        y += INTERLIGNE * len(words) + 4
    return "".join(drawn), y


def pied(notes: tuple[str, ...], source: str, y: float) -> tuple[str, float]:
    """Cautions and source from ``y``, with the height of the whole drawing."""
    drawn = []
    for words in (*map(phrase, notes), source):
        kept = lignes(words, LARGEUR, au_plus=4)
        drawn.append(colonne(0, y + 16, kept, INTERLIGNE))
        y += INTERLIGNE * len(kept) + 4
    return balise("g", "".join(drawn), fill=DOUCE), y + 4


def dessin(
    cadre: Cadre,
    *,
    sorte: str,
    prefixe: str,
    corps: str,
    fin: float,
    mots: tuple[str, ...],
    notes: tuple[str, ...] = (),
) -> Dessin:
    """The finished chart.

    ``corps`` is drawn under the head and ends at ``fin``; ``mots`` are the sentences that describe it;
    ``notes`` are the chart's own cautions, which come before the editor's.
    """
    notes, source = (*notes, *cadre.notes), source_en_mots(cadre)
    above, _ = entete(cadre)
    below, height = pied(notes, source, fin)
    said = phrases(cadre.precision, unite_en_mots(cadre), *mots, *notes, source)
    svg = document(
        prefixe=prefixe,
        titre=cadre.titre,
        description=said,
        hauteur=height,
        corps=above + corps + below,
        sorte=sorte,
    )
    return Dessin(svg=svg, description=said)
