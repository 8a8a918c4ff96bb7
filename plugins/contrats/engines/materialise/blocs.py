"""The blocks of a page as Markdown: headings, paragraphs, lists, definitions, tables, notes.

Written here rather than with markdownify: that one takes 10.5 ms for a page of ours (4.6 ms here), needs two packages
more, and knows neither anchors, nor notes, nor the captions and groups of our tables. What is written is Markdown Extra
(tables, definitions, notes, anchors), which most engines read.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import NamedTuple

from contrats.engines.materialise.arbre import Noeud
from contrats.engines.materialise.ligne import Feuille, ligne, tu
from contrats.engines.materialise.mots import en_tete, entoure, retrait
from contrats.engines.materialise.tableaux import tableau

TITRES = ("h1", "h2", "h3", "h4", "h5", "h6")
COUPE = "<!-- -->"
"""Between two lists that follow one another, which Markdown would take for one."""


class Bloc(NamedTuple):
    genre: str
    texte: str


def blocs(node: Noeud, feuille: Feuille) -> list[Bloc]:
    """The blocks inside an element; the words between them are paragraphs."""
    out: list[Bloc] = []
    run: list[Noeud | str] = []

    def flush() -> None:
        words = ligne(run, feuille, tuile="tuile" in node.classes).strip()
        run.clear()
        if words:
            out.append(Bloc("p", en_tete(words)))

    for child in node.children:
        if isinstance(child, Noeud) and (child.tag in _BLOCS or tu(child) or child.tag == "svg"):
            flush()
            out += _bloc(child, feuille, petite="situation-petite" in node.classes)
        else:
            run.append(child)
    flush()
    return out


def assemble(parts: list[Bloc]) -> str:
    """Blocks set apart by blank lines."""
    out: list[str] = []
    for before, part in zip([None, *parts], parts, strict=False):
        if before is not None and before.genre == part.genre and part.genre in {"ul", "ol", "dl", "citation"}:
            out.append(COUPE)
        out.append(part.texte)
    return "\n\n".join(out)


def _bloc(node: Noeud, feuille: Feuille, *, petite: bool = False) -> list[Bloc]:
    if tu(node):
        return []
    if node.tag == "svg":
        image = feuille.dessin(node, petite=petite)
        return [Bloc("p", image)] if image else []
    made = _BLOCS[node.tag](node, feuille)
    mark = "" if node.tag in TITRES else feuille.ancre(node)
    return _marque(made, mark)


def _marque(made: list[Bloc], mark: str) -> list[Bloc]:
    """The mark of an anchor, at the head of the first paragraph or alone before another block."""
    if not mark:
        return made
    if made and made[0].genre == "p":
        return [Bloc("p", mark + made[0].texte), *made[1:]]
    return [Bloc("p", mark), *made]


def _titre(node: Noeud, feuille: Feuille) -> list[Bloc]:
    words = ligne(node.children, feuille, gras=True).replace("<br>", " ").strip()
    anchor = f" {{#{escape(node.id)}}}" if node.id else ""
    return [Bloc("titre", f"{'#' * int(node.tag[1])} {words}{anchor}")] if words else []


def _liste(node: Noeud, feuille: Feuille) -> list[Bloc]:
    items = [
        (child, _marque(blocs(child, feuille), feuille.ancre(child)))
        for child in node.elements()
        if not (tu(child) or feuille.laisse(child))
    ]
    items = [(child, parts) for child, parts in items if parts]
    if feuille.notes and items and all(child.id in feuille.notes for child, _ in items):
        return [Bloc("notes", "\n\n".join(retrait(assemble(p), f"[^{c.id}]: ") for c, p in items))]
    if any(
        parts[0].genre != "p" for _, parts in items
    ):  # Markdown has no list of headings or tables: one after another
        return [part for _, parts in items for part in parts]
    start = int(node.attrs.get("start", "1"))
    marks = (f"{i}." if node.tag == "ol" else "-" for i in range(start, start + len(items)))
    lines = [retrait(assemble(parts), mark.ljust(4)) for mark, (_, parts) in zip(marks, items, strict=True)]
    airy = any(len(parts) > 1 for _, parts in items)
    return [Bloc(node.tag, ("\n\n" if airy else "\n").join(lines))] if lines else []


def _definitions(node: Noeud, feuille: Feuille) -> list[Bloc]:
    """« Terme », then « :   définition » below it, as in Markdown Extra."""
    entries: list[str] = []
    after_term = False
    for part, mark in _termes(node, feuille):
        if part.tag == "dt":
            words = ligne(part.children, feuille).strip()
            entries += [mark + en_tete(words)] if words else []
            after_term = bool(words)
            continue
        inner = [] if tu(part) else _marque(blocs(part, feuille), mark)
        if not inner:
            continue
        written = retrait(assemble(inner), ":   ") if entries else assemble(inner)
        if after_term:
            entries[-1] += f"\n{written}"
        else:
            entries.append(written)
        after_term = False
    return [Bloc("dl", "\n\n".join(entries))] if entries else []


def _termes(node: Noeud, feuille: Feuille, mark: str = "") -> list[tuple[Noeud, str]]:
    """The ``dt`` and ``dd`` of a list, out of the ``div`` that pair them, with the anchors they bear."""
    out: list[tuple[Noeud, str]] = []
    for child in node.elements():
        if child.tag == "div":
            out += _termes(child, feuille, mark + feuille.ancre(child))
        else:
            out.append((child, mark + feuille.ancre(child)))
        mark = ""
    return out


def _volet(node: Noeud, feuille: Feuille) -> list[Bloc]:
    """A folded part, unfolded: its heading, or its words in bold, then what it holds."""
    head = next((child for child in node.elements() if child.tag == "summary"), None)
    rest = blocs(Noeud("div", children=[child for child in node.children if child is not head]), feuille)
    if head is None:
        return rest
    opened = blocs(head, feuille)
    if head.find(*TITRES) is None:
        opened = [Bloc(part.genre, entoure("**", part.texte.replace("**", ""))) for part in opened]
    return [*opened, *rest]


def _remarque(node: Noeud, feuille: Feuille) -> list[Bloc]:
    """A container; a remark is set apart as a quotation, its first line in bold."""
    inside = blocs(node, feuille)
    if not {"remarque", "avertissement"} & node.classes or not inside:
        return inside
    if any("remarque-titre" in child.classes for child in node.elements()):
        inside[0] = Bloc("p", entoure("**", inside[0].texte.replace("**", "")))
    return [_citation(inside)]


def _citation(inside: list[Bloc]) -> Bloc:
    return Bloc("citation", "\n".join(f"> {line}".rstrip(" ") for line in assemble(inside).split("\n")))


def _prose(node: Noeud, feuille: Feuille) -> list[Bloc]:
    words = "\n".join(f"    {line}" for line in node.text().strip("\n").split("\n"))
    return [Bloc("p", words)]


_BLOCS: dict[str, Callable[[Noeud, Feuille], list[Bloc]]] = {
    **dict.fromkeys(TITRES, _titre),
    **dict.fromkeys(("p", "section", "article", "aside", "nav", "figure", "figcaption", "header", "footer"), blocs),
    **dict.fromkeys(("main", "summary", "noscript", "li", "dt", "dd"), blocs),
    **dict.fromkeys(("ul", "ol"), _liste),
    "div": _remarque,
    "dl": _definitions,
    "details": _volet,
    "table": lambda node, feuille: [Bloc("p" if i == 0 else "table", t) for i, t in _avec_legende(node, feuille)],
    "blockquote": lambda node, feuille: [_citation(blocs(node, feuille))],
    "pre": _prose,
    "hr": lambda node, feuille: [Bloc("hr", "* * *")],
}


def _avec_legende(node: Noeud, feuille: Feuille) -> list[tuple[int, str]]:
    """A table below its caption in bold: 0 with the caption, 1 with the table."""
    caption = next((child for child in node.elements() if child.tag == "caption"), None)
    words = ligne(caption.children, feuille, gras=True).strip(" ") if caption else ""
    written = tableau(node, feuille)
    return [pair for pair in ((0, entoure("**", words)), (1, written)) if pair[1]]
