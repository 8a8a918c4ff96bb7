"""The colours of the maps, light and dark: names are read and shapes are seen on every ground."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from contrats import engines
from contrats.figures.cartes.couleurs import CLAIR
from contrats.figures.cartes.noms import PETIT
from contrats.figures.graphiques.texte import CORPS

from tests.figures.test_graphiques_proprietes import contraste

THEME = Path(engines.__file__).parent / "mkdocs" / "theme" / "assets"
FONDS = ("autour", "territoire", "commune")
TEXTES = ("encre", "encre-douce", "quartier", "autre")
TRAITS = ("epci", "quartier", "autre")
"""What must be seen to read the map; borders of communes only help, and their names say the same."""


def variables(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", css))


def palette(sombre: bool) -> dict[str, str]:
    """The colours of the maps on the site in one of its schemes."""
    site, maps = ((THEME / name).read_text("utf-8") for name in ("contrats.css", "cartes.css"))
    dark = re.compile(r"@media screen \{\s*body\[[^{]*slate[^{]*\{([^}]*)\}")
    theme = variables(site[: dark.search(site).start()])
    roles = variables(maps[: dark.search(maps).start()])
    if sombre:
        theme |= variables(dark.search(site)[1])
        roles |= variables(dark.search(maps)[1])
    own = {k.removeprefix("c-"): v for k, v in roles.items() if k.startswith("c-")}
    return {k: re.sub(r"var\(--([\w-]+)\)", lambda m: theme[m[1]], v) for k, v in own.items()}


PALETTES = {"light": palette(False), "dark": palette(True), "without the theme": CLAIR}


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("ground", FONDS)
def test_names_are_read_and_shapes_are_seen(palette, ground):
    assert {r: c for r in TEXTES if (c := round(contraste(palette[r], palette[ground]), 2)) < 4.5} == {}
    assert {r: c for r in TRAITS if (c := round(contraste(palette[r], palette[ground]), 2)) < 3} == {}


def test_theme_sets_every_colour():
    assert CLAIR.keys() <= palette(False).keys()


def test_letters_stay_12_px_or_more_at_every_width():
    css = (THEME / "cartes.css").read_text("utf-8")
    steps = [(280.0, CORPS)]  # a phone of 320 px, its margins left out
    steps += [
        (float(w) * 16, float(s) / 10)
        for w, s in re.findall(r"min-width: ([\d.]+)rem\)[^@]*?\.carte text \{ font-size: ([\d.]+)px", css)
    ]
    assert len(steps) == 3 and steps[-1][1] == PETIT
    assert all(width / 321 * size >= 12 for width, size in steps)
