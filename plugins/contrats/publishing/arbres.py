"""Built sites as trees of files: what they hold, whether it is still there, and the same files at another place."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from pathlib import Path

from contrats.publishing.inventaire import file_digest

Contenu = dict[str, list]
"""Size, date and digest of each file, by its path from the site's root."""
CANNOT_LINK = {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EACCES, errno.ENOSYS}


def inspect(tree: Path) -> Contenu:
    """What a tree just built holds."""
    found: Contenu = {}
    for folder, _, names in os.walk(tree):
        for name in names:
            path = Path(folder, name)
            state = path.stat()
            found[path.relative_to(tree).as_posix()] = [state.st_size, state.st_mtime_ns, file_digest(path)]
    return dict(sorted(found.items()))


def intact(tree: Path, content: Contenu) -> bool:
    """Whether a tree still holds these files: by size and date, or else, as after a copy, by their bytes.

    No name and no link may lead out of the tree: whoever wrote the note and the tree may have wanted to.
    """
    base, inside = f"{tree}{os.sep}", set[str]()
    try:
        for name, (size, date, sha) in content.items():
            folder = name.rpartition("/")[0]
            if folder not in inside and not _is_inside(tree, folder, inside):
                return False
            state = os.lstat(base + name)  # 40 000 of them: a Path each takes three times as long
            if not stat.S_ISREG(state.st_mode):
                return False
            if state.st_size != size or (state.st_mtime_ns != date and file_digest(tree / name) != sha):
                return False
    except (AttributeError, OSError, TypeError, ValueError):
        return False
    return True


def _is_inside(tree: Path, folder: str, inside: set[str]) -> bool:
    """Whether a folder of the tree, and those that it is in, are plain folders; they are added to ``inside``."""
    if folder.startswith(("/", "..")) or (folder and os.path.normpath(folder) != folder):
        return False
    while folder not in inside:
        if not stat.S_ISDIR(os.lstat(f"{tree}{os.sep}{folder}" if folder else tree).st_mode):
            return False
        inside.add(folder)
        folder = folder.rpartition("/")[0]
    return True


def place(tree: Path, names: list[str], target: Path) -> bool:
    """The same files below ``target``, a folder that does not exist yet: shared on the disk where the host allows.

    A file with two names is the same bytes for any server, and costs nothing. Returns whether all are shared. Raises
    OSError where the disk refuses.
    """
    made, linked = {""}, True
    target.mkdir(parents=True, exist_ok=True)
    for name in names:
        folder = name.rpartition("/")[0]
        if folder not in made:
            (target / folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        linked &= link_or_copy(tree / name, target / name)
    return linked


def link_or_copy(source: Path, target: Path) -> bool:
    """One file at a second place; whether it is the same on the disk."""
    try:
        os.link(source, target)
        return True
    except OSError as error:
        if error.errno not in CANNOT_LINK:
            raise
        shutil.copy2(source, target)
        return False


def names_of(tree: Path) -> list[str]:
    """The files of a tree, in order."""
    return sorted(Path(f, n).relative_to(tree).as_posix() for f, _, names in os.walk(tree) for n in names)
