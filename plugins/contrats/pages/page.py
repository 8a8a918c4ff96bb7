"""What a page is, before any engine dresses it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape


@dataclass(frozen=True)
class Etape:
    """A step of the breadcrumb: words and address from the site's root."""

    titre: str
    url: str


@dataclass(frozen=True)
class Titre:
    """A heading of the page, for its table of contents."""

    niveau: int
    ancre: str
    texte: str


@dataclass(frozen=True)
class Page:
    """A page of a site. ``url`` is its address from the site's root, "" for the home page, with a final slash."""

    url: str
    titre: str
    corps: str
    description: str = ""
    section: str = ""
    fil: tuple[Etape, ...] = ()
    sommaire: bool = True
    recherche: float = 1.0
    """Weight in the search, 0 to leave the page out."""
    modifiable: str = ""
    """The file to edit for this page, relative to the project."""

    @property
    def fichier(self) -> str:
        """Where the page is written, relative to the site."""
        return self.url + "index.html"


class PageDifferee(Page):
    """``page`` with the HTML that ``composer`` makes when first asked for: a live preview shows one page of many."""

    def __init__(self, composer: Callable[[], str], page: Page):
        self.__dict__.update({**vars(page), "_composer": composer})
        del self.__dict__["corps"]

    @cached_property
    def corps(self) -> str:
        return self.__dict__["_composer"]()


_HEADING = re.compile(r"<h([23])\b[^>]*?\bid=\"([^\"]+)\"[^>]*>(.*?)</h\1>", re.S)
_TAGS = re.compile(r"<[^>]+>")


def titres(corps: str) -> list[Titre]:
    """The headings of levels 2 and 3 that have an id, in the order of the page."""
    return [Titre(int(m[1]), m[2], " ".join(unescape(_TAGS.sub("", m[3])).split())) for m in _HEADING.finditer(corps)]


@dataclass
class Suite:
    """Pages in the making: refuses two pages at one address."""

    pages: list[Page] = field(default_factory=list)
    _urls: set[str] = field(default_factory=set)

    def add(self, page: Page) -> None:
        if page.url in self._urls:
            raise ValueError(f"two pages at the address « {page.url} »")
        self._urls.add(page.url)
        self.pages.append(page)
