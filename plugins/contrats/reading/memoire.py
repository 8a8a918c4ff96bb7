"""What each file gave when it was last read: a live preview reads again only the files that changed.

A file is known by its name and the digest of its bytes. Its dates are believed only once they are old: an editor may
save twice within one tick of the clock.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from contrats.reading.texts import LARGEST_FILE

STILL = 2_000_000_000
"""Nanoseconds after which a file that keeps its size, dates and number on the disk has kept its bytes."""


@dataclass(frozen=True)
class _Lu:
    """A file as it was read: its stamp where that is enough to know it again, its digest, what it gave."""

    stamp: tuple[int, ...] | None
    digest: bytes
    result: Any


class Memoire:
    """Results by name of file; ``with`` one reading of the whole tree, files that it did not meet are forgotten."""

    def __init__(self) -> None:
        self._before: dict[str, _Lu] = {}
        self._now: dict[str, _Lu] = {}

    def __enter__(self) -> Memoire:
        self._now = {}
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._before = self._now

    def recall(self, path: Path, name: str, read: Callable[[], Any], *, largest: int = LARGEST_FILE) -> Any:
        """What ``read`` gives for the file, from memory where its bytes are those of the last reading.

        A file of more than ``largest`` bytes is always read.
        """
        known, stamp = self._before.get(name), _stamp(path, largest)
        if known is not None and stamp is not None and known.stamp == stamp:
            self._now[name] = known
            return known.result
        digest = _digest(path) if stamp else None
        sure = stamp if stamp and max(stamp[:2]) + STILL < time.time_ns() else None
        if digest is not None and known is not None and known.digest == digest:
            self._now[name] = replace(known, stamp=sure)
            return known.result
        result = read()
        if digest is not None and _digest(path) == digest:  # else it was saved meanwhile: believe nothing
            self._now[name] = _Lu(sure, digest, result)
        return result


def _stamp(path: Path, largest: int) -> tuple[int, ...] | None:
    """The dates, size and number of a file; None where there is none, or it is too large to be one of ours."""
    try:
        state = path.stat()
    except OSError:
        return None
    return (state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino) if state.st_size <= largest else None


def _digest(path: Path) -> bytes | None:
    """None for a file that cannot be read."""
    try:
        return blake2b(path.read_bytes(), digest_size=16).digest()
    except OSError:
        return None
