"""Charts for the tests: short ways to make them, and what a reader of their SVG finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from xml.etree import ElementTree

from contrats.figures.graphiques import (
    Barre,
    Comparaison,
    Composition,
    Dessin,
    Evolution,
    Jalon,
    Part,
    Point,
    Progression,
    Serie,
    comparaison,
    composition,
    evolution,
    progression,
)

SVG = "{http://www.w3.org/2000/svg}"
TRACEURS = {
    Evolution: evolution,
    Comparaison: comparaison,
    Composition: composition,
    Progression: progression,
}
CADRE = {"titre": "Retard en 6e", "source": "contrat, p. 12", "unite": "%"}


def decimal(value) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def serie(valeurs: dict[int, object], nom="Picasso", perimetre="", **options) -> Serie:
    """One series; ``options`` goes to the points of the years named in it (``_2018={"douteux": True}``)."""
    points = (
        Point(annee=a, valeur=decimal(v), perimetre=perimetre, **options.get(f"_{a}", {})) for a, v in valeurs.items()
    )
    return Serie(nom=nom, points=tuple(points))


def courbe(*series: Serie, **options) -> Evolution:
    return Evolution(**{**CADRE, **options}, series=series)


def barres(valeurs: dict[str, object], **options) -> Comparaison:
    return Comparaison(
        **{**CADRE, **options},
        barres=tuple(v if isinstance(v, Barre) else Barre(nom=n, valeur=decimal(v)) for n, v in valeurs.items()),
    )


def parts(valeurs: dict[str, object], **options) -> Composition:
    return Composition(**{**CADRE, **options}, parts=tuple(Part(nom=n, valeur=decimal(v)) for n, v in valeurs.items()))


def chemin(depart, actuel, cible, **options) -> Progression:
    """A progression whose stages are numbers, ``None`` or a ``Jalon``."""
    start, now, aim = (
        s if s is None or isinstance(s, Jalon) else Jalon(valeur=decimal(s)) for s in (depart, actuel, cible)
    )
    return Progression(**{**CADRE, **options}, depart=start, actuel=now, cible=aim)


def dessine(donnees, prefixe="g") -> Dessin:
    return TRACEURS[type(donnees)](donnees, prefixe=prefixe)


def arbre(donnees) -> ElementTree.Element:
    """The parsed SVG."""
    drawn = dessine(donnees)
    assert drawn, drawn.refus
    return ElementTree.fromstring(drawn.svg)  # noqa: S314


def textes(donnees) -> list[str]:
    """The lines of text that a reader sees, in the order of the drawing."""
    return [t.text or "" for t in arbre(donnees).iter(f"{SVG}text")]


def lu(donnees) -> str:
    """The whole text that a reader sees, with plain spaces."""
    return plat(" ".join(textes(donnees)))


def decrit(donnees) -> str:
    """The description, with plain spaces."""
    return plat(arbre(donnees).findtext(f"{SVG}desc") or "")


def plat(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def classes(root: ElementTree.Element, nom: str) -> list[ElementTree.Element]:
    return [e for e in root.iter() if e.get("class") == nom]


def departs(path: str) -> list[tuple[float, float]]:
    """The places where the pieces of a path begin."""
    return [(float(x), float(y)) for x, y in re.findall(r"M(-?[\d.]+) (-?[\d.]+)", path)]


def lieux(element: ElementTree.Element, decalage: tuple[float, float] = (0, 0)) -> Iterator[tuple[float, float]]:
    """Every place that holds something: corners of rectangles, ends of lines, markers, starts of texts."""
    moved = re.search(r"translate\((-?[\d.]+) (-?[\d.]+)\)", element.get("transform", ""))
    dx, dy = (decalage[0] + float(moved[1]), decalage[1] + float(moved[2])) if moved else decalage
    if element.tag in (f"{SVG}rect", f"{SVG}text"):
        x, y = float(element.get("x", 0)) + dx, float(element.get("y", 0)) + dy
        yield x, y
        yield x + float(element.get("width", 0)), y + float(element.get("height", 0))
    if element.tag == f"{SVG}path":
        yield from ((x + dx, y + dy) for x, y in departs(element.get("d").replace("L", "M")))
    for child in element:
        if child.tag != f"{SVG}defs":
            yield from lieux(child, (dx, dy))
