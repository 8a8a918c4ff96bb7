"""Text in a drawing: widths without a browser, lines that fit, characters that may stand in XML."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CORPS = 14.0
"""Font size of all small texts: 12 px and more once the 320 units of the drawing are shown on 275 px."""
INTERLIGNE = 18
SUITE = "…"
GRAS = 1.12
"""How much wider bold letters are."""

_FORBIDDEN = re.compile(
    "[^\t\n\r -~\u00a0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)
"""What XML forbids, and the controls that turn the direction of a text."""
_SPACES = re.compile("[ \t\n\r\u2028\u2029]+")
_BREAKS = re.compile(r"(?<=[^\W\d_]-)(?=\w)| ")
_CLASSES = {
    # characters -> advance in em, on the generous side of the usual sans-serif fonts
    " \u00a0.,:;!|'’iljI·": 0.34,
    "\u202f": 0.3,
    "ftr()[]/-": 0.42,
    "ckszJvxy": 0.59,
    "abdeghnopqu0123456789?€«»–": 0.64,
    "mwMW%@—…": 0.98,
}
_ADVANCE = {c: w for group, w in _CLASSES.items() for c in group}


def propre(text: str) -> str:
    """The text on one line, without what XML forbids and without controls of direction."""
    return _SPACES.sub(" ", _FORBIDDEN.sub("", text)).strip()


def _advance(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    if char.isascii() or unicodedata.category(char) == "Ll":
        return 0.75 if char.isupper() else 0.66
    return 1.1 if ord(char) > 0x2E7F else 0.8


@lru_cache(maxsize=4096)
def largeur(text: str, taille: float = CORPS) -> float:
    """About how wide a text is, rarely less than in truth."""
    return taille * sum(_ADVANCE.get(c) or _advance(c) for c in text)


def raccourci(text: str, place: float, taille: float = CORPS) -> str:
    """The text, cut with « … » when it is wider than ``place``."""
    if largeur(text, taille) <= place:
        return text
    room, kept = place - largeur(SUITE, taille), 0
    for char in text:
        room -= largeur(char, taille)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip(" ,;:.-") + SUITE


def lignes(text: str, place: float, *, taille: float = CORPS, au_plus: int = 3) -> list[str]:
    """The text on lines no wider than ``place``; the last one ends with « … » when there were more."""
    found: list[str] = []
    rest = propre(text)
    while rest and len(found) < au_plus:
        line = _first_line(rest, place, taille)
        found.append(line)
        rest = rest[len(line) :].lstrip(" ")
    if rest:
        found[-1] = raccourci(found[-1] + " " + rest[: int(place)], place, taille)
    return found


def _first_line(text: str, place: float, taille: float) -> str:
    """As many words of the text as fit, at least one character."""
    end = 0
    for cut in [*(m.start() for m in _BREAKS.finditer(text)), len(text)]:
        if largeur(text[:cut], taille) > place:
            break
        end = cut
    if end:
        return text[:end]
    room, end = place, 0
    for char in text:
        room -= largeur(char, taille)
        if room < 0:
            break
        end += 1
    return text[: max(end, 1)]
