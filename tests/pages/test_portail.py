"""The portal over the contracts of an area."""

from __future__ import annotations

import pytest

from tests.pages.givens import PORTAIL, SEUL, VOISIN, contrat, engagement
from tests.projects import CONTRAT, ENGAGEMENTS

DEUX = {
    CONTRAT: contrat("signature: {date: 2024-03-20}\n"),
    VOISIN: "titre: V\nnom-court: Voisin\nporteur: caf\nquartiers: [{code: QN05941I, part: Un bout}]\n",
    ENGAGEMENTS: engagement(),
}


@pytest.fixture
def home(site):
    def make(files: dict[str, str]):
        return site(files, contrat="")[""]

    return make


def test_every_contract_is_one_step_away(home):
    screen = home(DEUX)
    known = [(words.split()[0], a) for words, a in screen.links if a.count("/") == 1]
    assert known == [("Essai", "essai/"), ("Voisin", "voisin/")]


def test_contract_says_who_carries_it_how_much_it_promises_and_since_when(home):
    line = home(DEUX).item("Essai").text
    for words in ("Ville d'Essai", "1 engagement", "signé le 20 mars 2024"):
        assert words in line


def test_quartier_of_two_contracts_leads_into_each(home):
    screen = home(DEUX)
    assert {"essai/quartiers/qn05941i/", "voisin/quartiers/qn05941i/"} <= set(screen.addresses)


def test_addresses_of_the_portal_exist_in_the_sites(home, site):
    inside = [a for a in home(DEUX).addresses if a.startswith("essai/")]
    pages = site(DEUX)
    assert inside and all(a.removeprefix("essai/") in pages for a in inside)


def test_words_of_the_editors_present_it(home):
    screen = home(
        {
            **DEUX,
            PORTAIL: "titre: Le Nord\nresume: Treize contrats.\npresentation: '## Pourquoi\n\n  Pour **tous**.'\n",
        }
    )
    assert screen.headings[0] == "Le Nord" and "Treize contrats." in screen.text
    assert "Pour tous." in screen.section("Pourquoi").text


def test_without_them_it_still_says_what_it_is_for(home):
    assert "Qu'est-ce qui est prévu dans votre quartier" in home(DEUX).text


def test_portal_has_its_own_legal_pages(site):
    pages = site(
        {**DEUX, PORTAIL: "titre: Le Nord\nediteur: {nom: L'État}\naccessibilite: {etat: partielle}\n"},
        contrat="",
    )
    assert pages["mentions-legales/"].fact("Nom").text == "L'État"
    assert "partiellement conforme" in pages["accessibilite/"].text and "vie-privee/" in pages


def test_contract_of_prose_only_is_not_counted_as_zero(home):
    line = home(SEUL).item("Essai").text
    assert "0 engagement" not in line and not line.endswith("Quartiers :")


def test_area_without_a_contract_still_has_a_portal(site):
    assert "" in site({}, contrat="", base={"data/organisations.yml": "- {id: v, nom: V, type: etat}\n"})
