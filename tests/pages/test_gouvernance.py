"""Governance: who decides, how often, and the meetings, past and to come."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pages.givens import ABSENT, GOUVERNANCE, fiche
from tests.projects import ORIENTATION

URL = "gouvernance/"


@pytest.fixture
def screen(site):
    def make(text: str, files: dict[str, str] | None = None, *, au: date = date(2026, 11, 20)):
        return site({GOUVERNANCE: text, **(files or {})}, au=au)[URL]

    return make


@pytest.fixture
def meetings(screen):
    """The page with the meetings of one body."""

    def make(*rows: str, au: date = date(2026, 11, 20)):
        listed = "".join(f"      - {{{row}}}\n" for row in rows)
        return screen(f"instances:\n  - id: copil\n    nom: Comité de pilotage\n    reunions:\n{listed}", au=au)

    return make


def coming(page) -> str:
    return page.section("Prochaines réunions").text


def past(page) -> str:
    return page.section("Réunions passées").text if "Réunions passées" in page.headings else ""


@pytest.mark.parametrize("label", ["Se réunit", "Piloté par", "Membres", "Des habitants y siègent"])
def test_what_the_contract_does_not_say_is_said_to_be_absent(screen, label):
    assert screen("instances: [{id: copil, nom: Comité}]\n").fact(label).text == ABSENT


def test_body_is_explained(screen):
    said = screen(
        "instances:\n  - {id: copil, nom: Comité de pilotage, sigle: COPIL, resume: Il décide., missions: "
        "[Suivre *l'annuel*], "
        "pilotes: [ville, caf], animation: Chargée de mission, membres: [{texte: La Caf, organisation: "
        "caf}, Deux habitants], "
        "frequence: Deux fois par an, habitants: oui, orientations: sante, a-noter: Deux noms, "
        "source: {document: contrat-essai, page: p. 60}}\n",
        {ORIENTATION: fiche("titre: Santé")},
    ).anchor("copil")
    assert said.headings == ["Comité de pilotage (COPIL)"]
    for words in ("Il décide.", "Suivre l'annuel", "À noter Deux noms", "Contrat signé, p. 60"):
        assert words in said.text
    assert said.fact("Se réunit").text == "Deux fois par an"
    assert (
        said.fact("Piloté par").text
        == "Ville d'Essai et Caisse d'allocations familiales – animé par Chargée de mission"
    )
    assert (
        said.fact("Membres").links == [("La Caf", "partenaires/caf/")] and "Deux habitants" in said.fact("Membres").text
    )
    assert said.fact("Des habitants y siègent").text == "oui" and said.fact("Suit").addresses == ["orientations/sante/"]


def test_body_without_residents_says_so(screen):
    assert (
        screen("instances: [{id: copil, nom: Comité, habitants: non}]\n").fact("Des habitants y siègent").text == "non"
    )


MOMENTS = {
    # a meeting: is it still to come on 20 November 2026?
    "date: 2026-11-19": False,
    "date: 2026-11-20": True,
    "date: 2026-11-21, etat: prevue": True,
    "quand: 2e semestre 2026": True,
    "quand: 1er semestre 2026": False,
    "quand: à la rentrée prochaine": True,
    "titre: Sans date": True,
}


@pytest.mark.parametrize(("meeting", "to_come"), MOMENTS.items(), ids=MOMENTS)
def test_meeting_is_to_come_until_its_last_possible_day(meetings, meeting, to_come):
    page = meetings(meeting)
    assert ("Comité de pilotage" in coming(page)) is to_come
    assert ("Comité de pilotage" in past(page)) is not to_come


@pytest.mark.parametrize("state", ["tenue", "annulee"])
def test_meeting_held_or_cancelled_is_not_announced(meetings, state):
    assert "Aucune date de réunion n'a été publiée." in coming(meetings(f"date: 2026-12-01, etat: {state}"))


def test_coming_meeting_tells_all_a_resident_needs(meetings):
    page = meetings(
        "date: 2026-12-01, titre: Bilan annuel, lieu: Mairie, publique: oui, ordre-du-jour: [Les bus, La santé]"
    )
    said = page.section("Prochaines réunions")
    for words in (
        "1er décembre 2026",
        "Comité de pilotage",
        "Bilan annuel",
        "Mairie",
        "ouverte à tous",
        "Les bus",
        "La santé",
    ):
        assert words in said.text
    assert [a for _, a in said.links] == ["gouvernance/#copil"]


def test_coming_meetings_begin_with_the_next(meetings):
    said = coming(meetings("titre: c", "date: 2027-02-01, titre: b", "date: 2026-12-01, titre: a"))
    assert said.index("– a") < said.index("– b") < said.index("– c")


def test_past_meetings_begin_with_the_last_and_give_their_report(meetings):
    page = meetings(
        "date: 2025-02-01, etat: tenue, compte-rendu: 'https://ville.fr/cr'",
        "date: 2026-02-01, etat: annulee",
    )
    said = page.section("Réunions passées")
    assert [i.text for i in said.items] == [
        "1er février 2026 Comité de pilotage – annulée",
        "1er février 2025 Comité de pilotage – tenue Compte rendu",
    ]
    assert said.addresses == ["https://ville.fr/cr"]


def test_day_of_the_site_decides_what_is_past(meetings):
    assert "2026" in coming(meetings("date: 2026-02-01", au=date(2026, 1, 31)))
    assert "2026" in past(meetings("date: 2026-02-01", au=date(2026, 2, 2)))


def test_words_of_a_moment_are_kept(meetings):
    assert "avant l'été" in coming(meetings("quand: avant l'été"))
    assert "date à préciser" in coming(meetings("lieu: Mairie"))


def test_rules_notes_and_source_are_shown(screen):
    said = screen(
        "resume: Un **comité** décide.\nprincipes: [On vote]\na-noter: Sans date\n"
        "source: {document: contrat-essai, page: p. 59}\n"
    )
    assert "Un comité décide." in said.text and said.section("Les règles du jeu").items[0].text == "On vote"
    assert "À noter Sans date" in said.text and "Contrat signé, p. 59" in said.text


def test_contract_that_says_nothing_of_it_has_no_such_page(site):
    assert URL not in site()
