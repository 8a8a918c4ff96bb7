"""Shapes of territories, as the official files give them: longitudes and latitudes in degrees (WGS 84)."""

from __future__ import annotations

import re
from dataclasses import dataclass

Point = tuple[float, float]
"""Longitude, latitude."""
Anneau = tuple[Point, ...]
"""A closed ring: its last point is its first."""
Polygone = tuple[Anneau, ...]
"""The outer ring, then the holes."""

FICHIERS = {genre: f"data/geo/{genre}.geojson" for genre in ("quartiers", "communes", "epci")}
"""Where the shapes of each kind are kept, fetched and never committed."""
CODES = {
    "quartiers": re.compile(r"QN\d[0-9AB]\d[0-9A-Z]{2}[IMN]"),
    "communes": re.compile(r"(?:\d{2}|2A|2B)\d{3}"),
    "epci": re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"),
}
"""How the codes of each kind are written in these files; those of EPCI are ids of ``data/territoires.yml``."""


@dataclass(frozen=True, slots=True)
class Contour:
    """The official shape of a quartier, a commune or an EPCI, in one or several pieces."""

    code: str
    """The code of the quartier, the INSEE code of the commune, the id of the territory."""
    polygones: tuple[Polygone, ...]
    source: str
    """Who published it, in words: « ANCT, contours des quartiers prioritaires 2024 »."""
    date: str
    """The day of the file, ISO; empty when not known."""
    nom: str = ""
    """Its name in the official file, for the neighbours that have no record of their own; never used to join."""

    @property
    def boite(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        points = [p for polygon in self.polygones for p in polygon[0]]
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        return (min(lons), min(lats), max(lons), max(lats))
