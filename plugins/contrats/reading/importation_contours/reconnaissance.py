"""Which territories a file holds, by the properties of its features; code, name and EPCI of each."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from contrats.reading.couches import plain_text

Genre = str
"""« quartiers », « communes » or « epci »."""
QUARTIER = re.compile(r"Q[NP]\w{6,7}")
OF_2015 = re.compile(r"QP\w{6}")
INSEE = re.compile(r"(?:\d{2}|2A|2B)\d{3}")
SIREN = re.compile(r"\d{9}")

# Spellings met in the files of the ANCT, of the IGN (ADMIN EXPRESS, 2018 to 2025) and of Etalab; case and « _ » aside.
CODES = {
    "quartiers": ("codeqp", "codeqpv", "codequartier"),
    "communes": ("inseecom", "codeinsee", "insee", "depcom", "codecommune", "codecom"),
    "epci": ("sirenepci", "codesiren", "siren", "codeepci"),
}
FORMS = {"quartiers": QUARTIER, "communes": INSEE, "epci": SIREN}
NAMES = {
    "quartiers": ("libqp", "nomqp", "libqpv", "nomqpv", "nomquartier", "nom"),
    "communes": ("libcom", "nomcom", "nomofficiel", "nom", "libgeo"),
    "epci": ("libepci", "nomepci", "nomofficiel", "nom", "libgeo"),
}
EPCI_OF_COMMUNE = ("sirenepci", "codessirendesepci", "codesirenepci", "codeepci", "epci")


@dataclass(frozen=True, slots=True)
class Identite:
    """What is kept of a feature's properties. ``doubtful_name`` tells that a name was there and is not fit to show."""

    code: str
    nom: str
    epci: tuple[str, ...] = ()
    doubtful_name: bool = False


def normal(properties: Any) -> dict[str, Any]:
    """Properties by their names in lower case without separator: ``code_qp``, ``codeQP``, ``CODE_QP`` are one."""
    if not isinstance(properties, dict):
        return {}
    return {re.sub(r"[\W_]", "", str(key)).lower(): value for key, value in properties.items()}


def kind_of(own: dict[str, Any]) -> Genre | None:
    """What the feature is: a quartier names its commune and a commune its EPCI, so the smallest is looked for first."""
    for genre, spellings in CODES.items():
        if any(spelling in own for spelling in spellings):
            return genre
    code = _text(own.get("code"))
    return next((genre for genre, form in FORMS.items() if form.fullmatch(code)), None)


def identity(own: dict[str, Any], genre: Genre) -> Identite:
    """Code, name and EPCI; the code is empty where there is none of the right form."""
    code = next((_text(own[s]) for s in (*CODES[genre], "code") if own.get(s) not in (None, "")), "")
    if genre == "communes" and re.fullmatch(r"\d{4}", code):
        code = "0" + code  # a spreadsheet went by
    code = code.upper() if genre != "epci" else code
    raw = next((own[s] for s in NAMES[genre] if own.get(s) not in (None, "")), "")
    name = _name(raw)
    epci = tuple(SIREN.findall(str(next((own[s] for s in EPCI_OF_COMMUNE if own.get(s)), ""))))
    return Identite(code if FORMS[genre].fullmatch(code) else "", name, epci, bool(raw) and not name)


def _text(value: Any) -> str:
    """« ="01004" », « 01004 », 1004.0 -> digits and letters."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return re.sub(r'[\s="]', "", str(value))[:40] if isinstance(value, (str, int)) else ""


def _name(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    mended = value.replace("\x9c", "œ").replace("\x8c", "Œ")  # Windows letters that official files let through
    return plain_text(" ".join(unicodedata.normalize("NFC", mended).split()))
