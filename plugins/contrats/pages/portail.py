"""The portal over the contracts of an area."""

from __future__ import annotations

from datetime import date

from contrats.linking import Library
from contrats.pages.legal import pages_legales
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu

NOM = "Contrats en clair"
RESUME = "Les contrats de ville, expliqués à celles et ceux qui y habitent."


def pages_du_portail(library: Library, *, au: date) -> list[Page]:
    """The pages of the portal; each contract's own site lies beside it, in the folder of its id."""
    rendu = Rendu(library=library, dossier=None, au=au)
    own = library.portail
    cards = [
        (d, d.library.shared["organisation"].get(d.contrat.porteur), len(d.engagements), len(d.quartiers))
        for d in library.dossiers.values()
    ]
    home = rendu.page(
        "portail.html",
        url="",
        titre=own.titre if own else NOM,
        cartes=cards,
        sommaire=False,
        portail=own,
        description=own.resume if own and own.resume else RESUME,
        modifiable="content/portail.yml" if own else "",
    )
    editeur, status = (own.editeur, own.accessibilite) if own else (None, None)
    return [home, *pages_legales(rendu, editeur, status, "portail « Contrats en clair »", "content/portail.yml")]
