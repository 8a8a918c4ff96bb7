"""The examples of the reference are read like any content; together they make a contract without fault."""

from datetime import date
from pathlib import Path

import pytest
from contrats.checks import run_checks
from contrats.linking import link
from contrats.outputs.file_kinds import EXAMPLES, FICHIERS, KINDS, example_of
from contrats.reading.tree import read_tree


@pytest.fixture
def example_tree(tmp_path: Path) -> Path:
    for kind in KINDS:
        path = tmp_path / FICHIERS[kind.shelf].exemple
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(example_of(kind), encoding="utf-8")
    return tmp_path


def test_examples_form_a_contract_without_fault(example_tree: Path) -> None:
    shelves, read = read_tree(example_tree)
    library, linked = link(shelves)
    checked = run_checks(library, au=date(2026, 11, 20))
    assert [str(d) for d in (*read, *linked, *checked)] == []


def test_each_kind_of_file_has_one_example_and_no_example_is_left_over() -> None:
    expected = {kind.shelf + FICHIERS[kind.shelf].suffix for kind in KINDS}
    assert {path.name for path in EXAMPLES.iterdir()} == expected


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.shelf)
def test_the_path_of_an_example_is_one_that_its_kind_reads(kind) -> None:
    assert kind.regex.match(FICHIERS[kind.shelf].exemple)
