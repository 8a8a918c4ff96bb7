"""What every test of the pages uses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from contrats.outputs.sites import Contenu, site_of

from tests.pages.screens import Site
from tests.projects import BASE, Files

AU = date(2026, 11, 20)


@pytest.fixture
def site(projet) -> Callable[..., Site]:
    """The site of a small project without a fault, on an explicit day."""

    def make(files: Files | None = None, *, au: date = AU, contrat: str = "essai", base: Files = BASE) -> Site:
        library = projet(files, base=base).library()
        return Site(site_of(Contenu(library, (), au), contrat))

    return make
