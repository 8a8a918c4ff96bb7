"""``serve``: show the sites in a browser and follow every saved edit."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from contrats.commands.common import CONTENT_FAULT, PUBLICATION_FAULT, add_day, day_of_the_site, show
from contrats.commands.parser import USAGE_ERROR
from contrats.diagnostics import did_you_mean, has_errors


def configure(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser(
        "serve",
        help="voir le site en direct pendant qu'on écrit",
        description="Ouvre le site sur cette machine et le refait à chaque fichier enregistré. Ctrl+C pour arrêter.",
    )
    parser.add_argument(
        "--adresse",
        type=parse_address,
        default="127.0.0.1:8000",
        metavar="HÔTE:PORT",
        help="où l'ouvrir (sans quoi : 127.0.0.1:8000)",
    )
    parser.add_argument("--contrat", default="", metavar="ID", help="ne montrer qu'un contrat, plus vite")
    add_day(parser)
    parser.set_defaults(run=run)


def parse_address(text: str) -> str:
    """« 127.0.0.1:8000 », for argparse."""
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise argparse.ArgumentTypeError("l'adresse s'écrit hôte:port, par exemple 127.0.0.1:8000")
    return text


def run(options: argparse.Namespace, root: Path) -> int:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from contrats.engines.mkdocs.plugin import serve_sites
    from contrats.outputs.sites import read_content

    au = day_of_the_site(options.date)
    content = read_content(root, au=au)
    if has_errors(content.diagnostics):
        show(content.diagnostics, root=root)
        return CONTENT_FAULT
    known = content.library.dossiers
    if options.contrat and options.contrat not in known:
        mend = did_you_mean(options.contrat, known, otherwise=f"choisissez parmi : {', '.join(known)}.")
        print(f"Le contrat « {options.contrat} » n'existe pas : {mend}", file=sys.stderr)
        return USAGE_ERROR
    try:
        serve_sites(root / "mkdocs.yml", contrat=options.contrat, au=au, address=options.adresse)
    except OSError:
        print(f"L'adresse {options.adresse} est déjà prise, ou n'est pas permise.", file=sys.stderr)
        print("Essayez un autre port : --adresse 127.0.0.1:8001", file=sys.stderr)
        return PUBLICATION_FAULT
    return 0
