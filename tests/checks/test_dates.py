"""Rules on days: nothing ends before it starts, and no news comes from after the day of the site."""

from __future__ import annotations

from datetime import date

import pytest

from tests.projects import CONTRAT, ENGAGEMENTS, marked

ECOUTE = "- {id: ecoute, titre: T, porteurs: caf, portee: commune, nature: ferme, source: {document: contrat-essai}, "
CONTRAT_NU = "titre: T\nnom-court: T\nporteur: ville\n"
GOUVERNANCE = "content/contrats/essai/gouvernance.yml"

REVERSED = {
    "deadline": (ENGAGEMENTS, ECOUTE + "echeance: {au-plus-tot: 2025-06-01, au-plus-tard: ▸2025-05-31}}\n"),
    "period": (
        ENGAGEMENTS,
        ECOUTE + "montants: {valeur: 1, quand: {debut: 2025-06-01, fin: ▸2025-05-31}}}\n",
    ),
    "years of the contract": (CONTRAT, CONTRAT_NU + "debut: 2030\nfin: ▸2024\n"),
    "period deep in a file": (
        GOUVERNANCE,
        "instances:\n  - id: copil\n    nom: Comité\n    reunions:\n"
        "      - quand:\n          debut: 2025-02-01\n          fin: ▸2025-01-01\n",
    ),
}


@pytest.mark.parametrize(("name", "text"), REVERSED.values(), ids=REVERSED)
def test_end_before_its_start_is_told_at_the_end(faute, name, text):
    said = faute({name: text})
    assert (said.code, said.level.label, said.place) == ("C110", "erreur", marked(name, text))
    assert "est avant le début" in said.message and "Échangez ou corrigez" in said.proposal


@pytest.mark.parametrize(
    "echeance", ["{au-plus-tot: 2025-06-01, au-plus-tard: 2025-06-01}", "{au-plus-tard: 2025-06-01}", "2025"]
)
def test_window_of_one_day_or_open_is_fine(verifier, echeance):
    assert verifier({ENGAGEMENTS: ECOUTE + f"echeance: {echeance}}}\n"}) == []


NEWS = ECOUTE + "suivi: [{date: 2025-01-01, etat: en-cours}, {date: ▸2025-06-30, etat: realise}]}\n"


def test_news_of_tomorrow_is_told(faute):
    said = faute({ENGAGEMENTS: NEWS}, au=date(2025, 6, 29))
    assert (said.code, said.level.label, said.place) == ("C111", "avertissement", marked(ENGAGEMENTS, NEWS))
    assert "après le jour du site (2025-06-29)" in said.message and "Corrigez la date" in said.proposal


def test_news_of_the_day_is_fine(verifier):
    assert verifier({ENGAGEMENTS: NEWS}, au=date(2025, 6, 30)) == []
