"""All pages of one contract's site, and its menu."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from contrats.pages import (
    accueil,
    actions,
    annonce,
    cartes,
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
    cartes.pages,
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

FAMILLES_ANNONCE: tuple[Callable[[Rendu], Iterator[Page]], ...] = (
    annonce.pages,
    presentation.pages,
    partenaires.pages,
    chiffres.pages,
    indicateurs.pages,
    comparer.pages,
    donnees.pages,
    glossaire.pages,
    documents.pages,
    libres.pages,
    recherche.pages,
    legal.pages,
)
"""Of a contract that is only announced: nothing that would read as if its text said nothing."""

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


def pages_du_contrat(rendu: Rendu) -> list[Page]:
    """Every page of the contract's site, in a fixed order; no two at the same address."""
    suite = Suite()
    for famille in FAMILLES_ANNONCE if rendu.dossier.contrat.etat == "annonce" else FAMILLES:
        for page in famille(rendu):
            suite.add(page)
    suite.add(plan.page(rendu, suite.pages))
    return suite.pages


def menu(pages: list[Page], entries: tuple[tuple[str, str, str], ...] = MENU) -> list[tuple[str, Etape]]:
    """The entries of the menu whose page exists, with their section."""
    urls = {page.url for page in pages}
    return [(section, Etape(words, url)) for section, words, url in entries if url in urls]
