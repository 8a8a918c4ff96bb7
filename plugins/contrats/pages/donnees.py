"""Open data: the files to download, how to open them, how to cite them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contrats.model.indicateur import Indicateur
from contrats.pages import telechargements as ou
from contrats.pages.page import Page
from contrats.pages.releve import par_groupe
from contrats.pages.rendu import Rendu
from contrats.reading.validation import slug


@dataclass(frozen=True)
class Fichier:
    """A file to download, as the list shows it."""

    nom: str
    adresse: str
    format: str
    contenu: str


@dataclass(frozen=True)
class Groupe:
    """Indicators that the site shows together, each with the addresses of its table and of its JSON."""

    ancre: str
    titre: str
    indicateurs: tuple[tuple[Indicateur, str, str], ...]


def pages(rendu: Rendu) -> Iterator[Page]:
    """The page, where the contract has figures or engagements."""
    shown = list(rendu.releve)
    offered = ou.offerts(chiffres=bool(shown), engagements=bool(rendu.dossier.engagements))
    if not offered:
        return
    yield rendu.page(
        "donnees.html",
        url=ou.PAGE,
        titre="Données ouvertes",
        section="chiffres",
        recherche=1.5,
        description="Les chiffres et les engagements à télécharger, pour un tableur ou un programme.",
        fichiers=[_fichier(address, words) for address, words in offered.items()],
        groupes=_groupes(shown),
        licence=ou.LICENCE,
        adresse_de_la_licence=ou.ADRESSE_DE_LA_LICENCE,
    )


def _fichier(adresse: str, contenu: str) -> Fichier:
    nom = adresse.removeprefix(ou.PAGE)
    form = ou.FORMATS[nom.rpartition(".")[2]]
    return Fichier(nom, adresse, form, contenu[:1].upper() + contenu[1:])


def _groupes(shown: list[Indicateur]) -> list[Groupe]:
    return [
        Groupe(f"fichiers-{slug(title)}", title, tuple((i, ou.adresse_csv(i.id), ou.adresse_json(i.id)) for i in own))
        for title, own in par_groupe(shown).items()
    ]
