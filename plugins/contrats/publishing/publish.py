"""Publication: build everything beside the site in place, then switch the two folders at once."""

from __future__ import annotations

import ctypes
import errno
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from contrats.engines.mkdocs.plugin import MARKER, EngineError, build_site
from contrats.outputs.sites import Contenu

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
    errno.ENOTDIR: "ce n'est pas un dossier",
    errno.EPERM: "opération interdite",
    errno.EROFS: "le disque est en lecture seule",
}


class PublicationError(Exception):
    """Why nothing was published, in French."""


def publish(root: Path, content: Contenu, target: Path, *, say: Callable[[str], object]) -> Path:
    """Publish the portal and every contract of ``content`` at ``target``; returns the folder.

    The new site is built whole in a folder beside ``target`` and then takes its place, so that a reader sees the old
    site or the new one, never a part. Raises PublicationError, with the old site untouched.
    """
    _refuse_foreign(target)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise PublicationError(f"impossible d'écrire dans {target.parent} ({_reason(error)})") from error
    try:
        _build_all(root, content, fresh, say)
        fresh.chmod(0o755)
        _switch(fresh, target)
    except EngineError as error:
        raise PublicationError(str(error)) from error
    except OSError as error:
        raise PublicationError(f"{_reason(error)} ({error.filename or target})") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return target


def _reason(error: OSError) -> str:
    """What the system refuses, in French where it is known."""
    return REASONS.get(error.errno) or error.strerror or str(error)


def _build_all(root: Path, content: Contenu, fresh: Path, say: Callable[[str], object]) -> None:
    sites = ["", *content.library.dossiers]
    for position, contrat in enumerate(sites, 1):
        start = time.monotonic()
        pages = build_site(root / "mkdocs.yml", content, contrat, fresh / contrat)
        seconds = f"{time.monotonic() - start:.1f}".replace(".", ",")
        say(f"[{position}/{len(sites)}] {contrat or 'portail'} : {pages} page{'s' if pages > 1 else ''} en {seconds} s")


def _refuse_foreign(target: Path) -> None:
    """A folder that this tool did not publish is never replaced."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise PublicationError(f"{target} n'est pas un dossier ordinaire ; choisissez-en un autre avec --sortie")
    if target.is_dir() and any(target.iterdir()) and not (target / MARKER).is_file():
        raise PublicationError(
            f"{target} contient autre chose qu'un site publié par cet outil ; videz-le ou choisissez un autre dossier avec --sortie"
        )


def _switch(fresh: Path, target: Path) -> None:
    """Put ``fresh`` in the place of ``target`` at once; what was there ends up at ``fresh``."""
    if not target.exists():
        fresh.rename(target)
        return
    if _exchange(fresh, target):
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


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one system call (Linux renameat2); False where the system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0
