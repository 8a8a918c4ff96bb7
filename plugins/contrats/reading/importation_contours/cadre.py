"""Where the coordinates of French territories lie, and what is wrong when they do not."""

from __future__ import annotations

from typing import Any

from contrats.reading.importation_contours.fautes import WGS84, Refus

Boite = tuple[float, float, float, float]
"""West, south, east, north."""
FRANCE: tuple[Boite, ...] = (
    (-5.6, 41.2, 9.8, 51.3),  # hexagon and Corsica
    (-63.3, 14.2, -60.6, 18.3),  # Guadeloupe, Martinique, Saint-Martin, Saint-Barthélemy
    (-55.0, 2.0, -51.3, 6.1),  # Guyane
    (55.0, -21.6, 56.1, -20.7),  # La Réunion
    (44.8, -13.2, 45.5, -12.4),  # Mayotte
    (-56.7, 46.6, -55.9, 47.3),  # Saint-Pierre-et-Miquelon
    (-155.1, -28.2, -134.0, -7.4),  # Polynésie française
    (157.9, -23.5, 172.5, -17.5),  # Nouvelle-Calédonie
    (-178.7, -14.7, -175.6, -12.8),  # Wallis-et-Futuna
)
LARGEST_METRES = 30_000_000
"""No projection used in France gives more."""
_DEGREES = {"crs84", "4326", "ogc:crs84", "epsg:4326", "4171", "rgf93"}


def check_box(box: Boite) -> None:
    """Raises ``Refus`` unless the box lies in France. Wrong axes or metres condemn the whole file."""
    if _in_france(box):
        return
    west, south, east, north = box
    if max(map(abs, box)) > LARGEST_METRES:
        raise Refus("G031", "une coordonnée est démesurée")
    if _in_france((south, west, north, east)):
        message = "latitude et longitude sont inversées"
        raise Refus("G021", message, f"En GeoJSON, la longitude vient d'abord. {WGS84}", whole=True)
    if max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:
        message = "les coordonnées ne sont pas des degrés ; ce sont sans doute des mètres (Lambert-93)"
        raise Refus("G020", message, WGS84, whole=True)
    raise Refus("G033", "le contour est hors de France, au moins en partie", WGS84)


def check_crs(head: dict[str, Any]) -> None:
    """Raises ``Refus`` for a ``crs`` member that names another system than WGS 84 (or RGF93, the same within a metre)."""
    crs = head.get("crs")
    if crs is None:
        return
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = str(properties.get("name") or properties.get("code") if isinstance(properties, dict) else crs)
    if name.lower().replace("::", ":").rpartition(":")[2] in _DEGREES:
        return
    shown = "".join(sign for sign in name if sign.isprintable() and sign not in "<>«»")[:60]
    raise Refus("G019", f"le système de coordonnées n'est pas WGS 84 (« {shown} »)", WGS84, whole=True)


def rough_box(geometry: Any) -> Boite | None:
    """The box of a geometry that nobody checked yet, None when it has none: to look for neighbours quickly."""
    try:
        polygons = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        lons = [point[0] for polygon in polygons for point in polygon[0]]
        lats = [point[1] for polygon in polygons for point in polygon[0]]
        box = (min(lons), min(lats), max(lons), max(lats))
        return box if all(abs(side) <= 180 for side in box) else None
    except (TypeError, KeyError, IndexError, ValueError):
        return None


def _in_france(box: Boite) -> bool:
    west, south, east, north = box
    return any(w <= west and east <= e and s <= south and north <= n for w, s, e, n in FRANCE)
