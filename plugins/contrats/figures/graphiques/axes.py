"""The plane of an evolution: levels, years and perimeters around it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from contrats.figures.graphiques.couleurs import DOUCE, ENCRE, GRILLE
from contrats.figures.graphiques.donnees import Cadre, Valeur
from contrats.figures.graphiques.echelle import Echelle, graduations
from contrats.figures.graphiques.mots import COLLEES, valeur_en_mots
from contrats.figures.graphiques.svg import LARGEUR, texte, trait
from contrats.figures.graphiques.texte import largeur
from contrats.figures.graphiques.troncons import ANCIEN

_HIGH, _MARGIN, _BRACKET = 168, 12, 25


@dataclass(frozen=True)
class Plan:
    """Where values and years stand; ``niveaux`` and ``annees`` with their words."""

    gauche: float
    droite: float
    haut: float
    bas: float
    x: Echelle
    y: Echelle
    niveaux: tuple[tuple[Decimal, str], ...]
    annees: tuple[tuple[int, str], ...]


def plan(valeurs: list[Valeur], annees: dict[int, str], y: float, cadre: Cadre) -> Plan:
    """The plane that holds these values and years, its top under ``y``."""
    counted = cadre.unite not in COLLEES and all(Decimal(v) == int(v) for v in valeurs)
    levels = graduations(valeurs, entiers=counted)
    places = max(0, *(-level.normalize().as_tuple().exponent for level in levels))
    exact = Cadre(titre="", source="", unite=cadre.unite, decimales=places)
    words = [valeur_en_mots(level, exact) for level in levels]
    left = max(map(largeur, words)) + 8
    top = y + 16
    years = list(annees)
    first, last = Decimal(years[0]), Decimal(years[-1])
    if first == last:
        first, last = first - 1, last + 1
    return Plan(
        gauche=left,
        droite=float(LARGEUR),
        haut=top,
        bas=top + _HIGH,
        x=Echelle(first, last, left + _MARGIN, float(LARGEUR - _MARGIN)),
        y=Echelle(levels[0], levels[-1], top + _HIGH, top),
        niveaux=tuple(zip(levels, words, strict=True)),
        annees=tuple(annees.items()),
    )


def axes(flat: Plan) -> tuple[str, float]:
    """Levels at the left, years below, with the ``y`` where they end."""
    drawn = []
    for level, words in flat.niveaux:
        y = flat.y(level)
        look = {"stroke": GRILLE} if level else {"stroke": ENCRE, "stroke_width": 1.5}
        drawn.append(trait(flat.gauche, y, flat.droite, y, **look))
        drawn.append(texte(flat.gauche - 6, y + 4.5, words, text_anchor="end", fill=DOUCE))
    for year, words, x in _annees(flat):
        drawn.append(trait(flat.x(year), flat.bas, flat.x(year), flat.bas + 4, stroke=DOUCE))
        drawn.append(texte(x, flat.bas + 18, words, text_anchor="middle", fill=DOUCE))
    return "".join(drawn), flat.bas + 24


def _annees(flat: Plan) -> list[tuple[int, str, float]]:
    """The years to write and the middle of their words: last, first, then those between that find room."""
    years = list(flat.annees)
    kept: list[tuple[int, str, float, float]] = []
    for year, words in dict.fromkeys([years[-1], years[0], *years]):
        half = largeur(words) / 2
        x = _dans_le_cadre(flat.x(year), half)
        if all(abs(x - other) >= half + wide + 4 for _, _, other, wide in kept):
            kept.append((year, words, x, half))
    return [(year, words, x) for year, words, x, _ in sorted(kept)]


def _dans_le_cadre(x: float, half: float) -> float:
    """The middle nearest to ``x`` of words that stay inside the drawing."""
    return min(max(x, half), LARGEUR - half)


def crochets(flat: Plan, perimetres: dict[str, tuple[int, int]], y: float) -> tuple[str, float]:
    """A bracket per perimeter under its years, side by side where there is room, else one row each.

    Takes the ``y`` where they begin and gives the one where they end.
    """
    drawn, free = [], LARGEUR + 1.0
    for perimeter, (first, last) in perimetres.items():
        words = f"périmètre {perimeter}"
        half = largeur(words) / 2
        x1, x2 = flat.x(first) - 7, flat.x(last) + 7
        middle = _dans_le_cadre((x1 + x2) / 2, half)
        if min(x1, middle - half) < free + 6:
            y += _BRACKET
        free = max(x2, middle + half)
        line = y - _BRACKET + 5
        look = {"stroke_dasharray": "1 4"} if perimeter == ANCIEN else {}
        drawn.append(trait(x1, line, x2, line, stroke=DOUCE, stroke_width=2.5, stroke_linecap="round", **look))
        drawn.append(texte(middle, line + 15, words, text_anchor="middle", fill=DOUCE))
    return "".join(drawn), y
