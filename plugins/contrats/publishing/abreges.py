"""A contract in short: what the portal and the shared files need to know of it, kept between two builds.

The portal is always composed of these, never of whole contracts: it says nothing that is not in them, so it is built
again exactly when one of them changes, and 450 contracts need not be read for it. ``GARDES`` and ``figures.comptes``
are what to widen when the portal says more (``tests/publishing`` compares it with the portal of whole contracts).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from types import MappingProxyType
from typing import Any

from contrats.figures.comptes import CompteDePriorite, Comptes, compter
from contrats.linking import Dossier, Library, link_contract
from contrats.model.base import Record
from contrats.reading.layout import LAYOUT

GARDES = ("contrat", "engagements")
"""The shelves of which something is kept: of engagements, those that a programme of the département names."""
Abrege = dict[str, Any]
"""Plain values, for JSON: ``etageres`` (records by shelf), ``ids`` (of everything in the contract, by kind), ``comptes``."""


def abreger(shelf: Mapping[str, list[Record]], dossier: Dossier) -> Abrege:
    """The short form of a contract."""
    library = dossier.library
    shared, named = library.shared, set(library.nommes(dossier.id))
    ids = {kind: list(index) for kind, index in dossier.index.items() if kind not in shared and kind != "source"}
    ids["document"] = [d.id for d in dossier.contrat.documents]
    kept = {name: shelf.get(name, ()) for name in GARDES}
    kept["engagements"] = [e for e in kept["engagements"] if e.id in named]
    raw = {name: [record._raw for record in records] for name, records in kept.items()}
    return {"etageres": raw, "ids": ids, "comptes": asdict(compter(dossier))}


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
    return replace(dossier, index=MappingProxyType({**dossier.index, **known}), comptes=_comptes(abrege["comptes"]))


def _comptes(plain: Mapping[str, Any]) -> Comptes:
    priorites = tuple(CompteDePriorite(**line) for line in plain["priorites"])
    return Comptes(**{**plain, "priorites": priorites})
