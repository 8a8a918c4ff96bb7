"""How long do the figures of all of France take? Reading, linking, checking, deriving; seconds and peak memory.

    python benchmarks/observations.py                     # every step, in one process of its own
    python benchmarks/observations.py --readers           # csv against pandas on the same tables

The tree is made up, from a seed, in a temporary folder: 1 609 quartiers, 30 indicators, 5 years, one table per
indicator, with printed words, statuses and notes in the proportions of the tables of this project. The results and
what they decided are in ``observations.md``.
"""

from __future__ import annotations

import argparse
import csv
import json
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

PLUGINS = Path(__file__).resolve().parents[1] / "plugins"
QUARTIERS, INDICATEURS, ANNEES, GRAINE = 1609, 30, (2018, 2019, 2020, 2021, 2022), 2030
HEADER = "indicateur;territoire;annee;perimetre;valeur;valeur_texte;statut;source;page;note"
AU = date(2026, 11, 20)


def codes() -> list[str]:
    """Codes of quartiers in the official shape, those of the départements 01 to 95 in turn."""
    numbers = [f"QN{n % 95 + 1:02d}{n // 95 + 1:03d}" for n in range(QUARTIERS)]
    return [number + "IMN"[n % 3] for n, number in enumerate(numbers)]


def write_tree(root: Path) -> int:
    """Writes the project under ``root``; the number of rows."""
    chance = random.Random(GRAINE)  # noqa: S311 - the same tables every time
    (root / "content" / "quartiers").mkdir(parents=True)
    (root / "data" / "indicateurs").mkdir(parents=True)
    quartiers, rows = codes(), 0
    territories = [f'- {{id: "{n:02d}999", nom: Ville {n}, type: commune}}' for n in range(1, 96)]
    (root / "data" / "territoires.yml").write_text("\n".join(territories) + "\n")
    (root / "data" / "sources.yml").write_text("- {id: tableau-officiel, titre: Tableau officiel}\n")
    for code in quartiers:
        text = f'---\nnom: Quartier {code}\ncommunes: "{code[2:4]}999"\n---\n'
        (root / "content" / "quartiers" / f"{code}.md").write_text(text)
    catalogue = [f"- {{id: mesure-{i}, libelle: Mesure {i}, unite: habitants}}" for i in range(INDICATEURS)]
    (root / "data" / "indicateurs" / "catalogue.yml").write_text("\n".join(catalogue) + "\n")
    for i in range(INDICATEURS):
        lines = [HEADER]
        for code in quartiers:
            lines += [_row(i, code, year, chance) for year in ANNEES]
        rows += len(lines) - 1
        (root / "data" / "indicateurs" / f"mesure-{i}.csv").write_text("\n".join(lines) + "\n")
    return rows


def _row(indicateur: int, code: str, year: int, chance: random.Random) -> str:
    draw, value = chance.random(), chance.randrange(1, 90000)
    number = str(value) if indicateur % 2 else f"{value / 100:.1f}".replace(".", ",")
    words = f"environ {number}" if draw < 0.02 else ""
    status = "s" if draw > 0.95 else "douteux" if draw > 0.93 else ""
    note = f'"Imprimé « {number} » ; la somme de la ligne est autre."' if draw > 0.9 else ""
    shown = "" if status == "s" else number
    page = f"p. {chance.randrange(1, 400)}"
    return f"mesure-{indicateur};{code};{year};2024;{shown};{words};{status};tableau-officiel;{page};{note}"


def steps(root: Path) -> dict[str, float]:
    """Seconds of each step over the tree at ``root``, and the peak of the process in MB."""
    sys.path.insert(0, str(PLUGINS))
    from contrats.checks import chiffres
    from contrats.figures.series import series
    from contrats.linking import link
    from contrats.reading import tree
    from contrats.reading.tables import parse_table

    took: dict[str, float] = {"before, MB": peak(), "of which the tables": 0}

    def watched(text: str, model: type, *, name: str) -> object:
        spent, result = timed(lambda: parse_table(text, model, name=name))
        took["of which the tables"] = round(took["of which the tables"] + spent, 3)
        return result

    tree.parse_table = watched
    took["reading the tree"], (shelves, found) = timed(lambda: tree.read_tree(root))
    nothing(found)
    took["linking"], (library, found) = timed(lambda: link(shelves))
    nothing(found)
    took["checking"], said = timed(lambda: [d for rule in chiffres.RULES for d in rule(library, au=AU)])
    nothing(said)
    took["an index by territory"], near = timed(lambda: library.observations_de((), quartiers={codes()[0]}))
    nothing(near)
    took["series"], made = timed(lambda: series(library.observations))
    took["series made"] = len(made)
    took["rows"] = len(library.observations)
    took["peak, MB"] = peak()
    return took


def nothing(said: Sequence[object]) -> None:
    """A measure of a tree with faults would say nothing."""
    if said:
        raise SystemExit(str(said[0]))


def readers(root: Path) -> dict[str, float]:
    """Seconds to get the cells of all tables as text, by each reader that could do it."""
    import pandas

    paths = sorted((root / "data" / "indicateurs").glob("*.csv"))

    def with_csv() -> Iterator[list[str]]:
        for path in paths:
            with path.open(encoding="utf-8", newline="") as file:
                yield from csv.reader(file, delimiter=";", strict=True)

    def with_pandas(**options: object) -> Callable[[], list[object]]:
        return lambda: [pandas.read_csv(p, sep=";", dtype=str, keep_default_na=False, **options) for p in paths]

    def columns_of_pandas() -> list[list[str]]:
        return [frame[c].tolist() for frame in with_pandas()() for c in frame.columns]

    return {
        "csv, rows": timed(lambda: list(with_csv()))[0],
        "pandas (C engine), frames": timed(with_pandas())[0],
        "pandas (C engine), cells as Python text": timed(columns_of_pandas)[0],
        "pandas (Python engine), frames": timed(with_pandas(engine="python"))[0],
        "peak, MB": peak(),
    }


def timed(work: Callable[[], object]) -> tuple[float, object]:
    start = time.process_time()
    result = work()
    return round(time.process_time() - start, 3), result


def peak() -> float:
    """The most memory that this process has held, in MB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--readers", action="store_true", help="csv against pandas")
    parser.add_argument("--tree", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.tree:
        print(json.dumps((readers if asked.readers else steps)(asked.tree), indent=1))
        return
    print(f"Python {platform.python_version()}, {platform.system()} {platform.release()}")
    with tempfile.TemporaryDirectory() as folder:
        print(f"{write_tree(Path(folder))} rows")
        again = [sys.executable, __file__, "--tree", folder, *(["--readers"] if asked.readers else [])]
        subprocess.run(again, check=True)


if __name__ == "__main__":
    main()
