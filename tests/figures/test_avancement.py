"""How far an engagement has come on a given day: late, without news, in place, or simply known."""

from __future__ import annotations

from datetime import date

import pytest
from contrats.figures.avancement import ETATS, avancement
from contrats.model.engagement import Engagement, Etat
from contrats.model.strategie import Projet

from tests.projects import record

AU = date(2025, 7, 1)
FERME = "id: a\ntitre: A\nporteurs: caf\nportee: commune\nnature: ferme\n"
CASES = {
    # given in YAML: label, late, without news
    "nothing known, no deadline": ("", "Suivi non renseigné", False, False),
    "nothing known, deadline to come": ("echeance: 2025\n", "Suivi non renseigné", False, False),
    "nothing known, deadline passed": ("echeance: 2024\n", "Suivi non renseigné", False, True),
    "under way, deadline to come": (
        "echeance: 2026\nsuivi: {date: 2025-01-01, etat: en-cours}\n",
        "En cours",
        False,
        False,
    ),
    "under way, deadline passed": (
        "echeance: 2024\nsuivi: {date: 2025-01-01, etat: en-cours}\n",
        "En cours",
        True,
        False,
    ),
    "done in part, deadline passed": (
        "echeance: 2024\nsuivi: {date: 2025-01-01, etat: realise-en-partie}\n",
        "Réalisé en partie",
        True,
        False,
    ),
    "paused, deadline passed": (
        "echeance: 2024\nsuivi: {date: 2025-01-01, etat: en-pause}\n",
        "En pause",
        True,
        False,
    ),
    "done, deadline passed": (
        "echeance: 2024\nsuivi: {date: 2025-01-01, etat: realise}\n",
        "Réalisé",
        False,
        False,
    ),
    "given up, deadline passed": (
        "echeance: 2024\nsuivi: {date: 2025-01-01, etat: abandonne}\n",
        "Abandonné",
        False,
        False,
    ),
    "words without date are never late": (
        "echeance: bientôt\nsuivi: {date: 2025-01-01, etat: en-cours}\n",
        "En cours",
        False,
        False,
    ),
    "a deadline open at its end is never late": (
        "echeance: dès 2020\nsuivi: {date: 2025-01-01, etat: en-cours}\n",
        "En cours",
        False,
        False,
    ),
    "the last day is not late": (
        "echeance: {au-plus-tard: 2025-07-01}\nsuivi: {date: 2025-01-01, etat: en-cours}\n",
        "En cours",
        False,
        False,
    ),
    "the day after is late": (
        "echeance: {au-plus-tard: 2025-06-30}\nsuivi: {date: 2025-01-01, etat: en-cours}\n",
        "En cours",
        True,
        False,
    ),
    "news to come is not known yet": (
        "echeance: 2024\nsuivi: {date: 2025-07-02, etat: realise}\n",
        "Suivi non renseigné",
        False,
        True,
    ),
    "news of the day is known": (
        "echeance: 2024\nsuivi: {date: 2025-07-01, etat: realise}\n",
        "Réalisé",
        False,
        False,
    ),
    "the latest news counts, in any order": (
        "suivi:\n  - {date: 2025-03-01, etat: en-pause}\n  - {date: 2025-01-01, etat: a-venir}\n",
        "En pause",
        False,
        False,
    ),
}


@pytest.mark.parametrize(("text", "label", "late", "silent"), CASES.values(), ids=CASES)
def test_progress_is_what_is_known_on_the_day(text, label, late, silent):
    found = avancement(record(Engagement, FERME + text), au=AU)
    assert (found.libelle, found.en_retard, found.sans_nouvelles) == (label, late, silent)


def test_what_was_already_there_is_neither_late_nor_without_news():
    fiche = record(Engagement, FERME.replace("ferme", "en-place") + "echeance: 2020\n")
    found = avancement(fiche, au=AU)
    assert (found.libelle, found.en_retard, found.sans_nouvelles) == (
        "Déjà en place à la signature",
        False,
        False,
    )


def test_news_prevails_over_what_was_already_there():
    fiche = record(Engagement, FERME.replace("ferme", "en-place") + "suivi: {date: 2025-01-01, etat: abandonne}\n")
    assert avancement(fiche, au=AU).libelle == "Abandonné"


def test_same_record_is_late_on_a_later_day():
    fiche = record(Engagement, FERME + "echeance: 2026\nsuivi: {date: 2025-01-01, etat: en-cours}\n")
    assert [avancement(fiche, au=date(year, 1, 1)).en_retard for year in (2026, 2027)] == [False, True]


def test_project_has_progress_too():
    fiche = record(Projet, "id: p\ntitre: P\necheance: 2024\nsuivi: {date: 2025-01-01, etat: en-cours}\n")
    assert avancement(fiche, au=AU).en_retard


def test_every_state_of_the_model_has_words():
    assert set(ETATS) == set(Etat.__args__)
