"""The publication before the last, kept aside to make the next one of it.

Of 450 sites one changes; to make and remove the 25 000 folders of the others takes 5 s, more than all the rest. So the
folder that a switch takes away is kept, brought up to date where it differs, and switched in again. What is in it is
never guessed: a note, bound to the folder's own number on the disk and erased before the folder is touched, tells
which version of each site it holds; files are compared by size and date, and folders by date, so that nothing stray
stays. Without a note, or on another disk, everything is made anew.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from contrats.publishing.arbres import Contenu, intact, place
from contrats.publishing.cache import PORTAIL, Cache
from contrats.publishing.inventaire import digest

ASIDE = "precedente"
"""The folder beside the cache where it is kept."""


class Reprise:
    """The folder in the making, and what is known to be in it already."""

    def __init__(self, cache: Cache, target: Path, fresh: Path | None = None):
        """Take the folder that was set aside to ``fresh``, or without it work on it where it is, for a next time."""
        self.known: dict[str, list] = {}
        self.notes = Cache(cache.folder.with_name(ASIDE) / digest([str(target)])[:16])
        self.aside = self.notes.folder / "site"
        self.fresh = fresh or self.aside
        for place_of in (self.notes.folder.parent, self.notes.folder, self.aside):
            if place_of.is_symlink() or place_of.is_file():  # a link would have us clear what it leads to
                place_of.unlink()
        note = self._note(self.aside)
        if note is None:
            shutil.rmtree(self.aside, ignore_errors=True)
            self.fresh.mkdir(parents=True, exist_ok=True)
            return
        self.notes.forget(self._name(self.aside))
        if fresh is None:
            self.known = note
            return
        with suppress(OSError):  # another disk: made anew
            self.aside.rename(fresh)
            self.known = note

    def fill(self, wanted: Mapping[str, tuple[Path, Contenu]], others: Mapping[str, tuple[Path, list[str]]]) -> None:
        """Put the sites of ``wanted`` (tree and content by id) and ``others`` (tree and names) in the folder.

        The portal stands last in ``others``, under ``PORTAIL``, and goes to the root.
        """
        now: dict[str, list] = {}
        keep = {ident for ident, (_, content) in wanted.items() if self._same(ident, content)}
        for path in list(self.fresh.iterdir()):
            if path.name not in keep:
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        for ident, (tree, content) in sorted(wanted.items()):
            if ident in keep:
                now[ident] = self.known[ident]
                continue
            linked = place(tree, list(content), self.fresh / ident)
            now[ident] = [_sum(content), _dates(self.fresh / ident, content), linked]
        for ident, (tree, names) in others.items():
            place(tree, names, self.fresh / ident if ident != PORTAIL else self.fresh)
        self.notes.write(self._name(self.fresh), now)

    def put_aside(self) -> None:
        """After the switch: keep the folder that was in place, if it is known what it holds."""
        if self._note(self.fresh) is not None:
            with suppress(OSError):
                self.fresh.rename(self.aside)

    def _same(self, ident: str, content: Contenu) -> bool:
        """Whether a site is here as in the cache. Linked files are those of the cache, which have just been looked at:
        none can be another since, but by a change of its folder.
        """
        known, place_of = self.known.get(ident), self.fresh / ident
        return (
            isinstance(known, list)
            and len(known) == 3
            and known[0] == _sum(content)
            and (known[2] is True or intact(place_of, content))
            and known[1] == _dates(place_of, content)
        )

    def _note(self, folder: Path) -> dict[str, list] | None:
        note = self.notes.read(self._name(folder)) if folder.is_dir() else None
        return note if isinstance(note, dict) else None

    def _name(self, folder: Path) -> str:
        return f"dossier-{folder.stat().st_ino}"


def _sum(content: Contenu) -> str:
    return digest([f"{name} {date} {sha}" for name, (_, date, sha) in content.items()])


def _dates(tree: Path, content: Contenu) -> str:
    """The dates of the folders: one changes when anything comes into a folder or leaves it."""
    folders = {""}
    for name in content:
        folder = name.rpartition("/")[0]
        while folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    base = f"{tree}{os.sep}"
    return digest([f"{f} {os.stat(base + f).st_mtime_ns}" for f in sorted(folders)])  # noqa: PTH116 - 25 000 of them
