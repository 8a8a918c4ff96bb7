"""« Ce que le contrat ne dit pas encore »: nothing missing is hidden."""

from __future__ import annotations

import pytest

from tests.pages.givens import FINANCEMENTS, GOUVERNANCE, contrat, engagement, fiche
from tests.projects import ACTIONS, CONTRAT, ENGAGEMENTS, ORIENTATION

URL = "ce-que-le-contrat-ne-dit-pas/"
WHOLE = (
    "echeance: 2030, cible: {valeur: 1}, montants: {valeur: 1}, responsable: Chargée de mission, "
    "suivi: {date: 2025-01-01, etat: en-cours}"
)
GAPS = {
    # what is missing: how the page calls it
    "echeance: 2030, ": "Sans échéance",
    "cible: {valeur: 1}, ": "Sans résultat chiffré",
    "montants: {valeur: 1}, ": "Sans montant",
    "responsable: Chargée de mission, ": "Sans responsable désigné",
    ", suivi: {date: 2025-01-01, etat: en-cours}": "Sans nouvelles",
}


@pytest.fixture
def screen(site):
    def make(files: dict[str, str] | None = None):
        return site(files)[URL]

    return make


@pytest.mark.parametrize(("key", "title"), GAPS.items(), ids=GAPS.values())
def test_engagement_that_lacks_one_thing_stands_under_it_only(screen, key, title):
    page = screen({ENGAGEMENTS: engagement(WHOLE.replace(key, ""))})
    assert [g for g in GAPS.values() if any(h.startswith(g) for h in page.headings)] == [title]
    assert page.section(title).addresses == ["engagements/ecoute/"]


def test_engagement_that_lacks_nothing_is_not_listed(screen):
    assert "engagements/ecoute/" not in screen({ENGAGEMENTS: engagement(WHOLE)}).addresses


def test_what_was_in_place_lacks_nothing(screen):
    assert "engagements/ecoute/" not in screen({ENGAGEMENTS: engagement("", nature="en-place")}).addresses


def test_wide_engagements_are_left_to_others(screen):
    assert "engagements/ecoute/" not in screen({ENGAGEMENTS: engagement("", portee="departement")}).addresses


def test_gaps_are_counted(screen):
    page = screen({ENGAGEMENTS: engagement() + engagement("", ident="b")})
    assert page.words_of(f"{URL}#sans-echeance")[0].split()[0].startswith("2")


def test_passed_deadlines_are_listed(screen):
    files = engagement("echeance: 2024") + engagement("echeance: 2030", ident="b")
    assert screen({ENGAGEMENTS: files}).section("Échéance passée").addresses == ["engagements/ecoute/"]


STEERING = {
    "no budget": ({FINANCEMENTS: "budget-publie: non\n"}, "Aucun budget d'ensemble n'est publié"),
    "no lead": ({ACTIONS: "- {id: bus, titre: La navette}\n"}, "La navette : aucun chef de projet désigné."),
    "no target": ({ACTIONS: "- {id: bus, titre: La navette}\n"}, "La navette : aucun résultat chiffré."),
    "no objective": ({ORIENTATION: fiche("titre: Santé")}, "Priorité Santé : aucun objectif formulé."),
    "no meeting": (
        {GOUVERNANCE: "instances: [{id: c, nom: Comité}]\n"},
        "Comité : aucune date de réunion publiée.",
    ),
    "no amount": (
        {FINANCEMENTS: "tfpb: {bailleurs: [{organisation: caf}]}\n"},
        "Caisse d'allocations familiales : le montant de la baisse de taxe foncière n'est pas publié.",
    ),
    "document not handed over": (
        {CONTRAT: contrat("documents: [{id: carte, titre: La carte, type: carte, acces: non-transmis}]\n")},
        "La carte : cité mais non transmis.",
    ),
    "document lost": (
        {CONTRAT: contrat("documents: [{id: carte, titre: La carte, type: carte, acces: lien-perdu}]\n")},
        "La carte : lien perdu.",
    ),
}


@pytest.mark.parametrize(("files", "words"), STEERING.values(), ids=STEERING)
def test_gap_of_the_steering_is_said(screen, files, words):
    assert words in screen(files).section("Le pilotage").text


def test_what_is_there_is_not_said_to_be_missing(screen):
    page = screen({
        ACTIONS: "- {id: bus, titre: La navette, pilote: Chef de projet, cible: {valeur: 1}}\n",
        ORIENTATION: fiche("titre: Santé\nobjectifs: [{id: a, titre: A}]"),
        GOUVERNANCE: "instances: [{id: c, nom: Comité, reunions: [{date: 2025-01-01}]}]\n",
        FINANCEMENTS: "budget-publie: oui\ntfpb: {bailleurs: [{organisation: caf, montant: 10}]}\n",
        CONTRAT: contrat("documents: [{id: carte, titre: La carte, type: carte, acces: joint}]\n"),
    })  # fmt: skip
    assert "Le pilotage" not in page.headings


def test_doubts_of_the_editors_are_gathered_by_kind_each_once(screen):
    notes = "a-noter: [{type: date, texte: Deux dates}, {type: calcul, texte: Faux total}, Une précision]"
    page = screen({ENGAGEMENTS: engagement(notes) + engagement("a-noter: {type: date, texte: Deux dates}", ident="b")})
    said = page.section("Contradictions et doutes relevés")
    assert [i.text for i in said.section("Attention à la date").items] == ["Deux dates"]
    assert [i.text for i in said.section("Le compte n'y est pas").items] == ["Faux total"]
    assert "Une précision" not in said.text


def test_contract_of_prose_only_is_not_counted_as_zero(screen):
    assert "0 engagement" not in screen().text
