"""``compare``: what a reader would see change between two builds, in words."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from contrats.commands.common import PUBLICATION_FAULT

if TYPE_CHECKING:
    from contrats.publishing.changements import Changement, Ecart

MOST, LINES, LONGEST, BEFORE = 60, 4, 300, 80
"""How many changes are told, lines of each, letters of a line and before what changes: a summary is read."""


def configure(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser(
        "compare",
        help="dire ce qui change pour les lecteurs entre deux sites construits",
        description="Compare deux dossiers faits par « build » et dit, page par page, les mots qui changent, les pages "
        "nouvelles et les pages retirées.",
    )
    parser.add_argument("avant", type=Path, metavar="AVANT", help="le dossier du site d'avant")
    parser.add_argument("apres", type=Path, metavar="APRÈS", help="le dossier du site d'après")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, root: Path) -> int:
    """Print the summary; 0, or 3 when one of the two folders holds no site."""
    from contrats.publishing.changements import compare

    try:
        found = compare(options.avant, options.apres)
    except OSError as error:
        print(f"Ce dossier ne contient pas de site construit : {error.filename}", file=sys.stderr)
        return PUBLICATION_FAULT
    print("\n".join(summary(found)))
    return 0


def summary(found: Ecart) -> Iterator[str]:
    """The lines of the summary, in French."""
    counted = (
        (found.changees, "page change", "pages changent"),
        (len(found.nouvelles), "page est nouvelle", "pages sont nouvelles"),
        (len(found.retirees), "page disparaît", "pages disparaissent"),
    )
    said = [f"{number} {several if number > 1 else one}" for number, one, several in counted if number]
    yield f"Pour les lecteurs : {', '.join(said)}." if said else "Pour les lecteurs, rien ne change."
    for words, addresses in (("Page nouvelle", found.nouvelles), ("Page retirée", found.retirees)):
        for address in addresses[:MOST]:
            yield f"\n{words} : {found.titres[address]} ({address or 'accueil'})"
        yield from _rest(len(addresses))
    for change in found.changements[:MOST]:
        yield from _change(change, found)
    yield from _rest(len(found.changements))


def _change(change: Changement, found: Ecart) -> Iterator[str]:
    first, more = change.pages[0], len(change.pages) - 1
    others = f", et {more} autre{'s' if more > 1 else ''} page{'s' if more > 1 else ''}" if more else ""
    yield f"\n{found.titres[first]} ({first or 'accueil'}){others}"
    before, after = change.avant, change.apres
    if len(before) == len(after):
        pairs = [_where_they_differ(old, new) for old, new in zip(before, after, strict=True)]
        before, after = tuple(old for old, _ in pairs), tuple(new for _, new in pairs)
    for word, lines in (("avant", before), ("après", after)):
        for line in lines[:LINES]:
            yield f"  {word} : {line if len(line) <= LONGEST else line[:LONGEST] + '…'}"
        if len(lines) > LINES:
            yield f"  {word} : … et {len(lines) - LINES} lignes de plus"


def _where_they_differ(old: str, new: str) -> tuple[str, str]:
    """Two versions of a line from a little before what differs: a paragraph may be long, and its beginning the same."""
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = old.rfind(" ", 0, max(0, same - BEFORE)) + 1
    return (old, new) if start == 0 else (f"… {old[start:]}", f"… {new[start:]}")


def _rest(number: int) -> Iterator[str]:
    if number > MOST:
        yield f"\n… et {number - MOST} de plus."
