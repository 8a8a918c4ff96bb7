"""From values to positions: linear scales and round graduations."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from contrats.figures.graphiques.donnees import Valeur

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_ZOOM = Decimal("0.5")
"""A line leaves zero out when its lowest value is above this share of its highest."""


@dataclass(frozen=True)
class Echelle:
    """From values between ``bas`` and ``haut`` to positions between ``depart`` and ``arrivee``."""

    bas: Decimal
    haut: Decimal
    depart: float
    arrivee: float

    def __call__(self, value: Valeur) -> float:
        share = float((Decimal(value) - self.bas) / (self.haut - self.bas))
        return self.depart + share * (self.arrivee - self.depart)


def pas_rond(etendue: Decimal, parts: int = 4) -> Decimal:
    """1, 2, 2.5 or 5 times a power of ten, so that about ``parts`` steps make ``etendue``."""
    raw = etendue / parts
    power = Decimal(10) ** raw.adjusted()
    return next(power * s for s in _STEPS if power * s >= raw)


def graduations(valeurs: list[Valeur], *, entiers: bool = False) -> list[Decimal]:
    """Round levels around the values, ends included; from zero unless all values are far from it.

    ``entiers`` keeps whole levels, for things that are counted.
    """
    low, high = Decimal(min(valeurs)), Decimal(max(valeurs))
    if low >= 0 and low <= high * _ZOOM:
        low = Decimal(0)
    elif high <= 0 and high >= low * _ZOOM:
        high = Decimal(0)
    span = high - low or abs(high) / 2 or Decimal(1)
    step = pas_rond(span)
    if entiers:
        step = max(step.to_integral_value(ROUND_CEILING), Decimal(1))
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    if first == last:
        first, last = (first - 1, last + 1) if first else (first, last + 1)
    return [step * (first + i) for i in range(int(last - first) + 1)]
