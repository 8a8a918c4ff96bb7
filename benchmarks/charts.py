"""Which way to draw charts at build? The same data by every candidate: bytes, time, access, theming.

Each candidate runs in its own process, in a throw-away environment outside the checkout, so that import times
and sizes are its own:

    python benchmarks/charts.py --venvs /tmp/charts     # makes the environments, measures, one JSON line each
    python benchmarks/charts.py --one pygal             # measures one candidate in this interpreter

The results and the choice are in ``charts.md``.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from pathlib import Path

PLUGINS = Path(__file__).resolve().parents[1] / "plugins"
YEARS = (2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020)
SERIES = {
    "Picasso": (20.0, 21.2, 22.4, 23.5, 24.1, 26.0, 27.8, 26.5),
    "Hazebrouck (commune)": (11.2, 11.0, 10.8, 11.5, 12.1, 12.6, 11.9, 11.1),
}
TITLE, SOURCE, RUNS = "Élèves entrant en 6e avec du retard", "Source : contrat, partie 2", 200

Draw = Callable[[], str]
PLACES = [round(52 + 256 * i / 7, 1) for i in range(8)]
LEVELS = [(220 - v * 5, f"{v} %") for v in (0, 10, 20, 30)]


def plain() -> list[tuple[str, list[tuple[float, float]]]]:
    """The lines of the plainest drawing, for the candidates that only write elements."""
    heights = {name: [round(220 - v * 5, 1) for v in values] for name, values in SERIES.items()}
    return [(name, list(zip(PLACES, ys, strict=True))) for name, ys in heights.items()]


def ours() -> Draw:
    """Functions of this project that join strings."""
    sys.path.insert(0, str(PLUGINS))
    from decimal import Decimal

    from contrats.figures.graphiques import Evolution, Point, Serie, evolution

    series = []
    for name, values in SERIES.items():
        pairs = zip(YEARS, values, strict=True)
        points = tuple(Point(annee=y, valeur=Decimal(str(v))) for y, v in pairs)
        series.append(Serie(nom=name, points=points))
    data = Evolution(titre=TITLE, unite="%", source="contrat, partie 2", series=tuple(series))
    return lambda: evolution(data, prefixe="e").svg


JINJA = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 300" role="img" aria-labelledby="e-t">
<title id="e-t">{{ title }}</title><desc>{{ desc }}</desc>
<g font-family="var(--g-police, sans-serif)" font-size="14" fill="var(--g-encre, #1c2b31)">
<text y="17" font-weight="700">{{ title }}</text>
{% for y, words in levels %}<path d="M40 {{ y }}H320" stroke="var(--g-grille, #ddd5c6)"/>
<text x="34" y="{{ y + 4 }}" text-anchor="end">{{ words }}</text>{% endfor %}
{% for x, year in years %}<text x="{{ x }}" y="240" text-anchor="middle">{{ year }}</text>{% endfor %}
{% for name, points in lines %}{% set colour = colours[loop.index0] %}
<path fill="none" stroke="var({{ colour }})"
 d="M{% for x, y in points %}{{ x }} {{ y }}{{ 'L' if not loop.last }}{% endfor %}"/>
{% for x, y in points %}<circle cx="{{ x }}" cy="{{ y }}" r="4.5" fill="var({{ colour }})"/>{% endfor %}
<text x="34" y="{{ 262 + 18 * loop.index0 }}">{{ name }}</text>{% endfor %}
<text y="298">{{ source }}</text></g></svg>"""


def jinja() -> Draw:
    """A Jinja template of ours for a plainer drawing: no placing of labels, which needs code in any case."""
    from jinja2 import Environment

    template = Environment(autoescape=True).from_string(JINJA)

    said = "; ".join(f"{name}: {', '.join(map(str, values))}" for name, values in SERIES.items())
    fixed = {"title": TITLE, "desc": said, "source": SOURCE, "levels": LEVELS, "colours": ("--g-a", "--g-b")}
    return lambda: template.render(lines=plain(), years=list(zip(PLACES, YEARS, strict=True)), **fixed)


def pygal() -> Draw:
    import pygal

    config = {"js": (), "explicit_size": False, "no_prefix": True, "disable_xml_declaration": True}

    def draw() -> str:
        chart = pygal.Line(width=320, height=300, legend_at_bottom=True, **config)
        chart.title, chart.x_labels = TITLE, map(str, YEARS)
        for name, values in SERIES.items():
            chart.add(name, values)
        return chart.render(is_unicode=True)

    return draw


def matplotlib() -> Draw:
    import io

    import matplotlib as library

    library.use("svg")
    from matplotlib import pyplot

    library.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "contrats"})

    def draw() -> str:
        figure, axes = pyplot.subplots(figsize=(3.2, 3))
        for name, values in SERIES.items():
            axes.plot(YEARS, values, marker="o", label=name)
        axes.set(title=TITLE, xlabel=SOURCE)
        axes.legend()
        out = io.StringIO()
        figure.savefig(out, format="svg", metadata={"Date": None, "Title": TITLE, "Description": SOURCE})
        pyplot.close(figure)
        return out.getvalue()

    return draw


