"""Legal notice, accessibility statement (law 2005-102, article 47), privacy."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.model.contrat import Accessibilite
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu

ETATS = {"totale": "totalement conforme", "partielle": "partiellement conforme", "non-conforme": "non conforme"}


def pages(rendu: Rendu) -> Iterator[Page]:
    contrat = rendu.dossier.contrat
    statement = contrat.accessibilite or Accessibilite.model_validate({})
    file = contrat.place().file
    yield rendu.page("mentions.html", url="mentions-legales/", titre="Mentions légales", editeur=contrat.editeur, recherche=0.2, modifiable=file)
    yield rendu.page(
        "accessibilite.html", url="accessibilite/", titre="Déclaration d'accessibilité", a=statement, editeur=contrat.editeur,
        etat=ETATS[statement.etat], recherche=0.2, modifiable=file,
    )
    yield rendu.page("vie_privee.html", url="vie-privee/", titre="Vie privée", editeur=contrat.editeur, recherche=0.2, sommaire=False)
