"""Where pages stand in a materialised tree, and links as seen from one of its files."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from contrats.pages.page import Page

LAISSEES = frozenset({"recherche/"})
"""Pages of our own site that a tree goes without: the engine brings its own search."""

_RACINE = "https://site.invalid/contrat/"
"""A made-up address for the site's root, to tell links that stay inside from those that leave it."""


@dataclass(frozen=True)
class Adresses:
    """The addresses of a site's pages and files, from its root."""

    urls: frozenset[str]
    fichiers: frozenset[str]
    sortantes: frozenset[str] = frozenset()
    """The pages with a link to another site beside this one: the portal, a neighbouring contract."""

    @classmethod
    def of(cls, pages: Iterable[Page], fichiers: Collection[str]) -> Adresses:
        return cls(frozenset(page.url for page in pages), frozenset(fichiers))

    @cached_property
    def _dossiers(self) -> set[str]:
        """Addresses that have others below them."""
        return {url[:end] for url in self.urls for end in _ends(url)}

    def fichier(self, url: str) -> str:
        """The file of a page: « quartiers/ » -> « quartiers/index.md », « quartiers/qn05941i/ » ->
        « quartiers/qn05941i.md ». Engines give them back the address they have on our own site.

        A page that leads out of the site has a folder of its own: its file is then as deep as its address, and a link that
        engines cannot follow means the same to MkDocs, which leaves it alone, and to Zensical, which counts from the file.
        """
        return f"{url}index.md" if url in self._dossiers | self.sortantes or not url else f"{url.removesuffix('/')}.md"

    def absolue(self, href: str, *, depuis: str) -> tuple[str, str] | None:
        """Address from the root and fragment of a link of the page at ``depuis``; None when it leaves the site."""
        whole = urljoin(_RACINE + depuis, href)
        if urlsplit(href).scheme or not whole.startswith(_RACINE):
            return None
        url, _, fragment = whole.removeprefix(_RACINE).partition("#")
        return (url, fragment) if url in self.urls or url in self.fichiers else None

    def sort(self, href: str, *, depuis: str) -> bool:
        """Whether a link of the page at ``depuis`` leads to another site that stands beside this one."""
        parts = urlsplit(href)
        if parts.scheme or not parts.path or self.absolue(href, depuis=depuis) is not None:
            return False
        return self.lien(href, depuis=depuis) == href

    def lien(self, href: str, *, depuis: str) -> str:
        """A link of the page at ``depuis`` as its Markdown file writes it: to the other file, with its fragment.

        What leaves the site (another web site, the portal, another contract) stays as it is. Empty for a page that
        the tree goes without.
        """
        if href.startswith("#"):
            return href
        found = self.absolue(href, depuis=depuis)
        if found is None:
            return "" if urljoin(_RACINE + depuis, href).removeprefix(_RACINE) in LAISSEES else href
        url, fragment = found
        here = self.fichier(depuis)
        target = self.fichier(url) if url in self.urls else url
        if target == here and fragment:
            return f"#{fragment}"
        path = self.vers_fichier(target, depuis=depuis)
        return f"{path}#{fragment}" if fragment else path

    def vers_fichier(self, path: str, *, depuis: str) -> str:
        """The way from the Markdown file of the page at ``depuis`` to a file of the tree."""
        return posixpath.relpath(path, posixpath.dirname(self.fichier(depuis)) or ".")


def _ends(url: str) -> Iterable[int]:
    """Where each folder above ``url`` ends in it."""
    position = url.find("/")
    while -1 < position < len(url) - 1:
        yield position + 1
        position = url.find("/", position + 1)
