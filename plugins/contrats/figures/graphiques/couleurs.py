"""The colours, markers and patterns of the charts.

Every colour is a custom property that the theme sets for light and dark (``graphiques.css``), with the light
value as fallback. The inks, the title and the lines may colour text (4.5:1 on paper), ``accent`` and
``temoin`` only drawings (3:1); ``grille`` and ``fond`` carry nothing. No colour speaks alone: a marker, a
pattern or a label goes with it.
"""

from __future__ import annotations

import re

CLAIR = {
    "encre": "#1c2b31",
    "encre-douce": "#4b5b61",
    "titre": "#184553",
    "trait": "#184553",
    "trait-2": "#95371a",
    "trait-3": "#24602f",
    "trait-4": "#5b4a86",
    "accent": "#9a6410",
    "temoin": "#66868f",
    "grille": "#ddd5c6",
    "fond": "#fff",
}
"""Role -> its light value."""

_VAR = re.compile(r"var\(--[gc]-[\w-]+, ([^()]*)\)")


def couleur(role: str) -> str:
    """``var(--g-trait, #184553)``: the value of a presentation attribute."""
    return f"var(--g-{role}, {CLAIR[role]})"


ENCRE, DOUCE, TITRE, TRAIT, ACCENT, TEMOIN, GRILLE, FOND = (
    couleur(r) for r in ("encre", "encre-douce", "titre", "trait", "accent", "temoin", "grille", "fond")
)
POLICE = "var(--g-police, system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif)"
POLICE_TITRE = "var(--g-police-titre, Palatino, Charter, 'Noto Serif', Georgia, serif)"

TRACES = (
    # colour of a series, shape of its points
    (TRAIT, "rond"),
    (couleur("trait-2"), "carre"),
    (couleur("trait-3"), "triangle"),
    (couleur("trait-4"), "losange"),
)

FORMES = {
    # shape -> path around its centre, about 9 units wide
    "rond": "m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
    "carre": "m-4-4h8v8h-8z",
    "triangle": "m0-5.4 5.2 9.4h-10.4z",
    "losange": "m0-5.8 5.8 5.8-5.8 5.8-5.8-5.8z",
    "anneau": "m-8 0a8 8 0 1 0 16 0a8 8 0 1 0-16 0z",
}

TRAMES = {
    # pattern -> (size of the tile, turn in degrees, path of the tile)
    "diagonale": (6, 45, "M0 3H6"),
    "points": (6, 45, "M1.5 3h3"),
    "verticale": (5, 0, "M2.5 0V5"),
    "croisee": (7, 45, "M0 3.5H7M3.5 0V7"),
    "contre": (6, -45, "M0 3H6"),
    "horizontale": (5, 0, "M0 2.5H5"),
}

MOTIFS = (
    # the parts of a whole, in order: colour, pattern (none: plain)
    (TRAIT, ""),
    (ACCENT, "diagonale"),
    (couleur("trait-2"), "points"),
    (TEMOIN, ""),
    (couleur("trait-3"), "croisee"),
    (couleur("trait-4"), "verticale"),
    (TRAIT, "contre"),
    (couleur("trait-2"), ""),
)


def figer(svg: str) -> str:
    """The chart or the map in its light colours on white, for a file on its own or a PDF."""
    first = svg.index(">") + 1
    ground = f'<rect width="100%" height="100%" fill="{CLAIR["fond"]}"/>'
    return _VAR.sub(r"\1", svg[:first] + ground + svg[first:])
