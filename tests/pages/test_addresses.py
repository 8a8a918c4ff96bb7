"""Addresses that editors' ids make: none is taken by the page itself without a rule that says so."""

from __future__ import annotations

import re

import pytest
from contrats.checks.identifiants import TAKEN
from contrats.model.document import Document, Source, Terme
from contrats.model.engagement import Engagement
from contrats.model.financement import Instrument
from contrats.model.gouvernance import EtapeEvaluation, Instance
from contrats.model.indicateur import Indicateur
from contrats.model.participation import Concertation, ConseilCitoyen, ThemeDeConcertation
from contrats.outputs.sites import Contenu, site_of
from contrats.pages.adresses import ADRESSES
from contrats.pages.rangements import VUES
from contrats.reading.layout import LAYOUT

from tests.pages.everything import FIRST_DAY, LAST_DAY, STEMS, everything
from tests.pages.screens import Site
from tests.projects import Project, write

AN_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MADE = re.compile(
    r".*mot\d|(titre|missions|constats|moyens|bailleur|sujet|lettre|t)-|"
    + "|".join(f"{kind.shelf}-" for kind in LAYOUT)
    + "|(termes|indicateurs|rapport)$"
)
"""Anchors made of what an editor wrote, on the site where everything is named after its place in the files."""


@pytest.fixture(scope="module")
def full(tmp_path_factory) -> list[Site]:
    """The site where every key is filled, before and after every day that is written in it."""
    folder = tmp_path_factory.mktemp("complet")
    write(folder, everything().files)
    library = Project(folder).library()
    return [Site(site_of(Contenu(library, (), day), STEMS["contrats"])) for day in (FIRST_DAY, LAST_DAY)]


@pytest.mark.parametrize(
    ("model", "url"),
    [
        (Instance, "gouvernance/"), (EtapeEvaluation, "suivi/"), (Concertation, "participation/"),
        (ConseilCitoyen, "participation/"), (ThemeDeConcertation, "participation/ateliers/"),
        (Instrument, "financements/"), (Indicateur, "chiffres/"), (Terme, "glossaire/"), (Document, "documents/"),
        (Source, "documents/"),
    ],
)  # fmt: skip
def test_anchor_of_a_page_cannot_be_an_id_shown_there(full, model, url):
    own = {i for site in full for i in site[url].ids if AN_ID.fullmatch(i) and not MADE.match(i)}
    assert [i for i in sorted(own) if not re.fullmatch(TAKEN.get(model, ""), i)] == []


def test_list_of_engagements_cannot_be_the_address_of_one():
    folder = ADRESSES["engagement"][1].partition("{")[0]
    assert [v.url for v in VUES if not re.fullmatch(f"{folder}({TAKEN[Engagement]})/", v.url)] == []
