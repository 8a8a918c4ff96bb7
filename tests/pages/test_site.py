"""Promises about a whole site: it stands on little, leads nowhere in vain, and keeps its addresses."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from contrats.pages.site import MENU

from tests.pages.everything import LAST_DAY, STEMS, everything
from tests.pages.givens import (
    ABSENT,
    AUTRE_QUARTIER,
    CHAPITRE,
    PROJET,
    SEUL,
    contrat,
    engagement,
    fiche,
    quartier,
)
from tests.projects import ACTIONS, CONTRAT, ENGAGEMENTS, ORGANISATIONS, ORIENTATION, QUARTIER, TERRITOIRES

PROSE = {CONTRAT: "titre: T\nnom-court: Essai\nporteur: ville\npresentation: Un contrat en **prose**.\n"}


# A contract of which there is only contrat.yml


def test_contract_of_prose_only_has_a_site_that_shows_it(site):
    assert "Un contrat en prose." in site(PROSE)["le-contrat/"].text


def test_contract_of_prose_only_says_what_is_missing(site):
    pages = site(PROSE)
    assert ABSENT in pages["le-contrat/"].text and ABSENT in pages["suivi/"].text
    assert "Date de signature non connue" in pages[""].text and "Aucune date de réunion" in pages[""].text


def test_menu_and_foot_offer_only_pages_that_exist(site):
    pages = site(PROSE)
    offered = [*pages.menu.values(), *(etape.url for etape in pages.site.pied)]
    assert offered and [url for url in offered if url not in pages] == []


def test_menu_of_a_whole_contract_offers_everything(site):
    pages = site(everything().files, au=LAST_DAY, contrat=STEMS["contrats"], base={})
    assert list(pages.menu) == [words for _, words, _ in MENU]


def test_contract_of_prose_only_has_no_dead_link(site):
    assert site(PROSE).dead_links() == []


def test_priorities_without_engagements_have_no_dead_link(site):
    dead = site({ORIENTATION: fiche("titre: Santé")}).dead_links()
    assert [page for page, _ in dead if page.startswith("orientations/")] == []


# Several of each

GRAND = {
    CONTRAT: contrat(quartiers="[{code: QN05941I}, {code: QN05942N}]", communes="['59295', '59350']"),
    QUARTIER: fiche("nom: Les Essais\ncommunes: ['59295', '59350']"),
    AUTRE_QUARTIER: fiche("nom: Le Test\ncommunes: '59350'"),
    TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: '59350', nom: Testville, type: commune}\n",
    CHAPITRE: fiche("resume: Ici."),
    CHAPITRE.replace("59295", "59350"): fiche("resume: Là."),
    ENGAGEMENTS: engagement("lieux: QN05942N", portee="quartier"),
}


def test_contract_of_several_quartiers_and_communes_stands(site):
    pages = site(GRAND)
    assert {"quartiers/qn05941i/", "quartiers/qn05942n/", "communes/59295/", "communes/59350/"} <= set(pages.pages)
    assert pages.dead_links() == []


def test_commune_names_its_quartiers_and_they_name_it(site):
    pages = site(GRAND)
    assert {"quartiers/qn05941i/", "quartiers/qn05942n/"} <= set(pages["communes/59350/"].addresses)
    assert {"communes/59295/", "communes/59350/"} <= set(pages["quartiers/qn05941i/"].addresses)


def test_two_contracts_do_not_mix(site):
    files = {**GRAND, "content/contrats/voisin/contrat.yml": "titre: V\nnom-court: V\nporteur: caf\n"}
    assert "engagements/ecoute/" not in site(files, contrat="voisin")
    assert "quartiers/" not in site(files, contrat="voisin")


# Addresses are made of ids

NAMED = {
    ORGANISATIONS: "- {id: ville, nom: NOM, type: commune}\n- {id: caf, nom: NOM B, type: etat}\n",
    ENGAGEMENTS: engagement("orientation: sante", titre="NOM"),
    ORIENTATION: fiche("titre: NOM"),
    ACTIONS: "- {id: bus, titre: NOM}\n",
    PROJET: fiche("titre: NOM"),
    QUARTIER: quartier(nom="NOM"),
    CONTRAT: contrat().replace("Contrat de ville d'Essai", "NOM"),
    TERRITOIRES: "- {id: '59295', nom: NOM, type: commune}\n",
    CHAPITRE: fiche("resume: NOM"),
}


def test_renaming_everything_changes_no_address(site):
    before = set(site(NAMED).pages)
    after = site({name: text.replace("NOM", "Tout autre nom") for name, text in NAMED.items()})
    assert set(after.pages) == before and "Tout autre nom" in after[""].text


def test_addresses_are_plain(site):
    assert all(re.fullmatch(r"([a-z0-9-]+/)*", url) for url in site(NAMED).pages)


def test_every_page_has_one_title_and_a_description_for_search_engines(site):
    pages = site(NAMED)
    assert [url for url, page in pages.pages.items() if url and not (page.titre and page.description)] == []
    assert all(len([p for p in screen.pieces if p.tag == "h1"]) == 1 for screen in pages)


@pytest.mark.parametrize("files", [PROSE, GRAND, NAMED], ids=["prose", "grand", "named"])
def test_no_page_gives_one_name_to_two_places(site, files):
    twice = {s.url: [i for i, n in Counter(s.ids).items() if n > 1] for s in site(files)}
    assert {url: ids for url, ids in twice.items() if ids} == {}


def test_every_page_says_which_file_to_correct_and_it_exists(site):
    files = {**NAMED, CHAPITRE: fiche("resume: R")}
    pages = site(files)
    named = {page.modifiable for page in pages.pages.values()} - {""}
    assert {QUARTIER, ENGAGEMENTS, ORIENTATION, PROJET, ACTIONS, CHAPITRE, CONTRAT, ORGANISATIONS} <= named


def test_one_day_makes_one_site(site):
    first, second = ({u: p.corps for u, p in site(GRAND).pages.items()} for _ in range(2))
    assert first == second


def test_bare_contract_has_the_pages_that_every_site_has(site):
    always = {
        "", "le-contrat/", "suivi/", "ce-que-le-contrat-ne-dit-pas/", "historique/", "documents/",
        "recherche/", "plan-du-site/", "mentions-legales/", "accessibilite/", "vie-privee/",
        "partenaires/", "partenaires/ville/",
    }  # fmt: skip
    assert set(site(SEUL).pages) == always
