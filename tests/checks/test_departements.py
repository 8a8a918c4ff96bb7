"""Rules on what surrounds the contracts of a département, and on contracts that are only announced."""

from __future__ import annotations

import pytest

from tests.projects import BASE, CONTRAT, ENGAGEMENTS, TERRITOIRES, marked, plain

NORD = "content/departements/nord.yml"
HEAD = "territoire: '59'\ntitre: Le Nord\n"
PLACES = {TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: '59', nom: Nord, type: departement}\n"}
SIGNED = plain(BASE[CONTRAT]) + "departement: '59'\nsignature: {date: 2024-03-20}\n"
UNSIGNED = plain(BASE[CONTRAT]) + "departement: '59'\n"
GOAL = "programmes:\n  - id: p\n    titre: P\n    objectifs:\n      - "
PROMISE = (
    "- {id: ecoute, titre: Ouvrir, porteurs: caf, portee: commune, nature: ferme, source: {document: contrat-essai},"
    " cible: [{valeur: 150, unite: M€}, {valeur: 40}]}\n"
)

FAULTS = {
    # contract.yml, the département, code, level, words of what is said
    "another day": (
        SIGNED, HEAD + "calendrier:\n  dates: [{contrat: essai, date: ▸2024-03-22}]\n",
        "C180", "avertissement", "dit : 2024-03-20",
    ),
    "no day in the contract": (
        UNSIGNED, HEAD + "calendrier:\n  dates: [{contrat: essai, date: ▸2024-03-22}]\n",
        "C180", "avertissement", "dit : aucune date",
    ),
    "not in the calendar": (
        SIGNED, HEAD + "calendrier:\n  ▸texte: Annoncé.\n", "C181", "avertissement", "n'est pas dans le calendrier",
    ),
    "twice in it": (
        SIGNED, HEAD + "calendrier:\n  ▸dates: [{contrat: essai, date: 2024-03-20}]\n  sans-date: essai\n",
        "C181", "avertissement", "plusieurs fois",
    ),
    "another count": (
        SIGNED, HEAD + "cadre: [{id: n, titre: N, chiffres: [{libelle: Q, valeur: ▸94, compte: quartiers}]}]\n",
        "C182", "avertissement", "imprime 94, le site compte 1",
    ),
    "a step at no time": (SIGNED, HEAD + "etapes: [{texte: ▸La carte change.}]\n", "C183", "erreur", "ni date ni moment"),
    "an objective that is silent": (SIGNED, HEAD + GOAL + "▸{echeance: '2027'}\n", "C184", "erreur", "ne dit rien"),
    "firmer than its engagement": (
        SIGNED, HEAD + GOAL + "{engagement: ecoute, contrat: essai, nature: ▸a-l-etude}\n",
        "C185", "avertissement", "« ecoute » est « ferme »",
    ),
    "another number": (
        SIGNED, HEAD + GOAL + "{engagement: ecoute, contrat: essai, cibles: [{valeur: 40}, {valeur: ▸41}]}\n",
        "C186", "avertissement", "ne vise pas 41",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("contrat", "text", "code", "level", "message"), FAULTS.values(), ids=FAULTS)
def test_fault_of_a_departement_is_told(faute, contrat, text, code, level, message):
    said = faute({**PLACES, CONTRAT: contrat, ENGAGEMENTS: PROMISE, NORD: text})
    assert (said.code, said.level.label, said.place) == (code, level, marked(NORD, text)), str(said)
    assert message in said.message


FINE = {
    "same day": "calendrier:\n  dates: [{contrat: essai, date: 2024-03-20}]\n",
    "another day, explained": "calendrier:\n  dates: [{contrat: essai, date: 2024-03-22, a-noter: Reportée.}]\n",
    "same count": "cadre: [{id: n, titre: N, chiffres: [{libelle: Q, valeur: 1, compte: quartiers}]}]\n",
    "another count, explained": "cadre: [{id: n, titre: N, chiffres: [{libelle: Q, valeur: 9, compte: communes, a-noter: Huit ailleurs.}]}]\n",
    "same numbers, one in millions": GOAL + "{engagement: ecoute, contrat: essai, cibles: [{valeur: 150000000}, {valeur: 40}]}\n",
    "moment in words": "etapes: [{quand: fin 2024, texte: Tout est signé.}]\n",
}  # fmt: skip


@pytest.mark.parametrize("text", FINE.values(), ids=FINE)
def test_what_holds_together_is_fine(verifier, text):
    assert verifier({**PLACES, CONTRAT: SIGNED, ENGAGEMENTS: PROMISE, NORD: HEAD + text}) == []


def test_announced_contract_with_engagements_of_its_own_is_told(faute):
    text = plain(BASE[CONTRAT]) + "etat: ▸annonce\n"
    said = faute({CONTRAT: text, ENGAGEMENTS: PROMISE})
    assert (said.code, said.level.label, said.place) == ("C187", "erreur", marked(CONTRAT, text))


def test_contract_that_was_read_says_who_carries_it(faute, verifier):
    text = "titre: ▸T\nnom-court: T\n"
    said = faute({CONTRAT: text})
    assert (said.code, said.level.label, said.place) == ("C188", "erreur", marked(CONTRAT, text))
    assert verifier({CONTRAT: text + "etat: annonce\n"}) == []
