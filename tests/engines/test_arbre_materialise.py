"""The tree of plain Markdown, without any engine: whole, readable, and every link of it leads somewhere."""

from __future__ import annotations

import json
import posixpath
import re

import yaml
from contrats.engines.materialise import LAISSEES
from contrats.outputs.abrege import ABREGE
from contrats.outputs.leaflet import DOSSIER
from contrats.pages.carte_interactive import CONTOURS, SCRIPT
from lxml import etree

from tests.engines.conftest import Arbre
from tests.engines.lecture import notre

LINK = re.compile(r"(?<!\\)\]\(<?([^)>\s]+)>?\)")
ANCHOR = re.compile(r'\{#([^}]+)\}|<a id="([^"]+)">')
ISLANDS = re.compile(r'<br>|</?code>|<a id="[^"]+">|</a>|</?su[bp]>|<!-- -->|\]\(<[^>]+>\)')
"""The HTML that plain Markdown has no word for."""


def body(text: str) -> str:
    """A file after its front matter."""
    return text.split("---\n", 2)[2]


def test_every_page_has_its_file_and_nothing_else(arbre: Arbre):
    expected = {f"{page.url}index.md" for page in arbre.pages}
    found = {name if name.endswith("index.md") else f"{name.removesuffix('.md')}/index.md" for name in arbre.texts}
    assert found == expected
    assert len(arbre.texts) == len(arbre.pages)
    assert {page.url for page in arbre.site.pages} - {page.url for page in arbre.pages} <= LAISSEES


def test_front_matter_has_the_title_of_the_page(arbre: Arbre):
    titles = {page.titre for page in arbre.pages}
    for name, text in arbre.texts.items():
        head = yaml.safe_load(text.split("---\n", 2)[1])
        assert head["title"] in titles, name
        assert re.match(r"\n# \S", body(text)), name


def test_links_lead_to_files_of_the_tree_and_to_anchors_that_exist(arbre: Arbre):
    anchors = {name: {a or b for a, b in ANCHOR.findall(text)} for name, text in arbre.texts.items()}
    lost, seen = [], 0
    for name, text in arbre.texts.items():
        for href in LINK.findall(text):
            if re.match(r"https?:|mailto:", href):
                continue
            seen += 1
            path, _, anchor = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            if path.endswith(
                "/"
            ):  # to another site beside this one: read alike by all engines from a folder's index only
                assert target.startswith("..") or not arbre.site.id, (name, href)
                assert name.endswith("index.md"), (name, href)
            elif not ((arbre.docs / target).is_file() and anchor in {"", *anchors.get(target, ())}):
                lost.append((name, href))
    assert lost == []
    assert seen > len(arbre.pages)


def test_anchors_are_written_once_in_a_page(arbre: Arbre):
    for name, text in arbre.texts.items():
        found = [a or b for a, b in ANCHOR.findall(text)]
        assert len(found) == len(set(found)), name


def test_tables_have_as_many_cells_in_every_row(arbre: Arbre):
    tables = 0
    for name, text in arbre.texts.items():
        for block in body(text).split("\n\n"):
            rows = [row.strip() for row in re.sub(r"^[>:\s]*", "", block).split("\n") if row.strip().startswith("|")]
            if rows:
                tables += 1
                assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1, (name, rows[0])
                assert re.fullmatch(r"\|( -+:? \|)+", rows[1]), name
    assert bool(tables) == any("<table" in page.corps for page in arbre.pages)


def test_every_note_is_called_and_every_call_has_its_note(arbre: Arbre):
    for name, text in arbre.texts.items():
        calls = set(re.findall(r"\[\^([^\]]+)\](?!:)", text))
        notes = re.findall(r"^\[\^([^\]]+)\]: ", text, re.M)
        assert calls == set(notes), name
        assert len(notes) == len(set(notes)), name
    assert any("[^" in t for t in arbre.texts.values()) == any('class="renvoi"' in p.corps for p in arbre.pages)


