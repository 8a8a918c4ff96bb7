"""The page of an indicator: words, charts, every value with its year, its doubts and the page where it stands."""

from __future__ import annotations

import re

import pytest

from tests.pages.givens import engagement, fiche
from tests.projects import CATALOGUE, ENGAGEMENTS, OBSERVATIONS, ORIENTATION, TERRITOIRES

HEAD = "indicateur;territoire;annee;perimetre;valeur;valeur_texte;statut;source;page;note\n"
LIEUX = {
    TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: '59350', nom: Lille, type: commune}\n"
    "- {id: france, nom: France, type: pays}\n"
}
CHOMAGE = "- {id: chomage, libelle: Taux de chômage, unite: '%', groupe: Emploi, ordre: 2}\n"
URL = "chiffres/chomage/"
ICI, VILLE, FRANCE = "chomage;QN05941I", "chomage;59295", "chomage;france"


@pytest.fixture
def screen(site):
    """The page of an indicator, from rows and from more indicators."""

    def make(rows: str, *, catalogue: str = CHOMAGE, url: str = URL, files: dict | None = None):
        return site({**LIEUX, CATALOGUE: catalogue, OBSERVATIONS: HEAD + rows, **(files or {})})[url]

    return make


CELLS = {
    # row: what its cell says
    "27.8;;;;;": "27,8 %",
    "0;;;;;": "0 %",
    "1234567;;;;;": "1 234 567 %",
    ";1/3;;;;": "1/3",
    "33;1/3;;;;": "1/3",
    ";;nd;;;": "non disponible",
    ";;s;;;": "non disponible secret statistique",
    ";;ns;;;": "non disponible non significatif",
    "12;;douteux;;;": "12 % à vérifier",
    "12;;estime;;;": "12 % estimé",
    "75;plus de 75 %;borne;;;": "plus de 75 %",
    "75;Plus des trois quarts;borne;;;": "Plus des trois quarts",
}


@pytest.mark.parametrize(("row", "words"), CELLS.items(), ids=CELLS)
def test_value_keeps_what_is_printed_and_says_its_doubts(screen, row, words):
    assert screen(f"{ICI};2021;;{row}\n").rows == [["Territoire", "2021"], ["Les Essais", words]]


def test_suppressed_value_is_never_zero(screen):
    said = screen(f"{ICI};2020;;;;nd;;;\n{ICI};2021;;5;;;;;\n")
    assert said.rows[1] == ["Les Essais", "non disponible", "5 %"]


def test_suppressed_value_gives_no_sentence_but_its_reason(screen):
    said = screen(f"{ICI};2020;;24;;;;;\n{ICI};2021;;;;s;;;\n").section("En clair").text
    assert "24" not in said and "Ce n'est pas un zéro" in said and "secret statistique" in said


def test_year_without_value_has_an_empty_cell(screen):
    said = screen(f"{ICI};2020;;1;;;;;\n{VILLE};2021;;2;;;;;\n")
    assert said.rows == [
        ["Territoire", "2020", "2021"],
        ["Quartiers"], ["Les Essais", "1 %", "–"],
        ["Communes"], ["Essai", "–", "2 %"],
    ]  # fmt: skip


def test_2015_and_2024_perimeters_never_share_a_column(screen):
    said = screen(f"{ICI};2021;2015;24;;;;;\n{ICI};2021;2024;30;;;;;\n")
    assert said.rows[1][1:] == ["24 %", "30 %"]
    assert "2015" in said.rows[0][1] and "2024" in said.rows[0][2]


def test_2015_and_2024_perimeters_are_never_compared(screen):
    said = screen(f"{ICI};2020;2015;24;;;;;\n{ICI};2021;2024;30;;;;;\n").section("En clair").text
    assert "points" not in said and "La carte des quartiers n'est pas la même" in said


def test_perimeter_of_a_whole_table_is_said_once(screen):
    said = screen(f"{ICI};2020;2015;24;;;;;\n{ICI};2021;2015;30;;;;;\n").section("Toutes les valeurs")
    assert said.text.count("carte de 2015") == 1


def test_years_come_in_order(screen):
    said = screen(f"{ICI};2021;;3;;;;;\n{ICI};2013;;1;;;;;\n{ICI};2018;;2;;;;;\n")
    assert said.rows == [["Territoire", "2013", "2018", "2021"], ["Les Essais", "1 %", "2 %", "3 %"]]


