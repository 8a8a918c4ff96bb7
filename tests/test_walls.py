"""The walls of the house: who may import whom, and how long a file may be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.api import read_configuration

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "plugins" / "contrats"
LONGEST = 260


def lint_imports(*, root: Path, path: Path) -> subprocess.CompletedProcess[str]:
    """What import-linter says of the package ``contrats`` in ``path``, by the contracts of this project."""
    linter = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    arguments = ["--config", str(ROOT / "pyproject.toml"), "--no-cache", "--no-logo"]
    environment = {"PYTHONPATH": str(path), "PATH": ""}
    return subprocess.run(
        [sys.executable, "-P", "-c", linter, *arguments],
        cwd=root, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_rooms_import_only_from_rooms_before_them():
    said = lint_imports(root=ROOT, path=PACKAGE.parent)
    assert said.returncode == 0, said.stdout + said.stderr


def test_every_room_of_the_house_is_on_the_street():
    names = {p.stem for p in PACKAGE.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()} - {"__init__"}
    (street,) = [
        c for c in read_configuration(str(ROOT / "pyproject.toml"))["contracts_options"] if c["type"] == "layers"
    ]
    assert names == set(street["layers"])


BREACHES = {
    # file, a line that must not stand there, the wall it breaks
    "a room from further down the street": ("linking.py", "import contrats.pages", "rue"),
    "reading from linking": ("reading/x.py", "import contrats.linking", "rue"),
    "checks from figures": ("checks/x.py", "import contrats.figures", "rue"),
    "model from reading": ("model/x.py", "from contrats import reading", "rue"),
    "places from diagnostics": ("places.py", "import contrats.diagnostics", "rue"),
    "MkDocs in pages": ("pages/x.py", "import mkdocs", "mkdocs"),
    "the theme in outputs": ("outputs/x.py", "from material import templates", "mkdocs"),
    "MkDocs in another engine": ("engines/materialise.py", "from mkdocs.config import base", "mkdocs"),
    "folium in pages": ("pages/x.py", "import folium", "folium"),
    "folium beside the maps": ("figures/x.py", "import folium", "folium"),
    "pandas in outputs": ("outputs/x.py", "import pandas", "pandas"),
    "YAML in pages": ("pages/x.py", "import yaml", "fichiers"),
}
ALLOWED = {
    "engines/mkdocs/plugin.py": "import mkdocs\nimport material\nimport contrats.outputs",
    "figures/maps.py": "import folium",
    "figures/tables.py": "import pandas",
    "reading/tables.py": "import pandas\nimport yaml",
    "commands/main.py": "import contrats.publishing\nimport contrats.engines.mkdocs.plugin",
}
ROOMS = (
    "commands",
    "publishing",
    "engines",
    "engines/mkdocs",
    "outputs",
    "pages",
    "figures",
    "checks",
    "reading",
    "model",
)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """An empty house with the same rooms, and nothing but allowed imports."""
    for room in ("", *ROOMS):
        (tmp_path / "contrats" / room).mkdir()
        (tmp_path / "contrats" / room / "__init__.py").touch()
    for name in ("linking.py", "diagnostics.py", "places.py"):
        (tmp_path / "contrats" / name).touch()
    for name, lines in ALLOWED.items():
        (tmp_path / "contrats" / name).write_text(lines)
    return tmp_path


def test_house_that_keeps_its_walls_is_accepted(house):
    said = lint_imports(root=house, path=house)
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.mark.parametrize(("name", "line", "wall"), BREACHES.values(), ids=BREACHES)
def test_breach_is_found(house, name, line, wall):
    (house / "contrats" / name).write_text(line + "\n")
    names = {c["id"]: c["name"] for c in read_configuration(str(ROOT / "pyproject.toml"))["contracts_options"]}
    said = lint_imports(root=house, path=house)
    broken = [title for title in names.values() if f"{title} BROKEN" in said.stdout]
    assert broken == [names[wall]], said.stdout + said.stderr


def test_room_that_is_not_on_the_street_is_found(house):
    (house / "contrats" / "divers.py").touch()
    assert lint_imports(root=house, path=house).returncode == 1


def test_no_file_is_longer_than_a_reader_can_hold():
    long = {
        path.relative_to(PACKAGE).as_posix(): lines
        for path in PACKAGE.rglob("*.py")
        if (lines := path.read_text().count("\n")) > LONGEST
    }
    assert long == {}
