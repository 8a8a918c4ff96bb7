"""How two numbers stand to each other, and the words that say so without saying more than they show.

A value is known to its printed precision: « 28 » lies between 27.5 and 28.5, so it is not told apart from
27.8. What kind a unit is decides what may be said: shares change by points, counts and amounts by their unit
and per cent.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from contrats.figures.accords import arrondi, difference, en_lettres
from contrats.figures.nombres import MINUS, NARROW, nombre

PETITE_BASE = Decimal(20)
"""Counts under this are said as they are: no percentage, no ratio."""
PETITE_PART = Decimal(2)
"""Shares (in %) under this have no ratio."""
PRESQUE = Decimal("0.01")
"""Relative gap under which two territories are said to be « à peu près » equal."""


@dataclass(frozen=True, slots=True)
class Genre:
    """What may be said of a unit."""

    fois_des: Decimal | None = None
    """The ratio from which « deux fois plus » is said; None: never."""
    pourcent: bool = False
    points: bool = False
    """Differences are in points."""
    plancher: Decimal = Decimal(0)
    """Under it, no ratio and no percentage."""
    compte: bool = False
    """A count: it depends on the size of the territory, and is exact."""
    monnaie: bool = False
    nu: bool = False
    """The unit has no sense in a difference: « 0,3 de plus »."""


PART = Genre(fois_des=Decimal("1.45"), points=True, plancher=PETITE_PART)
ECART = Genre(points=True)
MONTANT = Genre(fois_des=Decimal("1.95"), pourcent=True, monnaie=True)
MESURE = Genre(fois_des=Decimal("1.95"), pourcent=True)
EFFECTIF = Genre(fois_des=Decimal("1.95"), pourcent=True, plancher=PETITE_BASE, compte=True)
INDICE = Genre(nu=True)
GENRES = {
    "%": PART,
    "point": ECART, "points": ECART,
    "": INDICE, "fois": INDICE, "indice": INDICE, "rang": INDICE,
    "€": MONTANT, "k€": MONTANT, "M€": MONTANT, "Md€": MONTANT, "euros": MONTANT,
    "km": MESURE, "km²": MESURE, "m": MESURE, "m²": MESURE, "ha": MESURE, "kWh": MESURE,
    "ans": MESURE, "mois": MESURE, "jours": MESURE, "heures": MESURE, "minutes": MESURE,
}  # fmt: skip


def genre(unite: str) -> Genre:
    """The kind of a unit, by its head: « € par an » is an amount, « habitants par km² » a measure."""
    head, par, _ = unite.partition(" par ")
    return GENRES.get(head, MESURE if par else EFFECTIF)


@dataclass(frozen=True, slots=True)
class Chiffre:
    """A number and the precision to which it is printed."""

    valeur: Decimal
    pas: Decimal
    """The step of the source: 0.1 for « 27,8 »."""
    montre: Decimal
    """The number as shown, rounded when the catalogue asks for fewer decimals."""

    @classmethod
    def de(cls, valeur: Decimal, *, decimales: int | None = None) -> Chiffre:
        exponent = valeur.as_tuple().exponent
        places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        shown = valeur if decimales is None else Decimal(format(valeur, f".{decimales}f"))
        return cls(valeur, Decimal(1).scaleb(-places), shown)

    @property
    def pas_montre(self) -> Decimal:
        return Chiffre.de(self.montre).pas


def ordre(un: Chiffre, autre: Chiffre) -> int:
    """1, 0 or -1: ``un`` is more than, not told apart from, or less than ``autre``."""
    gap = abs(un.valeur - autre.valeur)
    close = gap < (un.pas + autre.pas) / 2 or gap < max(un.pas_montre, autre.pas_montre) / 2
    if close or un.montre == autre.montre:
        return 0
    return 1 if un.valeur > autre.valeur else -1


def ecart(un: Chiffre, autre: Chiffre, *, unite: str, mot: str) -> str:
    """« 7,8 points de plus », « environ 3 km de moins » (when the values shown are rounded)."""
    step = min(un.pas_montre, autre.pas_montre)
    gap = abs(un.valeur - autre.valeur)
    rounded = arrondi(gap, step)
    about = "" if rounded == gap else "environ "
    kind = genre(unite)
    return about + difference(rounded, "points" if kind.points else "" if kind.nu else unite, mot)


def fois(un: Chiffre, autre: Chiffre, *, famille: Genre) -> str:
    """« deux fois », « près de trois fois », « 1,5 fois » between two positive values.

    Empty when nothing honest can be said: small base, zero, negative value, coarse precision, ratio near one.
    """
    low, high = sorted((un, autre), key=lambda c: c.valeur)
    if famille.fois_des is None or low.valeur <= 0 or low.valeur < famille.plancher:
        return ""
    ratio = high.valeur / low.valeur
    if ratio < famille.fois_des:
        return ""
    half_high, half_low = (Decimal(0) if famille.compte else c.pas / 2 for c in (high, low))
    least = (high.valeur - half_high) / (low.valeur + half_low)
    most = (high.valeur + half_high) / (low.valeur - half_low) if low.valeur > half_low else ratio * 2
    if most - least > ratio * Decimal("0.15"):
        return ""
    step = Decimal(1) if ratio >= 10 else Decimal("0.1")
    near = arrondi(ratio, step)
    precise = abs(ratio - near) <= near * Decimal("0.005")
    if near != near.to_integral_value():
        return f"{'' if precise else 'environ '}{nombre(near)} fois"
    if precise or least <= near <= most:
        return f"{en_lettres(int(near))} fois"
    return f"{'près de' if ratio < near else 'environ'} {en_lettres(int(near))} fois"


FRACTIONS = (
    # of the starting value, the words for what is gone or come
    (Decimal(1) / 2, "moitié moins", ""),
    (Decimal(1) / 3, "un tiers de moins", "un tiers de plus"),
    (Decimal(1) / 4, "un quart de moins", "un quart de plus"),
    (Decimal(2) / 3, "deux tiers de moins", "deux tiers de plus"),
    (Decimal(3) / 4, "trois quarts de moins", "trois quarts de plus"),
)
TOLERANCE = Decimal("0.005")
"""How far a ratio may be from a fraction that stands for it."""


def variation(apres: Chiffre, avant: Chiffre, *, famille: Genre) -> str:
    """« +6,9 % », « un tiers de moins », « deux fois plus »; empty when a percentage would mislead."""
    low, high = min(apres.valeur, avant.valeur), max(apres.valeur, avant.valeur)
    if not famille.pourcent or low <= 0 or low < famille.plancher or low == high:
        return ""
    rising = apres.valeur > avant.valeur
    if rising and (times := fois(apres, avant, famille=famille)):
        return f"{times} plus"
    change = (high - low) / avant.valeur
    for fraction, less, more in FRACTIONS:
        if abs(change - fraction) <= TOLERANCE and (words := more if rising else less):
            return words
    sign = "+" if rising else MINUS
    step = Decimal("0.1") if avant.valeur / avant.pas >= 1000 else Decimal(1)
    percent = arrondi(change * 100, step)
    if percent == 0:
        return f"moins de {nombre(step)}{NARROW}%"
    if percent == 100 and not rising:
        return f"plus de {nombre(100 - step)}{NARROW}% de moins"
    return f"{sign}{nombre(percent)}{NARROW}%"


PARTS = (
    # share of a whole, its words
    (Decimal(10), "un dixième"), (Decimal(20), "un cinquième"), (Decimal(25), "un quart"),
    (Decimal(100) / 3, "un tiers"), (Decimal(50), "la moitié"), (Decimal(200) / 3, "deux tiers"),
    (Decimal(75), "trois quarts"),
)  # fmt: skip


def part_en_mots(valeur: Decimal) -> str:
    """« près de la moitié » for 48 (%), « un tiers » for 33.3; empty far from any simple fraction."""
    for part, words in PARTS:
        gap = valeur - part
        if abs(gap) <= Decimal("0.5"):
            return words
        if abs(gap) <= min(Decimal(2), part / 10):
            near = f"près de {words}" if gap < 0 else f"un peu plus de {words}"
            return near.replace("près de un ", "près d'un ").replace("plus de un ", "plus d'un ")
    return ""
