"""One content, ready to be shown: what stands at an address, composed when first asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from contrats.engines.mkdocs.habits import Habits, SiteHabille
from contrats.outputs.sites import Contenu

OK, FOUND, NOT_FOUND = 200, 302, 404


@dataclass(frozen=True)
class Reponse:
    """What the browser gets. ``page`` tells HTML of the site from its other files."""

    status: int
    corps: bytes = b""
    nom: str = ""
    """Name of the file, which tells its type."""
    page: bool = False
    vers: str = ""
    """The address to go to instead."""


class Version:
    """The portal and every contract at their published addresses; with ``contrat``, that contract only."""

    def __init__(self, habits: Habits, content: Contenu, *, root: Path, contrat: str = ""):
        self.habits, self.content, self.contrat = habits, content, contrat
        self.root = root.resolve()
        self._sites: dict[str, SiteHabille] = {}
        self._lock = RLock()

    def site(self, ident: str) -> SiteHabille:
        with self._lock:
            if ident not in self._sites:
                self._sites[ident] = SiteHabille(self.habits, self.content, ident)
            return self._sites[ident]

    def preparer(self, addresses: Iterable[str]) -> None:
        """Composes what the reader is looking at; raises what composing raises."""
        for address in addresses:
            self.reponse(address)

    def reponse(self, address: str) -> Reponse:
        """What stands at an address: its path from the root, decoded, without the first slash."""
        first, slash, rest = address.partition("/")
        ident = first if first in self.content.library.dossiers else ""
        if self.contrat and ident != self.contrat:
            return Reponse(FOUND, vers=f"{self.contrat}/") if not address else self._introuvable()
        if ident and not slash:
            return Reponse(FOUND, vers=f"{ident}/")
        return self._dans(self.site(ident), rest if ident else address, address)

    def _dans(self, site: SiteHabille, url: str, address: str) -> Reponse:
        if url == "index.html" or url.endswith("/index.html"):
            url = url.removesuffix("index.html")
        page = site.page(url)
        if page is not None:
            return Reponse(OK, page, "index.html", page=True)
        if f"{url}/" in site.pages:
            return Reponse(FOUND, vers=f"{address}/")
        found = self.habits.fichiers.get(url) or site.fichier(url)
        if isinstance(found, Path):
            installed = url in self.habits.fichiers or url in self.content.leaflet
            found = self._octets(found, installed=installed)
        return Reponse(OK, found, url) if found is not None else self._introuvable()

    def _octets(self, path: Path, *, installed: bool) -> bytes | None:
        """A file's bytes; None where it has gone, or is one of content that has become a link out of the project."""
        try:
            if not installed and not path.resolve().is_relative_to(self.root):
                return None
            return path.read_bytes()
        except OSError:
            return None

    def _introuvable(self) -> Reponse:
        return Reponse(NOT_FOUND, self.site(self.contrat).introuvable(), "404.html", page=True)
