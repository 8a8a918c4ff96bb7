"""Coded values are read in French words, every one of them."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

import pytest
from contrats.model import (
    contrat,
    document,
    engagement,
    gouvernance,
    indicateur,
    organisation,
    participation,
    strategie,
    territoire,
)
from contrats.model.base import Record, Remarque
from contrats.model.engagement import LOCALES
from contrats.pages.legal import ETATS as CONFORMITES
from contrats.pages.mots import MOTS

CODED: dict[str, tuple[type[Record], str]] = {
    # family of words: the key that they put into words
    "etat": (engagement.Suivi, "etat"),
    "portee": (engagement.Engagement, "portee"),
    "nature": (engagement.Engagement, "nature"),
    "organisation": (organisation.Organisation, "type"),
    "remarque": (Remarque, "type"),
    "remarque-ailleurs": (Remarque, "type"),
    "contrat": (contrat.Contrat, "etat"),
    "acces": (document.Document, "acces"),
    "document": (document.Document, "type"),
    "version": (contrat.Version, "nature"),
    "par": (participation.Priorite, "par"),
    "statut": (indicateur.Observation, "statut"),
    "reunion": (gouvernance.Reunion, "etat"),
    "perimetre": (territoire.Quartier, "perimetre"),
    "sens": (engagement.Cible, "sens"),
    "mesure": (engagement.IndicateurDeSuivi, "type"),
    "projet": (strategie.Projet, "type"),
    "strategie": (strategie.Strategie, "type"),
}


def words_of(annotation: Any) -> list[str]:
    """The words of a list that a key accepts, the empty one left out."""
    if get_origin(annotation) is Literal:
        return [w for w in get_args(annotation) if w]
    return [w for inner in get_args(annotation) for w in words_of(inner)]


@pytest.mark.parametrize("family", CODED)
def test_every_word_of_the_list_has_its_french(family):
    model, key = CODED[family]
    assert set(MOTS[family]) == set(words_of(model.model_fields[key].annotation))


def test_no_family_of_words_is_left_out():
    assert set(MOTS) == {*CODED, "sens-indicateur"}  # « neutre » has no words


@pytest.mark.parametrize("family", CODED)
def test_no_two_words_read_the_same(family):
    assert len(set(MOTS[family].values())) == len(MOTS[family])


def test_every_state_of_the_accessibility_statement_has_its_french():
    assert set(CONFORMITES) == set(words_of(contrat.Accessibilite.model_fields["etat"].annotation))


def test_scopes_are_known_from_the_nearest_to_the_farthest():
    assert list(MOTS["portee"])[: len(LOCALES)] == list(LOCALES)
