"""How long do many sites take? Our build beside stock MkDocs (and Zensical, ProperDocs) on the same pages.

    python benchmarks/sites.py                                   # 1, 13, 39 and 450 contracts, results in sites.md
    python benchmarks/sites.py --sizes 1,13 --print              # a quick look
    python benchmarks/sites.py --zensical …/bin/zensical --properdocs …/bin/properdocs

A project is made up (``synthetique.py``), built by our command line in six situations, written as plain Markdown
(``site_build.py materialise``) and built again by each stock engine, one site after the other. Above ``--sample``
sites, stock engines build that many, taken evenly, and the rest is reckoned from their pages: the table says so.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mesure import Mesure, machine, mesure, octets, pages, versions
from synthetique import ecrire

RESULTS = Path(__file__).with_name("sites.md")
START, END = "<!-- measures: written by sites.py -->", "<!-- end of measures -->"
DAY = "2026-11-20"
MANY = 100
"""Contracts from which one process alone is not waited for."""
QUIET = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795132800"}
HEAD = "| contracts | pages | what | seconds | of processor | ms per page | MB, greediest process | processes | MB of site |"


@dataclass(frozen=True)
class Ligne:
    """One row: who built, in which situation, and what it took; ``note`` says what was reckoned and not measured."""

    contrats: int
    qui: str
    pages: int
    mesure: Mesure
    octets: int = 0
    note: str = ""

    def __str__(self) -> str:
        m = self.mesure
        each = f"{1000 * m.seconds / self.pages:.1f}" if self.pages else ""
        size = f"{self.octets / 1e6:.0f}" if self.octets else ""
        cells = (self.contrats, self.pages or "", self.qui + self.note, f"{m.seconds:.2f}", f"{m.cpu:.2f}", each)
        return "| " + " | ".join(map(str, (*cells, f"{m.memory:.0f}", m.processes, size))) + " |"


def ours(root: Path, count: int) -> Iterator[Ligne]:
    """Our command line on the project at ``root``, situation after situation."""
    build = [sys.executable, root / "site_build.py", "build", "--date", DAY]
    middle = f"contrat-{count // 2 + 1:03d}"
    situations: dict[str, Callable[[], object]] = {
        "ours, cold": lambda: _erase(root / "site", root / ".cache"),
        "ours, nothing changed": lambda: None,
        "ours, one engagement changed": lambda: _append(
            next((root / f"content/contrats/{middle}/engagements").iterdir())
        ),
        "ours, one shared label changed": lambda: _relabel(root / "data/indicateurs/catalogue.yml"),
        "ours, site erased, cache kept": lambda: _erase(root / "site"),
        "ours, cold, one process": lambda: _erase(root / "site", root / ".cache"),
    }
    for name, prepare in situations.items():
        alone = ["--processus", "1"] if name.endswith("one process") else []
        if alone and count > MANY:
            continue
        prepare()
        taken = mesure([*build, *alone], cwd=root, env=QUIET)
        yield Ligne(count, name, pages(root / "site"), taken, octets(root / "site")[1])


def _erase(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _append(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('titre: "', 'titre: "Continuer : ', 1), encoding="utf-8")


def _relabel(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Nombre d'habitants", "Nombre total d'habitants"), encoding="utf-8")


def stock(trees: list[Path], command: list[str], name: str, count: int, *, sample: int) -> Ligne:
    """An engine on every materialised site, one after the other; on some of them, and reckoned, when they are many."""
    every = max(1, -(-len(trees) // sample))
    chosen = trees[::every]
    taken, done, written = Mesure(0, 0, 0, 0), 0, 0
    for tree in chosen:
        _erase(tree / "site", tree / ".cache")
        taken += mesure(command, cwd=tree, env=QUIET)
        done += pages(tree / "site")
        written += octets(tree / "site")[0]
        _erase(tree / "site", tree / ".cache")
    total = sum(sum(1 for _ in (tree / "docs").rglob("*.md")) for tree in trees)
    factor = total / done
    note = f" (reckoned from {len(chosen)} of {len(trees)} sites)" if every > 1 else ""
    return Ligne(count, name, total, taken.times(factor), int(written * factor), note)


def measured(count: int, engines: dict[str, list[str]], sample: int, folder: Path) -> Iterator[Ligne]:
    """All rows for a project of ``count`` contracts."""
    root, tree = folder / f"projet-{count}", folder / f"markdown-{count}"
    ecrire(root, count)
    yield from ours(root, count)
    write = [sys.executable, root / "site_build.py", "materialise", "--date", DAY, "--sortie", tree]
    yield Ligne(count, "ours, written as plain Markdown", 0, mesure(write, cwd=root))
    trees = [tree / "portail", *sorted((tree / "contrats").iterdir())]
    for name, command in engines.items():
        yield stock(trees, command, name, count, sample=sample)
    _erase(root, tree)


def verdict(rows: list[Ligne]) -> str:
    """The bars of the house beside what was measured."""
    by = {(row.contrats, row.qui): row for row in rows}
    lines = [
        "| contracts | ours, cold / stock MkDocs | of processor | ours / Zensical | ms of processor per further page |"
    ]
    lines.append("|---:|---:|---:|---:|---:|")
    before: Ligne | None = None
    for count in sorted({row.contrats for row in rows}):
        cold = by[count, "ours, cold"]
        cells = [_ratio(cold, by.get((count, "mkdocs")), "seconds"), _ratio(cold, by.get((count, "mkdocs")), "cpu")]
        cells.append(_ratio(cold, by.get((count, "zensical")), "seconds"))
        further = ""
        if before:
            further = f"{1000 * (cold.mesure.cpu - before.mesure.cpu) / (cold.pages - before.pages):.2f}"
        lines.append("| " + " | ".join([str(count), *cells, further]) + " |")
        before = cold
    return "\n".join(lines)


def _ratio(cold: Ligne, other: Ligne | None, what: str) -> str:
    return f"{getattr(cold.mesure, what) / getattr(other.mesure, what):.2f}" if other else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1,13,39,450", help="numbers of contracts")
    parser.add_argument("--sample", type=int, default=40, help="most sites that a stock engine builds at each size")
    parser.add_argument("--mkdocs", default=str(Path(sys.executable).with_name("mkdocs")), help="empty: without")
    parser.add_argument("--zensical", default=shutil.which("zensical") or "", help="where the program is")
    parser.add_argument("--properdocs", default=shutil.which("properdocs") or "", help="where the program is")
    parser.add_argument("--print", action="store_true", help="leave sites.md as it is")
    options = parser.parse_args()
    engines = {
        "mkdocs": [options.mkdocs, "build", "-q"],
        "properdocs": [options.properdocs, "build", "-q"],
        "zensical": [options.zensical, "build", "--clean"],
    }
    engines = {name: command for name, command in engines.items() if command[0]}
    said = [_about(engines), "", HEAD, "|---:|---:|---|" + "---:|" * 6]
    rows: list[Ligne] = []
    with tempfile.TemporaryDirectory(prefix="sites-") as folder:
        for count in map(int, options.sizes.split(",")):
            for row in measured(count, engines, options.sample, Path(folder)):
                rows.append(row)
                print(row, flush=True)
    said += [*map(str, rows), "", verdict(rows)]
    print("\n" + said[-1])
    if not options.print:
        text = RESULTS.read_text(encoding="utf-8")
        head, tail = text.partition(START)[0], text.partition(END)[2]
        RESULTS.write_text(f"{head}{START}\n\n" + "\n".join(said) + f"\n\n{END}{tail}", encoding="utf-8")


def _about(engines: dict[str, list[str]]) -> str:
    day = f"{datetime.now(UTC):%d %B %Y}".lstrip("0")
    others = [
        f"{name} {re.search(r'[0-9][0-9.]+', said.stdout)[0]}"
        for name, command in engines.items()
        if name != "mkdocs"
        for said in [subprocess.run([command[0], "--version"], capture_output=True, text=True, check=True)]
    ]
    here = versions("mkdocs", "mkdocs-material", "markdown", "jinja2", "pydantic")
    return f"Measured on {day}: {machine()}; {', '.join([here, *others])}."


if __name__ == "__main__":
    main()
