"""Words of a deadline -> the window of days that they mean.

The words are the contracts' own (« 2e semestre 2024 », « d'ici 2027 », « post 2026 »). What the patterns below do not
know has no window: it is shown in its words and never counts as late.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from contrats.figures.dates import MOIS
from contrats.model.temps import Echeance, Periode


@dataclass(frozen=True)
class Fenetre:
    """First and last possible day; either may be open (None)."""

    debut: date | None = None
    fin: date | None = None

    @property
    def connue(self) -> bool:
        return self.debut is not None or self.fin is not None


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFD", text.lower().replace("\u2019", "'"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", text).strip(" .")


_MONTHS = {_plain(name): number for number, name in enumerate(MOIS, 1)}
_MONTH = "(" + "|".join(_MONTHS) + ")"
_YEAR = r"(20\d\d)"
_ORDER = {
    "1er": 1,
    "1ere": 1,
    "premier": 1,
    "1e": 1,
    "2e": 2,
    "2eme": 2,
    "2nd": 2,
    "second": 2,
    "deuxieme": 2,
    "3e": 3,
    "3eme": 3,
    "troisieme": 3,
    "4e": 4,
    "4eme": 4,
    "quatrieme": 4,
    "dernier": 4,
}
_RANK = "(" + "|".join(sorted(_ORDER, key=len, reverse=True)) + ")"


def _months(year: int, first: int, last: int) -> Fenetre:
    return Fenetre(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _years(first: int, last: int) -> Fenetre:
    return Fenetre(date(first, 1, 1), date(last, 12, 31))


def _part(count: int) -> Callable[[re.Match[str]], Fenetre]:
    def window(match: re.Match[str]) -> Fenetre:
        rank, length = min(_ORDER[match[1]], count), 12 // count
        return _months(int(match[2]), (rank - 1) * length + 1, rank * length)

    return window


PATTERNS: tuple[tuple[str, Callable[[re.Match[str]], Fenetre]], ...] = (
    # the whole text, in lower case without accents -> window
    (
        rf"(?:(?:livraison |actions a choisir )?en |pour |courant |durant )?(?:l'annee |annee )?{_YEAR}",
        lambda m: _years(int(m[1]), int(m[1])),
    ),
    (rf"(?:de |entre )?{_YEAR} ?(?:-|–|/|a|et|puis) ?{_YEAR}", lambda m: _years(int(m[1]), int(m[2]))),
    (rf"{_YEAR} et (?:annees )?suivantes?", lambda m: Fenetre(date(int(m[1]), 1, 1), None)),
    (rf"(?:etudes )?(?:a partir de|des)(?: l'annee)? {_YEAR}(?:\b.*)?", lambda m: Fenetre(date(int(m[1]), 1, 1), None)),
    (rf"(?:post|apres) {_YEAR}", lambda m: Fenetre(date(int(m[1]) + 1, 1, 1), None)),
    (rf"avant (?:l'annee )?{_YEAR}", lambda m: Fenetre(None, date(int(m[1]) - 1, 12, 31))),
    (
        rf"(?:d'ici|avant|au plus tard|jusqu'(?:a|en)|(?:a |a l')?horizon)(?: a| en| la fin| fin| de)* (?:l'annee )?{_YEAR}",
        lambda m: Fenetre(None, date(int(m[1]), 12, 31)),
    ),
    (rf"(?:a |en |des )?(?:la )?fin (?:de |d'|de l')?(?:annee )?{_YEAR}", lambda m: _months(int(m[1]), 10, 12)),
    (rf"(?:au )?debut (?:de |d')?(?:annee )?{_YEAR}", lambda m: _months(int(m[1]), 1, 3)),
    (rf"{_RANK} sem(?:estre|\.)?(?: de)?(?: l'annee)? {_YEAR}(?: \([^()\d]*\))?", _part(2)),
    (rf"{_RANK} trim(?:estre|\.)?(?: de)?(?: l'annee)? {_YEAR}", _part(4)),
    (
        rf"(?:des |a )?(?:la )?rentree(?: scolaire)?(?: de)?(?: septembre)? {_YEAR}(?: ?[-/–] ?20\d\d)?",
        lambda m: _months(int(m[1]), 9, 9),
    ),
    (rf"(?:en )?{_MONTH} {_YEAR}", lambda m: _months(int(m[2]), _MONTHS[m[1]], _MONTHS[m[1]])),
    (rf"avant {_MONTH} {_YEAR}", lambda m: Fenetre(None, date(int(m[2]), _MONTHS[m[1]], 1) - timedelta(days=1))),
    (
        rf"avant (?:la )?fin (?:du mois )?(?:de |d')?{_MONTH} {_YEAR}",
        lambda m: Fenetre(None, _months(int(m[2]), _MONTHS[m[1]], _MONTHS[m[1]]).fin),
    ),
    (
        rf"(?:de )?{_MONTH} ?(?:-|–|/|a|et) ?{_MONTH} {_YEAR}",
        lambda m: _months(int(m[3]), _MONTHS[m[1]], _MONTHS[m[2]]),
    ),
    (
        rf"avant le (\d{{1,2}})(?:er)? {_MONTH} {_YEAR}",
        lambda m: Fenetre(None, _day(int(m[1]), _MONTHS[m[2]], int(m[3])).fin),
    ),
    (rf"(?:le )?(\d{{1,2}})(?:er)? {_MONTH} {_YEAR}", lambda m: _day(int(m[1]), _MONTHS[m[2]], int(m[3]))),
    (rf"{_YEAR} ?[:(].*{_YEAR} ?[:(].*", lambda m: _years(int(m[1]), int(m[2]))),
)


def _day(day: int, month: int, year: int) -> Fenetre:
    if not 1 <= day <= monthrange(year, month)[1]:
        return Fenetre()
    return Fenetre(date(year, month, day), date(year, month, day))


def fenetre_des_mots(texte: str) -> Fenetre:
    """The window that these words mean, unknown (both None) when no pattern takes them whole."""
    plain = _plain(texte)
    for pattern, window in PATTERNS:
        match = re.fullmatch(pattern, plain)
        if match:
            found = window(match)
            ordered = not (found.debut and found.fin) or found.debut <= found.fin
            return found if ordered else Fenetre()
    return Fenetre()


def fenetre(echeance: Echeance | Periode | None) -> Fenetre:
    """The window of a deadline or period: the days an editor gave, else those its words mean."""
    if echeance is None:
        return Fenetre()
    if isinstance(echeance, Echeance):
        given = Fenetre(echeance.au_plus_tot, echeance.au_plus_tard)
    else:
        given = Fenetre(echeance.debut, echeance.fin)
    words = fenetre_des_mots(echeance.texte) if echeance.texte else Fenetre()
    return Fenetre(given.debut or words.debut, given.fin or words.fin) if given.connue else words
