"""A published folder as a visitor's browser sees it: pages by address, and where links lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement

HOST = "http://site.invalid/"
_CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


@dataclass(frozen=True)
class BuiltSite:
    """The pages of the folder ``root``, by address from it: "", "hazebrouck/quartiers/", "404.html"."""

    root: Path

    @cached_property
    def pages(self) -> dict[str, HtmlElement]:
        """Every page by address."""
        parser = html.HTMLParser(encoding="utf-8")
        files = sorted(self.root.rglob("*.html"))
        return {self.address(f): html.parse(str(f), parser).getroot() for f in files}

    def address(self, file: Path) -> str:
        return file.relative_to(self.root).as_posix().removesuffix("index.html")

    def file(self, address: str) -> Path:
        """The file that a plain static host sends for an address."""
        path = self.root / unquote(urlsplit(address).path).lstrip("/")
        return path / "index.html" if address == "" or address.endswith("/") else path

    def size(self, address: str) -> int:
        return self.file(address).stat().st_size

    @cached_property
    def ids(self) -> dict[str, list[str]]:
        """The ids of each page, in order, repeats included."""
        return {address: page.xpath("//@id") for address, page in self.pages.items()}


def resolve(href: str, *, at: str) -> tuple[str, str] | None:
    """Where a link of the page ``at`` leads inside the site: address and anchor; None if it leaves it."""
    target = urlsplit(urljoin(HOST + at, href.strip()))
    if f"{target.scheme}://{target.netloc}/" != HOST:
        return None
    return target.path.lstrip("/"), unquote(target.fragment)


def links(page: HtmlElement) -> list[str]:
    """The addresses of all links of a page, as written."""
    return page.xpath("//a/@href | //area/@href")


def resources(page: HtmlElement) -> Iterator[str]:
    """Everything that a browser fetches for the page, or sends the reader's words to, as written."""
    yield from page.xpath("//link/@href | //@src | //@poster | //object/@data | //form/@action | //@formaction")
    yield from page.xpath("//*[local-name()='use' or local-name()='image']/@*[contains(name(), 'href')]")
    for sources in page.xpath("//@srcset"):
        yield from (source.split()[0] for source in sources.split(","))
    for style in [*page.xpath("//@style"), *page.xpath("//style/text()")]:
        yield from css_addresses(style)


def css_addresses(style: str) -> list[str]:
    """The addresses that a style sheet fetches."""
    return [first or second for first, second in _CSS_ADDRESS.findall(style)]
