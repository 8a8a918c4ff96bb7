"""What a reader gets in a real browser: phone and desktop, light and dark, with and without JavaScript."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from contrats.outputs.sites import Contenu, site_of
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from tests.site.built import BuiltSite
from tests.site.conftest import ROOT
from tests.site.kinds import KINDS, by_kind, listed

pytestmark = pytest.mark.navigateur

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL_RULES = {"type": "tag", "values": TAGS}
COLOUR_RULES = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
PHONE, DESKTOP, NARROW = (390, 844), (1280, 900), (360, 740)
LOOKS = [
    # size of the window, light or dark, rules: only those on colours can tell dark from light
    (size, scheme, rules)
    for size in (PHONE, DESKTOP)
    for scheme, rules in (("light", ALL_RULES), ("dark", COLOUR_RULES))
]
HEAVIEST = 100 * 1024
"""Bytes, compressed, of a page with all it fetches."""
QUIET = """*, *::before, *::after {
    transition: none !important; animation: none !important; scroll-behavior: auto !important;
}"""
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


def violations(page: Page, look: str, rules: dict = ALL_RULES) -> list[str]:
    """What axe-core finds wrong with the page as it stands."""
    found = page.evaluate(
        "runOnly => axe.run(document, {runOnly, resultTypes: ['violations']}).then(r => r.violations)",
        rules,
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
    made = browser.new_context(base_url=url, locale="fr-FR", reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    made = context.new_page()
    resize(made, DESKTOP)
    yield made
    made.close()


@pytest.fixture(scope="module")
def bare(browser: Browser, url: str) -> Iterator[BrowserContext]:
    """A browser where scripts are switched off."""
    made = browser.new_context(base_url=url, java_script_enabled=False)
    yield made
    made.close()


@pytest.fixture
def without_script(bare: BrowserContext) -> Iterator[Page]:
    made = bare.new_page()
    resize(made, PHONE)
    yield made
    made.close()


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def settle(page: Page) -> None:
    """Waits until what was asked has been drawn."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


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
        for size, scheme, rules in LOOKS:
            resize(page, size)
            page.emulate_media(color_scheme=scheme)
            settle(page)
            assert is_dark(page) is (scheme == "dark")
            seen.violations += violations(page, f"{size[0]} px, {scheme}", rules)
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


# --- Without JavaScript ---

BOTH_SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])


def first_link_to(page: Page, pattern: str) -> Locator:
    """The first link of the main part whose address matches, as a reader would find it."""
    paths = page.locator("main a[href]").evaluate_all("links => links.map(a => a.pathname)")
    found = next((n for n, path in enumerate(paths) if re.search(pattern, path)), None)
    assert found is not None, f"{page.url} has no link to {pattern}"
    return page.locator("main a[href]").nth(found)


def open_it(page: Page, link: Locator) -> None:
    """Clicks a link, after opening what folds it away."""
    for fold in link.locator("xpath=ancestor::details[not(@open)]").all():
        fold.locator("xpath=./summary").click()
    link.click()


