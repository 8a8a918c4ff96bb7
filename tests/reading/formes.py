"""Small GeoJSON files for tests: squares around Hazebrouck, in the spellings of the official files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

LON, LAT = 2.53, 50.73
QN = "QN05941I"
SHARED = Path(__file__).parents[3] / "shared" / "geo"
"""Real contours lie beside the project, on the machines that have them."""


def square(lon: float = LON, lat: float = LAT, side: float = 0.01) -> list[list[float]]:
    """A closed ring, counter-clockwise, from its south-west corner."""
    return [[lon, lat], [lon + side, lat], [lon + side, lat + side], [lon, lat + side], [lon, lat]]


def polygon(*rings: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings or (square(),))}


def feature(geometry: Any = None, **properties: Any) -> dict[str, Any]:
    """A quartier, unless properties say otherwise."""
    own = properties or {"code_qp": QN, "lib_qp": "Les Essais", "insee_com": "59295", "siren_epci": "200040947"}
    return {"type": "Feature", "properties": own, "geometry": polygon() if geometry is None else geometry}


def commune(code: str, lon: float = LON, lat: float = LAT, **more: Any) -> dict[str, Any]:
    """A square commune of 0.01 degree as Etalab writes it."""
    return feature(polygon(square(lon, lat)), code=code, nom=f"Commune {code}", departement="59", region="32", **more)


def collection(*features: Any, **head: Any) -> str:
    return json.dumps({"type": "FeatureCollection", **head, "features": list(features)}, ensure_ascii=False)
