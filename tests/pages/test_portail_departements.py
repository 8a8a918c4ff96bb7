"""Where there are many contracts, the portal is cut by département: two taps from the home page to every quartier."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from contrats.outputs.recherche import index_json
from contrats.pages import decoupage, recherche
from contrats.pages.portail.quartiers import TRANCHE

from tests.pages.givens import AUTRE_QUARTIER, DEPARTEMENT, VOISIN, contrat, engagement, fiche
from tests.projects import CONTRAT, ENGAGEMENTS, QUARTIER, SOURCES, TERRITOIRES

CORSE = "content/contrats/corse/contrat.yml"
SIGNATURE = "signature: {date: 2024-03-20, source: {document: contrat-essai}}"
FRANCE = {
    # three départements; the quartier of one contract lies in two of them; one contract does not tell its own
    TERRITOIRES: "- {id: '59', nom: Nord, type: departement}\n- {id: '62', nom: Pas-de-Calais, type: departement}\n"
    "- {id: '59295', nom: Essai, type: commune}\n- {id: '62041', nom: Arras, type: commune}\n"
    "- {id: '2A004', nom: Ajaccio, type: commune}\n",
    SOURCES: "- {id: contrat-essai, titre: Contrat signé}\n- {id: dossier, titre: Dossier de presse}\n",
    QUARTIER: fiche("nom: Les Essais\ncommunes: ['59295', '62041']"),
    AUTRE_QUARTIER: fiche("nom: Le Test\ncommunes: '2A004'"),
    CONTRAT: contrat(f"departement: '59'\n{SIGNATURE}\n", communes="['59295', '62041']"),
    VOISIN: "titre: V\nnom-court: Voisin\nporteur: caf\ndepartement: '59'\netat: partiel\n",
    CORSE: "titre: C\nnom-court: Corse\nporteur: caf\ncommunes: '2A004'\nquartiers: [{code: QN05942N}]\n",
    ENGAGEMENTS: engagement(),
}


@pytest.fixture
def many(monkeypatch):
    """Three contracts are many."""
    monkeypatch.setattr(decoupage, "BEAUCOUP", 2)
    monkeypatch.setattr(recherche, "ENSEMBLE", 2)


@pytest.fixture
def portal(site, many):
    return site(FRANCE, contrat="")


def test_few_contracts_stand_on_one_page(site):
    pages = site(FRANCE, contrat="")
    assert "quartiers/59/" not in pages and "contrats/" not in pages
    assert "corse/" in pages[""].addresses


def test_many_contracts_of_one_departement_are_not_cut(site, many):
    files = {k: v for k, v in FRANCE.items() if k != CORSE}
    files["content/contrats/autre/contrat.yml"] = FRANCE[VOISIN].replace("Voisin", "Autre")
    assert "quartiers/59/" not in site(files, contrat="")


def test_every_quartier_is_two_taps_from_the_home_page(portal):
    steps = [a for a in portal[""].addresses if re.fullmatch(r"quartiers/\w+/", a)]
    reached = {a for step in steps for a in portal[step].addresses if "/quartiers/qn" in a}
    assert reached == {"essai/quartiers/qn05941i/", "corse/quartiers/qn05942n/"}


def test_departements_stand_as_in_the_official_list_with_number_and_name(portal):
    links = [(spaced, a) for spaced, a in portal[""].links if a.startswith("quartiers/") and a != "quartiers/"]
    assert links == [
        ("Département 2A", "quartiers/2a/"),
        ("59 Nord", "quartiers/59/"),
        ("62 Pas-de-Calais", "quartiers/62/"),
    ]
    assert decoupage.en_ordre(["21", "", "2b", "19", "974", "2a", "01"]) == ["01", "19", "2a", "2b", "21", "974", ""]


def test_commune_stands_in_its_own_departement_and_contract_in_the_one_that_it_tells(portal):
    nord, calais = portal["quartiers/59/"], portal["quartiers/62/"]
    assert "Essai" in nord.headings and "Arras" not in nord.headings
    assert nord.section("Les contrats").addresses == ["essai/", "voisin/"]
    assert "Arras" in calais.headings and "Les contrats" not in calais.headings
    assert "1 quartier prioritaire, 1 commune." in calais.text


def test_contract_without_a_departement_stands_in_that_of_its_first_commune(portal):
    assert portal["quartiers/2a/"].section("Les contrats").addresses == ["corse/"]


def test_contract_of_which_no_place_is_known_is_still_listed(site, many):
    files = {**FRANCE, VOISIN: FRANCE[VOISIN].replace("departement: '59'\n", "")}
    pages = site(files, contrat="")
    assert pages["quartiers/autres/"].section("Les contrats").addresses == ["voisin/"]
    assert ("Autres contrats", "quartiers/autres/") in pages[""].links


def test_list_of_contracts_has_each_once_under_its_departement(portal):
    screen = portal["contrats/"]
    assert [a for a in screen.addresses if a in ("essai/", "voisin/", "corse/")] == ["corse/", "essai/", "voisin/"]
    assert "voisin/" in screen.section("Nord").addresses
    assert "contrats/" in portal[""].addresses


def test_what_a_departement_says_of_itself_stands_on_its_page(site, many):
    files = {**FRANCE, DEPARTEMENT: "territoire: '59'\ntitre: Le Nord\nresume: Deux contrats ici.\n"}
    pages = site(files, contrat="")
    assert "Deux contrats ici." in pages["quartiers/59/"].text and "Deux contrats ici." not in pages[""].text


def test_long_list_of_communes_can_be_entered_by_letter(site, many):
    names = [f"{letter}ville" for letter in "ABCDEFGHIJKLMNOP"]
    towns = "".join(f"- {{id: '59{n:03}', nom: {name}, type: commune}}\n" for n, name in enumerate(names))
    codes = [f"59{n:03}" for n in range(len(names))]
    assert len(names) > TRANCHE
    files = {
        **FRANCE,
        TERRITOIRES: FRANCE[TERRITOIRES] + towns,
        QUARTIER: fiche(f"nom: Q\ncommunes: {codes}"),
        CONTRAT: contrat("departement: '59'\n", communes=str(codes)),
    }
    screen = site(files, contrat="")["quartiers/59/"]
    assert {(name[0], f"quartiers/59/#commune-{code}") for name, code in zip(names, codes, strict=True)} <= set(
        screen.links
    )


def test_comparison_of_a_departement_is_one_step_from_it(site, many):
    second = "content/contrats/voisin/engagements/caf.yml"
    files = {**FRANCE, second: engagement(ident="autre", portee="contrat")}
    pages = site(files, contrat="")
    assert "comparer/59/" in pages["quartiers/59/"].addresses
    assert not any("comparer/" in a for a in pages["quartiers/2a/"].addresses)
    assert "comparer/59/" in pages["comparer/"].addresses


def test_no_link_of_a_cut_portal_is_dead(portal):
    assert [a for _, a in portal.dead_links() if not a.startswith(("essai/", "voisin/", "corse/"))] == []


def test_link_to_a_commune_goes_to_the_page_of_its_departement(site, many):
    keys = "cadre: [{id: n, titre: N, changements: [{texte: Un., communes: ['62041']}]}]\n"
    pages = site({**FRANCE, DEPARTEMENT: f"territoire: '59'\ntitre: Le Nord\n{keys}"}, contrat="")
    assert "quartiers/62/#commune-62041" in pages["cadre/"].addresses


def test_sources_of_signatures_stand_by_departement(site, many):
    files = {
        **FRANCE,
        DEPARTEMENT: "territoire: '59'\ntitre: Le Nord\netapes: [{quand: 2024, texte: E, source: {document: dossier}}]\n",
    }
    pages = site(files, contrat="")
    screen = pages["documents/"]
    assert "Dossier de presse" in screen.section("Les sources du site").text
    assert "Contrat signé" in screen.section("Les contrats signés, par département").section("Nord").text
    assert "Contrat signé" not in screen.section("Les sources du site").text


def test_calendar_of_several_departements_has_a_part_for_each(site):
    other = "content/departements/corse.yml"
    files = {
        **FRANCE,
        TERRITOIRES: FRANCE[TERRITOIRES] + "- {id: 2A, nom: Corse-du-Sud, type: departement}\n",
        DEPARTEMENT: "territoire: '59'\ntitre: Le Nord\ncalendrier: {sans-date: [essai, voisin]}\n",
        other: "territoire: 2A\ntitre: La Corse\ncalendrier: {sans-date: corse}\n",
    }
    screen = site(files, contrat="")["calendrier/"]
    assert screen.section("Le Nord").section("Sans date connue").addresses == ["essai/", "voisin/"]
    assert screen.section("La Corse").section("Sans date connue").addresses == ["corse/"]


# The search


def sites_of(page) -> list[list[str]]:
    """The sites that the search page can go through."""
    return json.loads(unescape(unescape(re.search(r'data-sites="([^"]*)"', page.corps)[1])))


def test_search_of_many_sites_asks_for_the_departement_first(portal):
    body = portal.pages["recherche/"].corps
    assert sites_of(portal.pages["recherche/"]) == [
        ["./", "Le portail et la liste des quartiers", ""],
        ["corse/", "Corse", "2a"],
        ["essai/", "Essai", "59"],
        ["voisin/", "Voisin", "59"],
    ]
    assert re.findall(r'<option value="(\w*)">', body) == ["", "2a", "59"]
    assert 'data-ensemble="2"' in body


def test_search_of_few_sites_goes_through_all_of_them(site):
    body = site(FRANCE, contrat="").pages["recherche/"].corps
    assert re.findall(r'<option value="([\w/]*)">', body)[0] == "" and "Partout</option>" in body
    assert "departement-cherche" not in body and "data-ensemble" not in body


def test_search_finds_communes_quartiers_and_contracts_without_their_sites(portal):
    rows = json.loads(index_json(portal.site.pages))
    assert next(r[0] for r in rows if r[1] == "Arras") == "quartiers/62/#commune-62041"
    assert any(r[0].startswith("quartiers/59/#") and "Voisin" in r[3] for r in rows)
    assert any("Les Essais" in r[3] for r in rows)
