"""From a saved edit to the page in a real browser: how long does the live preview take?

    python benchmarks/direct.py                          # 1, 13 and 39 made-up contracts, and the project itself
    python benchmarks/direct.py --contrats 1 --contrats 450 --fois 5

For each project, in a copy of its own: the preview starts; a browser opens the home page of its first contract (here, of its largest); its title is
edited, time and again; then a wrong edit, and its mend. Time runs from the moment the file is written to the moment the
words are drawn in the page. What was decided from it is in ``direct.md``.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mesure import machine, versions
from synthetique import ecrire

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
PROGRAM = ("site_build.py", "mkdocs.yml", "plugins")
LARGEST = "hazebrouck"
"""The contract of this project that has the most pages."""
SHOWN = """words => {
    const h1 = document.querySelector("h1"), banner = document.getElementById("direct");
    return (h1 && h1.textContent.includes(words)) || (banner && banner.textContent.includes(words));
}"""


@dataclass
class Ligne:
    """The measures of one project, in seconds."""

    projet: str
    pages: int
    depart: float
    premiere: float
    editions: list[float]
    faute: float
    correction: float

    def __str__(self) -> str:
        edits = sorted(self.editions)
        cells = [self.depart, self.premiere, statistics.median(edits), edits[-1], self.faute, self.correction]
        return f"| {self.projet} | {self.pages} | " + " | ".join(f"{cell:.2f}" for cell in cells) + " |"


@contextmanager
def preview(root: Path) -> Iterator[str]:
    """The preview of a project in a process of its own; its address once the project is read."""
    order = [sys.executable, str(root / "site_build.py"), "serve", "--adresse", "127.0.0.1:0", "--date", "2026-11-20"]
    process = subprocess.Popen(order, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8")
    try:
        for line in process.stdout:
            found = re.search(r"http://[\d.:]+/", line)
            if found:
                yield found[0]
                break
    finally:
        process.terminate()
        process.communicate()


def measured(root: Path, name: str, browser: object, times: int) -> Ligne:
    """The measures of the project at ``root``."""
    idents = sorted(p.name for p in (root / "content" / "contrats").iterdir())
    contrat = LARGEST if LARGEST in idents else idents[0]
    file = root / "content" / "contrats" / contrat / "contrat.yml"
    good = file.read_text("utf-8")
    start = time.perf_counter()
    with preview(root) as address:
        ready = time.perf_counter() - start
        page = browser.new_page()
        start = time.perf_counter()
        page.goto(f"{address}{contrat}/")
        first = time.perf_counter() - start
        page.goto(f"{address}{contrat}/plan-du-site/")
        pages = page.evaluate("new Set([...document.querySelectorAll('main li a')].map(a => a.pathname)).size")
        page.goto(f"{address}{contrat}/")

        def shown(text: str, words: str) -> float:
            time.sleep(0.5)  # an editor's hand is not that quick
            begun = time.perf_counter()
            file.write_text(text, "utf-8")
            page.wait_for_function(SHOWN, arg=words, polling="raf", timeout=120_000)
            return time.perf_counter() - begun

        edits = [shown(_titled(good, f"Essai {n}"), f"Essai {n}") for n in range(times)]
        wrong = shown(good.replace("porteur:", "portteur:", 1), "portteur")
        mended = shown(_titled(good, "Corrigé"), "Corrigé")
        page.close()
    return Ligne(name, pages, ready, first, edits, wrong, mended)


def _titled(text: str, title: str) -> str:
    return re.sub(r"^titre: .*", f"titre: {title}", text, count=1, flags=re.M)


def copied(root: Path, folder: Path, names: tuple[str, ...]) -> Path:
    """A project of its own made of these files and folders."""
    folder.mkdir(exist_ok=True)
    for name in names:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, folder / name)
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--contrats", type=int, action="append", help="size of a made-up project; may be repeated")
    parser.add_argument("--fois", type=int, default=15, help="edits of each")
    asked = parser.parse_args()
    from playwright.sync_api import sync_playwright

    from tools.browser import find_browser, launch_arguments

    print(f"{machine()}\n{versions('mkdocs', 'mkdocs-material', 'watchfiles', 'playwright')}\n")
    print("| project | pages of the contract | start | first page | edit, median | edit, longest | fault | mend |")
    print("|---|" + "---:|" * 7)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=launch_arguments())
        for size in asked.contrats or (1, 13, 39):
            folder = Path(place) / str(size)
            ecrire(folder, size)
            (folder / "plugins").unlink()  # a link to ours: somebody who works on them would be measured too
            copied(ROOT, folder, PROGRAM)
            print(measured(folder, f"{size} contracts" if size > 1 else "1 contract", browser, asked.fois), flush=True)
        if not asked.contrats:
            own = copied(ROOT, Path(place) / "projet", (*PROGRAM, "content", "data"))
            print(measured(own, "this project", browser, asked.fois), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
