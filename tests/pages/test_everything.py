"""Every key of the model: filled, a reader finds it; absent, nothing breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import pytest
from contrats.outputs.sites import Contenu, site_of

from tests.pages.everything import FIRST_DAY, LAST_DAY, STEMS, bare, barest, changed, everything, half
from tests.pages.not_shown import ON_PURPOSE, excuse
from tests.pages.screens import Site, spaced
from tests.projects import Files, Project, write

SAME_PIECE = ("source.document", "a-noter.type")
"""Keys that stand with others: a document with its page, the kind of a note with its text."""
NEVER_ALONE = {
    "communes.insee", "contrat.communs", "contrat.quartiers.code", "departements.territoire",
    "observations.indicateur",
    "observations.territoire", "reprises.engagement", "territoires.type",
}  # fmt: skip
"""Keys that cannot change while the rest of the project stays as it is."""


def sites(folder: Path, files: Files, *, au=LAST_DAY) -> list[Site]:
    """The site of the contract, the portal, the site of the announced contract, on a day after everything."""
    write(folder, files)
    content = Contenu(Project(folder).library(), (), au)
    return [Site(site_of(content, contrat)) for contrat in (STEMS["contrats"], "", "annonce")]


@pytest.fixture(scope="module")
def full(tmp_path_factory) -> list[Site]:
    return sites(tmp_path_factory.mktemp("complet"), everything().files)


@pytest.fixture(scope="module")
def seen(full, tmp_path_factory) -> str:
    """All the words and addresses of the full sites, before and after every day that is written in them."""
    before = sites(tmp_path_factory.mktemp("avant"), everything().files, au=FIRST_DAY)
    return " ".join(" ".join([s.text, *s.addresses]) for site in full + before for s in site)


def shown(keys) -> list[str]:
    """The keys that a reader must find."""
    return [path for path in keys if not excuse(path)]


@pytest.mark.parametrize("path", shown(everything().said))
def test_what_is_written_is_on_a_page(seen, path):
    assert re.search(rf"(?<!\w){re.escape(everything().said[path])}(?!\w)", seen)


def test_what_is_left_out_on_purpose_is_on_no_page(seen):
    """The list of what is not shown holds nothing that is: a key that a page comes to show leaves the list."""
    said = everything().said
    left_out = [path for path in said if excuse(path)]
    assert left_out
    assert [p for p in left_out if re.search(rf"(?<!\w){re.escape(said[p])}(?!\w)", seen)] == []


CODED = sorted(p for p in everything().coded if not p.endswith(SAME_PIECE) and not p.startswith("communs.engagements"))


@pytest.mark.parametrize("path", shown(p for p in CODED if p not in NEVER_ALONE))
def test_coded_value_changes_what_is_read(full, tmp_path, path):
    files = changed(path)
    assert files is not None
    now = sites(tmp_path, files)
    assert read(now, unlike=full) != read(full, unlike=now)


def read(own: list[Site], *, unlike: list[Site]) -> list[tuple[str, str, str, list]]:
    """Words and links of the pages whose HTML is not that of the other sites."""
    other = {(site.site.id, url): page.corps for site in unlike for url, page in site.pages.items()}
    return [
        (site.site.id, url, site[url].text, site[url].links)
        for site in own
        for url, page in site.pages.items()
        if page.corps != other.get((site.site.id, url))
    ]


@pytest.mark.parametrize("pattern", ON_PURPOSE)
def test_list_of_what_is_not_shown_speaks_of_keys_that_exist(pattern):
    assert any(excuse(p) == ON_PURPOSE[pattern] for p in [*everything().said, *everything().coded])


PROJECTS: MappingProxyType[str, Callable] = MappingProxyType({"full": everything, "bare": bare, "barest": barest})


PYTHON = re.compile(r"\b(?:None|True|False|Decimal|datetime|Undefined)\b|\{\{|<class")


@pytest.mark.parametrize("made", PROJECTS.values(), ids=PROJECTS)
def test_every_page_can_be_filled_and_shows_no_python(tmp_path, made):
    words = {s.url: PYTHON.findall(s.text) for site in sites(tmp_path, made().files) for s in site}
    assert {url: found for url, found in words.items() if found} == {}


@pytest.mark.parametrize("made", PROJECTS.values(), ids=PROJECTS)
def test_every_page_begins_with_its_title(tmp_path, made):
    pages = [(site.pages[s.url].titre, s) for site in sites(tmp_path, made().files) for s in site]
    assert [s.url for title, s in pages if not s.headings[0].startswith(spaced(title))] == []


@pytest.mark.parametrize("seed", range(20))
def test_any_mixture_of_keys_makes_a_whole_site(tmp_path, seed):
    site, *others = sites(tmp_path, half(seed).files)
    assert site.dead_links() == []
    assert [s.url for own in (site, *others) for s in own if PYTHON.search(s.text)] == []


@pytest.mark.parametrize("made", PROJECTS.values(), ids=PROJECTS)
def test_no_sentence_is_left_open(tmp_path, made):
    """Nothing stands before a comma, and no parenthesis or quotation is empty."""
    open_ended = re.compile(r"\(\s*\)|«\s*»|\s,|,\s*,|^\s*[,;]|\bde\s*\.")
    words = {s.url: open_ended.findall(s.text) for site in sites(tmp_path, made().files) for s in site}
    assert {url: found for url, found in words.items() if found} == {}


@pytest.mark.parametrize("made", PROJECTS.values(), ids=PROJECTS)
def test_no_page_gives_one_name_to_two_places(tmp_path, made):
    twice = {s.url: [i for i, n in Counter(s.ids).items() if n > 1] for s in sites(tmp_path, made().files)[0]}
    assert {url: ids for url, ids in twice.items() if ids} == {}


@pytest.mark.parametrize("made", PROJECTS.values(), ids=PROJECTS)
def test_no_link_is_dead(tmp_path, made):
    assert sites(tmp_path, made().files)[0].dead_links() == []


@pytest.mark.parametrize("made", PROJECTS.values(), ids=PROJECTS)
def test_absent_number_is_never_zero(tmp_path, made):
    """None of these projects has a zero, so that none may be read, but in counts."""
    zero = re.compile(r"(?<![\d,] )(?<![\w,.])0 (?:€|%|mot|habitant|logement|citation|quartier|projet)\w*")
    zeros = {s.url: zero.findall(s.text) for s in sites(tmp_path, made().files)[0]}
    assert {url: found for url, found in zeros.items() if found} == {}
