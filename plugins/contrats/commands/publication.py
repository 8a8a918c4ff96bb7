"""What ``build`` and ``merge`` share: their options, and the account of what they did."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from contrats.commands.common import CONTENT_FAULT, add_day, show

if TYPE_CHECKING:
    from contrats.publishing.bilan import Bilan

DEFECT = 4
CACHE = Path(".cache") / "publication"
GABARITS = Path(".cache") / "gabarits"


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that both commands have."""
    parser.add_argument("--sortie", type=Path, metavar="DOSSIER", help="où publier (sans quoi : site/)")
    parser.add_argument(
        "--strict", action="store_true", help="ne rien publier s'il y a une seule erreur, où que ce soit"
    )
    add_day(parser)


def processors() -> int:
    """How many processes may work at once on this machine."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def tell(account: Bilan, root: Path, *, part: bool = False) -> int:
    """Print what was built, kept and left, and what is wrong; returns the exit code."""
    show(account.diagnostics, root=root)
    for ident, trace in account.defauts.items():
        print(
            f"{trace}\nLe programme a échoué sur le contrat « {ident} », par un défaut qui lui est propre.",
            file=sys.stderr,
        )
        print("Signalez-le en joignant les lignes ci-dessus.", file=sys.stderr)
    if not account.publie:
        print("Rien n'a été publié. Le site déjà en place n'a pas changé.", file=sys.stderr)
        return DEFECT if account.defauts else CONTENT_FAULT
    built, same = len(account.construits), len(account.inchanges)
    print(f"{_count(built, 'contrat construit', 'contrats construits')}, {_count(same, 'inchangé', 'inchangés')}, "
          f"{_count(account.pages, 'page', 'pages')} en tout.")  # fmt: skip
    if account.gardes:
        print(
            f"Gardent leur dernière version publiée, à cause des erreurs : {', '.join(account.gardes)}.",
            file=sys.stderr,
        )
    if account.absents:
        why = "dans cette partie" if part else ", sans version précédente"
        print(
            f"Ne sont pas publiés {why}, à cause des erreurs : {', '.join(account.absents)}.".replace(" ,", ","),
            file=sys.stderr,
        )
    if not account.portail:
        print("Le portail garde sa dernière version, à cause des erreurs.", file=sys.stderr)
    if account.defauts:
        return DEFECT
    return CONTENT_FAULT if account.en_faute else 0


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {several if number > 1 else one}"


def short(path: Path) -> str:
    """A path as one types it from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
