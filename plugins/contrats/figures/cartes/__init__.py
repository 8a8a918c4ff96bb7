"""Static maps as SVG, drawn at build: where the quartiers are, in their communes and their EPCI.

``Fond`` holds the official shapes of a contract's places, cleaned and cut into shared borders once; ``carte`` draws
one map of it from a ``Demande``. Where no shape is known, a mark stands at the position of the place. Nothing is
read or kept: the same input gives the same bytes. ``classes`` cuts values into classes for maps in shades.
"""

from contrats.figures.cartes.carte import carte
from contrats.figures.cartes.classes import Classe, Classement, classer
from contrats.figures.cartes.donnees import Carte, Demande, Fond, Lieu
from contrats.figures.cartes.mots import NON_SITUE, SANS_CONTOUR, sources_en_mots

__all__ = [
    "NON_SITUE",
    "SANS_CONTOUR",
    "Carte",
    "Classe",
    "Classement",
    "Demande",
    "Fond",
    "Lieu",
    "carte",
    "classer",
    "sources_en_mots",
]
