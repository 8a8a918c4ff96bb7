"""Maps on pages: drawn where something is known of where places are, the same said in a list, nothing hidden."""

from __future__ import annotations

import json
import re

import pytest

from tests.pages.givens import AUTRE_QUARTIER, CHAPITRE, contrat, fiche, quartier
from tests.projects import CONTRAT, QUARTIER, TERRITOIRES

ICI = "position: {latitude: 50.726, longitude: 2.539}"
SITUE = {QUARTIER: quartier(ICI)}
DEUX = "[{code: QN05941I}, {code: QN05942N}]"
SANS = "contour officiel non chargé"


def geo(code: str, west: float, south: float, size: float = 0.02, nom: str = "") -> dict:
    ring = [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]
    return {
        "type": "Feature",
        "properties": {"code": code, "nom": nom},
        "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]},
    }


def contours(genre: str, *features: dict, source: str = "ANCT, essai") -> dict[str, str]:
    """A file of shapes as the project keeps them."""
    held = {"type": "FeatureCollection", "source": source, "date": "2024-07-14", "features": features}
    return {f"data/geo/{genre}.geojson": json.dumps(held)}


CONTOURS = {
    **contours("quartiers", geo("QN05941I", 2.53, 50.72, 0.01)),
    **contours(
        "communes",
        geo("59295", 2.5, 50.7, 0.06),
        geo("59400", 2.56, 50.7, 0.06, nom="Voisine"),
        source="IGN, essai",
    ),
}


def svg(site, url: str) -> str:
    return re.search(r"<svg[^>]* class=\"carte\".*</svg>", site.pages[url].corps, re.S)[0]


def test_nothing_located_makes_no_map_and_no_page(site):
    pages = site()
    assert "carte/" not in pages
    assert not [url for url in pages.pages if 'class="carte"' in pages.pages[url].corps]


def test_position_alone_makes_a_map_that_says_so(site):
    said = site(SITUE)["carte/"]
    assert "Contour officiel non chargé : un point marque à peu près le milieu du quartier." in said.text
    assert said.section("Quartiers prioritaires").item("Les Essais").text == f"Les Essais Essai – {SANS}"


def test_map_stands_on_the_home_page_the_list_and_the_page_of_each_place(site):
    pages = site({**SITUE, CHAPITRE: fiche("resume: Ici")})
    shown = [url for url in pages.pages if 'class="carte"' in pages.pages[url].corps]
    assert shown == ["", "carte/", "quartiers/", "quartiers/qn05941i/", "communes/59295/"]


def test_commune_has_its_map_once_it_is_located(site):
    pages = site({**SITUE, **CONTOURS, CHAPITRE: fiche("resume: Ici")})
    assert "Essai et ses quartiers prioritaires" in svg(pages, "communes/59295/")


@pytest.mark.parametrize(
    ("url", "href"),
    [("", "quartiers/qn05941i/"), ("carte/", "../quartiers/qn05941i/"), ("quartiers/", "../quartiers/qn05941i/")],
)
def test_quartier_of_the_map_leads_to_its_page(site, url, href):
    assert f'<a href="{href}">' in svg(site({**SITUE, **CONTOURS}), url)


def test_quartier_is_no_link_on_its_own_page(site):
    assert "qn05941i" not in svg(site({**SITUE, **CONTOURS}), "quartiers/qn05941i/")


def test_shapes_are_drawn_with_their_source_and_neighbours(site):
    pages = site({**SITUE, **CONTOURS})
    said = pages["carte/"]
    assert "Contours : IGN, essai (14 juillet 2024) ; ANCT, essai (14 juillet 2024)" in said.text
    assert SANS not in said.text.lower()
    assert "Voisine" in svg(pages, "quartiers/qn05941i/")


def test_commune_out_of_the_epci_is_not_drawn(site):
    far = {
        **CONTOURS,
        **contours("epci", geo("ville", 2.49, 50.69, 0.075)),
        TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: ville, nom: La ville, type: epci}\n",
    }
    assert "Voisine" not in svg(site({**SITUE, **far}), "carte/")


def test_quartier_without_position_is_listed_as_not_located(site):
    both = {CONTRAT: contrat(quartiers=DEUX), **SITUE, AUTRE_QUARTIER: quartier(nom="Les Perdus")}
    pages = site(both)
    said = pages["carte/"]
    assert "non situé" in said.section("Quartiers prioritaires").item("Les Perdus").text
    assert "Non situé : Les Perdus." in said.text
    assert 'class="carte"' not in pages.pages["quartiers/qn05942n/"].corps


def test_shared_quartier_is_drawn_whole_and_said_so(site):
    part = {CONTRAT: contrat(quartiers='[{code: QN05941I, part: "le côté nord"}]')}
    said = site({**part, **SITUE, **CONTOURS})["carte/"]
    assert "Les Essais est dessiné en entier : ce contrat n'en couvre qu'une part." in said.text
    assert "partagé, dessiné en entier : ce contrat couvre le côté nord" in said.section("Quartiers prioritaires").text


def test_shared_quartier_known_by_its_position_is_not_said_to_be_drawn_whole(site):
    part = {CONTRAT: contrat(quartiers='[{code: QN05941I, part: "le côté nord"}]')}
    said = site({**part, **SITUE})["carte/"]
    assert "partagé : ce contrat couvre le côté nord" in said.text and "dessiné en entier" not in said.text


def test_other_territories_and_equipment_are_listed(site):
    more = {
        CONTRAT: contrat("territoires: [coin]"),
        TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: coin, nom: Le coin, type: poche}\n",
        QUARTIER: quartier(f"{ICI}\nequipements: [{{nom: La piscine, {ICI}}}, {{nom: Le stade}}]"),
    }
    said = site(more)["carte/"]
    assert "Le coin (poche de pauvreté) non situé" in said.section("Autres territoires").text
    assert "La piscine" in said.section("Lieux utiles").text and "Le stade" not in said.text


def test_limits_of_the_map_are_said_with_the_official_address(site):
    said = site(SITUE)["carte/"]
    assert "seul le site officiel SIG Ville fait foi" in said.text and "https://sig.ville.gouv.fr" in said.addresses


def test_names_with_markup_stay_words(site):
    bad = "'<script>alert(1)</script>\" onload=x &amp; &'"
    page = site({QUARTIER: quartier(ICI, nom=bad), **CONTOURS}).pages["carte/"].corps
    assert "<script" not in page and "onload=x &amp;amp; &amp;" in page


def test_numbers_of_the_map_stand_on_the_tiles(site):
    many = {f"content/quartiers/QN0595{i}N.md": quartier(
        f"position: {{latitude: 50.72{i}, longitude: 2.53{i}}}", nom=f"Le quartier au nom bien trop long pour tenir {i}"
    ) for i in range(9)}  # fmt: skip
    codes = ", ".join(f"{{code: QN0595{i}N}}" for i in range(9))
    pages = site({CONTRAT: contrat(quartiers=f"[{codes}]"), **many})
    assert pages.pages["quartiers/"].corps.count('class="numero-carte"') == 9
    assert 'class="numero-carte"' not in site(SITUE).pages["quartiers/"].corps
