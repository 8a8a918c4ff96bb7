"""Whatever an editor's files hold, nothing of it runs in a reader's browser or reaches a file outside.

Every text key of the model is filled with each hostile fragment; the rules that would refuse some of them are
left aside, so that what shows the texts must stand on its own.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from contrats.commands.main import main
from contrats.diagnostics import Level
from contrats.outputs.sites import Contenu, read_content
from playwright.sync_api import Browser, BrowserContext, Page

from tests.pages.everything import STEMS, everything
from tests.projects import BASE, CONTRAT, ENGAGEMENTS, OBSERVATIONS, TERRITOIRES, Files, write
from tests.site.built import BuiltSite
from tests.site.conftest import DAY, publish_read
from tests.site.kinds import listed

CONTRACT = STEMS["contrats"]
MEDIA = f"content/contrats/{CONTRACT}/medias/parc.png"
RUN = "__ran=1"
EVIL = "//evil.invalid"
HTML = (
    f"<script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg/onload={RUN}>",
    f'"><script>{RUN}</script>',
    f'\' onmouseover=\'{RUN}\' " onfocus="{RUN}" autofocus="',
    f"</title></textarea></style><script>{RUN}</script>",
    f"--><script>{RUN}</script><!-- ]]><script>{RUN}</script>",
    f"<iframe src={EVIL}></iframe> <object data={EVIL}></object> <base href={EVIL}/>",
    f'<a href="javascript:{RUN}">a</a>',
    f"<style>@import url({EVIL}/x.css)</style>",
    f'<meta http-equiv=refresh content="0;url={EVIL}">',
    f"<form action={EVIL}><button>b</button></form>",
    f'<p style="background:url({EVIL}/x.png)">c</p>',
    "{{ 7*191 }} {% for a in 1 %} {# a #} ${7*191}",
    f"&lt;script&gt;{RUN}&lt;/script&gt; &#60;img/src/onerror={RUN}&#62;",
    f'\u202e\u2066 <noscript><p title="</noscript><img src=x onerror={RUN}>">',
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}>",
)
MARKDOWN = (
    f"[a](javascript:{RUN}) [b](JaVa&#9;script:{RUN}) [c](&#106;avascript&colon;{RUN}) <javascript:{RUN}>",
    f"[d][1] {{{{ 7*191 }}}} [e](data:text/html,<script>{RUN}</script>) [f](vbscript:{RUN})",
    f'[g](https://a.fr/"onclick="{RUN}) [h](https://a.fr \'x" onclick="{RUN}\') [i](java%73cript:{RUN})',
    f"[j](<java\\script:{RUN}>) **[k](javascript:{RUN})**",
    "",
    f'[1]: javascript:{RUN} "x"',
    "",
    f"![l](https:{EVIL}/x.png) ![m](data:image/svg+xml,<svg/onload={RUN}>)",
    f'![n > <img src=x onerror={RUN}>](medias/parc.png) ![o" onerror="{RUN}](medias/parc.png)',
    f'![p](medias/parc.png "onload={RUN}") [![q]({EVIL}/y.png)](javascript:{RUN})',
    "",
    f'## Titre <script>{RUN}</script> {{: onclick="{RUN}" }}',
    "",
    f"| <img src=x onerror={RUN}> | [r](javascript:{RUN}) |",
    "|---|---|",
    f"| `<svg onload={RUN}>` | <b onclick={RUN}>s</b> |",
)
BATCHES = {"html": "\n".join(HTML), "markdown": "\n".join(MARKDOWN)}
WORD = re.compile(r"mot\d{4}")
LONGEST = 1000
"""Characters: what the shortest keys of text accept."""

ALIEN = """ours => {
    const found = [], say = (what, node) => found.push(what + ": " + node.outerHTML.slice(0, 120));
    const all = selector => document.querySelectorAll(selector);
    const name = script => script.getAttribute("src")?.split("/").pop() ?? script.text;
    for (const script of document.scripts) if (!ours.includes(name(script))) say("script", script);
    for (const node of all("iframe, object, embed, base, meta[http-equiv], body style, math"))
        say("node", node);
    for (const node of all("*")) for (const a of node.attributes)
        if (/^on/i.test(a.name) || (a.name === "style" && /url|expression/i.test(a.value)))
            say("attribute", node);
    for (const a of all("a[href], area[href]"))
        if (!["http:", "https:", "mailto:", "tel:"].includes(a.protocol)) say("address", a);
    for (const form of document.forms) if (new URL(form.action).host !== location.host) say("form", form);
    if (window.__ran !== undefined) found.push("__ran: " + window.__ran);
    return found;
}"""
"""What a page holds that the generator never makes; ``ours`` are its own scripts."""


def hostile(files: Files, fragment: str) -> Files:
    """The files with the fragment beside each word of each text, and in each web address."""
    assert len(fragment) + len("mot0000 ") <= LONGEST, len(fragment)
    made: dict[str, str | bytes] = {MEDIA: b"\x89PNG"}
    for name, text in files.items():
        if name == OBSERVATIONS:
            rows = csv.reader(io.StringIO(text), delimiter=";")
            out = io.StringIO()
            line = " ".join(fragment.split())
            poisoned = ([f"{cell} {line}" if WORD.fullmatch(cell) else cell for cell in row] for row in rows)
            csv.writer(out, delimiter=";").writerows(poisoned)
            made[name] = out.getvalue()
        else:
            text = re.sub(r'"(mot\d{4})"', lambda m: json.dumps(f"{m[1]} {fragment}", ensure_ascii=False), text)
            made[name] = re.sub(r"(https://exemple\.fr/mot\d{4})", r"\1?'onclick='__ran=1'&quot;onfocus=__ran=1", text)
    return made


@dataclass
class Watch:
    """What pages tried while they were open."""

    page: Page
    host: str
    tried: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("dialog", lambda dialog: (self.tried.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page.on("request", self._request)

    def _request(self, request) -> None:
        if urlsplit(request.url).netloc != self.host:
            self.tried.append(f"request: {request.url}")


@pytest.fixture(scope="module", params=BATCHES)
def poisoned(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, equip: Callable) -> BuiltSite:
    """The sites of a project whose every text is hostile, published in spite of what the rules say."""
    root = tmp_path_factory.mktemp("hostile")
    write(root, hostile(everything().files, BATCHES[request.param]))
    content = read_content(equip(root), au=DAY)
    refused = [d for d in content.diagnostics if d.level is Level.ERREUR and not d.code.startswith("C")]
    assert not refused, listed(map(str, refused))
    return BuiltSite(publish_read(root, Contenu(content.library, (), DAY), root / "site"))


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has opened nothing yet."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture(scope="module")
def ours(site: BuiltSite) -> list[str]:
    """The scripts of the project's own pages: names of files, and texts of those written in the page."""
    scripts = [script for page in site.pages.values() for script in page.xpath("//script")]
    return list({script.get("src", "").rpartition("/")[2] or script.text for script in scripts})


