"""What a reader sees of a site: words, links, headings, facts and tables, whatever markup carries them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

from contrats.outputs import sites
from contrats.outputs.abrege import ABREGE
from contrats.pages.page import Page

VOID = {"br", "hr", "img", "input", "meta", "link", "wbr"}
INLINE = {"a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "sub", "sup"}
HEADING = re.compile(r"h[1-6]")
FILE = re.compile(r"\.(csv|json|txt)\Z")
"""The end of an address that is a file to download; any other is a page."""


def spaced(text: str) -> str:
    """Words with ordinary spaces and apostrophes, however the page sets them."""
    return " ".join(re.sub("[\u00a0\u202f]", " ", text).replace("’", "'").split())


@dataclass(frozen=True)
class Piece:
    """An opening tag, a closing tag (``</p>``) or a run of words."""

    tag: str = ""
    words: str = ""
    href: str = ""
    id: str = ""


class _Cutter(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[Piece] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.pieces.append(Piece(tag=tag, href=found.get("href") or "", id=found.get("id") or ""))

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append(Piece(tag="/" + tag))

    def handle_data(self, data: str) -> None:
        self.pieces.append(Piece(words=data))


@dataclass(frozen=True)
class Screen:
    """A page, or a part of it. ``links`` go from the site's root."""

    url: str
    pieces: tuple[Piece, ...] = field(repr=False)

    @classmethod
    def of(cls, page: Page) -> Screen:
        cutter = _Cutter()
        cutter.feed(page.corps)
        cutter.close()
        return cls(page.url, tuple(cutter.pieces))

    @cached_property
    def text(self) -> str:
        return spaced("".join(self._chunks()))

    def _chunks(self) -> Iterator[str]:
        for piece in self.pieces:
            yield piece.words if not piece.tag or piece.tag.removeprefix("/") in INLINE else " "

    @cached_property
    def links(self) -> list[tuple[str, str]]:
        """Words and address of each link, in the order of the page."""
        found = []
        for position, piece in enumerate(self.pieces):
            if piece.tag == "a" and piece.href:
                found.append((self._until_closed(position).text, self._from_root(piece.href)))
        return found

    @property
    def addresses(self) -> list[str]:
        """Where the links of the page lead, those to itself left out."""
        return [address for _, address in self.links if not address.startswith(f"{self.url}#")]

    def words_of(self, address: str) -> list[str]:
        """The words of the links to an address."""
        return [words for words, found in self.links if found == address]

    @cached_property
    def headings(self) -> list[str]:
        return [self._until_closed(n).text for n, p in enumerate(self.pieces) if HEADING.fullmatch(p.tag)]

    @cached_property
    def ids(self) -> list[str]:
        return [piece.id for piece in self.pieces if piece.id]

    def section(self, title: str) -> Screen:
        """What stands under the heading that starts with these words, up to the next of its level."""
        for start, piece in enumerate(self.pieces):
            if HEADING.fullmatch(piece.tag) and self._until_closed(start).text.startswith(title):
                after = self.pieces[start + len(self._until_closed(start).pieces) :]
                end = next((n for n, p in enumerate(after) if "h1" <= p.tag <= piece.tag), len(after))
                return Screen(self.url, after[:end])
        raise AssertionError(f"no heading « {title} » among {self.headings}")

    def fact(self, label: str) -> Screen:
        """What is said of this label."""
        start = self._label(label)
        assert start is not None, f"no fact « {label} » in « {self.text} »"
        end = start + len(self._until_closed(start).pieces)
        said: tuple[Piece, ...] = ()
        while end < len(self.pieces) and self.pieces[end].tag in ("", "dd"):
            one = self._until_closed(end).pieces if self.pieces[end].tag else (self.pieces[end],)
            said, end = said + one, end + len(one)
        return Screen(self.url, said)

    def has_fact(self, label: str) -> bool:
        return self._label(label) is not None

    def _label(self, label: str) -> int | None:
        labels = (n for n, p in enumerate(self.pieces) if p.tag == "dt")
        return next((n for n in labels if self._until_closed(n).text == label), None)

    @cached_property
    def rows(self) -> list[list[str]]:
        """The words of each cell of each row of the tables."""
        found = []
        for start, piece in enumerate(self.pieces):
            if piece.tag == "tr":
                row = self._until_closed(start)
                cells = [n for n, p in enumerate(row.pieces) if p.tag in ("td", "th")]
                found.append([row._until_closed(n).text for n in cells])
        return found

    @cached_property
    def items(self) -> list[Screen]:
        """Each item of the lists, those of lists inside them too."""
        return [self._until_closed(n) for n, p in enumerate(self.pieces) if p.tag == "li"]

    def item(self, words: str) -> Screen:
        """The first item that has these words."""
        found = next((i for i in self.items if words in i.text), None)
        assert found is not None, f"no item « {words} » in « {self.text} »"
        return found

    def anchor(self, ident: str) -> Screen:
        """The element that a link to ``#ident`` leads to."""
        start = next((n for n, p in enumerate(self.pieces) if p.id == ident), None)
        assert start is not None, f"no « #{ident} » among {self.ids}"
        return self._until_closed(start)

    def _until_closed(self, start: int) -> Screen:
        """The element that opens at ``start``."""
        tag, depth = self.pieces[start].tag, 0
        for end in range(start, len(self.pieces)):
            depth += (self.pieces[end].tag == tag) - (self.pieces[end].tag == "/" + tag)
            if not depth:
                return Screen(self.url, self.pieces[start : end + 1])
        return Screen(self.url, self.pieces[start:])

    def _from_root(self, href: str) -> str:
        if re.match(r"[a-z]+:", href):
            return href
        path, mark, anchor = href.partition("#")
        target = posixpath.normpath(posixpath.join("/", self.url, path)).lstrip("/") if path else self.url
        folder = "" if not target or FILE.search(target) else "/"
        return target.rstrip("/") + folder + mark + anchor


class Site:
    """A site as its readers see it: a screen per address."""

    def __init__(self, site: sites.Site):
        self.site = site
        self.pages = {page.url: page for page in site.pages}
        self._screens: dict[str, Screen] = {}

    def __contains__(self, url: str) -> bool:
        return url in self.pages

    def __iter__(self) -> Iterator[Screen]:
        return (self[url] for url in self.pages)

    def __getitem__(self, url: str) -> Screen:
        assert url in self.pages, f"no page at « {url} » among {sorted(self.pages)}"
        if url not in self._screens:
            self._screens[url] = Screen.of(self.pages[url])
        return self._screens[url]

    @property
    def menu(self) -> dict[str, str]:
        """Address of each entry of the menu."""
        return {etape.titre: etape.url for _, etape in self.site.menu}

    @property
    def files(self) -> Mapping[str, bytes]:
        """The files to download, by address."""
        return {address: content for address, content in self.site.fichiers.items() if address != ABREGE}

    def dead_links(self) -> list[tuple[str, str]]:
        """Page and address of each link that leads to no page, or to no place of its page."""
        return [
            (screen.url, address)
            for screen in self
            for _, address in screen.links
            if not re.match(r"[a-z]+:", address) and not self._leads(address)
        ]

    def _leads(self, address: str) -> bool:
        page, _, anchor = address.partition("#")
        return address in self.files or (page in self and (not anchor or anchor in self[page].ids))
