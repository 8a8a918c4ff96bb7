"""A resident finds promises by search, with who, where, when and the page. Two taps: see the portal's tests."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest
from contrats.linking import Dossier, EngagementLie
from contrats.outputs.sites import Contenu
from contrats.pages.mots import PORTEES
from playwright.sync_api import Browser, BrowserContext, Page

from tests.pages.screens import spaced
from tests.site.test_browser import ask

pytestmark = pytest.mark.navigateur

CONTRATS = ("hazebrouck", "maubeuge-val-de-sambre", "porte-du-hainaut")
SEED = 2030


@pytest.fixture(scope="module")
def context(browser: Browser, url: str) -> Iterator[BrowserContext]:
    made = browser.new_context(base_url=url)
    yield made
    made.close()


def picked(dossier: Dossier) -> list[EngagementLie]:
    """Ten promises of the contract, drawn at random from those that its own documents print."""
    own = [e for e in dossier.engagements if not dossier.d_ailleurs(e)]
    return random.Random(SEED).sample(own, 10)


@pytest.mark.parametrize("contrat", CONTRATS)
def test_ten_promises_are_found_by_search_with_holder_scope_deadline_and_page(
    context: BrowserContext, contenu: Contenu, contrat: str
) -> None:
    page = context.new_page()
    with page.expect_response(re.compile(r"index\.json$")):
        page.goto(f"{contrat}/recherche/?q=emploi")
    faults = []
    for lie in picked(contenu.library.dossiers[contrat]):
        found = ask(page, lie.titre)
        if not any(address.endswith(f"/engagements/{lie.id}/") for address in found[:3]):
            faults.append(f"{lie.id}: {found[:3]}")
            continue
        faults += [f"{lie.id}: {w}" for w in missing(context, contrat, lie)]
    page.close()
    assert faults == []


def missing(context: BrowserContext, contrat: str, lie: EngagementLie) -> list[str]:
    """What the page of the promise fails to say."""
    page: Page = context.new_page()
    page.goto(f"{contrat}/engagements/{lie.id}/")
    text = spaced(page.locator("main").inner_text())
    page.close()
    fiche = lie.fiche
    wanted = [*(o.nom_court or o.nom for o in lie.porteurs), PORTEES[fiche.portee]]
    wanted += [fiche.echeance.texte] if fiche.echeance and fiche.echeance.texte else []
    wanted += [c.page for c in lie.sources[:1] if c.page]
    return [w for w in wanted if spaced(w) not in text]
