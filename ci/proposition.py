"""Takes over the content of a proposal, and nothing else of it.

    python3 ci/proposition.py DEPOT COMMIT [--vers DOSSIER]

Whoever proposes a change may write anything in it: another mkdocs.yml, a hook, a plugin, a link to a file of the
machine. Here the program comes from the branch of destination, where this script stands; from the proposal come the
plain files of content/ and data/, read in git's own store without checking anything out: no hook, no filter, no
submodule and no link has an occasion to act. Standard library only, since it runs before anything is installed.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TAKEN = ("content", "data")
NEVER = ("data/geo/",)
"""Official contours, which the publication fetches itself."""
PLAIN = {"100644", "100755"}
KINDS = {"120000": "c'est un lien", "160000": "c'est un sous-module"}
MOST_FILES, MOST_BYTES, LARGEST = 50_000, 1_000_000_000, 20_000_000


class Refusal(Exception):
    """Why nothing was taken over, in French."""


@dataclass(frozen=True)
class Entry:
    """A file of the proposal, as git lists it."""

    mode: str
    blob: str
    size: int
    path: str


def entries(depot: Path, commit: str) -> Iterator[Entry]:
    """What the commit holds below content/ and data/."""
    listed = _git(depot, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", *TAKEN)
    for line in listed.split(b"\0"):
        if line:
            about, _, path = line.partition(b"\t")
            mode, _, blob, size = about.split()
            yield Entry(mode.decode(), blob.decode(), int(size) if size.isdigit() else 0, path.decode(errors="replace"))


def why_not(entry: Entry) -> str:
    """Why a file is not taken over, in French; empty where it is."""
    parts = entry.path.split("/")
    if entry.mode not in PLAIN:
        return KINDS.get(entry.mode, "ce n'est pas un fichier ordinaire")
    if len(parts) < 2 or parts[0] not in TAKEN or entry.path.startswith(NEVER):
        return "il n'appartient pas au contenu"
    if any(part.startswith(".") or not part for part in parts):
        return "son nom commence par un point"
    if not entry.path.isprintable() or "\\" in entry.path or "\ufffd" in entry.path:
        return "son nom contient un caractère interdit"
    if entry.size > LARGEST:
        return "il est trop gros"
    return ""


def take(depot: Path, commit: str, target: Path) -> list[tuple[str, str]]:
    """Puts the content of the commit in the place of that of ``target``; what was left out, and why.

    Raises Refusal where the proposal is out of proportion, or cannot be read; nothing is changed then.
    """
    found = list(entries(depot, commit))
    kept = [entry for entry in found if not why_not(entry)]
    if len(kept) > MOST_FILES or sum(entry.size for entry in kept) > MOST_BYTES:
        raise Refusal("la proposition compte trop de fichiers, ou de trop gros")
    if not kept:
        raise Refusal("la proposition n'a rien dans content/ ni dans data/")
    contours = target / "data" / "geo"
    aside = target / ".contours-de-cote"
    if contours.is_dir():
        contours.rename(aside)
    for name in TAKEN:
        shutil.rmtree(target / name, ignore_errors=True)
    for entry, data in zip(kept, _contents(depot, kept), strict=True):
        path = target / entry.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    if aside.is_dir():
        (target / "data").mkdir(exist_ok=True)
        aside.rename(contours)
    return [(entry.path, reason) for entry in found if (reason := why_not(entry))]


def _contents(depot: Path, kept: list[Entry]) -> Iterator[bytes]:
    asked = "".join(f"{entry.blob}\n" for entry in kept).encode()
    given = _git(depot, "cat-file", "--batch", asked=asked)
    at = 0
    for entry in kept:
        start = given.index(b"\n", at) + 1
        yield given[start : start + entry.size]
        at = start + entry.size + 1


def _git(depot: Path, *arguments: str, asked: bytes = b"") -> bytes:
    order = ["git", "--no-replace-objects", "-c", "core.quotePath=false", "-c", "core.hooksPath=/dev/null"]
    order += ["-C", str(depot), *arguments]
    done = subprocess.run(order, input=asked, capture_output=True, check=False)
    if done.returncode:
        raise Refusal(f"git ne peut pas lire la proposition : {done.stderr.decode(errors='replace').strip()!a}")
    return done.stdout


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Reprend le contenu d'une proposition, et rien d'autre.")
    parser.add_argument("depot", type=Path, help="dépôt git qui contient la proposition")
    parser.add_argument("commit", help="la version proposée")
    parser.add_argument("--vers", type=Path, default=Path(__file__).resolve().parents[1], help="où la mettre")
    options = parser.parse_args(arguments)
    try:
        left = take(options.depot, options.commit, options.vers)
    except Refusal as refusal:
        _say(f"Rien n'a été repris : {refusal}.")
        return 1
    except OSError as error:
        _say(f"La reprise a échoué : {error.strerror} ({str(error.filename)!a}).")
        return 1
    for path, reason in left:
        _say(f"{path!a} n'est pas repris : {reason}.")
    _say("Le contenu de la proposition est en place ; le programme reste celui de la branche de destination.")
    return 0


def _say(text: str) -> None:
    """As ci/citer.sh does: GitHub obeys « ##[ » anywhere in a line."""
    print(f"| {text.replace('##[', '## [')}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
