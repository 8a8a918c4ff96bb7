"""What surrounds the contracts: calendar, département and region, programmes, comparison, sources."""

from __future__ import annotations

import pytest

from tests.pages.givens import DEPARTEMENT, VOISIN, contrat, engagement, fiche
from tests.projects import CATALOGUE, CONTRAT, ENGAGEMENTS, ORIENTATION, SOURCES, TERRITOIRES

NORD = {
    TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: '59', nom: Nord, type: departement}\n",
    SOURCES: "- {id: contrat-essai, titre: Contrat signé}\n- {id: dossier, titre: Dossier de presse}\n",
    CONTRAT: contrat("departement: '59'\nsignature: {date: 2024-03-20}\n"),
    VOISIN: "titre: V\nnom-court: Voisin\nporteur: caf\netat: annonce\ndepartement: '59'\n",
    ENGAGEMENTS: engagement("echeance: '2027', cible: {valeur: 15, objet: nouveaux lieux}", titre="Ouvrir 15 lieux"),
}


@pytest.fixture
def portal(site):
    def make(keys: str, **more: str):
        return site({**NORD, **more, DEPARTEMENT: f"territoire: '59'\ntitre: Le Nord\n{keys}"}, contrat="")

    return make


# The calendar

CALENDRIER = (
    "calendrier:\n  texte: Annoncé en mars.\n  source: {document: dossier, page: p. 1}\n"
    "  dates: [{contrat: essai, date: 2024-03-20, imprime: Ville nommée}]\n  sans-date: voisin\n"
)


def test_calendar_tells_each_day_in_a_table_with_its_caption(portal):
    screen = portal(CALENDRIER)["calendrier/"]
    assert screen.rows[1][0] == "20 mars 2024" and screen.rows[1][1].startswith("Essai")
    assert "les signatures annoncées" in screen.text and "Ville nommée" in screen.text
    assert "documents/#dossier" in screen.addresses and "essai/" in screen.addresses


def test_contract_without_a_day_is_said(portal):
    assert "Voisin" in portal(CALENDRIER)["calendrier/"].section("Sans date connue").text


def test_steps_are_told_by_day_or_in_words(portal):
    steps = "etapes:\n  - {date: 2024-01-01, texte: La carte change.}\n  - {quand: fin 2024, texte: Tout est signé.}\n"
    said = portal(steps)["calendrier/"].section("Avant et après les signatures").text
    assert "1er janvier 2024 La carte change." in said and "fin 2024 Tout est signé." in said


def test_portal_without_a_departement_has_none_of_these_pages(site):
    pages = site(contrat="")
    assert not {"calendrier/", "cadre/", "programmes/"} & set(pages.pages)
    assert "Autour des contrats" not in pages[""].headings


# The département and the region

CADRE = "cadre:\n  - id: nord\n    titre: Dans le Nord\n    chiffres:\n      - {libelle: Contrats, valeur: 13, compte: contrats, "


def test_printed_figure_stands_with_its_source_and_what_the_site_counts(portal):
    screen = portal(CADRE + "source: {document: dossier, page: p. 4}}\n")["cadre/"]
    assert screen.fact("Contrats").text.startswith("13 (2 sur ce site)") and "p. 4" in screen.fact("Contrats").text


def test_figure_in_words_keeps_its_words_and_its_note(portal):
    keys = "texte: treize environ, a-noter: [{type: contradiction, texte: Dix ailleurs.}]}\n"
    said = portal(CADRE + keys)["cadre/"].fact("Contrats").text
    assert said.startswith("treize environ") and "Les sources se contredisent Dix ailleurs." in said


def test_indicator_says_what_is_counted(portal):
    catalogue = "- {id: contrats, libelle: Contrats, definition: Ceux du territoire.}\n"
    screen = portal(CADRE + "indicateur: contrats}\n", **{CATALOGUE: catalogue})["cadre/"]
    assert "Ceux du territoire." in screen.fact("Contrats").text


def test_change_of_the_map_leads_to_communes_and_quartiers(portal):
    keys = (
        "cadre:\n  - {id: n, titre: N, changements: [{texte: Un nouveau., communes: '59295', quartiers: QN05941I}]}\n"
    )
    said = portal(keys)["cadre/"].section("Ce qui change sur la carte")
    assert said.addresses == ["quartiers/#commune-59295", "essai/quartiers/qn05941i/"]


# The programmes

PROGRAMME = "programmes:\n  - id: fonds\n    titre: Le Fonds\n    portee: national\n    objectifs:\n      - "


def goal(portal, keys: str, **more: str):
    return portal(PROGRAMME + keys, **more)["programmes/fonds/"].section("Ce qui est visé")


def test_programme_has_a_page_and_says_where_it_holds(portal):
    pages = portal(PROGRAMME + "{texte: aider}\n")
    assert (
        "programmes/fonds/" in pages["programmes/"].addresses and "Partout en France" in pages["programmes/fonds/"].text
    )


def test_objective_that_is_an_engagement_of_a_contract_leads_to_it(portal):
    said = goal(portal, "{engagement: ecoute, contrat: essai}\n")
    assert "essai/engagements/ecoute/" in said.addresses
    assert all(words in said.text for words in ("Ouvrir 15 lieux", "nouveaux lieux", "15", "2027"))


def test_objective_in_its_own_words_takes_from_the_engagement_only_what_it_lacks(portal):
    said = goal(portal, "{engagement: ecoute, contrat: essai, texte: des lieux partout}\n").text
    assert "des lieux partout" in said and "2027" in said and "nouveaux lieux" not in said


