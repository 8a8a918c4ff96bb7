"""Participation: what residents said, what was answered, how to take part; the workshops, theme by theme."""

from __future__ import annotations

import pytest

from tests.pages.givens import ABSENT, PARTICIPATION, PROJET, engagement, fiche
from tests.projects import ACTIONS, ENGAGEMENTS, ORIENTATION

URL = "participation/"
ATELIERS = "participation/ateliers/"


@pytest.fixture
def screen(site):
    def make(text: str, files: dict[str, str] | None = None, *, url: str = URL):
        return site({PARTICIPATION: text, **(files or {})})[url]

    return make


def test_how_to_take_part_comes_first(screen):
    said = screen(
        "resume: Résumé.\ncomment-participer: Venez le **mardi**.\ncontacts: [{nom: Maison du projet}]\n"
        "priorites: [{par: elus, texte: X}]\n"
    )
    assert "Venez le mardi." in said.section("Comment participer").text and "Maison du projet" in said.text
    assert said.text.index("Venez le mardi.") < said.text.index("Les priorités exprimées")


def test_contract_that_does_not_say_how_says_so(screen):
    assert "Le contrat ne le dit pas." in screen("resume: Résumé.\n").section("Comment participer").text


def test_conseil_citoyen_is_explained(screen):
    said = screen(
        "conseils-citoyens:\n  - {id: cc, nom: Conseil citoyen, quartiers: [QN05941I], etat: À relancer, "
        "missions: [Donner un *avis*], "
        "constats: [Peu connu], moyens: [Une salle], contacts: [{nom: Accueil}], a-noter: Deux dates, "
        "source: {document: contrat-essai, page: p. 33}}\n"
    ).anchor("cc")
    for words in (
        "Pour : Les Essais",
        "À relancer",
        "Donner un avis",
        "Peu connu",
        "Une salle",
        "Accueil",
        "À noter Deux dates",
        "p. 33",
    ):
        assert words in said.text
    assert "quartiers/qn05941i/" in said.addresses


def test_conseil_whose_state_is_not_said(screen):
    assert ABSENT in screen("conseils-citoyens: [{id: cc, nom: Conseil citoyen}]\n").anchor("cc").text


# What was asked, and what answers

PRIORITES = (
    "priorites:\n"
    "  - {par: elus, texte: Une halle}\n"
    "  - {par: habitants, texte: Un bus, orientation: sante, engagements: [ecoute], projets: [gymnase], "
    "actions: [bus], a-noter: Dite deux fois}\n"
    "  - {par: enfants, texte: Des jeux}\n  - {par: partenaires, texte: Du temps}\n"
)
REPONSES = {
    ORIENTATION: fiche("titre: Santé"),
    ENGAGEMENTS: engagement(),
    PROJET: fiche("titre: Le gymnase"),
    ACTIONS: "- {id: bus, titre: La navette}\n",
}


def test_priorities_stand_by_who_expressed_them_residents_first(screen):
    said = screen(PRIORITES, REPONSES).section("Les priorités exprimées")
    assert said.headings == ["Les habitants", "Les enfants", "Les élus", "Les partenaires"]
    assert "Des jeux" in said.section("Les enfants").text and "Une halle" in said.section("Les élus").text


def test_what_answers_a_request_is_one_step_away(screen):
    said = screen(PRIORITES, REPONSES).section("Les habitants")
    assert set(said.addresses) == {
        "orientations/sante/",
        "engagements/ecoute/",
        "projets/gymnase/",
        "actions-prioritaires/bus/",
    }
    assert "À noter Dite deux fois" in said.text


def test_request_that_nothing_answers_says_so(screen):
    said = screen(PRIORITES, REPONSES).section("Les élus").text
    assert "Aucune réponse précise dans le contrat" in said


# How they were consulted


def test_consultation_is_told_with_its_figures(screen):
    said = screen(
        "demarche: [Trois *étapes*]\nconcertations:\n  - {id: enquete, titre: L'enquête, methode: "
        "questionnaire, avec: [habitants, élus], quand: mai-juin 2023, "
        "lieu: Marché, objectifs: [Écouter], texte: Deux **mois**., participants: 1112, resultats: "
        "[{texte: Huit sur dix, a-noter: Base inconnue}, Un bus], "
        "a-noter: Sans date, source: {document: contrat-essai, page: p. 16}}\n"
    )
    part = said.anchor("enquete")
    assert "Trois étapes" in said.text
    facts = {
        "Participation": "1 112",
        "Quand": "mai-juin 2023",
        "Avec": "habitants, élus",
        "Méthode": "questionnaire",
        "Lieu": "Marché",
    }
    assert {label: part.fact(label).text for label in facts} == facts
    for words in (
        "Écouter",
        "Deux mois.",
        "Huit sur dix",
        "Base inconnue",
        "Un bus",
        "À noter Sans date",
        "p. 16",
    ):
        assert words in part.text


