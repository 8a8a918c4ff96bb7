"""Rules on figures: one value each, and a suppressed value is never a number."""

from __future__ import annotations

import pytest

from tests.projects import CATALOGUE, OBSERVATIONS, SOURCES, marked

BASE = {CATALOGUE: "- {id: population, libelle: Habitants}\n"}
HEAD = "indicateur;territoire;annee;perimetre;valeur;valeur_texte;statut\n"

FAULTS = {
    # given: code, rows, words of the message, words of the mend
    "nothing in the row": (
        "C140", "▸population;59295;2020;;;;\n", "ni valeur, ni texte, ni statut", "le statut nd",
    ),
    "number that is not available": (
        "C141", "population;59295;2020;;▸12;;nd\n", "le statut « nd » dit qu'elle est "
                                                    "masquée", "(jamais zéro)",
    ),
    "zero instead of a secret": (
        "C141", "population;59295;2020;;▸0;;s\n", "« s »", "Effacez la valeur",
    ),
    "same value twice": (
        "C142", "population;59295;2020;;12;;\n▸population;59295;2020;;13;;\n",
        f"déjà donnée dans {OBSERVATIONS}, ligne 2", "une autre année, un autre périmètre ou un autre document",
    ),
}  # fmt: skip
SOURCED = HEAD.replace("statut", "statut;source")
TWO_DOCUMENTS = "- {id: contrat-essai, titre: Contrat signé}\n- {id: etude, titre: Étude}\n"
REPEATS = {
    "one document": ("population;59295;2020;;1;;;etude\n", "population;59295;2020;;2;;;etude\n"),
    "the second row has no document": ("population;59295;2020;;1;;;etude\n", "population;59295;2020;;2;;;\n"),
    "the first row has no document": ("population;59295;2020;;1;;;\n", "population;59295;2020;;2;;;etude\n"),
}


@pytest.mark.parametrize(("code", "rows", "message", "mend"), FAULTS.values(), ids=FAULTS)
def test_fault_of_a_row_is_told_in_its_cell(faute, code, rows, message, mend):
    said = faute({**BASE, OBSERVATIONS: HEAD + rows})
    assert (said.code, said.level.label, said.place) == (code, "erreur", marked(OBSERVATIONS, HEAD + rows))
    assert message in said.message and mend in said.proposal, str(said)


def test_same_value_in_another_file_is_told(faute):
    said = faute(
        {
            **BASE,
            OBSERVATIONS: HEAD + "population;59295;2020;;1;;\n",
            "data/indicateurs/zut.csv": HEAD + "population;59295;2020;;1;;\n",
        }
    )
    assert (said.code, said.place.file) == ("C142", "data/indicateurs/zut.csv")
    assert f"{OBSERVATIONS}, ligne 2" in said.message


@pytest.mark.parametrize(("first", "second"), REPEATS.values(), ids=REPEATS)
def test_one_document_gives_one_value(faute, first, second):
    text = f"{SOURCED}{first}▸{second}"
    said = faute({**BASE, SOURCES: TWO_DOCUMENTS, OBSERVATIONS: text})
    assert (said.code, said.place) == ("C142", marked(OBSERVATIONS, text))


def test_two_documents_may_give_two_values(verifier):
    rows = "population;59295;2020;;1;;;etude\npopulation;59295;2020;;2;;;contrat-essai\n"
    assert verifier({**BASE, SOURCES: TWO_DOCUMENTS, OBSERVATIONS: SOURCED + rows}) == []


FINE = {
    "number": "population;59295;2020;;12;;\n",
    "zero": "population;59295;2020;;0;;\n",
    "words only": "population;59295;2020;;;1/3;\n",
    "not available": "population;59295;2020;;;;nd\n",
    "doubtful number": "population;59295;2020;;12;;douteux\n",
    "two years": "population;59295;2020;;1;;\npopulation;59295;2021;;1;;\n",
    "two perimeters": "population;59295;2020;2015;1;;\npopulation;59295;2020;2024;1;;\n",
    "two places": "population;59295;2020;;1;;\npopulation;QN05941I;2020;;1;;\n",
}


@pytest.mark.parametrize("rows", FINE.values(), ids=FINE)
def test_nothing_is_said_of_sound_figures(verifier, rows):
    assert verifier({**BASE, OBSERVATIONS: HEAD + rows}) == []


WHOLE = "- {{id: a, libelle: A, unite: '%', part: {{tout: Tous}}}}\n- {{id: b, libelle: B, unite: {}, part: {{tout: {}{}}}}}\n"
CATALOGUES = {
    # given: code, catalogue, words of the message
    "sentence without a place for its value": (
        "C170", "- {id: a, libelle: A, phrase: des habitants}\n", "où mettre la valeur",
    ),
    "part alone": ("C171", WHOLE.format("'%'", "Toutes", ""), "n'a qu'une part"),
    "parts of two units": ("C172", WHOLE.format("€", "Tous", ""), "en « € »"),
}  # fmt: skip


@pytest.mark.parametrize(("code", "catalogue", "message"), CATALOGUES.values(), ids=CATALOGUES)
def test_fault_of_the_catalogue_is_told(verifier, code, catalogue, message):
    found = [d for d in verifier({CATALOGUE: catalogue}) if d.code == code]
    assert found and message in found[0].message and found[0].place.file == CATALOGUE


def test_parts_of_two_units_may_share_a_total(verifier):
    total = "- {id: t, libelle: T}\n"
    both = WHOLE.replace("tout: Tous}", "tout: Tous, total: t}").format("€", "Tous", ", total: t")
    assert verifier({CATALOGUE: total + both}) == []
