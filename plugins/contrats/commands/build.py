"""``build``: check, compose and publish the portal and every contract's site."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from contrats.commands.common import CONTENT_FAULT, PUBLICATION_FAULT, add_day, day_of_the_site, show
from contrats.diagnostics import has_errors


def configure(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser(
        "build",
        help="publier le portail et les sites dans site/",
        description="Vérifie le contenu, puis publie le portail dans site/ et chaque contrat dans site/<contrat>/. L'ancien site reste en place tant que le nouveau n'est pas complet.",
    )
    parser.add_argument("--sortie", type=Path, metavar="DOSSIER", help="où publier (sans quoi : site/)")
    add_day(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, root: Path) -> int:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's advertisement is no concern of an editor
    from contrats.outputs.sites import read_content
    from contrats.publishing.publish import PublicationError, publish

    content = read_content(root, au=day_of_the_site(options.date))
    show(content.diagnostics, root=root)
    if has_errors(content.diagnostics):
        print("Rien n'a été publié. Le site déjà en place n'a pas changé.", file=sys.stderr)
        return CONTENT_FAULT
    target = (options.sortie or root / "site").absolute()
    try:
        published = publish(root, content, target, say=print)
    except PublicationError as error:
        print(f"La publication a échoué : {error}\nLe site déjà en place n'a pas changé.", file=sys.stderr)
        return PUBLICATION_FAULT
    print(f"\nLe site est prêt : {published}")
    print("Pour le voir : make serve, puis http://127.0.0.1:8000/")
    print(f"Ou bien : python3 -m http.server --directory {_short(published)} 8000")
    return 0


def _short(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
