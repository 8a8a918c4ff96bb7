"""Targets in words: the way that is left, the way that is done, and what is no progress at all."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from contrats.figures.cibles import ambition, direction, distance, distance_observee, progres
from contrats.figures.phrases import Phrase, Refus
from contrats.model.engagement import Cible
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.figures.chiffres import COMMUNE, QUARTIER, indicateur, nombre_lu, observation, sans_faute

APPRENTIS = {"valeur": 15, "unite": "%", "objet": "apprentis des quartiers", "sens": "hausse", "annee": 2027}


def cible(**champs: object) -> Cible:
    return Cible.model_validate({k: v for k, v in (APPRENTIS | champs).items() if v is not None})


def en_clair(texte: str) -> str:
    return re.sub("[\u00a0\u202f]", " ", texte)


DISTANCES = {
    # target, result: what is said after « Apprentis des quartiers : »
    "to come": ({}, "12", "12 % en 2025 ; il faut encore 3 points de plus pour atteindre la cible de 15 % visée pour 2027."),
    "almost": ({}, "14.96", "14,96 % en 2025 ; il faut encore 0,04 point de plus pour atteindre la cible de 15 % visée pour 2027."),
    "reached": ({}, "15.0", "15,0 % en 2025 ; la cible de 15 % visée pour 2027 est atteinte."),
    "passed": ({}, "17", "17 % en 2025 ; la cible de 15 % visée pour 2027 est atteinte, avec 2 points de plus."),
    "less is wanted": (
        {"sens": "baisse", "annee": None}, "17",
        "17 % en 2025 ; il faut encore 2 points de moins pour atteindre la cible de 15 %.",
    ),
    "less and done": (
        {"sens": "baisse", "annee": None}, "14", "14 % en 2025 ; la cible de 15 % est atteinte, avec 1 point de moins.",
    ),
    "at least": (
        {"sens": "seuil", "texte": "au moins 15 quartiers", "unite": "quartiers", "annee": None}, "14",
        "14 quartiers en 2025 ; il faut encore 1 quartier de plus pour atteindre la cible de 15 quartiers.",
    ),
    "none at all": (
        {"sens": "seuil", "valeur": 0, "annee": None}, "3",
        "3 % en 2025 ; il faut encore 3 points de moins pour atteindre la cible de 0 %.",
    ),
    "no direction": ({"sens": None, "annee": None}, "12", "12 % en 2025, soit 3 points de moins que la cible de 15 %."),
    "no direction, equal": ({"sens": "maintien", "annee": None}, "15", "15 % en 2025, comme la cible de 15 %."),
}  # fmt: skip


@pytest.mark.parametrize(("champs", "valeur", "dit"), DISTANCES.values(), ids=DISTANCES)
def test_distance_in_words(champs, valeur, dit):
    found = distance(cible(**champs), valeur=Decimal(valeur), quand="en 2025")
    assert en_clair(found.texte) == f"Apprentis des quartiers : {dit}"
    assert bool(found.precaution) == ("comme" in dit or "soit" in dit)


AU_DEPART = {"reference": {"valeur": 11, "annee": 2024}}
LONG = {"valeur": 300, "unite": "places", "annee": None, "reference": {"valeur": 100, "annee": 2024}}
PROGRES = {
    # target, result: what is said after « Apprentis des quartiers : »
    "short way in steps": (AU_DEPART, "12.5", "12,5 % en 2025, contre 11 % en 2024, soit 1,5 point de plus, sur 4 visés."),
    "long way as a share": (LONG, "180", "180 places en 2025, contre 100 places en 2024, soit 40 % du chemin vers la cible de 300 places."),
    "half way": (LONG, "200", "200 places en 2025, contre 100 places en 2024, soit la moitié du chemin vers la cible de 300 places."),
    "hardly begun": (LONG | {"valeur": 1100}, "101", "101 places en 2025, contre 100 places en 2024, soit moins de 1 % du chemin vers la cible de 1 100 places."),
    "not moved": (LONG, "100", "100 places en 2025, contre 100 places en 2024 ; aucun progrès."),
    "wrong way": (LONG, "90", "90 places en 2025, contre 100 places en 2024 ; le chiffre s'éloigne de la cible de 300 places."),
    "there": (LONG, "310", "310 places en 2025, contre 100 places en 2024 ; la cible de 300 places est atteinte."),
    "less is wanted": (
        {"sens": "baisse", "valeur": 40, "unite": "logements", "annee": None, "reference": {"valeur": 80, "annee": 2022}}, "50",
        "50 logements en 2025, contre 80 logements en 2022, soit trois quarts du chemin vers la cible de 40 logements.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("champs", "valeur", "dit"), PROGRES.values(), ids=PROGRES)
def test_progress_in_words(champs, valeur, dit):
    found = progres(cible(**champs), valeur=Decimal(valeur), quand="en 2025")
    assert en_clair(found.texte) == f"Apprentis des quartiers : {dit}"


SANS_PROGRES = {
    "no baseline": ({}, "depart-inconnu"),
    "a baseline in words": ({"reference": {"texte": "situation fin 2023"}}, "depart-sans-nombre"),
    "a baseline that was a target": (
        {"reference": {"valeur": "34.5", "annee": 2023, "objectif": "oui"}},
        "depart-objectif",
    ),
    "a target below its baseline": (
        {"valeur": 40, "reference": {"valeur": 56, "annee": 2022}},
        "depart-au-dela",
    ),
    "a target that is its baseline": ({"reference": {"valeur": 15}}, "depart-au-dela"),
    "a target in words": (
        {"valeur": None, "texte": "doubler", "reference": {"valeur": 15}},
        "cible-sans-nombre",
    ),
}


@pytest.mark.parametrize(("champs", "cle"), SANS_PROGRES.values(), ids=SANS_PROGRES)
def test_what_is_no_progress_is_refused(champs, cle):
    found = progres(cible(**champs), valeur=Decimal(35), quand="en 2025")
    assert isinstance(found, Refus)
    assert found.cle == cle
    assert sans_faute(found.raison)


def test_ambition_stands_beside_its_baseline():
    found = ambition(cible(**AU_DEPART))
    assert en_clair(found.texte) == "Cible : 15 % en 2027, soit 4 points de plus que le point de départ (11 % en 2024)."
    assert found.precaution == ""


def test_target_that_goes_the_other_way_is_shown_as_printed_and_flagged():
    found = ambition(cible(valeur=40, reference={"valeur": 56, "annee": 2022}))
    assert "16\u00a0points de moins que le point de départ (56\u202f% en 2022)" in found.texte
    assert "dans l'autre sens" in found.precaution


def test_words_of_a_baseline_without_a_year_are_given():
    found = ambition(cible(reference={"valeur": 11, "texte": "aujourd'hui"}))
    assert en_clair(found.precaution) == "Point de départ tel que relevé : « aujourd'hui »."


@pytest.mark.parametrize(
    ("champs", "sens"),
    [
        ({"sens": "hausse"}, 1),
        ({"sens": "baisse"}, -1),
        ({"sens": "seuil"}, 0),
        ({"sens": "seuil", "texte": "au moins 50 %"}, 1),
        ({"sens": "seuil", "objet": "élèves au plus par classe"}, -1),
        ({"sens": "maintien"}, 0),
        ({"sens": None}, 0),
    ],
)
def test_direction_is_told_or_unknown(champs, sens):
    assert direction(cible(**champs)) == sens


OBSERVEES = {
    "true": (observation(12), QUARTIER, "%", None),
    "suppressed": (observation(statut="nd"), QUARTIER, "%", "supprimee"),
    "a bound": (observation(12, valeur_texte="plus de 12 %"), QUARTIER, "%", "approchee"),
    "another territory": (observation(12), COMMUNE, "%", "cible-ailleurs"),
    "another unit": (observation(12), QUARTIER, "élèves", "unite"),
}


@pytest.mark.parametrize(("value", "place", "unit", "cle"), OBSERVEES.values(), ids=OBSERVEES)
def test_observed_value_is_held_against_a_target_of_the_same_place_and_unit(value, place, unit, cle):
    found = distance_observee(cible(), value, indicateur=indicateur(unit), territoire=place)
    assert (found.cle if isinstance(found, Refus) else None) == cle


def test_doubtful_result_keeps_its_flag():
    found = distance_observee(cible(), observation(12, statut="douteux"), indicateur=indicateur(), territoire=QUARTIER)
    assert "à vérifier" in found.precaution


NOMBRES = st.integers(0, 500).map(Decimal) | st.builds(lambda n: Decimal(n).scaleb(-1), st.integers(0, 1000))


@settings(max_examples=2000)
@given(
    NOMBRES,
    NOMBRES,
    NOMBRES,
    st.sampled_from(["hausse", "baisse", "maintien", "seuil"]),
    st.sampled_from(["%", "places"]),
)
def test_no_words_about_a_target_contradict_its_numbers(aim, start, value, way, unit):
    assume(aim != 0)
    about = cible(valeur=aim, sens=way, unite=unit, annee=None, reference={"valeur": start, "annee": 2022})
    far = distance(about, valeur=value, quand="en 2025")
    done = progres(about, valeur=value, quand="en 2025")
    for found in (far, done, ambition(about)):
        for text in (found.raison,) if isinstance(found, Refus) else (found.texte, found.precaution):
            assert sans_faute(text), repr(text)
    step = re.search(r"(?:encore|avec|soit) ([\d\u202f,]+)\S* ?\S* de (plus|moins)", far.texte.replace("\u00a0", " "))
    if step:
        assert nombre_lu(step[1]) == abs(aim - value)
    if way in ("hausse", "baisse"):
        reached = value >= aim if way == "hausse" else value <= aim
        assert ("est atteinte" in far.texte) == reached
        assert ("il faut encore" in far.texte) != reached
    if isinstance(done, Phrase):
        up = aim > start
        moved = (value > start) - (value < start)
        assert ("est atteinte" in done.texte) == (value >= aim if up else value <= aim)
        assert ("s'éloigne" in done.texte) == (moved == (-1 if up else 1))
        share = re.search(r"soit ([\d,]+)\u202f% du chemin", done.texte)
        if share:
            assert abs(nombre_lu(share[1]) - (value - start) / (aim - start) * 100) <= 1
