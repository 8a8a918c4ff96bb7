"""Communes: the chapter that a contract gives to each."""

from __future__ import annotations

import pytest

from tests.pages.givens import AUTRE_QUARTIER, CHAPITRE, contrat, engagement, fiche
from tests.projects import CATALOGUE, CONTRAT, ENGAGEMENTS, OBSERVATIONS, TERRITOIRES

URL = "communes/59295/"


@pytest.fixture
def screen(site):
    def make(keys: str = "resume: Une ville.", files: dict[str, str] | None = None, body: str = ""):
        return site({CHAPITRE: fiche(keys, body), **(files or {})})[URL]

    return make


def test_commune_without_a_chapter_has_no_page(site):
    pages = site()
    assert URL not in pages and "communes/" not in pages
    assert not [a for screen in pages for a in screen.addresses if a.startswith("communes/")]
    assert "Quartier prioritaire de Essai" in pages["quartiers/qn05941i/"].text


def test_list_names_each_commune_that_has_a_chapter(site):
    files = {
        CONTRAT: contrat(communes="['59295', '59350']"),
        TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: '59350', nom: Lille, type: commune}\n",
        CHAPITRE: fiche("resume: Une ville."),
    }
    screen = site(files)["communes/"]
    assert "Une ville." in screen.text and [a for a in screen.addresses if a.startswith("communes/")] == [URL]


def test_two_communes_have_a_page_each(site):
    files = {
        CONTRAT: contrat(communes="['59295', '59350']"),
        TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: '59350', nom: Lille, type: commune}\n",
        CHAPITRE: fiche("resume: Ici."),
        CHAPITRE.replace("59295", "59350"): fiche("resume: Là."),
    }
    pages = site(files)
    assert "Ici." in pages[URL].text and "Là." in pages["communes/59350/"].text


def test_its_quartiers_are_named(screen):
    files = {
        CONTRAT: contrat(quartiers="[{code: QN05941I}, {code: QN05942N}]"),
        AUTRE_QUARTIER: fiche("nom: Le Test\ncommunes: '59295'"),
    }
    assert "Quartiers prioritaires : Les Essais et Le Test." in screen(files=files).text


def test_engagements_that_name_it_are_its_own(screen):
    files = engagement("lieux: '59295'", ident="a", titre="A") + engagement("", ident="b", titre="B", portee="contrat")
    said = screen(files={ENGAGEMENTS: files}).section("Ce que la commune prévoit")
    assert [w for w, a in said.links if a.startswith("engagements/")] == ["A"]


def test_engagement_for_the_commune_that_names_no_place_is_shown(screen):
    assert "engagements/ecoute/" in screen(files={ENGAGEMENTS: engagement()}).addresses


def test_commune_without_engagement_says_so(screen):
    assert "Aucun engagement ne nomme la commune." in screen().text


def test_what_changed_and_what_comes_are_listed(screen):
    said = screen("changements: [Une gare neuve]\nperspectives: [Une *école*, Un parc]\n")
    assert [i.text for i in said.section("Ce qui a changé").items] == ["Une gare neuve"]
    assert [i.text for i in said.section("Ce qui est prévu").items] == ["Une école", "Un parc"]


def test_portrait_is_markdown(screen):
    assert "Une ville moyenne." in screen(body="Une ville **moyenne**.").section("Portrait").text


def test_equipment_stands_by_family_with_its_number(screen):
    keys = (
        "equipements:\n  - {nom: Lycée, type: école, nombre: 2}\n  - {nom: Piscine}\n"
        "  - {nom: Collège, type: école, texte: Deux *sites*}\n"
    )
    said = screen(keys)
    assert [i.text for i in said.section("école").items] == ["Lycée : 2", "Collège – Deux sites"]
    assert [i.text for i in said.section("Équipements").items] == ["Piscine"]


def test_figures_are_those_of_the_commune(screen):
    files = {
        CATALOGUE: "- {id: population, libelle: Habitants}\n",
        OBSERVATIONS: "indicateur;territoire;annee;valeur\npopulation;59295;2021;21540\n"
        "population;QN05941I;2021;1416\n",
    }
    said = screen("chiffres: [population]", files).section("La commune en chiffres").text
    assert "21 540" in said and "1 416" not in said


def test_contacts_notes_and_source_are_shown(screen):
    keys = (
        "contacts: [{nom: Mairie, telephone: 03 20 00 00 00}]\na-noter: Chiffres de 2018\n"
        "source: {document: contrat-essai, page: p. 12}\n"
    )
    said = screen(keys)
    assert "03 20 00 00 00" in said.section("À qui s'adresser").text
    assert "À noter Chiffres de 2018" in said.text and "Contrat signé, p. 12" in said.text
