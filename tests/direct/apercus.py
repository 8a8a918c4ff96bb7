"""A small project in preview, and a reader who waits for what an edit brings."""

from __future__ import annotations

import http.client
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Thread
from typing import TypeVar
from urllib.parse import urlsplit

from contrats.publishing.direct.apercu import Apercu
from contrats.publishing.direct.epreuve import Epreuve
from contrats.publishing.direct.etat import Etat

from tests.projects import BASE, CONTRAT, Files, write

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 20)
PATIENCE = 30.0
HOME = "/essai/"
WRONG = BASE[CONTRAT].replace("porteur: ville", "porteur: vile")

T = TypeVar("T")


def titled(title: str) -> Files:
    """The contract's file with another title, which its home page shows."""
    return {CONTRAT: BASE[CONTRAT].replace("Contrat de ville d'Essai", title)}


def until(ask: Callable[[], T], *, what: str) -> T:
    """The first answer that is not false; a test waits no longer than it takes."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := ask():
            return found
        time.sleep(0.02)
    raise AssertionError(f"waited in vain for {what}")


@dataclass
class Servi:
    """A project in preview."""

    root: Path
    apercu: Apercu
    said: list[tuple[Etat, frozenset[str]]] = field(default_factory=list)

    @property
    def adresse(self) -> str:
        return self.apercu.adresse

    def demande(
        self, path: str, *, method: str = "GET", headers: dict[str, str] | None = None
    ) -> http.client.HTTPResponse:
        """What a client that sends exactly this path gets; the body is read."""
        connection = http.client.HTTPConnection(urlsplit(self.adresse).netloc, timeout=PATIENCE)
        try:
            connection.putrequest(method, path, skip_host="Host" in (headers or {}))
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            response.corps = response.read()
            return response
        finally:
            connection.close()

    def page(self, path: str = HOME) -> str:
        return self.demande(path).corps.decode()

    def save(self, files: Files) -> None:
        write(self.root, files)

    def attend(self, words: str, path: str = HOME) -> str:
        """The page once it holds these words."""

        def look() -> str:
            page = self.page(path)
            return page if words in page else ""

        return until(look, what=words)

    def etat(self, wanted: Callable[[Etat], object], *, what: str) -> Etat:
        return until(lambda: self.apercu.epreuve.etat if wanted(self.apercu.epreuve.etat) else None, what=what)


def equip(root: Path, files: Files | None = None, *, base: Files = BASE) -> Path:
    """A project, the smallest unless told, with the configuration and the generator of this one."""
    write(root, {**base, **(files or {})})
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    (root / "plugins").mkdir()
    (root / "plugins" / "contrats").symlink_to(ROOT / "plugins" / "contrats")
    return root


@contextmanager
def servi(
    root: Path,
    *,
    contrat: str = "",
    au: date = DAY,
    seance: str = "essai-",
    plainte: Callable[[str], object] = lambda _: None,
) -> Iterator[Servi]:
    """The project in preview, until the end of the block."""
    epreuve = Epreuve(root, au=au, contrat=contrat, seance=seance, plainte=plainte)
    said: list[tuple[Etat, frozenset[str]]] = []
    with Apercu(epreuve, host="127.0.0.1", port=0, annonce=lambda e, c, _: said.append((e, c))) as apercu:
        thread = Thread(target=apercu.suivre, daemon=True)
        thread.start()
        preview = Servi(root, apercu, said)
        preview.etat(lambda e: e.rang, what="the first reading")
        yield preview
    thread.join(PATIENCE)
    assert not thread.is_alive()
