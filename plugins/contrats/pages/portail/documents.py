"""The documents that the portal cites."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.pages.page import Page
from contrats.pages.rendu import Rendu


def pages(rendu: Rendu) -> Iterator[Page]:
    shared, cited = rendu.library.shared, rendu.presence.citations
    yield rendu.page(
        "documents.html",
        url="documents/",
        titre="Documents et sources",
        recherche=1.5,
        description="Les documents cités par le portail.",
        chapeau="Ce site redit des documents publics avec des mots simples. En cas de doute, ce sont eux qui font foi.",
        documents=[],
        sources_citees=[
            (s, shared["organisation"].get(s.organisation), cited[s.id])
            for s in shared["document"].values()
            if s.id in cited
        ],
        modifiable="data/sources.yml",
    )
