"""The commands of ``python site_build.py``; each is a module with ``configure`` and ``run``."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from contrats.commands import build, check, compare, data, materialise, merge, new, schemas, serve
from contrats.commands.parser import FrenchParser

COMMANDS = (build, merge, check, compare, serve, materialise, new, data, schemas)
EPILOGUE = """\
codes de sortie :
  0  tout va bien
  1  des fichiers de contenu sont à corriger ; chaque site en cause garde sa dernière version publiée
  2  la commande est mal écrite
  3  la publication a échoué (disque, droits…) ; l'ancien site est intact
  4  défaut du programme, à signaler ; chaque site en cause garde sa dernière version publiée
  130  interrompu au clavier ; l'ancien site est intact
"""
DEFECT = """
Le programme s'est arrêté sur un défaut qui lui est propre. Le site déjà publié n'a pas changé.
Signalez-le en joignant les lignes ci-dessus et la commande que vous avez tapée."""


def main(arguments: Sequence[str], *, root: Path) -> int:
    """Run one command on the project at ``root``; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = FrenchParser(
        prog="site_build.py",
        description="Contrats en clair : vérifier, voir et publier les contrats de ville.",
        epilog=EPILOGUE,
    )
    subparsers = parser.add_subparsers(dest="command", metavar="commande", title="commandes", required=True)
    for command in COMMANDS:
        command.configure(subparsers)
    options = parser.parse_args(list(arguments))
    try:
        return options.run(options, root)
    except BrokenPipeError:  # the reader of our output has gone (« | head »): what was to be done is done
        sys.stdout = None
        return 0
    except KeyboardInterrupt:
        print("\nInterrompu. Le site déjà publié n'a pas changé.", file=sys.stderr)
        return 130
    except Exception:  # noqa: BLE001 - the last resort: a fault of ours must not look like a fault of the content
        traceback.print_exc()
        print(DEFECT, file=sys.stderr)
        return 4
