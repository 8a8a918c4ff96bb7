"""``schemas`` writes what the repository holds, and says so."""

from argparse import Namespace
from pathlib import Path

import pytest
from contrats.commands import schemas

from tests.outputs.editing import ROOT


def test_it_writes_the_committed_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert schemas.run(Namespace(), tmp_path) == 0
    written = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert Path("docs/contenu.md") in written
    assert all((ROOT / path).read_bytes() == (tmp_path / path).read_bytes() for path in written)
    assert sorted(capsys.readouterr().out.splitlines()) == [f"Écrit : {path.as_posix()}" for path in written]
