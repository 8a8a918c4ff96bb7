"""A project in which every key of the model is filled once, and the barest one that still has every record.

Both are made from the model itself, so that a new key is in them the day it is born. Each word, number, day
or address of the full project is its own: seen on the site, it says that its key is shown.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin
from zlib import crc32

from contrats.figures.dates import jour
from contrats.figures.nombres import nombre
from contrats.linking import REFERENCES
from contrats.model.base import Record, to_key
from contrats.model.indicateur import Observation
from contrats.model.territoire import Position
from contrats.reading.layout import LAYOUT

from tests.pages.screens import spaced
from tests.projects import OBSERVATIONS

STEMS = {"contrats": "complet", "communes": "59295", "quartiers": "QN05941I"}
"""Names of folders and files that are codes; the others are the name of their shelf."""
CODES = {
    "contrat.id": "complet",
    "communes.insee": "59295",
    "quartiers.code": "QN05941I",
    "territoires.id": "59295",
    "territoires.siren": "200042190",
    "sources.id": "rapport",
    "portail.fond-de-carte.adresse": "https://exemple.fr/{z}/{x}/{y}.png",
}
NAMED = {
    # kind of thing: what every reference to one names, unless it is told below
    "organisation": "organisations", "orientation": "orientations", "objectif": "orientations-objectifs",
    "thematique": "thematiques", "strategie": "strategies", "projet": "projets", "action": "actions",
    "engagement": "engagements", "instance": "gouvernance-instances", "quartier": "QN05941I",
    "commune": "59295", "contrat": "complet",
    "lieu": "59295", "document": "rapport", "indicateur": "indicateurs", "commun": "communs",
}  # fmt: skip
NAMED_BY = {
    "contrat.departement": "59",
    "contrat.region": "32",
    "contrat.territoires": "coin",
    "contrat.versions.document": "contrat-documents",
    "communs.engagements.orientation": None,  # what contracts share names nothing of theirs
    "communs.engagements.objectif": None,
    "communs.engagements.strategie": None,
    "communs.engagements.projet": None,
    "departements.territoire": "59",
    "departements.programmes.objectifs.engagement": "communs-engagements",
    "departements.programmes.axes.objectifs.engagement": "communs-engagements",
    "observations.territoire": "QN05941I",
    "organisations.fait-partie-de": "autre",
    "reprises.engagement": "communs-engagements",
    "reprises.porteurs": "autre",
    "territoires.dans": "59",
}
OTHER = {"organisation": "autre", "document": "contrat-documents", "contrat": "annonce"}
"""What a reference that must be there may name instead."""
CHOSEN = {
    # words of a list that let more of the rest be seen
    "contrat.etat": "partiel",
    "contrat.versions.nature": "avenant",
    "engagements.portee": "commune",
    "financements.budget-publie": "non",
    "gouvernance.instances.reunions.etat": "prevue",
    "territoires.type": "commune",
}
BESIDE = {
    # records without which references would all lead to the same place
    "organisations": [{"id": "autre", "nom": "Autre organisation", "type": "etat"}],
    "territoires": [
        {"id": "59", "nom": "Le département", "type": "departement"},
        {"id": "32", "nom": "La région", "type": "region"},
        {"id": "coin", "nom": "Le coin", "type": "quartier-vecu"},
    ],
}
ANNONCE = {"titre": "Contrat annoncé", "nom-court": "Annoncé", "etat": "annonce", "departement": "59"}
"""Beside the contract, one that is only announced, under the id « annonce »."""
NEEDED = {
    "contrat.communes", "contrat.communs", "contrat.documents", "contrat.quartiers", "communs.engagements",
    "gouvernance.instances", "orientations.objectifs",
}  # fmt: skip
"""Keys without which other files would name nothing."""
ROW_BESIDE = {"indicateur": "indicateurs", "territoire": "59295", "annee": "2020", "valeur": "21"}
TEMPLATES = {"indicateurs.phrase": "{{valeur}} {0}"}
"""Words that hold a place for a number."""
FIRST_DAY = date(2031, 1, 1)
LAST_DAY = date(2050, 1, 1)
"""A day after every day of the full project."""


@dataclass
class Everything:
    """The files of a project, and what each of their keys says, by path (« engagements.montants.objet »)."""

    files: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    """Words, numbers, days and addresses, as a reader sees them."""
    coded: set[str] = field(default_factory=set)
    """Keys whose value is a word of a list, oui or non, a rank or an id."""


@cache
def everything() -> Everything:
    """Every key of the model, filled once."""
    return _project(lambda path, required, deeper: True)


def changed(path: str) -> dict[str, str] | None:
    """The files of the full project with another value at ``path``, or none where a reference may be absent.

    None when there is no other value to give it.
    """
    made = _project(lambda p, required, deeper: True, other=path)
    return None if made.files == everything().files else made.files


@cache
def bare() -> Everything:
    """Every file and every record inside it, each with no more than the keys it cannot be without."""
    return _project(lambda path, required, deeper: required or deeper or path in NEEDED)


@cache
def barest() -> Everything:
    """Every file, with no more than the keys it cannot be without."""
    return _project(lambda path, required, deeper: required, shelves_left_out=("reprises",))


def half(seed: int) -> Everything:
    """Every file, with about half of the keys that may be absent: others for each seed."""
    return _project(
        lambda path, required, deeper: required or path in NEEDED or crc32(f"{seed} {path}".encode()) % 2 == 0
    )


def _project(
    keep: Callable[[str, bool, bool], bool], *, other: str = "", shelves_left_out: Iterable[str] = ()
) -> Everything:
    made = Everything()
    filler = _Filler(made, keep, other)
    for kind in LAYOUT:
        if kind.shelf in shelves_left_out:
            continue
        value = filler.record(kind.model, kind.shelf)
        folder = kind.pattern.replace("contrats/*", f"contrats/{STEMS['contrats']}")
        name = folder.replace("*", STEMS.get(kind.shelf, kind.shelf))
        whole = [value, *BESIDE.get(kind.shelf, [])] if kind.many else value
        text = json.dumps(whole, ensure_ascii=False, indent=1)
        made.files[name] = f"---\n{text}\n---\n" if name.endswith(".md") else text + "\n"
    made.files["content/contrats/annonce/contrat.yml"] = json.dumps(ANNONCE, ensure_ascii=False)
    row = filler.record(Observation, "observations")
    columns = [n for n in Observation.model_fields if to_key(n) in row or n in ROW_BESIDE]
    rows = [columns, [row.get(to_key(c), "") for c in columns], [ROW_BESIDE.get(c, "") for c in columns]]
    made.files[OBSERVATIONS] = "".join(";".join(map(str, cells)) + "\n" for cells in rows)
    return made


_NUMBERS: dict[str, int] = {}
_YEARS: dict[str, int] = {}


@dataclass
class _Filler:
    """Gives each key a value of its own that its type accepts."""

    made: Everything
    keep: Callable[[str, bool, bool], bool]
    other: str

    def record(self, model: type[Record], path: str) -> dict[str, Any]:
        filled = {}
        for name, about in model.model_fields.items():
            key = to_key(name)
            here = f"{path}.{key}"
            kind = REFERENCES.get(model, {}).get(key)
            if self.keep(here, about.is_required(), _holds_records(about.annotation)):
                value = self._value(about.annotation, about.metadata, here, kind, about)
                if value is not None:
                    filled[key] = value
        return filled

    def _value(self, annotation: Any, metadata: Any, path: str, kind: str | None, about: Any) -> Any:
        origin, inside = get_origin(annotation), get_args(annotation)
        if hasattr(annotation, "__metadata__"):
            return self._value(inside[0], annotation.__metadata__, path, kind, about)
        if origin in (Union, UnionType):
            return self._value(next(a for a in inside if a is not NoneType), (), path, kind, about)
        if origin is tuple:
            value = self._value(inside[0], (), path, kind, about)
            return None if value is None else [value]
        if isinstance(annotation, type) and issubclass(annotation, Record):
            return None if annotation is Position else self.record(annotation, path)
        if kind:
            return self._reference(path, kind, about)
        if origin is Literal:
            return self._coded(path, [w for w in inside if w != about.default], list(inside))
        if annotation is bool:
            return self._coded(path, ["oui"], ["oui", "non"])
        return self._own(annotation, metadata, path)

    def _reference(self, path: str, kind: str, about: Any) -> str | None:
        self.made.coded.add(path)
        ident = NAMED_BY.get(path, NAMED[kind])
        if path != self.other:
            return ident
        return OTHER.get(kind, ident) if about.is_required() else None

    def _coded(self, path: str, preferred: list[str], words: list[str]) -> str:
        self.made.coded.add(path)
        value = "precision" if path.endswith(".a-noter.type") else CHOSEN.get(path, preferred[-1])
        return next(w for w in words if w != value) if path == self.other else value

    def _own(self, annotation: Any, metadata: Any, path: str) -> Any:
        number = _NUMBERS.setdefault(path, len(_NUMBERS) + 1)
        pattern = next((p for m in metadata if (p := getattr(m, "pattern", None))), "") or ""
        if path in CODES:
            return CODES[path]
        if annotation is date:
            day = FIRST_DAY + timedelta(days=number)
            return self._said(path, jour(day), day.isoformat())
        if annotation is Decimal:
            return self._said(path, nombre(10_000 + number), 10_000 + number)
        if annotation is int and path.endswith((".ordre", ".decimales")):
            self.made.coded.add(path)
            return None if path == self.other else 1
        if annotation is int:
            year = 1900 + _YEARS.setdefault(path, len(_YEARS) + 1)
            return self._said(path, str(year), year)
        if pattern.startswith("^(https?"):
            return self._said(path, f"https://exemple.fr/mot{number:04d}", f"https://exemple.fr/mot{number:04d}")
        if pattern.startswith("^[^@"):
            return self._said(path, f"mot{number:04d}@exemple.fr", f"mot{number:04d}@exemple.fr")
        if pattern:
            return path.rsplit(".", 1)[0].replace(".", "-")
        written = TEMPLATES.get(path, "{0}").format(f"mot{number:04d}")
        return self._said(path, f"mot{number:04d}", written)

    def _said(self, path: str, shown: str, written: Any) -> Any:
        self.made.said[path] = spaced(shown)
        return written


def _holds_records(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation is not Position
    return any(_holds_records(inner) for inner in get_args(annotation))
