"""Git repositories for the tests of ci/: the project as its main branch has it, and proposals to change it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.projects import BASE, Files, write

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (
    *("Makefile", "mkdocs.yml", "package-lock.json", "package.json", "pyproject.toml", "site_build.py"),
    *("ci", "plugins", "requirements", "tools"),
)
PYTHON = """#!/bin/sh
if [ "${1:-} ${2:-}" = "-m pip" ]; then exit 0; fi
if [ "${2:-} ${3:-} ${4:-}" = "data fetch contours" ]; then
    [ -d "${ESSAI_CONTOURS:-}" ] || exit 3
    mkdir -p .cache/contours data/geo
    echo "$@" >> "$ESSAI_CONTOURS/demandes"
    cp "$ESSAI_CONTOURS"/*.geojson data/geo/
    exit 0
fi
exec "PYTHON" "$@"
"""
"""Python as « make » would install it, without the network: the official servers are the folder $ESSAI_CONTOURS."""
NOBODY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Essai",
    "GIT_AUTHOR_EMAIL": "essai@exemple.invalid",
    "GIT_COMMITTER_NAME": "Essai",
    "GIT_COMMITTER_EMAIL": "essai@exemple.invalid",
}


def git(folder: Path, *arguments: str, given: str = "") -> str:
    """What git says."""
    done = subprocess.run(
        ["git", "-c", "protocol.file.allow=always", *arguments],
        cwd=folder, env={**os.environ, **NOBODY}, input=given, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit(folder: Path, message: str = "essai") -> str:
    """Everything in the folder, as a commit."""
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def repository(folder: Path, files: Files = BASE, *, program: bool = True) -> Path:
    """A repository whose branch main holds these files, with the program of this project."""
    folder.mkdir(parents=True)
    for name in PROGRAM if program else ():
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copyfile(source, folder / name)
    write(folder, {".gitignore": (ROOT / ".gitignore").read_bytes(), **files})
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder)
    return folder


def equip(folder: Path) -> None:
    """As if « make .venv/.site leaflet » had been run here."""
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_text(PYTHON.replace("PYTHON", sys.executable))
    python.chmod(0o755)
    (folder / ".venv" / ".site").write_text(f"{folder}\n")
    install_leaflet(folder)


def install_leaflet(folder: Path) -> None:
    """Something in the place of Leaflet, at the version of the lock file."""
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    version = lock["packages"]["node_modules/leaflet"]["version"]
    files = {"package.json": json.dumps({"version": version}), "dist/leaflet.js": "//", "dist/leaflet.css": "/**/"}
    write(folder, {f"node_modules/leaflet/{name}": text for name, text in files.items()})


def files(folder: Path, *, but: tuple[str, ...] = ()) -> Mapping[str, bytes]:
    """Every file below the folder, but those below these names and git's own; links as what they point at."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name.split("/")[0] in (".git", *but) or "__pycache__" in name:
            continue
        if path.is_symlink():
            found[name] = b"-> " + os.fsencode(path.readlink())
        elif path.is_file():
            found[name] = path.read_bytes()
    return found
