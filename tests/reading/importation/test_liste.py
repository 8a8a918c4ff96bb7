"""The list and the correspondence: what they say otherwise than the site is told, crossed pairs are doubted."""

from __future__ import annotations

import pytest
from contrats.linking import link
from contrats.model.territoire import Territoire
from contrats.reading.importation.chiffres import read_quartiers
from contrats.reading.importation.correspondance import other_origins, read_correspondence
from contrats.reading.importation.differences import differences, missing
from contrats.reading.tree import read_tree

from tests.projects import usable
from tests.reading.importation.officiels import CORRESPONDANCE, KEPT, LISTE, mappings, project, table

KNOWN = mappings()
LIST, PASSAGE = KNOWN["liste-qp2024"], KNOWN["correspondance"].model_copy(update={"doutes": ()})


@pytest.fixture
def site(tmp_path):
    library, faults = link(read_tree(project(tmp_path))[0])
    assert faults == []
    return library


def compared(site, text: str) -> list[tuple[str, int, str]]:
    read = table(text.replace("\u009c", "œ"))
    territoires = [place for place in site.shared["lieu"].values() if isinstance(place, Territoire)]
    made = differences(read, LIST, read_quartiers(read, LIST, KEPT), site.shared["quartier"], territoires)
    return [(d.code, d.place.line, d.message) for d in usable(list(made))]


def test_what_the_list_says_otherwise_is_told_at_its_line(site):
    said = compared(site, LISTE)
    assert [(code, line) for code, line, _ in said] == [("I044", 3), ("I040", 4), ("I042", 4), ("I044", 4)]
    assert "« Cœur de ville »" in said[1][2] and "« Collinière »" in said[1][2]
    assert "« CA du Bout » et « CC de l'Essai »" in said[0][2] and "aucune sur le site" in said[3][2]


def test_another_commune_is_told(site):
    ((code, _, message),) = compared(site, LISTE.replace('="59295"', "59295 59526").split("QN05956M")[0])
    assert code == "I043" and "59295, 59526 d'après le fichier, 59295 sur le site" in message


@pytest.mark.parametrize("name", ["LES ESSAIS", "Les  essais", "Les-Essais"])
def test_another_spelling_of_the_same_name_is_not_told(site, name):
    assert compared(site, LISTE.replace(";Les Essais", ";" + name).split("QN05956M")[0]) == []


def test_the_quartiers_that_the_list_does_not_have_are_told_at_once():
    read = table(LISTE)
    (told,) = usable(missing(read, read_quartiers(read, LIST, KEPT), {*KEPT, "QN05999N", "QN05998N"}))
    assert told.code == "I041" and "QN05998N, QN05999N" in told.message
    assert missing(read, read_quartiers(read, LIST, KEPT), KEPT) == []


def test_the_correspondence_has_a_row_for_each_quartier_of_2015():
    made = read_correspondence(table(CORRESPONDANCE), PASSAGE, KEPT)
    rows = [(r["code"], r["statut"], r["code_2015"], r["nom_2015"]) for r in made.rows]
    assert rows == [
        ("QN05941I", "I", "QP059041", "Les Essais"),
        ("QN05956M", "M", "QP059058", "Quartier Collinière"),
        ("QN05956M", "M", "QP059060", "La Gare"),
        ("QN05957M", "M", "QP059057", "Elnon"),
    ]


def test_a_crossed_pair_is_doubted_on_both_sides():
    made = read_correspondence(table(CORRESPONDANCE), PASSAGE, KEPT)
    assert [(d.code, d.place.line) for d in usable(made.diagnostics)] == [("I052", 3), ("I052", 4)]
    assert [bool(r["a_verifier"]) for r in made.rows] == [False, True, True, True]
    assert "QN05956M et de QN05957M" in made.rows[1]["a_verifier"]


def test_it_is_doubted_too_when_the_other_quartier_is_not_kept():
    made = read_correspondence(table(CORRESPONDANCE), PASSAGE, {"QN05956M"})
    assert [d.code for d in made.diagnostics] == ["I052"]


@pytest.mark.parametrize(
    "change",
    [
        ("Quartier Collinière", "Elnon"),  # straight again
        ("Quartier Collinière", "La Roseraie"),  # one name only
        ("QN05957M", "QN06257M"),  # another department
    ],
)
def test_what_is_not_crossed_is_not_doubted(change):
    assert read_correspondence(table(CORRESPONDANCE.replace(*change)), PASSAGE, KEPT).diagnostics == []


def test_the_pair_known_to_be_doubtful_is_told_however_the_file_writes_it():
    straight = CORRESPONDANCE.replace("Quartier Collinière", "Elnon").replace("QP059057;Elnon", "QP059057;Collinière")
    made = read_correspondence(table(straight), KNOWN["correspondance"], KEPT)
    assert [(d.code, d.place.line) for d in usable(made.diagnostics)] == [("I052", 3), ("I052", 4)]
    assert "Elnon et de Collinière (Saint-Amand-les-Eaux)" in made.rows[1]["a_verifier"]


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("I050", ("QN05941I;Les Essais;INCHANGE", "QN05941I;Les Essais;MODIFIE")),
        ("I050", ("QN05941I;Les Essais;INCHANGE", "QN05941I;Les Essais;")),
        ("I051", ("QP059041;Les Essais;;", "QP059041;Les Essais;QP059042;")),
        ("I051", ("QP059041;Les Essais", ";")),
        ("I051", ("QN05941I;Les Essais;INCHANGE", "QN05941N;Les Essais;NOUVEAU")),
        ("I054", ("QP059041", "QN05941I")),
    ],
)
def test_a_line_that_contradicts_itself_is_doubted(code, change):
    text = CORRESPONDANCE.replace(*change)
    made = read_correspondence(table(text), PASSAGE, {"QN05941I", "QN05941N"})
    assert [d.code for d in usable(made.diagnostics)] == [code]
    assert all(row["a_verifier"] for row in made.rows)


@pytest.mark.parametrize("statut", ["INCHANGE", "Inchangé", "inchange"])
def test_the_status_is_read_with_or_without_accent(statut):
    made = read_correspondence(table(CORRESPONDANCE.replace("INCHANGE", statut)), PASSAGE, {"QN05941I"})
    assert made.diagnostics == []


def test_other_codes_of_2015_than_those_of_the_sheet_are_told(site):
    read = table(CORRESPONDANCE)
    made = read_correspondence(read, PASSAGE, KEPT)
    (told,) = usable(list(other_origins(read, made, site.shared["quartier"])))
    assert (told.code, told.place.line) == ("I053", 3)
    assert "QP059058, QP059060 d'après le fichier, de QP059057 sur le site" in told.message
