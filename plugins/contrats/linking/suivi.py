"""What one contract asks of the shared records, noted as it is linked, checked and composed.

A contract is built again only when an answer it was given would be another: this is more exact than the files, and
nobody has to keep a list of who uses what. ``Library`` hands its shared records through ``Vus``, which notes each id
asked for (known or not) and each kind looked through whole.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from contrats.linking.library import Library
from contrats.linking.references import Ids
from contrats.model.base import Record
from contrats.model.indicateur import Observation

ABSENT = ""
KNOWN = {"dossiers", "shared", "observations", "correspondances", "portail", "verifie_le_commun"}
"""Fields of the library that a contract does not see, or of which it is noted what it asks."""


@dataclass
class Demandes:
    """Everything asked by one contract: ids by kind, whole kinds, orders, observations of places."""

    vus: dict[str, set[str]] = field(default_factory=dict)
    entiers: set[str] = field(default_factory=set)
    parmi: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)
    observations: set[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=set)


class Vus(Mapping[str, Any]):
    """Shared records of one kind that note what is asked of them."""

    def __init__(self, kind: str, ids: Ids, demandes: Demandes):
        self._kind, self._ids, self._demandes = kind, ids, demandes
        self._seen = demandes.vus.setdefault(kind, set())

    def __getitem__(self, ident: str) -> Any:
        self._seen.add(ident)
        return self._ids[ident]

    def __contains__(self, ident: object) -> bool:
        self._seen.add(str(ident))
        return ident in self._ids

    def get(self, ident: str, default: Any = None) -> Any:
        self._seen.add(ident)
        return self._ids.get(ident, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def values(self) -> Any:
        return self._whole().values()

    def items(self) -> Any:
        return self._whole().items()

    def _whole(self) -> Ids:
        self._demandes.entiers.add(self._kind)
        return self._ids


@dataclass(frozen=True)
class LibrarySuivie(Library):
    """The library as one contract sees it: no other contract, no portal, and shared records that note who asks."""

    source: Library | None = None
    demandes: Demandes = field(default_factory=Demandes)

    @classmethod
    def of(cls, source: Library) -> LibrarySuivie:
        """A fresh view; what it has beside shared records and observations is that of ``source``."""
        demandes = Demandes()
        kept = {k: v for k, v in vars(source).items() if k in Library.__dataclass_fields__}
        shared = {kind: Vus(kind, ids, demandes) for kind, ids in source.shared.items()}
        kept |= {"dossiers": MappingProxyType({}), "shared": MappingProxyType(shared), "observations": ()}
        kept |= {"correspondances": (), "portail": None, "verifie_le_commun": False}
        return cls(**kept, source=source, demandes=demandes)

    def parmi(self, kind: str, idents: Set[str]) -> tuple[Any, ...]:
        found = self.source.parmi(kind, idents)
        self.demandes.parmi.add((kind, tuple(sorted(idents))))
        return found

    def observations_de(self, lieux: Iterable[str], *, quartiers: set[str]) -> tuple[Observation, ...]:
        places = tuple(sorted(p for p in set(lieux) if p))
        self.demandes.observations.add((places, tuple(sorted(quartiers))))
        return self.source.observations_de(places, quartiers=quartiers)


class Empreintes:
    """Short digests of shared records, made once each."""

    def __init__(self, library: Library):
        self.library = library
        self._records: dict[int, str] = {}
        self._kinds: dict[str, str] = {}

    def record(self, record: Any) -> str:
        """The digest of what a record says and of the file it is in, whatever its line."""
        known = self._records.get(id(record))
        if known is None:
            known = self._records[id(record)] = digest(_content(record))
        return known

    def reponses(self, demandes: Demandes) -> dict[str, Any]:
        """What the library answers to these questions, as digests that JSON can keep."""
        shared = self.library.shared
        return {
            "vus": {k: {i: self._of(shared[k].get(i)) for i in sorted(ids)} for k, ids in sorted(demandes.vus.items())},
            "entiers": {kind: self.kind(kind) for kind in sorted(demandes.entiers)},
            "parmi": [
                [k, list(ids), self._several(self.library.parmi(k, set(ids)))] for k, ids in sorted(demandes.parmi)
            ],
            "reste": self.reste(),
            "observations": [
                [list(places), list(quartiers), self._rows(places, quartiers)]
                for places, quartiers in sorted(demandes.observations)
            ],
        }

    def encore(self, reponses: Mapping[str, Any]) -> bool:
        """Whether the library would answer the same today to what was asked then."""
        asked = Demandes(
            {kind: set(ids) for kind, ids in reponses["vus"].items()},
            set(reponses["entiers"]),
            {(kind, tuple(ids)) for kind, ids, _ in reponses["parmi"]},
            {(tuple(places), tuple(quartiers)) for places, quartiers, _ in reponses["observations"]},
        )
        kinds = asked.vus.keys() | asked.entiers | {kind for kind, _ in asked.parmi}
        return kinds <= self.library.shared.keys() and self.reponses(asked) == reponses

    def reste(self) -> str:
        """The digest of what a contract sees of the library beside ``shared`` and its observations."""
        if "" not in self._kinds:
            others = {k: v for k, v in vars(self.library).items() if k in Library.__dataclass_fields__}
            listed = {k: list(v.values() if isinstance(v, Mapping) else v) for k, v in others.items() if k not in KNOWN}
            self._kinds[""] = digest({name: self._several(records) for name, records in listed.items()})
        return self._kinds[""]

    def kind(self, kind: str) -> str:
        if kind not in self._kinds:
            self._kinds[kind] = self._several(self.library.shared[kind].values())
        return self._kinds[kind]

    def _of(self, record: Any) -> str:
        return ABSENT if record is None else self.record(record)

    def _several(self, records: Iterable[Any]) -> str:
        return digest([self.record(record) for record in records])

    def _rows(self, places: tuple[str, ...], quartiers: tuple[str, ...]) -> str:
        return self._several(self.library.observations_de(places, quartiers=set(quartiers)))


def _content(record: Any) -> Any:
    if isinstance(record, Observation):  # 200 000 of them, placed only when a fault needs it
        return [record.place().file, *record.__dict__.values()]
    if isinstance(record, Record):
        return [type(record).__name__, record.place().file, record._raw or record.__dict__]
    return repr(record)


def digest(content: Any) -> str:
    """32 hexadecimal digits of a content that JSON can write; other values count by their text."""
    return hashlib.sha256(json.dumps(content, default=str, ensure_ascii=False).encode()).hexdigest()[:32]
