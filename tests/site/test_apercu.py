"""The preview in a real browser: the page follows edits by itself, and what is wrong is read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.direct.apercus import HOME, WRONG, Servi, equip, servi, titled
from tests.projects import BASE, CONTRAT
from tests.site.test_browser import axe, listed, violations

pytestmark = pytest.mark.navigateur

SPOKEN = """() => {
    const box = document.getElementById("direct");
    window.spoken = [];
    new MutationObserver(() => box.textContent && window.spoken.push(box.textContent)).observe(box, {childList: true});
}"""


@pytest.fixture
def apercu(tmp_path: Path) -> Iterator[Servi]:
    with servi(equip(tmp_path)) as preview:
        yield preview


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="fr-FR")
    yield context.new_page()
    context.close()


def test_the_page_shows_a_saved_edit_by_itself(apercu: Servi, page: Page) -> None:
    page.goto(apercu.adresse.rstrip("/") + HOME)
    expect(page.get_by_role("alert")).to_have_count(0)
    apercu.save(titled("Le contrat des roses"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Le contrat des roses")


def test_a_wrong_edit_is_announced_without_leaving_the_page_and_goes_once_mended(apercu: Servi, page: Page) -> None:
    page.goto(apercu.adresse.rstrip("/") + HOME)
    page.evaluate(SPOKEN)
    apercu.save({CONTRAT: WRONG})
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(f"{CONTRAT}, ligne 3, colonne 10")
    expect(alert).to_contain_text("vouliez-vous dire « ville »")
    expect(alert).to_be_in_viewport()
    assert len(page.evaluate("window.spoken")) == 1, "the page was not loaded again, and the words came once"
    apercu.save(BASE)
    expect(alert).to_have_count(0)


def test_a_page_opened_while_an_edit_is_wrong_announces_it(apercu: Servi, page: Page) -> None:
    apercu.save({CONTRAT: WRONG})
    apercu.attend("à corriger")
    page.add_init_script(f"document.addEventListener('DOMContentLoaded', {SPOKEN})")
    page.goto(apercu.adresse.rstrip("/") + HOME)
    page.wait_for_function("window.spoken.length > 0")
    expect(page.get_by_role("alert")).to_contain_text("Une erreur à corriger")


def test_without_script_the_page_says_it_too(apercu: Servi, browser: Browser) -> None:
    apercu.save({CONTRAT: WRONG})
    apercu.attend("à corriger")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(apercu.adresse.rstrip("/") + HOME)
    expect(page.get_by_role("alert")).to_contain_text("Une erreur à corriger")
    context.close()


def test_the_error_page_of_the_start_becomes_the_site_once_mended(tmp_path: Path, page: Page) -> None:
    with servi(equip(tmp_path, {CONTRAT: "titre: [\n"})) as apercu:
        page.goto(apercu.adresse.rstrip("/") + HOME)
        expect(page.get_by_role("heading", level=1)).to_contain_text("ne peut pas encore être montré")
        expect(page.get_by_role("alert")).to_contain_text("à corriger")
        apercu.save(titled("Enfin lisible"))
        expect(page.get_by_role("heading", level=1)).to_contain_text("Enfin lisible")


def test_a_preview_that_has_stopped_says_so(tmp_path: Path, page: Page) -> None:
    with servi(equip(tmp_path)) as apercu:
        page.goto(apercu.adresse.rstrip("/") + HOME)
        apercu.etat(lambda _: apercu.apercu.epreuve.suivis(), what="the page to follow")
    expect(page.get_by_role("alert")).to_contain_text("L’aperçu est arrêté")


@pytest.mark.parametrize("size", [(360, 740), (1280, 800)], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_in_the_banner(apercu: Servi, page: Page, size: tuple[int, int], scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    apercu.save({CONTRAT: WRONG.replace("59295", "59999")})
    apercu.attend("2 erreurs à corriger")
    page.goto(apercu.adresse.rstrip("/") + HOME)
    expect(page.get_by_role("alert")).to_contain_text("2 erreurs à corriger")
    page.evaluate(axe())
    assert not (found := violations(page, HOME)), listed(found)


def test_axe_finds_nothing_wrong_in_the_error_page(tmp_path: Path, page: Page) -> None:
    with servi(equip(tmp_path, {CONTRAT: "titre: [\n"})) as apercu:
        page.goto(apercu.adresse)
        expect(page.get_by_role("alert")).to_contain_text("à corriger")
        page.evaluate(axe())
        assert not (found := violations(page, "/")), listed(found)
