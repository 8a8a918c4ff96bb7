"""Days as French readers expect them: « 20 mars 2024 », « 1er janvier 2024 »."""

from __future__ import annotations

from datetime import date

MOIS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
NBSP = "\u00a0"


def jour(day: date) -> str:
    """« 1er janvier 2024 », with no-break spaces."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{NBSP}{MOIS[day.month - 1]}{NBSP}{day.year}"


def moment(texte: str | None, debut: date | None, fin: date | None) -> str:
    """The words of a period, else its days; empty when nothing is known."""
    if texte:
        return texte
    if debut and fin:
        return jour(debut) if debut == fin else f"du {jour(debut)} au {jour(fin)}"
    if debut:
        return f"à partir du {jour(debut)}"
    return f"jusqu'au {jour(fin)}" if fin else ""
