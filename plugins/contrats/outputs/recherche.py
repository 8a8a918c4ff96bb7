"""The search index: the words of every page, fetched by the search page only.

The theme's own search loads its index and its engine on every page, four times the weight of a page; here a page
costs nothing until somebody searches.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape

from contrats.pages.page import Page

INDEX = "recherche/index.json"
_HEADING = re.compile(r"<h([1-3])\b(?:\s+id=\"([^\"]+)\")?[^>]*>(.*?)</h\1>", re.S)
_LEFT_OUT = re.compile(
    r"<aside class=\"sigles\".*?</aside>|<nav\b.*?</nav>|<(ul|ol|p|table|div)\b[^>]*\bdata-hors-recherche[^>]*>.*?</\1>",
    re.S,
)
_BLOCK = re.compile(r"</(?:p|li|dd|dt|td|th|div|caption|summary|h[1-6])>|<br>")
_TAG = re.compile(r"<[^>]+>")


def _words(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", _BLOCK.sub(" ", html))).split())


def index_json(pages: Iterable[Page]) -> str:
    """The index: one row per page, and per section of long pages: address, title, title of the page, words, weight."""
    rows = [row for page in pages if page.recherche for row in _rows(page)]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _rows(page: Page) -> Iterator[list[object]]:
    body = _LEFT_OUT.sub(" ", page.corps)
    if not page.sommaire:
        yield [page.url, page.titre, "", _words(re.sub(r"<h1.*?</h1>", " ", body, flags=re.S)), page.recherche]
        return
    url, title, parent, start = page.url, page.titre, "", 0
    for match in _HEADING.finditer(body):
        if match[1] == "1" or match[2]:
            text = _words(body[start : match.start()])
            if match[1] != "1":
                yield [url, title, parent, text, page.recherche if not parent else 1]
                url, title, parent = f"{page.url}#{match[2]}", _words(match[3]), page.titre
            start = match.end()
    yield [url, title, parent, _words(body[start:]), page.recherche if not parent else 1]
