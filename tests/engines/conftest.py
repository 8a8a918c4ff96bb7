"""Sites written as plain Markdown: one of the project's own contracts, the portal, and the contract of everything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from contrats.engines.materialise import LAISSEES, materialise
from contrats.outputs.leaflet import DOSSIER
from contrats.outputs.sites import Contenu, Site, read_content, site_of
from contrats.pages.page import Page

from tests.pages.everything import LAST_DAY, STEMS, everything
from tests.projects import Project, write

ROOT = Path(__file__).resolve().parents[2]
OWN = "maubeuge-val-de-sambre"
"""A real contract with charts, tables and notes, not the longest."""
ANNOUNCED = "caudry"
"""A real contract that is only announced: its pages lead to the portal's."""


@dataclass(frozen=True)
class Arbre:
    """A site and the folder where it stands as Markdown."""

    site: Site
    folder: Path

    @property
    def docs(self) -> Path:
        return self.folder / "docs"

    @property
    def pages(self) -> list[Page]:
        return [page for page in self.site.pages if page.url not in LAISSEES]

    @property
    def texts(self) -> dict[str, str]:
        """Every Markdown file, by its path."""
        return {f.relative_to(self.docs).as_posix(): f.read_text("utf-8") for f in sorted(self.docs.rglob("*.md"))}


@pytest.fixture(scope="session", params=["portail", OWN, ANNOUNCED, "tout"])
def arbre(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Arbre:
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "tout":
        write(folder / "projet", {**everything().files, "leaflet.js": "// Leaflet"})
        leaflet = folder / "projet" / "leaflet.js"
        site = site_of(
            Contenu(Project(folder / "projet").library(), (), LAST_DAY, {f"{DOSSIER}leaflet.js": leaflet}),
            STEMS["contrats"],
        )
    else:
        contrat = "" if request.param == "portail" else request.param
        site = site_of(read_content(ROOT, au=date(2026, 11, 20)), contrat)
    assert materialise(site, folder / "markdown") == len([p for p in site.pages if p.url not in LAISSEES])
    return Arbre(site, folder / "markdown")
