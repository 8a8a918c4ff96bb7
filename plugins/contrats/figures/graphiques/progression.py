"""How far a measure has come from its baseline towards its target: a way from left to right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from contrats.figures.graphiques.cadre import CENTRE, Ligne, dessin, entete, grand, legende, refuse
from contrats.figures.graphiques.couleurs import ACCENT, DOUCE, FOND, TEMOIN, TRAIT
from contrats.figures.graphiques.donnees import Dessin, Jalon, Progression
from contrats.figures.graphiques.echelle import Echelle
from contrats.figures.graphiques.mots import deux_points, etiquette, part_de
from contrats.figures.graphiques.reperes import Etiquettes, marques
from contrats.figures.graphiques.svg import LARGEUR, balise, trait
from contrats.figures.graphiques.texte import propre
from contrats.figures.graphiques.trames import remplissage, trame

SANS_SUIVI = "Suivi non renseigné"
OBJECTIF = "Le point de départ est lui-même un objectif, pas une mesure\u00a0: le chemin ne se calcule pas"
_THICK, _EDGE = 12, 14
_BIGGER = 1.5
"""How much larger than in a legend the markers are."""


@dataclass(frozen=True)
class _Etape:
    """A stage as the chart shows it; ``absent`` is said when it is not known."""

    jalon: Jalon | None
    nom: str
    absent: str
    couleur: str
    forme: str
    creux: bool
    ordre: str = "dessous dessus"

    @property
    def chiffree(self) -> bool:
        return self.jalon is not None and self.jalon.valeur is not None

    def marque(self, x: float) -> str:
        return marques(self.forme, [(x, 0.0)], couleur=self.couleur, creux=self.creux, **{"class": "jalon"})


def progression(donnees: Progression, *, prefixe: str) -> Dessin:
    """The way from baseline to target. Refused when the target is no number."""
    if donnees.cible.valeur is None:
        return refuse("la cible n’est pas chiffrée.")
    stages, scale, verdict = _etapes(donnees), _echelle(donnees), bilan(donnees)
    _, y = entete(donnees)
    big, y = grand(verdict, y, taille=19, pas=23, au_plus=3)
    y += 44
    rows = [_ligne(stage, donnees) for stage in stages]
    key, end = legende(rows, y + 34)
    return dessin(
        donnees,
        sorte="progression",
        prefixe=prefixe,
        corps=big + _chemin(donnees, scale, y, prefixe) + _jalons(stages, donnees, scale, y) + key,
        fin=end + 2,
        mots=(*(row.mots for row in rows), "" if verdict == SANS_SUIVI else verdict),
        notes=tuple(_notes(donnees, scale)),
    )


def bilan(donnees: Progression) -> str:
    """The state of the way in a few words; no share of it without a measured baseline."""
    now, target = donnees.actuel, Decimal(donnees.cible.valeur)
    if now is None or (now.valeur is None and not now.texte):
        return SANS_SUIVI
    if now.valeur == target:
        return "Cible atteinte"
    start = _depart_mesure(donnees)
    if now.valeur is None or start is None or start == target:
        said, aim = (propre(etiquette(stage, donnees)) for stage in (now, donnees.cible))
        return f"{said}, pour une cible de {aim}"
    way, done = target - start, Decimal(now.valeur) - start
    if done == 0:
        return "Inchangé depuis le départ"
    if done / way < 0:
        return "La valeur s’éloigne de la cible"
    return "Cible dépassée" if done / way > 1 else f"{part_de(done, way)} du chemin parcouru"


def _depart_mesure(donnees: Progression) -> Decimal | None:
    """The baseline, when it is a measure and a number."""
    start = donnees.depart
    return None if start is None or start.valeur is None or start.objectif else Decimal(start.valeur)


def _origine(donnees: Progression) -> Decimal:
    """Where the scale begins: the baseline, else zero."""
    start = donnees.depart
    return Decimal(start.valeur) if start is not None and start.valeur is not None else Decimal(0)


def _echelle(donnees: Progression) -> Echelle:
    """The target at the right of the baseline, whichever is the greater."""
    stages = (donnees.depart, donnees.actuel, donnees.cible)
    values = [_origine(donnees), *(Decimal(s.valeur) for s in stages if s and s.valeur is not None)]
    low, high = min(values), max(values)
    if low == high:
        low, high = low - 1, high + 1
    left, right = float(_EDGE), float(LARGEUR - _EDGE)
    falling = Decimal(donnees.cible.valeur) < _origine(donnees)
    return Echelle(low, high, right, left) if falling else Echelle(low, high, left, right)


def _etapes(donnees: Progression) -> tuple[_Etape, _Etape, _Etape]:
    aimed = donnees.depart is not None and donnees.depart.objectif
    before = "Objectif précédent, pris comme point de départ" if aimed else "Départ"
    latest = "Dernière valeur"
    return (
        _Etape(donnees.depart, before, "non précisé", DOUCE, "rond", True),
        _Etape(donnees.actuel, latest, "suivi non renseigné", TRAIT, "carre", False, "dessus dessous"),
        _Etape(donnees.cible, "Cible", "", ACCENT, "losange", True),
    )  # fmt: skip


def _chemin(donnees: Progression, scale: Echelle, y: float, prefixe: str) -> str:
    """The way, and the part of it that is done: only from a baseline that was measured."""
    now, start = donnees.actuel, _depart_mesure(donnees)
    known = now is not None and now.valeur is not None
    look = {"fill": FOND, "stroke": TEMOIN, "stroke_width": 1.5}
    whole = _bande(_EDGE, LARGEUR - _EDGE, y, **look, stroke_dasharray=None if known else "4 3")
    if not known or start is None:
        return whole
    x0, x1 = scale(start), scale(now.valeur)
    if x1 >= x0:
        return whole + _bande(x0, x1, y, fill=TRAIT, **{"class": "fait"})
    ident = f"{prefixe}-recul"
    back = _bande(x1, x0, y, fill=remplissage(ident), stroke=TRAIT, stroke_width=1.5)
    return balise("defs", trame(ident, "diagonale", TRAIT)) + whole + back


def _bande(x1: float, x2: float, y: float, **attributs: object) -> str:
    place = {"x": float(x1), "y": y - _THICK / 2, "width": float(x2 - x1), "height": _THICK}
    return balise("rect", **place, rx=_THICK / 2, **attributs)


def _jalons(stages: tuple[_Etape, ...], donnees: Progression, scale: Echelle, y: float) -> str:
    """The markers on the way, the latest value over the others, and the values that find room."""
    drawn, labels = [], Etiquettes((0.0, y - 34, float(LARGEUR), y + 34))
    for stage in sorted(stages, key=lambda s: not s.creux):
        if stage.chiffree:
            x = scale(stage.jalon.valeur)
            turn = f"translate({x:.1f} {y:.1f}) scale({_BIGGER})"
            shift = 3 if stage.ordre.startswith("dessous") else -3
            words = propre(etiquette(stage.jalon, donnees))
            drawn.append(balise("g", stage.marque(0.0), transform=turn))
            drawn.append(labels.ecrit(words, (x, y + shift), ordre=stage.ordre, font_weight=700))
    if donnees.depart is None or donnees.depart.valeur is None:
        x = scale(0)
        drawn.insert(0, trait(x, y - 10, x, y + 10, stroke=DOUCE, stroke_width=1.5))
        drawn.append(labels.ecrit("0", (x, y + 3), ordre="dessous", fill=DOUCE))
    return "".join(drawn)


def _ligne(stage: _Etape, donnees: Progression) -> Ligne:
    """The stage in the legend, in words when it has no number."""
    if stage.jalon is None or (stage.jalon.valeur is None and not stage.jalon.texte):
        return Ligne(deux_points(stage.nom, stage.absent))
    when = propre(stage.jalon.quand)
    name = f"{stage.nom} ({when})" if when else stage.nom
    words = deux_points(name, propre(etiquette(stage.jalon, donnees)))
    return Ligne(words, stage.marque(CENTRE) if stage.chiffree else "")


def _notes(donnees: Progression, scale: Echelle) -> Iterator[str]:
    start = donnees.depart
    if start is not None and start.objectif:
        yield OBJECTIF
    if not scale.bas <= 0 <= scale.haut:
        yield "Le dessin ne part pas de zéro\u00a0: il va du point de départ à la cible"
