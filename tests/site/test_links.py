"""Every link leads somewhere, every page can be reached and stands on its own feet."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from pathlib import Path

import pytest

from tests.site.built import BuiltSite, css_addresses, links, resolve, resources
from tests.site.conftest import ROOT
from tests.site.kinds import listed

SHORTCUTS = ("plan-du-site/", "recherche/")  # pages that link to all others


def test_every_internal_link_leads_to_a_page_or_a_file(site: BuiltSite) -> None:
    dead = [
        f"{address} → {href}"
        for address, page in site.pages.items()
        for href in [*links(page), *resources(page)]
        if (target := resolve(href, at=address)) and not site.file(target[0]).is_file()
    ]
    assert not dead, listed(dead)


def test_every_anchor_exists_in_the_page_it_names(site: BuiltSite) -> None:
    dead = [
        f"{address} → {href}"
        for address, page in site.pages.items()
        for href in links(page)
        if "#" in href and (target := resolve(href, at=address)) and target[1] not in site.ids.get(target[0], ())
    ]
    assert not dead, listed(dead)


def test_every_page_is_reached_from_the_home_page_without_the_site_plan(site: BuiltSite) -> None:
    reached, waiting = {""}, [""]
    while waiting:
        address = waiting.pop()
        if address.endswith(SHORTCUTS):
            continue
        page = site.pages[address]
        ways = [*links(page), *page.xpath("//form/@action")]
        targets = {t[0] for href in ways if (t := resolve(href, at=address))}
        found = (targets & site.pages.keys()) - reached
        reached |= found
        waiting += found
    orphans = {a for a in site.pages if not a.endswith("404.html")} - reached
    assert not orphans, listed(orphans)


def test_portal_leads_to_every_contract_and_every_contract_back_to_it(site: BuiltSite) -> None:
    contracts = {a for a in site.pages if a.count("/") == 1 and (site.root / a / "publication.json").is_file()}
    assert contracts
    assert contracts <= {t[0] for href in links(site.pages[""]) if (t := resolve(href, at=""))}
    assert all("" in {t[0] for href in links(site.pages[a]) if (t := resolve(href, at=a))} for a in contracts)


def test_ids_are_unique_on_each_page(site: BuiltSite) -> None:
    twice = [f"{a}: {i} × {n}" for a, ids in site.ids.items() for i, n in Counter(ids).items() if n > 1]
    assert not twice, listed(twice)


def test_labels_and_descriptions_name_elements_of_their_page(site: BuiltSite) -> None:
    names = "//@for | //@aria-labelledby | //@aria-describedby | //@aria-controls | //@headers"
    lost = [
        f"{address}: {ident}"
        for address, page in site.pages.items()
        for value in page.xpath(names)
        for ident in value.split()
        if ident not in site.ids[address]
    ]
    assert not lost, listed(lost)


def test_every_page_is_french_with_a_title_of_its_own_and_one_main_heading(site: BuiltSite) -> None:
    wrong = [
        address
        for address, page in site.pages.items()
        if page.get("lang") != "fr"
        or len(page.xpath("//head/title[normalize-space()]")) != 1
        or len(page.xpath("//h1[normalize-space()]")) != 1
    ]
    assert not wrong, listed(wrong)


def test_two_pages_of_a_site_never_have_the_same_title(site: BuiltSite) -> None:
    titles = [(a.split("/")[0] if "/" in a else "", p.findtext(".//title")) for a, p in site.pages.items()]
    twice = [f"{place}: {title}" for (place, title), n in Counter(titles).items() if n > 1]
    assert not twice, listed(twice)


def test_headings_never_skip_a_level(site: BuiltSite) -> None:
    skips = []
    for address, page in site.pages.items():
        before = 0
        for heading in page.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"):
            level = int(heading.tag[1])
            if level > before + 1:
                skips.append(f"{address}: h{before} → h{level} « {heading.text_content().strip()} »")
            before = level
    assert not skips, listed(skips)


def test_nothing_is_fetched_from_or_sent_to_another_host(site: BuiltSite) -> None:
    pages = ((a, href) for a, page in site.pages.items() for href in resources(page))
    styles = (
        (sheet.relative_to(site.root).as_posix(), href)
        for sheet in site.root.rglob("*.css")
        for href in css_addresses(sheet.read_text("utf-8"))
    )
    foreign = [
        f"{a} → {href}" for a, href in [*pages, *styles] if not href.startswith("data:") and resolve(href, at=a) is None
    ]
    assert not foreign, listed(foreign)


def test_style_sheets_fetch_only_files_of_the_site(site: BuiltSite) -> None:
    missing = [
        f"{sheet.name} → {href}"
        for sheet in site.root.rglob("*.css")
        for href in css_addresses(sheet.read_text("utf-8"))
        if not href.startswith(("data:", "#")) and not (sheet.parent / href.partition("#")[0].partition("?")[0]).is_file()
    ]
    assert not missing, listed(missing)


def test_links_that_leave_the_site_are_web_or_mail_addresses(site: BuiltSite) -> None:
    strange = [
        f"{address} → {href}"
        for address, page in site.pages.items()
        for href in links(page)
        if resolve(href, at=address) is None and not re.match(r"https?://[\w.-]+\.\w+|mailto:\S+@|tel:", href)
    ]
    assert not strange, listed(strange)


@pytest.mark.parametrize("place", [ROOT, Path.home(), Path(tempfile.gettempdir())], ids=["projet", "home", "tmp"])
def test_no_file_of_the_site_holds_a_path_of_the_machine_that_built_it(site: BuiltSite, place: Path) -> None:
    known = f"{place}/".encode()
    leaks = [
        f.relative_to(site.root).as_posix() for f in site.root.rglob("*") if f.is_file() and known in f.read_bytes()
    ]
    assert not leaks, listed(leaks)
