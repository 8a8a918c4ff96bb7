"""``data``: bring official files into the project."""

from __future__ import annotations

import argparse

from contrats.commands import contours


def configure(subparsers: argparse._SubParsersAction) -> None:
    """Add the command and its sub-commands, ``fetch`` and ``import``."""
    data = subparsers.add_parser(
        "data",
        help="chercher et importer les données officielles",
        description="Télécharge ou importe les fichiers officiels (voir docs/contours.md).",
    )
    actions = data.add_subparsers(dest="action", metavar="action", required=True, title="actions")
    fetch = actions.add_parser("fetch", help="télécharger", description="Télécharge des données officielles.")
    contours.configure_fetch(fetch.add_subparsers(dest="quoi", metavar="quoi", required=True, title="quoi"))
    bring = actions.add_parser(
        "import", help="lire un fichier local", description="Lit un fichier officiel déjà téléchargé."
    )
    contours.configure_import(bring.add_subparsers(dest="quoi", metavar="quoi", required=True, title="quoi"))
