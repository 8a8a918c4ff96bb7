"""Words survive the way to Markdown and back, whatever an editor wrote; and what our HTML becomes, piece by piece."""

from __future__ import annotations

import re
from html import escape

import markdown
import pytest
from contrats.engines.materialise.adresses import Adresses
from contrats.engines.materialise.arbre import arbre, dit
from contrats.engines.materialise.blocs import assemble, blocs
from contrats.engines.materialise.dessins import image, signe
from contrats.engines.materialise.ligne import Feuille
from contrats.figures.graphiques import figer
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html

from tests.engines.conftest import ROOT

EXTENSIONS = ["attr_list", "def_list", "footnotes", "sane_lists", "tables", "toc", "fenced_code"]
"""Those of our mkdocs.yml, and those that MkDocs adds."""
WORDS = st.text(
    st.sampled_from(list("ab1 *_`[]()<>&#+-.!|{}\\:;=~^\"'/é…«»\u00a0\u202f\n")) | st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]),
    min_size=1, max_size=40,
)  # fmt: skip
PLACES = (
    "<p>{}</p>",
    "<ul><li>{}</li><li>fin</li></ul>",
    "<ol><li><p>début</p><p>{}</p></li></ol>",
    "<dl><dt>{}</dt><dd>fin</dd></dl>",
    "<dl><dt>début</dt><dd>{}</dd></dl>",
    "<dl><dt>début</dt><dd><p>milieu</p><p>{}</p></dd></dl>",
    "<h2 id='titre'>{}</h2>",
    "<p>début <strong>{}</strong> fin</p>",
    "<p>début <a href='https://site.invalid/'>{}</a> fin</p>",
    "<table><thead><tr><th>début</th></tr></thead><tbody><tr><td>{}</td></tr><tr><td>fin</td></tr></tbody></table>",
    "<div class='remarque'><p class='remarque-titre'>début</p><p>{}</p></div>",
)


def converted(source: str, **sheet) -> str:
    return assemble(blocs(arbre(source), Feuille("", Adresses.of([], ()), **sheet)))


def words(source: str) -> str:
    """The words of some HTML, spaces of all kinds aside."""
    node = html.fragment_fromstring(source, create_parent="div")
    return re.sub(r"\s+", "", node.text_content())


@pytest.mark.parametrize("place", PLACES)
@given(text=WORDS)
@example("1. un")
@example("- un")
@example("# un")
@example(": un")
@example("*un* _deux_ `trois` [quatre](cinq) ![six](sept)")
@example("a_b_c et _d_")
@example("&amp; &lt; &#38; <b>")
@example("fin {#titre}")
@example("~~~ un")
@example("--- un")
@example("[^1]: un")
@example("\u00a0")
@example("un | deux | \\| trois")
def test_text_comes_back_as_it_was(place: str, text: str):
    source = place.format(escape(text))
    assert words(markdown.markdown(converted(source), extensions=EXTENSIONS)) == words(source)


CASES = {
    # HTML of ours: Markdown
    '<h2 id="sante">La santé</h2>': "## La santé {#sante}",
    "<p>Un <strong>deux </strong>trois</p>": "Un **deux** trois",
    "<ul><li>un</li><li>deux</li></ul>": "-   un\n-   deux",
    '<ol start="3"><li>un</li></ol>': "3.  un",
    "<ul><li><p>un</p><p>deux</p></li></ul>": "-   un\n\n    deux",
    "<ul><li>un</li></ul><ul><li>deux</li></ul>": "-   un\n\n<!-- -->\n\n-   deux",
    "<ul><li><h2>Un</h2><p>deux</p></li></ul>": "## Un\n\ndeux",
    "<dl><div><dt>Qui</dt><dd>la ville</dd></div></dl>": "Qui\n:   la ville",
    '<details><summary><h3 id="a">A</h3> <span>2<span class="cache"> mots</span></span></summary><p>un</p></details>': "### A {#a}\n\n2 mots\n\nun",
    "<details><summary>Voir</summary><p>un</p></details>": "**Voir**\n\nun",
    '<p>un<span class="suite">deux</span></p>': "un<br>deux",
    "<form><button>Chercher</button></form><p>un</p>": "un",
    "<p>un</p><section class='ici-seulement'><p>deux</p></section>": "un",
    "<ul><li>un</li><li class='ici-seulement'>deux</li></ul>": "-   un",
    '<ul><li>un</li><li><a href="recherche/">Rechercher</a></li></ul>': "-   un",
    '<p>Voir <a href="recherche/">la recherche</a></p>': "Voir la recherche",
    '<p><a href="https://a.fr/">un</a><a href="https://b.fr/">deux</a></p>': "[un](https://a.fr/), [deux](https://b.fr/)",
    '<p><a href="https://a.fr/"><strong>2</strong><span>sans date</span></a></p>': "[**2** sans date](https://a.fr/)",
    "<p>1<sup>er</sup><span> mars</span></p>": "1<sup>er</sup> mars",
    "<p><strong>R</strong><em>appel</em></p>": "**R**<!-- -->*appel*",
    '<p><span class="date">2 mars</span> <span>Signature</span></p>': "**2 mars** Signature",
    '<details><summary><span>A à B</span> <span class="complement">Aniche</span></summary><p>un</p></details>': "**A à B – Aniche**\n\nun",
    '<ul><li><span class="signe signe-point" aria-hidden="true"></span>quartier</li></ul>': "-   ![](images/signe-point.svg) quartier",
    "<div class='avec-script'><p>un</p></div><noscript><p>deux</p></noscript>": "deux",
    "<div class='remarque'><p class='remarque-titre'>Attention</p><p>un</p></div>": "> **Attention**\n>\n> un",
    '<table><caption>Prix</caption><thead><tr><th>Objet</th><th class="valeur">Euros</th></tr></thead><tbody><tr class="sujet"><th colspan="2">Bus</th></tr><tr><th>Navette</th><td class="valeur">3<br>par jour</td></tr></tbody></table>': "**Prix**\n\n| Objet | Euros |\n| --- | ---: |\n| **Bus** |  |\n| **Navette** | 3<br>par jour |",
}


