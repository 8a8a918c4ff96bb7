"""Drawings as image files: on our site the style sheet gives them their size, their letters and their lines."""

from __future__ import annotations

import re

from contrats.figures.cartes.couleurs import CLAIR
from contrats.figures.graphiques import figer

LARGEURS = {"graphique": 440, "carte": 720, "carte petite": 420}
"""How wide a drawing is where there is room, in pixels; narrower screens narrow it."""

_LETTRES = "system-ui,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,sans-serif"
_ALLURE = f"""<style>
text{{font:140px {_LETTRES}}}
path,rect{{vector-effect:non-scaling-stroke}}
.limites path,.voisins path,.echelle path,.vignette path,.bord{{stroke-width:1px}}
.vignette rect{{stroke-width:1.5px}}
.epci{{stroke-width:4px}}
.voisins path{{stroke:{CLAIR["quartier"]};fill:{CLAIR["quartier"]};fill-opacity:.18}}
.sujet path{{stroke-width:2.5px}}
svg svg text{{stroke:#fffc;stroke-width:3px;paint-order:stroke;vector-effect:non-scaling-stroke}}
.quartiers text,.nord text{{font-weight:700}}
.nord text{{stroke:none}}
.l{{display:none}}
@media (min-width:400px){{text{{font-size:110px}}}}
@media (min-width:608px){{.l{{display:inline}}text{{font-size:75px}}.quartiers:not(.voisins) path{{stroke:{CLAIR["territoire"]};stroke-width:1px}}}}
</style>"""
"""What ``cartes.css`` says of a map. In an image, ``min-width`` speaks of the image: names come where they have room."""

_SIGNES = {
    # the key of a map, sign by sign: shapes of cartes.css
    "quartier": f'<rect x="1" y="3" width="16" height="11" fill="{CLAIR["quartier"]}"/>',
    "point": f'<circle cx="9" cy="9" r="6" fill="{CLAIR["quartier"]}"/>',
    "voisin": f'<rect x="1" y="3" width="16" height="11" fill="{CLAIR["quartier"]}" fill-opacity=".18" stroke="{CLAIR["quartier"]}"/>',
    "commune": f'<rect x="1" y="3" width="16" height="11" fill="{CLAIR["commune"]}" stroke="{CLAIR["limite"]}"/>',
    "mairie": f'<rect x="4" y="4" width="10" height="10" fill="{CLAIR["encre"]}"/>',
    "autre": f'<path d="M9 2l7 7-7 7-7-7z" fill="{CLAIR["autre"]}"/>',
    "epci": f'<rect x="1" y="7" width="16" height="4" fill="{CLAIR["epci"]}"/>',
}
_VUE = re.compile(r'viewBox="\S+ \S+ (\S+) (\S+)"')
_CLASSE = re.compile(r'class="(\w+)')


def image(source: str, *, petite: bool = False) -> str:
    """A chart or a map as a file of its own: its colours, its letters and its size inside it."""
    kind = _CLASSE.search(source)
    width = LARGEURS.get(f"{kind[1] if kind else ''}{' petite' if petite else ''}")
    drawn = figer(source)
    if kind and kind[1] == "carte":
        first = drawn.index(">") + 1
        drawn = drawn[:first] + _ALLURE + drawn[first:]
    seen = _VUE.search(source)
    if not width or not seen:
        return f"{drawn}\n"
    height = round(width * float(seen[2]) / float(seen[1]))
    return f'{drawn.replace("<svg ", f"""<svg width="{width}" height="{height}" """, 1)}\n'


def signe(classes: set[str]) -> tuple[str, str]:
    """The name of a sign of a map's key and its image; empty for what is no sign."""
    name = next((c.removeprefix("signe-") for c in sorted(classes) if c.removeprefix("signe-") in _SIGNES), "")
    if "signe" not in classes or not name:
        return "", ""
    return name, f'<svg xmlns="http://www.w3.org/2000/svg" width="18" height="18">{_SIGNES[name]}</svg>\n'
