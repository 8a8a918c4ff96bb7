"""The search page, and what the search finds."""

from __future__ import annotations

import json

import pytest
from contrats.outputs.recherche import index_json

from tests.pages.givens import engagement
from tests.pages.screens import spaced
from tests.projects import ENGAGEMENTS


@pytest.fixture
def index(site):
    """Rows of the search index: address, title, title of the page, words, weight."""
    pages = site({ENGAGEMENTS: engagement("texte: Une équipe mobile.")})
    return json.loads(index_json(pages.site.pages))


def test_search_without_a_program_leads_to_the_site_plan(site):
    assert "plan-du-site/" in site()["recherche/"].addresses


def test_every_engagement_can_be_found_by_its_words(index):
    row = next(r for r in index if r[0] == "engagements/ecoute/")
    assert spaced(row[1]) == "Ouvrir un lieu d'écoute" and "Une équipe mobile." in row[3]


def test_search_does_not_find_itself_nor_mere_lists(index):
    found = {row[0].partition("#")[0] for row in index}
    assert not {"recherche/", "plan-du-site/", "engagements/par-echeance/"} & found


def test_quartiers_come_before_the_rest(index):
    weights = {row[0]: row[4] for row in index}
    assert weights["quartiers/qn05941i/"] == max(weights.values())
