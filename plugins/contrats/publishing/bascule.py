"""The published folder: refused when it is not ours, guarded against two builds at once, switched in one move."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: two builds at once are not told apart there
    fcntl = None

MARKER = "publication.json"
RENAME_EXCHANGE = 2
AT_FDCWD = -100
REASONS = {
    # what the system says: the same in French
    errno.EACCES: "accès refusé",
    errno.EDQUOT: "le quota du disque est dépassé",
    errno.EEXIST: "un fichier porte déjà ce nom",
    errno.ENAMETOOLONG: "le nom est trop long",
    errno.ENOENT: "ce dossier n'existe pas",
    errno.ENOSPC: "le disque est plein",
    errno.EIO: "le disque ne répond pas",
    errno.EISDIR: "c'est un dossier",
    errno.ELOOP: "c'est un lien",
    errno.EMFILE: "trop de fichiers sont ouverts",
    errno.ENFILE: "trop de fichiers sont ouverts",
    errno.ENOMEM: "il n'y a plus assez de mémoire",
    errno.ENOTDIR: "ce n'est pas un dossier",
    errno.ENOTEMPTY: "le dossier n'est pas vide",
    errno.EPERM: "opération interdite",
    errno.EROFS: "le disque est en lecture seule",
}


class PublicationError(Exception):
    """Why nothing was published, in French."""


def remove(path: Path) -> None:
    """Take away whatever is there: a folder, a file, a link; what it leads to stays."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def reason(error: OSError) -> str:
    """What the system refuses, in French where it is known."""
    return REASONS.get(error.errno) or error.strerror or str(error)


def refuse_foreign(target: Path) -> None:
    """A folder that this tool did not publish as a whole is never replaced. Raises PublicationError."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise PublicationError(f"{target} n'est pas un dossier ordinaire ; choisissez-en un autre avec --sortie")
    if target.is_dir() and any(target.iterdir()) and site_at(target) != "":
        raise PublicationError(
            f"{target} contient autre chose qu'un site publié par cet outil ; videz-le ou choisissez un autre dossier avec --sortie"
        )


def refuse_filled(target: Path) -> None:
    """A part goes to a new folder, never in the place of a site. Raises PublicationError."""
    refuse_foreign(target)
    if target.is_dir() and any(target.iterdir()):
        raise PublicationError(f"{target} contient un site publié ; choisissez un autre dossier avec --sortie")


def refuse_misplaced(target: Path, root: Path, *kept: Path | None) -> None:
    """Nothing is published among what a build reads or keeps, nor around it. Raises PublicationError."""
    place = Path(os.path.realpath(target))
    used = [root / "content", root / "data", *(folder for folder in kept if folder)]
    for folder in (Path(os.path.realpath(folder)) for folder in used):
        if place.is_relative_to(folder) or folder.is_relative_to(place):
            raise PublicationError(
                f"{target} ne peut pas recevoir le site : la construction emploie {folder} ; choisissez un autre dossier avec --sortie"
            )


def site_at(folder: Path) -> str | None:
    """The contract whose published site is in ``folder``, "" for a whole publication, None for anything else."""
    try:
        said = json.loads((folder / MARKER).read_bytes())["site"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return said if isinstance(said, str) else None


@contextmanager
def reserved(target: Path, *, lock: Path | None = None) -> Iterator[None]:
    """While this lasts no other build writes at ``target``; what killed builds left beside it is cleared first.

    The system gives up the lock of a program that dies, however it dies. Raises PublicationError where another build
    is under way, or nothing can be written there.
    """
    lock = lock or target.with_name(f".{target.name}.verrou")
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        handle = _locked(lock)
    except OSError as error:
        raise PublicationError(f"impossible d'écrire dans {lock.parent} ({reason(error)})") from error
    try:
        _clear(target)
        yield
    finally:
        lock.unlink(missing_ok=True)
        os.close(handle)


def _locked(lock: Path) -> int:
    while True:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        try:
            if fcntl is not None:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if lock.exists() and lock.stat().st_ino == os.fstat(handle).st_ino:
                os.truncate(handle, 0)
                os.write(handle, str(os.getpid()).encode())
                return handle
        except BlockingIOError:
            holder = os.read(handle, 20).decode(errors="replace").strip()
            os.close(handle)
            who = f" (processus {holder})" if holder else ""
            raise PublicationError(
                f"une autre construction est en cours{who} ; attendez qu'elle finisse, ou arrêtez-la"
            ) from None
        os.close(handle)  # the holder ended and took its file away between the two calls


def _clear(target: Path) -> None:
    ours = re.compile(rf"\.{re.escape(target.name)}-(ancien-)?[a-z0-9_]{{8}}")
    for path in target.parent.glob(f".{target.name}-*"):
        if path.is_dir() and not path.is_symlink() and ours.fullmatch(path.name):
            old = path / target.name
            if "-ancien-" in path.name and old.is_dir() and not target.exists():
                old.rename(target)  # killed between the two moves of a system that cannot swap folders
            shutil.rmtree(path, ignore_errors=True)


def fresh_folder(target: Path) -> Path:
    """A new empty folder beside ``target``, whose name ``reserved`` recognises. Raises PublicationError."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        folder.chmod(0o755)
    except OSError as error:
        raise PublicationError(f"impossible d'écrire dans {target.parent} ({reason(error)})") from error
    return folder


def switch(fresh: Path, target: Path) -> None:
    """Put ``fresh`` in the place of ``target`` at once; what was there ends up at ``fresh``."""
    if not target.exists():
        fresh.rename(target)
        return
    if exchange(fresh, target):
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-ancien-", dir=target.parent))
    old = aside / target.name
    target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        old.rename(target)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one system call (Linux renameat2); False where the system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0
