"""The page « Données ouvertes » and the addresses of the files it offers."""

from __future__ import annotations

import pytest
from contrats.pages.telechargements import CONTENU, FORMATS, adresse_csv, adresse_json

from tests.pages.givens import SEUL, engagement
from tests.projects import CATALOGUE, ENGAGEMENTS, OBSERVATIONS

URL = "donnees/"
CHIFFRES = {
    CATALOGUE: "- {id: population, libelle: Habitants, groupe: Population}\n- {id: ecoles, libelle: Écoles}\n"
    "- {id: ailleurs, libelle: Ailleurs}\n",
    OBSERVATIONS: "indicateur;territoire;annee;valeur\npopulation;59295;2020;12\necoles;59295;2020;3\n",
}
PROMIS = {ENGAGEMENTS: engagement()}


def test_addresses_of_an_indicator_are_fixed():
    assert adresse_csv("taux-de-chomage") == "donnees/indicateurs/taux-de-chomage.csv"
    assert adresse_json("taux-de-chomage") == "donnees/indicateurs/taux-de-chomage.json"


def test_every_file_has_words_for_its_format():
    assert {address.rpartition(".")[2] for address in CONTENU} == set(FORMATS)


@pytest.mark.parametrize("files", [CHIFFRES, PROMIS, {**CHIFFRES, **PROMIS}], ids=["figures", "engagements", "both"])
def test_page_offers_every_file_of_the_site(site, files):
    pages = site(files)
    offered = {a for a in pages[URL].addresses if a.startswith(URL) and a != URL}
    assert offered == {a for a in pages.files if not a.startswith("donnees/schemas/")}


def test_each_indicator_has_its_two_files_under_its_subject(site):
    screen = site(CHIFFRES)[URL]
    assert screen.section("Population").addresses[1:] == [adresse_csv("population"), adresse_json("population")]
    assert screen.section("Autres chiffres").addresses[1:] == [adresse_csv("ecoles"), adresse_json("ecoles")]
    assert "Ailleurs" not in screen.text


def test_links_of_an_indicator_say_which_one_to_those_who_hear_them(site):
    assert site(CHIFFRES)[URL].words_of(adresse_csv("ecoles")) == ["CSV – Écoles"]


def test_page_says_the_licence_the_day_and_how_to_cite(site):
    text = site(CHIFFRES)[URL].section("Réutiliser et citer").text
    assert "« Contrat de ville d'Essai, données mises à jour le 20 novembre 2026, Licence Ouverte 2.0 »" in text


def test_page_says_what_each_file_holds(site):
    rows = site({**CHIFFRES, **PROMIS})[URL].rows
    assert ["engagements.json", "Les mêmes engagements pour un programme.", "Programme (JSON)"] in rows


def test_contract_without_figures_or_engagements_has_no_such_page(site):
    pages = site(SEUL)
    assert URL not in pages and pages.files == {}
    assert URL not in [etape.url for etape in pages.site.pied]


def test_foot_of_every_page_leads_to_it(site):
    assert ("Données ouvertes", URL) in [(etape.titre, etape.url) for etape in site(PROMIS).site.pied]
