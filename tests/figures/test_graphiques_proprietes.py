"""The four charts over thousands of cases: all stays inside, lengths follow values, colours are seen."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from contrats import engines
from contrats.figures.graphiques import Barre, Comparaison, Jalon, Repere
from contrats.figures.graphiques.couleurs import CLAIR
from contrats.figures.graphiques.echelle import graduations
from contrats.figures.graphiques.texte import CORPS, largeur, lignes
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.dessins import CADRE, arbre, chemin, classes, courbe, departs, dessine, lieux, parts, serie

VALEURS = st.one_of(
    st.decimals(-(10**12), 10**12, places=3),
    st.decimals(-100, 100, places=1),
    st.integers(-3, 3).map(Decimal),
)
UNITES = st.sampled_from(["%", "€", "habitants", "", "pour 1 000 habitants"])
ANNEES = st.integers(1990, 2040)
NOMS = st.text(max_size=60)
CAS = settings(max_examples=400, deadline=None)


def dedans(root: ElementTree.Element) -> bool:
    """Whether everything that the SVG draws lies inside its viewBox."""
    _, _, width, height = map(float, root.get("viewBox").split())
    return all(-0.05 <= x <= width + 0.05 and -0.05 <= y <= height + 0.05 for x, y in lieux(root))


@st.composite
def courbes(draw):
    count = draw(st.integers(1, 4))
    points = st.dictionaries(ANNEES, st.one_of(st.none(), VALEURS), min_size=1, max_size=12)
    series = [
        serie(draw(points), nom=draw(NOMS), perimetre=draw(st.sampled_from(["", "2015", "2024"]))) for _ in range(count)
    ]
    reperes = st.one_of(st.none(), st.builds(Repere, nom=NOMS, valeur=VALEURS, annee=st.none() | ANNEES))
    return courbe(*series, cible=draw(reperes), depart=draw(reperes), unite=draw(UNITES))


BARRES = st.builds(
    Barre,
    nom=NOMS,
    valeur=st.none() | VALEURS,
    texte=st.just("") | NOMS,
    sujet=st.booleans(),
    douteux=st.booleans(),
)


@CAS
@given(courbes())
def test_every_point_lies_inside_the_drawing(donnees):
    if dessine(donnees):
        root = arbre(donnees)
        known = [p for s in donnees.series for p in s.points if p.valeur is not None]
        drawn = [place for e in classes(root, "point") for place in departs(e.get("d"))]
        assert dedans(root)
        assert len(drawn) == len(known)


@CAS
@given(st.dictionaries(ANNEES, VALEURS, min_size=2, max_size=10))
def test_higher_points_are_higher_values(valeurs):
    (points,) = classes(arbre(courbe(serie(dict(sorted(valeurs.items()))))), "point")
    heights = [-y for _, y in departs(points.get("d"))]
    ordered = sorted(zip((valeurs[a] for a in sorted(valeurs)), heights, strict=True))
    assert [h for _, h in ordered] == sorted(heights)


@CAS
@given(st.lists(BARRES, min_size=1, max_size=20), UNITES)
def test_every_bar_lies_inside_the_drawing_and_lengths_follow_values(bars, unite):
    donnees = Comparaison(**{**CADRE, "unite": unite}, barres=tuple(bars))
    if dessine(donnees):
        root = arbre(donnees)
        values = [abs(Decimal(b.valeur)) for b in bars if b.valeur is not None]
        widths = [float(e.get("width")) for e in classes(root, "barre")]
        assert dedans(root)
        assert [w for _, w in sorted(zip(values, widths, strict=True))] == pytest.approx(sorted(widths), abs=0.11)


@CAS
@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8).filter(any))
def test_parts_fill_the_bar_and_their_widths_follow_values(values):
    donnees = parts({str(i): v for i, v in enumerate(values)}, unite="logements")
    widths = [float(e.get("width")) for e in classes(arbre(donnees), "part")]
    assert dedans(arbre(donnees))
    assert sum(widths) == pytest.approx(320, abs=0.5)


@CAS
@given(st.none() | VALEURS, st.none() | VALEURS, VALEURS, st.booleans())
def test_every_stage_lies_inside_the_drawing_with_the_target_on_the_right(depart, actuel, cible, objectif):
    start = None if depart is None else Jalon(valeur=depart, objectif=objectif)
    root = arbre(chemin(start, actuel, cible))
    stages = [e for e in root.iter() if "scale" in e.get("transform", "")]
    places = [float(re.search(r"translate\(([\d.]+) ", e.get("transform"))[1]) for e in stages]
    assert dedans(root)
    assert all(0 <= x <= 320 for x in places)
    if depart is not None and depart != cible:
        assert places[0] <= places[1]


@CAS
@given(st.lists(VALEURS, min_size=1, max_size=9), st.booleans())
def test_levels_hold_the_values_and_stay_few(values, entiers):
    levels = graduations(values, entiers=entiers)
    assert levels[0] <= min(values) <= max(values) <= levels[-1]
    assert 2 <= len(levels) <= 7
    assert not entiers or all(level == int(level) for level in levels)


@CAS
@given(st.text(max_size=200), st.integers(40, 320), st.integers(1, 4))
def test_lines_fit_and_lose_nothing_but_the_end(text, place, au_plus):
    kept = lignes(text, place, au_plus=au_plus)
    assert len(kept) <= au_plus
    assert all(largeur(line) <= place or len(line) == 1 for line in kept)


def test_fullest_charts_stay_light():
    years = range(2000, 2020)
    heights = ({a: (a * 37 * i) % 1000 + 0.5 for a in years} for i in range(1, 5))
    lines = courbe(*(serie(h, nom="Un quartier au nom assez long") for h in heights))
    names = (f"Un quartier au nom plutôt long {i}" for i in range(20))
    bars = Comparaison(**CADRE, barres=tuple(Barre(nom=n, valeur=i) for i, n in enumerate(names)))
    assert [len(dessine(d).svg.encode()) <= 12_000 for d in (lines, bars)] == [True, True]


# ---- Colours

THEME = Path(engines.__file__).parent / "mkdocs" / "theme" / "assets"
TEXTES = {"encre", "encre-douce", "titre", "trait", "trait-2", "trait-3", "trait-4"}
DESSINS = TEXTES | {"accent", "temoin"}


def _variables(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", css))


def palette(sombre: bool) -> tuple[dict[str, str], list[str]]:
    """The colours of the charts on the site in one of its schemes, and the grounds that they may stand on."""
    site, charts = ((THEME / name).read_text() for name in ("contrats.css", "graphiques.css"))
    dark = re.compile(r"@media screen \{\s*body\[[^{]*slate[^{]*\{([^}]*)\}")
    theme = _variables(site[: dark.search(site).start()])
    roles = {k: v for k, v in _variables(charts.split("@media")[0]).items() if k.startswith("g-")}
    if sombre:
        theme |= _variables(dark.search(site)[1])
        roles |= _variables(dark.search(charts)[1])
    solved = {k: re.sub(r"var\(--([\w-]+)\)", lambda m: theme[m[1]], v) for k, v in roles.items()}
    return {k.removeprefix("g-"): v for k, v in solved.items()}, [theme["papier"], theme["carte"]]


def contraste(a: str, b: str) -> float:
    """WCAG 2.2, relative luminance."""

    def luminance(colour: str) -> float:
        short = colour.lstrip("#")
        full = short if len(short) == 6 else "".join(c * 2 for c in short)
        parts = [int(full[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("sombre", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("role", sorted(DESSINS))
def test_colour_of_the_site_is_seen_on_paper_and_card(role, sombre):
    colours, grounds = palette(sombre)
    needed = 4.5 if role in TEXTES else 3
    assert all(contraste(colours[role], ground) >= needed for ground in grounds)


@pytest.mark.parametrize("role", sorted(DESSINS))
def test_fallback_colour_is_seen_on_white(role):
    assert contraste(CLAIR[role], CLAIR["fond"]) >= (4.5 if role in TEXTES else 3)


def test_theme_sets_every_colour():
    assert set(palette(False)[0]) == {*CLAIR, "police", "police-titre"}


def test_texts_are_12_px_on_a_phone_of_320_px():
    margins = 2 * 16
    assert CORPS * (320 - margins) / 320 >= 12
