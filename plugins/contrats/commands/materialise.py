"""``materialise``: write the sites as plain Markdown, for another tool than ours."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from contrats.commands.common import CONTENT_FAULT, PUBLICATION_FAULT, add_day, day_of_the_site, show
from contrats.commands.parser import USAGE_ERROR
from contrats.diagnostics import did_you_mean, has_errors

if TYPE_CHECKING:  # what it brings is read when the command runs, not when another one does
    from contrats.outputs.sites import Contenu

PORTAIL = "portail"
"""The name of the portal on the command line, and of its folder."""


def configure(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser(
        "materialise",
        help="écrire les sites en Markdown ordinaire, pour un autre outil",
        description="Écrit chaque site en fichiers Markdown ordinaires avec son mkdocs.yml : MkDocs, ProperDocs ou Zensical les publient sans ce programme. Les pages gardent leurs adresses et leurs mots.",
    )
    parser.add_argument(
        "sites",
        nargs="*",
        metavar="SITE",
        help="un contrat, ou « portail » (sans quoi : le portail et tous les contrats)",
    )
    parser.add_argument(
        "--sortie", type=Path, metavar="DOSSIER", help="dossier neuf où écrire (sans quoi : build/materialise/)"
    )
    add_day(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, root: Path) -> int:
    from contrats.outputs.sites import read_content

    content = read_content(root, au=day_of_the_site(options.date))
    if has_errors(content.diagnostics):
        show(content.diagnostics, root=root)
        print("Rien n'a été écrit.", file=sys.stderr)
        return CONTENT_FAULT
    known = [PORTAIL, *content.library.dossiers]
    for name in options.sites:
        if name not in known:
            mend = did_you_mean(name, known, otherwise=f"choisissez parmi : {', '.join(known)}.")
            print(f"Le site « {name} » n'existe pas : {mend}", file=sys.stderr)
            return USAGE_ERROR
    from contrats.publishing.bascule import reason

    target = (options.sortie or root / "build" / "materialise").absolute()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        print(f"{target} n'est pas vide, et vos retouches y sont peut-être : rien n'a été écrit.", file=sys.stderr)
        print("Déplacez ou effacez ce dossier, ou choisissez-en un autre avec --sortie.", file=sys.stderr)
        return PUBLICATION_FAULT
    try:
        _write_all(content, options.sites or known, target)
    except OSError as error:
        print(f"Impossible d'écrire dans {target} ({reason(error)}) : rien n'a été écrit.", file=sys.stderr)
        return PUBLICATION_FAULT
    print(f"\nLes sites sont écrits : {target}")
    print("À relire d'abord : accessibilité, vie privée et mentions légales y parlent du site d'origine.")
    print("Pour en publier un : entrez dans son dossier, puis mkdocs build (ou properdocs build, ou zensical build).")
    return 0


def _write_all(content: Contenu, names: list[str], target: Path) -> None:
    """All trees beside ``target``, which then appears whole."""
    from contrats.engines.materialise import materialise
    from contrats.outputs.sites import site_of

    plain = replace(content, leaflet={})  # the tree has no interactive map: its script need not be written
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        for name in dict.fromkeys(names):
            contract = name in content.library.dossiers
            folder = f"contrats/{name}" if contract else name
            pages = materialise(site_of(plain, name if contract else ""), fresh / folder)
            print(f"{name} : {pages} page{'s' if pages > 1 else ''} dans {folder}/")
        fresh.chmod(0o755)
        fresh.replace(target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
