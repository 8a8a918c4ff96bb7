"""What a reader gets in a real browser: phone and desktop, light and dark, with and without JavaScript."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from contrats.outputs.sites import Contenu
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from tests.site.built import BuiltSite
from tests.site.conftest import ROOT
from tests.site.kinds import KINDS, by_kind, listed

pytestmark = pytest.mark.navigateur

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESKTOP, NARROW = (390, 844), (1280, 900), (360, 740)
LOOKS = [(size, scheme) for size in (PHONE, DESKTOP) for scheme in ("light", "dark")]
HEAVIEST = 100 * 1024
"""Bytes, compressed, of a page with all it fetches."""
QUIET = "*, *::before, *::after { transition: none !important; animation: none !important; }"
CONTRACT = "hazebrouck/"


@dataclass
class Visit:
    """What was noticed while one page was shown in every way."""

    address: str
    requests: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    overflow: int = 0


@cache
def axe() -> str:
    if not AXE.is_file():
        pytest.fail("axe-core manque : lancez « make test », ou « npm ci ».", pytrace=False)
    return AXE.read_text("utf-8")


def violations(page: Page, look: str) -> list[str]:
    """What axe-core finds wrong with the page as it stands."""
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(r => r.violations)", AXE_RULES
    )
    return [
        f"{look}: {rule['id']}: {node['target'][0]}: {' '.join(node['failureSummary'].split()[5:40])}"
        for rule in found
        for node in rule["nodes"][:3]
    ]


def wider_than_the_screen(page: Page) -> int:
    """By how many pixels the page asks to be scrolled sideways."""
    return page.evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth")


@pytest.fixture(scope="module")
def representatives(site: BuiltSite, contenu: Contenu) -> dict[str, str]:
    """The heaviest page of each kind."""
    return {kind: addresses[0] for kind, addresses in by_kind(site, contenu).items()}


@pytest.fixture(scope="module")
def context(browser: Browser, url: str) -> Iterator[BrowserContext]:
    made = browser.new_context(base_url=url, locale="fr-FR")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    made = context.new_page()
    resize(made, DESKTOP)
    yield made
    made.close()


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def without_script(request: pytest.FixtureRequest, browser: Browser, url: str) -> Iterator[Page]:
    width, height = request.param
    made = browser.new_context(base_url=url, java_script_enabled=False, viewport={"width": width, "height": height})
    yield made.new_page()
    made.close()


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


@pytest.fixture(scope="module")
def visit(context: BrowserContext, url: str, representatives: dict[str, str]) -> Callable[[str], Visit]:
    """Shows the page of a kind in every way, once, and tells what was noticed."""

    @cache
    def show(kind: str) -> Visit:
        if kind not in representatives:
            pytest.fail(f"Le site n'a pas de page « {kind} ».", pytrace=False)
        seen, page = Visit(representatives[kind]), context.new_page()
        page.on("request", lambda request: seen.requests.add(request.url))
        page.on("console", lambda told: told.type == "error" and seen.complaints.append(told.text))
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        resize(page, NARROW)
        page.goto(seen.address)
        seen.overflow = wider_than_the_screen(page)
        page.add_style_tag(content=QUIET)
        page.evaluate(axe())
        for size, scheme in LOOKS:
            resize(page, size)
            page.emulate_media(color_scheme=scheme)
            seen.violations += violations(page, f"{size[0]} px, {scheme}")
        page.close()
        return seen

    return show


def test_every_kind_of_page_is_tried(site: BuiltSite, contenu: Contenu) -> None:
    unknown = {kind: pages for kind, pages in by_kind(site, contenu).items() if kind not in KINDS}
    assert not unknown, listed(f"{kind}, par exemple {pages[0]} : à ajouter à KINDS" for kind, pages in unknown.items())


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_wrong_on_phone_and_desktop_in_light_and_dark(kind: str, visit: Callable) -> None:
    seen = visit(kind)
    assert not seen.violations, listed(seen.violations)


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways_on_a_narrow_phone(kind: str, visit: Callable) -> None:
    assert visit(kind).overflow <= 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_nothing_of_another_host_and_never_complains(kind: str, visit: Callable, url: str) -> None:
    seen = visit(kind)
    assert seen.requests
    assert not (foreign := {r for r in seen.requests if not r.startswith(url)}), listed(foreign)
    assert not seen.complaints, listed(seen.complaints)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_with_all_it_fetches_weighs_at_most_100_kb(kind: str, visit: Callable, site: BuiltSite) -> None:
    files = {site.file(unquote(urlsplit(r).path).lstrip("/")) for r in visit(kind).requests}
    weights = {str(f.relative_to(site.root)): compressed(f) for f in files if f.name != "index.json"}
    assert sum(weights.values()) <= HEAVIEST, weights


def compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


# --- Without JavaScript ------------------------------------------------------------------------------------------


def first_link_to(page: Page, pattern: str) -> Locator:
    """The first link of the main part whose address matches, as a reader would find it."""
    for link in page.locator("main a[href]").all():
        if re.search(pattern, link.evaluate("a => new URL(a.getAttribute('href'), document.baseURI).pathname")):
            return link
    raise AssertionError(f"{page.url} has no link to {pattern}")


def open_it(page: Page, link: Locator) -> None:
    """Clicks a link, after opening what folds it away."""
    for fold in link.locator("xpath=ancestor::details[not(@open)]").all():
        fold.locator("xpath=./summary").click()
    link.click()


def test_without_script_a_reader_goes_from_home_to_the_quartier_to_an_engagement(without_script: Page) -> None:
    page = without_script
    page.goto(CONTRACT)
    open_it(page, first_link_to(page, r"/quartiers/qn\w+/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pasteur")
    open_it(page, first_link_to(page, r"/engagements/(?!par-|ensembles)[\w-]+/$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert re.search(r"/engagements/[\w-]+/$", page.url)


def test_without_script_the_portal_leads_to_the_contract(without_script: Page) -> None:
    without_script.goto("")
    open_it(without_script, first_link_to(without_script, rf"^/{CONTRACT}$"))
    assert without_script.url.endswith(f"/{CONTRACT}")


@pytest.mark.parametrize("address", ["", "quartiers/qn05941i/", "participation/", "engagements/"])
def test_without_script_the_text_of_a_page_can_be_read(without_script: Page, address: str) -> None:
    without_script.goto(CONTRACT + address)
    assert without_script.get_by_role("heading", level=1).is_visible()
    shown, whole = without_script.locator("main").evaluate(
        "main => [main.innerText, main.textContent].map(t => t.split(/\\s+/).length)"
    )
    folded = without_script.locator("main details:not([open])").evaluate_all(
        "folds => folds.map(f => f.textContent.split(/\\s+/).length).reduce((a, b) => a + b, 0)"
    )
    assert shown + folded >= 0.9 * whole


def test_without_script_the_menu_leads_to_each_of_its_pages(without_script: Page) -> None:
    page = without_script
    page.goto(CONTRACT)
    menu = page.get_by_role("navigation").first
    addresses = menu.locator("a").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    assert len(addresses) >= 5
    for address in addresses:
        page.goto(CONTRACT)
        link = page.get_by_role("navigation").first.locator(f'a[href="{address}"]')
        open_it(page, link)
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_without_script_nothing_is_shown_that_does_nothing(without_script: Page) -> None:
    without_script.goto(CONTRACT)
    assert [button for button in without_script.locator("button").all() if button.is_visible()] == []


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_without_script_the_page_follows_the_reader_s_light_or_dark(
    without_script: Page, scheme: str, dark: bool
) -> None:
    without_script.emulate_media(color_scheme=scheme)
    without_script.goto(CONTRACT)
    assert is_dark(without_script) is dark


def is_dark(page: Page) -> bool:
    """Whether the page shows light text on a dark ground."""
    text, ground = page.evaluate(
        """() => {
            const light = color => { const [r, g, b] = color.match(/[\\d.]+/g).map(Number); return r + g + b; };
            const clear = color => /, 0\\)$|transparent/.test(color);
            let at = document.querySelector("h1");
            const text = light(getComputedStyle(at).color);
            while (at.parentElement && clear(getComputedStyle(at).backgroundColor)) at = at.parentElement;
            return [text, light(getComputedStyle(at).backgroundColor)];
        }"""
    )
    return text > ground


def test_without_script_axe_finds_nothing_wrong_on_the_home_page_and_the_quartier(without_script: Page) -> None:
    found = []
    for address in ("", CONTRACT, f"{CONTRACT}quartiers/qn05941i/"):
        without_script.goto(address)
        without_script.evaluate(axe())
        found += violations(without_script, address)
    assert not found, listed(found)


# --- Keyboard ----------------------------------------------------------------------------------------------------


FOCUS = """() => {
    const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const x = box.left + box.width / 2, y = box.top + Math.min(box.height, 40) / 2;
    const top = document.elementFromPoint(x, y);
    return {
        words: (at.getAttribute("aria-label") || at.textContent || at.id).trim().slice(0, 40), tag: at.tagName,
        ring, seen: top !== null && (at.contains(top) || top.contains(at)), inMain: !!at.closest("main"),
    };
}"""


def test_first_tab_reaches_the_skip_link_which_leads_to_the_content(page: Page) -> None:
    page.goto(f"{CONTRACT}quartiers/qn05941i/")
    page.keyboard.press("Tab")
    focus = page.evaluate(FOCUS)
    assert "contenu" in focus["words"].lower() and focus["ring"] and focus["seen"]
    page.keyboard.press("Enter")
    target = page.locator(f":target, [id='{urlsplit(page.url).fragment}']").first
    assert target.locator("h1").count() == 1 or target.evaluate("t => t.tagName") == "H1"
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["inMain"]


@pytest.mark.parametrize("address", ["", CONTRACT, f"{CONTRACT}quartiers/qn05941i/", f"{CONTRACT}recherche/"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_each_step_of_the_tab_key_is_seen(page: Page, address: str, size: tuple[int, int]) -> None:
    resize(page, size)
    page.goto(address)
    page.add_style_tag(content=QUIET)
    page.evaluate("document.activeElement.blur()")
    lost, steps = [], 0
    for _ in range(30):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["tag"] == "BODY":
            break
        steps += 1
        if not (focus["ring"] and focus["seen"]):
            lost.append(f"{focus['tag']} « {focus['words']} » : {'cachée' if focus['ring'] else 'sans contour'}")
    assert steps >= 5
    assert not lost, listed(lost)


# --- Search ------------------------------------------------------------------------------------------------------


def ask(page: Page, words: str) -> list[str]:
    """Types words in the search page; gives the addresses found."""
    page.goto(f"{CONTRACT}recherche/")
    field = page.locator("main").get_by_role("searchbox")
    with page.expect_response(re.compile(r"index\.json$")):
        field.fill(words)
        field.press("Enter")
    expect(page.get_by_role("status").filter(has_text=re.compile("résultat|aucun", re.I))).to_be_visible()
    return results(page).evaluate_all("links => links.map(a => a.href)")


def results(page: Page) -> Locator:
    return page.locator("main li a[href]:visible")


@pytest.mark.parametrize("words", ["bus", "médiateur", "crèche", "27 %"])
def test_search_finds_pages_and_a_result_opens(page: Page, words: str) -> None:
    found = ask(page, words)
    assert found
    answer = page.goto(found[0])
    assert answer and answer.ok
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("médiateur", "mediateur"),
        ("médiateur", "médiateurs"),
        ("école", "ECOLES"),
        ("l'emploi", "l’emploi"),
        ("œuvre", "oeuvre"),
    ],
)
def test_search_minds_neither_accents_nor_plurals_nor_capitals(page: Page, one: str, other: str) -> None:
    assert (found := ask(page, one)) and found == ask(page, other)


def test_search_puts_the_page_that_bears_the_words_as_title_first(page: Page, contenu: Contenu) -> None:
    projet = next(p for p in contenu.library.dossiers["hazebrouck"].projets if p.id == "epicerie-solidaire")
    assert ask(page, projet.titre)[0].endswith("/projets/epicerie-solidaire/")


def test_search_says_when_it_finds_nothing(page: Page) -> None:
    assert ask(page, "xyzzyx") == []
    expect(page.get_by_role("status").filter(has_text="xyzzyx")).to_be_visible()


def test_search_shows_a_question_with_html_as_text(page: Page) -> None:
    hostile = '<img src=x onerror="window.__ran=1"> zzz'
    page.goto(f"{CONTRACT}recherche/?q={hostile}")
    expect(page.get_by_role("status").filter(has_text=hostile)).to_be_visible()
    assert page.locator("main img").count() == 0
    assert page.evaluate("window.__ran") is None


def test_search_works_from_the_header_of_any_page(page: Page) -> None:
    page.goto(f"{CONTRACT}participation/")
    box = page.locator("header").get_by_role("searchbox")
    box.fill("bus")
    box.press("Enter")
    page.wait_for_url("**/recherche/?q=bus")
    expect(results(page).first).to_be_visible()


def test_search_sends_the_words_nowhere(page: Page, url: str) -> None:
    asked: list[str] = []
    page.goto(f"{CONTRACT}recherche/")
    page.on("request", lambda request: asked.append(request.url))
    field = page.locator("main").get_by_role("searchbox")
    with page.expect_response(re.compile(r"index\.json$")):
        field.type("confidentiel")
    assert asked == [f"{url}{CONTRACT}recherche/index.json"]


# --- Light or dark -----------------------------------------------------------------------------------------------


@pytest.fixture
def fresh(browser: Browser, url: str) -> Iterator[Page]:
    """A page in a browser that remembers nothing."""
    made = browser.new_context(base_url=url, color_scheme="light")
    yield made.new_page()
    made.close()


def button(page: Page) -> Locator:
    return page.locator("header").get_by_role("button", name=re.compile("affichage", re.I))


def test_display_button_goes_through_light_dark_and_automatic(fresh: Page) -> None:
    fresh.goto(CONTRACT)
    seen = []
    for _ in range(3):
        button(fresh).click()
        shown = []
        for scheme in ("light", "dark"):
            fresh.emulate_media(color_scheme=scheme)
            shown.append(is_dark(fresh))
        seen.append(tuple(shown))
    assert sorted(seen) == [(False, False), (False, True), (True, True)]


def test_display_button_says_what_is_shown(fresh: Page) -> None:
    fresh.goto(CONTRACT)
    names = set()
    for _ in range(3):
        names.add(button(fresh).inner_text() or button(fresh).get_attribute("title"))
        button(fresh).click()
    assert len(names) == 3


def test_choice_of_display_is_remembered_on_the_next_page(fresh: Page) -> None:
    fresh.goto(CONTRACT)
    while not is_dark(fresh):
        button(fresh).click()
    fresh.goto(f"{CONTRACT}engagements/")
    assert is_dark(fresh)


def test_page_chosen_dark_is_dark_before_anything_is_painted(fresh: Page) -> None:
    fresh.goto(CONTRACT)
    while not is_dark(fresh):
        button(fresh).click()
    fresh.goto(f"{CONTRACT}engagements/", wait_until="commit")
    fresh.wait_for_selector("h1")
    assert is_dark(fresh)
