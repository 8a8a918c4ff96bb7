"""The smallest project in preview."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.direct.apercus import Servi, equip, servi


@pytest.fixture
def apercu(tmp_path: Path) -> Iterator[Servi]:
    with servi(equip(tmp_path)) as preview:
        yield preview
