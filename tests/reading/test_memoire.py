"""Reading again from memory gives what reading afresh gives, and parses only the files that changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from contrats.reading import tree
from contrats.reading.memoire import Memoire

from tests.pages.everything import everything
from tests.projects import BASE, CONTRAT, ORIENTATION, write


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are parsed."""
    names: list[str] = []
    read = tree.read_text

    def noted(path: Path, *, name: str) -> object:
        names.append(name)
        return read(path, name=name)

    monkeypatch.setattr(tree, "read_text", noted)
    return names


def again(root: Path, memoire: Memoire) -> tuple:
    with memoire:
        return tree.read_tree(root, memoire=memoire)


@pytest.mark.parametrize(
    "edit",
    [
        {},
        {CONTRAT: BASE[CONTRAT].replace("Essai", "Autre")},
        {CONTRAT: "titre: [\n"},
        {CONTRAT: ""},
        {ORIENTATION: "---\ntitre: La santé\n---\n"},
        {ORIENTATION: b"\xff\xfe"},
        {"content/contrats/neuf/contrat.yml": BASE[CONTRAT]},
    ],
    ids=["nothing", "a value", "a fault", "emptied", "a new file", "not a text", "a new contract"],
)
def test_reading_from_memory_is_reading_afresh(tmp_path: Path, edit: dict) -> None:
    memoire = Memoire()
    write(tmp_path, {**BASE, **everything().files})
    again(tmp_path, memoire)
    for files in (edit, BASE):
        write(tmp_path, files)
        (remembered, said), (afresh, found) = again(tmp_path, memoire), tree.read_tree(tmp_path)
        assert (repr(remembered), said) == (repr(afresh), found)  # a row of a table knows its table, each its own


def test_only_what_changed_is_parsed(tmp_path: Path, parsed: list[str]) -> None:
    memoire = Memoire()
    write(tmp_path, BASE)
    again(tmp_path, memoire)
    assert len(parsed) == len(BASE)
    del parsed[:]
    write(tmp_path, {CONTRAT: BASE[CONTRAT].replace("Essai", "Autre")})
    again(tmp_path, memoire)
    assert parsed == [CONTRAT]


def test_a_file_saved_twice_within_a_tick_of_the_clock_is_read_twice(tmp_path: Path, parsed: list[str]) -> None:
    memoire = Memoire()
    write(tmp_path, BASE)
    date = (tmp_path / CONTRAT).stat()
    again(tmp_path, memoire)
    write(tmp_path, {CONTRAT: BASE[CONTRAT].replace("Essai", "Essor")})
    os.utime(tmp_path / CONTRAT, ns=(date.st_atime_ns, date.st_mtime_ns))
    assert again(tmp_path, memoire)[0].of("essai")["contrat"][0].nom_court == "Essor"


def test_a_removed_file_is_forgotten(tmp_path: Path, parsed: list[str]) -> None:
    memoire = Memoire()
    write(tmp_path, {**BASE, ORIENTATION: "---\ntitre: La santé\n---\n"})
    again(tmp_path, memoire)
    (tmp_path / ORIENTATION).unlink()
    assert "orientations" not in again(tmp_path, memoire)[0].of("essai")
    del parsed[:]
    write(tmp_path, {ORIENTATION: "---\ntitre: La santé\n---\n"})
    again(tmp_path, memoire)
    assert parsed == [ORIENTATION]


def test_a_file_saved_while_it_is_read_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memoire = Memoire()
    write(tmp_path, BASE)
    read = tree.read_text

    def saved_meanwhile(path: Path, *, name: str) -> object:
        found = read(path, name=name)
        if name == CONTRAT:
            write(tmp_path, {CONTRAT: BASE[CONTRAT].replace("Essai", "Après")})
        return found

    monkeypatch.setattr(tree, "read_text", saved_meanwhile)
    again(tmp_path, memoire)
    monkeypatch.undo()
    write(tmp_path, BASE)
    assert again(tmp_path, memoire)[0].of("essai")["contrat"][0].nom_court == "Essai"
    write(tmp_path, {CONTRAT: BASE[CONTRAT].replace("Essai", "Après")})
    assert again(tmp_path, memoire)[0].of("essai")["contrat"][0].nom_court == "Après"
