"""The four charts: what a reader sees and hears, what is missing, what is refused."""

from __future__ import annotations

import pytest
from contrats.figures.graphiques import Barre, Jalon, Repere, Serie, figer

from tests.figures.dessins import (
    SVG,
    arbre,
    barres,
    chemin,
    classes,
    courbe,
    decimal,
    decrit,
    departs,
    dessine,
    lu,
    parts,
    plat,
    serie,
    textes,
)

EXEMPLES = {
    "evolution": courbe(
        serie({2013: 20, 2015: 22.4, 2017: 24.1, 2018: None, 2019: 27.8}, perimetre="2015"),
        serie({a: 10 + a % 7 / 10 for a in range(2013, 2021)}, nom="Hazebrouck"),
        cible=Repere(nom="Cible 2030", valeur=18, annee=2030),
        depart=Repere(nom="Départ", valeur=decimal("27.8")),
    ),
    "comparaison": barres({"Picasso": 38.4, "Commune": 34.1, "EPCI": 28.9, "QPV de France": None}),
    "composition": parts({"0-14 ans": 24.1, "15-24 ans": 13.3, "25-59 ans": 44.6, "60 ans et plus": 18}),
    "progression": chemin(Jalon(valeur=32, quand="2022"), Jalon(valeur=36, quand="2025"), 42),
}  # fmt: skip
TOUS = pytest.mark.parametrize("donnees", EXEMPLES.values(), ids=EXEMPLES)


@TOUS
def test_chart_is_an_image_with_a_name_and_a_description(donnees):
    root = arbre(donnees)
    assert (root.tag, root.get("role")) == (f"{SVG}svg", "img")
    assert root.get("viewBox").startswith("0 0 320 ")
    named = {e.get("id"): e.text for e in root.iter() if e.get("id")}
    assert named[root.get("aria-labelledby")] == "Retard en 6e"
    assert "Source\u00a0: contrat, p. 12." in named[root.get("aria-describedby")]


@TOUS
def test_chart_shows_its_title_and_source(donnees):
    assert lu(donnees).startswith("Retard en 6e")
    assert lu(donnees).endswith("Source : contrat, p. 12")


@TOUS
def test_chart_is_light_and_the_same_each_time(donnees):
    svg = dessine(donnees).svg
    assert len(svg.encode()) <= 12_000
    assert svg == dessine(donnees).svg


@TOUS
def test_every_id_and_reference_bears_the_prefix(donnees):
    svg = dessine(donnees, prefixe="pop-QN059").svg
    assert svg.count(' id="') == svg.count(' id="pop-QN059-')
    assert svg.count("#pop-QN059-") == svg.count("url(#")


@TOUS
def test_chart_runs_nothing_and_fetches_nothing(donnees):
    root = arbre(donnees)
    names = {name for e in root.iter() for name in e.attrib}
    assert {e.tag.removeprefix(SVG) for e in root.iter()}.isdisjoint({"script", "style", "image", "use", "a"})
    assert not [n for n in names if n.startswith("on") or "href" in n or n == "style"]


@TOUS
def test_frozen_chart_has_its_light_colours(donnees):
    frozen = figer(dessine(donnees).svg)
    assert "var(" not in frozen
    assert "#184553" in frozen


def test_prefix_must_be_able_to_start_an_id():
    with pytest.raises(ValueError, match="not a prefix"):
        dessine(EXEMPLES["comparaison"], prefixe='x" onload="')


HOSTILE = "</text><script>alert(1)</script>\"'&amp;]]>\x00\x1b\u202e\ud800 {{ x }}"


@pytest.mark.parametrize(
    "donnees",
    [
        courbe(serie({2020: 1, 2021: None}, nom=HOSTILE), titre=HOSTILE, unite=HOSTILE, source=HOSTILE,
               cible=Repere(nom=HOSTILE, valeur=2)),
        barres({HOSTILE: 1, "b": Barre(nom="b", valeur=None, mention=HOSTILE)}, precision=HOSTILE),
        parts({HOSTILE: 40, "b": 60}, titre=HOSTILE),
        chemin(Jalon(valeur=1, quand=HOSTILE, texte=HOSTILE), None, 2, titre=HOSTILE),
    ],
    ids=["evolution", "comparaison", "composition", "progression"],
)  # fmt: skip
def test_hostile_words_stay_words(donnees):
    root = arbre(donnees)
    assert not list(root.iter(f"{SVG}script"))
    assert "</text><script>" in "".join(root.itertext())
    assert not set("\x00\x1b\u202e\ud800") & set(dessine(donnees).svg)


def test_very_long_name_is_wrapped_then_cut_and_whole_in_the_description():
    name = "Quartier " + "interminable " * 60 + "fin"
    donnees = barres({name: 12, "A" * 500: 3})
    assert "fin" not in lu(donnees)
    assert sum(t.endswith("…") for t in textes(donnees)) == 2
    assert name in decrit(donnees)


