"""The browser of the tests: finds Chromium, or installs it, or says in French what to do.

    python tools/browser.py            finds it, else installs it
    python tools/browser.py --chemin   prints its path, installs nothing

Standard library only. The tests import `find_browser` and `launch_arguments`.
"""

from __future__ import annotations

import argparse
import functools
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS_APPLICATIONS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)
# Inside one of Playwright's folders, by system. The headless shell comes last: it is not the whole browser.
PLAYWRIGHT_PATTERNS = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium_headless_shell-*/chrome-*/headless_shell",
    "chromium_headless_shell-*/chrome-*/chrome-headless-shell",
)
HELP = """\
✗ Aucun navigateur pour les essais, et il n'a pas pu être installé.
  Debian : sudo apt-get install chromium
  Ubuntu : .venv/bin/python -m playwright install --with-deps chromium
  Fedora : sudo dnf install chromium      macOS : brew install --cask chromium
  S'il est ailleurs : CONTRATS_BROWSER=/chemin/vers/chromium make test
  Pour s'en passer : make test ARGS="-m 'not navigateur'" SANS_NAVIGATEUR=1"""

DRIVER_HELP = """\
✗ Playwright, qui conduit le navigateur, ne démarre pas.
  Debian, Ubuntu : sudo apt-get install libatomic1     Fedora : sudo dnf install libatomic"""


def _candidates() -> Iterator[str]:
    for name in NAMES:
        if path := shutil.which(name):
            yield path
    yield from (str(path) for path in MACOS_APPLICATIONS if path.is_file())
    folders = [Path.home() / ".cache/ms-playwright", Path.home() / "Library/Caches/ms-playwright"]
    if chosen := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        folders.insert(0, Path(chosen))
    for pattern in PLAYWRIGHT_PATTERNS:
        for folder in folders:
            yield from (str(path) for path in sorted(folder.glob(pattern), reverse=True))


def _runs(path: str) -> bool:
    """Whether it really starts: Ubuntu's `chromium-browser` may be a script that only asks for a snap."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.SubprocessError):
        return False
    return answer.returncode == 0


@functools.cache
def find_browser() -> str | None:
    """The path of a Chromium or Chrome that starts, or None. CONTRATS_BROWSER, if set, decides."""
    if chosen := os.environ.get("CONTRATS_BROWSER"):
        path = shutil.which(chosen)
        return path if path and _runs(path) else None
    return next(filter(_runs, _candidates()), None)


def launch_arguments() -> list[str]:
    """The options Chromium needs here: as root, it refuses to start with its sandbox."""
    arguments = ["--disable-dev-shm-usage"]  # containers often have a very small /dev/shm
    return ["--no-sandbox", *arguments] if os.geteuid() == 0 else arguments


def _run(command: list[str]) -> bool:
    """Runs without a word; shows the end of the output if it failed."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        result = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        print(f"  {error}", flush=True)
        return False
    if result.returncode:
        last_lines = "\n".join("  | " + line for line in result.stdout.splitlines()[-8:])
        print(f"  « {' '.join(command)} » a échoué :\n{last_lines}", flush=True)
    return result.returncode == 0


def _can_use_apt() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt_install(*packages: str) -> None:
    if _run(["apt-get", "update"]):
        _run(["apt-get", "install", "-y", "--no-install-recommends", *packages])


def _install_with_apt() -> None:
    print("→ Installation de Chromium par apt-get (une à trois minutes)", flush=True)
    # Without any font installed, pages would show no text at all.
    _apt_install("chromium", "fonts-liberation")


def _install_with_playwright() -> None:
    print("→ Téléchargement de Chromium par Playwright (une à trois minutes)", flush=True)
    with_libraries = ["--with-deps"] if _can_use_apt() else []
    _run([sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"])


def ensure_browser() -> str | None:
    """The browser's path, after installing it if need be; None where nothing worked."""
    installers = [_install_with_playwright]
    if _can_use_apt():
        installers.insert(0, _install_with_apt)
    if os.environ.get("CONTRATS_BROWSER"):
        installers = []  # an explicit choice: install nothing behind the person's back
    for install in installers:
        if find_browser():
            break
        install()
        find_browser.cache_clear()
    return find_browser()


def _driver_starts() -> bool:
    """Whether Playwright's own Node.js, which drives the browser, starts (or Playwright is not installed)."""
    package = importlib.util.find_spec("playwright")
    if package is None or package.origin is None:
        return True
    node = Path(package.origin).parent / "driver" / "node"
    return not node.is_file() or _runs(str(node))


def ensure_driver() -> bool:
    """Playwright's Node.js needs libatomic, which a bare Debian does not have."""
    if not _driver_starts() and _can_use_apt():
        print("→ Installation de libatomic1 par apt-get (pour Playwright)", flush=True)
        _apt_install("libatomic1")
    return _driver_starts()


def main() -> int:
    parser = argparse.ArgumentParser(description="Trouve (ou installe) le navigateur des essais.")
    parser.add_argument("--chemin", action="store_true", help="affiche seulement le chemin du navigateur")
    path_only = parser.parse_args().chemin
    path = find_browser() if path_only else ensure_browser()
    if path is None:
        print(HELP, file=sys.stderr)
        return 1
    if not path_only and not ensure_driver():
        print(DRIVER_HELP, file=sys.stderr)
        return 1
    print(path if path_only else f"→ Navigateur des essais : {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
