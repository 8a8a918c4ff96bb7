"""Projects: equipment, services, works, with their cost and how far they have come."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pages.givens import ABSENT, PROJET, THEMATIQUES, engagement, fiche
from tests.projects import ACTIONS, ENGAGEMENTS, ORIENTATION

URL = "projets/gymnase/"


@pytest.fixture
def screen(site):
    def make(keys: str = "", files: dict[str, str] | None = None, *, body: str = "", au: date = date(2026, 11, 20)):
        return site({PROJET: fiche(f"titre: Le gymnase\n{keys}", body), **(files or {})}, au=au)[URL]

    return make


@pytest.mark.parametrize("label", ["Qui s'en charge", "Pour quand"])
def test_what_the_contract_does_not_say_is_said_to_be_absent(screen, label):
    assert screen().fact(label).text == ABSENT


def test_missing_cost_is_said(screen):
    assert screen().section("Combien ça coûte").text == ABSENT


FACTS = {
    "porteurs: ville\nassocies: caf\n": (
        "Qui s'en charge",
        "Ville d'Essai, avec Caisse d'allocations familiales",
    ),
    "portee: quartier\nlieux: QN05941I\n": ("Où", "Dans le quartier : Les Essais"),
    "echeance: d'ici 2027\n": ("Pour quand", "d'ici 2027"),
    "publics: [jeunes, clubs]\n": ("Pour qui", "jeunes, clubs"),
    "condition: Si l'**ANRU** paie\n": ("Condition", "Si l'ANRU paie"),
    "faits: [{libelle: Surface, texte: 900 m²}]\n": ("Surface", "900 m²"),
}


@pytest.mark.parametrize(("keys", "said"), FACTS.items(), ids=FACTS)
def test_fact_is_told_in_words(screen, keys, said):
    label, words = said
    assert screen(keys).fact(label).text == words


@pytest.mark.parametrize(
    ("nature", "words"),
    [
        ("ferme", "Engagement ferme"),
        ("sous-condition", "Sous condition"),
        ("a-l-etude", "À l'étude"),
        ("en-place", "Déjà en place"),
    ],
)
def test_strength_is_told_in_words(screen, nature, words):
    assert words in screen(f"nature: {nature}\n").text.partition("Qui s'en charge")[0]


def test_text_notes_and_source_are_shown(screen):
    said = screen(
        "resume: Un toit.\na-noter: Deux noms\nsource: {document: contrat-essai, page: p. 40}\n",
        body="## Où\n\nRue **Foch**.",
    )
    assert "Un toit." in said.text and "Rue Foch." in said.section("Où").text
    assert "À noter Deux noms" in said.text and "Contrat signé, p. 40" in said.text


def test_costs_are_told_one_by_one_and_never_added(screen):
    keys = (
        "montants:\n  - {objet: Études, valeur: 20000, quand: '2025'}\n"
        "  - {poste: Travaux, texte: à définir, a-noter: {type: calcul, texte: Le total ne tombe pas "
        "juste}}\n  - {objet: Total, valeur: 25000, total: oui}\n"
    )
    said = screen(keys).section("Combien ça coûte")
    assert said.rows[1:] == [
        ["Études", "20 000 €", "2025", "non précisé"],
        ["Travaux", "à définir", "", "non précisé"],
        ["Total", "25 000 €", "", "non précisé"],
    ]
    assert "Le compte n'y est pas Le total ne tombe pas juste" in said.text


def test_milestones_and_news_are_told(screen):
    keys = (
        "jalons: [{titre: Étude, echeance: 2024, etat: realise}]\n"
        "suivi: {date: 2025-01-05, etat: en-cours, commentaire: Permis déposé}\n"
    )
    said = screen(keys)
    assert said.section("Les étapes").items[0].text == "Étude 2024 Réalisé"
    assert "5 janvier 2025 : En cours Permis déposé" in said.section("Où en est-on ?").text


@pytest.mark.parametrize(("au", "late"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True)])
def test_lateness_is_derived_from_the_day_of_the_site(screen, au, late):
    assert ("En retard" in screen("echeance: 2025\nsuivi: {date: 2025-01-05, etat: en-cours}\n", au=au).text) is late


def test_what_it_is_linked_to_is_one_step_away(screen):
    files = {
        ENGAGEMENTS: engagement("projet: gymnase"),
        ACTIONS: "- {id: bus, titre: A, projets: gymnase}\n",
        ORIENTATION: fiche("titre: Santé"),
    }
    said = screen("orientation: sante\n", files)
    assert said.fact("Priorité").text == "Santé" and said.fact("Suivi de près").addresses == [
        "actions-prioritaires/bus/"
    ]
    assert "engagements/ecoute/" in said.section("Les engagements liés").addresses


def test_list_shows_each_in_its_order_with_its_deadline(site):
    other = PROJET.replace("gymnase", "aire")
    files = {
        PROJET: fiche("titre: Le gymnase\nordre: 2\nnature: a-l-etude"),
        other: fiche("titre: L'aire\nordre: 1\nresume: Des jeux.\necheance: juin 2027"),
    }
    screen = site(files)["projets/"]
    assert [a for a in screen.addresses if a.startswith("projets/")] == ["projets/aire/", URL]
    assert "Des jeux." in screen.text and "juin 2027" in screen.item("L'aire").text
    assert "À l'étude" in screen.item("Le gymnase").text and ABSENT in screen.item("Le gymnase").text


def test_list_says_how_far_each_has_come(site):
    files = {PROJET: fiche("titre: Le gymnase\nsuivi: {date: 2025-01-05, etat: en-cours}")}
    assert "En cours" in site(files)["projets/"].item("Le gymnase").text


def test_themes_of_a_project_are_told(screen):
    files = {THEMATIQUES: "- {id: sport, nom: Sport}\n"}
    assert screen("thematiques: sport\n", files).fact("Thèmes").text == "Sport"
    assert not screen().has_fact("Thèmes")


def test_contract_without_projects_has_no_such_page(site):
    assert "projets/" not in site()
