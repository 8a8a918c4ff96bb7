"""A portal of many contracts in a real browser: two taps to one's quartier, a search that fetches few indexes."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from contrats.outputs.sites import Contenu, read_content
from contrats.pages.decoupage import BEAUCOUP, code_du_contrat
from contrats.publishing.publish import build_one
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.site.conftest import DAY, ROOT
from tests.site.kinds import listed
from tests.site.test_browser import DESKTOP, LOOKS, PHONE, QUIET, answer, ask, axe, field, resize, settle, violations

pytestmark = pytest.mark.navigateur

CONTRATS = BEAUCOUP + 10
KINDS = ("", "quartiers/", "quartiers/01/", "contrats/", "comparer/", "comparer/01/", "documents/", "recherche/")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Contenu]:
    """The portal of a synthetic project, and the sites of its first département."""
    root = tmp_path_factory.mktemp("beaucoup")
    command = [sys.executable, str(ROOT / "benchmarks" / "synthetique.py"), str(root / "projet")]
    subprocess.run([*command, "--contrats", str(CONTRATS)], check=True, capture_output=True, cwd=ROOT)
    content = read_content(root / "projet", au=DAY)
    first = [d.id for d in content.library.dossiers.values() if code_du_contrat(d) == "01" and d.contrat.etat != "annonce"]
    for contrat in ("", *first):
        build_one(root / "projet", content, contrat, root / "site" / contrat)
    return root / "site", content


@pytest.fixture(scope="module")
def context(browser: Browser, many: tuple[Path, Contenu], serve: Callable[[Path], str]) -> Iterator[BrowserContext]:
    made = browser.new_context(base_url=serve(many[0]), locale="fr-FR", reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    made = context.new_page()
    resize(made, PHONE)
    yield made
    made.close()


@pytest.mark.parametrize("address", KINDS)
def test_axe_finds_nothing_wrong(page: Page, address: str) -> None:
    page.goto(address)
    page.add_style_tag(content=QUIET)
    page.evaluate(axe())
    found = []
    for size, scheme, rules in LOOKS:
        resize(page, size)
        page.emulate_media(color_scheme=scheme)
        settle(page)
        found += violations(page, f"{size[0]} px, {scheme}", rules)
    assert not found, listed(found)


def test_every_page_of_the_portal_is_valid_html(many: tuple[Path, Contenu], faults: Callable) -> None:
    found = faults(many[0])
    assert not found, listed(f"{fault} ({name})" for name, own in found.items() for fault in own)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_without_script_a_quartier_is_two_taps_away(browser: Browser, context: BrowserContext, page: Page, size) -> None:
    page.goto("")
    bare = browser.new_context(base_url=page.url, java_script_enabled=False)
    plain = bare.new_page()
    resize(plain, size)
    plain.goto("")
    plain.locator("main .departements a").first.click()
    plain.locator('main a[href*="/quartiers/qn"]').first.click()
    assert re.search(r"/quartiers/qn\w+/$", plain.url)
    expect(plain.get_by_role("heading", level=1)).to_be_visible()
    bare.close()


def test_search_fetches_the_words_of_the_portal_then_those_of_one_departement(
    page: Page, many: tuple[Path, Contenu]
) -> None:
    dossiers = [many[1].library.dossiers[p.name] for p in sorted(many[0].glob("contrat-*"))]
    asked: list[str] = []
    page.on("request", lambda request: request.url.endswith("index.json") and asked.append(request.url))
    page.goto("recherche/")
    assert ask(page, dossiers[0].quartiers[0].nom) and len(asked) == 1
    expect(answer(page)).to_contain_text("choisissez un département")
    page.locator("#departement-cherche").select_option("01")
    expect(page.locator("#ou-chercher")).to_be_visible()
    assert any(f"/{dossiers[0].id}/" in a for a in ask(page, "emploi")) and len(asked) == 1 + len(dossiers)
    page.locator("#ou-chercher").select_option(f"{dossiers[1].id}/")
    assert all(f"/{dossiers[1].id}/" in a for a in ask(page, "emploi"))


def test_address_of_a_search_brings_back_the_same_choice(page: Page) -> None:
    page.goto("recherche/")
    page.locator("#departement-cherche").select_option("01")
    page.locator("#ou-chercher").select_option(index=1)
    chosen = page.locator("#ou-chercher").input_value()
    field(page).fill("emploi")
    field(page).press("Enter")
    page.goto(page.url)
    expect(answer(page)).to_contain_text("résultat")
    assert page.locator("#departement-cherche").input_value() == "01"
    assert page.locator("#ou-chercher").input_value() == chosen