def test_drawings_are_image_files_with_an_alternative(arbre: Arbre):
    images = [href for text in arbre.texts.values() for href in re.findall(r"!\[[^\]]+\]\(<?([^)>]+)>?\)", text)]
    drawn = [href for href in images if "images/" in href]
    files = [f for f in arbre.docs.glob("images/*.svg") if not f.name.startswith("signe-")]
    assert len(drawn) == len(files) == len(set(drawn))
    assert sum(len(notre(page).dessins) for page in arbre.pages) == len(drawn)


def test_images_are_drawings_of_their_own_with_their_size_and_colours(arbre: Arbre):
    for file in arbre.docs.glob("images/*.svg"):
        drawing = etree.parse(str(file)).getroot()
        assert drawing.tag == "{http://www.w3.org/2000/svg}svg", file.name
        assert int(drawing.get("width")) > 0 < int(drawing.get("height")), file.name
        text = file.read_text("utf-8")
        assert "var(" not in text, file.name
        assert "href" not in text, file.name


def test_key_of_each_map_shows_its_signs(arbre: Arbre):
    texts = arbre.texts
    for page in arbre.pages:
        named = re.findall(r'class="signe signe-(\w+)"', page.corps)
        text = next(t for n, t in texts.items() if n in {f"{page.url}index.md", f"{page.url.rstrip('/')}.md"})
        assert re.findall(r"!\[\]\([./]*images/signe-(\w+)\.svg\)", text) == named, page.url
        assert all((arbre.docs / f"images/signe-{name}.svg").is_file() for name in named)


def test_what_only_our_programs_use_is_left(arbre: Arbre):
    assert not any(f.suffix == ".js" or f.name == "contours.json" for f in arbre.docs.rglob("*"))
    for name, text in arbre.texts.items():
        assert not re.search(r"JavaScript|[Cc]arte interactive|^-   Rechercher$", text, re.M), name


def test_a_hand_can_edit_it_as_there_is_next_to_no_html(arbre: Arbre):
    for name, text in arbre.texts.items():
        rest = re.sub(r"\\.", "", ISLANDS.sub("", body(text)))
        assert re.findall(r"<[^>\n]*>", rest) == [], name


def test_settings_are_stock_and_the_navigation_is_our_menu(arbre: Arbre):
    settings = yaml.safe_load((arbre.folder / "mkdocs.yml").read_text("utf-8"))
    assert settings["site_name"] == arbre.site.nom
    assert settings["plugins"] == [{"search": {"lang": "fr"}}]
    assert settings["theme"] == {"name": "material", "language": "fr", "font": False}
    shown = [entry for entry in settings["nav"] if not isinstance(next(iter(entry.values())), list)]
    words = [next(iter(entry)) for entry in shown]
    assert words[1 : 1 + len(arbre.site.menu)] == [etape.titre for _, etape in arbre.site.menu]
    files = [next(iter(entry.values())) for entry in settings["nav"]]
    flat = [
        f for group in files for f in ([next(iter(e.values())) for e in group] if isinstance(group, list) else [group])
    ]
    assert flat == sorted(set(flat), key=flat.index)
    assert all((arbre.docs / name).is_file() for name in flat)


def test_files_to_download_are_there_byte_for_byte(arbre: Arbre):
    for name, content in arbre.site.fichiers.items():
        if name in {SCRIPT, CONTOURS, ABREGE}:  # what only our own programs read
            continue
        assert (arbre.docs / name).read_bytes() == content
    for name, path in arbre.site.medias.items():
        if name.startswith(DOSSIER):
            continue
        assert (arbre.docs / name).read_bytes() == path.read_bytes()
    if any(name.endswith("datapackage.json") for name in arbre.site.fichiers):
        assert json.loads((arbre.docs / "donnees/datapackage.json").read_bytes())
