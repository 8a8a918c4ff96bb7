"""Whole files: archives by their members, and no damage that makes the reading fail instead of saying why."""

from __future__ import annotations

from pathlib import Path

import pytest
from contrats.diagnostics import has_errors
from contrats.reading.importation.lecture import read_source
from hypothesis import given
from hypothesis import strategies as st

from tests.projects import usable
from tests.reading.importation.officiels import (
    CORRESPONDANCE,
    DECLARE,
    DEMOGRAPHIE,
    LISTE,
    REVENUS,
    archive,
    mappings,
)

KNOWN = list(mappings().values())
OFFICIAL = [text.encode() for text in (DECLARE, DEMOGRAPHIE, LISTE, CORRESPONDANCE)] + [archive(REVENUS)]


def read(path: Path, data: bytes):
    path.write_bytes(data)
    return read_source(path, KNOWN, name="essai.zip", keep=None, year="2022")


def test_each_known_member_of_an_archive_is_read_by_its_mapping(tmp_path):
    made = read(tmp_path / "a.zip", archive(REVENUS))
    assert [(lu.mapping.id, len(lu.chiffres.rows)) for lu in made.lus] == [
        ("revenus-declares", 12),
        ("revenus-disponibles", 4),
    ]
    assert made.diagnostics == [] and len(made.left) == 2


@pytest.mark.parametrize("data", OFFICIAL)
def test_an_official_file_has_no_error(tmp_path, data):
    made = read(tmp_path / "a.csv", data)
    assert made.lus and not has_errors(made.diagnostics)


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("abime") / "a.csv"


DAMAGE = st.binary(max_size=8) | st.sampled_from([b";", b",", b'"', b"\n", b"\x9c", b"\xef\xbb\xbf", b"QN", b"="])


@given(st.sampled_from(OFFICIAL), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 20), DAMAGE), max_size=4))
def test_a_damaged_file_is_read_or_refused_with_a_mend(path, data, damages):
    for where, length, put in damages:
        at = int(where * len(data))
        data = data[:at] + put + data[at + length :]
    made = read(path, data)
    assert made.lus or has_errors(made.diagnostics)
    for fault in made.diagnostics:
        assert fault.proposal and fault.place.file.startswith("essai.zip")
    for lu in made.lus:
        for row in lu.chiffres.rows:
            assert not (row.get("statut") in {"nd", "ns", "s", "so"} and row.get("valeur"))


def test_all_faults_of_a_file_are_said_at_once(tmp_path):
    text = DECLARE.replace("0,291", "0.291").replace("0,3;", "x;").replace("QN05956M", "QN05941I")
    made = read(tmp_path / "a.csv", text.encode())
    assert sorted(d.code for d in usable(made.diagnostics)) == ["I021", "I023", "I023"]
