"""A contract that is only announced never reads as if its text said nothing."""

from __future__ import annotations

import pytest

from tests.pages.givens import DEPARTEMENT, VOISIN, contrat
from tests.projects import CONTRAT, SOURCES, TERRITOIRES

NORD = {
    TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: '59', nom: Nord, type: departement}\n",
    DEPARTEMENT: "territoire: '59'\ntitre: Le Nord\naide: {titre: Aidez-nous, texte: Envoyez **le texte**.}\n"
    "programmes: [{id: fonds, titre: Le Fonds}]\n",
}
KEYS = (
    "etat: annonce\ndepartement: '59'\nresume: Un seul quartier.\n"
    "signature: {date: 2024-03-22, texte: Signature annoncée pour le 22 mars 2024}\n"
    "a-noter: [{type: incomplet, texte: Texte non lu.}]\n"
)
QUARTIER_URL = "quartiers/qn05941i/"


@pytest.fixture
def pages(site):
    return site({**NORD, CONTRAT: contrat(KEYS)})


def test_home_says_what_is_known_and_asks_for_the_rest(pages):
    home = pages[""]
    for words in ("Aidez-nous", "Un seul quartier.", "Signature annoncée pour le 22 mars 2024", "Envoyez le texte."):
        assert words in home.text
    assert home.fact("Porté par").text == "Ville d'Essai" and QUARTIER_URL in home.addresses


@pytest.mark.parametrize(
    "url", ["ce-que-le-contrat-ne-dit-pas/", "suivi/", "engagements/", "gouvernance/", "historique/"]
)
def test_no_page_speaks_of_what_nobody_has_read(pages, url):
    assert url not in pages and not any(url in screen.addresses for screen in pages)


def test_no_page_says_that_the_contract_does_not_say(pages):
    promised = (
        "Ce qui est prévu ici, par qui, pour quand",
        "Le contrat ne",
        "Ce que le contrat ne dit pas",
        "Aucune date",
    )
    said = {(s.url, w) for s in pages for w in promised if w in s.text and s.url != "le-contrat/"}
    assert said == set()


def test_note_of_an_unread_contract_is_not_laid_on_the_contract(pages):
    assert "Ce que nous ne savons pas" in pages[""].text and "Le contrat ne le dit pas" not in pages[""].text


def test_quartier_says_that_its_contract_is_not_here_and_what_holds_everywhere(pages):
    screen = pages[QUARTIER_URL]
    assert "nous ne pouvons pas dire ce qui y est prévu" in screen.text and "Aidez-nous" in screen.headings
    assert screen.fact("Code officiel").text == "QN05941I"
    assert any(a.endswith("programmes/") for a in screen.addresses)


def test_quartier_shared_with_a_contract_that_is_written_leads_to_it(site):
    files = {
        **NORD,
        CONTRAT: contrat(KEYS),
        VOISIN: "titre: V\nnom-court: V\nporteur: caf\nquartiers: [{code: QN05941I}]\n",
    }
    assert any("voisin/quartiers/qn05941i/" in a for a in site(files)[QUARTIER_URL].addresses)


def test_holder_may_be_unknown(site):
    files = {CONTRAT: "titre: T\nnom-court: T\netat: annonce\n"}
    assert site(files)[""].fact("Porté par").text == "Non connu"


def test_site_without_a_file_for_its_departement_stands(site):
    pages = site({CONTRAT: contrat("etat: annonce\n")})
    assert "Ce contrat n'est pas encore écrit ici" in pages[""].text and pages.dead_links() == []


def test_sources_are_listed(site):
    signed = "etat: annonce\nsource: {document: dossier, page: p. 4}\n"
    pages = site({CONTRAT: contrat(signed), SOURCES: "- {id: dossier, titre: Dossier de presse}\n"})
    assert "documents/#dossier" in pages[""].addresses and "Dossier de presse" in pages["documents/"].text


def test_contract_in_part_says_so_on_its_home(site):
    assert "n'est pas encore entièrement sur ce site" in site({CONTRAT: contrat("etat: partiel\n")})[""].text
    assert "n'est pas encore entièrement sur ce site" not in site()[""].text
