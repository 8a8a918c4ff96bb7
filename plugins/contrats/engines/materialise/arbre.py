"""The HTML of a composed page as a small tree.

Our own templates wrote it, well formed and from a closed set of tags, so the parser of the standard library is enough;
drawings (``svg``) are kept as they are written, without looking inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "meta", "link", "wbr"}
_SVG = re.compile(r"<svg\b|</svg>")
_LINK = re.compile(r"</?a\b[^>]*>")
_SAID = {name: re.compile(rf"<{name}\b[^>]*>(.*?)</{name}>", re.S) for name in ("title", "desc")}


@dataclass
class Noeud:
    """An element: its tag, its attributes, its children (elements and texts) and, of a drawing, its source."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Noeud | str] = field(default_factory=list)
    source: str = ""

    @property
    def classes(self) -> set[str]:
        return set(self.attrs.get("class", "").split())

    @property
    def id(self) -> str:
        return self.attrs.get("id", "")

    def walk(self) -> Iterator[Noeud]:
        """This element and all those inside, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Noeud):
                yield from child.walk()

    def find(self, *tags: str) -> Noeud | None:
        """The first element inside with one of these tags."""
        return next((n for n in self.walk() if n is not self and n.tag in tags), None)

    def elements(self) -> list[Noeud]:
        return [child for child in self.children if isinstance(child, Noeud)]

    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


class _Lecteur(HTMLParser):
    def __init__(self, drawings: list[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.drawings = drawings
        self.open = [Noeud("body")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Noeud(tag, {key: value or "" for key, value in attrs})
        if tag == "svg":
            node.source = self.drawings[int(node.attrs.pop("data-dessin"))]
        self.open[-1].children.append(node)
        if tag not in VOID and tag != "svg":
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and any(node.tag == tag for node in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def arbre(html: str) -> Noeud:
    """The tree of a page's body, under a ``body`` element."""
    text, drawings = _sans_dessins(html)
    reader = _Lecteur(drawings)
    reader.feed(text)
    reader.close()
    return reader.open[0]


def _sans_dessins(html: str) -> tuple[str, list[str]]:
    """The page with a mark in place of each drawing, and the drawings; one may hold others. Links become
    plain groups: those of an image lead nowhere."""
    out: list[str] = []
    drawings: list[str] = []
    end = start = depth = 0
    for match in _SVG.finditer(html):
        if match[0] != "</svg>":
            start = start if depth else match.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                out += [html[end:start], f'<svg data-dessin="{len(drawings)}">']
                end = match.end()
                drawings.append(_LINK.sub(lambda m: "</g>" if m[0] == "</a>" else "<g>", html[start:end]))
    return "".join([*out, html[end:]]), drawings


def dit(source: str) -> str:
    """What a drawing says to those who do not see it: its title, then its description; empty when it is an ornament."""
    found = (_SAID[name].search(source) for name in ("title", "desc"))
    return ". ".join(" ".join(unescape(match[1]).split()).rstrip(".") for match in found if match)
