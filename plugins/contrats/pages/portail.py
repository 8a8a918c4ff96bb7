"""The portal over the contracts of an area."""

from __future__ import annotations

from datetime import date

from contrats.linking import Library
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu


def pages_du_portail(library: Library, *, au: date) -> list[Page]:
    """The pages of the portal; each contract's own site lies beside it, in the folder of its id."""
    rendu = Rendu(library=library, dossier=None, au=au)
    cards = [
        (d, d.library.shared["organisation"].get(d.contrat.porteur), len(d.engagements), len(d.quartiers))
        for d in library.dossiers.values()
    ]
    return [
        rendu.page(
            "portail.html", url="", titre="Contrats en clair", cartes=cards, sommaire=False,
            description="Les contrats de ville, expliqués à celles et ceux qui y habitent.",
        )
    ]