@pytest.mark.navigateur
def test_nothing_hostile_runs_on_any_page(
    poisoned: BuiltSite, reader: BrowserContext, ours: list[str], serve: Callable[[Path], str]
) -> None:
    base, found = serve(poisoned.root), []
    page = reader.new_page()
    watch = Watch(page, urlsplit(base).netloc)
    for address in poisoned.pages:
        page.goto(base + address)
        found += [f"{address}: {what}" for what in (*page.evaluate(ALIEN, ours), *watch.tried)]
        watch.tried.clear()
    page.close()
    assert len(poisoned.pages) > 30
    assert not found, listed(found)


@pytest.mark.navigateur
def test_search_shows_hostile_words_as_text(
    poisoned: BuiltSite, reader: BrowserContext, ours: list[str], serve: Callable[[Path], str]
) -> None:
    base = serve(poisoned.root)
    page = reader.new_page()
    watch = Watch(page, urlsplit(base).netloc)
    for words in ("onerror", "javascript", "ran"):
        page.goto(f"{base}{CONTRACT}/recherche/?q={words}")
        page.locator("main li:not(nav li) a[href]").first.wait_for()
        assert not (found := [*page.evaluate(ALIEN, ours), *watch.tried]), listed(found)
    page.close()


def test_no_template_written_in_a_text_is_filled_in(poisoned: BuiltSite) -> None:
    assert not [a for a in poisoned.pages if str(7 * 191) in poisoned.file(a).read_text("utf-8")]


def test_hostile_title_is_shown_to_the_letter(poisoned: BuiltSite) -> None:
    address = f"{CONTRACT}/engagements/engagements/"
    title = re.sub(r"\s+", "", poisoned.pages[address].findtext(".//title"))
    heading = re.sub(r"\s+", "", poisoned.pages[address].xpath("string(//h1)"))
    for fragment in ("<script>__ran=1</script>", "<imgsrc=xonerror=__ran=1>"):
        assert fragment in heading and fragment in title


@pytest.mark.navigateur
@pytest.mark.parametrize(
    "drawing",
    [
        "<svg xmlns='http://www.w3.org/2000/svg'><script>__ran=1</script></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='__ran=1'/>",
        "<svg xmlns='http://www.w3.org/2000/svg'><image href='https://evil.invalid/x.png'/></svg>",
    ],
)
def test_hostile_drawing_is_refused_or_runs_nothing(
    tmp_path: Path, equip: Callable, reader: BrowserContext, serve: Callable[[Path], str], drawing: str
) -> None:
    name = "content/contrats/essai/medias/dessin.svg"
    write(tmp_path, {**BASE, name: drawing})
    content = read_content(equip(tmp_path), au=DAY)
    if any(d.level is Level.ERREUR and d.place.file == name for d in content.diagnostics):
        return
    base = serve(publish_read(tmp_path, content, tmp_path / "site"))
    page = reader.new_page()
    watch = Watch(page, urlsplit(base).netloc)
    page.goto(f"{base}essai/medias/dessin.svg")
    ran = page.evaluate("window.__ran")
    page.close()
    assert (ran, watch.tried) == (None, [])


