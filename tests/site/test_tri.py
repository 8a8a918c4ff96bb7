"""Tables that can be sorted: by a button of each column, numbers by their value, what is not published last."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.site.test_browser import axe, violations

pytestmark = pytest.mark.navigateur

ADDRESS = "porte-du-hainaut/quartiers/comparer/"
SUBJECT = "Personnes de nationalité étrangère : les quartiers"


@pytest.fixture
def page(browser: Browser, url: str) -> Page:
    made = browser.new_page()
    made.goto(url + ADDRESS)
    made.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    yield made
    made.close()


def column(page: Page, number: int) -> list[str]:
    """The cells of a column of the quartiers, from top to bottom."""
    return page.evaluate(
        "([label, n]) => [...document.querySelector(`section[aria-label='${label}'] tbody`).rows]"
        ".map(r => r.cells[n].dataset.rang ?? r.cells[n].textContent.trim())",
        [SUBJECT, number],
    )


def button(page: Page, number: int) -> Locator:
    return page.locator(f"section[aria-label='{SUBJECT}'] thead .tri").nth(number)


def numbers(cells: list[str]) -> list[float]:
    return [float(c) for c in cells if c.replace(".", "").replace("-", "").isdigit()]


def test_numbers_go_down_then_up_and_what_is_not_published_stays_last(page: Page) -> None:
    button(page, 1).click()
    down = column(page, 1)
    assert numbers(down) == sorted(numbers(down), reverse=True) and len(numbers(down)) > 5
    assert len(numbers(down)) < len(down) and "non disponible" in " ".join(down[len(numbers(down)) :])
    button(page, 1).click()
    up = column(page, 1)
    assert numbers(up) == sorted(numbers(up)) and "non disponible" in " ".join(up[len(numbers(up)) :])


def test_names_follow_the_alphabet(page: Page) -> None:
    button(page, 0).click()
    button(page, 0).click()
    assert column(page, 0)[0] == "Arenberg"


def test_one_column_at_a_time_says_that_it_is_sorted(page: Page) -> None:
    button(page, 1).click()
    button(page, 2).click()
    said = page.eval_on_selector_all("[aria-sort]", "all => all.map(h => h.getAttribute('aria-sort'))")
    assert said == ["descending"]


def test_sorting_works_with_the_keyboard_and_axe_finds_nothing_wrong(page: Page) -> None:
    button(page, 1).focus()
    page.keyboard.press("Enter")
    cells = numbers(column(page, 1))
    assert cells == sorted(cells, reverse=True)
    page.evaluate(axe())
    assert violations(page, ADDRESS) == []


def test_wider_territories_are_never_sorted_among_the_quartiers(page: Page) -> None:
    before = page.locator("tbody.reperes-de-comparaison").all_inner_texts()
    button(page, 1).click()
    assert page.locator("tbody.reperes-de-comparaison").all_inner_texts() == before and before
