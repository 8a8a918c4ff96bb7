"""The contracts that share a quartier with another, with their identity only: each names the other on its page.

A quartier is in two contracts here and there. Whoever builds one contract needs these few beside it, and no other.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from contrats.linking import Dossier, Library, link_contract
from contrats.publishing.inventaire import digest, file_digest
from contrats.reading.fichiers import CONTRACTS, contract_ids
from contrats.reading.tree import read_identity

CODE = re.compile(rb"\bQ[NP][0-9A-Za-z]{6}\b")
"""How a quartier is named in contrat.yml: enough to know which of these files to read."""


def neighbours(root: Path) -> dict[str, str]:
    """The contracts that share a quartier with another, each with the digest of all that they say of themselves."""
    files = {ident: root / CONTRACTS / ident / "contrat.yml" for ident in contract_ids(root)}
    named = {ident: _codes(path) for ident, path in files.items()}
    times = Counter(code for codes in named.values() for code in codes)
    sharing = {i: own for i, codes in named.items() if (own := {c for c in codes if times[c] > 1})}
    return {
        ident: digest([file_digest(files[other]) for other, theirs in sorted(sharing.items()) if own & theirs])
        for ident, own in sharing.items()
    }


def read_neighbours(root: Path, library: Library) -> dict[str, Dossier]:
    """The contracts that share a quartier with another. A file that cannot be read is told by its own build."""
    found = {}
    for ident in neighbours(root):
        shelves, _ = read_identity(root, ident)
        dossier, _ = link_contract(library, ident, shelves.contracts.get(ident, {}), {})
        if dossier is not None:
            found[ident] = dossier
    return found


def _codes(path: Path) -> set[bytes]:
    try:
        return set(CODE.findall(path.read_bytes()))
    except OSError:
        return set()
