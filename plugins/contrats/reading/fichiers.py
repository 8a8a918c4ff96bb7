"""Which files of a project are read, in the order of their names; hidden ones are not."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

FOLDERS_READ = ("content", "data")
CONTRACTS = "content/contrats"
LEFT_ALONE = re.compile(r"data/(geo/|imports/(?!.*\.ya?ml\Z))")
"""Caches, and official files kept beside the mappings that read them."""


def contract_ids(root: Path) -> list[str]:
    """The folders of ``content/contrats``, in order."""
    folders = (root / CONTRACTS).glob("*")
    return sorted(p.name for p in folders if p.is_dir() and not p.is_symlink() and not p.name.startswith("."))


def files_outside_contracts(root: Path) -> list[Path]:
    """The files to read that are in the folder of no contract, in the order of names."""
    found = [path for folder in FOLDERS_READ for path in _outside_contracts(root, root / folder)]
    return sorted(found, key=lambda path: path.relative_to(root).parts)


def _outside_contracts(root: Path, folder: Path) -> Iterator[Path]:
    """The files below ``folder`` but those of contracts, whose folders are not opened: there may be thousands."""
    for path in folder.glob("*"):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            if path.parent != root / CONTRACTS:
                yield from _outside_contracts(root, path)
        elif (path.is_file() or path.is_symlink()) and not LEFT_ALONE.match(path.relative_to(root).as_posix()):
            yield path


def files_below(root: Path, folders: tuple[str, ...] = FOLDERS_READ) -> Iterator[Path]:
    """Every file to read below these folders of the project, in the order of names."""
    for folder in folders:
        if not any(part.startswith(".") for part in folder.split("/")):
            yield from (root / name for name in _below(root / folder, f"{folder}/"))


def _below(folder: Path | str, prefix: str) -> Iterator[str]:
    """Names are enough on the way: a preview goes through thousands of files at each edit."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:  # absent, closed to us, or gone meanwhile, as when git changes branches
        return
    for entry in entries:
        name = prefix + entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, f"{name}/")
        elif (entry.is_symlink() or entry.is_file()) and not LEFT_ALONE.match(name):
            yield name
