"""History: the steps before the signature, the amendments and what each changed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pages.givens import contrat, engagement
from tests.projects import CONTRAT, ENGAGEMENTS

URL = "historique/"


@pytest.fixture
def screen(site):
    def make(*versions: str, au: date = date(2026, 11, 20)):
        listed = "".join(f"  - {{id: v{n}, titre: Version {n}, {v}}}\n" for n, v in enumerate(versions))
        files = {CONTRAT: contrat(f"versions:\n{listed}" if versions else ""), ENGAGEMENTS: engagement()}
        return site(files, au=au)[URL]

    return make


AVENANT = (
    "nature: avenant, date: 2025-06-01, texte: Un **ajout**., document: contrat-essai, a-noter: Non publié, "
    "source: {document: contrat-essai, page: p. 2}, "
    "changements: [{texte: Une *navette* de plus, engagements: [ecoute], quartiers: [QN05941I]}]"
)


def test_amendment_says_what_it_changes_for_residents(screen):
    said = screen(AVENANT).section("Version 0")
    for words in ("1er juin 2025 – Avenant", "Un ajout.", "À noter Non publié", "Contrat signé, p. 2"):
        assert words in said.text
    assert said.items[0].text == "Une navette de plus Ouvrir un lieu d'écoute (Les Essais)"
    assert {"engagements/ecoute/", "quartiers/qn05941i/", "documents/#contrat-essai"} <= set(said.addresses)


def test_amendments_since_the_signature_are_counted(screen):
    text = screen(
        AVENANT,
        "nature: revision, date: 2026-01-01",
        "nature: site, date: 2026-02-01",
        "nature: signature, date: 2024-03-20",
    ).text
    assert "2 modifications depuis la signature." in text


def test_no_amendment_is_said(screen):
    assert (
        "Aucune modification du contrat n'a été publiée depuis sa signature."
        in screen("nature: signature, date: 2024-03-20").text
    )


def test_latest_comes_first(screen):
    page = screen(
        "nature: etape, date: 2022-01-01",
        "nature: avenant, date: 2025-01-01",
        "nature: etape, quand: mai 2023",
    )
    assert page.headings[1:] == ["Version 1", "Version 2", "Version 0"]


@pytest.mark.parametrize(("au", "to_come"), [(date(2025, 5, 31), True), (date(2025, 6, 1), False)])
def test_amendment_of_after_the_day_is_still_to_come(screen, au, to_come):
    page = screen(AVENANT, au=au)
    assert ("à venir" in page.section("Version 0").text) is to_come
    assert ("Aucune modification du contrat" in page.text) is to_come


def test_step_without_a_day_keeps_its_words(screen):
    assert "printemps 2023 – Étape" in screen("nature: etape, quand: printemps 2023").section("Version 0").text


def test_step_of_no_known_moment_says_so_and_is_not_to_come(screen):
    said = screen("nature: etape").section("Version 0").text
    assert "date non connue" in said and "à venir" not in said


def test_nothing_known_is_said(screen):
    assert "Aucune étape publiée." in screen().text
