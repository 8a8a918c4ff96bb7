"""``materialise``, from the command line to the folder: what is written, what is refused, what stays as it was."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from contrats.commands.main import main

from tests.projects import BASE, CONTRAT, write

DAY = ["--date", "2026-11-20"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, BASE)
    return tmp_path


def test_portal_and_contracts_are_written_in_their_folders(root: Path, capsys: pytest.CaptureFixture):
    assert main(["materialise", *DAY], root=root) == 0
    target = root / "build" / "materialise"
    assert {p.parent.relative_to(target).as_posix() for p in target.rglob("mkdocs.yml")} == {
        "portail",
        "contrats/essai",
    }
    assert (target / "contrats/essai/docs/quartiers/qn05941i.md").is_file()
    assert str(target) in capsys.readouterr().out


def test_only_the_sites_asked_for_are_written(root: Path):
    assert main(["materialise", "essai", *DAY, "--sortie", str(root / "ici")], root=root) == 0
    assert [p.relative_to(root / "ici").as_posix() for p in (root / "ici").rglob("mkdocs.yml")] == [
        "contrats/essai/mkdocs.yml"
    ]


def test_same_bytes_twice(root: Path):
    for name in ("un", "deux"):
        assert main(["materialise", *DAY, "--sortie", str(root / name)], root=root) == 0
    un, deux = (
        {p.relative_to(root / name): p.read_bytes() for p in (root / name).rglob("*") if p.is_file()}
        for name in ("un", "deux")
    )
    assert un == deux
    assert un


def test_folder_that_holds_something_is_left_alone(root: Path, capsys: pytest.CaptureFixture):
    kept = root / "ici" / "retouche.md"
    kept.parent.mkdir()
    kept.write_text("à moi")
    assert main(["materialise", *DAY, "--sortie", str(kept.parent)], root=root) == 3
    assert "n'est pas vide" in capsys.readouterr().err
    assert [p.name for p in kept.parent.iterdir()] == ["retouche.md"]


def test_unknown_site_is_told_with_the_nearest(root: Path, capsys: pytest.CaptureFixture):
    assert main(["materialise", "esai", *DAY], root=root) == 2
    assert "« esai »" in (said := capsys.readouterr().err)
    assert "« essai »" in said
    assert not (root / "build").exists()


def test_content_at_fault_writes_nothing(root: Path, capsys: pytest.CaptureFixture):
    (root / CONTRAT).write_text("titre: [", encoding="utf-8")
    assert main(["materialise", *DAY], root=root) == 1
    assert "Rien n'a été écrit" in capsys.readouterr().err
    assert not (root / "build").exists()


def test_place_that_cannot_be_written_is_told(root: Path, capsys: pytest.CaptureFixture):
    (root / "fichier").touch()
    assert main(["materialise", *DAY, "--sortie", str(root / "fichier" / "ici")], root=root) == 3
    assert "(un fichier porte déjà ce nom)" in capsys.readouterr().err


def test_full_disk_leaves_nothing_behind(root: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch):
    before = {p.name for p in root.iterdir()}

    def full(path: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert main(["materialise", *DAY, "--sortie", str(root / "ici")], root=root) == 3
    assert "(le disque est plein) : rien n'a été écrit" in capsys.readouterr().err
    assert {p.name for p in root.iterdir()} == before
