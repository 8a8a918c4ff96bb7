"""What a reader finds on a page, ours or an engine's: words and links in order, notes apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from contrats.engines.materialise import LAISSEES
from contrats.pages.adresses import relative
from contrats.pages.page import Page
from lxml import html
from lxml.html import HtmlElement

_BLOCKS = [
    "p",
    "div",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "section",
    "aside",
    "nav",
    "details",
    "summary",
    "figure",
    "figcaption",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "br",
    "hr",
]
_OWN_LINE = ["suite", "contexte", "resume", "statut", "precaution", "date", "badge", "etat"]
"""What our style sheet sets on a line of its own."""
_JOINED = {("a", "a"), ("strong", "span"), ("span", "span")}
"""What our style sheet sets apart when nothing stands between them."""
_HOST = "https://site.invalid/un/deux/trois/contrat/"
"""Deep enough that a link with one « ../ » too many shows."""


@dataclass(frozen=True)
class Lecture:
    """Words, links as addresses from the site's root, the words of each note, what is said of each drawing."""

    mots: list[str]
    liens: list[str]
    notes: list[list[str]]
    dessins: list[str]


def notre(page: Page) -> Lecture:
    """A page as we compose it. Forms, what works by script only, and the ways back from acronyms, are not text."""
    body = html.fragment_fromstring(page.corps, create_parent="div")
    drawings = [_said(svg) for svg in body.xpath(".//*[local-name()='svg']")]
    _remove(body, ".//*[local-name()='svg'] | .//form | .//button | .//*[contains(@class, 'retour')]")
    _remove(body, ".//*[contains(@class, 'avec-script') or contains(@class, 'ici-seulement')]")
    for page_left in LAISSEES:
        _remove(body, f".//li[count(*)=1][a[@href='{relative(page_left, depuis=page.url)}']]")
    _remove(body, ".//sup[a[contains(@class, 'renvoi')]]")
    lists = body.xpath(".//ol[contains(concat(' ', @class, ' '), ' notes ')]")
    notes = [_words(note) for each in lists for note in each.xpath("./li")]
    links = [link for link in _links(body, page.url) if link not in LAISSEES]
    _remove(body, ".//ol[contains(concat(' ', @class, ' '), ' notes ')]")
    return Lecture(_words(body), sorted(links), notes, [said for said in drawings if said])


def publiee(file: Path, url: str) -> Lecture:
    """A page as Material publishes it. The signs that lead to headings and back from notes are not text."""
    article = html.parse(str(file), html.HTMLParser(encoding="utf-8")).xpath("//article")[0]
    drawings = [" ".join(alt.split()) for alt in article.xpath(".//img/@alt") if alt]
    _remove(
        article, ".//svg | .//comment() | .//*[contains(@class, 'headerlink') or contains(@class, 'footnote-backref')]"
    )
    _remove(article, ".//sup[starts-with(@id, 'fnref')]")
    notes = [_words(note) for note in article.xpath(".//div[@class='footnote']//li")]
    links = _links(article, url)
    _remove(article, ".//div[@class='footnote']")
    return Lecture(_words(article), sorted(links), notes, drawings)


def _said(svg: HtmlElement) -> str:
    parts = [
        " ".join(part.text_content().split()) for part in svg.xpath("./*[local-name()='title' or local-name()='desc']")
    ]
    return ". ".join(part.rstrip(".") for part in parts)


def _remove(node: HtmlElement, path: str) -> None:
    for found in node.xpath(path):
        found.drop_tree()


def _words(node: HtmlElement) -> list[str]:
    """Words in order; the edge of a block, or of what has its own line, parts two words."""
    return [word for word in re.split(r"[\W_]+", "".join(_pieces(node))) if word]


def _pieces(node: HtmlElement) -> Iterable[str]:
    apart = node.tag in _BLOCKS or set(node.get("class", "").split()) & set(_OWN_LINE)
    card = node.getparent() is not None and "tuile" in node.getparent().get("class", "").split()
    yield " " if apart or card else ""
    yield node.text or ""
    for child in node:
        yield from _pieces(child)
        after = child.getnext()
        joined = not child.tail and after is not None and (child.tag, after.tag) in _JOINED
        yield " " if joined else child.tail or ""
    yield " " if apart or card else ""


def _links(node: HtmlElement, url: str) -> list[str]:
    """Where links lead, from the site's root; a link to the top of the same page is one to the page."""
    found = [urljoin(_HOST + url, href) for href in node.xpath(".//a/@href")]
    return [(urldefrag(link).url if link.endswith("#") else link).removeprefix(_HOST) for link in found]
