"""``schemas``: rewrite what is generated from the content model for editors: schemas/ and docs/contenu.md."""

from __future__ import annotations

import argparse
from pathlib import Path


def configure(subparsers: argparse._SubParsersAction) -> None:
    """Add the command, which takes no argument."""
    parser = subparsers.add_parser(
        "schemas",
        help="recalculer les schémas et la référence des clés",
        description="Écrit schemas/ et docs/contenu.md d'après le modèle du contenu.",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, root: Path) -> int:
    """Write the files below ``root`` and say which; the exit status is always 0."""
    from contrats.outputs.reference import write_reference
    from contrats.outputs.schemas import write_schemas

    written = [*write_schemas(root / "schemas"), write_reference(root / "docs" / "contenu.md")]
    for path in written:
        print(f"Écrit : {path.relative_to(root).as_posix()}")
    return 0
