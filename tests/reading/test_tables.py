"""Tables of observations: columns by name, one fault per wrong cell, the other lines kept."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.projects import CATALOGUE, OBSERVATIONS, marked

HEAD = "indicateur;territoire;annee;perimetre;valeur;note\n"
CATALOGUED = {CATALOGUE: "- {id: population, libelle: Habitants}\n"}

FAULTS = {
    "unknown column": ("T001", "indicateur;territoire;annee;▸valeurs\n", "« valeur »"),
    "column like no other": ("T001", "indicateur;territoire;annee;▸zzz\n", "Colonnes possibles : indicateur"),
    "missing column": ("T002", "▸indicateur;annee\n", "Ajoutez-la à la première ligne"),
    "cell too many": ("T003", HEAD + "▸population;59295;2020;;1;;;\n", "séparées par « ; »"),
    "quote never closed": (
        "T004",
        HEAD + 'population;59295;2020;;1;\n▸population;59295;2021;;1;"la\n',
        "Fermez",
    ),
    "column twice": ("T005", "indicateur;territoire;annee;note;▸note\n", "Gardez une seule"),
    "number with words": (
        "M006",
        HEAD + "population;59295;2020;;▸un tiers;\n",
        "Écrivez seulement le nombre",
    ),
    "unknown perimeter": ("M003", HEAD + "population;59295;2020;▸2023;1;\n", "« 2024 »"),
    "cell after a quoted one": ("M006", HEAD + '"population";"59295";"2020";"";▸x;\n', "le nombre"),
    "cell after a quote in quotes": ("M003", HEAD + 'population;59295;"20""20";▸x;1;\n', "2015, 2024"),
    "cell after a cell of two lines": ("M003", HEAD + 'population;"59\n295";2020;▸x;1;\n', "2015, 2024"),
    "missing cell": ("M001", HEAD + "▸population;59295;;;1;\n", "« annee: »"),
}


@pytest.mark.parametrize(("code", "text", "mend"), FAULTS.values(), ids=FAULTS)
def test_fault_is_told_at_its_cell_with_its_mend(projet, code, text, mend):
    fault = projet({OBSERVATIONS: text}).fault()
    assert (fault.code, fault.place) == (code, marked(OBSERVATIONS, text)) and mend in fault.proposal, str(fault)


def test_faulty_line_does_not_hide_the_others(projet):
    text = HEAD + "population;59295;2019;;x;\npopulation;59295;2020;;21 540;\n\npopulation;59295;2021;;27,8;\n"
    observations = projet({OBSERVATIONS: text}).shelves().shared["observations"]
    assert [(o.annee, o.valeur) for o in observations] == [
        ("2020", Decimal(21540)),
        ("2021", Decimal("27.8")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "indicateur,territoire,annee,valeur\npopulation,59295,2020,12\n",
        "indicateur;territoire;annee;valeur\r\npopulation;59295;2020;12\r\n",
        "indicateur;territoire;annee;valeur\rpopulation;59295;2020;12\r",
        'annee;valeur;indicateur;territoire\n2020;"12";population;59295',
    ],
    ids=["commas", "Windows", "old Macintosh", "columns in another order"],
)
def test_table_is_read_however_it_was_saved(projet, text):
    (observation,) = projet({**CATALOGUED, OBSERVATIONS: text}).library().observations
    assert (observation.indicateur, observation.territoire, observation.valeur) == (
        "population",
        "59295",
        Decimal(12),
    )


def test_empty_table_lacks_its_columns(projet):
    assert [d.code for d in projet({OBSERVATIONS: ""}).read()] == ["T002", "T002", "T002"]


def test_code_keeps_its_zero(projet):
    (observation,) = projet({OBSERVATIONS: HEAD + "population;01004;2020;;1;\n"}).shelves().shared["observations"]
    assert observation.territoire == "01004"


def test_huge_cell_is_told(projet):
    fault = projet({OBSERVATIONS: HEAD + "population;59295;2020;;1;" + "x" * 200_000 + "\n"}).fault()
    assert fault.place.line == 2


def test_correspondence_of_the_two_maps_is_a_table_too(projet):
    text = "code;statut;code_2015\nQN05941I;I;QP059041\nQN05993N;N;\nQN05956M;M;▸QN05956M\n"
    project = projet({"data/correspondances-2015-2024.csv": text})
    fault = project.fault()
    assert (fault.code, fault.place) == ("M010", marked("data/correspondances-2015-2024.csv", text))
    assert "QP059041" in fault.proposal
    read = project.shelves().shared["correspondances"]
    assert [(c.code, c.statut, c.code_2015) for c in read] == [
        ("QN05941I", "I", "QP059041"),
        ("QN05993N", "N", None),
    ]
