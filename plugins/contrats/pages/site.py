"""All pages of one contract's site, and its menu."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from contrats.linking import Dossier, Library
from contrats.pages import (
    accueil,
    actions,
    chiffres,
    communes,
    comparer,
    documents,
    donnees,
    engagements,
    financements,
    glossaire,
    gouvernance,
    historique,
    indicateurs,
    legal,
    libres,
    manques,
    orientations,
    partenaires,
    participation,
    plan,
    presentation,
    projets,
    quartiers,
    recherche,
    strategies,
    suivi,
)
from contrats.pages.page import Etape, Page, Suite
from contrats.pages.rendu import Rendu

FAMILLES: tuple[Callable[[Rendu], Iterator[Page]], ...] = (
    accueil.pages,
    presentation.pages,
    quartiers.pages,
    communes.pages,
    engagements.pages,
    orientations.pages,
    actions.pages,
    projets.pages,
    strategies.pages,
    partenaires.pages,
    chiffres.pages,
    indicateurs.pages,
    comparer.pages,
    financements.pages,
    gouvernance.pages,
    participation.pages,
    suivi.pages,
    manques.pages,
    historique.pages,
    glossaire.pages,
    documents.pages,
    donnees.pages,
    libres.pages,
    recherche.pages,
    legal.pages,
)
"""One function per kind of page; a new kind is one line here."""

MENU = (
    # section, words, address; shown in the header of every page when the page exists
    ("quartiers", "Mon quartier", "quartiers/"),
    ("engagements", "Engagements", "engagements/"),
    ("orientations", "Priorités", "orientations/"),
    ("projets", "Projets", "projets/"),
    ("chiffres", "Chiffres", "chiffres/"),
    ("participation", "Participer", "participation/"),
    ("suivi", "Où en est-on ?", "suivi/"),
)


def pages_du_contrat(library: Library, dossier: Dossier, *, au: date, differe: bool = False) -> list[Page]:
    """Every page of the contract's site, in a fixed order; no two at the same address.

    With ``differe``, the HTML of each is made when first asked for.
    """
    rendu = Rendu(library=library, dossier=dossier, au=au, differe=differe)
    suite = Suite()
    for famille in FAMILLES:
        for page in famille(rendu):
            suite.add(page)
    suite.add(plan.page(rendu, suite.pages))
    return suite.pages


def menu(pages: list[Page]) -> list[tuple[str, Etape]]:
    """The entries of the menu whose page exists, with their section."""
    urls = {page.url for page in pages}
    return [(section, Etape(words, url)) for section, words, url in MENU if url in urls]
