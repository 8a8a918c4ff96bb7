"""Codes and numbers of official tables: what is certain is repaired, what is not is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable

from contrats.reading.importation.tableau import unwrap

QUARTIER_2024 = re.compile(r"QN\d[0-9AB]\d[0-9A-Z]{2}[IMN]")
QUARTIER_2015 = re.compile(r"QP[0-9AB]{6}")
COMMUNE = re.compile(r"(\d{2}|2A|2B)\d{3}")
SUPPRESSED = ("nd", "ns", "s", "so")
"""Marks of a value that is kept secret or not known: never zero."""
_BETWEEN = re.compile(r"[\s,;/|]+")
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")


def department_of(quartier: str) -> str:
    """« QN05941I » -> « 59 », « QN02A01M » -> « 2A », « QN97401I » -> « 974 »."""
    code = quartier[2:5]
    return code[1:] if code.startswith("0") else code


def split_communes(cell: str, *, quartier: str) -> tuple[str, ...] | None:
    """The commune codes of a cell, separated or joined without anything; None when they are not certain.

    A leading zero is put back only where the quartier's own code says that its department begins with one.
    """
    codes: list[str] = []
    for part in filter(None, _BETWEEN.split(unwrap(cell))):
        text = unwrap(part).upper()
        if len(text) % 5 == 4:
            text = "0" + text
            if not text.startswith(department_of(quartier)) or not department_of(quartier).startswith("0"):
                return None
        pieces = [text[i : i + 5] for i in range(0, len(text), 5)]
        if not all(COMMUNE.fullmatch(piece) for piece in pieces):
            return None
        codes += pieces
    return tuple(dict.fromkeys(codes))


def split_names(cell: str) -> tuple[str, ...]:
    """The names of intercommunalités of a cell: a quartier may have two."""
    return tuple(filter(None, (part.strip() for part in re.split(r"[;,|]", unwrap(cell)))))


def read_value(cell: str, *, decimals: Iterable[str]) -> tuple[str, str] | None:
    """(number with a point, "") or ("", status of a suppressed value); None when it is neither."""
    text = unwrap(cell)
    if not text or text.lower() in SUPPRESSED:
        return "", text.lower() or "nd"
    text = _THOUSANDS.sub("", text).replace("\u2212", "-")
    marks = "".join(map(re.escape, decimals))
    match = re.fullmatch(rf"(-?\d{{1,18}})(?:[{marks}](\d{{1,9}}))?", text)
    if not match:
        return None
    return match[1] + (f".{match[2]}" if match[2] else ""), ""
