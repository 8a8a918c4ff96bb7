"""Rules on the two maps: a doubtful origin is remembered before figures of 2015 and 2024 stand side by side."""

from __future__ import annotations

import pytest

from tests.projects import CATALOGUE, OBSERVATIONS, marked

BASE = {CATALOGUE: "- {id: population, libelle: Habitants}\n"}
HEAD = "indicateur;territoire;annee;perimetre;valeur;valeur_texte;statut\n"
PASSAGES = "data/correspondances-2015-2024.csv"
DOUBTFUL = "code;statut;code_2015;a_verifier\nQN05941I;I;QP059041;▸ligne croisée\n"
TWO_MAPS = "population;QN05941I;2018;2015;1;;\npopulation;QN05941I;2021;2024;2;;\n"


def test_doubtful_origin_is_told_before_figures_of_two_maps_are_compared(faute):
    said = faute({**BASE, OBSERVATIONS: HEAD + TWO_MAPS, PASSAGES: DOUBTFUL})
    assert (said.code, said.level.label, said.place) == ("C143", "avertissement", marked(PASSAGES, DOUBTFUL))
    assert "ligne croisée" in said.message and "« à la main »" in said.proposal


@pytest.mark.parametrize(
    ("rows", "passages"),
    [
        (TWO_MAPS, DOUBTFUL.replace("ligne croisée", "")),
        (TWO_MAPS, "code;statut;a_verifier\nQN05956M;M;croisée\n"),
        (TWO_MAPS.split("\n")[0] + "\n", DOUBTFUL),
        (TWO_MAPS.replace(";2015;", ";2024;"), DOUBTFUL),
    ],
    ids=["no doubt", "other quartier", "one map", "one map, two years"],
)
def test_nothing_is_said_of_an_origin_without_doubt_or_without_two_maps(verifier, rows, passages):
    assert verifier({**BASE, OBSERVATIONS: HEAD + rows, PASSAGES: passages}) == []