def test_nearest_territory_comes_first_and_leads_to_its_page(screen):
    said = screen(f"{FRANCE};2021;;8;;;;;\n{VILLE};2021;;12;;;;;\n{ICI};2021;;27;;;;;\n")
    assert [r[0] for r in said.rows if len(r) > 1] == ["Territoire", "Les Essais", "Essai", "France"]
    assert "quartiers/qn05941i/" in said.addresses


def test_figures_of_another_contracts_commune_are_not_shown(screen):
    assert "99 %" not in screen(f"chomage;59350;2021;;99;;;;;\n{VILLE};2021;;12;;;;;\n").text


def test_long_words_and_notes_go_under_the_table(screen):
    long = "environ 1416 personnes, donc plus 37 depuis 2013"
    said = screen(f"{ICI};2021;;16;{long};;contrat-essai;p. 3;Imprimé deux fois\n")
    assert said.rows[1][1].startswith("16 %")
    assert long in said.text and "Imprimé deux fois" in said.text
    notes = [a.split("#")[1] for _, a in said.links if "-note-" in a]
    assert len(notes) == 2 and set(notes) <= set(said.ids)
    assert re.search("1.*2", said.rows[1][1].removeprefix("16 %"))


def test_source_of_each_figure_is_given_with_its_page(screen):
    said = screen(f"{ICI};2021;;16;;;contrat-essai;p. 3;\n")
    assert "Source : Contrat signé, p. 3" in said.text and "documents/#contrat-essai" in said.addresses


def test_rows_of_two_pages_say_which_is_whose(screen):
    text = screen(f"{ICI};2021;;1;;;contrat-essai;p. 3;\n{VILLE};2021;;2;;;contrat-essai;p. 4;\n").text
    assert "Source (Les Essais) : Contrat signé, p. 3" in text and "Source (Essai) : Contrat signé, p. 4" in text


def test_indicator_is_defined_with_its_precautions(screen):
    more = (
        "- {id: chomage, libelle: Taux de chômage, unite: '%', definition: Part des **actifs**., "
        "precautions: [Ne pas comparer], producteur: Insee, a-noter: {type: calcul, texte: Somme "
        "fausse}, source: {document: contrat-essai, page: p. 9}}\n"
    )
    said = screen(f"{ICI};2021;;16;;;;;\n", catalogue=more)
    assert "Part des actifs." in said.text and "Ne pas comparer" in said.section("Bien lire ce chiffre").text
    assert said.fact("Producteur").text == "Insee" and "Contrat signé, p. 9" in said.text
    assert "Le compte n'y est pas" in said.text and "Somme fausse" in said.text


def test_unknown_producer_and_licence_are_said(screen):
    said = screen(f"{ICI};2021;;16;;;;;\n")
    assert said.fact("Producteur").text == "Non précisé" and said.fact("Licence").text == "Non précisée"


def test_number_of_decimals_asked_for_is_kept(screen):
    said = screen(
        "revenu;QN05941I;2021;;900.456;;;;;\n",
        catalogue="- {id: revenu, libelle: Revenu, unite: €, decimales: 1}\n",
        url="chiffres/revenu/",
    )
    assert said.rows[1][1] == "900,5 €"


def test_evolution_and_comparison_are_said_in_words(screen):
    said = screen(f"{ICI};2017;2015;20;;;;;\n{ICI};2021;2015;27.8;;;;;\n{FRANCE};2021;;10;;;;;\n").section("En clair")
    assert "Taux de chômage : 27,8 % en 2021, soit 7,8 points de plus qu'en 2017." in said.text
    assert "Environ 2,8 fois plus qu'en France (10 %)." in said.text


def test_sentence_of_the_catalogue_takes_the_place_of_the_label(screen):
    catalogue = CHOMAGE.replace("unite", "phrase: '{valeur} des gens cherchent un emploi', unite")
    said = screen(f"{ICI};2017;2015;20;;;;;\n{ICI};2021;2015;27.8;;;;;\n", catalogue=catalogue).section("En clair").text
    assert "27,8 % des gens cherchent un emploi en 2021, soit 7,8 points" in said


def test_one_value_alone_is_said_as_it_is_printed(screen):
    catalogue = CHOMAGE.replace("unite", "phrase: '{valeur} des gens cherchent un emploi', unite")
    said = screen(f"{ICI};2021;;50;la moitié;;;;\n", catalogue=catalogue).section("En clair").text
    assert "La moitié des gens cherchent un emploi dans le quartier Les Essais en 2021." in said


