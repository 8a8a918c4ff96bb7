"""A contract in short, beside its site: what the portal and the shared files need to know of it.

A portal of many contracts is always composed of these, never of whole contracts: it says nothing that is not in them, so
it is built again exactly when one of them changes, and 450 contracts need not be read for it. They are published with
each site, so that a contract at fault is told by the portal as its last good version was. ``GARDES`` and
``figures.comptes`` are what to widen when the portal says more (``tests/publishing`` compares it with the portal of whole
contracts).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from contrats.figures.comptes import CompteDePriorite, Comptes, compter
from contrats.linking import Dossier, Library, link_contract
from contrats.reading.layout import LAYOUT

ABREGE = "abrege.json"
"""Its address, from the root of the contract's site."""
FORMAT = 1
GARDES = ("contrat", "engagements")
"""The shelves of which something is kept: of engagements, those that a programme of the département names."""
Abrege = dict[str, Any]
"""Plain values, for JSON: ``etageres`` (records by shelf), ``ids`` (of everything in the contract, by kind), ``comptes``."""


def abreger(dossier: Dossier) -> Abrege:
    """The short form of a contract."""
    library = dossier.library
    shared, named = library.shared, set(library.nommes(dossier.id))
    ids = {kind: list(index) for kind, index in dossier.index.items() if kind not in shared and kind != "source"}
    ids["document"] = [d.id for d in dossier.contrat.documents]
    engagements = [e.fiche._raw for e in dossier.engagements if e.commun is None and e.id in named]
    shelves = {"contrat": [dossier.contrat._raw], "engagements": engagements}
    return {"format": FORMAT, "etageres": shelves, "ids": ids, "comptes": asdict(compter(dossier))}


def ecrire(abrege: Abrege) -> bytes:
    """The file of a short form, the same bytes for the same contract."""
    return (json.dumps(abrege, ensure_ascii=False, separators=(",", ":")) + "\n").encode(errors="surrogatepass")


def lire(tree: Path) -> Abrege | None:
    """The short form in the site of a contract; None where there is none, or one of another format."""
    try:
        found = json.loads((tree / ABREGE).read_bytes())
        return found if found["format"] == FORMAT else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def deplier(library: Library, ident: str, abrege: Abrege) -> Dossier | None:
    """The contract that a short form stands for; its records have no place.

    None when it has no contrat.yml, or was written by a version of the program that knew other keys.
    """
    try:
        return _deplier(library, ident, abrege)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _deplier(library: Library, ident: str, abrege: Abrege) -> Dossier | None:
    models = {kind.shelf: kind.model for kind in LAYOUT if kind.shelf in GARDES}
    shelf = {name: [models[name].model_validate(raw) for raw in abrege["etageres"][name]] for name in GARDES}
    if any(own.id != ident for own in shelf["contrat"]):
        return None
    dossier, _ = link_contract(library, ident, shelf, {})
    if dossier is None:
        return None
    known = {kind: {**dict.fromkeys(idents), **dossier.index.get(kind, {})} for kind, idents in abrege["ids"].items()}
    return replace(dossier, index=MappingProxyType({**dossier.index, **known}), comptes=_comptes(abrege["comptes"]))


def _comptes(plain: Mapping[str, Any]) -> Comptes:
    priorites = tuple(CompteDePriorite(**line) for line in plain["priorites"])
    return Comptes(**{**plain, "priorites": priorites})
