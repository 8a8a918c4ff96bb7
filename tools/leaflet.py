"""Leaflet for the interactive maps: from npm, at the version and hash of the lock file.

Run as a program before each build. A site needs no npm: where it is missing or fails, one sentence says so and the
site is built without interactive maps. Standard library only.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run by its path, it finds its neighbour as the tests do

from tools.node import environment, find_program  # noqa: E402

NAME = "node_modules/leaflet"
WITHOUT = "  Le site se construit quand même, sans carte interactive : la carte dessinée et la liste des lieux restent."


def is_there(root: Path = ROOT) -> bool:
    """Whether the version that the lock file asks for is installed."""
    try:
        wanted = json.loads((root / "package-lock.json").read_text("utf-8"))["packages"][NAME]["version"]
        return json.loads((root / NAME / "package.json").read_text("utf-8"))["version"] == wanted
    except (OSError, ValueError, KeyError, TypeError):
        return False


def main() -> int:
    """Always 0: a site may do without."""
    if is_there():
        return 0
    npm = find_program("npm") or shutil.which("npm")
    if not npm:
        print(f"→ npm est absent (il vient avec Node.js) : Leaflet n'est pas installé.\n{WITHOUT}", flush=True)
        return 0
    print("→ Installation de Leaflet, pour les cartes interactives", flush=True)
    # Where the tools of the tests are installed already, they stay.
    only = [] if (ROOT / "node_modules" / ".stamp").exists() else ["--omit=dev"]
    try:
        subprocess.run([npm, "ci", "--silent", *only], cwd=ROOT, env=environment(), check=True)
    except (OSError, subprocess.CalledProcessError):
        print(f"  npm n'a pas pu l'installer : vérifiez la connexion, puis relancez.\n{WITHOUT}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
