"""The preview from its start to Ctrl+C."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event, Thread
from types import TracebackType

from contrats.publishing.direct.epreuve import Epreuve
from contrats.publishing.direct.etat import Etat
from contrats.publishing.direct.serveur import Serveur
from contrats.publishing.direct.veille import Veille

Annonce = Callable[[Etat, frozenset[str], float], object]
"""Told of each reading: the state then, the files that changed, the seconds it took."""


class Apercu:
    """A server that listens as soon as it is made, and follows the files while ``suivre`` runs.

    Raises OSError where the address is taken or not allowed. Use it ``with``: the address is free afterwards.
    """

    def __init__(self, epreuve: Epreuve, *, host: str, port: int, annonce: Annonce):
        self.epreuve, self.annonce = epreuve, annonce
        self.serveur = Serveur(host, port, epreuve)
        self._stop = Event()
        self._thread = Thread(target=self.serveur.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)

    @property
    def adresse(self) -> str:
        return self.serveur.adresse

    def __enter__(self) -> Apercu:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.arreter()
        self.serveur.shutdown()
        self.serveur.server_close()
        self._thread.join()

    def suivre(self) -> None:
        """Reads the project, then each file saved, until ``arreter``; an interruption goes through."""
        veille = Veille(self.epreuve.root, self._stop)
        self._relire(frozenset())
        for changed in veille:
            self._relire(changed)

    def arreter(self) -> None:
        self._stop.set()
        self.epreuve.fermer()

    def _relire(self, changed: frozenset[str]) -> None:
        start = time.monotonic()
        etat = self.epreuve.relire(changed)
        self.annonce(etat, changed, time.monotonic() - start)