CITED = "- {{id: {}, titre: T, porteurs: caf, portee: commune, nature: ferme, source: {{document: contrat-essai}}}}\n"
PAGE = "content/contrats/essai/pages/{}.md"
OUTSIDE = {
    # what is attempted: file, what it holds
    "id above": (ENGAGEMENTS, CITED.format("../../../dehors")),
    "absolute id": (ENGAGEMENTS, CITED.format("/etc/dehors")),
    "id with a script": (ENGAGEMENTS, CITED.format("<script>")),
    "id of a contract above": (CONTRAT, BASE[CONTRAT] + "        id: ../../dehors\n"),
    "file named as a script": (PAGE.format("<img src=x onerror=alert(1)>"), "---\ntitre: T\n---\n"),
    "folder named as a script": ("content/contrats/<script>/contrat.yml", BASE[CONTRAT]),
    "image above": (PAGE.format("a"), "---\ntitre: T\n---\n\n![a](medias/../../../../../etc/passwd)\n"),
    "absolute image": (PAGE.format("a"), "---\ntitre: T\n---\n\n![a](/etc/passwd)\n"),
    "image of the disk": (PAGE.format("a"), "---\ntitre: T\n---\n\n![a](file:///etc/passwd)\n"),
    "link to the disk": (PAGE.format("a"), "---\ntitre: T\n---\n\n[a](file:///etc/passwd)\n"),
    "file included by YAML": (
        ENGAGEMENTS,
        CITED.format("a").replace("titre: T", "titre: !include /etc/passwd"),
    ),
    "program called by YAML": (
        ENGAGEMENTS,
        CITED.format("a").replace("titre: T", "titre: !!python/object/apply:os.system [touch dehors]"),
    ),
}


@pytest.mark.parametrize(("name", "text"), OUTSIDE.values(), ids=OUTSIDE)
def test_file_that_reaches_outside_is_refused_and_writes_nothing(
    tmp_path: Path, equip: Callable, capsys: pytest.CaptureFixture, name: str, text: str
) -> None:
    root = tmp_path / "un" / "projet"
    write(root, {**BASE, name: text})
    before = sorted(tmp_path.rglob("*"))
    equip(root)
    for options, own in ((["--strict"], {".cache"}), ([], {".cache", "site"})):
        assert main(["build", "--date", DAY.isoformat(), *options], root=root) == 1
        told = capsys.readouterr().err
        assert name in told and "→" in told
        made = {p for p in set(tmp_path.rglob("*")) - set(before) if not own & set(p.relative_to(root).parts)}
        assert made <= {root / "mkdocs.yml", root / "plugins"}
    assert not [path for path in (root / "site").rglob("*") if "<" in path.name]


@pytest.fixture
def linked(tmp_path: Path, equip: Callable) -> Callable[[str, Path], tuple[Contenu, set[str]]]:
    """Publishes a project with a link of that name among its images; its content, and the files published."""
    (tmp_path / "dehors.png").write_bytes(b"dehors")

    def make(name: str, leads_to: Path) -> tuple[Contenu, set[str]]:
        root = tmp_path / "projet"
        write(root, {**BASE, "content/contrats/essai/medias/vu.png": b"vu"})
        (root / "content/contrats/essai/medias" / name).symlink_to(leads_to)
        content = read_content(equip(root), au=DAY)
        target = publish_read(root, content, tmp_path / "site")
        return content, {f.relative_to(target).as_posix() for f in target.rglob("*") if f.is_file()}

    return make


def test_link_to_a_file_outside_the_project_is_refused_and_not_published(tmp_path: Path, linked: Callable) -> None:
    content, published = linked("image.png", tmp_path / "dehors.png")
    assert any(d.level is Level.ERREUR and d.place.file.endswith("medias/image.png") for d in content.diagnostics)
    assert "essai/medias/vu.png" in published and "essai/medias/image.png" not in published


def test_link_to_a_folder_outside_the_project_is_not_followed(tmp_path: Path, linked: Callable) -> None:
    _, published = linked("dossier", tmp_path)
    assert "essai/medias/vu.png" in published and not [name for name in published if "dehors" in name]


def test_place_whose_id_climbs_writes_no_file_outside_the_site(tmp_path: Path, equip: Callable) -> None:
    root = tmp_path / "un" / "deux" / "projet"
    place = "\n".join([
        BASE[TERRITOIRES].rstrip(),
        "        - {id: ../../../../dehors, nom: Dehors, type: commune}",
        "        - {id: /dehors, nom: Dehors, type: quartier-vecu}",
        "",
    ])  # fmt: skip
    contrat = BASE[CONTRAT] + "        territoires: [../../../../dehors, /dehors]\n"
    write(root, {**BASE, TERRITOIRES: place, CONTRAT: contrat})
    content = read_content(equip(root), au=DAY)
    target = publish_read(root, Contenu(content.library, (), DAY), root / "site")
    assert not [p for p in tmp_path.rglob("*dehors*") if not p.is_relative_to(target)]
    assert not [a for a, p in BuiltSite(target).pages.items() if p.xpath("//a[contains(@href, 'dehors')]")]
