"""Numbers as French readers expect them: « 1 234,5 », « 27,8 % », « 499 400 € »."""

from __future__ import annotations

from decimal import Decimal

NARROW = "\u202f"
"""Narrow no-break space, between thousands and before ; ! ? and %."""
NBSP = "\u00a0"
MINUS = "\u2212"


def nombre(value: Decimal | int, *, decimales: int | None = None) -> str:
    """A number with a decimal comma and thousands set apart; decimals as given unless asked for."""
    value = Decimal(value)
    if decimales is not None:
        value = Decimal(format(value, f".{decimales}f"))
    sign = MINUS if value < 0 else ""
    whole, _, rest = format(value.copy_abs(), ",f").partition(".")
    groups = whole.replace(",", NARROW)
    return f"{sign}{groups},{rest}" if rest else sign + groups


def avec_unite(value: Decimal | int, unite: str | None, *, decimales: int | None = None) -> str:
    """A number with its unit; a unit in words agrees as written by the editor."""
    text = nombre(value, decimales=decimales)
    if not unite:
        return text
    space = NARROW if unite == "%" else NBSP
    return f"{text}{space}{unite}"


def pluriel(count: int, singular: str, plural: str | None = None) -> str:
    """« 1 engagement », « 12 engagements », « aucun engagement » is left to the caller. French: 0 and 1 are singular."""
    word = singular if abs(count) < 2 else (plural or singular + "s")
    return f"{nombre(count)}{NBSP}{word}"
