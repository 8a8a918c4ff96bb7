"""Patterns: fills that stay apart without colour, on paper and for every eye."""

from __future__ import annotations

from contrats.figures.graphiques.couleurs import DOUCE, FOND, TRAMES
from contrats.figures.graphiques.svg import balise

VIDE = ("diagonale", DOUCE, 0.8)
"""Pattern, colour and thickness of what is missing, in every chart."""


def trame(ident: str, motif: str, couleur: str, epaisseur: float = 2.2) -> str:
    """The definition of a pattern, to fill with ``url(#ident)``."""
    size, turn, path = TRAMES[motif]
    inside = balise("rect", width=size, height=size, fill=FOND)
    inside += balise("path", d=path, stroke=couleur, stroke_width=epaisseur)
    return balise(
        "pattern", inside, id=ident, width=size, height=size, patternUnits="userSpaceOnUse",
        patternTransform=f"rotate({turn})" if turn else None,
    )  # fmt: skip


def remplissage(ident: str) -> str:
    return f"url(#{ident})"
