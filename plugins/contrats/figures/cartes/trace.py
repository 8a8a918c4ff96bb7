"""Elements of the drawing, in tenths of a unit: whole numbers, which are shorter than decimals."""

from __future__ import annotations

from collections.abc import Iterable

from contrats.figures.cartes.geometrie import Point
from contrats.figures.graphiques.svg import balise

DIXIEMES = 10


def dix(value: float) -> int:
    """A coordinate as the SVG writes it."""
    return round(value * DIXIEMES)


def chemin(lignes: Iterable[Iterable[Point]], *, ferme: bool) -> str:
    """The value of ``d`` for lines or rings, each point told from the one before it; empty when nothing is left."""
    return "".join(_ligne(points, ferme) for points in lignes)


def _ligne(points: Iterable[Point], ferme: bool) -> str:
    nodes: list[tuple[int, int]] = []
    for x, y in points:
        node = (dix(x), dix(y))
        if not nodes or nodes[-1] != node:
            nodes.append(node)
    if ferme and len(nodes) > 1 and nodes[0] == nodes[-1]:
        nodes.pop()
    if len(nodes) < (3 if ferme else 2):
        return ""
    (x, y), moves = nodes[0], []
    for nx, ny in nodes[1:]:
        moves += [str(nx - x), str(ny - y)]
        x, y = nx, ny
    written = " ".join(moves).replace(" -", "-")
    return f"M{nodes[0][0]} {nodes[0][1]}l{written}{'z' if ferme else ''}"


def rectangle(boite: tuple[float, float, float, float], **attributs: object) -> str:
    left, top, right, bottom = map(dix, boite)
    return balise("rect", x=left, y=top, width=right - left, height=bottom - top, **attributs)


def groupe(nom: str, contenu: str, **attributs: object) -> str:
    """A group of this class; empty without content."""
    return balise("g", contenu, **{"class": nom}, **attributs) if contenu else ""
