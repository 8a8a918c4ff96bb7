"""Archives: read without unpacking, refused when they are broken, dangerous or too big."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from contrats.reading.importation import archive as reading
from contrats.reading.importation.archive import open_pieces

from tests.projects import usable
from tests.reading.importation.officiels import archive


def said(path: Path) -> str:
    """The code of the one fault of a file that gives no table."""
    pieces, faults = open_pieces(path, name="essai.zip")
    assert pieces == []
    (fault,) = usable(faults)
    return fault.code


def put(folder: Path, data: bytes, name: str = "essai.zip") -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def test_the_tables_of_an_archive_come_in_order_and_nothing_else(tmp_path):
    path = put(tmp_path, archive({"b/QP24.CSV": "deux", "a.csv": "un", "lisez-moi.pdf": "x", "vide/": ""}))
    pieces, faults = open_pieces(path, name="essai.zip")
    assert faults == [] and list(tmp_path.iterdir()) == [path]
    assert [(p.name, p.file, p.data) for p in pieces] == [
        ("essai.zip!a.csv", "a.csv", b"un"),
        ("essai.zip!b/QP24.CSV", "QP24.CSV", b"deux"),
    ]


def test_an_archive_is_told_by_its_first_bytes_not_by_its_name(tmp_path):
    (piece,) = open_pieces(put(tmp_path, archive({"a.csv": "un"}), "essai.csv"), name="essai")[0]
    assert piece.in_archive and piece.data == b"un"


def test_a_file_given_alone_is_one_table(tmp_path):
    (piece,) = open_pieces(put(tmp_path, b"a;b\n", "essai.csv"), name="essai.csv")[0]
    assert (piece.name, piece.in_archive, piece.data) == ("essai.csv", False, b"a;b\n")


@pytest.mark.parametrize("name", ["rien.csv", ".", "essai.xlsx"])
def test_what_is_no_table_is_refused(tmp_path, name):
    put(tmp_path, b"\x00", "essai.xlsx")
    assert said(tmp_path / name) == "I001"


def test_a_table_beyond_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST", 10)
    assert said(put(tmp_path, b"x" * 11, "essai.csv")) == "I001"


@pytest.mark.parametrize("cut", [10, 30, 60])
def test_a_broken_archive_is_refused(tmp_path, cut):
    assert said(put(tmp_path, archive({"a.csv": "un deux trois " * 20})[:cut])) == "I002"


def test_damaged_contents_are_refused(tmp_path):
    data = bytearray(archive({"a.csv": "un deux trois " * 20}))
    data[40:46] = b"\xff" * 6
    assert said(put(tmp_path, bytes(data))) == "I002"


def test_an_archive_protected_by_a_password_is_refused(tmp_path):
    data = bytearray(archive({"a.csv": "un"}))
    data[6] |= 1
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    assert said(put(tmp_path, bytes(data))) == "I002"


@pytest.mark.parametrize("member", ["../a.csv", "/etc/a.csv", "b/../../a.csv", "C:/a.csv", "..\\a.csv", "\\a.csv"])
def test_an_address_that_leads_outside_is_refused(tmp_path, member):
    assert said(put(tmp_path, archive({"bon.csv": "x", member: "y"}))) == "I003"


def test_an_archive_that_says_it_is_too_big_is_refused_unread(tmp_path, monkeypatch):
    bomb = archive({f"{n}.csv": "0" * 1_000 for n in range(6)})
    monkeypatch.setattr(reading, "LARGEST", 5_000)
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("read"))
    assert len(bomb) < 5_000
    assert said(put(tmp_path, bomb)) == "I004"


def test_an_archive_that_lies_about_its_size_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST", 5_000)
    data = archive({"a.csv": "0" * 9_000})
    data = data.replace((9_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert said(put(tmp_path, data)) in {"I002", "I004"}


def test_an_archive_of_too_many_files_is_refused(tmp_path):
    assert said(put(tmp_path, archive({f"{n}.csv": "" for n in range(reading.MOST_MEMBERS + 1)}))) == "I004"
