"""Node.js for the tests: the machine's own, or the one that PyPI distributes.

Run as a program, it makes sure that Node.js is there, then installs the npm packages of the lock file.
Standard library only; Python and make are all that a machine needs.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV_BIN = ROOT / ".venv" / "bin"


def is_supported(version: tuple[int, int]) -> bool:
    """Whether html-validate supports this Node.js (the range of `engines` in package.json)."""
    return (20, 19) <= version < (21, 0) or version >= (22, 12)


def _version(node: str) -> tuple[int, int] | None:
    try:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    match = re.match(r"v(\d+)\.(\d+)", answer.stdout.strip())
    return (int(match[1]), int(match[2])) if match else None


def find_program(name: str) -> str | None:
    """The path of `node` or `npm`, taken from a folder whose Node.js is recent enough."""
    for search_path in (None, str(VENV_BIN)):
        node = shutil.which("node", path=search_path)
        program = shutil.which(name, path=search_path)
        version = _version(node) if node and program else None
        if version and is_supported(version):
            return program
    return None


def find_node() -> str | None:
    """The path of a recent enough Node.js, or None. For the tests."""
    return find_program("node")


def environment() -> dict[str, str]:
    """The environment in which npm and the programs of node_modules/.bin find their Node.js."""
    node = find_node()
    folders = [str(Path(node).parent)] if node else []
    return {**os.environ, "PATH": os.pathsep.join([*folders, os.environ.get("PATH", "")])}


def _install_node() -> None:
    print("→ Node.js absent ou trop ancien : installation de celui de PyPI dans .venv", flush=True)
    requirements = ROOT / "requirements" / "node.txt"
    pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes"]
    subprocess.run([*pip, "-r", str(requirements)], check=True)


def main() -> int:
    try:
        if not find_program("npm"):
            _install_node()
        npm = find_program("npm")
        if not npm:
            print("✗ Node.js ne se lance pas : installez Node.js 20.19 ou plus récent, puis relancez.")
            return 1
        print("→ Installation des outils d'essai npm (axe-core, html-validate)", flush=True)
        subprocess.run([npm, "ci", "--silent"], cwd=ROOT, env=environment(), check=True)
    except subprocess.CalledProcessError as error:
        print(f"✗ Échec de « {' '.join(map(str, error.cmd))} ».", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
