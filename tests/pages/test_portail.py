"""The portal over the contracts of an area."""

from __future__ import annotations

import pytest

from tests.pages.givens import PORTAIL, SEUL, VOISIN, contrat, engagement
from tests.projects import CATALOGUE, CONTRAT, ENGAGEMENTS, OBSERVATIONS, TERRITOIRES

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


def contracts(screen) -> list[tuple[str, str]]:
    """First word and address of the links to contracts."""
    return [(words.split()[0], a) for words, a in screen.links if a in ("essai/", "voisin/")]


def test_every_contract_is_one_step_away(home):
    assert contracts(home(DEUX)) == [("Essai", "essai/"), ("Voisin", "voisin/")]


def test_contract_says_who_carries_it_how_much_it_promises_and_since_when(home):
    line = home(DEUX).section("Ceux que vous pouvez lire").item("Essai").text
    for words in ("Ville d'Essai", "1 engagement", "Signé le 20 mars 2024"):
        assert words in line


def test_contract_in_full_stands_before_one_in_part_and_both_before_one_announced(home):
    files = {CONTRAT: contrat("etat: annonce\n"), VOISIN: DEUX[VOISIN] + "etat: partiel\n"}
    screen = home(files)
    assert contracts(screen) == [("Voisin", "voisin/"), ("Essai", "essai/")]
    assert "reste à écrire" in screen.section("Ceux que vous pouvez lire").text
    assert "Essai" in screen.section("Ceux qui sont annoncés, pas encore écrits ici").text
    both = home({**files, VOISIN: DEUX[VOISIN], CONTRAT: contrat("etat: partiel\n")})
    assert contracts(both) == [("Voisin", "voisin/"), ("Essai", "essai/")]


def test_announced_contract_says_the_day_foreseen_or_that_it_is_not_known(home):
    signed = home({CONTRAT: contrat("etat: annonce\nsignature: {date: 2024-03-20}\n")})
    assert "signature prévue le 20 mars 2024" in signed.section("Ceux qui sont annoncés").text
    assert "date de signature non connue" in home({CONTRAT: contrat("etat: annonce\n")}).text


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
    assert "0 engagement" not in line and "0 quartier" not in line


def test_area_without_a_contract_still_has_a_portal(site):
    assert "" in site({}, contrat="", base={"data/organisations.yml": "- {id: v, nom: V, type: etat}\n"})


FOREIGN = {
    TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: '59512', nom: Roubaix, type: commune}\n",
    CATALOGUE: "- {id: foyers, libelle: Foyers aidés, unite: foyers}\n",
    OBSERVATIONS: "indicateur;territoire;annee;valeur;source;page\nfoyers;59512;2023;386;contrat-essai;p. 9\n",
}


def test_figure_of_no_contract_is_told_whole_with_its_source(home):
    said = home(FOREIGN).section("Ailleurs dans le département")
    for words in ("Foyers aidés", "Roubaix", "2023", "386", "p. 9"):
        assert words in said.text
    assert "documents/#contrat-essai" in said.addresses


def test_figure_of_a_contract_is_left_to_its_site(home):
    files = {**FOREIGN, CONTRAT: contrat(communes='["59295", "59512"]')}
    assert "Ailleurs dans le département" not in home(files).headings


def test_portal_has_no_dead_link(site):
    assert [a for _, a in site(FOREIGN, contrat="").dead_links() if not a.startswith("essai/")] == []
