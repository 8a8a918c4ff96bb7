"""Tables -> files that a French spreadsheet opens: semicolons, decimal commas, and no cell that it would compute."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

SEPARATEUR = ";"
ENTRE_DEUX = " | "
"""Between several values of one cell; never a semicolon, a comma or a slash, which words hold."""
BOM = b"\xef\xbb\xbf"
"""Without it Excel takes UTF-8 for another encoding."""

Ligne = Mapping[str, Any]
"""One row: a value (text, number, day, tuple of texts, None) for each column."""

_FORMULA = re.compile(r"[\s\x00-\x1f\u200b\ufeff]*[=+\-@＝＋－＠]\s*\S|[\t\r\n]")
_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?")


@dataclass(frozen=True)
class Colonne:
    """A column: its name in the file, what it holds, in French."""

    nom: str
    description: str
    type: Literal["string", "number", "date"] = "string"
    requise: bool = False
    valeurs: tuple[str, ...] = ()
    """The only words allowed, when they are few."""


@dataclass(frozen=True)
class Table:
    """A table to download."""

    nom: str
    titre: str
    colonnes: tuple[Colonne, ...]
    lignes: tuple[Ligne, ...]


def csv_de(table: Table) -> bytes:
    """The table as a CSV file: UTF-8 with its mark, semicolons, decimal commas, lines ended as in Windows."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=SEPARATEUR, lineterminator="\r\n")
    names = [colonne.nom for colonne in table.colonnes]
    writer.writerow(names)
    writer.writerows([cellule(ligne[name]) for name in names] for ligne in table.lignes)
    return BOM + out.getvalue().encode()


def cellule(value: Any) -> str:
    """A value as a cell: « 27,8 », « 2024-03-20 », several texts set apart by a bar; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f").replace(".", ",")
    if isinstance(value, date):
        return value.isoformat()
    return inoffensive(value if isinstance(value, str) else ENTRE_DEUX.join(value))


def inoffensive(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet would take it for a formula and compute it.

    The rule is that of OWASP (« CSV injection »): a cell must not start with = + - @, a tab or a line break. Numbers
    are left alone, and so is a dash on its own, which a table prints for « nothing ».
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
