"""What several commands share: the day of the site, and how diagnostics are shown."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TextIO

from contrats.diagnostics import Diagnostic, Level, in_reading_order

CONTENT_FAULT = 1
PUBLICATION_FAULT = 3


def parse_day(text: str) -> date:
    """« 2026-11-20 » -> a day, for argparse."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("la date s'écrit année-mois-jour, par exemple 2026-11-20") from None


def day_of_the_site(asked: date | None, environment: Mapping[str, str] = os.environ) -> date:
    """The day asked for, else that of SOURCE_DATE_EPOCH, else today. The only place where commands read the clock."""
    if asked is not None:
        return asked
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return date.today()


def add_day(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--date",
        type=parse_day,
        metavar="AAAA-MM-JJ",
        help="jour auquel le site se place pour dire les retards (sans quoi : aujourd'hui)",
    )


def show(diagnostics: Iterable[Diagnostic], *, root: Path, stream: TextIO | None = None, quote: bool = True) -> None:
    """Print diagnostics by file and line with the line at fault (unless ``quote`` is false), then a count."""
    stream = stream or sys.stderr
    ordered = in_reading_order(diagnostics)
    for diagnostic in ordered:
        print(diagnostic, file=stream)
        excerpt = _excerpt(diagnostic, root) if quote else ""
        if excerpt:
            print(excerpt, file=stream)
    counts = Counter(d.level for d in ordered)
    words = [
        f"{counts[level]} {level.label}{'s' if counts[level] > 1 else ''}"
        for level in (Level.ERREUR, Level.AVERTISSEMENT, Level.REMARQUE)
        if counts[level]
    ]
    files = len({d.place.file for d in ordered})
    if words:
        print(f"\n{', '.join(words)} dans {files} fichier{'s' if files > 1 else ''}.", file=stream)


def _excerpt(diagnostic: Diagnostic, root: Path) -> str:
    path = root / diagnostic.place.file
    try:
        line = path.read_text(encoding="utf-8", errors="replace").split("\n")[diagnostic.place.line - 1]
    except (OSError, IndexError):
        return ""
    shown = line.replace("\t", "→")[:120]
    if not shown.strip() or diagnostic.place.column > len(shown) + 1:
        return ""
    return f"      {shown}\n      {' ' * (diagnostic.place.column - 1)}^"
