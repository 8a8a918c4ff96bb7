"""« Le contrat en bref »: what it is, what it starts from, who carries it, where it applies."""

from __future__ import annotations

import pytest

from tests.pages.givens import ABSENT, SEUL, contrat
from tests.projects import COMMUN, CONTRAT, TERRITOIRES

URL = "le-contrat/"
LIEUX = {
    TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: '59', nom: Nord, type: departement}\n"
    "- {id: coin, nom: Le Coin, type: poche, population: 1250, texte: Une **poche** de pauvreté., a-noter: "
    "Limites floues, "
    "source: {document: contrat-essai, page: p. 8}}\n"
}


@pytest.fixture
def screen(site):
    def make(keys: str = "", files: dict[str, str] | None = None):
        return site({CONTRAT: contrat(keys), **(files or {})})[URL]

    return make


FACTS = {
    "debut: 2024\nfin: 2030\n": ("Période", "2024 – 2030"),
    "debut: 2024\n": ("Période", "à partir de 2024"),
    "signature: {date: 2024-03-20, lieu: Hôtel de ville, texte: en présence du préfet}\n": (
        "Signature", "20 mars 2024 – en présence du préfet, Hôtel de ville",
    ),
    "pilotes: [ville, caf]\n": ("Piloté par", "Ville d'Essai et Caisse d'allocations familiales"),
}  # fmt: skip


@pytest.mark.parametrize(("keys", "said"), FACTS.items(), ids=FACTS)
def test_fact_is_told(screen, keys, said):
    label, words = said
    assert screen(keys).fact(label).text == words


@pytest.mark.parametrize("label", ["Période", "Piloté par", "Quartiers prioritaires", "Communes"])
def test_what_is_not_known_is_said(site, label):
    assert site(SEUL)[URL].fact(label).text == ABSENT


def test_missing_signature_is_said(screen):
    assert screen().fact("Signature").text == "Date de signature non connue"


def test_contract_names_its_quartiers_and_its_communes(screen):
    assert screen().fact("Quartier prioritaire").links == [("Les Essais", "quartiers/qn05941i/")]
    assert screen().fact("Commune").text == "Essai"


def test_larger_places_are_named(screen):
    assert screen("departement: '59'\n", LIEUX).fact("Dans").text == "Nord"


def test_other_territories_are_described_with_their_notes_and_source(screen):
    said = screen("territoires: [coin]\n", LIEUX).fact("Le Coin").text
    assert said.startswith("1 250 habitants. Une poche de pauvreté.")
    assert "À noter Limites floues" in said and "Contrat signé, p. 8" in said


def test_place_names_those_that_hold_it(screen):
    known = {TERRITOIRES: LIEUX[TERRITOIRES].replace("type: poche,", "type: poche, dans: ['59295', '59'],")}
    assert (
        screen("territoires: [coin]\n", known).fact("Le Coin").text.startswith("Dans : Essai et Nord. 1 250 habitants.")
    )


@pytest.mark.parametrize(("etat", "said"), [("complet", False), ("partiel", True)])
def test_contract_not_wholly_here_says_so(screen, etat, said):
    assert ("pas encore entièrement sur ce site" in screen(f"etat: {etat}\n").text) is said


def test_contract_only_announced_says_so(screen):
    assert "Ce contrat n'est pas encore écrit ici" in screen("etat: annonce\n").text


def test_part_of_a_shared_quartier_is_told_with_its_source(site):
    quartiers = (
        "[{code: QN05941I, part: la rive gauche, population: 1200, source: {document: contrat-essai, page: p. 4}}]"
    )
    text = site({CONTRAT: contrat(quartiers=quartiers)})[URL].text
    assert "la rive gauche (1 200 habitants)" in text and "Contrat signé, p. 4" in text


def test_presentation_and_stakes_are_shown(screen):
    said = screen("presentation: '## Pourquoi\n\n  Pour **agir**.'\nenjeux: [L'emploi, La santé]\n")
    assert "Pour agir." in said.section("Pourquoi").text
    assert [i.text for i in said.section("Ce que le contrat cherche à changer").items] == [
        "L'emploi",
        "La santé",
    ]


def test_contacts_are_given_or_said_to_be_missing(screen):
    assert "Mission ville" in screen("contacts: [{nom: Mission ville}]\n").section("À qui s'adresser").text
    assert "Le contrat ne donne aucun contact." in screen().section("À qui s'adresser").text


def test_shared_sets_are_named(screen):
    assert "L'État" in screen("communs: etat\n", {COMMUN: "titre: L'État\n"}).text


def test_notes_and_source_of_the_contract_are_shown(screen):
    text = screen("a-noter: {type: date, texte: Deux dates}\nsource: {document: contrat-essai, page: p. 1}\n").text
    assert "Attention à la date Deux dates" in text and "Contrat signé, p. 1" in text
