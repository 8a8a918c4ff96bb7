"""The charts in a real browser, with the site's style sheets: readable and whole at every width."""

from __future__ import annotations

from pathlib import Path

import pytest
from contrats import engines
from playwright.sync_api import Browser, Page

from tests.figures.dessins import dessine
from tests.figures.test_graphiques import EXEMPLES
from tests.site.test_browser import axe, violations

pytestmark = pytest.mark.navigateur

ASSETS = Path(engines.__file__).parent / "mkdocs" / "theme" / "assets"
HIDDEN_OR_SMALL = """svgs => svgs.flatMap(svg => {
  const frame = svg.getBoundingClientRect(), texts = [...svg.querySelectorAll('text')]
  const boxes = texts.map(t => t.getBoundingClientRect())
  const scale = t => t.getCTM().a * parseFloat(getComputedStyle(t).fontSize)
  const out = b => b.left < frame.left - 1 || b.right > frame.right + 1 || b.bottom > frame.bottom + 1
  const beside = (a, b) => a.left >= b.right - 1 || b.left >= a.right - 1
  const over = (a, b) => !beside(a, b) && a.top < b.bottom - 6 && b.top < a.bottom - 6
  return texts.flatMap((text, i) => [
    ...(out(boxes[i]) ? ['outside: ' + text.textContent] : []),
    ...(scale(text) < 12 ? ['small: ' + text.textContent] : []),
    ...texts.slice(i + 1).flatMap((other, j) =>
      over(boxes[i], boxes[i + 1 + j]) ? [`over: ${text.textContent} | ${other.textContent}`] : []),
  ])
})"""


def feuille(scheme: str) -> str:
    """A page that holds every chart of the examples."""
    style = "".join((ASSETS / name).read_text("utf-8") for name in ("contrats.css", "graphiques.css"))
    body = (
        "<main class='md-grid'><h1>Essai</h1>"
        + "".join(dessine(d, prefixe=name).svg for name, d in EXEMPLES.items())
        + "</main>"
    )
    return (
        f'<!doctype html><html lang="fr"><meta charset="utf-8"><title>Essai</title><style>{style}</style>'
        f'<body data-md-color-scheme="{scheme}">{body}</body></html>'
    )


@pytest.fixture
def page(browser: Browser) -> Page:
    made = browser.new_page()
    yield made
    made.close()


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("width", [320, 390, 800, 1280])
def test_no_text_is_small_hidden_or_under_another(page: Page, width: int, media: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(media=media)
    page.set_content(feuille("default"))
    assert page.eval_on_selector_all("svg.graphique", HIDDEN_OR_SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing_wrong(page: Page, scheme: str) -> None:
    page.set_content(feuille(scheme))
    page.evaluate(axe())
    assert violations(page, scheme) == []


def test_browser_reads_name_and_description_of_each_chart(page: Page) -> None:
    page.set_content(feuille("default"))
    for chart in page.get_by_role("img", name="Retard en 6e").all():
        assert "Source" in chart.evaluate(
            "svg => document.getElementById(svg.getAttribute('aria-describedby')).textContent"
        )
    assert page.get_by_role("img", name="Retard en 6e").count() == len(EXEMPLES)
