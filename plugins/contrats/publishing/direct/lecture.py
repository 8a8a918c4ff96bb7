"""The content as it is being written: at each reading, only what changed is parsed, linked and checked again.

What comes out is what ``read_content`` gives of the same files (``tests/direct/test_lecture.py``). A contract is linked
and checked again when a record of its own changed, and every contract when a shared one did.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from operator import is_
from pathlib import Path
from types import MappingProxyType
from typing import Any

from contrats.checks import check_contract, check_shared
from contrats.diagnostics import Diagnostic
from contrats.linking import Dossier, Library, link_contract, link_shared, references_of_shared
from contrats.outputs.leaflet import leaflet_files
from contrats.outputs.sites import Contenu
from contrats.reading.memoire import Memoire
from contrats.reading.tree import Shelves, read_tree

Shelf = Mapping[str, list[Any]]


@dataclass(frozen=True)
class _Contrat:
    """One contract as it was last linked and checked, from these records."""

    shelf: Shelf
    medias: Mapping[str, Path]
    dossier: Dossier | None
    fautes: list[Diagnostic]


class Lecture:
    """Reads the project at ``root`` again and again."""

    def __init__(self, root: Path, *, au: date):
        self.root, self.au = root, au
        self._memoire = Memoire()
        self._shelves = Shelves()
        self._library: Library | None = None
        self._linked: list[Diagnostic] = []
        self._contrats: dict[str, _Contrat] = {}

    def contenu(self) -> Contenu:
        """Everything as the files are now."""
        with self._memoire:
            shelves, read = read_tree(self.root, memoire=self._memoire)
        if self._library is None or not self._same_shared(shelves):
            self._library, self._linked = link_shared(shelves)
            self._contrats = {}
        self._shelves = shelves
        found = self._link_contracts(shelves)
        library = self._library
        shared = [*references_of_shared(shelves.shared, library), *check_shared(library, au=self.au)]
        return Contenu(library, (*read, *self._linked, *found, *shared), self.au, leaflet_files(self.root))

    def _same_shared(self, shelves: Shelves) -> bool:
        before = self._shelves
        return _same_shelf(before.shared, shelves.shared) and _same(before.contours, shelves.contours)

    def _link_contracts(self, shelves: Shelves) -> Iterable[Diagnostic]:
        """Puts the contracts in a library of their own; what is wrong with their files."""
        library = self._library = self._library.avec({})  # with what it has looked up; versions keep theirs
        medias: dict[str, dict[str, Path]] = {}
        for name, path in shelves.medias.items():
            medias.setdefault(name.split("/")[2], {})[name] = path
        before, self._contrats = self._contrats, {}
        dossiers: dict[str, Dossier] = {}
        linked: dict[str, _Contrat] = {}
        for ident, shelf in sorted(shelves.contracts.items()):
            known, images = before.get(ident), medias.get(ident, {})
            if known is None or known.medias != images or not _same_shelf(known.shelf, shelf):
                known = linked[ident] = _Contrat(shelf, images, *link_contract(library, ident, shelf, images))
            self._contrats[ident] = known
            if known.dossier is not None:
                dossiers[ident] = copy(known.dossier)
                object.__setattr__(dossiers[ident], "library", library)
        object.__setattr__(library, "dossiers", MappingProxyType(dossiers))
        for ident in linked.keys() & dossiers.keys():
            linked[ident].fautes.extend(check_contract(library, ident, au=self.au))
        return (fault for contrat in self._contrats.values() for fault in contrat.fautes)


def _same_shelf(before: Shelf, now: Shelf) -> bool:
    return before.keys() == now.keys() and all(_same(before[name], now[name]) for name in now)


def _same(before: list[Any], now: list[Any]) -> bool:
    """The very same records: others that say the same may stand at other lines."""
    return len(before) == len(now) and all(map(is_, before, now))
