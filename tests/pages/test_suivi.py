"""« Où en est-on ? »: states, news, lateness, coming deadlines on the day of the site, and the evaluation."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pages.givens import ABSENT, GOUVERNANCE, PROJET, engagement, fiche
from tests.projects import ACTIONS, ENGAGEMENTS

URL = "suivi/"


@pytest.fixture
def screen(site):
    """The page for engagements with these keys, named a, b, c…"""

    def make(*keys: str, files: dict[str, str] | None = None, au: date = date(2026, 11, 20), **given: str):
        rows = [engagement(k, ident=i, titre=i, **given) for i, k in zip("abcdefgh", keys, strict=False)]
        own = {ENGAGEMENTS: "".join(rows)} if rows else {}
        return site({**own, **(files or {})}, au=au)[URL]

    return make


def promises(part) -> list[str]:
    return [words for words, address in part.links if address.startswith("engagements/")]


def test_engagements_are_counted_by_state(screen):
    en_cours = "suivi: {date: 2025-01-01, etat: en-cours}"
    rows = screen(en_cours, "", en_cours).section("L'état des engagements").rows
    assert rows[1:] == [["En cours", "2"], ["Suivi non renseigné", "1"], ["Total", "3"]]


def test_late_and_silent_are_told_apart(screen):
    page = screen("echeance: 2024, suivi: {date: 2024-01-01, etat: en-cours}", "echeance: 2024", "echeance: 2030")
    assert promises(page.section("En retard")) == ["a"]
    assert promises(page.section("Échéance passée, sans nouvelles")) == ["b"]


def test_on_the_eve_nothing_is_late(screen):
    page = screen("echeance: 2024, suivi: {date: 2024-01-01, etat: en-cours}", "echeance: 2024", au=date(2024, 12, 31))
    assert "En retard" not in page.headings and not any(h.startswith("Échéance passée") for h in page.headings)


def test_coming_deadlines_are_those_of_this_year_and_the_next_first_first(screen):
    page = screen("echeance: 2027", "echeance: décembre 2026", "echeance: 2028", "echeance: 2025", "")
    assert promises(page.section("Bientôt à échéance")) == ["b", "a"]


@pytest.mark.parametrize("etat", ["realise", "abandonne"])
def test_what_is_over_is_no_coming_deadline(screen, etat):
    page = screen("echeance: 2027", f"echeance: 2027, suivi: {{date: 2025-01-01, etat: {etat}}}")
    assert promises(page.section("Bientôt à échéance")) == ["a"]


def test_what_was_in_place_is_no_coming_deadline(screen):
    assert "Bientôt à échéance" not in screen("echeance: 2027", nature="en-place").headings


def test_news_come_latest_first_and_none_from_the_future(screen):
    page = screen(
        "suivi: [{date: 2025-01-01, etat: en-cours}, {date: 2026-11-21, etat: realise}]",
        "suivi: {date: 2026-11-20, etat: en-pause}",
    )
    assert [i.text for i in page.section("Dernières nouvelles").items] == [
        "20 novembre 2026 b : en pause",
        "1er janvier 2025 a : en cours",
    ]


def test_news_of_actions_and_projects_are_told_too(screen):
    files = {
        ACTIONS: "- {id: bus, titre: La navette, suivi: {date: 2025-02-01, etat: en-cours}}\n",
        PROJET: fiche("titre: Le gymnase\nsuivi: {date: 2025-03-01, etat: realise}"),
    }
    said = screen(files=files).section("Dernières nouvelles")
    assert said.addresses == ["projets/gymnase/", "actions-prioritaires/bus/"]


def test_no_news_is_said(screen):
    assert "Aucun point d'avancement n'a été publié" in screen("").section("Dernières nouvelles").text


def test_silence_is_not_called_failure(screen):
    assert "n'est pas forcément abandonné" in screen("").text


def test_priority_actions_are_shown_with_their_state(screen):
    files = {ACTIONS: "- {id: bus, titre: La navette, echeance: 2024, suivi: {date: 2024-02-01, etat: en-cours}}\n"}
    assert screen(files=files).section("Les actions suivies de près").items[0].text == "La navette En cours En retard"


def test_evaluation_is_told_with_who_does_it(screen):
    files = {
        GOUVERNANCE: "instances: [{id: copil, nom: Comité}]\nevaluation:\n"
        "  - {id: bilan, titre: Bilan, texte: Un **rapport**., "
        "quand: {rythme: chaque année}, instances: copil, a-noter: Sans date, source: {document: "
        "contrat-essai, page: p. 62}}\n"
    }
    said = screen(files=files).section("Comment le contrat sera évalué").fact("Bilan")
    for words in ("chaque année", "Un rapport.", "Par : Comité", "À noter Sans date", "p. 62"):
        assert words in said.text
    assert "gouvernance/#copil" in said.addresses


def test_missing_evaluation_is_said(screen):
    assert ABSENT in screen().section("Comment le contrat sera évalué").text


def test_what_will_be_measured_is_told(screen):
    said = screen("indicateurs-de-suivi: [Visites, Appels]", "").section("Ce que le contrat veut mesurer")
    assert [i.text for i in said.items] == ["a : Visites ; Appels"]


def test_contract_without_engagements_counts_none(screen):
    assert "L'état des engagements" not in screen().headings
