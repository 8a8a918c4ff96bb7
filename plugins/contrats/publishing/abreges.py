"""A contract in short: what the portal and the shared files need to know of it, kept between two builds.

The portal is always composed of these, never of whole contracts: it says nothing that is not in them, so it is built
again exactly when one of them changes, and 450 contracts need not be read for it. ``GARDES`` is what to widen when the
portal says more (``tests/publishing`` compares it with the portal of whole contracts).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from contrats.linking import Dossier, Library, link_contract
from contrats.model.base import Record, to_key
from contrats.reading.tree import LAYOUT

GARDES: dict[str, tuple[str, ...] | None] = {
    # shelf: keys kept beside the obligatory ones, None for all
    "contrat": None,
    "engagements": (),
}
Abrege = dict[str, Any]
"""Plain values, for JSON: ``etageres`` (records by shelf) and ``ids`` (of everything in the contract, by kind)."""


def abreger(shelf: Mapping[str, list[Record]], dossier: Dossier) -> Abrege:
    """The short form of a contract."""
    shared = dossier.library.shared
    ids = {kind: list(index) for kind, index in dossier.index.items() if kind not in shared and kind != "source"}
    ids["document"] = [d.id for d in dossier.contrat.documents]
    shelves = {name: [_short(record, keys) for record in shelf.get(name, ())] for name, keys in GARDES.items()}
    return {"etageres": shelves, "ids": ids}


def _short(record: Record, keys: tuple[str, ...] | None) -> dict[str, Any]:
    if keys is None:
        return record._raw
    fields = type(record).model_fields
    needed = {to_key(name) for name, field in fields.items() if field.is_required()}
    return {key: value for key, value in record._raw.items() if key in needed or key in keys}


def deplier(library: Library, ident: str, abrege: Abrege) -> Dossier | None:
    """The contract that a short form stands for; its records have no place. None when it has no contrat.yml."""
    models = {kind.shelf: kind.model for kind in LAYOUT}
    shelf = {
        name: [models[name].model_validate(raw) for raw in records] for name, records in abrege["etageres"].items()
    }
    dossier, _ = link_contract(library, ident, shelf, {})
    if dossier is None:
        return None
    known = {kind: {**dict.fromkeys(idents), **dossier.index.get(kind, {})} for kind, idents in abrege["ids"].items()}
    return replace(dossier, index=MappingProxyType({**dossier.index, **known}))