def test_turnout_in_words_keeps_its_words(screen):
    said = screen("concertations: [{id: a, titre: A, participants: 100, participants-texte: une centaine}]\n")
    assert said.fact("Participation").text == "une centaine"


@pytest.mark.parametrize("label", ["Participation", "Quand"])
def test_what_is_not_known_of_a_consultation_is_said(screen, label):
    assert screen("concertations: [{id: a, titre: A}]\n").fact(label).text == ABSENT


def test_conclusions_are_told(screen):
    said = screen(
        "conclusions: [{titre: Les bus, points: [Trop *rares*], a-noter: Une faute, source: {document: "
        "contrat-essai, page: p. 17}}]\n"
    )
    part = said.section("Les bus").text
    assert "Trop rares" in part and "À noter Une faute" in part and "p. 17" in part


def test_two_views_stand_side_by_side_and_silence_is_said(screen):
    said = screen(
        "regards: [{question: Ce qui va, habitants: [Les voisins], commentaire: Peu de réponses., a-noter: "
        "Nul, source: {document: contrat-essai, page: p. 18}}]\n"
    ).section("Ce qui va")
    assert said.section("Les habitants").text == "Les voisins"
    assert said.section("Les partenaires").text.startswith("Pas de réponse publiée")
    assert "Peu de réponses." in said.text and "À noter Nul" in said.text and "p. 18" in said.text


def test_what_partners_answer_is_told(screen):
    said = screen("regards: [{question: Ce qui va, partenaires: [Les écoles]}]\n").section("Ce qui va")
    assert said.section("Les partenaires").text.startswith("Les écoles")
    assert said.section("Les habitants").text.startswith("Pas de réponse publiée")


def test_residents_words_are_quoted_with_their_context(screen):
    said = (
        screen("paroles: [{texte: On attend trop, contexte: atelier de mai}, Rien ne bouge]\n")
        .section("Paroles d'habitants")
        .text
    )
    assert said.startswith("On attend trop atelier de mai Rien ne bouge")


def test_notes_and_source_are_shown(screen):
    text = screen("resume: Un **résumé**.\na-noter: Partiel\nsource: {document: contrat-essai, page: p. 15}\n").text
    assert "Un résumé." in text and "À noter Partiel" in text and "Contrat signé, p. 15" in text


def test_contract_that_says_nothing_of_it_has_no_such_page(site):
    pages = site()
    assert URL not in pages and ATELIERS not in pages and "Participer" not in pages.menu


# The workshops

THEMES = (
    "themes:\n  - id: bus\n    titre: Les bus\n    resume: Trop rares.\n    orientation: sante\n    lignes:\n"
    "      - {manques: [Rien le soir, Trop chers], propositions: [Une navette], a-noter: Mal lu}\n"
    "      - {reponses: [Étude en 2024]}\n"
    "    a-noter: Tableau coupé\n    source: {document: contrat-essai, page: p. 20}\n"
)


def test_workshops_say_what_lacks_what_is_proposed_and_what_is_answered(screen):
    said = screen(THEMES, REPONSES, url=ATELIERS).section("Les bus")
    text = said.text
    assert (
        text.index("Rien le soir") < text.index("Trop chers") < text.index("Une navette") < text.index("Étude en 2024")
    )
    assert said.fact("Ce qui manque").text == "Rien le soir Trop chers"
    assert said.fact("Ce que les partenaires répondent").text == "Rien de noté"


def test_workshops_keep_their_summary_priority_notes_and_source(screen):
    said = screen(THEMES, REPONSES, url=ATELIERS).section("Les bus")
    for words in ("Trop rares.", "À noter Mal lu", "À noter Tableau coupé", "Contrat signé, p. 20"):
        assert words in said.text
    assert "orientations/sante/" in said.addresses


def test_workshops_are_no_promises(screen):
    said = screen(THEMES, REPONSES, url=ATELIERS)
    assert "Ce ne sont pas des engagements" in said.text and "engagements/" in said.addresses


def test_workshops_without_engagements_lead_to_no_list_of_them(site):
    assert site({PARTICIPATION: "themes: [{id: bus, titre: Les bus}]\n"}).dead_links() == []


def test_workshops_are_one_step_from_participation(screen):
    assert "participation/ateliers/#bus" in screen(THEMES, REPONSES).addresses
