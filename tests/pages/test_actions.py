"""Priority actions: lead, milestones, state, and what was reported to each committee."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pages.givens import ABSENT, GOUVERNANCE, PROJET, STRATEGIES, engagement, fiche
from tests.projects import ACTIONS, ENGAGEMENTS, ORIENTATION

URL = "actions-prioritaires/bus/"


@pytest.fixture
def screen(site):
    def make(keys: str = "", files: dict[str, str] | None = None, *, au: date = date(2026, 11, 20)):
        more = f", {keys}" if keys else ""
        return site({ACTIONS: f"- {{id: bus, titre: Créer une navette{more}}}\n", **(files or {})}, au=au)[URL]

    return make


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Chef de projet", "Non désigné dans le contrat"),
        ("Qui s'engage", ABSENT),
        ("Pour quand", ABSENT),
        ("Priorité", ABSENT),
        ("Résultat visé", "Aucun chiffre dans le contrat"),
    ],
)
def test_what_the_contract_does_not_say_is_said_to_be_absent(screen, label, words):
    assert screen().fact(label).text == words


FACTS = {
    "pilote: Chargée de mission": ("Chef de projet", "Chargée de mission"),
    "porteurs: [ville, caf]": ("Qui s'engage", "Ville d'Essai et Caisse d'allocations familiales"),
    "portee: quartier, lieux: QN05941I": ("Où", "Dans le quartier : Les Essais"),
    "echeance: 1er semestre 2025": ("Pour quand", "1er semestre 2025"),
    "cible: {valeur: 20, unite: boucles par jour}": ("Résultat visé", "20 boucles par jour"),
    "indicateurs-de-suivi: [Voyageurs, Retards]": ("Ce qui sera mesuré", "Voyageurs Retards"),
}


@pytest.mark.parametrize(("keys", "said"), FACTS.items(), ids=FACTS)
def test_fact_is_told_in_words(screen, keys, said):
    label, words = said
    assert screen(keys).fact(label).text == words


def test_text_notes_and_source_are_shown(screen):
    text = screen("texte: Une **navette**., a-noter: Deux noms, source: {document: contrat-essai, page: p. 40}").text
    assert "Une navette." in text and "À noter Deux noms" in text and "Contrat signé, p. 40" in text


def test_news_are_told_latest_first(screen):
    keys = "suivi: [{date: 2025-01-05, etat: a-venir}, {date: 2025-06-01, etat: en-cours, commentaire: Bus livré}]"
    said = screen(keys).section("Où en est-on ?").text
    assert said.index("1er juin 2025 : En cours Bus livré") < said.index("5 janvier 2025 : À venir")


def test_milestones_come_with_their_deadline_and_state(screen):
    keys = "jalons: [{titre: Étude, echeance: 2024, etat: realise, commentaire: Rendue en *mai*}, {titre: Travaux}]"
    said = screen(keys).section("Les étapes")
    assert [i.text for i in said.items] == [
        "Étude 2024 Réalisé Rendue en mai",
        f"Travaux {ABSENT} Suivi non renseigné",
    ]


def test_reports_are_told_with_their_committee(screen):
    files = {GOUVERNANCE: "instances: [{id: copil, nom: Comité de pilotage}]\n"}
    keys = (
        "rapports: [{date: 2025-03-01, instance: copil, texte: Trois *offres* reçues, document: 'https://ville.fr/cr'}]"
    )
    said = screen(keys, files).section("Comptes rendus aux comités")
    assert said.item("1er mars 2025").text == "1er mars 2025, Comité de pilotage : Trois offres reçues Compte rendu"
    assert said.addresses == ["gouvernance/#copil", "https://ville.fr/cr"]


def test_no_report_is_said(screen):
    assert "Aucun compte rendu publié." in screen().section("Comptes rendus aux comités").text


def test_report_of_after_the_day_is_not_shown(screen):
    said = screen("rapports: [{date: 2026-11-21, texte: Plus tard}]").section("Comptes rendus aux comités")
    assert "Plus tard" not in said.text and "Aucun compte rendu publié." in said.text


def test_what_contributes_is_one_step_away(screen):
    files = {
        ENGAGEMENTS: engagement(),
        PROJET: fiche("titre: Le gymnase"),
        STRATEGIES: "- {id: ctg, nom: CTG}\n",
        ORIENTATION: fiche("titre: Santé"),
    }
    said = screen("engagements: ecoute, projets: gymnase, strategies: ctg, orientation: sante", files)
    assert {"engagements/ecoute/", "projets/gymnase/", "strategies/ctg/", "orientations/sante/"} <= set(said.addresses)


@pytest.mark.parametrize(("au", "late"), [(date(2025, 6, 30), False), (date(2025, 7, 1), True)])
def test_lateness_is_derived_from_the_day_of_the_site(screen, au, late):
    keys = "echeance: 1er semestre 2025, suivi: {date: 2025-01-01, etat: en-cours}"
    assert ("En retard" in screen(keys, au=au).text) is late


def test_list_shows_each_with_its_state_and_its_lead(site):
    files = (
        "- {id: bus, titre: Créer une navette, pilote: Chef de projet transports, echeance: juin 2027}\n"
        "- {id: medecin, titre: Un médecin, suivi: {date: 2025-01-01, etat: en-cours}}\n"
    )
    screen = site({ACTIONS: files})["actions-prioritaires/"]
    line = screen.item("Créer une navette").text
    assert "Chef de projet transports" in line and "juin 2027" in line
    assert (
        "En cours" in screen.item("Un médecin").text and "non désigné dans le contrat" in screen.item("Un médecin").text
    )
    assert [a for a in screen.addresses if a.startswith("actions-")] == [URL, "actions-prioritaires/medecin/"]


def test_contract_without_priority_actions_has_no_such_page(site):
    assert "actions-prioritaires/" not in site()
