"""The search page."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.pages.page import Page
from contrats.pages.rendu import Rendu


def pages(rendu: Rendu) -> Iterator[Page]:
    yield rendu.page(
        "recherche.html",
        url="recherche/",
        titre="Rechercher",
        recherche=0,
        sommaire=False,
        description="Rechercher dans tout le site.",
    )
