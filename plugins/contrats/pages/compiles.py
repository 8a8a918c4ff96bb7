"""Compiled templates kept between two runs, in a folder that may be deleted or damaged without harm."""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import tempfile
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_FOLDER: list[Path] = []


def keep_compiled(folder: Path) -> None:
    """From now on, keep compiled templates in ``folder``."""
    _FOLDER[:] = [folder]


def folder_of_compiled() -> Path | None:
    """The folder given to ``keep_compiled``, if any."""
    return _FOLDER[0] if _FOLDER else None


class Compiles(BytecodeCache):
    """Like Jinja's own file cache, with a digest: what is damaged is compiled again, never run."""

    def __init__(self, folder: Path):
        self.folder = folder

    def _path(self, bucket: Bucket) -> Path:
        env = bucket.environment
        how = (env.autoescape, env.trim_blocks, env.lstrip_blocks, sorted(env.extensions), jinja2.__version__)
        name = f"{bucket.key}{bucket.checksum}{sys.implementation.cache_tag}{how}"
        return self.folder / hashlib.sha256(name.encode()).hexdigest()[:32]

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            kept = self._path(bucket).read_bytes()
        except OSError:
            return
        if hashlib.sha256(kept[32:]).digest() == kept[:32]:
            bucket.code = marshal.loads(kept[32:])  # noqa: S302 - the digest says that it is what was written

    def dump_bytecode(self, bucket: Bucket) -> None:
        code = marshal.dumps(bucket.code)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(code).digest() + code)
            Path(name).replace(self._path(bucket))
        except OSError:
            return  # a disk that is full or cannot be written only makes the next run slower
