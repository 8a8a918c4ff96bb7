"""Free pages: what nothing else provides for."""

from __future__ import annotations

from tests.pages.givens import LIBRE, engagement, fiche
from tests.projects import ENGAGEMENTS, ORGANISATIONS, SOURCES

URL = "pages/lire/"


def test_free_page_shows_its_text_notes_and_source(site):
    keys = (
        "titre: Lire les chiffres\nresume: Trois précautions.\na-noter: Relu\n"
        "source: {document: contrat-essai, page: p. 1}"
    )
    screen = site({LIBRE: fiche(keys, "## Année\n\nRegardez **l'année**.")})[URL]
    assert screen.headings[0] == "Lire les chiffres" and "Trois précautions." in screen.text
    assert "Regardez l'année." in screen.section("Année").text
    assert "À noter Relu" in screen.text and "Contrat signé, p. 1" in screen.text


def test_links_lead_to_what_they_name(site):
    text = "[a](engagement:ecoute) [b](quartier:QN05941I) [c](organisation:ville) [d](https://www.anct.gouv.fr)"
    screen = site({ENGAGEMENTS: engagement(), LIBRE: fiche("titre: Lire", text)})[URL]
    assert screen.links == [
        ("a", "engagements/ecoute/"), ("b", "quartiers/qn05941i/"), ("c", "partenaires/ville/"), ("d", "https://www.anct.gouv.fr"),
    ]  # fmt: skip


def test_link_to_what_this_site_does_not_show_leaves_its_words(site):
    files = {
        ORGANISATIONS: "- {id: ville, nom: V, type: commune}\n- {id: anru, nom: Agence, type: etat}\n",
        SOURCES: "- {id: contrat-essai, titre: C}\n- {id: jamais, titre: Jamais cité}\n",
        LIBRE: fiche(
            "titre: Lire",
            "Voir [l'agence](organisation:anru), [la ville](commune:59295) et [le rapport](source:jamais).",
        ),
    }
    screen = site(files)[URL]
    assert screen.links == [] and "Voir l'agence, la ville et le rapport." in screen.text


def test_image_of_the_contract_is_shown_with_its_words(site):
    files = {
        "content/contrats/essai/medias/parc.jpg": b"image",
        LIBRE: fiche("titre: Lire", "![Le parc vu du pont](medias/parc.jpg)"),
    }
    assert 'src="../../medias/parc.jpg" alt="Le parc vu du pont"' in site(files).pages[URL].corps


def test_free_page_stands_in_the_site_plan(site):
    assert URL in site({LIBRE: fiche("titre: Lire")})["plan-du-site/"].addresses
