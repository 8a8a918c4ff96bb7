"""The same content on the same day gives the same bytes, whoever builds, wherever, and by either command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.projects import BASE, write
from tests.site.built import BuiltSite
from tests.site.conftest import DAY, ROOT
from tests.site.kinds import listed

MKDOCS = [sys.executable, "-m", "mkdocs"]
MACHINES = (
    # what differs from one machine to another
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "HOME": "/nulle/part"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "COLUMNS": "200"},
)


def run(command: list[object], *, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command that must end well."""
    kept = {k: v for k, v in os.environ.items() if k not in {"SOURCE_DATE_EPOCH", "DATE_DU_SITE", "CONTRAT"}}
    answer = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={**kept, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer


def site_build(*options: object) -> list[object]:
    return [sys.executable, ROOT / "site_build.py", "build", *options]


def differences(one: Path, other: Path) -> list[str]:
    """Names of the files that only one of two folders has, or whose bytes are not the same."""
    first, second = (
        {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}
        for folder in (one, other)
    )
    assert first
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


@pytest.mark.parametrize("machine", MACHINES, ids=lambda m: m["TZ"])
def test_two_builds_on_two_machines_give_the_same_bytes(
    site: BuiltSite, tmp_path: Path, machine: dict[str, str]
) -> None:
    target = tmp_path / "ailleurs" / machine["PYTHONHASHSEED"]
    run(site_build("--date", DAY, "--sortie", target), cwd=tmp_path, **machine)
    assert not (found := differences(site.root, target)), listed(found)


def test_bare_mkdocs_build_gives_the_same_bytes(site: BuiltSite, tmp_path: Path) -> None:
    target = tmp_path / "public"
    run(
        [*MKDOCS, "build", "--quiet", "--site-dir", target],
        cwd=ROOT,
        DATE_DU_SITE=DAY.isoformat(),
        **MACHINES[0],
    )
    assert not (found := differences(site.root, target)), listed(found)


@pytest.fixture
def small(tmp_path: Path, equip: Callable[[Path], Path]) -> Path:
    """A project of four pages."""
    write(tmp_path / "projet", BASE)
    return equip(tmp_path / "projet")


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_day_comes_from_source_date_epoch_in_every_time_zone(small: Path, zone: str) -> None:
    noon = "1795176000"  # 2026-11-20 at 12:00 UTC: another day has begun on Kiritimati
    midnight = {"SOURCE_DATE_EPOCH": noon, "TZ": zone}
    run([*MKDOCS, "build", "--quiet", "--site-dir", small / "un"], cwd=small, **midnight)
    assert f'"{DAY.isoformat()}"' in (small / "un/publication.json").read_text("utf-8")


def test_mkdocs_builds_one_contract_alone_when_asked(small: Path) -> None:
    variables = {"DATE_DU_SITE": DAY.isoformat(), "CONTRAT": "essai"}
    run([*MKDOCS, "build", "--quiet", "--site-dir", small / "seul"], cwd=small, **variables)
    run([*MKDOCS, "build", "--quiet", "--site-dir", small / "tous"], cwd=small, DATE_DU_SITE=DAY.isoformat())
    assert not differences(small / "seul", small / "tous" / "essai")


def test_what_the_site_says_depends_on_its_day(small: Path) -> None:
    for day in ("2026-11-20", "2026-11-21"):
        run([*MKDOCS, "build", "--quiet", "--site-dir", small / day], cwd=small, DATE_DU_SITE=day)
    assert "index.html" in differences(small / "2026-11-20", small / "2026-11-21")
