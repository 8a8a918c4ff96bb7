"""What every test may use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.projects import BASE, Files, Project, write

settings.register_profile("essais", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("essais")


@pytest.fixture
def projet(tmp_path: Path) -> Callable[[Files], Project]:
    """Writes a project on the disk: the files given, over the smallest project without a fault."""

    def make(files: Files | None = None, *, base: Files = BASE) -> Project:
        write(tmp_path, {**base, **(files or {})})
        return Project(tmp_path)

    return make
