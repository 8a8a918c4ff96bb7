"""A page composed later is the page composed at once."""

from __future__ import annotations

import random
from pathlib import Path

from contrats.outputs.sites import read_content, site_of

from tests.pages.everything import LAST_DAY, everything
from tests.projects import write


def test_pages_asked_for_in_any_order_are_those_composed_at_once(tmp_path: Path) -> None:
    write(tmp_path, everything().files)
    content = read_content(tmp_path, au=LAST_DAY)
    at_once, later = (site_of(content, "complet", differe=differe).pages for differe in (False, True))
    shuffled = random.Random(2030).sample(later, len(later))  # noqa: S311 - the same order every time
    asked = {page.url: page.corps for page in shuffled}
    assert asked == {page.url: page.corps for page in at_once}
    assert [(p.url, p.titre, p.fil, p.section) for p in later] == [(p.url, p.titre, p.fil, p.section) for p in at_once]


def test_a_page_that_nobody_asks_for_is_not_composed(tmp_path: Path) -> None:
    write(tmp_path, everything().files)
    pages = site_of(read_content(tmp_path, au=LAST_DAY), "complet", differe=True).pages
    assert pages[0].corps and ["corps" in vars(p) for p in pages[:3]] == [True, False, False]
