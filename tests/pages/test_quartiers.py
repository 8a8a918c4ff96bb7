"""The page of a quartier: what is planned there, apart from what it inherits, and what is known of it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.pages.givens import (
    AUTRE_QUARTIER,
    CHAPITRE,
    PARTICIPATION,
    PROJET,
    STRATEGIES,
    contrat,
    engagement,
    fiche,
    quartier,
)
from tests.projects import (
    ACTIONS,
    CATALOGUE,
    CONTRAT,
    ENGAGEMENTS,
    OBSERVATIONS,
    ORIENTATION,
    QUARTIER,
    TERRITOIRES,
)

URL = "quartiers/qn05941i/"
DEUX = {
    CONTRAT: contrat(quartiers="[{code: QN05941I}, {code: QN05942N}]", communes="['59295', '59350']"),
    AUTRE_QUARTIER: fiche("nom: Le Test\ncommunes: '59350'"),
    TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: '59350', nom: Testville, type: commune}\n",
}
LIEUX = {
    # id and title: scope and places
    "ici": ("quartier", "lieux: QN05941I"),
    "partout": ("quartier", ""),
    "la-bas": ("quartier", "lieux: QN05942N"),
    "ville": ("commune", "lieux: '59295'"),
    "autre-ville": ("commune", "lieux: '59350'"),
    "contrat": ("contrat", ""),
    "nord": ("departement", ""),
}


@pytest.fixture
def screen(site):
    """The first of two quartiers in two communes, with engagements of every scope."""
    files = "".join(engagement(keys, ident=i, titre=i, portee=p) for i, (p, keys) in LIEUX.items())
    return site({**DEUX, ENGAGEMENTS: files})[URL]


def promises(part) -> set[str]:
    return {words for words, address in part.links if address.startswith("engagements/") and "#" not in address}


def test_own_list_has_what_is_for_this_quartier_only(screen):
    assert promises(screen.section("Ce qui est prévu dans le quartier")) == {"ici", "partout"}


def test_what_it_inherits_stands_apart_and_says_so(screen):
    inherited = screen.section("Ce que prévoient la ville et l'agglomération")
    assert promises(inherited) == {"ville", "contrat"}
    assert "ne sont pas propres au quartier" in inherited.text


def test_what_the_town_gives_is_apart_from_what_the_contract_gives(screen):
    assert promises(screen.section("Hérités de la ville")) == {"ville"}
    assert promises(screen.section("Hérités du contrat")) == {"contrat"}


def test_wide_engagements_are_only_counted(screen):
    assert "nord" not in promises(screen)
    assert "1 autre engagement vaut pour le département, la région ou la France" in screen.text


def test_engagement_of_the_other_quartier_or_town_is_nowhere(screen):
    assert not {"la-bas", "autre-ville"} & promises(screen)


@pytest.mark.parametrize("portee", ["departement", "region", "national"])
def test_wide_engagement_is_never_the_quartiers_own_even_if_it_names_it(site, portee):
    screen = site({ENGAGEMENTS: engagement("lieux: QN05941I", portee=portee)})[URL]
    assert promises(screen) == set()


def test_engagement_for_a_part_of_the_quartier_is_its_own(site):
    files = {
        QUARTIER: quartier("secteurs:\n  - {id: pasteur, nom: Résidence Pasteur}"),
        ENGAGEMENTS: engagement("lieux: pasteur", portee="secteur"),
    }
    screen = site(files)[URL]
    assert promises(screen.section("Ce qui est prévu dans le quartier")) == {"Ouvrir un lieu d'écoute"}


def test_engagement_for_a_part_not_named_is_the_only_quartiers_own(site):
    screen = site({ENGAGEMENTS: engagement("", portee="secteur")})[URL]
    assert promises(screen.section("Ce qui est prévu dans le quartier")) == {"Ouvrir un lieu d'écoute"}


def test_what_is_planned_stands_by_subject_with_its_count(site):
    files = {
        ORIENTATION: fiche("titre: Santé"),
        ENGAGEMENTS: engagement("orientation: sante", portee="quartier")
        + engagement("orientation: sante", ident="b", portee="quartier")
        + engagement("", ident="c", titre="Autre", portee="quartier"),
    }
    planned = site(files)[URL].section("Ce qui est prévu dans le quartier")
    assert len(promises(planned.section("Santé"))) == 1 and promises(planned.section("Autres sujets")) == {"Autre"}
    assert re.search("Santé 2 .*priorité du contrat", planned.text)


def test_what_exists_already_is_apart_from_what_is_planned(site):
    files = engagement("", ident="a", titre="Nouveau", portee="quartier") + engagement(
        "", ident="b", titre="Ancien", portee="quartier", nature="en-place"
    )
    screen = site({ENGAGEMENTS: files})[URL]
    assert promises(screen.section("Ce qui est prévu dans le quartier")) == {"Nouveau"}
    assert promises(screen.section("Ce qui existe déjà")) == {"Ancien"}


def test_essential_tells_how_many_who_and_when(site):
    keys = {"a": "echeance: juin 2027", "b": "echeance: mars 2027", "c": "echeance: 2024", "d": ""}
    files = "".join(engagement(k, ident=i, titre=i, portee="quartier") for i, k in keys.items())
    essential = site({ENGAGEMENTS: files})[URL].section("L'essentiel")
    assert "4 engagements pour ce quartier" in essential.text
    assert "Caisse d'allocations familiales (4)" in essential.fact("Qui").text
    when = essential.fact("Quand")
    assert [words for words, _ in when.links] == ["b", "a"]
    assert re.search("1 .*passée.*; 1 n'en a pas", when.text)


def test_essential_leads_to_each_subject_of_the_page(site):
    screen = site({ENGAGEMENTS: engagement("", portee="quartier")})[URL]
    subjects = [a.partition("#")[2] for _, a in screen.section("L'essentiel").fact("Quoi").links]
    assert subjects and set(subjects) <= set(screen.ids)


def test_quartier_that_inherits_nothing_says_so(site):
    assert "Aucun dans le contrat" in site()[URL].section("Ce que prévoient la ville et l'agglomération").text


def test_quartier_without_any_engagement_says_it_in_words(site):
    screen = site()[URL]
    assert "Le contrat ne rattache aucun engagement à ce quartier" in screen.section("L'essentiel").text
    assert "0 engagement" not in screen.text


# A quartier and its neighbours


def test_quartier_shared_with_another_contract_says_which_part_is_shown(site):
    shared = "[{code: QN05941I, part: la rive gauche, population: 1200}]"
    text = site({CONTRAT: contrat(quartiers=shared)})[URL].text
    assert "une part de ce quartier" in text and "la rive gauche (1 200 habitants)" in text


def test_quartier_of_one_contract_speaks_of_no_part(site):
    assert "une part de ce quartier" not in site()[URL].text


def test_quartier_in_two_communes_names_both(site):
    files = {**DEUX, QUARTIER: fiche("nom: Les Essais\ncommunes: ['59295', '59350']")}
    assert "Quartier prioritaire de Essai et Testville" in site(files)[URL].text


def test_list_shows_each_quartier_with_its_commune_and_code(site):
    screen = site(DEUX)["quartiers/"]
    assert "2 quartiers prioritaires" in screen.text
    assert [a for a in screen.addresses if a.startswith("quartiers/")] == [URL, "quartiers/qn05942n/"]
    line = screen.item("Le Test").text
    assert "Testville" in line and "QN05942N" in line


def test_name_that_people_use_comes_before_the_official_one(site):
    pages = site({QUARTIER: quartier("nom-court: Le Bas")})
    assert "Le Bas" in pages[URL].text
    assert pages["quartiers/"].words_of(URL)[0].startswith("Le Bas") and "Les Essais" in pages["quartiers/"].text


# What is known of it

KEYS = {
    "rues: [rue Pasteur, rue Foch]": ("Rues citées", "rue Pasteur, rue Foch"),
    "bailleurs: [caf]": ("Bailleurs", "Caisse d'allocations familiales"),
    "entree: 2007": ("Dans la politique de la ville depuis", "2007"),
    "perimetre: inchange": ("Périmètre au 1er janvier 2024", "inchangé"),
    "perimetre: inchange\n"
    "codes-2015: [QP059041]": ("Périmètre au 1er janvier 2024", "inchangé (avant : QP059041)"),
    "alias: [Pasteur Foch, PF]": ("Autres noms rencontrés", "Pasteur Foch ; PF"),
}  # fmt: skip


@pytest.mark.parametrize(("keys", "said"), KEYS.items(), ids=KEYS)
def test_fact_of_the_quartier_is_told(site, keys, said):
    label, words = said
    assert site({QUARTIER: quartier(keys)})[URL].fact(label).text == words


@pytest.mark.parametrize("keys", KEYS)
def test_fact_that_is_not_known_takes_no_place(site, keys):
    assert not site()[URL].has_fact(KEYS[keys][0])


def test_code_of_the_quartier_is_told(site):
    assert site()[URL].fact("Code officiel").text == "QN05941I"


def test_portrait_is_markdown(site):
    assert "De grands immeubles." in site({QUARTIER: quartier(body="De **grands** immeubles.")})[URL].text


def test_missing_portrait_is_said(site):
    assert "Le contrat n'en fait pas le portrait." in site()[URL].text


def test_notes_and_source_of_the_quartier_are_shown(site):
    keys = "a-noter: {type: perimetre, texte: Deux cartes}\nsource: {document: contrat-essai, page: p. 8}"
    text = site({QUARTIER: quartier(keys)})[URL].text
    assert "Attention au périmètre Deux cartes" in text and "Contrat signé, p. 8" in text


def test_sub_areas_are_described(site):
    keys = "secteurs:\n  - {id: pasteur, nom: Résidence Pasteur, texte: Trois tours., rues: [rue A, rue B]}"
    assert site({QUARTIER: quartier(keys)})[URL].fact("Résidence Pasteur").text == "Trois tours. Rues : rue A, rue B."


def test_useful_places_are_listed_with_their_notes(site):
    keys = (
        "equipements:\n  - {nom: Centre social, adresse: 2 rue Foch, texte: Ouvert *à tous*, a-noter: Déménage en 2025}"
    )
    line = site({QUARTIER: quartier(keys)})[URL].section("Les lieux utiles").item("Centre social").text
    assert line == "Centre social, 2 rue Foch – Ouvert à tous À noter Déménage en 2025"


def test_contacts_of_the_quartier_come_before_those_of_the_contract(site):
    general = {CONTRAT: contrat("contacts: [{nom: Mission ville}]\n")}
    own = (
        "contacts:\n  - {nom: Maison du projet, pour: Vos travaux, telephone: 03 20 00 00 00, courriel: "
        "maison@ville.fr, adresse: 1 rue A, url: 'https://ville.fr/m'}"
    )
    said = site({**general, QUARTIER: quartier(own)})[URL].section("À qui s'adresser")
    for words in ("Maison du projet – Vos travaux", "03 20 00 00 00", "1 rue A"):
        assert words in said.text
    assert {"mailto:maison@ville.fr", "https://ville.fr/m"} <= set(said.addresses) and "Mission ville" not in said.text


def test_without_its_own_the_contacts_of_the_contract_serve(site):
    said = site({CONTRAT: contrat("contacts: [{nom: Mission ville}]\n")})[URL].section("À qui s'adresser")
    assert "Mission ville" in said.text


def test_without_any_contact_it_is_said(site):
    assert "Le contrat ne donne aucun contact." in site()[URL].section("À qui s'adresser").text


def test_priority_actions_are_recalled_with_their_state(site):
    files = {ACTIONS: "- {id: bus, titre: Créer une navette, suivi: {date: 2025-01-01, etat: en-cours}}\n"}
    said = site(files)[URL].section("Les actions suivies de près").item("Créer une navette")
    assert "En cours" in said.text and said.addresses == ["actions-prioritaires/bus/"]


@pytest.mark.parametrize(
    ("lieux", "shown"), [("[QN05941I]", True), ("['59295']", True), ("[]", True), ("[QN05942N]", False)]
)
def test_projects_near_the_quartier_are_shown(site, lieux, shown):
    screen = site({**DEUX, PROJET: fiche(f"titre: Le gymnase\nlieux: {lieux}")})[URL]
    assert ("projets/gymnase/" in screen.addresses) is shown


def test_strategies_that_name_the_quartier_are_shown(site):
    files = {
        **DEUX,
        STRATEGIES: "- {id: ctg, nom: CTG, lieux: QN05941I}\n- {id: anru, nom: ANRU, lieux: QN05942N}\n",
    }
    assert site(files)[URL].fact("Stratégies qui s'y appliquent").text == "CTG"


def test_conseil_citoyen_is_named_with_its_state(site):
    files = {
        PARTICIPATION: "conseils-citoyens:\n  - {id: cc, nom: Conseil citoyen, quartiers: QN05941I, etat: à relancer}\n"
    }
    said = site(files)[URL].fact("Conseil citoyen")
    assert said.text == "Conseil citoyen – à relancer" and said.addresses == ["participation/#cc"]


# Its figures

FIGURES = {
    TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: france, nom: France, type: pays}\n",
    CATALOGUE: "- {id: chomage, libelle: Taux de chômage, unite: '%', groupe: Emploi}\n- {id: loyer, libelle: Loyer}\n",
    OBSERVATIONS: "indicateur;territoire;annee;perimetre;valeur;valeur_texte;statut;source;page;note\n"
    "chomage;QN05941I;2019;2015;24;;;contrat-essai;p. 3;\n"
    "chomage;QN05941I;2021;2015;27.5;;;contrat-essai;p. 3;Une note\n"
    "chomage;59295;2021;;12;;;contrat-essai;p. 3;\n"
    "chomage;france;2020;;8;;;contrat-essai;p. 3;\n",
    QUARTIER: quartier("chiffres: [chomage, loyer]"),
}


def test_latest_figure_stands_beside_that_of_the_town_of_the_same_year(site):
    said = site(FIGURES)[URL].section("Le quartier en chiffres")
    assert said.rows[:2] == [["Indicateur", "Les Essais", "Année", "Essai"], ["Emploi"]]
    row = next(r for r in said.rows if "Taux de chômage" in r[0])
    assert row[1].startswith("27,5 %") and row[2] == "2021" and row[3] == "12 %"
    assert "Une note" in said.text and re.search("(périmètre|carte).* de 2015", said.text)


def test_figures_begin_with_the_latest_in_large_and_lead_to_all_of_them(site):
    said = site(FIGURES)[URL].section("Le quartier en chiffres")
    assert said.text.startswith("27,5 %") and "2021" in said.text.partition("Indicateur")[0]
    assert "chiffres/" in said.addresses and "24 %" not in said.text


def test_figure_of_another_year_says_its_year_and_takes_no_place_in_the_table(site):
    said = site(FIGURES)[URL].section("Le quartier en chiffres")
    assert "8 %" not in " ".join(" ".join(r) for r in said.rows)
    assert all(year in said.text for year in ("2020", "pas toutes de la même année"))


def test_indicator_without_value_takes_no_row(site):
    assert "Loyer" not in site(FIGURES)[URL].section("Le quartier en chiffres").text


def test_quartier_without_figures_has_no_such_section(site):
    assert "Le quartier en chiffres" not in site()[URL].headings


def test_chapter_of_the_commune_is_one_step_away(site):
    assert "communes/59295/" in site({CHAPITRE: fiche("resume: Une ville.")})[URL].addresses


def test_deadlines_are_counted_on_the_day_of_the_site(site):
    files = {ENGAGEMENTS: engagement("echeance: 2024", portee="quartier")}
    before, after = (site(files, au=day)[URL].section("L'essentiel") for day in (date(2024, 12, 31), date(2025, 1, 1)))
    assert "passée" not in before.text and "1 déjà passée" in after.text