@BOTH_SIZES
def test_without_script_a_reader_goes_from_the_portal_to_an_engagement(
    without_script: Page, size: tuple[int, int]
) -> None:
    page = without_script
    resize(page, size)
    page.goto("")
    open_it(page, first_link_to(page, rf"^/{CONTRACT}$"))
    open_it(page, first_link_to(page, r"/quartiers/qn\w+/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pasteur")
    open_it(page, first_link_to(page, r"/engagements/(?!par-|ensembles)[\w-]+/$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert re.search(r"/engagements/[\w-]+/$", page.url)


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


@BOTH_SIZES
def test_without_script_the_menu_leads_to_each_of_its_pages(
    without_script: Page, size: tuple[int, int], contenu: Contenu
) -> None:
    page = without_script
    resize(page, size)
    page.goto(CONTRACT)
    for section, step in site_of(contenu, "hazebrouck").menu:
        open_it(page, page.get_by_role("navigation").get_by_role("link", name=step.titre, exact=True).first)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.url.endswith(f"/{CONTRACT}{step.url}"), section


@BOTH_SIZES
def test_without_script_no_button_is_shown_that_does_nothing(without_script: Page, size: tuple[int, int]) -> None:
    resize(without_script, size)
    without_script.goto(CONTRACT)
    assert [button.inner_text() for button in without_script.locator("button").all() if button.is_visible()] == []


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
            const light = color => color.match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + +part, 0);
            const clear = color => /, 0\\)$|transparent/.test(color);
            let at = document.querySelector("h1");
            const text = light(getComputedStyle(at).color);
            while (at.parentElement && clear(getComputedStyle(at).backgroundColor)) at = at.parentElement;
            return [text, light(getComputedStyle(at).backgroundColor)];
        }"""
    )
    return text > ground


@pytest.fixture
def unscripted(context: BrowserContext, page: Page) -> Page:
    """Pages as they stand without script, in a browser where axe-core can run: it needs timers."""

    def strip(route: Route) -> None:
        html = re.sub(r"<script\b.*?</script>|</?noscript>", "", route.fetch().text(), flags=re.S)
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.route(re.compile(r"/$"), strip)
    return page


@pytest.mark.parametrize("address", ["", CONTRACT, f"{CONTRACT}quartiers/qn05941i/", f"{CONTRACT}recherche/"])
@BOTH_SIZES
def test_without_script_axe_finds_nothing_wrong(unscripted: Page, address: str, size: tuple[int, int]) -> None:
    resize(unscripted, size)
    unscripted.goto(address)
    assert unscripted.locator("script").count() == 0
    unscripted.add_style_tag(content=QUIET)
    unscripted.evaluate(axe())
    assert not (found := violations(unscripted, address)), listed(found)


@pytest.mark.parametrize("commune", ["Louvroil", "Denain", "Feignies", "Douai"])
def test_without_script_a_resident_finds_the_quartier_in_two_taps(without_script: Page, commune: str) -> None:
    page = without_script
    page.goto("")
    town = page.locator("main li", has=page.get_by_text(commune, exact=True)).first
    fold = town.locator("xpath=ancestor::details")
    assert not town.is_visible()
    fold.locator("summary").click()
    town.get_by_role("link").first.click()
    assert re.search(r"/quartiers/qn\w+/$", page.url)
    expect(page.locator("main .chapeau").first).to_contain_text(commune)


# --- Keyboard ---


FOCUS = """() => {
    const at = document.activeElement, style = getComputedStyle(at), box = at.getClientRects()[0];
    const seen = box && [0.1, 0.5, 0.9].some(part => {
        const top = document.elementFromPoint(box.left + box.width * part, box.top + box.height / 2);
        return top && (at.contains(top) || top.contains(at));
    });
    return {
        words: (at.getAttribute("aria-label") || at.textContent || at.id).trim().slice(0, 40),
        tag: at.tagName,
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        seen: !!seen, inMain: !!at.closest("main"),
    };
}"""


def tab(page: Page) -> dict:
    """Presses the key; what has the focus then."""
    page.keyboard.press("Tab")
    settle(page)
    return page.evaluate(FOCUS)


@BOTH_SIZES
def test_first_tab_reaches_the_skip_link_which_leads_to_the_content(page: Page, size: tuple[int, int]) -> None:
    resize(page, size)
    page.goto(f"{CONTRACT}quartiers/qn05941i/")
    focus = tab(page)
    assert "contenu" in focus["words"].lower() and focus["ring"] and focus["seen"]
    page.keyboard.press("Enter")
    target = page.locator(":target")
    assert target.locator("h1").count() == 1 or target.evaluate("t => t.tagName") == "H1"
    assert tab(page)["inMain"]


@pytest.mark.parametrize(
    ("address", "size"),
    [
        ("", PHONE),
        (CONTRACT, PHONE),
        (CONTRACT, DESKTOP),
        (f"{CONTRACT}quartiers/qn05941i/", DESKTOP),
        (f"{CONTRACT}recherche/", PHONE),
    ],
)
def test_each_step_of_the_tab_key_is_seen(page: Page, address: str, size: tuple[int, int]) -> None:
    resize(page, size)
    page.goto(address)
    page.add_style_tag(content=QUIET)
    page.evaluate("document.activeElement.blur()")
    lost, steps = [], 0
    while steps < 25 and (focus := tab(page))["tag"] != "BODY":
        steps += 1
        if not (focus["ring"] and focus["seen"]):
            lost.append(f"{focus['tag']} « {focus['words']} » : {'cachée' if focus['ring'] else 'sans contour'}")
    assert steps >= 5
    assert not lost, listed(lost)


# --- Search ---


@pytest.fixture(scope="module")
def search(context: BrowserContext) -> Iterator[Page]:
    """The search page, its index loaded."""
    made = context.new_page()
    with made.expect_response(re.compile(r"index\.json$")):
        made.goto(f"{CONTRACT}recherche/?q=bus")
    yield made
    made.close()


def field(page: Page) -> Locator:
    return page.locator("main").get_by_role("searchbox")


def answer(page: Page) -> Locator:
    return page.locator("main").get_by_role("status")


def results(page: Page) -> Locator:
    return page.locator("main li:not(nav li) a[href]:visible")


def ask(page: Page, words: str) -> list[str]:
    """Types words in the search page; gives the addresses found."""
    field(page).fill("")
    expect(answer(page)).to_have_text("")
    field(page).fill(words)
    field(page).press("Enter")
    expect(answer(page)).to_have_text(re.compile(r"\w"))
    return results(page).evaluate_all("links => links.map(a => a.href)")


@pytest.mark.parametrize("words", ["bus", "médiateur", "crèche", "27 %"])
def test_search_finds_pages_and_a_result_opens(search: Page, page: Page, words: str) -> None:
    found = ask(search, words)
    assert found
    assert page.goto(found[0]).ok
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
def test_search_minds_neither_accents_nor_plurals_nor_capitals(search: Page, one: str, other: str) -> None:
    assert (found := ask(search, one)) and found == ask(search, other)


def test_search_puts_the_page_that_bears_the_words_as_title_first(search: Page, contenu: Contenu) -> None:
    projet = next(p for p in contenu.library.dossiers["hazebrouck"].projets if p.id == "epicerie-solidaire")
    assert ask(search, projet.titre)[0].endswith("/projets/epicerie-solidaire/")


def test_search_says_when_it_finds_nothing(search: Page) -> None:
    assert ask(search, "xyzzyx") == []
    expect(answer(search)).to_contain_text("xyzzyx")


def test_search_shows_a_question_with_html_as_text(page: Page) -> None:
    hostile = '<img src=x onerror="window.__ran=1"> zzz'
    page.goto(f"{CONTRACT}recherche/?q={quote(hostile)}")
    expect(answer(page)).to_contain_text(hostile)
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
    with page.expect_response(re.compile(r"index\.json$")):
        field(page).press_sequentially("confidentiel")
    expect(answer(page)).to_contain_text("confidentiel")
    assert asked and not [a for a in asked if "conf" in a or not a.startswith(url)]


@pytest.fixture(scope="module")
def everywhere(context: BrowserContext) -> Iterator[Page]:
    """The search page of the portal, which goes through all contracts that are written."""
    made = context.new_page()
    made.goto("recherche/?q=bus")
    expect(answer(made)).to_contain_text("résultat")
    yield made
    made.close()


def test_portal_fetches_the_words_of_the_contracts_only_when_asked(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("recherche/")
    settle(page)
    assert not [a for a in asked if a.endswith("index.json")]
    field(page).fill("bus")
    expect(answer(page)).to_contain_text("résultat")
    assert len([a for a in asked if a.endswith("index.json")]) == page.locator("#ou-chercher option").count() - 1


@pytest.mark.parametrize(
    ("words", "contracts"),
    [("navette", {"hazebrouck"}), ("Louvroil", {"maubeuge-val-de-sambre"}), ("Arenberg", {"porte-du-hainaut"})],
)
def test_portal_finds_what_stands_in_each_contract(everywhere: Page, words: str, contracts: set[str]) -> None:
    found = {urlsplit(a).path.split("/")[1] for a in ask(everywhere, words)}
    assert contracts <= found


def test_portal_names_once_what_contracts_share(everywhere: Page) -> None:
    ask(everywhere, "CitésLab")
    shared = everywhere.locator("#resultats > li", has_text="Aussi dans")
    assert shared.count() >= 1
    titles = everywhere.locator("#resultats > li > a:first-child").all_inner_texts()
    assert len([t for t in titles if "CitésLab" in t]) == len({t for t in titles if "CitésLab" in t})


def test_portal_searches_one_contract_when_asked(everywhere: Page) -> None:
    everywhere.locator("#ou-chercher").select_option("porte-du-hainaut/")
    found = ask(everywhere, "santé")
    assert found and all("/porte-du-hainaut/" in a for a in found)
    everywhere.locator("#ou-chercher").select_option("")


# --- Light or dark ---


@pytest.fixture
def fresh(browser: Browser, url: str) -> Iterator[Page]:
    """A page in a browser that remembers nothing."""
    made = browser.new_context(base_url=url, color_scheme="light", reduced_motion="reduce")
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
            settle(fresh)
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
