"""The last pass over a page: French spaces, and acronyms explained once where they stand."""

from __future__ import annotations

import re

import html5lib
import pytest
from contrats.model.document import Terme
from contrats.pages.finition import Sigles, finir, typographie
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.projects import record

NARROW, NBSP = "\u202f", "\u00a0"

WRITTEN = {
    "Quoi ?": f"Quoi{NARROW}?",
    "Oui !": f"Oui{NARROW}!",
    "un ; deux": f"un{NARROW}; deux",
    "27,8 %": f"27,8{NARROW}%",
    f"27,8{NBSP}%": f"27,8{NARROW}%",
    "Horaires : lundi": f"Horaires{NBSP}: lundi",
    "Horaires :": f"Horaires{NBSP}:",
    "50 €": f"50{NBSP}€",
    "1 030 100 €": f"1{NARROW}030{NARROW}100{NBSP}€",
    "« Bien vivre »": f"«{NBSP}Bien vivre{NBSP}»",
    "«Bien vivre »": f"«{NBSP}Bien vivre{NBSP}»",
    f"«{NARROW}Bien vivre{NBSP}»": f"«{NBSP}Bien vivre{NBSP}»",
    "21 540 habitants": f"21{NARROW}540{NBSP}habitants",
    "12 ans": f"12{NBSP}ans",
    "l'accueil d'enfants": "l’accueil d’enfants",
    "l&#39;accueil d&#x27;enfants": "l’accueil d’enfants",
    "et puis...": "et puis…",
    # what must not change
    "12:30": "12:30",
    "https://www.anru.fr/?a=1": "https://www.anru.fr/?a=1",
    "R&amp;D ; suite": f"R&amp;D{NARROW}; suite",
    "l&#8217;an": "l&#8217;an",
    "le 1er janvier 2024": "le 1er janvier 2024",
    "2024 2025": "2024 2025",
    "'mot'": "'mot'",
}


@pytest.mark.parametrize(("text", "written"), WRITTEN.items(), ids=WRITTEN)
def test_text_gets_french_spaces(text, written):
    assert typographie(text) == written


PIECES = (
    " ",
    NBSP,
    NARROW,
    ";",
    ":",
    "!",
    "?",
    "%",
    "€",
    "«",
    "»",
    "'",
    "&#39;",
    ".",
    "...",
    "1",
    "030",
    "ans",
    "mot",
    "&amp;",
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_second_pass_changes_nothing(text):
    once = typographie(text)
    assert typographie(once) == once


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_only_spaces_apostrophes_and_dots_change(text):
    def bare(words: str) -> str:
        return re.sub(r"\s", "", words.replace("&#39;", "'").replace("’", "'").replace("...", "…"))

    assert bare(typographie(text)) == bare(text)


SIGLES = Sigles.of(
    record(Terme, text)
    for text in (
        "id: anru\nsigle: ANRU\nnom: Agence nationale pour la rénovation urbaine\n"
        "definition: Elle finance. Elle suit.\n",
        "id: qpv\nsigle: QPV\nnom: Quartier prioritaire\nalias: [QPPV]\n",
        "id: ami-appel\nsigle: AMI\nnom: Appel à manifestation d'intérêt\n",
        "id: ami-assurance\nsigle: AMI\nnom: Assurance <maladie>\n",
        'id: r-et-d\nsigle: "R&D"\nnom: Recherche et développement\n',
        "id: habitant\nnom: Habitant\n",
    )
)


def page(html: str) -> str:
    return finir(html, SIGLES, glossaire="../glossaire/")


def explained(html: str) -> list[str]:
    """The acronyms that are links to their meaning."""
    return re.findall(r'<a class="sigle"[^>]*><abbr[^>]*>(.*?)</abbr></a>', page(html))


def test_acronym_is_explained_the_first_time_only():
    assert explained("<p>L'ANRU et l'ANRU.</p><p>ANRU</p>") == ["ANRU"]


def test_acronym_leads_to_its_meaning_on_the_page_and_back():
    tree = html5lib.parseFragment(page("<p>ANRU</p>"), namespaceHTMLElements=False)
    targets = {a.get("href") for a in tree.iter("a")} - {"../glossaire/"}
    ids = {f"#{node.get('id')}" for node in tree.iter() if node.get("id")}
    assert targets == {"#sigle-anru", "#vu-anru"} and targets <= ids


def test_box_gives_the_meaning_and_the_first_sentence():
    box = page("<p>ANRU</p>").partition("<aside")[2]
    assert "Agence nationale pour la rénovation urbaine" in box and "Elle finance." in box and "Elle suit" not in box


def test_box_explains_only_what_stands_on_the_page():
    assert re.findall(r"<dt>(.*?)</dt>", page("<p>Le QPV et l'ANRU</p>")) == ["ANRU", "QPV"]


def test_page_without_acronym_has_no_box():
    assert page("<p>Bonjour</p>") == "<p>Bonjour</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<p>l'ANRU</p>",
        "<p>l&#39;ANRU</p>",
        "<p>l’ANRU</p>",
        "<p>(ANRU)</p>",
        "<p>ANRU.</p>",
        "<li>Avec <em>ANRU</em></li>",
    ],
)
def test_acronym_is_found_beside_signs(html):
    assert explained(html) == ["ANRU"]


