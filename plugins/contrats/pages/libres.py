"""Free pages."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.pages.page import Page
from contrats.pages.rendu import Rendu


def pages(rendu: Rendu) -> Iterator[Page]:
    for page in rendu.dossier.pages:
        yield rendu.page(
            "libre.html",
            url=f"pages/{page.id}/",
            titre=page.titre,
            section="",
            description=page.resume or "",
            p=page,
            modifiable=page.place().file,
        )