def test_objective_of_a_shared_engagement_leads_to_every_contract_that_has_it(portal):
    commun = "titre: L'État\nengagements: [{id: aider, titre: Aider, porteurs: caf, portee: departement, nature: a-l-etude}]\n"
    head = NORD[CONTRAT].replace("departement:", "communs: etat\ndepartement:")
    said = goal(
        portal, "{engagement: aider}\n",
        **{"content/communs/etat.yml": commun, CONTRAT: head, VOISIN: NORD[VOISIN].replace("annonce", "partiel") + "communs: etat\n"},
    )  # fmt: skip
    assert {"essai/engagements/aider/", "voisin/engagements/aider/"} <= set(said.addresses) and "À l'étude" in said.text


def test_objective_without_a_day_says_so(portal):
    assert "sans échéance" in goal(portal, "{texte: aider}\n").text


def test_amount_example_list_and_contact_are_told(portal):
    screen = portal(
        "programmes:\n  - id: fonds\n    titre: Le Fonds\n"
        "    montants: [{objet: En tout, valeur: 456000000}]\n"
        "    exemples: [{titre: Le jardin, lieu: Au sud, communes: '59295', texte: On plante.}]\n"
        "    signataires-annonces: {texte: Signent, liste: [l'État, la ville]}\n"
        "    contacts: [{nom: La mission ville}]\n"
    )["programmes/fonds/"]
    for words in ("456 000 000 €", "Le jardin", "On plante.", "l'État", "La mission ville"):
        assert words in screen.text
    assert "quartiers/#commune-59295" in screen.addresses


# The comparison

DEUX = {
    VOISIN: "titre: V\nnom-court: Voisin\nporteur: caf\ncommuns: etat\n",
    "content/communs/etat.yml": "titre: L'État\nengagements: [{id: aider, titre: Aider, porteurs: caf, portee: departement, nature: a-l-etude}]\n",
    ORIENTATION: fiche("titre: Santé"),
    ENGAGEMENTS: engagement("orientation: sante, echeance: '2027'") + engagement("", ident="b", portee="quartier"),
}


@pytest.fixture
def comparison(site):
    return site(DEUX, contrat="")["comparer/"]


def row(screen, title: str, words: str) -> list[str]:
    return next(r for r in screen.section(title).rows if r[0] == words)


def test_counts_stand_side_by_side(comparison):
    assert row(comparison, "Où les engagements valent", "Dans le quartier") == ["Dans le quartier", "1", "0"]
    assert row(comparison, "Où les engagements valent", "Dans tout le département")[1:] == ["0", "1"]
    assert row(comparison, "Où les engagements valent", "En tout")[1:] == ["2", "1"]
    assert row(comparison, "Fermes ou non", "À l'étude")[1:] == ["0", "1"]
    assert row(comparison, "Les contrats en bref", "Engagements partagés avec d'autres contrats")[1:] == ["0", "1"]
    assert row(comparison, "De quoi ils parlent", "Sans thème")[1:] == ["2", "1"]
    assert row(comparison, "Peut-on vérifier ?", "avec une échéance")[1:] == ["1", "0"]
    assert row(comparison, "Les priorités de chaque contrat", "Santé")[1:] == ["1", "1"]
    assert "essai/orientations/sante/" in comparison.addresses


def test_count_is_not_a_merit(comparison):
    assert "Un plus grand nombre n'est pas un mérite." in comparison.text


def test_one_contract_alone_is_not_compared(site):
    assert "comparer/" not in site({ENGAGEMENTS: engagement()}, contrat="")


def test_announced_contract_is_named_as_not_compared(site):
    files = {**DEUX, "content/contrats/tiers/contrat.yml": "titre: T\nnom-court: Tiers\netat: annonce\n"}
    screen = site(files, contrat="")["comparer/"]
    assert "Pas encore comparés, parce que leur texte n'est pas écrit ici : Tiers." in screen.text
    assert all("Tiers" not in cell for line in screen.rows for cell in line)


# Sources, glossary, search


def test_document_that_the_portal_cites_is_listed(portal):
    screen = portal(CALENDRIER)["documents/"]
    assert "dossier" in screen.ids and "contrat-essai" not in screen.ids


def test_document_of_a_contract_is_cited_on_its_own_site(portal):
    head = NORD[CONTRAT] + "documents: [{id: annexe-2, titre: Annexe, type: annexe}]\n"
    screen = portal("etapes: [{quand: 2024, texte: E, source: {document: annexe-2}}]\n", **{CONTRAT: head})[
        "calendrier/"
    ]
    assert "essai/documents/#annexe-2" in screen.addresses


def test_menu_and_plan_lead_to_every_page(portal):
    pages = portal(CALENDRIER + PROGRAMME + "{texte: aider}\n")
    assert {"calendrier/", "programmes/", "quartiers/"} <= set(pages.menu.values())
    assert {"programmes/fonds/", "calendrier/", "recherche/"} <= set(pages["plan-du-site/"].addresses)


def test_search_goes_through_the_contracts_that_are_written_and_the_portal(portal):
    page = portal("")
    body = page.pages["recherche/"].corps
    assert "&#34;essai/&#34;" in body and "voisin/" not in body and "&#34;./&#34;" in body


def test_search_of_one_contract_asks_for_no_other(site):
    assert "data-sites" not in site().pages["recherche/"].corps


def test_acronyms_are_explained_on_the_portal_too(portal):
    page = portal("resume: La CAF aide.\n", **{"data/glossaire.yml": "- {id: caf, sigle: CAF, nom: Caisse}\n"})
    assert "Les sigles de cette page" in page[""].headings and "glossaire/" in page
