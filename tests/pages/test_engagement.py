"""The page of an engagement: who, what, where, how firmly, for when, how far, and where it is written."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.pages.givens import ABSENT, THEMATIQUES, VOISIN, contrat, engagement
from tests.projects import (
    CATALOGUE,
    COMMUN,
    CONTRAT,
    ENGAGEMENTS,
    OBSERVATIONS,
    ORIENTATION,
    REPRISES,
    SOURCES,
    TERRITOIRES,
)

URL = "engagements/ecoute/"
SANTE = {ORIENTATION: "---\ntitre: Santé\nobjectifs: [{id: ecouter, titre: Écouter les jeunes}]\n---\n"}
NORD = {TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: '59', nom: Nord, type: departement}\n"}


@pytest.fixture
def page(site):
    """The page of the one engagement, written with these keys."""

    def make(keys: str = "", *, files: dict[str, str] | None = None, au: date = date(2026, 11, 20), **given: str):
        return site({ENGAGEMENTS: engagement(keys, **given), **(files or {})}, au=au)[URL]

    return make


# What is said, and what is not


def test_title_is_the_promise(page):
    assert page().headings[0] == "Ouvrir un lieu d'écoute"


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Pour quand", ABSENT),
        ("Argent", ABSENT),
        ("Résultat visé", "Aucun chiffre dans le contrat"),
        ("Priorité", "Le contrat ne le rattache à aucune priorité"),
    ],
)
def test_what_the_contract_does_not_say_is_said_to_be_absent(page, label, words):
    assert page().fact(label).text == words


@pytest.mark.parametrize(
    "label", ["Avec", "Suivi par", "Pour qui", "Ce qui sera mesuré", "Thèmes", "Projet", "Stratégie"]
)
def test_what_few_engagements_have_takes_no_place_when_absent(page, label):
    assert not page().has_fact(label)


FACTS = {
    # keys: label, words
    "service: Direction de l'enfance": ("Qui s'engage", "Caisse d'allocations familiales (Direction de "
                                                        "l'enfance)"),
    "responsable: Chargée de mission": ("Suivi par", "Chargée de mission"),
    "associes: [ville]": ("Avec", "Ville d'Essai"),
    "publics: [jeunes, parents]": ("Pour qui", "jeunes, parents"),
    "lieux: [QN05941I, '59295']": ("Où", "Dans toute la commune : Les Essais et Essai"),
    "condition: Si l'**État** paie": ("Force de l'engagement", "Engagement ferme : Si l'État paie"),
    "groupe: Petite enfance": ("Rubrique", "Petite enfance"),
    "indicateurs-de-suivi: [Visites, {texte: Parents "
    "reçus}]": ("Ce qui sera mesuré", "Visites Parents reçus"),
    "montants: {valeur: 12500.5, objet: Loyer}": ("Argent", "12 500,5 € – Loyer"),
    "montants: {valeur: 0}": ("Argent", "0 €"),
    "montants: {texte: à définir}": ("Argent", "à définir"),
    "montants: {valeur: 1000, texte: par an}": ("Argent", "1 000 € (par an)"),
    "montants: {objet: Loyer}": ("Argent", "montant non précisé – Loyer"),
}  # fmt: skip


@pytest.mark.parametrize(("keys", "said"), FACTS.items(), ids=FACTS)
def test_fact_is_told_in_words(page, keys, said):
    label, words = said
    assert page(keys).fact(label).text == words


def test_amount_says_what_for_when_and_who_pays(page):
    said = page(
        "montants: {groupe: Crédits, valeur: 1000, poste: Bail, objet: Loyer, quand: par an, financeurs: [ville], "
        "a-noter: Arrondi, source: {document: contrat-essai, page: p. 4}}"
    ).fact("Argent")
    assert said.text.startswith("Crédits – 1 000 € – Bail – Loyer, par an, payé par Ville d'Essai")
    assert "À noter Arrondi" in said.text and "Contrat signé, p. 4" in said.text
    assert "partenaires/ville/" in said.addresses


def test_explanations_are_markdown(page):
    assert "Une équipe écoute." in page("texte: Une **équipe** écoute.").text


def test_sub_actions_are_listed_in_order(page):
    screen = page("details: [Trouver un local, Former l'équipe]").section("En détail")
    assert [item.text for item in screen.items] == ["Trouver un local", "Former l'équipe"]


NATURES = {
    "ferme": "Engagement ferme",
    "sous-condition": "Sous condition",
    "a-l-etude": "À l'étude",
    "en-place": "Déjà en place",
}


@pytest.mark.parametrize(("nature", "words"), NATURES.items(), ids=NATURES)
def test_strength_is_told_in_words(page, nature, words):
    assert page(nature=nature).fact("Force de l'engagement").text == words


@pytest.mark.parametrize("nature", ["sous-condition", "a-l-etude"])
def test_promise_that_is_not_firm_says_so_before_everything(page, nature):
    before = page("texte: Une équipe écoute.", nature=nature).text.partition("Une équipe")[0]
    assert NATURES[nature] in before


# Where it holds


def test_scope_is_told_before_everything(page):
    before = page("texte: Une équipe écoute.", portee="region").text.partition("Une équipe")[0]
    assert "Dans toute la région" in before


@pytest.mark.parametrize(
    ("portee", "words"),
    [
        ("departement", "dans tout le département"),
        ("region", "dans toute la région"),
        ("national", "partout en France"),
    ],
)
def test_wide_engagement_says_that_it_is_not_local(page, portee, words):
    text = page("lieux: '59'", portee=portee, files=NORD).text
    assert "n'est pas propre à Essai" in text and words in text


@pytest.mark.parametrize("portee", ["quartier", "secteur", "commune", "contrat"])
def test_local_engagement_does_not_disown_itself(page, portee):
    assert "n'est pas propre" not in page(portee=portee).text


def test_place_without_a_page_is_named_without_link(page):
    where = page("lieux: '59'", portee="departement", files=NORD).fact("Où")
    assert (where.text, where.links) == ("Dans tout le département : Nord", [])


# For when

ECHEANCES = {
    "echeance: 2e semestre 2024": "2e semestre 2024",
    "echeance: d'ici 2027": "d'ici 2027",
    "echeance: {texte: post 2026, au-plus-tot: 2027-01-01}": "post 2026",
    "echeance: {rythme: 3 QPV par an}": "3 QPV par an",
    "echeance: {texte: 2024 et suivantes, rythme: chaque année}": "2024 et suivantes (chaque année)",
    "echeance: {au-plus-tot: 2030-05-01, au-plus-tard: 2030-05-01}": "1er mai 2030",
    "echeance: {au-plus-tot: 2030-05-01, au-plus-tard: 2030-06-12}": "du 1er mai 2030 au 12 juin 2030",
    "echeance: {au-plus-tard: 2030-05-01}": "jusqu'au 1er mai 2030",
    "echeance: {au-plus-tot: 2030-05-01}": "à partir du 1er mai 2030",
}


@pytest.mark.parametrize(("keys", "words"), ECHEANCES.items(), ids=ECHEANCES)
def test_deadline_keeps_its_own_words(page, keys, words):
    assert page(keys, au=date(2024, 1, 1)).fact("Pour quand").text == words


NEWS = "echeance: 2025, suivi: {date: 2025-03-01, etat: en-cours}"


@pytest.mark.parametrize(("au", "late"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True)])
def test_lateness_is_derived_from_the_day_of_the_site(page, au, late):
    screen = page(NEWS, au=au)
    assert ("En retard" in screen.text) is late
    assert ("au 1er janvier 2026" in screen.fact("Pour quand").text) is late


def test_deadline_that_passed_in_silence_is_not_called_late(page):
    screen = page("echeance: 2025")
    assert "Échéance passée" in screen.text and "En retard" not in screen.text


@pytest.mark.parametrize("etat", ["realise", "abandonne"])
def test_what_is_over_is_never_late(page, etat):
    screen = page(NEWS.replace("en-cours", etat))
    assert "retard" not in screen.text.lower() and screen.fact("Pour quand").text == "2025"


def test_lateness_cannot_be_typed(projet):
    fault = projet({ENGAGEMENTS: engagement("suivi: {date: 2025-03-01, etat: en-retard}")}).fault()
    assert fault.code == "M003" and "en-cours" in fault.proposal


# How far

SUIVI = (
    "suivi: [{date: 2025-03-01, etat: en-cours, commentaire: Bail *signé*, preuve: "
    "'https://caf.fr/a'}, {date: 2026-01-05, etat: en-pause}]"
)


def test_without_news_it_is_said(page):
    screen = page()
    assert "Suivi non renseigné" in screen.text
    assert screen.section("Où en est-on ?").text.startswith("Non renseigné")


def test_news_come_latest_first_with_their_reason_and_proof(page):
    said = page(SUIVI).section("Où en est-on ?")
    assert [item.text for item in said.items] == [
        "5 janvier 2026 : En pause",
        "1er mars 2025 : En cours Bail signé Voir la preuve",
    ]
    assert "https://caf.fr/a" in said.addresses


@pytest.mark.parametrize(
    ("au", "state"),
    [
        (date(2025, 2, 28), "Suivi non renseigné"),
        (date(2025, 3, 1), "En cours"),
        (date(2026, 1, 5), "En pause"),
    ],
)
def test_state_is_the_last_known_on_the_day(page, au, state):
    assert state in page(SUIVI, au=au).text.partition("Qui s'engage")[0]


def test_news_of_after_the_day_are_not_shown(page):
    said = page(SUIVI, au=date(2025, 6, 1)).section("Où en est-on ?").text
    assert "1er mars 2025" in said and "5 janvier 2026" not in said


def test_news_all_of_after_the_day_leave_the_state_unknown(page):
    assert page(SUIVI, au=date(2025, 1, 1)).section("Où en est-on ?").text.startswith("Non renseigné")


# The target

CIBLES = {
    "cible: {valeur: 10, unite: lieux}": "10 lieux",
    "cible: {valeur: 1250}": "1 250",
    "cible: {valeur: 33.5, unite: '%', annee: 2030}": "33,5 % en 2030",
    "cible: {texte: au moins 15 quartiers, valeur: 15}": "au moins 15 quartiers",
    "cible: {objet: jeunes suivis, valeur: 3}": "jeunes suivis : 3",
    "cible: {objet: jeunes suivis}": "jeunes suivis : non chiffré",
    "cible: {valeur: 0, unite: lieux}": "0 lieux",
    "cible: [{valeur: 1, unite: lieu}, {valeur: 2, unite: agents}]": "1 lieu 2 agents",
    "cible: {valeur: 10, unite: '%', reference: {valeur: 8, annee: 2023}}": "10 % (point de départ : 8 % en 2023)",
    "cible: {valeur: 10, unite: '%', reference: {valeur: 8, texte: "
    "fin 2023}}": "10 % (point de départ : 8 %, fin 2023)",
    "cible: {valeur: 10, reference: situation fin 2023}": "10 (point de départ : situation fin 2023)",
    "cible: {valeur: 10, reference: {annee: 2023}}": "10 (point de départ : non chiffré)",
    "cible: {valeur: 43, unite: '%', reference: {valeur: 40, objectif: oui, annee: 2022}}": (
        "43 % (point de départ, lui-même un objectif : 40 % en 2022)"
    ),
}


@pytest.mark.parametrize(("keys", "words"), CIBLES.items(), ids=CIBLES)
def test_target_is_told_with_its_baseline(page, keys, words):
    assert page(keys).fact("Résultat visé").text == words


CHOMAGE = {
    CATALOGUE: "- {id: chomage, libelle: Taux de chômage}\n",
    OBSERVATIONS: "indicateur;territoire;annee;valeur\nchomage;QN05941I;2021;27\n",
}


@pytest.mark.parametrize(("sens", "words"), [("hausse", "à la hausse"), ("baisse", "à la baisse")])
def test_target_says_which_way_to_go(page, sens, words):
    assert words in page(f"cible: {{valeur: 10, unite: '%', sens: {sens}}}").fact("Résultat visé").text


def test_target_leads_to_the_figure_that_measures_it(page):
    said = page("cible: {valeur: 10, indicateur: chomage}", files=CHOMAGE).fact("Résultat visé")
    assert said.links == [("Taux de chômage", "chiffres/chomage/")]


def test_measure_leads_to_its_figure_and_says_its_kind(page):
    keys = "indicateurs-de-suivi: {texte: Chômeurs, type: quantitatif, indicateur: chomage}"
    said = page(keys, files=CHOMAGE).fact("Ce qui sera mesuré")
    assert "Chômeurs (" in said.text and said.links == [("Taux de chômage", "chiffres/chomage/")]


def test_result_reached_is_told_in_the_unit_of_the_target(page):
    keys = "cible: {valeur: 10, unite: lieux}, suivi: {date: 2025-01-01, etat: en-cours, valeur: 4}"
    assert "résultat : 4 lieux" in page(keys).section("Où en est-on ?").text


def test_result_has_no_unit_when_targets_have_several(page):
    targets = "cible: [{valeur: 10, unite: lieux}, {valeur: 43, unite: '%'}]"
    keys = f"{targets}, suivi: {{date: 2025-01-01, etat: en-cours, valeur: 41}}"
    assert "41 lieux" not in page(keys).section("Où en est-on ?").text


# Where it is written


def test_every_passage_is_cited_with_its_page(page):
    sources = "- {id: contrat-essai, titre: Contrat signé}\n- {id: annexe, titre: Annexe 2}\n"
    screen = page(
        "source: [{document: contrat-essai, page: p. 14}, {document: annexe, page: ligne 3, note: colonne Caf}]",
        files={SOURCES: sources},
    )
    assert "Source : Contrat signé, p. 14 ; Annexe 2, ligne 3, colonne Caf. Le texte signé fait foi." in screen.text
    assert {"documents/#contrat-essai", "documents/#annexe"} <= set(screen.addresses)


def test_promise_without_source_says_so(page):
    assert "Source : non précisée" in page().text


def test_one_passage_cited_twice_is_shown_once(page):
    screen = page("source: [{document: contrat-essai, page: p. 1}, {document: contrat-essai, page: p. 1}]")
    assert screen.text.count("Contrat signé, p. 1") == 1


NOTES = {
    "contradiction": "Le contrat se contredit", "ambigu": "Le contrat n'est "
                                                          "pas clair", "incomplet": "Le contrat ne le "
                                                                                    "dit pas",
    "extraction": "Lecture incertaine du "
                  "document", "perimetre": "Attention au périmètre", "date": "Attention à la date",
    "calcul": "Le compte n'y est pas", "precision": "À noter",
}  # fmt: skip


@pytest.mark.parametrize(("kind", "title"), NOTES.items(), ids=NOTES)
def test_note_of_the_editors_is_shown_with_its_kind(page, kind, title):
    note = f"a-noter: {{type: {kind}, texte: Deux dates, source: {{document: contrat-essai, page: p. 9}}}}"
    assert f"{title} Deux dates Voir : Contrat signé, p. 9" in page(note).text


def test_several_notes_are_all_shown(page):
    screen = page("a-noter: [Une première, Une seconde]")
    assert "À noter Une première" in screen.text and "À noter Une seconde" in screen.text


# What several contracts share

PARTAGE = {
    COMMUN: "titre: L'État dans le Nord\nengagements:\n  "
    + engagement("groupe: Santé, source: {document: contrat-essai, page: Annexe 2}", portee="departement"),
    VOISIN: "titre: V\nnom-court: V\nporteur: ville\ncommuns: etat\n",
    CONTRAT: contrat("communs: etat\n"),
    **SANTE,
    REPRISES: "- {engagement: ecoute, orientation: sante, difference: Sans date., source: {document: "
    "contrat-essai, page: p. 3}}\n",
}


def test_shared_engagement_names_the_text_it_comes_from(site):
    said = site(PARTAGE)[URL].fact("Texte partagé")
    assert said.text == "L'État dans le Nord – Santé"
    assert said.addresses == ["engagements/ensembles/etat/"]


def test_restatement_is_told_with_its_own_passage(site):
    screen = site(PARTAGE)[URL]
    assert "Ce que dit ce contrat Sans date." in screen.text
    assert re.search(r"Source : Contrat signé, Annexe 2 ; .*p\. 3", screen.text)
    assert screen.fact("Priorité").text == "Santé"


def test_restatement_adds_the_partners_from_here(site):
    files = {**PARTAGE, REPRISES: "- {engagement: ecoute, porteurs: [ville, caf]}\n"}
    assert site(files)[URL].fact("Qui s'engage").text == "Caisse d'allocations familiales et Ville d'Essai"
    assert URL in site(files)["partenaires/ville/"].addresses


def test_restatement_of_one_contract_is_not_told_by_its_neighbour(site):
    screen = site(PARTAGE, contrat="voisin")[URL]
    assert "Sans date" not in screen.text and "p. 3" not in screen.text
    assert not screen.fact("Priorité").links


# What it is near


def test_objective_stands_beside_its_priority(page):
    said = page("orientation: sante, objectif: ecouter", files=SANTE).fact("Priorité")
    assert said.text == "Santé – Écouter les jeunes"


def test_themes_lead_to_the_list_by_theme(page):
    said = page("thematiques: [sante]", files={THEMATIQUES: "- {id: sante, nom: Santé}\n"}).fact("Thèmes")
    assert said.links == [("Santé", "engagements/par-theme/#sante")]


def test_neighbours_are_those_of_its_rubric(site):
    files = engagement("groupe: Enfance") + "".join(
        engagement(f"groupe: {g}", ident=i, titre=i) for i, g in (("a", "Enfance"), ("b", "Sport"), ("c", "Enfance"))
    )
    said = site({ENGAGEMENTS: files})[URL].section("Dans la même rubrique")
    assert [words for words, _ in said.links] == ["a", "c"]


def test_alone_in_its_rubric_has_no_neighbour(page):
    assert "Dans la même rubrique" not in page("groupe: Enfance").headings


# The way to a target

SNU = "cible: {valeur: 20, unite: '%', objet: Jeunes des quartiers, annee: 2027, reference: {valeur: 10, annee: 2022}}"


def drawn(site, keys: str) -> tuple[str, int]:
    found = site({ENGAGEMENTS: engagement(keys)})
    return found["engagements/ecoute/"].text, found.pages["engagements/ecoute/"].corps.count("graphique-progression")


def test_way_from_the_baseline_to_the_target_is_said_and_drawn(site):
    text, charts = drawn(site, SNU)
    assert "Cible : 20 % en 2027, soit 10 points de plus que le point de départ (10 % en 2022)." in text
    assert charts == 1 and "Suivi non renseigné" in text


def test_result_published_is_set_on_the_way(site):
    text, charts = drawn(site, SNU + ", suivi: {date: 2025-01-01, etat: en-cours, valeur: 15}")
    assert "15 % en 2025, contre 10 % en 2022, soit 5 points de plus, sur 10 visés." in text and charts == 1


@pytest.mark.parametrize(
    "keys",
    ["cible: {valeur: 20, unite: '%'}", "cible: {texte: plus de jeunes, reference: {valeur: 10}}", "publics: Tous"],
)
def test_no_way_is_drawn_without_two_numbers(site, keys):
    assert drawn(site, keys)[1] == 0


def test_a_past_objective_is_no_baseline(site):
    text, charts = drawn(site, SNU.replace("valeur: 10,", "valeur: 10, objectif: oui,"))
    assert "soit 10 points" not in text and charts == 1 and "lui-même un objectif" in text


def test_shared_promise_that_the_contract_does_not_print_says_so(site):
    shared = "- {id: aide, titre: Aider, porteurs: caf, portee: departement, nature: ferme, source: {document: D}}"
    files = {
        SOURCES: "- {id: notre, titre: Notre contrat, organisation: ville}\n- {id: voisin, titre: Le voisin}\n",
        CONTRAT: contrat("communs: [etat]\nsource: {document: notre}\n"),
    }
    said = {}
    for document in ("notre", "voisin"):
        commun = f"titre: État\nengagements:\n  {shared.replace('D', document)}\n"
        said[document] = site({**files, COMMUN: commun})["engagements/aide/"].text
    assert "n'imprime pas cette promesse" in said["voisin"] and "n'imprime pas" not in said["notre"]