def test_one_year_alone_makes_no_trend(screen):
    assert "Une seule année est connue" in screen(f"{ICI};2021;;16;;;;;\n").section("En clair").text
    assert "ne donne pas l'année" in screen(f"{ICI};non précisée;;16;;;;;\n").section("En clair").text


def test_counts_of_unlike_territories_are_not_compared(screen):
    rows = "jeunes;QN05941I;2021;;300;;;;;\njeunes;france;2021;;9000000;;;;;\n"
    catalogue = "- {id: jeunes, libelle: Jeunes, unite: habitants, additif: oui}\n"
    said = screen(rows, catalogue=catalogue, url="chiffres/jeunes/")
    assert "fois" not in said.text and "dépend de la taille du territoire" in said.text
    assert "svg" not in {p.tag for p in said.pieces}


def charts(site, rows: str, *, catalogue: str = CHOMAGE) -> list[str]:
    page = site({**LIEUX, CATALOGUE: catalogue, OBSERVATIONS: HEAD + rows}).pages[URL].corps
    return re.findall(r'class="graphique graphique-(\w+)"', page)


def test_a_chart_is_drawn_only_where_it_says_something(site):
    assert charts(site, f"{ICI};2021;2015;27;;;;;\n") == []
    assert charts(site, f"{ICI};2017;2015;20;;;;;\n{ICI};2021;2015;27;;;;;\n") == ["evolution"]
    assert charts(site, f"{ICI};2021;2015;27;;;;;\n{FRANCE};2021;;8;;;;;\n") == ["comparaison"]


def test_parts_of_a_whole_are_drawn_when_they_make_it(site):
    part = "- {{id: {}, libelle: {}, unite: '%', part: {{tout: Tous les actifs}}}}\n"
    catalogue = part.format("chomage", "Au chômage") + part.format("emploi", "En emploi")
    rows = f"{ICI};2021;2015;27;;;;;\nemploi;QN05941I;2021;2015;{{}};;;;;\n"
    assert charts(site, rows.format(73), catalogue=catalogue) == ["composition"]
    assert charts(site, rows.format(60), catalogue=catalogue) == []


def test_printed_total_rules_the_sum_of_counts(screen):
    part = "- {{id: {0}, libelle: {0}, unite: {0}, part: {{tout: Tous, total: tous}}}}\n"
    catalogue = part.format("chomage") + part.format("emploi") + "- {id: tous, libelle: Tous, unite: personnes}\n"
    rows = f"{ICI};2021;2015;27;;;;;\nemploi;QN05941I;2021;2015;3;;;;;\ntous;QN05941I;2021;2015;{{}};;;;;\n"
    assert "les parts font 30, et non 31" in screen(rows.format(31), catalogue=catalogue).text
    assert "les parts font" not in screen(rows.format(30), catalogue=catalogue).text


def test_engagements_and_priorities_that_cite_it_stand_with_it(screen):
    files = {
        ENGAGEMENTS: engagement("cible: {valeur: 10, indicateur: chomage}"),
        ORIENTATION: fiche("titre: Santé\nchiffres: [chomage]"),
    }
    said = screen(f"{ICI};2021;;16;;;;;\n", files=files)
    assert [a for a in said.addresses if a.startswith("engagements/")]
    assert said.fact("Priorités").text == "Santé"


def test_figures_can_be_downloaded_at_stable_addresses(screen):
    said = screen(f"{ICI};2021;;16;;;;;\n").fact("Télécharger")
    assert [a.rstrip("/") for a in said.addresses] == [
        "donnees/indicateurs/chomage.csv", "donnees/indicateurs/chomage.json",
    ]  # fmt: skip


def test_neighbours_of_its_table_are_one_step_away(screen):
    both = CHOMAGE + "- {id: loyer, libelle: Loyer, groupe: Emploi}\n- {id: age, libelle: Âge, groupe: Autre}\n"
    said = screen(f"{ICI};2021;;16;;;;;\nloyer;QN05941I;2021;;1;;;;;\nage;QN05941I;2021;;2;;;;;\n", catalogue=both)
    assert said.section("Autres chiffres : emploi").addresses == ["chiffres/loyer/"]
