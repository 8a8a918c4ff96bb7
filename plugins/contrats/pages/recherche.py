"""The search page."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.pages.page import Page
from contrats.pages.rendu import Rendu

DU_PORTAIL = "Le portail et la liste des quartiers"


def pages(rendu: Rendu) -> Iterator[Page]:
    yield rendu.page(
        "recherche.html",
        url="recherche/",
        titre="Rechercher",
        recherche=0,
        sommaire=False,
        sites=_sites(rendu),
        description="Rechercher dans tout le site.",
    )


def _sites(rendu: Rendu) -> list[tuple[str, str]]:
    """From the portal: each site to search, its address from the portal's root and its name.

    Contracts that are only announced are left out: the portal itself has their quartiers, and nothing more is known.
    """
    if rendu.dossier:
        return []
    read = [d for d in rendu.library.dossiers.values() if d.contrat.etat != "annonce"]
    return [("./", DU_PORTAIL), *((f"{d.id}/", d.contrat.nom_court) for d in read)]