@pytest.mark.parametrize("html", ["<p>ANRUX</p>", "<p>XANRU</p>", "<p>sous-ANRU</p>", "<p>anru</p>", "<p>ANRU+</p>"])
def test_part_of_a_word_is_not_an_acronym(html):
    assert explained(html) == []


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="x">ANRU</a></p>', "<h1>ANRU</h1>", "<h2>ANRU</h2>", "<h3>L'<em>ANRU</em></h3>",
        "<code>ANRU</code>", "<pre>ANRU</pre>", "<script>ANRU</script>",
        "<style>ANRU</style>", "<svg><text>ANRU</text></svg>",
        "<th>ANRU</th>",
        "<button>ANRU</button>", "<summary>ANRU</summary>", "<label>ANRU</label>", "<caption>ANRU</caption>",
        "<title>ANRU</title>", '<abbr title="x">ANRU</abbr>', "<textarea>ANRU</textarea>",
    ],
)  # fmt: skip
def test_acronym_stays_bare_where_a_link_would_be_wrong(html):
    assert explained(html) == []


def test_acronym_after_a_heading_is_explained():
    assert explained("<h2>ANRU</h2><p>ANRU</p>") == ["ANRU"]


def test_acronym_of_two_meanings_gives_both():
    box = page("<p>Un AMI</p>").partition("<aside")[2]
    assert re.findall(r"<dd>(.*?)</dd>", box) == [
        "Appel à manifestation d’intérêt",
        "Assurance &lt;maladie&gt;",
    ]


def test_other_spelling_leads_to_the_same_term():
    assert explained("<p>QPPV puis QPV</p>") == ["QPPV"]


def test_acronym_with_a_sign_is_found_in_html():
    assert explained("<p>La R&amp;D</p>") == ["R&amp;D"]


@pytest.mark.parametrize(
    "html",
    [
        '<p title="ANRU : quoi ?">x</p>', '<a href="https://x.fr/?q=ANRU : a">x</a>',
        '<img alt="ANRU : 27 %">', '<input value="l\'ANRU">', "<code>a : b ? 'c'</code>",
        "<pre>a  :  b ?\n  1 000</pre>",
        "<script>a ? b : c</script>",
        "<style>a : b ;</style>", "<svg><path d='M1 000 : 1'/></svg>", "<!-- ANRU : quoi ? -->",
    ],
)  # fmt: skip
def test_attributes_and_code_are_untouched(html):
    assert page(html) == html


def test_text_after_code_is_finished_again():
    assert page("<code>a ?</code><p>Quoi ?</p>") == f"<code>a ?</code><p>Quoi{NARROW}?</p>"


@pytest.mark.parametrize(
    "html", ["<p>un<br>deux ?</p>", "<p>un<img alt='x'>deux ?</p>", "</div><p>deux ?</p>", "<p>un<li>deux ?"]
)
def test_elements_left_open_do_not_stop_the_pass(html):
    assert f"deux{NARROW}?" in page(html)


HTML = (
    "<p>",
    "</p>",
    "<code>",
    "</code>",
    "<h2>",
    "</h2>",
    "<a href='x'>",
    "</a>",
    "ANRU",
    "QPV",
    " ",
    "?",
    "AMI",
    "l'",
    "&lt;",
    "<br>",
)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(HTML), max_size=15).map("".join))
def test_pass_adds_no_word_and_loses_none(html):
    def words(text: str) -> str:
        body = text.partition("<aside")[0]
        return re.sub(r"<[^>]*>|\s", "", body).replace("’", "'")

    assert words(page(html)) == words(html)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(HTML), max_size=15).map("".join))
def test_no_two_elements_share_an_id(html):
    ids = re.findall(r'\bid="([^"]+)"', page(html))
    assert len(ids) == len(set(ids))
