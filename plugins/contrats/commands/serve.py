"""``serve``: show the sites in a browser and follow every saved edit."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from contrats.commands.common import CONTENT_FAULT, add_day, day_of_the_site, show
from contrats.diagnostics import has_errors


def configure(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser("serve", help="voir le site en direct pendant qu'on écrit", description="Ouvre le site sur cette machine et le refait à chaque fichier enregistré. Ctrl+C pour arrêter.")
    parser.add_argument("--adresse", default="127.0.0.1:8000", metavar="HÔTE:PORT", help="où l'ouvrir (sans quoi : 127.0.0.1:8000)")
    parser.add_argument("--contrat", default="", metavar="ID", help="ne montrer qu'un contrat, plus vite")
    add_day(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, root: Path) -> int:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from contrats.engines.mkdocs.plugin import serve_sites
    from contrats.outputs.sites import read_content

    au = day_of_the_site(options.date)
    content = read_content(root, au=au)
    if has_errors(content.diagnostics):
        show(content.diagnostics, root=root)
        return CONTENT_FAULT
    serve_sites(root / "mkdocs.yml", contrat=options.contrat, au=au, address=options.adresse)
    return 0
