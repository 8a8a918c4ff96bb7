"""All pages of the portal, and its menu."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from contrats.linking import Library
from contrats.pages import glossaire, plan, recherche
from contrats.pages.legal import pages_legales
from contrats.pages.page import Page, Suite
from contrats.pages.portail import accueil, cadre, calendrier, comparer, departements, documents, programmes, quartiers
from contrats.pages.rendu import Rendu


def _legales(rendu: Rendu) -> Iterator[Page]:
    own = rendu.library.portail
    editeur, status = (own.editeur, own.accessibilite) if own else (None, None)
    return pages_legales(rendu, editeur, status, "portail « Contrats en clair »", accueil.FICHIER)


FAMILLES: tuple[Callable[[Rendu], Iterator[Page]], ...] = (
    accueil.pages,
    quartiers.pages,
    departements.pages,
    calendrier.pages,
    cadre.pages,
    programmes.pages,
    comparer.pages,
    glossaire.pages,
    documents.pages,
    recherche.pages,
    _legales,
)
"""One function per kind of page; a new kind is one line here."""

MENU = (
    # section, words, address; shown in the header of every page when the page exists
    ("quartiers", "Mon quartier", "quartiers/"),
    ("comparer", "Comparer", "comparer/"),
    ("programmes", "Programmes", "programmes/"),
    ("calendrier", "Calendrier", "calendrier/"),
    ("cadre", "Département et région", "cadre/"),
)

PARTIES = (
    # title, start of the addresses
    ("Les contrats et leurs quartiers", ("quartiers/", "contrats/", "comparer/")),
    ("Autour des contrats", ("calendrier/", "cadre/", "programmes/")),
)


def pages_du_portail(library: Library, *, au: date) -> list[Page]:
    """The pages of the portal; each contract's own site lies beside it, in the folder of its id."""
    rendu = Rendu(library=library, dossier=None, au=au)
    suite = Suite()
    for famille in FAMILLES:
        for page in famille(rendu):
            suite.add(page)
    suite.add(plan.page(rendu, suite.pages, parties=PARTIES))
    return suite.pages
