"""Markdown of editors on the page: what it may make, and that nothing in it runs or reaches out."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import html5lib
import pytest
from contrats.pages.prose import TAGS, prose, with_heading_ids
from hypothesis import given, settings
from hypothesis import strategies as st

SITE = {
    ("engagement", "ecoute"): "../engagements/ecoute/",
    ("quartier", "QN05941I"): "../quartiers/qn05941i/",
}
MEDIAS = {"medias/parc.jpg": "../medias/parc.jpg"}


def html(text: str, **options: int) -> str:
    return prose(text, resolve=lambda kind, ident: SITE.get((kind, ident)), media=MEDIAS.get, **options)


def elements(text: str, **options: int) -> list[tuple[str, dict[str, str]]]:
    """Name and attributes of each element a browser sees in the page made of ``text``."""
    tree = html5lib.parseFragment(html(text, **options), namespaceHTMLElements=False)
    return [(str(node.tag), dict(node.attrib)) for node in tree.iter() if node is not tree]


def attributes(text: str, tag: str) -> list[dict[str, str]]:
    return [found for name, found in elements(text) if name == tag]


HOSTILE = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    '<img src=x onerror="alert(1)">',
    "<iframe src=https://evil.example></iframe>",
    "<style>body{display:none}</style>",
    "<form action=https://evil.example><input name=a></form>",
    "<a href=javascript:alert(1)>x</a>",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<div markdown="1" onclick="alert(1)">x</div>',
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript:alert)",
    "[x](<javascript:alert(1)>)",
    "[x]( javascript:alert(1) )",
    "[x](java\tscript:alert(1))",
    "[x](java&#9;script:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](blob:https://evil.example/1)",
    "[x][r]\n\n[r]: javascript:alert(1)",
    "[r]\n\n[r]: <javascript:alert(1)> 'titre'",
    "<javascript:alert(1)>",
    "<ftp://evil.example>",
    '[x](https://a.example "t" onmouseover="alert(1))',
    '[x](https://a.example "<img src=x onerror=alert(1)>")',
    '[x](https://a.example "<table>\' onclick=alert(1)//")',
    "[x](https://a.example){: onclick=alert(1) }",
    "# x {#y onclick=alert(1)}",
    "{: onclick=alert(1)}\nx",
    "![x](https://evil.example/pixel.png)",
    "![x](//evil.example/pixel.png)",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![x](medias/../../secret.png)",
    "![x](medias/parc.jpg?https://evil.example)",
    "![x](../medias/parc.jpg)",
    "![<svg/onload=alert(1) ](https://evil.example/x.png)",
    '![" onerror="alert(1)](medias/parc.jpg)',
    '![x](medias/parc.jpg "\\" onload=\\"alert(1)")',
    "![x][r]\n\n[r]: https://evil.example/p.png",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "a | b\n--|--\n<script>x</script> | [x](javascript:alert(1))",
    "terme\n:   <img src=x onerror=alert(1)>",
    "[x](engagement:ecoute\" onclick=\"alert(1))",
    "[x](engagement:ecoute)<b onclick=alert(1)>",
    "\x02wzxhzdk:0\x03<script>alert(1)</script>",
)  # fmt: skip

ALLOWED = TAGS | {"div"}
SAFE_ATTRIBUTES = {
    "href", "title", "src", "alt", "scope", "start", "data-label", "loading", "decoding", "class", "tabindex",
    "role", "aria-label",
}  # fmt: skip


def dangers(text: str) -> list[str]:
    """What a browser would run, fetch from elsewhere or be sent to, in the page made of ``text``."""
    found = []
    for name, given_attributes in elements(text):
        if name not in ALLOWED:
            found.append(f"<{name}>")
        found += [f"{name}[{key}]" for key in given_attributes if key not in SAFE_ATTRIBUTES]
        # as browsers read an address: nothing around it, no tab or line break inside it
        address = re.sub(r"^[\x00-\x20]+|[\t\n\r]", "", given_attributes.get("href", ""))
        if urlsplit(address).scheme.lower() not in {"", "http", "https", "mailto"}:
            found.append(f"href={address}")
        if "src" in given_attributes and given_attributes["src"] not in MEDIAS.values():
            found.append(f"src={given_attributes['src']}")
    return found


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_runs_and_nothing_is_fetched(text):
    assert dangers(text) == [], html(text)


FRAGMENTS = (
    *HOSTILE, "[", "](", ")", "![", "<", ">", '"', "'", "`", "\n", "\n\n", "    ", "- ", "1. ", "> ", "# ",
    "|", "--|--\n",
    "**", "_", "\\", "&", "&#", ";", "javascript:", "onerror=", "<img ", "<svg ", "</", "<!--", "-->",
    "<![CDATA[", "]]>",
    "<?php", "\t", "\u2028", "é", "[r]: ", ": ", "{: ", "}", "https://a.example",
    "medias/parc.jpg", "engagement:ecoute",
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), max_size=12).map("".join))
def test_no_mixture_of_hostile_pieces_runs_either(text):
    assert dangers(text) == [], html(text)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join))
def test_ids_of_headings_open_no_door(text):
    tree = html5lib.parseFragment(with_heading_ids(html(text)), namespaceHTMLElements=False)
    names = [(node.tag, key) for node in tree.iter() for key in node.attrib]
    assert {
        key for tag, key in names if key not in SAFE_ATTRIBUTES and (tag, key) not in {("h2", "id"), ("h3", "id")}
    } == set()


def test_raw_html_is_shown_as_the_editor_wrote_it():
    assert html("Le <b>parc</b>") == "<p>Le &lt;b&gt;parc&lt;/b&gt;</p>"


def test_script_is_shown_as_text():
    assert "alert(1)" in html("<script>alert(1)</script>") and "&lt;script&gt;" in html("<script>alert(1)</script>")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("[x](https://www.anru.fr/a?b=1&c=2)", "https://www.anru.fr/a?b=1&c=2"),
        ("[x](mailto:contact@ville.fr)", "mailto:contact@ville.fr"),
        ("<https://www.anru.fr>", "https://www.anru.fr"),
        ("<contact@ville.fr>", "mailto:contact@ville.fr"),
        ("[x][r]\n\n[r]: https://www.anru.fr", "https://www.anru.fr"),
        ("[x](#haut)", "#haut"),
        ("[x](engagement:ecoute)", "../engagements/ecoute/"),
        ("[x](quartier:QN05941I)", "../quartiers/qn05941i/"),
        ("**[x](engagement:ecoute)**", "../engagements/ecoute/"),
    ],
)
def test_link_leads_where_it_says(text, address):
    assert attributes(text, "a") == [{"href": address}]


@pytest.mark.parametrize(
    "text",
    [
        "[Lire](engagement:nulle-part)",
        "[Lire](genre:inconnu)",
        "[Lire](tel:0320)",
        "[Lire](javascript:alert)",
    ],
)
def test_link_that_leads_nowhere_leaves_its_words(text):
    assert re.sub(r"</?a>", "", html(text)) == "<p>Lire</p>"


def test_image_of_the_contract_keeps_its_words_and_waits():
    assert attributes("![Le parc](medias/parc.jpg)", "img") == [
        {"src": "../medias/parc.jpg", "alt": "Le parc", "loading": "lazy", "decoding": "async"}
    ]


@pytest.mark.parametrize(
    "source", ["https://evil.example/p.png", "medias/absente.jpg", "../parc.jpg", "medias/a/b.jpg"]
)
def test_other_image_leaves_its_words(source):
    assert html(f"![Le parc]({source})") == "<p><em>Le parc</em></p>"


@pytest.mark.parametrize(
    "source", ["medias/../secret.png", "medias/..%2fx.png", "/medias/a.png", "../a.png", "medias/"]
)
def test_path_out_of_the_images_is_not_even_asked_for(source):
    asked: list[str] = []
    prose(f"![x]({source})", resolve=lambda *_: None, media=asked.append)
    assert asked == []


def test_alternative_text_keeps_its_quotes():
    assert (
        attributes('![Le « parc » "neuf" & <vert>](medias/parc.jpg)', "img")[0]["alt"] == 'Le « parc » "neuf" & <vert>'
    )


TABLE = "Année | Habitants\n--:|--\n2020 | 21 540\n"


def test_headers_of_a_table_say_what_they_head():
    assert [a.get("scope") for a in attributes(TABLE, "th")] == ["col", "col"]


def test_wide_table_scrolls_in_a_region_that_the_keyboard_reaches():
    assert attributes(TABLE, "div") == [
        {"class": "defile", "tabindex": "0", "role": "region", "aria-label": "Tableau"}
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "deeper", "tags"),
    [
        ("# Un", 0, ["h2"]),
        ("# Un", 1, ["h2"]),
        ("## Deux\n\n### Trois", 0, ["h2", "h3"]),
        ("## Deux\n\n### Trois", 1, ["h3", "h4"]),
        ("## Deux", 2, ["h4"]),
        ("##### Cinq\n\n###### Six", 2, ["h5", "h5"]),
    ],
)
def test_headings_find_their_level_under_the_title_of_the_page(text, deeper, tags):
    assert [name for name, _ in elements(text, deeper=deeper)] == tags


def test_headings_get_an_address_made_of_their_words():
    assert 'id="sante-l-acces-aux-soins"' in with_heading_ids(html("## Santé : l'**accès** aux soins"))


def test_no_two_headings_have_one_address():
    ids = re.findall(r'id="([^"]+)"', with_heading_ids(html("## Un\n\n## Un\n\n## Un 2\n\n## Un\n\n## ?\n\n## !")))
    assert len(ids) == len(set(ids)) == 6


def test_sign_in_a_heading_is_not_spelt_out():
    assert 'id="r-d"' in with_heading_ids(html("## R&D"))


def test_no_text_makes_no_html():
    assert (html(""), prose(None, resolve=lambda *_: None, media=MEDIAS.get)) == ("", "")


def test_one_text_leaves_nothing_to_the_next():
    html("[r]: https://www.anru.fr\n\n[x][r]")
    assert attributes("[x][r]", "a") == []
