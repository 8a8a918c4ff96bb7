"""The static map: what a reader sees and hears, what is missing, what hostile data cannot do."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from contrats.figures.cartes import Lieu, carte
from contrats.figures.cartes.couche import Couche

from tests.figures.atlas import (
    EPCI,
    QUARTIERS,
    SVG,
    VILLES,
    arbre,
    carre,
    contour,
    demande,
    dessin_de,
    dessine,
    fond,
    lieux,
    points,
    textes,
    titres,
)
from tests.figures.dessins import plat

RIEN = fond({}, {}, {})
POINT = Lieu(code="QN05900M", nom="Le Point", sorte="quartier", position=(3.0, 50.0), numero=1)


def test_map_has_a_name_and_a_description():
    root = arbre(dessine())
    named = {e.get("id"): e.text for e in root.iter() if e.get("id")}
    assert named[root.get("aria-labelledby")] == "Les quartiers"
    said = plat(named[root.get("aria-describedby")])
    assert "3 quartiers prioritaires : QN05900M, QN05901M et QN05902M." in said
    assert "Le nord est en haut ; la carte fait environ" in said
    assert "Contours : IGN, essai (1er janvier 2024) ; ANCT, essai (1er janvier 2024)." in said


def test_map_with_links_is_a_group_and_one_without_an_image():
    assert arbre(dessine()).get("role") == "group"
    assert arbre(dessine(lieux(href=""))).get("role") == "img"


def test_each_quartier_is_a_named_link():
    links = {a.get("href"): a.findtext(f"{SVG}title") for a in arbre(dessine(lieux(nom="Cité {}"))).iter(f"{SVG}a")}
    assert links == {f"quartiers/{code}/": f"Cité {code}" for code in QUARTIERS}


def test_what_the_page_is_about_is_no_link_and_is_drawn_last():
    places = [replace(p, role="sujet", href="") if p.code == "QN05900M" else p for p in lieux()]
    groups = [g.get("class") for g in arbre(dessine(places)).iter(f"{SVG}g") if "quartiers" in g.get("class", "")]
    assert groups == ["quartiers", "quartiers sujet"]


def test_map_names_its_communes_and_shows_north_and_scale():
    said = textes(dessine())
    assert {f"Ville {n}" for n in range(6)} <= set(said)
    assert "N" in said and "2\u00a0km" in said


@pytest.mark.parametrize(("metres", "words"), [(5, "500 m"), (100, "10 km"), (1000, "100 km")])
def test_scale_is_a_round_distance_that_fits(metres, words):
    from contrats.figures.cartes.habillage import echelle

    length, said = echelle(metres)
    assert plat(said) == words and 40 < length <= 110


def test_epci_is_drawn_small_only_when_it_goes_beyond_the_frame():
    assert "L'agglo" not in textes(dessine(au_moins=20_000))
    close = dessine(cadre=("QN05900M",), au_moins=1000)
    assert "L'agglo" in textes(close) and close.epci is False


def test_shapes_keep_their_place_and_their_size():
    drawn = dessine()
    (ring,) = dessin_de(drawn, "QN05901M")
    west, south = drawn.projection((3.045, 50.009))
    assert min(x for x, _ in ring) == pytest.approx(west, abs=0.15)
    assert max(y for _, y in ring) == pytest.approx(south, abs=0.15)


def test_shared_border_is_drawn_once():
    towns = {"59001": carre("59001", 0, 0, 4), "59002": carre("59002", 4, 0, 4)}
    assert len(Couche.de(towns).arcs) == 3


def test_border_between_two_communes_of_the_contract_is_told_apart_from_their_outline():
    towns = {"59001": carre("59001", 0, 0, 4), "59002": carre("59002", 4, 0, 4)}
    places = [Lieu(code=c, nom=c, sorte="commune") for c in towns]
    borders = next(
        g for g in arbre(dessine(places, fond({}, towns, {}))).iter(f"{SVG}g") if g.get("class") == "limites"
    )
    filled, inside = (points(p.get("d")) for p in borders.iter(f"{SVG}path"))
    assert len(filled) == 1 and len(inside) == 1 and len(inside[0]) == 2


# ---- Without the official shapes


def test_without_shape_a_mark_stands_at_the_position():
    drawn = dessine([POINT], RIEN)
    assert drawn.points == {"QN05900M"} and not drawn.traces and drawn.sources == ()
    mark = next(p for p in arbre(drawn).iter(f"{SVG}path") if "translate" in p.get("transform", ""))
    x, y = drawn.projection((3.0, 50.0))
    assert mark.get("transform").startswith(f"translate({round(x * 10)} {round(y * 10)})")


def test_shape_too_small_to_be_seen_is_drawn_as_a_mark():
    tiny = fond({"QN05900M": carre("QN05900M", 1, 1, 0.02)}, VILLES)
    drawn = dessine([p for p in lieux() if p.sorte == "commune"] + [POINT], tiny)
    assert "QN05900M" in drawn.traces
    assert any("translate" in p.get("transform", "") for p in arbre(drawn).iter(f"{SVG}path"))


def test_nothing_located_makes_no_map():
    assert carte(demande([replace(POINT, position=None)]), RIEN, prefixe="carte") is None
    assert carte(demande([POINT], cadre=()), RIEN, prefixe="carte") is None


def test_frame_holds_what_it_must_and_shows_the_rest_only_where_it_falls():
    near = dessine(cadre=("QN05900M",), au_moins=1000)
    assert near.traces == {"QN05900M", "59000"}


# ---- Names


def boites(drawn) -> list[tuple[float, float, float, float]]:
    from contrats.figures.cartes.noms import noms_des_lieux
    from contrats.figures.cartes.places import placer_lieux

    f = fond()
    views = {k: c.vue(drawn.projection, tolerance=1) for k, c in (("quartier", f.quartiers), ("commune", f.communes))}
    names = noms_des_lieux(
        placer_lieux(lieux(nom="Quartier de la {}"), f, views, drawn.projection), drawn.projection.cadre
    )
    return [pose.boite for pose in names.partout.values()]


def test_names_overlap_neither_one_another_nor_the_frame():
    drawn = dessine(lieux(nom="Quartier de la {}"))
    found = boites(drawn)
    assert len(found) >= 6
    for i, a in enumerate(found):
        assert a[0] >= 0 and a[1] >= 0 and a[2] <= 320 and a[3] <= drawn.projection.hauteur
        assert not any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for b in found[:i])


def test_quartiers_whose_names_do_not_fit_are_all_numbered():
    near = {f"QN0591{i}M": carre(f"QN0591{i}M", 4 + 0.7 * (i % 3), 4 + 0.7 * (i // 3), 0.5) for i in range(9)}
    places = [Lieu(code=c, nom="Le quartier au long nom", sorte="quartier", numero=n) for n, c in enumerate(near, 1)]
    drawn = dessine([*(p for p in lieux() if p.sorte == "commune"), *places], fond(near))
    assert drawn.numerotee
    assert {str(n) for n in range(1, 10)} <= {t.split()[0] for t in textes(drawn)}
    assert not dessine().numerotee


# ---- Hostile data

HOSTILE = "</title></text><script>alert(1)</script>\"'&amp;]]>\x00\x1b\u202e\ud800"
NULLE_PART = [math.nan, math.inf, -math.inf, 1e308, 181.0]


def test_hostile_words_stay_words():
    places = [replace(p, nom=HOSTILE, href='x" onclick="alert(1)') for p in lieux()]
    bad = fond({c: replace_source(q) for c, q in QUARTIERS.items()})
    drawn = dessine(places, bad, titre=HOSTILE, nom_epci=HOSTILE, precision=HOSTILE, cadre=("QN05900M",), au_moins=1000)
    root = arbre(drawn)
    assert not list(root.iter(f"{SVG}script"))
    assert not [n for e in root.iter() for n in e.attrib if n.startswith("on")]
    assert not set("\x00\x1b\u202e\ud800") & set(drawn.svg)


def replace_source(shape):
    from contrats.model.geographie import Contour

    return Contour(shape.code, shape.polygones, HOSTILE, HOSTILE)


@pytest.mark.parametrize("broken", NULLE_PART)
def test_shape_with_a_point_nowhere_on_earth_is_not_drawn(broken):
    ring = ((3.0, 50.0), (broken, 50.1), (3.1, 50.1), (3.0, 50.0))
    shapes = {"QN05900M": contour("QN05900M", ring)}
    assert "QN05900M" not in Couche.de(shapes)
    drawn = dessine([POINT], fond(shapes))
    assert drawn.points == {"QN05900M"} and "nan" not in drawn.svg and "inf" not in drawn.svg


@pytest.mark.parametrize(
    "rings",
    [
        [],
        [()],
        [((3.0, 50.0),)],
        [((3.0, 50.0),) * 4],
        [((3.0, 50.0), (3.1, 50.1))],
        [((3.0, 50.0), (3.1, 50.1), (3.2, 50.2), (3.0, 50.0))],
    ],
    ids=["no ring", "empty ring", "one point", "one point again", "two points", "a line"],
)  # fmt: skip
def test_ring_that_is_no_ring_is_dropped(rings):
    shapes = {"QN05900M": contour("QN05900M", *rings)}
    assert dessine([POINT], fond(shapes)).points == {"QN05900M"}


def test_hole_that_is_no_hole_is_dropped_and_the_shape_kept():
    good = carre("QN05900M", 0, 0, 2).polygones[0][0]
    assert "QN05900M" in Couche.de({"QN05900M": contour("QN05900M", good, ((3.0, 50.0),))})


def test_shape_as_large_as_the_earth_stays_inside_the_drawing():
    ring = ((-180, -90), (180, -90), (180, 90), (-180, 90), (-180, -90))
    drawn = dessine(fond_=fond(epci={EPCI: contour(EPCI, ring)}))
    found = [p for e in arbre(drawn).iter(f"{SVG}path") if not e.get("transform") for r in points(_plain(e)) for p in r]
    assert all(-10 <= x <= 330 and -10 <= y <= 450 for x, y in found)


def _plain(element) -> str:
    path = element.get("d")
    return "" if "v" in path else path


def test_prefix_must_be_able_to_start_an_id():
    with pytest.raises(ValueError, match="not a prefix"):
        carte(demande(), fond(), prefixe='x" onload="')


def test_map_runs_nothing_and_is_the_same_each_time():
    root = arbre(dessine())
    assert {e.tag.removeprefix(SVG) for e in root.iter()}.isdisjoint(
        {"script", "style", "image", "use", "foreignObject"}
    )
    assert dessine().svg == dessine().svg
    assert len(titres(dessine())) == 3
