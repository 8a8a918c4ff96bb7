"""What earlier builds left in ``.cache/publication``: notes (JSON with its digest) and the built sites.

Nothing here is believed without proof: a note that is damaged, truncated or of another version is as if it were not
there, and a built site is used only when each file has the size and date that its note tells, else the bytes. The
folder can be deleted at any time, and carried from one machine to another.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from contrats.publishing.bascule import remove

FORMAT = "1"
TREES = "sites"
NOTES = ("fiches", "publications")
PORTAIL = "_portail"
"""Stands for the portal among ids of contracts, which never start so."""


class Cache:
    """A folder of notes and of built sites. Writing never fails a build: a note that cannot be kept is not."""

    def __init__(self, folder: Path):
        self.folder = folder

    @classmethod
    def open(cls, folder: Path) -> Cache | None:
        """The cache in ``folder``, made if need be, or None where nothing can be written."""
        try:
            for place in (folder / name for name in (TREES, *NOTES)):
                if place.is_symlink() or place.is_file():  # a link would have us write, and clear, where it leads
                    place.unlink()
            (folder / TREES).mkdir(parents=True, exist_ok=True)
        except OSError:
            return None
        return cls(folder) if os.access(folder / TREES, os.W_OK) else None

    def tree(self, ident: str) -> Path:
        """Where the built site of a contract is kept."""
        return self.folder / TREES / ident

    def read(self, name: str) -> Any:
        """A note, or None when there is none that can be believed."""
        try:
            text = (self.folder / f"{name}.json").read_bytes()
            head, _, body = text.partition(b"\n")
            return json.loads(body) if head.decode() == _seal(body) else None
        except (OSError, RecursionError, ValueError):
            return None

    def write(self, name: str, note: Any) -> None:
        body = json.dumps(note, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")
        path = self.folder / f"{name}.json"
        fresh = path.with_name(f".{path.name}-{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh.unlink(missing_ok=True)
            with fresh.open("xb") as file:
                file.write(_seal(body).encode() + b"\n" + body)
            fresh.replace(path)
        except OSError:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)

    def forget(self, name: str) -> None:
        with suppress(OSError):
            (self.folder / f"{name}.json").unlink(missing_ok=True)

    def keep_only(self, idents: set[str]) -> None:
        """Forget the sites of contracts that are no more, and what killed builds left."""
        for place in (self.folder / TREES, self.folder / "fiches"):
            if not place.is_dir():
                continue
            for path in place.iterdir():
                if path.name.removesuffix(".json") not in idents:
                    remove(path)


def _seal(body: bytes) -> str:
    return f"{FORMAT} {hashlib.sha256(body).hexdigest()}"