# ---- Evolution


def test_line_crosses_no_missing_year_and_the_legend_says_why():
    donnees = courbe(serie({2013: 1, 2015: 2, 2017: None, 2019: 3, 2021: 4}, _2017={"mention": "secret statistique"}))
    (line,) = [e for e in arbre(donnees).iter(f"{SVG}path") if e.get("fill") == "none"]
    assert line.get("d").count("M") == 2
    assert "secret statistique en 2017" in lu(donnees)
    assert "secret statistique en 2017" in decrit(donnees)


def test_missing_year_has_a_band_and_no_point():
    donnees = courbe(serie({2013: 1, 2015: None}))
    (points,) = classes(arbre(donnees), "point")
    assert len(departs(points.get("d"))) == 1
    assert "non disponible en 2015" in lu(donnees)
    assert "g-vide" in dessine(donnees).svg


def test_two_perimeters_are_two_lines_with_two_markers_and_a_warning():
    old, new = serie({2013: 1, 2018: 2}, perimetre="2015"), serie({2021: 3, 2023: 4}, perimetre="2024")
    donnees = courbe(Serie(nom="Picasso", points=old.points + new.points))
    lines = [e for e in arbre(donnees).iter(f"{SVG}path") if e.get("fill") == "none"]
    first, second = classes(arbre(donnees), "point")
    assert len(lines) == 2
    assert first.get("fill") != second.get("fill")
    assert "Picasso (périmètre 2015)" in lu(donnees)
    assert {"périmètre 2015", "périmètre 2024"} <= set(textes(donnees))
    assert "les lignes des deux périmètres ne se suivent pas" in lu(donnees)


def test_doubtful_value_is_ringed_and_said():
    donnees = courbe(serie({2013: 1379, 2018: 1379}, _2018={"douteux": True}), unite="habitants")
    assert "Picasso : valeur douteuse, telle qu’imprimée, en 2018" in lu(donnees)
    assert "1 379 (valeur douteuse, telle qu’imprimée) en 2018" in decrit(donnees)


def test_axis_that_leaves_zero_out_says_so():
    assert "ne part pas de zéro, mais de 1 320" in lu(courbe(serie({2013: 1379, 2018: 1324}), unite="habitants"))
    assert "ne part pas de zéro" not in lu(courbe(serie({2013: 10, 2018: 24})))
    assert "ne part pas de zéro" not in lu(courbe(serie({2013: -10, 2018: 24})))


@pytest.mark.parametrize("valeurs", [{2021: 14980}, {2020: 0}, {2019: 5, 2020: 5}, {2019: -3, 2020: -3}, {2020: -1}])
def test_one_point_zero_and_equal_values_are_drawn(valeurs):
    (points,) = classes(arbre(courbe(serie(valeurs))), "point")
    assert len(departs(points.get("d"))) == len(valeurs)


def test_unit_in_words_is_said_once_and_a_symbol_with_each_value():
    assert textes(courbe(serie({2020: 5}), unite="habitants"))[1] == "Unité\u00a0: habitants"
    assert "Unité" not in lu(courbe(serie({2020: 5})))


@pytest.mark.parametrize(
    ("donnees", "raison"),
    [
        (courbe(), "aucune valeur"),
        (courbe(serie({2020: None})), "aucune valeur"),
        (courbe(*(serie({2020: i}, nom=str(i)) for i in range(12))), "12 territoires, c’est trop"),
        (courbe(serie(dict.fromkeys(range(1900, 2000), 1))), "100 valeurs, c’est trop"),
        (courbe(Serie(nom="A", points=serie({2020: 1}).points * 2)), "« A » a deux valeurs pour 2020"),
        (barres({"A": None}), "aucune valeur"),
        (barres({str(i): i for i in range(21)}), "21 territoires"),
        (parts({"A": 50, "B": None, "C": None}), "sans valeur pour « B » et « C »"),
        (parts({"A": 50, "B": 40}), "les parts font 90 %, et non 100 %"),
        (parts({"A": "99.6"}, decimales=0), "les parts font 99,6 %, et non 100 %"),
        (parts({"A": 120, "B": -20}), "une part est négative"),
        (parts({"A": 0, "B": 0}, unite="logements"), "toutes les parts sont nulles"),
        (parts({str(i): 1 for i in range(9)}, unite="logements"), "9 parts, c’est trop"),
        (parts({"A": 12, "B": 30}, unite="logements", total=43), "les parts font 42, et non 43"),
        (chemin(1, 2, Jalon(valeur=None, texte="une forte hausse")), "la cible n’est pas chiffrée"),
    ],
)  # fmt: skip
def test_refusal_gives_its_reason_and_no_drawing(donnees, raison):
    drawn = dessine(donnees)
    assert not drawn
    assert drawn.svg == ""
    assert plat(drawn.refus).startswith(f"Pas de graphique : {raison}")
