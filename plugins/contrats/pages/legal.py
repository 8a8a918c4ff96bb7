"""Legal notice, accessibility statement (law 2005-102, article 47), privacy."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.model.contrat import Accessibilite, Editeur
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu

ETATS = {
    "totale": "totalement conforme",
    "partielle": "partiellement conforme",
    "non-conforme": "non conforme",
}


def pages(rendu: Rendu) -> Iterator[Page]:
    contrat = rendu.dossier.contrat
    words = f"site « Contrat de ville – {contrat.nom_court} »"
    yield from pages_legales(rendu, contrat.editeur, contrat.accessibilite, words, contrat.place().file)


def etat(accessibilite: Accessibilite | None) -> str:
    """The words of the statement; without audit the only honest ones are « non conforme »."""
    return ETATS[accessibilite.etat if accessibilite else "non-conforme"]


def pages_legales(
    rendu: Rendu, editeur: Editeur | None, accessibilite: Accessibilite | None, perimetre: str, file: str
) -> Iterator[Page]:
    """The three pages that the law and habit ask of a public site; ``perimetre`` names the site in words."""
    statement = accessibilite or Accessibilite.model_validate({})
    common = {"editeur": editeur, "perimetre": perimetre, "recherche": 0.2}
    yield rendu.page(
        "mentions.html",
        url="mentions-legales/",
        titre="Mentions légales",
        modifiable=file,
        description="Qui publie ce site, qui l'héberge, comment réutiliser ses textes.",
        **common,
    )
    yield rendu.page(
        "accessibilite.html",
        url="accessibilite/",
        titre="Déclaration d'accessibilité",
        modifiable=file,
        a=statement,
        etat=etat(statement),
        description="Ce que le site permet à chacun de lire, et à qui signaler un défaut.",
        **common,
    )
    yield rendu.page(
        "vie_privee.html",
        url="vie-privee/",
        titre="Vie privée",
        sommaire=False,
        description="Ce site ne vous suit pas.",
        **common,
    )
