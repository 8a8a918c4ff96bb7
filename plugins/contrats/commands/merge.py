"""``merge``: put together the parts that several machines built with ``build --shard``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from contrats.commands.common import PUBLICATION_FAULT, day_of_the_site
from contrats.commands.publication import GABARITS, add_options, short, tell
from contrats.publishing.bascule import PublicationError


def configure(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser(
        "merge",
        help="réunir les parties faites par « build --shard »",
        description="Réunit toutes les parties d'une publication et ajoute le portail : le résultat est le même, "
        "octet pour octet, que celui de « build » sur une seule machine. Une partie qui manque, est donnée deux fois, "
        "est abîmée ou vient d'une autre version est refusée.",
    )
    parser.add_argument("parties", nargs="+", type=Path, metavar="DOSSIER", help="dossier d'une partie")
    add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, root: Path) -> int:
    """Merge the parts into one publication of the project at ``root``; the exit codes are those of ``--help``."""
    from contrats.publishing.shards import merge

    target = (options.sortie or root / "site").absolute()
    parts = [path.absolute() for path in options.parties]
    try:
        account = merge(
            root, parts, target, au=day_of_the_site(options.date), strict=options.strict, gabarits=root / GABARITS
        )
    except PublicationError as error:
        print(f"La publication a échoué : {error}.\nLe site déjà en place n'a pas changé.", file=sys.stderr)
        return PUBLICATION_FAULT
    code = tell(account, root)
    if account.publie:
        print(f"\nLe site est prêt : {target}")
        print(f"Pour le voir : python3 -m http.server --directory {short(target)} 8000")
    return code
