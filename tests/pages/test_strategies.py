"""Strategies and schemes beside the contract, and what they bring here."""

from __future__ import annotations

import pytest

from tests.pages.givens import ABSENT, STRATEGIES, engagement, fiche
from tests.projects import ACTIONS, ENGAGEMENTS, ORIENTATION

URL = "strategies/ctg/"


@pytest.fixture
def screen(site):
    def make(keys: str = "", files: dict[str, str] | None = None):
        return site({STRATEGIES: f"- id: ctg\n  nom: Convention territoriale\n{keys}", **(files or {})})[URL]

    return make


@pytest.mark.parametrize("label", ["Portée par", "Période"])
def test_what_the_contract_does_not_say_is_said_to_be_absent(screen, label):
    assert screen().fact(label).text == ABSENT


FACTS = {
    "  porteurs: [ville, caf]\n": ("Portée par", "Ville d'Essai et Caisse d'allocations familiales"),
    "  quand: 2021-2024, puis 2025-2028\n": ("Période", "2021-2024, puis 2025-2028"),
    "  quand: {debut: 2021-01-01, fin: 2024-12-31}\n": ("Période", "du 1er janvier 2021 au 31 décembre 2024"),
    "  lieux: [QN05941I]\n": ("Où", "Les Essais"),
}


@pytest.mark.parametrize(("keys", "said"), FACTS.items(), ids=FACTS)
def test_fact_is_told_in_words(screen, keys, said):
    label, words = said
    assert screen(keys).fact(label).text == words


def test_acronym_stands_beside_the_name(screen):
    assert screen("  sigle: CTG\n").headings[0] == "Convention territoriale (CTG)"


def test_what_it_brings_and_its_axes_are_told(screen):
    said = screen(
        "  resume: Un projet social.\n  texte: '## Pourquoi\n\n    Pour **agir**.'\n"
        "  apports: [Deux *agents* ici]\n"
        "  axes: [{titre: Les droits, texte: Aller vers., points: [Un bus, Un site]}]\n"
        "  a-noter: Périmée\n  source: {document: contrat-essai, page: p. 30}\n"
    )
    assert "Un projet social." in said.text and "Pour agir." in said.section("Pourquoi").text
    assert "Deux agents ici" in said.section("Ce qu'elle apporte ici").text
    assert said.section("Les droits").text.startswith("Aller vers. Un bus Un site")
    assert "À noter Périmée" in said.text and "Contrat signé, p. 30" in said.text


def test_what_it_is_linked_to_is_one_step_away(screen):
    files = {
        ENGAGEMENTS: engagement("strategie: ctg"),
        ACTIONS: "- {id: bus, titre: A, strategies: ctg}\n",
        ORIENTATION: fiche("titre: Santé"),
    }
    said = screen("  orientations: sante\n", files)
    assert said.fact("Priorités servies").addresses == ["orientations/sante/"]
    assert said.fact("Suivi de près").addresses == ["actions-prioritaires/bus/"]
    assert "engagements/ecoute/" in said.section("Les engagements qui en découlent").addresses


def test_priority_that_names_it_among_its_means_is_one_step_away(screen):
    files = {ORIENTATION: fiche("titre: Santé\ndispositifs: ctg")}
    assert "orientations/sante/" in screen("", files).addresses


def test_list_shows_each_with_its_period(site):
    files = (
        "- {id: ctg, nom: Convention, resume: Un projet social., quand: depuis 2021}\n"
        "- {id: pat, nom: Projet alimentaire}\n"
    )
    screen = site({STRATEGIES: files})["strategies/"]
    assert [a for a in screen.addresses if a.startswith("strategies/")] == [URL, "strategies/pat/"]
    assert "Un projet social." in screen.item("Convention").text and "depuis 2021" in screen.item("Convention").text


def test_contract_without_strategies_has_no_such_page(site):
    assert "strategies/" not in site()
