"""A file of shapes: where each stands in its bytes and the box around it; a shape is made when somebody asks for it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from math import isnan
from pathlib import Path
from typing import Any

from contrats.model.geographie import Contour, Polygone

Boite = tuple[float, float, float, float]
"""West, south, east, north."""
Piece = tuple[int, int, bytes]
"""A territory: where it starts and ends, and its text."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLAIN = re.compile(r"[^<>\x00-\x1f\x7f-\x9f]{0,200}")
_HEAD, _FOOT = b'"features": [\n', b"\n]}"


def plain_text(value: Any) -> str:
    """A short text without markup or control character, else nothing: what may go on a map as a name."""
    return value if isinstance(value, str) and _PLAIN.fullmatch(value) else ""


class Couche:
    """The shapes of one file, by code; each is parsed when first asked for."""

    def __init__(self, texte: bytes, sceau: str, head: Mapping[str, Any], entrees: dict[str, list]):
        day = head.get("date")
        self.source = plain_text(head.get("source"))
        self.jour = day if isinstance(day, str) and _DAY.fullmatch(day) else ""
        self.texte, self.sceau, self.entrees = texte, sceau, entrees
        self.repere: dict[str, Any] | None = None
        """What a later reading of the same bytes may believe; None where the file was written again."""
        self._faits: dict[str, Contour] = {}

    def contour(self, code: str) -> Contour:
        if code not in self._faits:
            start, end, *_ = self.entrees[code]
            feature = json.loads(self.texte[start:end])
            polygons = tuple(_polygon(raw) for raw in _coordinates(feature))
            name = plain_text(feature["properties"].get("nom"))
            self._faits[code] = Contour(code, polygons, self.source, self.jour, name)
        return self._faits[code]


class Contours(Mapping[str, Contour]):
    """The shapes of several files by code; of two with one code, the first file's."""

    def __init__(self, couches: Iterable[Couche]):
        self.couches = tuple(couches)
        every = [(code, couche) for couche in self.couches for code in couche.entrees]
        self._couches = dict(reversed(every))

    def __getitem__(self, code: str) -> Contour:
        return self._couches[code].contour(code)

    def __contains__(self, code: object) -> bool:
        return code in self._couches

    def __iter__(self) -> Iterator[str]:
        return iter(self._couches)

    def __len__(self) -> int:
        return len(self._couches)

    @cached_property
    def boites(self) -> dict[str, Boite]:
        """The box of each shape, without making it."""
        return {code: tuple(couche.entrees[code][2:]) for code, couche in self._couches.items()}


def read_couche(texte: bytes, code: re.Pattern[str], kept: Any = None) -> tuple[Couche, list[int]]:
    """The shapes of a file whose codes are written so, and the numbers (from 1) of those that are spoilt.

    ``kept`` is what an earlier reading found (``Couche.repere``): believed if it is of these bytes. Raises ValueError,
    KeyError, TypeError or RecursionError when the file is not one of shapes.
    """
    seal = f"{_OWN} {hashlib.sha256(texte).hexdigest()}"
    if isinstance(kept, dict) and kept.get("sceau") == seal:
        couche = Couche(texte, seal, kept["tete"], kept["entrees"])
        couche.repere = kept
        return couche, kept["abimes"]
    lines = _lines(texte)
    found = _find(lines, code) if lines is not None else None
    if found is None:
        return _whole(texte, seal, code)
    entries, spoilt = found
    head = _told(json.loads(texte[: texte.index(_HEAD)] + b'"features": []}'))
    couche = Couche(texte, seal, head, entries)
    couche.repere = {"sceau": seal, "tete": head, "entrees": entries, "abimes": spoilt}
    return couche, spoilt


def _lines(texte: bytes) -> list[Piece] | None:
    """The territories of a file that has one a line, as ours; None for another."""
    start, stop = texte.find(_HEAD) + len(_HEAD), len(texte.rstrip()) - len(_FOOT)
    if start < len(_HEAD) or stop < start or texte[stop : stop + len(_FOOT)] != _FOOT:
        return None
    found = []
    for line in texte[start:stop].split(b"\n") if start < stop else ():
        piece = line.removesuffix(b",")
        found.append((start, start + len(piece), piece))
        start += len(line) + 1
    return found


def _find(pieces: Iterable[Piece], code: re.Pattern[str]) -> tuple[dict[str, list], list[int]] | None:
    """Places and boxes by code, and the numbers of what is spoilt; None where a piece is no JSON."""
    entries: dict[str, list] = {}
    spoilt: list[int] = []
    for number, (start, end, text) in enumerate(pieces, 1):
        try:
            feature = json.loads(text)
        except (ValueError, RecursionError):
            return None
        try:
            ident, box = _looked_at(feature, code)
            entries.setdefault(ident, [start, end, *box])
        except (ValueError, KeyError, TypeError, IndexError):
            spoilt.append(number)
    return entries, spoilt


def _whole(texte: bytes, seal: str, code: re.Pattern[str]) -> tuple[Couche, list[int]]:
    """A file written by another hand: written again, a territory a line."""
    raw = json.loads(texte)
    if raw["type"] != "FeatureCollection" or not isinstance(raw["features"], list):
        raise ValueError
    pieces: list[Piece] = []
    start = 0
    for feature in raw["features"]:
        text = json.dumps(feature).encode()
        pieces.append((start, start + len(text), text))
        start += len(text)
    entries, spoilt = _find(pieces, code)
    return Couche(b"".join(text for *_, text in pieces), seal, _told(raw), entries), spoilt


def _told(head: Mapping[str, Any]) -> dict[str, Any]:
    if head["type"] != "FeatureCollection":
        raise ValueError
    return {key: head.get(key) for key in ("source", "date")}


def _looked_at(feature: Any, code: re.Pattern[str]) -> tuple[str, Boite]:
    """The code of a territory and its box. Raises as ``read_couche`` when it is not what we write."""
    ident, polygons = feature["properties"]["code"], _coordinates(feature)
    if not code.fullmatch(ident) or not polygons:
        raise ValueError
    outer = [_box([_ring(ring) for ring in polygon][:1]) for polygon in polygons]
    return ident, _box(outer)


def _ring(ring: Any) -> Boite:
    lons, lats, *_ = zip(*ring, strict=False)
    west, south, east, north = min(lons), min(lats), max(lons), max(lats)
    inside = west >= -180 and east <= 180 and south >= -90 and north <= 90 and not isnan(sum(lons) + sum(lats))
    if len(ring) < 4 or ring[0] != ring[-1] or not inside:
        raise ValueError
    return float(west), float(south), float(east), float(north)


def _box(boxes: list[Boite]) -> Boite:
    wests, souths, easts, norths = zip(*boxes, strict=True)
    return min(wests), min(souths), max(easts), max(norths)


def _coordinates(feature: Any) -> Any:
    geometry = feature["geometry"]
    coordinates = geometry["coordinates"]
    return {"Polygon": [coordinates], "MultiPolygon": coordinates}[geometry["type"]]


def _polygon(raw: Any) -> Polygone:
    return tuple(tuple((float(point[0]), float(point[1])) for point in ring) for ring in raw)


_OWN = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:16]
"""What was found is of this very program."""
