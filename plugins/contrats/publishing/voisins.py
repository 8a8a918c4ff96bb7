"""The contracts that share a quartier with another, with their identity only: each names the other on its page.

A quartier is in two contracts here and there. Whoever builds one contract needs these few beside it, and no other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from contrats.publishing.inventaire import digest, file_digest, leads_out
from contrats.reading.fichiers import CONTRACTS, contract_ids

if TYPE_CHECKING:  # a build in which no contract changed links none
    from contrats.linking import Dossier, Library

CODE = re.compile(rb"\bQ[NP][0-9A-Za-z]{6}\b")
"""How a quartier is named in contrat.yml: enough to know which of these files to read."""


def neighbours(root: Path) -> dict[str, str]:
    """The contracts that share a quartier with another, each with the digest of all that they say of themselves."""
    sharing = _sharing(root)
    return {
        ident: digest([file_digest(_file(root, other)) for other, theirs in sorted(sharing.items()) if own & theirs])
        for ident, own in sharing.items()
    }


def neighbours_of(root: Path, idents: Iterable[str]) -> set[str]:
    """The contracts that share a quartier with one of these."""
    sharing = _sharing(root)
    theirs = set().union(*(sharing.get(ident, ()) for ident in idents))
    return {ident for ident, own in sharing.items() if own & theirs}


def read_neighbours(root: Path, library: Library, *, without: Iterable[str] = ()) -> dict[str, Dossier]:
    """The contracts that share a quartier with another. A file that cannot be read is told by its own build."""
    from contrats.linking import link_contract
    from contrats.reading.tree import read_identity

    found = {}
    for ident in sorted(_sharing(root).keys() - set(without)):
        shelves, _ = read_identity(root, ident)
        dossier, _ = link_contract(library, ident, shelves.contracts.get(ident, {}), {})
        if dossier is not None:
            found[ident] = dossier
    return found


def _file(root: Path, ident: str) -> Path:
    return root / CONTRACTS / ident / "contrat.yml"


def _sharing(root: Path) -> dict[str, set[bytes]]:
    """The contracts that share quartiers, with the codes of these."""
    named = {ident: _codes(root, _file(root, ident)) for ident in contract_ids(root)}
    times = Counter(code for codes in named.values() for code in codes)
    return {ident: own for ident, codes in named.items() if (own := {c for c in codes if times[c] > 1})}


def _codes(root: Path, path: Path) -> set[bytes]:
    if not path.is_file() or (path.is_symlink() and leads_out(root, path.relative_to(root).as_posix())):
        return set()  # not read by anyone
    try:
        return set(CODE.findall(path.read_bytes()))
    except OSError:
        return set()
