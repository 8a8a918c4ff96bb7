"""The site plan: every page once, by part."""

from __future__ import annotations

from collections import Counter

from tests.pages.givens import LIBRE, PARTICIPATION, PROJET, engagement, fiche
from tests.pages.screens import spaced
from tests.projects import ACTIONS, ENGAGEMENTS, ORIENTATION

URL = "plan-du-site/"
SITE = {
    ENGAGEMENTS: engagement(),
    ORIENTATION: fiche("titre: Santé"),
    PROJET: fiche("titre: Le gymnase"),
    PARTICIPATION: "themes: [{id: bus, titre: Les bus}]\n",
    ACTIONS: "- {id: bus, titre: La navette}\n",
    LIBRE: fiche("titre: Lire"),
}


def test_every_page_is_there_once(site):
    pages = site(SITE)
    assert Counter(pages[URL].addresses) == Counter(u for u in pages.pages if u != URL)


def test_every_page_is_called_by_its_title(site):
    pages = site(SITE)
    titles = {url: [spaced(page.titre)] for url, page in pages.pages.items() if url != URL}
    assert {url: pages[URL].words_of(url) for url in titles} == titles


def test_each_part_has_its_own(site):
    plan = site(SITE)[URL]
    assert plan.section("Quartiers et communes").addresses == ["quartiers/", "quartiers/qn05941i/"]
    assert "participation/ateliers/" in plan.section("Participer et décider").addresses
    assert "pages/lire/" in plan.section("Le site").addresses


def test_part_without_a_page_is_not_named(site):
    assert "Engagements" not in site()[URL].headings
