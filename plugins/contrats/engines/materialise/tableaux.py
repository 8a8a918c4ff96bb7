"""Tables, as Markdown writes them: one line per row, a dash row under the headings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from contrats.engines.materialise.arbre import Noeud
from contrats.engines.materialise.ligne import Feuille, ligne
from contrats.engines.materialise.mots import entoure

_DANS = {"p", "div", "li", "section", "ul", "ol"}


def tableau(node: Noeud, feuille: Feuille) -> str:
    """A table without its caption. Row headings are in bold; the heading of a group has a row of its own; a table
    without headings has an empty heading row, which Markdown asks for. Empty for a table without rows."""
    rows = list(_rangs(node, feuille))
    if not rows:
        return ""
    width = max(len(cells) for _, cells, _ in rows)
    head = rows.pop(0)[1] if rows[0][0] == "thead" else []
    numbers = [any(column) for column in zip_longest(*(sides for _, _, sides in rows))]
    dashes = ["---:" if number else "---" for number in numbers] or ["---"] * width
    lines = [_rang(head, width, empty=" "), f"| {' | '.join(dashes)} |", *(_rang(c, width) for _, c, _ in rows)]
    return "\n".join(lines)


def _rang(cells: list[str], width: int, empty: str = "") -> str:
    return f"| {' | '.join([*cells, *[empty] * (width - len(cells))])} |"


def _rangs(node: Noeud, feuille: Feuille) -> Iterator[tuple[str, list[str], list[bool]]]:
    """Each row: where it stands, its cells, and whether each is a number (set on the right)."""
    for part in node.elements():
        if part.tag == "tr":
            yield _cellules(part, "tbody", feuille)
        elif part.tag in {"thead", "tbody", "tfoot"}:
            for row in part.elements():
                yield _cellules(row, part.tag, feuille)


def _cellules(row: Noeud, where: str, feuille: Feuille) -> tuple[str, list[str], list[bool]]:
    cells, sides = [], []
    for cell in row.elements():
        words = " ".join(_cellule(cell, feuille, gras=cell.tag == "th").split("\n")).strip(" ")
        words = entoure("**", words) if cell.tag == "th" and where != "thead" else words
        cells.append(feuille.ancre(cell) + words)
        sides.append("valeur" in cell.classes)
        extra = int(cell.attrs.get("colspan", "1")) - 1
        cells += [""] * extra
        sides += [False] * extra
    if cells:
        cells[0] = feuille.ancre(row) + cells[0]
    return where, cells, sides


def _cellule(cell: Noeud, feuille: Feuille, *, gras: bool) -> str:
    """The words of a cell; its paragraphs and list items become lines."""
    if not any(n.tag in _DANS for n in cell.walk() if n is not cell):
        return ligne(cell.children, feuille, gras=gras)
    lines: list[str] = []
    run: list[Noeud | str] = []
    for child in [*cell.children, Noeud("p")]:
        if isinstance(child, Noeud) and child.tag in _DANS:
            lines += [ligne(run, feuille, gras=gras).strip(" "), _cellule(child, feuille, gras=gras).strip(" ")]
            run = []
        else:
            run.append(child)
    return "<br>".join(line for line in lines if line)
