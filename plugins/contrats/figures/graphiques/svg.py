"""SVG as text: elements, and the document that holds a chart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from contrats.figures.graphiques.couleurs import ENCRE, POLICE
from contrats.figures.graphiques.texte import CORPS, propre

LARGEUR = 320
"""Width of every drawing, in units: about the pixels of a small phone."""

_PREFIX = re.compile(r"[A-Za-z][\w-]*", re.ASCII)


def nombre_svg(value: float) -> str:
    """A coordinate, to a tenth of a unit; always the same characters for the same number."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def _value(value: object) -> str:
    if isinstance(value, float):
        return nombre_svg(value)
    return escape(str(value), quote=False).replace('"', "&quot;")


def balise(nom: str, /, contenu: str = "", **attributs: object) -> str:
    """An element: ``stroke_width`` is written ``stroke-width``, None leaves an attribute out."""
    written = "".join(f' {key.replace("_", "-")}="{_value(v)}"' for key, v in attributs.items() if v is not None)
    return f"<{nom}{written}>{contenu}</{nom}>" if contenu else f"<{nom}{written}/>"


def texte(x: float, y: float, contenu: str, **attributs: object) -> str:
    """A line of text whose baseline is at ``y``; empty without text."""
    words = escape(propre(contenu), quote=False)
    return balise("text", words, x=float(x), y=float(y), **attributs) if words else ""


def colonne(x: float, y: float, textes: Iterable[str], pas: float, **attributs: object) -> str:
    """Lines of text under one another, the first baseline at ``y``."""
    lines = [texte(x, y + i * pas, line) for i, line in enumerate(textes)]
    return balise("g", "".join(lines), **attributs) if attributs else "".join(lines)


def barre(x: float, y: float, largeur: float, hauteur: float, **attributs: object) -> str:
    return balise("rect", x=float(x), y=float(y), width=float(largeur), height=float(hauteur), **attributs)


def trait(x1: float, y1: float, x2: float, y2: float, **attributs: object) -> str:
    path = f"M{nombre_svg(x1)} {nombre_svg(y1)}L{nombre_svg(x2)} {nombre_svg(y2)}"
    return balise("path", d=path, **attributs)


def document(*, prefixe: str, titre: str, description: str, hauteur: float, corps: str, sorte: str) -> str:
    """The whole SVG: named and described for screen readers, drawn in ``LARGEUR`` × ``hauteur`` units.

    ``prefixe`` starts every id and must be unique in the page. Raises ValueError when it cannot start an id.
    """
    if not _PREFIX.fullmatch(prefixe):
        raise ValueError(f"not a prefix for ids: {prefixe!r}")
    said = balise("title", escape(propre(titre), quote=False), id=f"{prefixe}-titre")
    said += balise("desc", escape(propre(description), quote=False), id=f"{prefixe}-desc")
    drawn = balise("g", corps, font_family=POLICE, font_size=CORPS, fill=ENCRE, stroke_linejoin="round")
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": f"graphique graphique-{sorte}",
        "viewBox": f"0 0 {LARGEUR} {nombre_svg(hauteur)}",
        "role": "img",
        "aria-labelledby": f"{prefixe}-titre",
        "aria-describedby": f"{prefixe}-desc",
    }
    return balise("svg", said + drawn, **attributes)
