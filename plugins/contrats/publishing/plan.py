"""Which contracts there are, which of them changed, in which order to build them, and which part is whose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from contrats.publishing.arbres import intact
from contrats.publishing.cache import PORTAIL, Cache
from contrats.publishing.inventaire import Inventaire, digest


@dataclass(frozen=True)
class Part:
    """The ``numero``-th of ``total`` parts, counted from 1: « 2/8 »."""

    numero: int
    total: int

    def __str__(self) -> str:
        return f"{self.numero}/{self.total}"

    @classmethod
    def of(cls, text: str) -> Part:
        """« 2/8 » -> a part. Raises ValueError for anything else."""
        match = re.fullmatch(r"([1-9]\d{0,3})/([1-9]\d{0,3})", text)
        if not match or int(match[1]) > int(match[2]):
            raise ValueError(text)
        return cls(int(match[1]), int(match[2]))


@dataclass(frozen=True)
class Plan:
    """The contracts of a publication, with the keys by which each is known to be the same as last time."""

    inventaire: Inventaire
    au: date

    @property
    def contrats(self) -> list[str]:
        """Every folder of a contract, in order."""
        return sorted(self.inventaire.contrats)

    @property
    def identite(self) -> dict[str, str]:
        """What two parts must have in common to make one publication."""
        return self.inventaire.identite(self.au.isoformat())

    @property
    def cle(self) -> str:
        """Changes when anything at all does."""
        return digest([f"{k} {v}" for k, v in self.identite.items()])

    def cle_propre(self, ident: str) -> str:
        """Changes with the contract's own files, the program, the configuration, the day."""
        stock = self.inventaire
        own = stock.contrats.get(ident, "")
        return digest([stock.code, stock.versions, stock.configuration, self.au.isoformat(), ident, own])

    def cle_du_portail(self, abreges: dict[str, str]) -> str:
        """Changes with what is shared and with the short form of any contract."""
        lines = [f"{ident} {sha}" for ident, sha in sorted(abreges.items())]
        return digest([self.cle_propre(PORTAIL), self.inventaire.commun, *lines])

    def les_plus_gros_d_abord(self, idents: Iterable[str]) -> list[str]:
        """In the order to begin them: a big one begun last would keep the others waiting."""
        weights = self.inventaire.poids
        return sorted(idents, key=lambda ident: (-weights.get(ident, 0), ident))

    def part(self, part: Part) -> list[str]:
        """The contracts of one part: each, from the biggest, goes to the part that has the least."""
        loads, parts = [0] * part.total, [[] for _ in range(part.total)]
        for ident in self.les_plus_gros_d_abord(self.contrats):
            least = loads.index(min(loads))
            loads[least] += self.inventaire.poids[ident]
            parts[least].append(ident)
        return sorted(parts[part.numero - 1])


@dataclass(frozen=True)
class Fiche:
    """What the cache knows of a built site."""

    ident: str
    cle_propre: str
    commun: str
    reponses: dict[str, Any]
    pages: int
    diagnostics: list[list[Any]]
    contenu: dict[str, list]
    abrege: str
    """The digest of the short form."""

    @classmethod
    def read(cls, cache: Cache | None, ident: str) -> Fiche | None:
        """The note of a site that is still there whole, or None."""
        note = cache.read(f"fiches/{ident}") if cache else None
        if not isinstance(note, dict) or note.keys() != cls.__dataclass_fields__.keys() or note["ident"] != ident:
            return None
        fiche = cls(**note)
        return fiche if intact(cache.tree(ident), fiche.contenu) else None

    def write(self, cache: Cache) -> None:
        cache.write(f"fiches/{self.ident}", vars(self))
