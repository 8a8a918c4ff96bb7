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

from contrats.linking.dossier import Dossier
from contrats.linking.library import Library
from contrats.linking.references import Ids
from contrats.model.base import Record
from contrats.model.contrat import FondDeCarte
from contrats.model.departement import Departement
from contrats.model.indicateur import Observation

ABSENT = ""
KNOWN = {
    "dossiers",
    "shared",
    "observations",
    "correspondances",
    "portail",
    "departements",
    "contours",
    "verifie_le_commun",
    "verifie_les_contrats",
}
"""Fields of the library that a contract does not see, or of which it is noted what it asks."""


@dataclass
class Demandes:
    """Everything asked by one contract: ids by kind, whole kinds, orders, observations of places, other questions."""

    vus: dict[str, set[str]] = field(default_factory=dict)
    entiers: set[str] = field(default_factory=set)
    parmi: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)
    observations: set[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=set)
    questions: set[tuple[str, str]] = field(default_factory=set)
    """The method of ``Library`` that was called, and what it was asked about."""


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
        kept |= {"correspondances": (), "portail": None, "departements": (), "verifie_le_commun": False}
        return cls(**kept, source=source, demandes=demandes)

    def parmi(self, kind: str, idents: Set[str]) -> tuple[Any, ...]:
        found = self.source.parmi(kind, idents)
        self.demandes.parmi.add((kind, tuple(sorted(idents))))
        return found

    def observations_de(self, lieux: Iterable[str], *, quartiers: set[str]) -> tuple[Observation, ...]:
        places = tuple(sorted(p for p in set(lieux) if p))
        self.demandes.observations.add((places, tuple(sorted(quartiers))))
        return self.source.observations_de(places, quartiers=quartiers)

    def departement(self, territoire: str | None) -> Departement | None:
        return self._ask("departement", territoire)

    def contrats_du_quartier(self, code: str) -> tuple[Dossier, ...]:
        return self._ask("contrats_du_quartier", code)

    def nommes(self, contrat: str) -> tuple[str, ...]:
        return self._ask("nommes", contrat)

    def fond_de_carte(self) -> FondDeCarte | None:
        self.demandes.questions.add(("fond_de_carte", ""))
        return self.source.fond_de_carte()

    @property
    def boites(self) -> Mapping[str, tuple[float, float, float, float]]:
        return self.source.boites

    def autour(self, boite: tuple[float, float, float, float]) -> list[str]:
        return self.source.autour(boite)

    def _ask(self, question: str, about: str | None) -> Any:
        self.demandes.questions.add((question, about or ""))
        return getattr(self.source, question)(about)


class Empreintes:
    """Short digests of shared records, made once each. ``contours`` stands for all shapes: they are large."""

    def __init__(self, library: Library, *, contours: str):
        self.library, self.contours = library, contours
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
            "questions": [[name, about, self._answer(name, about)] for name, about in sorted(demandes.questions)],
        }

    def encore(self, reponses: Mapping[str, Any]) -> bool:
        """Whether the library would answer the same today to what was asked then."""
        asked = Demandes(
            {kind: set(ids) for kind, ids in reponses["vus"].items()},
            set(reponses["entiers"]),
            {(kind, tuple(ids)) for kind, ids, _ in reponses["parmi"]},
            {(tuple(places), tuple(quartiers)) for places, quartiers, _ in reponses["observations"]},
            {(name, about) for name, about, _ in reponses["questions"]},
        )
        kinds = asked.vus.keys() | asked.entiers | {kind for kind, _ in asked.parmi}
        return kinds <= self.library.shared.keys() and self.reponses(asked) == reponses

    def reste(self) -> str:
        """The digest of what a contract sees of the library beside ``shared`` and its observations."""
        if "" not in self._kinds:
            others = {k: v for k, v in vars(self.library).items() if k in Library.__dataclass_fields__}
            listed = {k: list(v.values() if isinstance(v, Mapping) else v) for k, v in others.items() if k not in KNOWN}
            told = {name: self._several(records) for name, records in listed.items()}
            self._kinds[""] = digest({**told, "contours": self.contours})
        return self._kinds[""]

    def kind(self, kind: str) -> str:
        if kind not in self._kinds:
            self._kinds[kind] = self._several(self.library.shared[kind].values())
        return self._kinds[kind]

    def _of(self, record: Any) -> str:
        return ABSENT if record is None else self.record(record)

    def _several(self, records: Iterable[Any]) -> str:
        return digest([self.record(record) for record in records])

    def _answer(self, question: str, about: str) -> str:
        ask = getattr(self.library, question)
        answer = ask(about) if about else ask() if question == "fond_de_carte" else None
        found = answer if isinstance(answer, tuple) else (answer,)
        return self._several([d.contrat if isinstance(d, Dossier) else d for d in found if d is not None])

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
