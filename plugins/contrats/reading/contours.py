"""Files of ``data/geo`` <-> contours: what the commands fetched or imported, and what a build reads of it.

A file that is absent is normal. A file that is broken is told and left aside: a build goes on without shapes. Shapes
were repaired when they came in (``reading.importation_contours``); here only what would break a map is looked for.

The shapes of France are 36 MB, of which a contract needs some thirty: ``reading.couches`` finds where each stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from contrats.diagnostics import Diagnostic, Level
from contrats.model.geographie import CODES, FICHIERS, Contour
from contrats.places import Place
from contrats.reading.couches import Couche, read_couche
from contrats.reading.memoire import Memoire

LARGEST = 64 * 1024 * 1024
"""Bytes; the shapes of a contract weigh 0.3 MB, those of all France about 30."""
AGAIN = (
    "Refaites le fichier avec « data fetch contours » ou « data import contours », ou effacez-le : la carte s'en passe."
)


def read_contours(
    root: Path, memoire: Memoire | None = None, reperes: dict[str, Any] | None = None
) -> tuple[list[Couche], list[Diagnostic]]:
    """The files of shapes kept in the project at ``root``, and warnings about what cannot be used in them.

    With a ``memoire`` of the last reading, files that did not change are not read again; with ``reperes`` (what earlier
    readings found, by kind; plain values that are brought up to date here), their shapes are not looked for again.
    """
    couches: list[Couche] = []
    diagnostics: list[Diagnostic] = []
    base = root.resolve()
    known = {} if reperes is None else reperes
    for genre, name in FICHIERS.items():
        path = root / name
        if not path.exists() and not path.is_symlink():
            continue
        if not path.resolve().is_relative_to(base):
            diagnostics.append(_fault("G050", name, "le fichier des contours est un lien qui mène hors du projet"))
            continue
        read = partial(_read_file, path, genre, name, known)
        couche, faults = memoire.recall(path, name, read, largest=LARGEST) if memoire is not None else read()
        couches += [couche] if couche is not None else []
        diagnostics += faults
    return couches, diagnostics


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


def _read_file(path: Path, genre: str, name: str, reperes: dict[str, Any]) -> tuple[Couche | None, list[Diagnostic]]:
    try:
        if path.stat().st_size > LARGEST:
            return None, [_fault("G050", name, "le fichier des contours dépasse 64 Mo")]
        couche, spoilt = read_couche(path.read_bytes(), CODES[genre], reperes.get(genre))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None, [_fault("G050", name, "le fichier des contours est illisible")]
    if couche.repere is not None:
        reperes[genre] = couche.repere
    message = "le contour n° {} est abîmé : il ne sera pas dessiné"
    return couche, [_fault("G051", name, message.format(number), line=number + 1) for number in spoilt]


def _fault(code: str, name: str, message: str, *, line: int = 1) -> Diagnostic:
    return Diagnostic(code, Level.AVERTISSEMENT, Place(name, line), message, AGAIN)