def altair() -> Draw:
    import altair as library
    import vl_convert

    def draw() -> str:
        rows = [{"y": y, "v": v, "s": n} for n, vs in SERIES.items() for y, v in zip(YEARS, vs, strict=True)]
        chart = library.Chart(library.Data(values=rows), title=TITLE, width=260, height=180)
        lines = chart.mark_line(point=True).encode(x="y:O", y="v:Q", color="s:N", shape="s:N")
        return vl_convert.vegalite_to_svg(lines.to_dict())

    return draw


def svgwrite() -> Draw:
    """Only writes elements: scales and labels remain ours."""
    import svgwrite as library

    def draw() -> str:
        sheet = library.Drawing(viewBox="0 0 320 300", debug=False)
        sheet.set_desc(title=TITLE, desc=SOURCE)
        for x, year in zip(PLACES, YEARS, strict=True):
            sheet.add(sheet.text(str(year), insert=(x, 240), text_anchor="middle"))
        for y, words in LEVELS:
            sheet.add(sheet.line((40, y), (320, y), stroke="#ddd5c6"))
            sheet.add(sheet.text(words, insert=(34, y + 4), text_anchor="end"))
        for name, points in plain():
            sheet.add(sheet.polyline(points, fill="none", stroke="#184553"))
            for point in points:
                sheet.add(sheet.circle(point, 4.5))
            sheet.add(sheet.text(name, insert=(34, 262)))
        sheet.add(sheet.text(TITLE, insert=(0, 17)))
        sheet.add(sheet.text(SOURCE, insert=(0, 298)))
        return sheet.tostring()

    return draw


def drawsvg() -> Draw:
    """As svgwrite."""
    import drawsvg as library

    def draw() -> str:
        sheet = library.Drawing(320, 300)
        sheet.append_title(TITLE)
        for x, year in zip(PLACES, YEARS, strict=True):
            sheet.append(library.Text(str(year), 14, x, 240, text_anchor="middle"))
        for y, words in LEVELS:
            sheet.append(library.Line(40, y, 320, y, stroke="#ddd5c6"))
            sheet.append(library.Text(words, 14, 34, y + 4, text_anchor="end"))
        for name, points in plain():
            flat = [c for point in points for c in point]
            sheet.append(library.Lines(*flat, fill="none", stroke="#184553"))
            for x, y in points:
                sheet.append(library.Circle(x, y, 4.5))
            sheet.append(library.Text(name, 14, 34, 262))
        sheet.append(library.Text(TITLE, 14, 0, 17))
        sheet.append(library.Text(SOURCE, 14, 0, 298))
        return sheet.as_svg()

    return draw


CANDIDATES: dict[str, tuple[Callable[[], Draw], tuple[str, ...]]] = {
    # name -> how to draw, what to install
    "ours": (ours, ()),
    "jinja": (jinja, ("jinja2",)),
    "pygal": (pygal, ("pygal",)),
    "matplotlib": (matplotlib, ("matplotlib",)),
    "altair": (altair, ("altair", "vl-convert-python")),
    "svgwrite": (svgwrite, ("svgwrite",)),
    "drawsvg": (drawsvg, ("drawsvg",)),
}


def measure(name: str) -> dict[str, object]:
    """One candidate in this interpreter: processor time in ms (medians), size in bytes."""
    start = time.process_time()
    draw = CANDIDATES[name][0]()
    imported = time.process_time() - start
    first, times = draw(), []
    for _ in range(RUNS):
        start = time.process_time()
        draw()
        times.append(time.process_time() - start)
    return {
        "name": name,
        "bytes": len(first.encode()),
        "ms": round(statistics.median(times) * 1000, 2),
        "import_ms": round(imported * 1000),
        "named": 'role="img"' in first,
        "title": "<title" in first,
        "desc": "<desc" in first,
        "texts": len(re.findall("<text", first)),
        "variables": "var(--" in first,
        "style": "<style" in first or ' style="' in first,
        "script": "<script" in first,
    }


def environment(folder: Path, packages: tuple[str, ...]) -> tuple[Path, float]:
    """An environment with these packages: its Python, and how many MB they take."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=False)
        if packages:
            pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-compile"]
            subprocess.run([*pip, *packages], check=True)
    site = next((folder / "lib").glob("python*/site-packages"))
    own = sum(f.stat().st_size for f in site.rglob("*") if f.is_file() and f.suffix != ".pyc")
    return python, own / 1e6


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--one", choices=CANDIDATES, help="measure one candidate here")
    parser.add_argument("--venvs", type=Path, help="folder for the throw-away environments")
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measure(asked.one)))
    for name, (_, packages) in () if asked.one else CANDIDATES.items():
        python, size = environment(asked.venvs / name, packages)
        said = subprocess.run([python, __file__, "--one", name], capture_output=True, text=True, check=True)
        print(json.dumps({**json.loads(said.stdout), "mb": round(size, 1)}), flush=True)


if __name__ == "__main__":
    main()
