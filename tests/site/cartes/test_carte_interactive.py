"""The interactive map: nothing before it is asked for, no other host but that of the base map, the keyboard alone."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.site.cartes.conftest import IGN, PAGE, TUILE
from tests.site.test_browser import DESKTOP, HEAVIEST, PHONE, axe, violations

pytestmark = pytest.mark.navigateur


def test_nothing_of_leaflet_is_fetched_before_the_button_and_all_of_it_from_here(visit: Callable) -> None:
    watch = visit()
    watch.page.wait_for_load_state("networkidle")
    assert not [r for r in watch.requests if "leaflet" in r or "contours.json" in r or r.endswith("carte/carte.js")]
    watch.open()
    asked = {r.removeprefix(watch.base) for r in watch.requests}
    assert {"essai/assets/leaflet/leaflet.js", "essai/assets/leaflet/leaflet.css", "essai/carte/carte.js"} <= asked
    assert watch.hosts == set() and watch.tried == []


def test_base_map_is_asked_only_after_the_press_and_only_of_its_host(visit: Callable) -> None:
    watch = visit()
    sent = []
    watch.page.route(
        f"https://{IGN}/**", lambda route: (sent.append(route.request.all_headers()), route.fulfill(body=TUILE))
    )
    watch.open()
    watch.page.get_by_role("button", name="Agrandir").click()
    watch.page.wait_for_load_state("networkidle")
    assert watch.hosts == set()
    with watch.page.expect_request(f"https://{IGN}/**"):
        watch.page.get_by_role("button", name="Ajouter le fond de carte de l’IGN").click()
    watch.page.wait_for_function("document.querySelectorAll('.leaflet-tile-loaded').length > 1")
    assert watch.hosts == {IGN}
    assert sent and not [h for h in sent if "referer" in h or "cookie" in h]
    assert "© IGN – Géoplateforme" in watch.page.inner_text(".leaflet-control-attribution")
    watch.page.get_by_role("button", name="Retirer le fond de carte de l’IGN").click()
    expect(watch.page.locator(".leaflet-tile")).to_have_count(0)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state_of_the_map(visit: Callable, size: tuple, scheme: str) -> None:
    watch = visit(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    page, found = watch.page, []
    page.evaluate(axe())
    watch.open()
    found += violations(page, "open")
    page.select_option("#coloration", "taux")
    page.locator("path.objet-quartiers").first.focus()
    page.keyboard.press("Enter")
    found += violations(page, "coloured, with a card")
    page.fill("#latitude-longitude", "50,7221 ; 2,5311")
    page.keyboard.press("Enter")
    page.locator("#reponse p").wait_for()
    found += violations(page, "answered")
    assert found == [] and watch.tried == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_keyboard_alone_opens_a_card_and_closes_it(visit: Callable) -> None:
    page = visit().page
    page.locator("#ouvrir-la-carte").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("window.carteContrats && window.carteContrats.prete")
    assert page.evaluate("document.activeElement.id") == "map_contrat"
    page.keyboard.press("Tab")
    seen = []
    for _ in range(7):
        seen.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        page.keyboard.press("ArrowRight")
    assert seen == [
        "Les Essais, quartier prioritaire", "Les Autres, quartier prioritaire", "Le Tiers, quartier prioritaire",
        "Le Bois, quartier vécu", "Le gymnase, lieu utile", "Essai, commune", "Les Essais, quartier prioritaire",
    ]  # fmt: skip
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.pathname") == "/essai/quartiers/qn05942n/"
    page.keyboard.press("Escape")
    expect(page.locator(".leaflet-popup")).to_have_count(0)
    focused = page.evaluate(
        "[document.activeElement.getAttribute('aria-label'), getComputedStyle(document.activeElement).strokeWidth]"
    )
    assert focused == ["Les Autres, quartier prioritaire", "5px"]


def test_layers_are_hidden_and_shown_in_words_of_the_page(visit: Callable) -> None:
    page = visit().open().page
    layers = page.get_by_role("group", name="Ce que montre la carte")
    assert [w.strip() for w in layers.locator("label").all_inner_texts()] == [
        "Communes", "Quartiers prioritaires", "Quartiers vécus", "Lieux utiles",
    ]  # fmt: skip
    layers.get_by_label("Quartiers prioritaires").uncheck()
    expect(page.locator("path.objet-quartiers")).to_have_count(0)
    layers.get_by_label("Communes").uncheck()
    layers.get_by_label("Quartiers prioritaires").check()
    layers.get_by_label("Communes").check()
    order = page.evaluate("[...document.querySelectorAll('path.objet')].map(p => p.classList[1])")
    assert order.index("objet-communes") < order.index("objet-quartiers") < order.index("objet-equipements")
    page.locator("path.objet-quartiers").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".fiche-de-carte")).to_contain_text("Les Essais")


def test_colours_come_with_their_key_and_what_must_be_said(visit: Callable) -> None:
    page = visit().open().page
    key = page.get_by_role("group", name="Légende des couleurs")
    expect(key).to_be_hidden()
    page.select_option("#coloration", label="Taux d’emploi")
    assert re.sub("[\u00a0\u202f]", " ", key.inner_text()).split("\n")[0] == "Taux d’emploi (2019, quartiers de 2015)"
    expect(key).to_contain_text("montrés sur la carte de 2024")
    expect(key.get_by_role("listitem").last).to_contain_text("pas de chiffre comparable\u00a0: Le Tiers")
    fills = page.evaluate("[...document.querySelectorAll('path.objet-quartiers')].map(p => getComputedStyle(p).fill)")
    assert len(set(fills)) == 3 and "#sans-valeur" in fills[2]
    page.select_option("#coloration", "")
    expect(key).to_be_hidden()
    assert (
        len(
            set(
                page.evaluate(
                    "[...document.querySelectorAll('path.objet-quartiers')].map(p => getComputedStyle(p).fill)"
                )
            )
        )
        == 1
    )


# --- When things go wrong ---


@pytest.mark.parametrize("lost", ["leaflet.js", "leaflet.css", "carte-interactive.js", "carte/carte.js"])
def test_file_that_does_not_come_is_told_and_may_be_asked_again(visit: Callable, lost: str) -> None:
    watch = visit()
    watch.page.route(f"**/{lost}", lambda route: route.abort())
    watch.page.click("#ouvrir-la-carte")
    expect(watch.page.locator("#etat-de-la-carte")).to_contain_text("La carte n’a pas pu être chargée.")
    expect(watch.page.locator("#plan")).to_be_hidden()
    watch.page.unroute(f"**/{lost}")
    watch.open()
    expect(watch.page.locator("path.objet-quartiers")).to_have_count(3)


def test_without_script_the_page_offers_no_button(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + PAGE)
    expect(page.locator("main button:visible, main input:visible")).to_have_count(0)
    assert "<noscript><p>Elle demande JavaScript." in page.content()
    context.close()


def test_page_weighs_at_most_100_kb_before_the_map(visit: Callable, folder: Path) -> None:
    watch = visit()
    watch.page.wait_for_load_state("networkidle")
    names = {urlsplit(r).path.lstrip("/") for r in watch.requests}
    files = [folder / n / "index.html" if n.endswith("/") else folder / n for n in names]
    assert sum(len(gzip.compress(f.read_bytes(), 6)) for f in files) <= HEAVIEST
