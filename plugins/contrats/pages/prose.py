"""Markdown of editors -> HTML that can run nothing.

Two walls: raw HTML is not read as HTML (it is shown as text), and what Markdown makes is cleaned by nh3 against a
short list of elements, attributes and address schemes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape, unescape
from itertools import chain, count

import markdown
import nh3

TAGS = {
    "p",
    "br",
    "strong",
    "em",
    "ul",
    "ol",
    "li",
    "a",
    "h2",
    "h3",
    "h4",
    "h5",
    "blockquote",
    "code",
    "pre",
    "hr",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "dl",
    "dt",
    "dd",
    "img",
    "sup",
    "sub",
}
ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt"}, "th": {"scope"}, "td": {"data-label"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}
LINK = re.compile(r"(?<=\]\()([a-z]+):([A-Za-z0-9-]+)(?=\))")
"""A link inside the site: ``[words](genre:id)``."""
IMAGE_FOLDER = re.compile(r"^(?!.*\.\.)medias/[\w.-]+$")


def _converter() -> markdown.Markdown:
    converter = markdown.Markdown(extensions=["tables", "def_list", "sane_lists"], output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.inlinePatterns.deregister("entity")
    return converter


_CONVERTER = _converter()


@lru_cache(maxsize=20_000)
def _convert(text: str, deeper: int) -> str:
    html = _CONVERTER.reset().convert(text)
    html = html.replace("<th>", '<th scope="col">').replace("<th style", '<th scope="col" style')
    html = re.sub(r"(</?h)([1-6])(?=>)", lambda m: f"{m[1]}{max(2, min(5, int(m[2]) + deeper))}", html)
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)


def prose(
    text: str | None, *, resolve: Callable[[str, str], str | None], media: Callable[[str], str | None], deeper: int = 0
) -> str:
    """Safe HTML of a Markdown text.

    ``resolve(kind, id)`` gives the address of a link inside the site, None when it leads nowhere: the words then stay
    without link. ``media(path)`` gives the address of an image, None when it is not one of the contract's. ``deeper``
    lowers the headings by so many levels, between 2 (the title of the page is 1) and 5.
    """
    if not text:
        return ""

    def link(match: re.Match[str]) -> str:
        return resolve(match[1], match[2]) or "#"

    html = _convert(LINK.sub(link, text), deeper)
    html = html.replace('<a href="#">', "<a>")
    if "<img" in html:
        html = _IMG.sub(lambda m: _image(m[0], media), html)
    if "<table" in html:
        html = html.replace(
            "<table>", '<div class="defile" tabindex="0" role="region" aria-label="Tableau"><table>'
        ).replace("</table>", "</table></div>")
    return html


_IMG = re.compile(r"<img[^>]*>")


def _image(tag: str, media: Callable[[str], str | None]) -> str:
    src = re.search(r'src="([^"]*)"', tag)
    alt = re.search(r'alt="([^"]*)"', tag)
    url = media(src[1]) if src and IMAGE_FOLDER.match(src[1]) else None
    words = alt[1] if alt else ""
    if url is None:
        return f"<em>{words}</em>"
    return f'<img src="{escape(url)}" alt="{words}" loading="lazy" decoding="async">'


def with_heading_ids(html: str, *, prefix: str = "") -> str:
    """Headings of levels 2 and 3 with an id made of their words, so that they can be linked to."""
    from contrats.reading.validation import slug

    seen: set[str] = set()

    def give(match: re.Match[str]) -> str:
        words = prefix + slug(unescape(re.sub(r"<[^>]+>", "", match[2])))
        name = next(n for n in chain([words], (f"{words}-{i}" for i in count(2))) if n not in seen)
        seen.add(name)
        return f'<h{match[1]} id="{name}">{match[2]}</h{match[1]}>'

    return re.sub(r"<h([23])>(.*?)</h\1>", give, html, flags=re.S)
