"""How long do many sites take? Our build beside stock MkDocs (and Zensical, ProperDocs) on the same pages.

    python benchmarks/sites.py                                   # 1, 13, 39 and 450 contracts, results in sites.md
    python benchmarks/sites.py --sizes 1,13 --print              # a quick look
    python benchmarks/sites.py --ours --print                    # our build only: no other engine, no plain Markdown
    python benchmarks/sites.py --zensical …/bin/zensical --properdocs …/bin/properdocs

A project is made up (``synthetique.py``), built by our command line in eight situations, written as plain Markdown
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
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

from contrat_synthetique import Lieu
from ecriture import yaml
from mesure import Mesure, machine, mesure, octets, pages, versions
from synthetique import ecrire

RESULTS = Path(__file__).with_name("sites.md")
START, END = "<!-- measures: written by sites.py -->", "<!-- end of measures -->"
DAY = "2026-11-20"
MANY = 100
"""Contracts from which one process alone is not waited for."""
QUIET = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795132800"}
HEAD = (
    "| contracts | pages | what | seconds | of processor | ms per page | MB, greediest process | processes "
    "| MB of site | MB on disk | others at work |"
)
QUIET_ENOUGH = 0.2
"""Cores that others may keep busy in a run before the table calls it busy."""
FLAT_FROM = 13
"""Size from which the cost of a further page is compared: below, what every run takes to start weighs most."""


@dataclass(frozen=True)
class Ligne:
    """One row: who built, in which situation, and what it took; ``note`` says what was reckoned and not measured."""

    contrats: int
    qui: str
    pages: int
    mesure: Mesure
    octets: tuple[int, int] = (0, 0)
    """As a visitor sees the site, and as the disk holds it."""
    note: str = ""

    def __str__(self) -> str:
        m = self.mesure
        each = f"{1000 * m.seconds / self.pages:.1f}" if self.pages else ""
        sizes = [f"{size / 1e6:.1f}" if size else "" for size in self.octets]
        cells = (self.contrats, self.pages or "", self.qui + self.note, f"{m.seconds:.2f}", f"{m.cpu:.2f}", each)
        cells = (*cells, f"{m.memory:.0f}", m.processes, *sizes, f"{m.others:.1f}")
        return "| " + " | ".join(map(str, cells)) + " |"


def ours(root: Path, places: list[Lieu]) -> Iterator[Ligne]:
    """Our command line on the project at ``root``, situation after situation."""
    build, count = [sys.executable, root / "site_build.py", "build", "--date", DAY], len(places)
    middle = next(place for place in places[count // 2 :] + places if not place.annonce)
    promises = root / f"content/contrats/{middle.id}/engagements/{middle.agglo}.yml"
    figure = f";{middle.quartiers[0]};2021;2024;"
    situations: dict[str, Callable[[], object]] = {
        "ours, cold": lambda: _erase(root / "site", root / ".cache"),
        "ours, nothing changed": lambda: None,
        "ours, one engagement changed": lambda: _edit(promises, 'titre: "', 'titre: "Continuer : '),
        "ours, one engagement added": lambda: _add(promises, middle),
        "ours, one figure changed": lambda: _edit(root / "data/indicateurs/population.csv", figure, f"{figure}1"),
        "ours, one shared label changed": lambda: _edit(
            root / "data/indicateurs/catalogue.yml", "Nombre d'habitants", "Nombre total d'habitants"
        ),
        "ours, site erased, cache kept": lambda: _erase(root / "site"),
        "ours, cold, one process": lambda: _erase(root / "site", root / ".cache"),
    }
    for name, prepare in situations.items():
        alone = ["--processus", "1"] if name.endswith("one process") else []
        if alone and count > MANY:
            continue
        prepare()
        taken = mesure([*build, *alone], cwd=root, env=QUIET)
        yield Ligne(count, name, pages(root / "site"), taken, octets(root / "site"))


def _erase(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _edit(path: Path, before: str, after: str) -> None:
    """Change the first ``before`` of a file, which must be there."""
    text = path.read_text(encoding="utf-8")
    if before not in text:
        raise SystemExit(f"{path} no longer holds {before!r}: the measure would be that of nothing changed")
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def _add(path: Path, place: Lieu) -> None:
    """One more engagement at the end of a file: the portal counts it too."""
    record = {"id": f"{place.agglo}-neuf", "titre": "Ouvrir une école de musique", "porteurs": [place.agglo]}
    record |= {"portee": "contrat", "nature": "ferme", "source": place.source()}
    path.write_text(path.read_text(encoding="utf-8") + yaml([record]), encoding="utf-8")


def stock(trees: list[Path], command: list[str], name: str, count: int, *, sample: int) -> Ligne:
    """An engine on every materialised site, one after the other; on some of them, and reckoned, when they are many."""
    every = max(1, -(-len(trees) // sample))
    chosen = trees[::every]
    taken, done, written = Mesure(0, 0, 0, 0), 0, [0, 0]
    for tree in chosen:
        _erase(tree / "site", tree / ".cache")
        taken += mesure(command, cwd=tree, env=QUIET)
        done += pages(tree / "site")
        written = [a + b for a, b in zip(written, octets(tree / "site"), strict=True)]
        _erase(tree / "site", tree / ".cache")
    total = sum(sum(1 for _ in (tree / "docs").rglob("*.md")) for tree in trees)
    factor = total / done
    note = f" (reckoned from {len(chosen)} of {len(trees)} sites)" if every > 1 else ""
    return Ligne(count, name, total, taken.times(factor), (int(written[0] * factor), int(written[1] * factor)), note)


def measured(count: int, engines: dict[str, list[str]], sample: int, folder: Path) -> Iterator[Ligne]:
    """All rows for a project of ``count`` contracts; without engines, those of our build only."""
    root, tree = folder / f"projet-{count}", folder / f"markdown-{count}"
    # by a process of its own: the memory that this one holds would be counted in every program that it starts
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        places = pool.submit(ecrire, root, count).result()
    yield from ours(root, places)
    if engines:
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
        "| contracts | ours, cold / stock MkDocs | of processor | ours / Zensical | ms of processor per further page |",
        "|---:|---:|---:|---:|---:|",
    ]
    before: Ligne | None = None
    slopes: dict[int, float] = {}
    for count in sorted({row.contrats for row in rows}):
        cold = by[count, "ours, cold"]
        cells = [_ratio(cold, by.get((count, "mkdocs")), "seconds"), _ratio(cold, by.get((count, "mkdocs")), "cpu")]
        cells.append(_ratio(cold, by.get((count, "zensical")), "seconds"))
        if before:
            slopes[count] = 1000 * (cold.mesure.cpu - before.mesure.cpu) / (cold.pages - before.pages)
        lines.append("| " + " | ".join([str(count), *cells, f"{slopes[count]:.2f}" if before else ""]) + " |")
        before = cold
    return "\n".join([*lines, "", *_flatness(slopes), _quiet(rows)])


def _flatness(slopes: dict[int, float]) -> Iterator[str]:
    kept = {count: slope for count, slope in slopes.items() if count >= FLAT_FROM}
    if len(kept) > 1:
        (first, low), (last, high) = min(kept.items()), max(kept.items())
        yield (
            f"A further page costs {high / low - 1:+.0%} up to {last} contracts of what it costs up to {first} "
            f"({high:.2f} ms of processor for {low:.2f})."
        )


def _quiet(rows: list[Ligne]) -> str:
    busy = [row.mesure.others for row in rows if row.mesure.others > QUIET_ENOUGH]
    if not busy:
        return "The machine was quiet: seconds are those of this work alone."
    return (
        f"**The machine was busy** in {len(busy)} of {len(rows)} runs (up to {max(busy):.1f} cores at work for others): "
        "compare « of processor »; seconds there are at most what a quiet machine takes."
    )


def _ratio(cold: Ligne, other: Ligne | None, what: str) -> str:
    return f"{getattr(cold.mesure, what) / getattr(other.mesure, what):.2f}" if other else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1,13,39,450", help="numbers of contracts")
    parser.add_argument("--sample", type=int, default=40, help="most sites that a stock engine builds at each size")
    parser.add_argument("--mkdocs", default=str(Path(sys.executable).with_name("mkdocs")), help="empty: without")
    parser.add_argument("--zensical", default=shutil.which("zensical") or "", help="where the program is")
    parser.add_argument("--properdocs", default=shutil.which("properdocs") or "", help="where the program is")
    parser.add_argument("--ours", action="store_true", help="only our build")
    parser.add_argument("--print", action="store_true", help="leave sites.md as it is")
    options = parser.parse_args()
    engines = {
        "mkdocs": [options.mkdocs, "build", "-q"],
        "properdocs": [options.properdocs, "build", "-q"],
        "zensical": [options.zensical, "build", "--clean"],
    }
    engines = {name: command for name, command in engines.items() if command[0] and not options.ours}
    said = [_about(engines), "", HEAD, "|---:|---:|---|" + "---:|" * 8]
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
