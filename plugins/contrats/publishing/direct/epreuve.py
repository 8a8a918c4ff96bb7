"""The project as it is being written: reads what changed, keeps the last version without fault, tells who waits."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Condition

from jinja2 import TemplateSyntaxError

from contrats.diagnostics import Level, in_reading_order
from contrats.engines.mkdocs.habits import Habits
from contrats.engines.mkdocs.refus import EngineError
from contrats.publishing.direct.etat import Etat
from contrats.publishing.direct.lecture import Lecture
from contrats.publishing.direct.version import Version

CONFIG = "mkdocs.yml"
GENERATOR = "plugins/"
DEFECT = "Le programme s'est arrêté sur un défaut qui lui est propre : le détail est dans le terminal, à signaler."
GONE = "Le contrat « {} » n'est plus dans content/contrats/."


class Epreuve:
    """Holds the state of the preview. One thread calls ``relire``; any thread may read ``etat`` and wait.

    ``seance`` names this run of the server, so that a page left open from another run looks again. ``plainte`` takes
    the details of a defect of the program.
    """

    def __init__(
        self, root: Path, *, au: date, contrat: str = "", seance: str = "", plainte: Callable[[str], object] = print
    ):
        self.root, self.au, self.contrat, self.seance, self.plainte = root, au, contrat, seance, plainte
        self.etat = Etat()
        self.ferme = False
        self._lecture = Lecture(root, au=au)
        self._touched: frozenset[str] = frozenset()  # saved since the last good version: where a fault comes from
        self._habits: Habits | None = None
        self._regardes: Counter[str] = Counter()
        self._change = Condition()

    def relire(self, changed: frozenset[str] = frozenset()) -> Etat:
        """Takes note of the files that changed (none at the start); the state then. Never raises for their sake."""
        before = self.etat
        relancer = before.relancer or any(_is_program(name) for name in changed)
        if changed and all(_is_program(name) for name in changed):
            return self._dire(replace(before, relancer=relancer))
        try:
            if any(n == CONFIG or n.startswith(GENERATOR) for n in changed):
                self._habits = None  # asked for at each edit until MkDocs accepts it
            self._habits = self._habits or Habits(self.root / CONFIG)
            content = self._lecture.contenu()
            said = tuple(in_reading_order(content.diagnostics))
            self._touched |= changed
            errors = tuple(d for d in said if d.level is Level.ERREUR)
            errors = tuple(sorted(errors, key=lambda d: d.place.file not in self._touched))
            if errors:
                return self._dire(replace(before, diagnostics=said, fautes=errors, defaut="", relancer=relancer))
            if self.contrat and self.contrat not in content.library.dossiers:
                raise EngineError(GONE.format(self.contrat))
            version = Version(self._habits, content, root=self.root, contrat=self.contrat)
            version.preparer(self.regardes())
        except EngineError as error:
            return self._dire(replace(before, defaut=f"{error}", relancer=relancer))
        except TemplateSyntaxError as error:
            return self._dire(replace(before, defaut=_gabarit(error), relancer=relancer))
        except Exception:  # noqa: BLE001 - a defect of ours must not end the preview of somebody's work
            self.plainte(traceback.format_exc())
            return self._dire(replace(before, defaut=DEFECT, relancer=relancer))
        self._touched = frozenset()
        edition = f"{self.seance}{before.rang + 1}"
        return self._dire(Etat(edition=edition, version=version, diagnostics=said, relancer=relancer))

    def _dire(self, etat: Etat) -> Etat:
        with self._change:
            self.etat = replace(etat, rang=self.etat.rang + 1)
            self._change.notify_all()
            return self.etat

    def attendre(self, rang: int, delai: float) -> Etat | None:
        """The state once it is another than the one of this rank; None after ``delai`` seconds or at the end."""
        with self._change:
            self._change.wait_for(lambda: self.ferme or self.etat.rang != rang, delai)
            return None if self.ferme or self.etat.rang == rang else self.etat

    def fermer(self) -> None:
        with self._change:
            self.ferme = True
            self._change.notify_all()

    @contextmanager
    def regarde(self, address: str) -> Iterator[None]:
        """While somebody looks at a page: it is composed first after an edit."""
        with self._change:
            self._regardes[address] += 1
        try:
            yield
        finally:
            with self._change:
                self._regardes[address] -= 1
                self._regardes += Counter()  # keeps those above zero

    def regardes(self) -> list[str]:
        """The addresses of the pages that somebody looks at."""
        with self._change:
            return list(self._regardes)

    def suivis(self) -> int:
        """How many browsers follow."""
        with self._change:
            return self._regardes.total()


def _gabarit(error: TemplateSyntaxError) -> str:
    """What is wrong with a template, for whoever is writing it."""
    where = f"{error.name or 'un gabarit'}, ligne {error.lineno}"
    return f"{where} : ce gabarit ne peut pas être lu. Corrigez-le ; Jinja dit : « {error.message} »"


def _is_program(name: str) -> bool:
    """A file that Python has read once and for all."""
    return name.endswith(".py")
