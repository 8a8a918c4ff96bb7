"""Figures: one row per quartier and column, secrets kept as such, each doubt at its line."""

from __future__ import annotations

import pytest
from contrats.reading.importation.chiffres import read_figures, year_in_name
from contrats.reading.importation.notes import labels_in

from tests.projects import usable
from tests.reading.importation.officiels import DECLARE, DEMOGRAPHIE, DISPONIBLE, META, mappings, piece, table

KNOWN = mappings()
DECLARED, AVAILABLE, PEOPLE = KNOWN["revenus-declares"], KNOWN["revenus-disponibles"], KNOWN["demographie"]


def faults(text: str, mapping=DECLARED, separator: str = ";", **how) -> list[tuple[str, int]]:
    made = read_figures(table(text, separator), mapping, None, **how)
    return [(fault.code, fault.place.line) for fault in usable(made.diagnostics)]


def values(made) -> dict[tuple[str, str], str]:
    return {(r["indicateur"], r["territoire"]): r["valeur"] or r["statut"] for r in made.rows}


def test_a_figure_becomes_a_row_that_says_where_it_comes_from():
    made = read_figures(table(DECLARE), DECLARED, {"QN05941I"})
    assert made.diagnostics == [] and (made.seen, list(made.kept), made.unused) == (3, ["QN05941I"], ())
    assert made.rows[1] == {
        "indicateur": "revenu-declare-median",
        "territoire": "QN05941I",
        "annee": "2021",
        "perimetre": "2024",
        "valeur": "13320",
        "valeur_texte": "",
        "statut": "",
        "source": "insee-qpv-revenus",
        "page": "Colonne DEC_MED_A21",
        "note": "",
    }


def test_secrets_keep_their_mark_and_zero_stays_a_number():
    made = values(read_figures(table(DECLARE), DECLARED, {"QN05956M"}))
    assert [*made.values()] == ["nd", "ns", "s", "nd"]
    made = values(read_figures(table(DISPONIBLE), AVAILABLE, {"QN05956M"}))
    assert made == {("taux-pauvrete", "QN05956M"): "nd", ("niveau-de-vie-median", "QN05956M"): "0"}


def test_a_secret_has_no_value_whatever_the_status_of_the_column():
    made = read_figures(table(DEMOGRAPHIE, ","), PEOPLE, None, year="2022")
    by = {(r["indicateur"], r["territoire"]): (r["valeur"], r["statut"], r["annee"]) for r in made.rows}
    assert by["part-etrangers", "QN05941I"] == ("", "nd", "2022")
    assert by["population", "QN05941I"] == ("1416", "estime", "2022")
    assert by["indice-jeunesse", "QN05956M"] == ("0.9", "estime", "2022")


def test_notes_are_said_in_the_words_of_the_description_beside():
    labels = labels_in([piece(META, "meta_x.csv"), piece(DECLARE, "x.csv")])
    made = read_figures(table(DECLARE), DECLARED, {"QN05956M"}, labels=labels)
    assert {r["note"] for r in made.rows} == {"Note du producteur : Trop peu de ménages pour publier"}
    made = read_figures(table(DECLARE), DECLARED, {"QN05956M"})
    assert {r["note"] for r in made.rows} == {"Note du producteur : 1"}


def test_a_description_of_four_columns_is_read_by_their_order_and_a_strange_one_is_not():
    four = "variable;label;modality;modality label\nDEC_NOTE_A21;Note;1;Secret\n"
    assert labels_in([piece(four, "META_x.csv")]) == {"DEC_NOTE_A21": {"1": "Secret"}}
    assert labels_in([piece("a;b\n1;2\n", "meta_x.csv"), piece("a;a\n", "meta_y.csv")]) == {}


def test_two_years_in_one_file_are_two_rows():
    text = "CODGEO;DEC_MED_A20;DEC_MED_A21\nQN05941I;1;2\n"
    made = read_figures(table(text), DECLARED, None)
    assert [(r["annee"], r["valeur"]) for r in made.rows] == [("2020", "1"), ("2021", "2")]


def test_columns_that_are_not_imported_are_named():
    assert read_figures(table("CODGEO;DEC_MED_A21;DEC_D9_A21\nQN05941I;1;2\n"), DECLARED, None).unused == (
        "DEC_D9_A21",
    )


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (("I020", 2), DECLARE.replace("QN", "QP")),
        (("I020", 3), DECLARE.replace("QN05956M", "QP059056")),
        (("I020", 2), DECLARE.replace("QN", "XX")),
        (("I020", 1), DECLARE.split("\n")[0] + "\n"),
        (("I021", 3), DECLARE.replace("QN05956M", "QN05941I")),
        (("I022", 4), DECLARE.replace("QN00101M", "Ensemble")),
        (("I023", 2), DECLARE.replace("0,291", "0.291")),
        (("I016", 1), DECLARE.replace("DEC_Q1", "DEC_X1")),
    ],
)
def test_each_doubt_is_told_at_its_line(expected, text):
    assert faults(text) == [expected]


def test_no_known_column_at_all_is_an_error():
    assert {code for code, _ in faults("CODGEO;AUTRE\nQN05941I;1\n")} == {"I016", "I017"}


def test_a_year_that_nothing_says_is_asked_for():
    assert faults(DEMOGRAPHIE, PEOPLE, ",") == [("I018", 1)]


def test_the_name_of_the_file_or_archive_may_say_the_year():
    assert year_in_name(PEOPLE, "x/estimations-demographiques_2022_QPV2024_csv.zip!data.csv") == "2022"
    assert year_in_name(PEOPLE, "donnees.csv") is year_in_name(DECLARED, "2021.csv") is None
