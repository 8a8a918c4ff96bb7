"""Files of ``data/geo`` <-> contours: what the commands fetched or imported, and what a build reads of it.

A file that is absent is normal. A file that is broken is told and left aside: a build goes on without shapes. Shapes
were repaired when they came in (``reading.importation_contours``); here only what would break a map is looked for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from contrats.diagnostics import Diagnostic, Level
from contrats.model.geographie import CODES, FICHIERS, Contour, Polygone
from contrats.places import Place
from contrats.reading.memoire import Memoire

LARGEST = 64 * 1024 * 1024
"""Bytes; the shapes of a contract weigh 0.3 MB, those of all France about 30."""
AGAIN = (
    "Refaites le fichier avec « data fetch contours » ou « data import contours », ou effacez-le : la carte s'en passe."
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLAIN = re.compile(r"[^<>\x00-\x1f\x7f-\x9f]{0,200}")


def read_contours(root: Path, memoire: Memoire | None = None) -> tuple[list[Contour], list[Diagnostic]]:
    """The shapes kept in the project at ``root``, and warnings about files that cannot be used.

    With a ``memoire`` of the last reading, files that did not change are not parsed again.
    """
    contours: list[Contour] = []
    diagnostics: list[Diagnostic] = []
    base = root.resolve()
    for genre, name in FICHIERS.items():
        path = root / name
        if not path.exists() and not path.is_symlink():
            continue
        if not path.resolve().is_relative_to(base):
            diagnostics.append(_fault("G050", name, "le fichier des contours est un lien qui mène hors du projet"))
            continue
        read = partial(_read_file, path, genre, name)
        found, faults = memoire.recall(path, name, read, largest=LARGEST) if memoire is not None else read()
        contours += found
        diagnostics += faults
    return contours, diagnostics


def plain_text(value: Any) -> str:
    """A short text without markup or control character, else nothing: what may go on a map as a name."""
    return value if isinstance(value, str) and _PLAIN.fullmatch(value) else ""


def render_contours(contours: Iterable[Contour], *, source: str, date: str) -> str:
    """The GeoJSON text (RFC 7946) of contours, a territory a line, in the order of their codes."""
    head = f'{{"type": "FeatureCollection", "source": {_json(source)}, "date": {_json(date)}, "features": ['
    lines = [
        f'{{"type": "Feature", "properties": {_json({"code": c.code, "nom": c.nom})}, '
        f'"geometry": {_json({"type": "MultiPolygon", "coordinates": c.polygones})}}}'
        for c in sorted(contours, key=lambda c: c.code)
    ]
    return head + "\n" + ",\n".join(lines) + "\n]}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _read_file(path: Path, genre: str, name: str) -> tuple[list[Contour], list[Diagnostic]]:
    try:
        if path.stat().st_size > LARGEST:
            return [], [_fault("G050", name, "le fichier des contours dépasse 64 Mo")]
        raw = json.loads(path.read_bytes())
        features = raw["features"]
        if raw["type"] != "FeatureCollection" or not isinstance(features, list):
            raise ValueError
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return [], [_fault("G050", name, "le fichier des contours est illisible")]
    day = raw.get("date")
    day = day if isinstance(day, str) and _DAY.fullmatch(day) else ""
    contours: list[Contour] = []
    diagnostics: list[Diagnostic] = []
    for number, feature in enumerate(features, 1):
        try:
            contours.append(_contour(feature, genre, plain_text(raw.get("source")), day))
        except (ValueError, KeyError, TypeError, IndexError):
            message = f"le contour n° {number} est abîmé : il ne sera pas dessiné"
            diagnostics.append(_fault("G051", name, message, line=number + 1))
    return contours, diagnostics


def _contour(feature: Any, genre: str, source: str, day: str) -> Contour:
    """One territory. Raises ValueError, KeyError, TypeError or IndexError when it is not what we write."""
    properties, geometry = feature["properties"], feature["geometry"]
    code, coordinates = properties["code"], geometry["coordinates"]
    polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}[geometry["type"]]
    if not CODES[genre].fullmatch(code) or not polygons:
        raise ValueError
    return Contour(code, tuple(_polygon(p) for p in polygons), source, day, plain_text(properties.get("nom")))


def _polygon(raw: Any) -> Polygone:
    for ring in raw:
        inside = all(-180 <= point[0] <= 180 and -90 <= point[1] <= 90 for point in ring)
        if len(ring) < 4 or ring[0] != ring[-1] or not inside:
            raise ValueError
    if not raw:
        raise ValueError
    return tuple(tuple((float(point[0]), float(point[1])) for point in ring) for ring in raw)


def _fault(code: str, name: str, message: str, *, line: int = 1) -> Diagnostic:
    return Diagnostic(code, Level.AVERTISSEMENT, Place(name, line), message, AGAIN)
