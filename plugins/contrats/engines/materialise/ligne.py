"""What stands inside a line: words, links, bold, notes, drawings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from contrats.engines.materialise.adresses import Adresses
from contrats.engines.materialise.arbre import Noeud, dit
from contrats.engines.materialise.dessins import image, signe
from contrats.engines.materialise.mots import echappe, entoure, serre
from contrats.figures.nombres import NBSP

_OUTILS = {"form", "button", "input", "label", "script", "style", "template"}
_SUR_SA_LIGNE = {"suite", "contexte", "resume", "statut", "precaution", "date", "badge", "etat"}
"""Words that our style sheet sets on a line of their own, without a space before them in the HTML."""
_MARQUES = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_COLLES = {("a", "a"): ", ", ("strong", "span"): " ", ("span", "span"): " "}
"""Elements that our style sheet sets apart when nothing stands between them, and what parts them here."""
_FIN = re.compile(r"(?:<br>|\s)+$", re.ASCII)


def tu(node: Noeud) -> bool:
    """Whether an element does something rather than say something: a form, a button, what works by script only, the
    way back from an explained acronym, what holds on our own site only. What is said to those without script is
    kept."""
    return node.tag in _OUTILS or bool({"avec-script", "ici-seulement", "retour"} & node.classes)


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
    numero: int = 0
    """How many of them are this page's own: the signs of a key are shared."""

    def ancre(self, node: Noeud) -> str:
        """A mark for links to arrive at, where one does."""
        return f'<a id="{escape(node.id)}"></a>' if node.id in self.ancres and node.id not in self.notes else ""

    def lien(self, href: str) -> str:
        url = self.adresses.lien(href, depuis=self.url)
        return f"<{url}>" if re.search(r"[\s()]", url) else url

    def laisse(self, node: Noeud) -> bool:
        """Whether an element is but a link to a page that the tree goes without."""
        inside = node.elements()
        alone = len(inside) == 1 and inside[0].tag == "a" and inside[0].text().strip() == node.text().strip()
        return alone and "href" in inside[0].attrs and not self.lien(inside[0].attrs["href"])

    def signe(self, node: Noeud) -> str:
        """The sign of a map's key as an image file; nothing for other elements."""
        name, drawn = signe(node.classes)
        if not name:
            return ""
        path = f"images/signe-{name}.svg"
        self.dessins[path] = drawn
        return f"![]({self.adresses.vers_fichier(path, depuis=self.url)}) "

    def dessin(self, node: Noeud, *, petite: bool = False) -> str:
        """A drawing as an image file; nothing for an ornament."""
        said = dit(node.source)
        if not said:
            return ""
        page = self.url.strip("/").replace("/", "-") or "accueil"
        self.numero += 1
        path = f"images/{page}-{self.numero}.svg"
        self.dessins[path] = image(node.source, petite=petite)
        return f"![{echappe(said)}]({self.adresses.vers_fichier(path, depuis=self.url)})"


def ligne(children: Iterable[Noeud | str], feuille: Feuille, *, gras: bool = False, tuile: bool = False) -> str:
    """Inline children as Markdown, spaces not trimmed. ``gras``: already inside bold. ``tuile``: a card, where each
    element has its own line."""
    out, before = "", ""
    for child in children:
        if isinstance(child, str):
            before = ""
            words = echappe(child)
            out += words.lstrip(" ") if out.endswith((" ", "<br>")) else words
            continue
        piece = _element(child, feuille, gras)
        if not piece:
            continue
        apart = child.classes & _SUR_SA_LIGNE or (tuile and child.tag in {"a", "span"})
        if apart and out.strip(" "):
            out = _FIN.sub("", out) + "<br>"
        elif "complement" in child.classes and out.strip(" "):
            out = f"{out.rstrip(' ')} – "
        elif piece.startswith("[^") and before == "sup":
            out += NBSP
        elif not out.endswith((" ", "<br>")):
            out += _COLLES.get((before, child.tag), "")
        before = child.tag
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
    if "signe" in node.classes:
        return feuille.signe(node)
    gras_ici = node.tag in {"strong", "b"} or (node.tag == "span" and "date" in node.classes)
    inner = ligne(node.children, feuille, gras=gras or gras_ici)
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
    mark = "**" if node.tag == "span" and "date" in node.classes else _MARQUES.get(node.tag, "")
    return inner if not mark or (gras and mark == "**") else entoure(mark, inner)


def _exposant(node: Noeud, feuille: Feuille, gras: bool) -> str:
    """A superscript, or the call of a note: « [^note-1] »."""
    inside = node.elements()
    target = inside[0].attrs.get("href", "").removeprefix("#") if len(inside) == 1 and inside[0].tag == "a" else ""
    if target in feuille.notes:
        return f"[^{target}]"
    return f"<sup>{ligne(node.children, feuille, gras=gras)}</sup>"
