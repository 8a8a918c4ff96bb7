"""The glossary, and the acronyms explained at the foot of each page where they stand."""

from __future__ import annotations

import pytest

from tests.pages.givens import LIBRE, fiche
from tests.projects import GLOSSAIRE

URL = "glossaire/"
TERMES = {
    GLOSSAIRE: "- {id: qpv, sigle: QPV, nom: Quartier prioritaire, definition: Un quartier **aidé**. Il y "
    "en a 1609., a-noter: Depuis 2014}\n"
    "- {id: ami-a, sigle: AMI, nom: Appel à manifestation d'intérêt}\n"
    "- {id: ami-b, sigle: AMI, nom: Assurance maladie}\n"
    "- {id: ecole, nom: École ouverte}\n- {id: h, sigle: 1J1S, nom: Un jeune une solution}\n"
}


@pytest.fixture
def page(site):
    """A page with this text on a site that has a glossary."""

    def make(text: str):
        return site({**TERMES, LIBRE: fiche("titre: Lire", text)})["pages/lire/"]

    return make


def test_terms_stand_by_letter_without_accents(site):
    screen = site(TERMES)[URL]
    assert [h for h in screen.headings if len(h) <= 3] == ["0-9", "A", "E", "Q"]
    assert "École ouverte" in screen.section("E").text


def test_letters_lead_to_their_place(site):
    assert {"glossaire/#lettre-q", "glossaire/#lettre-0-9"} <= {a for _, a in site(TERMES)[URL].links}


def test_term_is_explained_with_its_notes(site):
    said = site(TERMES)[URL].fact("QPV").text
    assert said == "Quartier prioritaire Un quartier aidé. Il y en a 1609. À noter Depuis 2014"


def test_two_meanings_of_an_acronym_are_both_there(site):
    text = site(TERMES)[URL].section("A").text
    assert "Appel à manifestation d'intérêt" in text and "Assurance maladie" in text


def test_acronym_is_explained_at_the_foot_of_its_page(page):
    foot = page("Le QPV est grand.").section("Les sigles de cette page")
    assert foot.fact("QPV").text.startswith("Quartier prioritaire : Un quartier aidé.")
    assert "1609" not in foot.text
    assert "glossaire/" in foot.addresses


def test_acronym_of_two_meanings_gives_both_at_the_foot(page):
    assert (
        page("Un AMI est ouvert.")
        .section("Les sigles de cette page")
        .fact("AMI")
        .text.startswith("Appel à manifestation d'intérêt Assurance maladie")
    )


def test_page_without_acronym_explains_none(page):
    assert "Les sigles de cette page" not in page("Rien ici.").headings


def test_link_to_a_term_leads_to_the_glossary(page):
    assert page("Voir [ce mot](terme:ecole).").words_of("glossaire/#ecole") == ["ce mot"]


def test_site_without_terms_has_no_glossary(site):
    assert URL not in site()
