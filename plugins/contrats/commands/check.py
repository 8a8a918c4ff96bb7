"""``check``: say everything that is wrong with the content, publish nothing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from contrats.commands.common import CONTENT_FAULT, add_day, day_of_the_site, show
from contrats.diagnostics import has_errors


def configure(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser(
        "check",
        help="vérifier le contenu sans rien publier",
        description="Lit tout le contenu et dit ce qui est à corriger, où, et comment.",
    )
    add_day(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, root: Path) -> int:
    from contrats.outputs.sites import read_content

    content = read_content(root, au=day_of_the_site(options.date))
    show(content.diagnostics, root=root, stream=sys.stdout)
    contracts = content.library.dossiers.values()
    if has_errors(content.diagnostics):
        return CONTENT_FAULT
    for dossier in contracts:
        print(
            f"{dossier.contrat.nom_court} : {len(dossier.engagements)} engagements, {len(dossier.organisations)} partenaires. Rien ne bloque la publication."
        )
    if not contracts:
        print("Aucun contrat dans content/contrats/.")
    return 0
