"""``serve``: show the sites in a browser and follow every saved edit."""

from __future__ import annotations

import argparse
import gc
import os
import secrets
import signal
import sys
from collections.abc import Set
from pathlib import Path
from typing import TYPE_CHECKING

from contrats.commands.common import PUBLICATION_FAULT, add_day, day_of_the_site, show
from contrats.commands.parser import USAGE_ERROR
from contrats.diagnostics import Diagnostic, did_you_mean

if TYPE_CHECKING:
    from contrats.publishing.direct.etat import Etat


def configure(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser(
        "serve",
        help="voir le site en direct pendant qu'on écrit",
        description="Ouvre le site sur cette machine et le met à jour à chaque fichier enregistré. Une erreur se voit dans la page et ici ; la dernière bonne version reste affichée. Ctrl+C pour arrêter.",
    )
    parser.add_argument(
        "--adresse",
        type=parse_address,
        default="127.0.0.1:8000",
        metavar="HÔTE:PORT",
        help="où l'ouvrir (sans quoi : 127.0.0.1:8000)",
    )
    parser.add_argument("--contrat", default="", metavar="ID", help="ne montrer qu'un contrat")
    add_day(parser)
    parser.set_defaults(run=run)


def parse_address(text: str) -> str:
    """« 127.0.0.1:8000 », for argparse."""
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise argparse.ArgumentTypeError("l'adresse s'écrit hôte:port, par exemple 127.0.0.1:8000")
    return text


def run(options: argparse.Namespace, root: Path) -> int:
    known = _contracts(root)
    if options.contrat and options.contrat not in known:
        mend = did_you_mean(options.contrat, known, otherwise=f"choisissez parmi : {', '.join(known)}.")
        print(f"Le contrat « {options.contrat} » n'existe pas : {mend}", file=sys.stderr)
        return USAGE_ERROR
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from contrats.publishing.direct.apercu import Apercu
    from contrats.publishing.direct.epreuve import Epreuve

    epreuve = Epreuve(
        root,
        au=day_of_the_site(options.date),
        contrat=options.contrat,
        seance=f"{secrets.token_hex(4)}-",
        plainte=lambda details: print(details, file=sys.stderr),
    )
    host, _, port = options.adresse.rpartition(":")
    terminal = Terminal(root)

    def annonce(etat: Etat, changed: Set[str], seconds: float) -> None:
        terminal.annoncer(etat, changed, seconds)
        if not changed:  # what was read stays: looking through it for cycles would hold an edit up for 0.3 s
            gc.collect()
            gc.freeze()

    try:
        apercu = Apercu(epreuve, host=host, port=int(port), annonce=annonce)
    except OSError:
        print(f"L'adresse {options.adresse} est déjà prise, ou n'est pas permise.", file=sys.stderr)
        print("Essayez un autre port : --adresse 127.0.0.1:8001", file=sys.stderr)
        return PUBLICATION_FAULT
    terminal.adresse = apercu.adresse
    for ending in (signal.SIGINT, signal.SIGTERM):  # a system or an editor that ends it does as Ctrl+C
        signal.signal(ending, signal.default_int_handler)
    try:
        with apercu:
            apercu.suivre()
    except KeyboardInterrupt:
        print("\nAperçu arrêté.")
    return 0


def _contracts(root: Path) -> list[str]:
    """The contracts that have a folder, even one that cannot be read."""
    return sorted(p.name for p in (root / "content" / "contrats").glob("*") if p.is_dir() and p.name[0] != ".")


class Terminal:
    """What the terminal says: all at the start, then what each edit changed."""

    def __init__(self, root: Path):
        self.root, self.adresse = root, ""
        self._told: Set[Diagnostic] = frozenset()
        self._wrong = False

    def annoncer(self, etat: Etat, changed: Set[str], seconds: float) -> None:
        wrong = bool(etat.fautes or etat.defaut)
        if etat.relancer and changed and all(name.endswith(".py") for name in changed):
            print("Le programme du site a changé : arrêtez (Ctrl+C) et relancez pour en tenir compte.", flush=True)
            return
        show(etat.fautes if etat.fautes else set(etat.diagnostics) - self._told, root=self.root)
        self._told = frozenset(etat.diagnostics)
        if not changed:
            print(f"\nLe site se regarde ici : {self.adresse}   (Ctrl+C pour arrêter)")
        else:
            print(f"→ {_names(changed)} : {_outcome(etat, was_wrong=self._wrong, seconds=seconds)}")
        if etat.defaut:
            print(etat.defaut, file=sys.stderr)
        self._wrong = wrong
        sys.stdout.flush()


def _names(changed: Set[str]) -> str:
    names = sorted(changed)
    return names[0] if len(names) == 1 else f"{names[0]} et {len(names) - 1} de plus"


def _outcome(etat: Etat, *, was_wrong: bool, seconds: float) -> str:
    if etat.fautes or etat.defaut:
        kept = "la dernière bonne version reste affichée" if etat.version is not None else "rien ne peut être montré"
        return f"à corriger, {kept}"
    took = f"{seconds:.1f}".replace(".", ",")
    return f"{'corrigé, ' if was_wrong else ''}site à jour en {took} s"
