"""A command that has nothing to build loads nothing heavy: an editor waits for it."""

from __future__ import annotations

import subprocess
import sys

from tests.site.conftest import ROOT

HEAVY = {"pydantic", "yaml", "jinja2", "mkdocs", "pandas", "numpy", "folium", "markdown"}


def test_command_line_loads_nothing_heavy_before_it_knows_what_to_do() -> None:
    program = "import sys; import contrats.commands.main, contrats.publishing.publish; print(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(ROOT / "plugins")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert not HEAVY & set(told.stdout.split())
