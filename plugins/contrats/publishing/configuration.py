"""What mkdocs.yml is made of, without MkDocs: a build without change must end within a second.

It may inherit another file, run hooks, dress pages with a theme of the project and take values from the environment:
all of it shows on the pages as much as its own words.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

WORD = re.compile(r"[^\s'\",:#\[\]{}]+")
ENVIRONMENT = re.compile(r"!ENV\s+(\[[^\]]*\]|\S+)")
THEME = re.compile(r"^\s*custom_dir:\s*([^\s#]+)", re.M)
WRITTEN = (".yml", ".yaml")


def files_of_configuration(root: Path) -> list[str]:
    """mkdocs.yml and the files that it names, from near to near, by their path from the project."""
    found, pending = [], ["mkdocs.yml"]
    while pending:
        name = pending.pop(0)
        if name in found or not (root / name).is_file():
            continue
        found.append(name)
        if name.endswith(WRITTEN):
            folder = os.path.dirname(name)  # noqa: PTH120 - it may lead above the project
            pending += [
                os.path.normpath(Path(folder, word)) for word in WORD.findall(_text(root / name)) if "." in word
            ]
    return found


def environment(root: Path, files: Iterable[str]) -> Iterator[str]:
    """The variables that these files ask for, as they are set."""
    for name in files:
        if name.endswith(WRITTEN):
            asked = (word for words in ENVIRONMENT.findall(_text(root / name)) for word in WORD.findall(words))
            yield from (f"{word}={os.environ[word]}" for word in asked if word in os.environ)


def themes_beside(root: Path, package: Path) -> list[str]:
    """The folders of a theme that are not part of the program."""
    folders = [os.path.normpath(f.strip("'\"")) for f in THEME.findall(_text(root / "mkdocs.yml"))]
    return [f for f in folders if not (root / f).resolve().is_relative_to(package)]


def _text(path: Path) -> str:
    return path.read_text("utf-8", errors="replace") if path.is_file() else ""
