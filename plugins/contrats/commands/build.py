"""``build``: check, compose and publish the portal and every contract's site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from contrats.commands.common import PUBLICATION_FAULT, day_of_the_site
from contrats.commands.publication import CACHE, GABARITS, add_options, processors, short, tell
from contrats.publishing.bascule import PublicationError
from contrats.publishing.bilan import Bilan
from contrats.publishing.plan import Part


def configure(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser(
        "build",
        help="publier le portail et les sites dans site/",
        description="Vérifie le contenu, puis publie le portail dans site/ et chaque contrat dans site/<contrat>/. "
        "Seul ce qui a changé est refait. L'ancien site reste en place tant que le nouveau n'est pas complet ; "
        "un contrat à corriger garde sa dernière version, et les autres sont publiés.",
    )
    add_options(parser)
    parser.add_argument(
        "--processus", type=_number, metavar="N", help="combien de contrats à la fois (sans quoi : un par processeur)"
    )
    parser.add_argument("--no-cache", action="store_true", help="tout refaire, sans rien reprendre ni garder")
    parser.add_argument(
        "--shard", type=_part, metavar="N/TOTAL", help="ne faire qu'une partie, par exemple 2/8 ; « merge » les réunit"
    )
    parser.set_defaults(run=run)


def _number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 512:
        raise argparse.ArgumentTypeError("le nombre de processus va de 1 à 512")
    return int(text)


def _part(text: str) -> Part:
    try:
        return Part.of(text)
    except ValueError:
        raise argparse.ArgumentTypeError("une partie s'écrit numéro/total, par exemple 2/8") from None


def run(options: argparse.Namespace, root: Path) -> int:
    """Publish the project at ``root``, or build one part of it; the exit codes are those of ``--help``."""
    part: Part | None = options.shard
    name = f"morceau-{part.numero}-{part.total}" if part else "site"
    target = (options.sortie or root / name).absolute()
    try:
        account = _build(options, root, target)
    except PublicationError as error:
        print(f"La publication a échoué : {error}.\nLe site déjà en place n'a pas changé.", file=sys.stderr)
        return PUBLICATION_FAULT
    code = tell(account, root, part=part is not None)
    if part is not None:
        print(f"\nLa partie {part} est prête : {target}")
        print("Réunissez toutes les parties : python site_build.py merge DOSSIER…")
    elif account.publie:
        print(f"\nLe site est prêt : {target}")
        print("Pour le voir : make serve, puis http://127.0.0.1:8000/")
        print(f"Ou bien : python3 -m http.server --directory {short(target)} 8000")
    return code


def _build(options: argparse.Namespace, root: Path, target: Path) -> Bilan:
    from contrats.publishing.progression import shown
    from contrats.publishing.publish import publish

    common = {
        "au": day_of_the_site(options.date),
        "workers": options.processus or processors(),
        "cache": None if options.no_cache else root / CACHE,
        "gabarits": None if options.no_cache else root / GABARITS,
    }
    with shown(sys.stderr, words="Construction des sites") as progress:
        if options.shard is not None:
            from contrats.publishing.shards import build_part

            return build_part(root, target, options.shard, progress=progress, **common)
        return publish(root, target, strict=options.strict, progress=progress, **common)
