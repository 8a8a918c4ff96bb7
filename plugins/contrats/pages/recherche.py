"""The search page."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.linking import Library
from contrats.pages.decoupage import code_du_contrat, en_ordre, nom_du_departement
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu

DU_PORTAIL = "Le portail et la liste des quartiers"
ENSEMBLE = 20
"""How many sites are searched at once at most: the words of one weigh from 0.1 to 3 MB."""

Site = tuple[str, ...]
"""A site to search: its address from the portal's root, its name; where they are many, its département."""


def pages(rendu: Rendu) -> Iterator[Page]:
    sites = _sites(rendu)
    many = len(sites) > ENSEMBLE
    yield rendu.page(
        "recherche.html",
        url="recherche/",
        titre="Rechercher",
        recherche=0,
        sommaire=False,
        sites=_ranges(rendu.library, sites) if many else sites,
        departements=_departements(rendu.library, sites) if many else [],
        ensemble=ENSEMBLE,
        description="Rechercher dans tout le site.",
    )


def _sites(rendu: Rendu) -> list[Site]:
    """From the portal: each site to search.

    Contracts that are only announced are left out: the portal itself has their quartiers, and nothing more is known.
    """
    if rendu.dossier:
        return []
    read = [d for d in rendu.library.dossiers.values() if d.contrat.etat != "annonce"]
    return [("./", DU_PORTAIL), *((f"{d.id}/", d.contrat.nom_court) for d in read)]


def _code(library: Library, site: Site) -> str:
    return code_du_contrat(library.dossiers[site[0].removesuffix("/")]) or "autres"


def _ranges(library: Library, sites: list[Site]) -> list[Site]:
    """The sites with their département, "" for the portal, which comes first."""
    portal, *contracts = sites
    return [(*portal, ""), *((*site, _code(library, site)) for site in contracts)]


def _departements(library: Library, sites: list[Site]) -> list[tuple[str, str]]:
    """The départements that have a contract to search, with their name."""
    codes = {_code(library, site) for site in sites[1:]}
    known = en_ordre(codes - {"autres"})
    named = [(code, nom_du_departement(library, code)) for code in known]
    return [*named, *((code, nom_du_departement(library, "")) for code in codes & {"autres"})]
