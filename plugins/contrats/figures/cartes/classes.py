"""Classes for a map in shades: how values are cut, so that the reader sees the real gaps between places.

Natural breaks (Fisher and Jenks): places alike stand together, whatever their number. Written here: the libraries
that offer it (mapclassify, jenkspy) bring scipy or a compiler for forty lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import accumulate, pairwise

Valeur = Decimal | int
AU_PLUS = 5
"""More shades than that are not told apart."""
_EXACT = 150
"""Beyond so many different values, quantiles: the exact cut takes quadratic time."""


@dataclass(frozen=True)
class Classe:
    """From ``bas`` (included) to ``haut`` (left out, but for the last class)."""

    bas: Decimal
    haut: Decimal
    lieux: tuple[str, ...]


@dataclass(frozen=True)
class Classement:
    """The classes, lowest first, and the places without a value, which belong to none."""

    classes: tuple[Classe, ...]
    sans_valeur: tuple[str, ...]

    def rang(self, lieu: str) -> int | None:
        """The class of a place, from 0; None when it has no value."""
        return next((i for i, c in enumerate(self.classes) if lieu in c.lieux), None)


def classer(valeurs: Mapping[str, Valeur | None], *, au_plus: int = AU_PLUS) -> Classement:
    """The classes of values by place, at most ``au_plus`` and never more than there are different values.

    Limits are the roundest numbers that keep each place in its class. Equal values share a class. Raises ValueError
    when ``au_plus`` is not positive.
    """
    if au_plus < 1:
        raise ValueError(f"not a number of classes: {au_plus}")
    known = {place: Decimal(v) for place, v in valeurs.items() if v is not None and Decimal(v).is_finite()}
    missing = tuple(place for place in valeurs if place not in known)
    levels = sorted(set(known.values()))
    if not levels:
        return Classement((), missing)
    counts = dict.fromkeys(levels, 0)
    for value in known.values():
        counts[value] += 1
    starts = _coupures(levels, [counts[v] for v in levels], min(au_plus, len(levels)))
    limits = [
        _bord(levels[0], ROUND_FLOOR, levels),
        *(_rond(levels[i - 1], levels[i]) for i in starts[1:]),
        _bord(levels[-1], ROUND_CEILING, levels),
    ]
    last = len(starts) - 1
    classes = tuple(
        Classe(low, high, tuple(p for p, v in known.items() if low <= v and (v < high or rank == last)))
        for rank, (low, high) in enumerate(pairwise(limits))
    )
    return Classement(classes, missing)


def _coupures(levels: Sequence[Decimal], counts: Sequence[int], classes: int) -> list[int]:
    """The rank of the first level of each class."""
    return _naturelles(levels, counts, classes) if len(levels) <= _EXACT else _quantiles(counts, classes)


def _quantiles(counts: Sequence[int], classes: int) -> list[int]:
    total, sums = sum(counts), [0, *accumulate(counts)]
    starts = [next(i for i, seen in enumerate(sums) if seen * classes >= total * k) for k in range(classes)]
    return sorted({min(s, len(counts) - 1) for s in starts})


def _naturelles(levels: Sequence[Decimal], counts: Sequence[int], classes: int) -> list[int]:
    """The cut with the least sum of squared gaps to the mean of each class, the lowest such cut among equals."""
    shift = levels[0]
    values = [float(v - shift) for v in levels]
    weight = [0, *accumulate(counts)]
    first = [0.0, *accumulate(c * v for c, v in zip(counts, values, strict=True))]
    second = [0.0, *accumulate(c * v * v for c, v in zip(counts, values, strict=True))]

    def gap(start: int, end: int) -> float:
        total = first[end] - first[start]
        return max(second[end] - second[start] - total * total / (weight[end] - weight[start]), 0.0)

    size = len(values)
    best = [gap(0, end) if end else 0.0 for end in range(size + 1)]
    cuts: list[list[int]] = []
    for k in range(1, classes):
        row, cut = [float("inf")] * (size + 1), [0] * (size + 1)
        for end in range(k + 1, size + 1):
            row[end], cut[end] = min((best[start] + gap(start, end), start) for start in range(k, end))
        best = row
        cuts.append(cut)
    starts, end = [], size
    for cut in reversed(cuts):
        end = cut[end]
        starts.append(end)
    return [0, *reversed(starts)]


def _rond(bas: Decimal, haut: Decimal) -> Decimal:
    """The roundest number above ``bas`` and not above ``haut``, the nearest to their middle among the roundest."""
    middle, power = (bas + haut) / 2, Decimal(10) ** (max(abs(bas), abs(haut), haut - bas).adjusted() + 1)
    while True:
        for step in (power * 5, power * 2, power):
            near = (middle / step).to_integral_value(ROUND_FLOOR)
            fit = [n * step for n in (near, near + 1) if bas < n * step <= haut]
            if fit:
                return min(fit, key=lambda v: abs(v - middle)).normalize() + 0
        power /= 10


def _bord(value: Decimal, way: str, levels: Sequence[Decimal]) -> Decimal:
    """The end of the scale: rounded outwards to a hundredth of the spread at most, but never across zero."""
    spread = levels[-1] - levels[0] or abs(value) or Decimal(1)
    step = Decimal(10) ** (spread.adjusted() - 1)
    return ((value / step).to_integral_value(way) * step).normalize() + 0
