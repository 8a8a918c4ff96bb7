"""The text of a FeatureCollection, one feature at a time.

Written by hand over ``json``'s own decoder: on a file of 100 MB, ``json.loads`` takes 830 MB of memory, this 310.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from contrats.reading.importation_contours.fautes import AGAIN, Refus

NOT_ONE = "Donnez le fichier .geojson des quartiers, des communes ou des intercommunalités, tel que téléchargé."
MOST_FEATURES = 200_000
_BLANK = re.compile(r"[ \t\n\r]*")


class Repete(dict):
    """A JSON object in which a key stands twice: which value was meant cannot be known."""


@dataclass(frozen=True, slots=True)
class Endroit:
    """Where a feature stands: its number and line, from 1, and its first character in the text."""

    number: int
    line: int
    start: int


class Lecteur:
    """Reads a text once. ``head`` holds the members other than the features, whole after the last feature."""

    def __init__(self, text: str):
        self.text = text
        self.head: dict[str, Any] = {}
        self._at = 0

    def features(self) -> Iterator[tuple[Endroit, Any]]:
        """Each feature with where it stands. Raises ``Refus``."""
        found, line, before = False, 1, 0
        for key in self._until("{", "}"):
            if key == "features" and not found and self._peek() == "[":
                found = True
                for number, _ in enumerate(self._until("[", "]"), 1):
                    if number > MOST_FEATURES:
                        raise Refus("G017", f"le fichier contient plus de {MOST_FEATURES} territoires", NOT_ONE)
                    line, before = line + self.text.count("\n", before, self._at), self._at
                    yield Endroit(number, line, before), self._value()
            elif key in self.head or key == "features":
                raise self._broken(f"« {key[:40]} » est écrit deux fois ou n'est pas à sa place")
            else:
                self.head[key] = self._value()
        if self._peek():
            raise self._broken("du texte suit la fin du fichier")
        if not found or self.head.get("type") != "FeatureCollection":
            raise Refus("G017", "ce n'est pas une collection de territoires (FeatureCollection)", NOT_ONE)

    def value_at(self, place: Endroit) -> Any:
        """The feature that stands there, which was read once without fault."""
        return _DECODER.raw_decode(self.text, place.start)[0]

    def _until(self, opening: str, closing: str) -> Iterator[str]:
        """Stops before each item of an object (gives its key) or of a list; whoever iterates reads the value."""
        self._take(opening)
        if self._peek() == closing:
            self._at += 1
            return
        while True:
            key = ""
            if opening == "{":
                if self._peek() != '"':
                    raise self._broken("un nom entre guillemets est attendu")
                key = self._value()
                self._take(":")
            self._peek()
            yield key
            if self._peek() == closing:
                self._at += 1
                return
            self._take(",")

    def _peek(self) -> str:
        self._at = _BLANK.match(self.text, self._at).end()
        return self.text[self._at : self._at + 1]

    def _take(self, sign: str) -> None:
        if self._peek() != sign:
            raise self._broken(f"« {sign} » est attendu")
        self._at += 1

    def _value(self) -> Any:
        try:
            value, self._at = _DECODER.raw_decode(self.text, self._at)
        except RecursionError:
            raise self._broken("trop de niveaux imbriqués") from None
        except json.JSONDecodeError as error:
            self._at = error.pos
            raise self._broken("une virgule, un guillemet ou un crochet manque, ou le fichier est coupé") from None
        return value

    def _broken(self, why: str) -> Refus:
        where = self.text.count("\n", 0, self._at) + 1
        return Refus("G016", f"le fichier est illisible à partir de la ligne {where} : {why}", AGAIN)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    return made if len(made) == len(pairs) else Repete(made)


def _integer(digits: str) -> float:
    """Python refuses to read an integer of more than 4,300 digits; here it is only a wrong coordinate."""
    return int(digits) if len(digits) < 20 else float(digits)


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_int=_integer)
