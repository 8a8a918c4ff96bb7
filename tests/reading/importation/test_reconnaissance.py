"""Which mapping reads a file: told by its columns, and refused with what was awaited when none does."""

from __future__ import annotations

import pytest
from contrats.reading.importation.motifs import columns_like, file_like, regex_of, year_of
from contrats.reading.importation.reconnaissance import may_be, recognise
from hypothesis import given
from hypothesis import strategies as st

from tests.projects import usable
from tests.reading.importation.officiels import (
    CORRESPONDANCE,
    DECLARE,
    DEMOGRAPHIE,
    DISPONIBLE,
    LISTE,
    META,
    mappings,
    piece,
)

KNOWN = mappings()
FILES = {
    "revenus-declares": (DECLARE, ";"),
    "revenus-disponibles": (DISPONIBLE, ";"),
    "demographie": (DEMOGRAPHIE, ","),
    "liste-qp2024": (LISTE.removeprefix("\ufeff"), ";"),
    "correspondance": (CORRESPONDANCE.removeprefix("\ufeff"), ";"),
}


def refused(text: str, chosen=None) -> tuple[str, str]:
    mapping, _, faults = recognise(text, chosen or list(KNOWN.values()), name="essai.csv")
    (fault,) = usable(faults)
    assert mapping is None
    return fault.code, f"{fault.message} {fault.proposal}"


def test_every_mapping_has_its_file_here():
    assert set(FILES) == set(KNOWN)


@pytest.mark.parametrize(("ident", "file"), FILES.items(), ids=FILES)
def test_each_official_file_is_recognised_by_its_columns(ident, file):
    text, separator = file
    mapping, found, faults = recognise(text, list(KNOWN.values()), name="essai.csv")
    assert (mapping.id, found, faults) == (ident, separator, [])


def test_another_year_is_recognised_too():
    mapping, _, _ = recognise(DECLARE.replace("_A21", "_A23"), list(KNOWN.values()), name="essai.csv")
    assert mapping.id == "revenus-declares"


@pytest.mark.parametrize(("separator", "words"), [(",", "des virgules"), ("\t", "des tabulations")])
def test_another_separator_is_refused_with_its_name(separator, words):
    code, said = refused(DECLARE.replace(";", separator))
    assert code == "I010" and f"séparées par {words}, le fichier officiel l'est par des points-virgules" in said


def test_an_unknown_header_is_refused_with_what_was_awaited_and_the_nearest_mapping():
    code, said = refused(DECLARE.replace("DEC_MED_A21", "DEC_MEDIANE_A21"))
    assert code == "I011"
    assert "colonnes lues : CODGEO, LIBGEO" in said and "Le plus proche est « revenus-declares »" in said
    assert "« DEC_MED_A{aa} » manque (vouliez-vous dire « DEC_MEDIANE_A21 »" in said
    assert all(ident in said for ident in KNOWN)


@pytest.mark.parametrize("text", [META, "", "a;b\n", "\n", "code;population\n"])
def test_what_is_no_official_file_is_refused(text):
    assert refused(text)[0] == "I011"


def test_without_any_mapping_it_is_said():
    _, _, (fault,) = recognise(DECLARE, [], name="essai.csv")
    assert fault.code == "I011" and "data/imports" in fault.proposal


def test_two_mappings_alike_ask_for_a_choice():
    twin = KNOWN["revenus-declares"].model_copy(update={"id": "jumeau"})
    code, said = refused(DECLARE, [KNOWN["revenus-declares"], twin])
    assert code == "I012" and "revenus-declares, jumeau" in said and "--mapping" in said


@pytest.mark.parametrize(
    ("file", "idents"),
    [
        ("data_indic-revenu-declare-qp24-2021_v2_QP24.csv", {"revenus-declares"}),
        ("data_indic-revenu-declare-qp24-2021_v2_ENSQP.csv", set()),
        ("meta_indic-revenu-declare-qp24-2021_v2_QP24.csv", set()),
        ("data_indic-revenu-disponible-qp24-2021_v2_QP24.csv", {"revenus-disponibles"}),
    ],
)
def test_the_members_of_an_archive_are_chosen_by_their_names(file, idents):
    chosen = {ident for ident in ("revenus-declares", "revenus-disponibles") if may_be(KNOWN[ident], piece("", file))}
    assert chosen == idents
    assert all(may_be(mapping, piece("", file, in_archive=False)) for mapping in KNOWN.values())


def test_a_pattern_names_columns_and_gives_their_year():
    header = ["DEC_MED_A21", "DEC_MED_A221", "XDEC_MED_A21", "DEC_MED_A19"]
    found = [(column, holes["annee"]) for column, holes in columns_like("DEC_MED_A{aa}", header)]
    assert found == [("DEC_MED_A21", "21"), ("DEC_MED_A19", "19")]
    assert regex_of("estimations_{aaaa}").search("x/estimations_2022_QPV")["annee"] == "2022"


def test_a_hole_twice_is_plain_text_the_second_time():
    assert regex_of("{aa}-{aaaa}").fullmatch("21-{aaaa}")


@pytest.mark.parametrize(("digits", "year"), [("21", "2021"), ("99", "1999"), ("2015", "2015")])
def test_two_digits_are_a_year(digits, year):
    assert year_of(digits) == year


def test_capitals_of_a_file_name_do_not_count():
    assert file_like("*_qp*.csv", "DATA_QP24.CSV") and not file_like("*_qp*.csv", "data_ENSQP.csv")


@given(st.text(max_size=40))
def test_any_text_is_a_pattern_of_itself(text):
    plain = text.replace("{", "(")
    assert regex_of(plain).fullmatch(plain)
