"""The made-up projects of the benchmarks: valid, the same every time, and of the size that is said."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from contrats.outputs.sites import read_content, site_of

ROOT = Path(__file__).resolve().parents[2]


def make(folder: Path, contrats: int) -> dict[str, bytes]:
    command = [sys.executable, str(ROOT / "benchmarks" / "synthetique.py"), str(folder), "--contrats", str(contrats)]
    subprocess.run(command, check=True, capture_output=True)
    files = (p for room in ("content", "data") for p in (folder / room).rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


@pytest.fixture(scope="module")
def nine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("neuf")
    make(folder, 9)
    return folder


def test_content_is_without_fault(nine: Path):
    content = read_content(nine, au=date(2026, 11, 20))
    assert [str(d) for d in content.diagnostics if d.level >= 2] == []
    assert len(content.library.dossiers) == 9
    assert sum(len(d.quartiers) for d in content.library.dossiers.values()) == 33


def test_first_contract_has_about_sixty_pages_and_figures(nine: Path):
    site = site_of(read_content(nine, au=date(2026, 11, 20)), "contrat-001")
    assert 58 <= len(site.pages) <= 66
    assert any("<svg" in page.corps for page in site.pages)


def test_same_size_gives_the_same_bytes_and_a_larger_one_begins_with_the_smaller(nine: Path, tmp_path: Path):
    again = make(tmp_path / "encore", 9)
    fewer = make(tmp_path / "moins", 2)
    kept = {p.relative_to(nine).as_posix(): p.read_bytes() for p in (nine / "content").rglob("*") if p.is_file()}
    assert {name: text for name, text in again.items() if name.startswith("content/")} == kept
    assert {name: text for name, text in fewer.items() if name.startswith("content/")}.items() <= kept.items()
