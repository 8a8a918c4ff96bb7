"""The contracts of a build: which are as they were, which are built again, what came of each."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contrats.publishing.bascule import remove
from contrats.publishing.bilan import to_note
from contrats.publishing.cache import Cache
from contrats.publishing.inventaire import digest
from contrats.publishing.plan import Fiche, Plan

if TYPE_CHECKING:  # they bring pydantic and MkDocs, which a build without change does without
    from contrats.publishing.atelier import Atelier, Fait

COMMUNS = ".communs"
"""The theme's files, once for all sites, while they are built."""
Progress = Callable[[int, int], object]
"""Told the bytes of content built so far, and of all to build."""


@dataclass(frozen=True)
class Outils:
    """Where a build works: the project, its cache if it has one, the folder that takes the built sites."""

    root: Path
    plan: Plan
    cache: Cache | None
    sites: Path
    workers: int = 1
    gabarits: Path | None = None
    tenir: bool = False
    """Whether to note what each site holds even without a cache."""


class Chantier:
    """The building of some contracts. After ``run``, ``fiches`` has the good ones and ``fautifs`` the others."""

    def __init__(self, outils: Outils, idents: Iterable[str]):
        self.outils = outils
        self.idents = sorted(idents)
        self.fiches: dict[str, Fiche] = {}
        self.fautifs: dict[str, Fait] = {}
        self.vides: dict[str, Fait] = {}
        self.construits: list[str] = []
        self._abreges: dict[str, Any] = {}
        self._sans = ""

    @cached_property
    def atelier(self) -> Atelier:
        """The loaded project; a build without change never asks for it."""
        from contrats.publishing.atelier import Atelier, Commande

        out = self.outils
        tenir = out.tenir or out.cache is not None
        communs = out.sites / COMMUNS
        gc.disable()  # all that is read here stays to the end: nothing to look for, here nor later
        try:
            return Atelier(Commande(out.root, out.plan.au, out.sites, communs, out.gabarits, tenir, out.cache))
        finally:
            gc.freeze()
            gc.enable()

    @cached_property
    def _voisins(self) -> dict[str, str]:
        from contrats.publishing.voisins import neighbours

        return neighbours(self.outils.root)

    def _autour(self, ident: str) -> str:
        """Changes with what is shared, and with the contracts that share a quartier with this one."""
        return self.outils.plan.inventaire.commun + self._voisins.get(ident, "")

    def run(self, progress: Progress) -> None:
        """Build what must be. Raises OSError, EngineError and PublicationError."""
        with self._theme():
            self._run(progress)

    @contextmanager
    def _theme(self) -> Iterator[None]:
        communs = self.outils.sites / COMMUNS
        remove(communs)  # a killed build may have left half a file there, or one of another version
        try:
            yield
        finally:
            remove(communs)

    def rebuild_without(self, absents: Iterable[str]) -> None:
        """Build again what leads to contracts that will not be there, as they share a quartier. Raises as ``run``."""
        from contrats.publishing.voisins import neighbours_of

        again = sorted(neighbours_of(self.outils.root, absents) & self.fiches.keys()) if absents else []
        if not again:
            return
        self.atelier.surround(without=absents)
        self._sans = f" sans {' '.join(sorted(absents))}"  # not what the next build looks for: it asks again
        with self._theme():
            for ident in again:
                del self.fiches[ident]
                self._take(self.atelier.build(ident))

    def _run(self, progress: Progress) -> None:
        plan, cache = self.outils.plan, self.outils.cache
        doubtful = {}
        for ident in self.idents:
            fiche = Fiche.read(cache, ident)
            if fiche is None or fiche.cle_propre != plan.cle_propre(ident):
                continue
            if fiche.commun == self._autour(ident):
                self.fiches[ident] = fiche
            else:
                doubtful[ident] = fiche
        for ident, fiche in doubtful.items():
            if self.atelier.empreintes.encore(fiche.reponses):
                self.fiches[ident] = replace(fiche, commun=self._autour(ident))
                self.fiches[ident].write(cache)
        self._build([i for i in self.idents if i not in self.fiches], progress)

    def _build(self, idents: list[str], progress: Progress) -> None:
        if not idents:
            return
        from contrats.publishing.equipe import build_all

        weights = self.outils.plan.inventaire.poids
        whole, done = sum(weights[i] for i in idents), 0
        order = self.outils.plan.les_plus_gros_d_abord(idents)
        for fait in build_all(self.atelier, order, workers=self.outils.workers):
            self._take(fait)
            done += weights[fait.ident]
            progress(done, whole)

    def _take(self, fait: Fait) -> None:
        if not fait.bon:
            (self.vides if fait.vide else self.fautifs)[fait.ident] = fait
            return
        plan, cache = self.outils.plan, self.outils.cache
        note, short = to_note(fait.diagnostics), digest([repr(fait.abrege)])
        key, shared = plan.cle_propre(fait.ident), self._autour(fait.ident) + self._sans
        fiche = Fiche(fait.ident, key, shared, fait.reponses, fait.pages, note, fait.contenu, short)
        self.fiches[fait.ident] = fiche
        if fait.ident not in self.construits:
            self.construits.append(fait.ident)
        self._abreges[fait.ident] = fait.abrege
        if cache is not None:
            fiche.write(cache)

    def adopt(self, fiche: Fiche) -> None:
        """A site built elsewhere, whose files are where this one builds."""
        self.fiches[fiche.ident] = fiche
        self.construits.append(fiche.ident)

    def abrege(self, ident: str) -> Any:
        """The short form of a contract whose site is good: as just built, or as it stands in its site."""
        if ident not in self._abreges:
            from contrats.outputs.abrege import lire

            self._abreges[ident] = lire(self.outils.sites / ident)
        return self._abreges[ident]
