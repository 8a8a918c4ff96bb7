"""What each file gave when it was last read: a live preview reads again only the files that changed.

A file is known by its name and the digest of its bytes, never by its date: an editor may save twice within one tick
of the clock, and a branch change brings old dates back.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any

from contrats.reading.texts import LARGEST_FILE


class Memoire:
    """Results by name of file; ``with`` one reading of the whole tree, files that it did not meet are forgotten."""

    def __init__(self) -> None:
        self._before: dict[str, tuple[bytes, Any]] = {}
        self._now: dict[str, tuple[bytes, Any]] = {}

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
        digest = _digest(path, largest)
        known = self._before.get(name)
        if digest is not None and known is not None and known[0] == digest:
            self._now[name] = known
            return known[1]
        result = read()
        if digest is not None and _digest(path, largest) == digest:  # else it was saved meanwhile: believe nothing
            self._now[name] = (digest, result)
        return result


def _digest(path: Path, largest: int) -> bytes | None:
    """None for a file that cannot be read, or is too large to be one of ours."""
    try:
        if path.stat().st_size > largest:
            return None
        return blake2b(path.read_bytes(), digest_size=16).digest()
    except OSError:
        return None
