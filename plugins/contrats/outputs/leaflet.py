"""Leaflet, the library of the interactive map, as npm installed it beside the project: nothing of it is kept here.

Only what the map uses is published: the script, its style sheet with the images that it names, the licence.
"""

from __future__ import annotations

import re
from pathlib import Path

DOSSIER = "assets/leaflet/"
_DIST = Path("node_modules/leaflet/dist")
_IMAGES = re.compile(r"url\((images/[a-z0-9-]+\.png)\)")


def leaflet_files(root: Path) -> dict[str, Path]:
    """The files to publish by address, from the project at ``root``; none where Leaflet is not installed."""
    dist = root / _DIST
    style = dist / "leaflet.css"
    if not (dist / "leaflet.js").is_file() or not style.is_file():
        return {}
    names = ["leaflet.js", "leaflet.css", *dict.fromkeys(_IMAGES.findall(style.read_text("utf-8")))]
    files = {DOSSIER + name: dist / name for name in names if (dist / name).is_file()}
    licence = dist.parent / "LICENSE"
    return {**files, DOSSIER + "LICENSE.txt": licence} if licence.is_file() else files
