"""Words of deadlines and the window of days that they mean."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from contrats.figures.dates import MOIS
from contrats.figures.echeances import PATTERNS, Fenetre, _plain, fenetre, fenetre_des_mots
from contrats.linking import link, walk
from contrats.model.base import Record
from contrats.model.temps import Echeance, Periode
from contrats.reading.tree import read_tree

from tests.projects import record

ROOT = Path(__file__).parents[2]

MOTS = {
    # words of a contract: first and last day, « … » where the window is open
    "2025": "2025-01-01 2025-12-31",
    "en 2025": "2025-01-01 2025-12-31",
    "pour 2025": "2025-01-01 2025-12-31",
    "pour l'année 2025": "2025-01-01 2025-12-31",
    "Année 2026": "2026-01-01 2026-12-31",
    "courant 2026.": "2026-01-01 2026-12-31",
    "2024-2030": "2024-01-01 2030-12-31",
    "2024 – 2030": "2024-01-01 2030-12-31",
    "2024/2025": "2024-01-01 2025-12-31",
    "de 2024 à 2026": "2024-01-01 2026-12-31",
    "2024 et 2025": "2024-01-01 2025-12-31",
    "2024 puis 2025": "2024-01-01 2025-12-31",
    "2024 et suivantes": "2024-01-01 …",
    "2024 et années suivantes": "2024-01-01 …",
    "à partir de 2024": "2024-01-01 …",
    "dès 2024": "2024-01-01 …",
    "dès 2024, sur 4 ans": "2024-01-01 …",
    "post 2026": "2027-01-01 …",
    "après 2026": "2027-01-01 …",
    "d'ici 2027": "… 2027-12-31",
    "d\u2019ici à 2030": "… 2030-12-31",
    "d'ici fin 2024": "… 2024-12-31",
    "d'ici la fin de l'année 2025": "… 2025-12-31",
    "à horizon 2027": "… 2027-12-31",
    "à l'horizon 2030": "… 2030-12-31",
    "horizon 2030": "… 2030-12-31",
    "au plus tard en 2026": "… 2026-12-31",
    "jusqu'en 2027": "… 2027-12-31",
    "avant 2027": "… 2026-12-31",
    "avant la fin 2025": "… 2025-12-31",
    "fin 2025": "2025-10-01 2025-12-31",
    "à la fin de l'année 2025": "2025-10-01 2025-12-31",
    "début 2025": "2025-01-01 2025-03-31",
    "1er semestre 2025": "2025-01-01 2025-06-30",
    "premier sem. 2025": "2025-01-01 2025-06-30",
    "2e semestre 2024": "2024-07-01 2024-12-31",
    "2ème semestre 2024": "2024-07-01 2024-12-31",
    "Second semestre 2024": "2024-07-01 2024-12-31",
    "1er trimestre 2024": "2024-01-01 2024-03-31",
    "premier trimestre de l'année 2024": "2024-01-01 2024-03-31",
    "3e trimestre 2024": "2024-07-01 2024-09-30",
    "dernier trimestre 2024": "2024-10-01 2024-12-31",
    "rentrée 2024": "2024-09-01 2024-09-30",
    "à la rentrée scolaire de septembre 2024": "2024-09-01 2024-09-30",
    "janvier 2024": "2024-01-01 2024-01-31",
    "en février 2024": "2024-02-01 2024-02-29",
    "Août 2025": "2025-08-01 2025-08-31",
    "mai-juin 2023": "2023-05-01 2023-06-30",
    "de septembre à décembre 2024": "2024-09-01 2024-12-31",
    "avant juin 2024": "… 2024-05-31",
    "avant janvier 2025": "… 2024-12-31",
    "avant la fin juillet 2023": "… 2023-07-31",
    "avant la fin du mois de juillet 2023": "… 2023-07-31",
    "avant le 15 mars 2024": "… 2024-03-15",
    "20 mars 2024": "2024-03-20 2024-03-20",
    "le 1er janvier 2025": "2025-01-01 2025-01-01",
    "2024 : étude ; 2026 : travaux": "2024-01-01 2026-12-31",
    "2024 : étude ; 2025 : achat ; 2026 : travaux": "2024-01-01 2026-12-31",
    "2024 (étude) 2025 (travaux)": "2024-01-01 2025-12-31",
}
SANS_FENETRE = (
    # words that give no date, and dates that do not exist
    "", "chaque année", "3 QPV par an", "dans les semaines à venir", "à définir",
    "2024 ou plus tard peut-être",
    "31 février 2024", "le 0 mars 2024", "2027-2024", "décembre à janvier 2024", "1999",
)  # fmt: skip


def written(found: Fenetre) -> str:
    return f"{found.debut or '…'} {found.fin or '…'}"


@pytest.mark.parametrize(("words", "window"), MOTS.items(), ids=MOTS)
def test_words_mean_a_window(words, window):
    assert written(fenetre_des_mots(words)) == window


@pytest.mark.parametrize("words", SANS_FENETRE)
def test_words_without_date_have_no_window(words):
    assert not fenetre_des_mots(words).connue


def test_every_pattern_has_an_example_here():
    used = {next((p for p, _ in PATTERNS if re.fullmatch(p, _plain(words))), None) for words in MOTS}
    assert [pattern for pattern, _ in PATTERNS if pattern not in used] == []


@pytest.mark.parametrize("month", range(1, 13))
def test_month_is_known_by_its_name(month):
    assert fenetre_des_mots(f"{MOIS[month - 1].capitalize()} 2025").debut == date(2025, month, 1)


def test_days_given_by_the_editor_prevail_over_the_words():
    echeance = record(Echeance, "texte: 2e semestre 2024\nau-plus-tard: 2024-10-15\n")
    assert written(fenetre(echeance)) == "2024-07-01 2024-10-15"


def test_period_has_a_window_too():
    assert written(fenetre(record(Periode, "texte: 2015-2022\n"))) == "2015-01-01 2022-12-31"


def test_no_deadline_has_no_window():
    assert fenetre(None) == Fenetre()


@pytest.mark.parametrize("words", ["d'ici" + " la fin de" * 90 + " x", "2024 : " * 140, "a" * 1000, "2024 et " * 120])
def test_hostile_words_are_answered_without_trying_every_split(words):
    """A pattern that tried every way to split them would not end before the sun does."""
    assert fenetre_des_mots(words) in (Fenetre(), fenetre_des_mots("2024"))


CONNUES_SANS_FENETRE = {
    # the words of deadlines in content/ that give no date: shown as they are, never late
    "chaque année", "annuelle", "annuelles", "annuellement", "réunion annuelle", "tous les 3 mois",
    "annuelle, durant toute la durée du contrat ville", "Durant toute la durée du contrat ville",
    "à moyen terme", "tout au long du contrat", "environ une fois par mois", "avant le 31 mars de l'année n+1",
    "durant l'année", "à chaque comité technique et comité de pilotage annuels",
    "en continu, pour les six ans à venir", "dans les semaines à venir", "dans les prochaines années",
}  # fmt: skip


def deadlines() -> dict[str, str]:
    """The words of the deadlines of content/ that have no window, with the place of one of them."""
    library, _ = link(read_tree(ROOT)[0])
    found: dict[str, str] = {}
    tops: list[Record] = [r for kind in library.shared.values() for r in kind.values()]
    tops += [r for dossier in library.dossiers.values() for r in dossier.records()]
    for top in tops:
        for inner in walk(top):
            for name in type(inner).model_fields:
                value = getattr(inner, name)
                if isinstance(value, Echeance) and value.texte and not fenetre(value).connue:
                    found[value.texte] = str(inner.place(name))
    return found


def test_words_of_the_content_have_a_window_or_are_known_to_have_none():
    unknown = {words: place for words, place in deadlines().items() if words not in CONNUES_SANS_FENETRE}
    assert unknown == {}, "add a pattern to figures/echeances.py, days to the record, or the words to this list"


def test_known_words_without_window_are_still_in_the_content():
    assert CONNUES_SANS_FENETRE - deadlines().keys() == set()
