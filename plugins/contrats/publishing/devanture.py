"""The portal, composed of the contracts in short, and the faults of what contracts share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from contrats.checks import check_shared
from contrats.diagnostics import Diagnostic, Level
from contrats.engines.mkdocs.plugin import build_site
from contrats.linking import Dossier, references_of_shared
from contrats.outputs.abrege import deplier
from contrats.outputs.sites import Contenu
from contrats.places import NOWHERE
from contrats.publishing import arbres
from contrats.publishing.atelier import Atelier
from contrats.publishing.bascule import remove
from contrats.publishing.cache import PORTAIL
from contrats.reading.fichiers import CONTRACTS, files_below

SEPARES = (
    "content/quartiers/",
    "content/communs/",
    "content/departements/",
    "data/indicateurs/",
    "content/portail.yml",
)
"""Shared files each of which only some contracts use, or what they take of it: portail.yml chooses their base map."""


MISSING = ("R001", "C130")
"""What a reference and a link of prose that lead nowhere are told by."""
NAMED = re.compile("« (.+?) »")
"""The id that a missing reference names, first in its message."""


def unfold(atelier: Atelier, shown: Mapping[str, Any], today: Mapping[str, Any]) -> dict[str, Dossier]:
    """The contracts of these short forms, in order; that of ``today`` where the one shown cannot be read any more."""
    found = {}
    for ident, short in sorted(shown.items()):
        dossier = deplier(atelier.library, ident, short)
        if dossier is None and ident in today:
            dossier = deplier(atelier.library, ident, today[ident])
        if dossier is not None:
            found[ident] = dossier
    return found


def faults_of_shared(
    atelier: Atelier, dossiers: Mapping[str, Dossier], *, known: Mapping[str, Dossier], at_fault: Iterable[str]
) -> list[Diagnostic]:
    """What is wrong with what contracts share; links may lead to those that are ``known`` too.

    What a shared file names and a contract ``at_fault`` writes cannot be read today: that contract's own faults say
    so, and a département whose programme names its engagement is not at fault with it.
    """
    library = atelier.library.avec(dict(sorted({**known, **dossiers}.items())))
    found = [*references_of_shared(atelier.shelves.shared, library), *check_shared(library, au=atelier.commande.au)]
    written = [(ident.encode(), *_written(atelier.commande.root, ident)) for ident in at_fault]
    kept = (d for d in found if d.place != NOWHERE and not _awaits(d, written))
    return [*atelier.diagnostics, *kept]


def _written(root: Path, ident: str) -> Iterator[bytes]:
    for path in files_below(root, (f"{CONTRACTS}/{ident}",)):
        with suppress(OSError):
            yield path.read_bytes()


def _awaits(diagnostic: Diagnostic, written: list[tuple[bytes, ...]]) -> bool:
    """Whether what is missing stands in a file of a contract at fault, or is that contract."""
    named = NAMED.search(diagnostic.message) if diagnostic.code in MISSING else None
    return named is not None and any(named[1].encode() in text for texts in written for text in texts)


def build_portal(atelier: Atelier, dossiers: Mapping[str, Dossier]) -> tuple[int, arbres.Contenu]:
    """Build the portal of these contracts; its count of pages, and what it holds."""
    order = atelier.commande
    target = order.sites / PORTAIL
    remove(target)
    content = Contenu(atelier.library.avec(dossiers), (), order.au)
    pages = build_site(order.config_file, content, "", target)
    return pages, arbres.inspect(target)


def blocking(diagnostics: Iterable[Diagnostic]) -> tuple[set[str], bool]:
    """The shared files at fault that only some contracts use, and whether another one, which all use, is at fault."""
    files = {d.place.file for d in diagnostics if d.level is Level.ERREUR}
    separate = {file for file in files if file.startswith(SEPARES) and not file.endswith("catalogue.yml")}
    return separate, bool(files - separate)
