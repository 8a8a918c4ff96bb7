"""Which files of the project changed, as soon as they are saved."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event

from watchfiles import watch

FOLDERS = ("content", "data", "plugins/contrats")
FILES = ("mkdocs.yml", "site_build.py")
QUIET_MS = 50
"""How long nothing must be saved before a change is told: editors write a file in several steps."""
AT_MOST_MS = 400
LOOK_AGAIN_MS = 1000
"""Everything is compared anyway this often: shared drives and containers do not tell of changes."""
EMPTY_FOR = 0.15
"""Seconds given to an editor that empties a file before it writes it."""
_PASSING = re.compile(r"(?:^|/)(?:\.[^/]*|__pycache__|[^/]*(?:~|\.tmp|\.swp|\.swx|\.bak|\.part)|4913|#[^/]*#)(?:/|\Z)")
"""What editors and systems leave for a moment beside the file being written."""

Stamp = tuple[int, int, int, int]


class Veille:
    """Watches the project at ``root`` until ``stop`` is set."""

    def __init__(self, root: Path, stop: Event):
        self.root, self.stop = root, stop
        self._seen = self._look()

    def __iter__(self) -> Iterator[frozenset[str]]:
        """The names of the files added, changed or removed, each time something was saved."""
        while not self.stop.is_set():
            folders = [path for name in FOLDERS if (path := self.root / name).is_dir()]
            identities = _identities(folders)
            for _ in self._wake_ups([*folders, *(p for name in FILES if (p := self.root / name).is_file())]):
                if changed := self._changed():
                    yield changed
                if self.stop.is_set() or _identities(self._folders()) != identities:
                    break  # a folder was removed or put back (another branch): watch the new one

    def _folders(self) -> list[Path]:
        return [path for name in FOLDERS if (path := self.root / name).is_dir()]

    def _wake_ups(self, paths: list[Path]) -> Iterator[object]:
        """Something may have changed; where the system cannot tell, now and then."""
        options = {"watch_filter": None, "step": QUIET_MS, "debounce": AT_MOST_MS, "rust_timeout": LOOK_AGAIN_MS}
        try:
            yield from watch(*paths, **options, yield_on_timeout=True, stop_event=self.stop)
        except (OSError, RuntimeError):  # no watch left on this system, or a path that has just gone
            while not self.stop.wait(0.3):
                yield None

    def _changed(self) -> frozenset[str]:
        before, now = self._seen, self._look()
        changed = _differences(before, now)
        if any(name in now and now[name][1] == 0 for name in changed):
            self.stop.wait(EMPTY_FOR)
            now = self._look()
            changed = _differences(before, now)
        self._seen = now
        return changed

    def _look(self) -> dict[str, Stamp]:
        found: dict[str, Stamp] = {}
        for name in FOLDERS:
            found.update(_stamps(self.root / name, f"{name}/"))
        for name in FILES:
            try:
                found[name] = _stamp((self.root / name).stat())
            except OSError:
                continue
        return found


def _stamps(folder: Path, prefix: str) -> Iterator[tuple[str, Stamp]]:
    """The files below a folder with what tells whether they changed; links to folders are not followed."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        name = prefix + entry.name
        if _PASSING.search(entry.name):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _stamps(Path(entry.path), f"{name}/")
            else:
                yield name, _stamp(entry.stat())
        except OSError:
            yield name, (0, 0, 0, 0)  # a link that leads nowhere: reading it says so


def _stamp(stat: os.stat_result) -> Stamp:
    return stat.st_mtime_ns, stat.st_size, stat.st_ino, stat.st_ctime_ns


def _differences(before: dict[str, Stamp], now: dict[str, Stamp]) -> frozenset[str]:
    return frozenset(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))


def _identities(folders: list[Path]) -> list[tuple[str, int]]:
    found = []
    for folder in folders:
        try:
            found.append((str(folder), folder.stat().st_ino))
        except OSError:
            found.append((str(folder), 0))
    return found
