"""The same pages and the same words whoever publishes them: stock MkDocs, ProperDocs, Zensical.

ProperDocs and Zensical are no requirement of this project: their tests run where the programs are on the PATH.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines.conftest import ROOT, Arbre
from tests.engines.lecture import notre, publiee
from tests.projects import BASE, write

ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795132800"}
COMMANDS = {
    "mkdocs": [sys.executable, "-m", "mkdocs", "build", "--strict"],
    "properdocs": ["properdocs", "build", "--strict"],
    "zensical": ["zensical", "build", "--strict", "--clean"],
}


def run(command: list[str], *, cwd: Path) -> None:
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **ENVIRONMENT}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("engine", COMMANDS)
def test_engine_publishes_the_same_pages_with_the_same_words(arbre: Arbre, engine: str):
    command = COMMANDS[engine]
    if not shutil.which(command[0]):
        pytest.skip(f"{engine} n'est pas installé : pip install {engine} mkdocs-material, puis relancez")
    target = arbre.folder / "site"
    shutil.rmtree(target, ignore_errors=True)
    run(command, cwd=arbre.folder)
    pages = {page.url: page for page in arbre.pages}
    assert {f.parent.relative_to(target).as_posix() for f in target.rglob("index.html")} == {
        url.removesuffix("/") or "." for url in pages
    }
    for url, page in pages.items():
        ours, theirs = notre(page), publiee(target / url / "index.html", url)
        assert len(ours.mots) > 3, url
        assert theirs.mots == ours.mots, url
        assert sorted(theirs.notes) == sorted(ours.notes), url
        assert theirs.dessins == ours.dessins, url
        assert theirs.liens == ours.liens, url


def test_our_own_site_is_the_same_under_properdocs(tmp_path: Path):
    """The plugin under ProperDocs: same files, same bytes but for the line that names the program."""
    if importlib.util.find_spec("properdocs") is None:
        pytest.skip("properdocs n'est pas installé ici : pip install properdocs, puis relancez")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace("plugins/contrats", f"{ROOT}/plugins/contrats")
    write(tmp_path, {**BASE, "mkdocs.yml": settings})
    for engine in ("mkdocs", "properdocs"):
        run([sys.executable, "-m", engine, "build", "--quiet", "--site-dir", str(tmp_path / engine)], cwd=tmp_path)
    files = {name: contents(tmp_path / name) for name in ("mkdocs", "properdocs")}
    assert "essai/index.html" in files["mkdocs"]
    assert files["properdocs"] == files["mkdocs"]


def contents(folder: Path) -> dict[str, bytes]:
    found = {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}
    return {n: re.sub(rb'<meta name="generator" content="[^"]*">', b"", text) for n, text in found.items()}
