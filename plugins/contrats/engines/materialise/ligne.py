"""What stands inside a line: words, links, bold, notes, drawings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from contrats.engines.materialise.adresses import Adresses
from contrats.engines.materialise.arbre import Noeud, dit
from contrats.engines.materialise.mots import echappe, entoure, serre

_OUTILS = {"form", "button", "input", "label", "script", "style", "template"}
_SUR_SA_LIGNE = {"suite", "contexte", "resume", "statut", "precaution", "date", "badge", "etat"}
"""Words that our style sheet sets on a line of their own, without a space before them in the HTML."""
_MARQUES = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_FIN = re.compile(r"(?:<br>|\s)+$", re.ASCII)


def tu(node: Noeud) -> bool:
    """Whether an element does something rather than say something: a form, a button, what works by script only, the
    way back from an explained acronym. What is said to those without script is kept."""
    return node.tag in _OUTILS or bool({"avec-script", "retour"} & node.classes)


@dataclass
class Feuille:
    """The Markdown file in the making: where it stands, what others link to in it, what it gathers on the way."""

    url: str
    adresses: Adresses
    ancres: frozenset[str] = frozenset()
    """The ids of this page that a link of the site leads to."""
    notes: frozenset[str] = frozenset()
    """The ids of this page's notes, which become footnotes."""
    dessins: dict[str, str] = field(default_factory=dict)
    """The drawings met so far: path from the tree's root, SVG."""

    def ancre(self, node: Noeud) -> str:
        """A mark for links to arrive at, where one does."""
        return f'<a id="{escape(node.id)}"></a>' if node.id in self.ancres and node.id not in self.notes else ""

    def lien(self, href: str) -> str:
        url = self.adresses.lien(href, depuis=self.url)
        return f"<{url}>" if re.search(r"[\s()]", url) else url

    def dessin(self, node: Noeud) -> str:
        """A drawing as an image file; nothing for an ornament."""
        said = dit(node.source)
        if not said:
            return ""
        page = self.url.strip("/").replace("/", "-") or "accueil"
        path = f"images/{page}-{len(self.dessins) + 1}.svg"
        self.dessins[path] = node.source + "\n"
        return f"![{echappe(said)}]({self.adresses.vers_fichier(path, depuis=self.url)})"


def ligne(children: Iterable[Noeud | str], feuille: Feuille, *, gras: bool = False, tuile: bool = False) -> str:
    """Inline children as Markdown, spaces not trimmed. ``gras``: already inside bold. ``tuile``: a card, where each
    element has its own line."""
    out = ""
    for child in children:
        if isinstance(child, str):
            words = echappe(child)
            out += words.lstrip(" ") if out.endswith((" ", "<br>")) else words
            continue
        piece = _element(child, feuille, gras)
        if not piece:
            continue
        apart = child.classes & _SUR_SA_LIGNE or (tuile and child.tag in {"a", "span"})
        if apart and out.strip(" "):
            out = _FIN.sub("", out) + "<br>"
        if out.endswith("!") and piece.startswith("["):
            out = f"{out[:-1]}\\!"
        if out.endswith("*") and piece.startswith("*"):
            out += "<!-- -->"
        out += piece.lstrip(" ") if out.endswith((" ", "<br>")) else piece
    return out


def _element(node: Noeud, feuille: Feuille, gras: bool) -> str:
    if tu(node):
        return ""
    if node.tag == "br":
        return "<br>"
    if node.tag == "svg":
        return feuille.dessin(node)
    if node.tag == "img":
        return f"![{echappe(node.attrs.get('alt', ''))}]({feuille.lien(node.attrs.get('src', ''))})"
    if node.tag == "sup":
        return _exposant(node, feuille, gras)
    inner = ligne(node.children, feuille, gras=gras or node.tag in {"strong", "b"})
    return feuille.ancre(node) + _habille(node, inner, feuille, gras)


def _habille(node: Noeud, inner: str, feuille: Feuille, gras: bool) -> str:
    href = node.attrs.get("href") if node.tag == "a" else None
    if href and inner.strip():
        url = feuille.lien(href)
        return entoure("[", inner, f"]({url})") if url else inner
    if node.tag == "code":
        words = serre(node.text())
        return f"<code>{inner}</code>" if {"`", "|"} & set(words) else entoure("`", words)
    if node.tag == "sub":
        return f"<sub>{inner}</sub>"
    mark = _MARQUES.get(node.tag, "")
    return inner if not mark or (gras and mark == "**") else entoure(mark, inner)


def _exposant(node: Noeud, feuille: Feuille, gras: bool) -> str:
    """A superscript, or the call of a note: « [^note-1] »."""
    inside = node.elements()
    target = inside[0].attrs.get("href", "").removeprefix("#") if len(inside) == 1 and inside[0].tag == "a" else ""
    if target in feuille.notes:
        return f"[^{target}]"
    return f"<sup>{ligne(node.children, feuille, gras=gras)}</sup>"
