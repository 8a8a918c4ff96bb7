"""Figures: each with its year, its perimeter, its doubts and the page where it stands."""

from __future__ import annotations

import re

import pytest

from tests.projects import CATALOGUE, OBSERVATIONS, TERRITOIRES

HEAD = "indicateur;territoire;annee;perimetre;valeur;valeur_texte;statut;source;page;note\n"
LIEUX = {
    TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: '59350', nom: Lille, type: commune}\n"
    "- {id: france, nom: France, type: pays}\n"
}
CHOMAGE = "- {id: chomage, libelle: Taux de chômage, unite: '%', groupe: Emploi, ordre: 2}\n"
URL = "chiffres/"


@pytest.fixture
def screen(site):
    """The page of the figures, from rows and from more indicators."""

    def make(rows: str, *, catalogue: str = CHOMAGE):
        return site({**LIEUX, CATALOGUE: catalogue, OBSERVATIONS: HEAD + rows})[URL]

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
}


@pytest.mark.parametrize(("row", "words"), CELLS.items(), ids=CELLS)
def test_value_keeps_what_is_printed_and_says_its_doubts(screen, row, words):
    said = screen(f"chomage;QN05941I;2021;;{row}\n")
    assert said.rows[1] == ["Taux de chômage", words]


def test_suppressed_value_is_never_zero(screen):
    said = screen("chomage;QN05941I;2020;;;;nd;;;\nchomage;QN05941I;2021;;5;;;;;\n")
    assert said.rows[1] == ["Taux de chômage", "non disponible", "5 %"]


def test_year_without_value_has_an_empty_cell(screen):
    both = CHOMAGE + "- {id: emploi, libelle: Emploi, groupe: Emploi, ordre: 3}\n"
    said = screen("chomage;QN05941I;2020;;1;;;;;\nemploi;QN05941I;2021;;2;;;;;\n", catalogue=both)
    assert said.rows == [
        ["Indicateur", "2020", "2021"],
        ["Taux de chômage", "1 %", "–"],
        ["Emploi", "–", "2"],
    ]


def test_2015_and_2024_perimeters_never_share_a_column(screen):
    said = screen("chomage;QN05941I;2021;2015;24;;;;;\nchomage;QN05941I;2021;2024;30;;;;;\n")
    assert said.rows[1][1:] == ["24 %", "30 %"]
    assert "2015" in said.rows[0][1] and "2024" in said.rows[0][2]


def test_perimeter_of_a_whole_table_is_said_once(screen):
    text = screen("chomage;QN05941I;2020;2015;24;;;;;\nchomage;QN05941I;2021;2015;30;;;;;\n").text
    assert text.count("de 2015") == 1


def test_years_come_in_order(screen):
    said = screen("chomage;QN05941I;2021;;3;;;;;\nchomage;QN05941I;2013;;1;;;;;\nchomage;QN05941I;2018;;2;;;;;\n")
    assert said.rows == [["Indicateur", "2013", "2018", "2021"], ["Taux de chômage", "1 %", "2 %", "3 %"]]


def test_nearest_territory_comes_first(screen):
    text = screen("chomage;france;2021;;8;;;;;\nchomage;59295;2021;;12;;;;;\nchomage;QN05941I;2021;;27;;;;;\n").text
    assert text.index("27 %") < text.index("12 %") < text.index("8 %")


def test_figures_of_another_contracts_commune_are_not_shown(screen):
    assert "99 %" not in screen("chomage;59350;2021;;99;;;;;\nchomage;59295;2021;;12;;;;;\n").text


def test_long_words_and_notes_go_under_the_table(screen):
    said = screen("chomage;QN05941I;2021;;16;1416 donc plus 37 depuis 2013;;contrat-essai;p. 3;Imprimé deux fois\n")
    assert said.rows[1][1].startswith("16 %")
    assert "1416 donc plus 37 depuis 2013" in said.text and "Imprimé deux fois" in said.text
    notes = [a.split("#")[1] for _, a in said.links if "-note-" in a]
    assert len(notes) == 2 and set(notes) <= set(said.ids)
    assert re.search("1.*2", said.rows[1][1].removeprefix("16 %"))


def test_each_table_names_its_territory_and_leads_to_it(screen):
    said = screen("chomage;QN05941I;2021;;27;;;;;\nchomage;france;2021;;8;;;;;\n")
    assert said.words_of("quartiers/qn05941i/") == ["Les Essais"]
    assert said.text.index("Les Essais") < said.text.index("27 %") < said.text.index("France")


def test_source_of_each_figure_is_given_with_its_page(screen):
    said = screen("chomage;QN05941I;2021;;16;;;contrat-essai;p. 3;\n")
    assert "Source : Contrat signé, p. 3" in said.text and "documents/#contrat-essai" in said.addresses


def test_rows_of_two_sources_say_which_is_whose(screen):
    both = CHOMAGE + "- {id: emploi, libelle: Taux d'emploi, libelle-court: Emploi, groupe: Emploi, ordre: 3}\n"
    text = screen(
        "chomage;QN05941I;2021;;1;;;contrat-essai;p. 3;\nemploi;QN05941I;2021;;2;;;contrat-essai;p. 4;\n",
        catalogue=both,
    ).text
    assert "Source (Taux de chômage) : Contrat signé, p. 3" in text and "Source (Emploi) : Contrat signé, p. 4" in text


def test_indicator_is_defined_with_its_precautions(screen):
    more = (
        "- {id: chomage, libelle: Taux de chômage, unite: '%', definition: Part des **actifs**., "
        "precautions: [Ne pas comparer], producteur: Insee, a-noter: {type: calcul, texte: Somme "
        "fausse}, source: {document: contrat-essai, page: p. 9}}\n"
    )
    said = screen("chomage;QN05941I;2021;;16;;;;;\n", catalogue=more)
    assert "Part des actifs. Ne pas comparer" in said.fact("Taux de chômage").text
    assert "Producteur : Insee" in said.text and "Contrat signé, p. 9" in said.text
    assert "Le compte n'y est pas" in said.text and "Somme fausse" in said.text


def test_unknown_producer_is_said(screen):
    assert "Producteur : non précisé" in screen("chomage;QN05941I;2021;;16;;;;;\n").text


def test_unit_in_words_stands_with_the_name(screen):
    said = screen("age;QN05941I;2021;;16;;;;;\n", catalogue="- {id: age, libelle: Âge moyen, unite: ans}\n")
    assert said.rows[1] == ["Âge moyen (ans)", "16"]


def test_indicators_stand_by_subject(screen):
    both = CHOMAGE + "- {id: revenu, libelle: Revenu, unite: €, groupe: Revenus, ordre: 1}\n"
    said = screen("chomage;QN05941I;2021;;16;;;;;\nrevenu;QN05941I;2021;;900;;;;;\n", catalogue=both)
    assert "900 €" in said.section("Revenus").text and "16 %" in said.section("Emploi").text
    assert said.headings.index("Revenus") < said.headings.index("Emploi")


def test_every_indicator_shown_can_be_linked_to(screen):
    said = screen("chomage;QN05941I;2021;;16;;;;;\n")
    assert "Taux de chômage 16 %" in said.anchor("chomage").text


def test_number_of_decimals_asked_for_is_kept(screen):
    said = screen(
        "revenu;QN05941I;2021;;900.456;;;;;\n",
        catalogue="- {id: revenu, libelle: Revenu, unite: €, decimales: 1}\n",
    )
    assert said.rows[1][1] == "900,5 €"


def test_contract_without_figures_has_no_such_page(site):
    pages = site()
    assert URL not in pages and "Chiffres" not in pages.menu
