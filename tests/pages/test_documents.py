"""Documents of the contract and sources of the site."""

from __future__ import annotations

import pytest

from tests.pages.givens import contrat, engagement
from tests.projects import CATALOGUE, CONTRAT, ENGAGEMENTS, OBSERVATIONS, ORGANISATIONS, SOURCES, TERRITOIRES

URL = "documents/"


def piece(keys: str) -> dict[str, str]:
    return {CONTRAT: contrat(f"documents:\n  - {{id: piece, titre: La pièce, {keys}}}\n")}


@pytest.mark.parametrize(
    ("acces", "words"),
    [
        ("non-transmis", "Cité mais non "
                         "transmis"), ("joint", "Joint au contrat"), ("non-publie", "Non publié"),
        ("lien-perdu", "Lien perdu"), ("en-ligne", "En ligne"),
    ],
)  # fmt: skip
def test_access_to_a_piece_is_said(site, acces, words):
    assert words in site(piece(f"type: carte, acces: {acces}"))[URL].fact("La pièce").text


def test_piece_is_described(site):
    files = piece(
        "type: annexe, numero: 2, date: 2024-03-20, version: 3, organisation: caf, url: "
        "'https://ville.fr/a.pdf', "
        "texte: Un **tableau**., a-noter: Page manquante, source: {document: contrat-essai, page: p. 1}"
    )
    screen = site(files)[URL]
    said = screen.fact("La pièce")
    for words in (
        "Annexe 2, 20 mars 2024, version 3",
        "Un tableau.",
        "À noter Page manquante",
        "Contrat signé, p. 1",
    ):
        assert words in said.text
    assert "partenaires/caf/" in said.addresses and screen.words_of("https://ville.fr/a.pdf") == ["La pièce"]


def test_piece_without_a_day_keeps_the_words(site):
    assert "Note, automne 2023" in site(piece("type: note, quand: automne 2023"))[URL].fact("La pièce").text


def test_piece_can_be_linked_to(site):
    assert "La pièce" in site(piece("type: carte"))[URL].anchor("piece").text


def test_source_is_described_with_how_often_it_is_cited(site):
    sources = (
        "- {id: contrat-essai, titre: Contrat signé, producteur: La ville, date: 2024-03-20, licence: "
        "Licence Ouverte, "
        "url: 'https://ville.fr/c.pdf', texte: Cent **pages**.}\n- {id: jamais, titre: Jamais cité}\n"
    )
    rows = "".join(engagement("source: {document: contrat-essai}", ident=i) for i in ("a", "b"))
    screen = site({SOURCES: sources, ENGAGEMENTS: rows})[URL]
    said = screen.fact("Contrat signé").text
    for words in ("La ville, 20 mars 2024", "Licence Ouverte", "2 citations", "Cent pages."):
        assert words in said
    assert screen.words_of("https://ville.fr/c.pdf") == ["Contrat signé"] and "Jamais cité" not in screen.text


CITED = {
    # what cites a document, and shows it on a page
    "partner": {ORGANISATIONS: "- {id: ville, nom: Ville d'Essai, type: commune, source: {document: rapport}}\n"},
    "indicator": {
        CATALOGUE: "- {id: population, libelle: Habitants, source: {document: rapport}}\n",
        OBSERVATIONS: "indicateur;territoire;annee;valeur\npopulation;QN05941I;2021;3\n",
    },
    "figure": {
        CATALOGUE: "- {id: population, libelle: Habitants}\n",
        OBSERVATIONS: "indicateur;territoire;annee;valeur;source\npopulation;QN05941I;2021;3;rapport\n",
    },
    "other territory": {
        CONTRAT: contrat("territoires: [coin]\n"),
        TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n"
        "- {id: coin, nom: Coin, type: poche, source: {document: rapport}}\n",
    },
    "note of the editors": {ENGAGEMENTS: engagement("a-noter: {texte: T, source: {document: rapport}}")},
}


@pytest.mark.parametrize("files", CITED.values(), ids=CITED)
def test_every_citation_leads_to_the_line_of_its_document(site, files):
    pages = site({SOURCES: "- {id: contrat-essai, titre: C}\n- {id: rapport, titre: Le rapport}\n", **files})
    assert [s.url for s in pages if "documents/#rapport" in s.addresses]
    assert "Le rapport" in pages[URL].anchor("rapport").text


def test_signed_text_prevails(site):
    assert "le texte signé fait foi" in site()[URL].text