@pytest.mark.parametrize(("source", "expected"), CASES.items())
def test_each_piece_becomes_plain_markdown(source: str, expected: str):
    assert converted(source) == expected


def test_notes_become_footnotes():
    source = '<p>12<sup><a class="renvoi" href="#n-1"><span class="cache">Note </span>1</a></sup></p><ol class="notes"><li id="n-1">Estimé.</li></ol>'
    assert converted(source, notes=frozenset({"n-1"})) == "12[^n-1]\n\n[^n-1]: Estimé."


def test_two_notes_of_one_figure_do_not_read_as_one_number():
    calls = "".join(f'<sup><a class="renvoi" href="#n-{i}">{i}</a></sup>' for i in (2, 3))
    assert converted(f"<p>1 416{calls}</p>", notes=frozenset({"n-2", "n-3"})) == "1 416[^n-2]\u00a0[^n-3]"


def test_page_that_leads_out_of_the_site_has_its_own_folder():
    found = Adresses(frozenset({"", "un/", "deux/"}), frozenset(), sortantes=frozenset({"un/"}))
    assert [found.fichier(url) for url in ("", "un/", "deux/")] == ["index.md", "un/index.md", "deux.md"]
    assert found.lien("../deux/", depuis="un/") == "../deux.md"
    assert found.lien("../un/#ici", depuis="deux/") == "un/index.md#ici"
    assert found.lien("../../programmes/", depuis="un/") == "../../programmes/"
    leading = ("../../programmes/", "../deux/", "#ici", "https://a.fr/", "mailto:a@b.fr", "../recherche/")
    assert [found.sort(href, depuis="un/") for href in leading] == [True, *[False] * 5]


def test_map_carries_its_letters_its_lines_and_its_size():
    drawing = '<svg class="carte" viewBox="-5 -5 3200 1600"><title>Carte</title><path fill="var(--c-commune, #dfebec)"/></svg>'
    wide, small = image(drawing), image(drawing, petite=True)
    assert wide.startswith('<svg width="720" height="360" class="carte"')
    assert small.startswith('<svg width="420" height="210" class="carte"')
    assert 'fill="#dfebec"' in wide
    assert ".l{display:none}" in wide
    chart = image('<svg class="graphique graphique-evolution" viewBox="0 0 320 160"></svg>')
    assert chart.startswith('<svg width="440" height="220" class="graphique')
    assert "<style>" not in chart


def test_signs_are_those_of_the_keys_of_maps():
    css = (ROOT / "plugins/contrats/engines/mkdocs/theme/assets/cartes.css").read_text("utf-8")
    named = set(re.findall(r"^\.signe-(\w+) ", css, re.M))
    assert named
    assert all(signe({"signe", f"signe-{name}"})[0] == name for name in named)
    assert signe({"signe-point"}) == ("", "")


def test_anchor_is_written_only_where_a_link_leads():
    source = '<dl><div id="caf"><dt>CAF</dt><dd>Caisse</dd></div><div id="arh"><dt>ARH</dt><dd>Agence</dd></div></dl>'
    assert converted(source, ancres=frozenset({"caf"})) == '<a id="caf"></a>CAF\n:   Caisse\n\nARH\n:   Agence'


def test_drawing_may_hold_another_and_its_links_lead_nowhere():
    drawing = (
        '<svg role="img"><title>Carte</title><a href="../">{}</a><svg><text>ici</text></svg><text>nord</text></svg>'
    )
    sheet = Feuille("", Adresses.of([], ()))
    assert assemble(blocs(arbre(f"{drawing}<p>un</p>"), sheet)) == "![Carte](images/accueil-1.svg)\n\nun"
    plain = drawing.replace('<a href="../">', "<g>").replace("</a>", "</g>")
    assert sheet.dessins == {"images/accueil-1.svg": figer(plain) + "\n"}


def test_drawing_says_what_it_shows_and_an_ornament_says_nothing():
    drawing = '<svg role="img"><title>Habitants</title><desc>De 10 à 20.</desc><path d="M0 0"/></svg>'
    sheet = Feuille("chiffres/population/", Adresses.of([], ()))
    assert assemble(blocs(arbre(f"<p>un</p>{drawing}<svg aria-hidden='true'></svg>"), sheet)) == (
        "un\n\n![Habitants. De 10 à 20](../images/chiffres-population-1.svg)"
    )
    assert sheet.dessins == {"images/chiffres-population-1.svg": f"{figer(drawing)}\n"}
    assert dit("<svg aria-hidden='true'></svg>") == ""
