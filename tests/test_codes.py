"""Every code that the generator may say has a test that makes it say it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "plugins" / "contrats"
CODE = re.compile(r"[A-Z]\d{3}")


def codes(folder: Path) -> Iterator[str]:
    """The codes that stand as strings of their own in the Python files of a folder, this one left out."""
    for path in sorted(set(folder.rglob("*.py")) - {Path(__file__)}):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                yield node.value


def test_codes_are_found():
    assert {"L001", "L033", "M001", "T001", "R001"} <= set(codes(PACKAGE))


def test_every_code_has_a_test():
    assert set(codes(PACKAGE)) - set(codes(HERE)) == set()


def test_no_test_speaks_of_a_code_that_is_never_said():
    assert set(codes(HERE)) - set(codes(PACKAGE)) == set()
