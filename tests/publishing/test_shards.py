"""Parts built on several machines make the publication of one; a part that does not fit is refused."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from contrats.commands.main import main
from contrats.publishing.inventaire import Inventaire
from contrats.publishing.plan import Part, Plan

from tests.projects import ENGLISH
from tests.publishing.conftest import PAGE, Atelier, tree

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def parts(atelier: Atelier, run: Run) -> list[Path]:
    """The two parts of the project, one built with the cache and one without."""
    folders = [atelier.root.parent / f"partie-{n}" for n in (1, 2)]
    for n, more in ((1, []), (2, ["--no-cache"])):
        code, said = run("build", "--shard", f"{n}/2", "--sortie", folders[n - 1], *more)
        assert code == 0 and f"La partie {n}/2 est prête" in said
    return folders


def _merge(atelier: Atelier, run: Run, *folders: Path) -> tuple[int, str, Path]:
    target = atelier.root.parent / "reuni"
    return *run("merge", *folders, "--sortie", target), target


def test_merged_parts_are_the_build_in_one_piece(atelier: Atelier, run: Run, parts: list[Path]) -> None:
    code, _, target = _merge(atelier, run, *reversed(parts))
    assert code == 0 and tree(target) == tree(atelier.site)


def test_parts_may_travel(atelier: Atelier, run: Run, parts: list[Path]) -> None:
    moved = [shutil.copytree(p, p.with_name(f"recu-{p.name}"), copy_function=shutil.copyfile) for p in parts]
    code, _, target = _merge(atelier, run, *moved)
    assert code == 0 and tree(target) == tree(atelier.site)


def test_part_is_built_again_at_the_same_place(atelier: Atelier, run: Run, parts: list[Path]) -> None:
    assert run("build", "--shard", "1/2", "--sortie", parts[0])[0] == 0


def test_part_missing_is_refused(atelier: Atelier, run: Run, parts: list[Path]) -> None:
    code, said, target = _merge(atelier, run, parts[1])
    assert code == 3 and "il manque la partie 1/2" in said and not target.exists()


def test_part_given_twice_is_refused(atelier: Atelier, run: Run, parts: list[Path]) -> None:
    code, said, target = _merge(atelier, run, *parts, parts[0])
    assert code == 3 and "est donnée deux fois" in said and not target.exists()


def test_folder_of_something_else_is_refused(atelier: Atelier, run: Run, parts: list[Path]) -> None:
    code, said, target = _merge(atelier, run, *parts, atelier.site)
    assert code == 3 and "n'est pas une partie" in said and not target.exists()


def test_part_of_another_content_is_refused(atelier: Atelier, run: Run, parts: list[Path]) -> None:
    atelier.change(PAGE, "Ancien", "Nouveau")
    code, said, target = _merge(atelier, run, *parts)
    assert code == 3 and "son contenu n'est pas celui de ce projet" in said and not target.exists()


def test_part_of_another_configuration_is_refused(atelier: Atelier, run: Run, parts: list[Path]) -> None:
    atelier.change("mkdocs.yml", "scheme: default", "scheme: slate")
    code, said, _ = _merge(atelier, run, *parts)
    assert code == 3 and "sa configuration (mkdocs.yml)" in said


def test_part_of_another_day_is_refused(atelier: Atelier, parts: list[Path], capsys: pytest.CaptureFixture) -> None:
    folders = [str(part) for part in parts]
    assert main(["merge", *folders, "--date", "2026-11-21"], root=atelier.root) == 3
    assert "elle parle d'un autre jour" in capsys.readouterr().err


def test_parts_of_two_cuts_are_refused(atelier: Atelier, run: Run, parts: list[Path]) -> None:
    third = atelier.root.parent / "tiers"
    assert run("build", "--shard", "2/3", "--sortie", third)[0] == 0
    code, said, _ = _merge(atelier, run, parts[0], third)
    assert code == 3 and "ne vont pas ensemble" in said


DAMAGES = {
    # what happens to a part: how
    "page cut": lambda part: _first(part, "*/index.html").write_text("abîmé", "utf-8"),
    "page lost": lambda part: _first(part, "*/index.html").unlink(),
    "note cut": lambda part: _first(part, "fiches/*.json").write_bytes(b"1 x"),
    "manifest cut": lambda part: (part / "morceau.json").write_bytes(b""),
}


def _first(part: Path, pattern: str) -> Path:
    return sorted(part.rglob(pattern))[0]


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damaged_part_is_refused(atelier: Atelier, run: Run, parts: list[Path], damage: Callable) -> None:
    damage(parts[0])
    code, said, target = _merge(atelier, run, *parts)
    assert code == 3 and "abîmé" in said and not target.exists()
    assert not ENGLISH.search(said.replace(str(atelier.root.parent), "").replace("merge", ""))


def test_fault_in_a_part_is_told_by_the_merge_which_keeps_the_last_version(atelier: Atelier, run: Run) -> None:
    before = tree(atelier.site / "essai")
    atelier.change("content/contrats/essai/contrat.yml", "porteur: ville", "porteur: vile")
    folders = [atelier.root.parent / f"partie-{n}" for n in (1, 2)]
    codes = [run("build", "--shard", f"{n}/2", "--sortie", folders[n - 1])[0] for n in (1, 2)]
    assert sorted(codes) == [0, 1]
    code, said = run("merge", *folders)
    assert code == 1 and "essai/contrat.yml:3:" in said and "Gardent leur dernière version" in said
    assert tree(atelier.site / "essai") == before


# --- The plan ---


def _plan(weights: dict[str, int]) -> Plan:
    return Plan(Inventaire("", "", "", "", dict.fromkeys(weights, ""), weights), date(2026, 11, 20))


@pytest.mark.parametrize("total", [1, 3, 8, 60])
def test_parts_are_a_partition_in_balance(total: int) -> None:
    weights = {f"c{n}": 1000 + 37 * n % 700 for n in range(50)}
    cut = [_plan(weights).part(Part(n, total)) for n in range(1, total + 1)]
    assert sorted(c for part in cut for c in part) == sorted(weights)
    loads = [sum(weights[c] for c in part) for part in cut]
    assert max(loads) - min(loads) <= max(weights.values())


def test_biggest_contracts_are_begun_first() -> None:
    assert _plan({"a": 1, "b": 3, "c": 2, "d": 3}).les_plus_gros_d_abord("abcd") == ["b", "d", "c", "a"]


@pytest.mark.parametrize("text", ["0/3", "4/3", "1", "1/0", "a/b", "1/2/3", "-1/2", "01/2", "1/ 2"])
def test_part_that_cannot_be_is_refused(run: Run, text: str, capsys: pytest.CaptureFixture) -> None:
    with pytest.raises(SystemExit) as end:
        run("build", f"--shard={text}")
    assert end.value.code == 2 and "une partie s'écrit numéro/total" in capsys.readouterr().err
