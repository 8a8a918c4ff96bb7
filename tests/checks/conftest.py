"""What every test of the rules uses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from contrats.checks import run_checks
from contrats.diagnostics import Diagnostic

from tests.projects import Files, usable

AU = date(2026, 11, 20)


@pytest.fixture
def verifier(projet) -> Callable[..., list[Diagnostic]]:
    """What the rules say of a project that reading and linking accept, on a day, in reading order."""

    def check(files: Files | None = None, *, au: date = AU) -> list[Diagnostic]:
        return usable(run_checks(projet(files).library(), au=au))

    return check


@pytest.fixture
def faute(verifier) -> Callable[..., Diagnostic]:
    """The one thing that the rules say of it."""

    def check(files: Files, *, au: date = AU) -> Diagnostic:
        said = verifier(files, au=au)
        assert len(said) == 1, "\n".join(map(str, said)) or "nothing was said"
        return said[0]

    return check
