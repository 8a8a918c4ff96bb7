"""The years and periods of observations: « 2017 », « 2015-2022 », « T4 2016 », « non précisée »."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from contrats.figures.dates import jour

ORDINAUX = {1: "1er", 2: "2e", 3: "3e", 4: "4e"}


@dataclass(frozen=True, slots=True)
class Moment:
    """When a value holds. Without a known year, ``rythme`` is empty: the value is never compared in time."""

    texte: str
    """As the editor wrote it."""
    rythme: str = ""
    """« annee », « scolaire », « trimestre », « jour », or « periode de n ans »: only equals are compared."""
    debut: date | None = None
    fin: date | None = None
    en: str = ""
    """The words in a sentence: « en 2017 », « sur la période 2015-2018 »; empty when not known."""
    nom: str = ""
    """The words as a subject: « l'année 2017 », « la période 2015-2018 »."""

    @property
    def connu(self) -> bool:
        return bool(self.rythme)

    @property
    def ordre(self) -> tuple[date, date]:
        """Key that sorts known moments."""
        return (self.debut or date.min, self.fin or date.min)


def _year(m: re.Match[str]) -> Moment:
    return _annees(m[0], int(m[1]), int(m[1]))


def _annees(text: str, first: int, last: int) -> Moment:
    start, end = date(first, 1, 1), date(last, 12, 31)
    if first == last:
        return Moment(text, "annee", start, end, f"en {first}", f"l'année {first}")
    words = f"la période {first}-{last}"
    return Moment(text, f"periode de {last - first + 1} ans", start, end, f"sur {words}", words)


def _period(m: re.Match[str]) -> Moment:
    first, last = int(m[1]), int(m[2])
    return _annees(m[0], first, last) if first < last else Moment(m[0])


def _school(m: re.Match[str]) -> Moment:
    first, last = int(m[1]), int(m[2])
    if last != first + 1:
        return Moment(m[0])
    words = f"l'année scolaire {first}-{last}"
    return Moment(m[0], "scolaire", date(first, 9, 1), date(last, 8, 31), f"pendant {words}", words)


def _quarter(m: re.Match[str]) -> Moment:
    rank, year = int(m["t"]), int(m["a"])
    first = date(year, 3 * rank - 2, 1)
    last = date(year, 3 * rank, 31 if rank in (1, 4) else 30)
    words = f"{ORDINAUX[rank]} trimestre {year}"
    return Moment(m[0], "trimestre", first, last, f"au {words}", f"le {words}")


def _day(m: re.Match[str]) -> Moment:
    try:
        day = date(int(m["a"]), int(m["m"]), int(m["j"]))
    except ValueError:
        return Moment(m[0])
    return Moment(m[0], "jour", day, day, f"au {jour(day)}", f"le {jour(day)}")


_AN = r"((?:19|20)\d\d)"
FORMES: tuple[tuple[str, Callable[[re.Match[str]], Moment]], ...] = (
    # the whole text -> what it means
    (_AN, _year),
    (rf"(?:de )?{_AN}\s?(?:-|–|/|à|et)\s?{_AN}", _period),
    (rf"(?:année |rentrée )?scolaire {_AN}\s?(?:-|–|/)\s?{_AN}", _school),
    (r"T(?P<t>[1-4])[ -]?(?P<a>(?:19|20)\d\d)", _quarter),
    (r"(?P<a>(?:19|20)\d\d)[ -]T(?P<t>[1-4])", _quarter),
    (r"(?P<t>[1-4])(?:er|e|ème)? trimestre(?: de)? (?P<a>(?:19|20)\d\d)", _quarter),
    (r"(?P<j>\d\d?)/(?P<m>\d\d?)/(?P<a>(?:19|20)\d\d)", _day),
    (r"(?P<a>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<j>\d\d)", _day),
)


@lru_cache(maxsize=4096)
def moment(texte: str) -> Moment:
    """What the words of a year or period mean; words that no form takes whole have no known year."""
    words = re.sub(r"\s+", " ", texte).strip()
    for form, meaning in FORMES:
        match = re.fullmatch(form, words, re.I)
        if match:
            return meaning(match)
    return Moment(words)
