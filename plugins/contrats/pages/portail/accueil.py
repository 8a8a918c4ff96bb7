"""The portal's home: one's quartier in two taps, then every contract, read or only announced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contrats.figures.comptes import Comptes, comptes
from contrats.linking import Dossier, Library
from contrats.model.base import Citation
from contrats.model.departement import Departement
from contrats.model.indicateur import Indicateur
from contrats.model.organisation import Organisation
from contrats.model.territoire import Territoire
from contrats.pages.noms import nom_de
from contrats.pages.page import Page
from contrats.pages.portail import comparer
from contrats.pages.portail.quartiers import communes, tranches
from contrats.pages.rendu import Rendu
from contrats.pages.valeurs import Notes, Valeur, annee_en_mots, valeur

NOM = "Contrats en clair"
RESUME = "Les contrats de ville, expliqués à celles et ceux qui y habitent."
FICHIER = "content/portail.yml"


@dataclass(frozen=True)
class Carte:
    """A contract on the home page."""

    dossier: Dossier
    comptes: Comptes
    porteur: Organisation | None
    communes: tuple[Territoire, ...]


@dataclass(frozen=True)
class Groupe:
    """The contracts of a département (None for those of a département without a file), read ones first."""

    departement: Departement | None
    ecrits: tuple[Carte, ...]
    annonces: tuple[Carte, ...]


@dataclass(frozen=True)
class Ailleurs:
    """A figure about a territory of no contract on this site, told whole on the portal."""

    indicateur: Indicateur
    lieu: str
    annee: str
    valeur: Valeur
    notes: tuple[str, ...]
    source: tuple[Citation, ...]


def ailleurs(library: Library) -> list[Ailleurs]:
    """The figures that no contract's site shows."""
    found = []
    for o in library.hors_contrats():
        indicateur, notes = library.shared["indicateur"][o.indicateur], Notes()
        place = library.shared["lieu"].get(o.territoire)
        cell = valeur(o, indicateur, notes)
        source = (Citation(document=o.source, page=o.page),) if o.source else ()
        name = nom_de(place) if place else o.territoire
        found.append(Ailleurs(indicateur, name, annee_en_mots(o.annee), cell, tuple(notes.textes), source))
    return found


def groupes(library: Library) -> list[Groupe]:
    """The contracts by département: those on the site in full, then in part, then those only announced."""
    placed: dict[int, list[Dossier]] = {}
    areas: dict[int, Departement | None] = {}
    for dossier in library.dossiers.values():
        area = library.departement_de(dossier)
        areas.setdefault(id(area), area)
        placed.setdefault(id(area), []).append(dossier)
    return [_groupe(areas[key], own) for key, own in placed.items()]


def _groupe(area: Departement | None, dossiers: list[Dossier]) -> Groupe:
    read = sorted((d for d in dossiers if d.contrat.etat != "annonce"), key=lambda d: d.contrat.etat != "complet")
    announced = (d for d in dossiers if d.contrat.etat == "annonce")
    return Groupe(area, tuple(map(_carte, read)), tuple(map(_carte, announced)))


def _carte(dossier: Dossier) -> Carte:
    own = dossier.contrat
    return Carte(
        dossier, comptes(dossier), dossier.get("organisation", own.porteur), dossier.all_of("commune", own.communes)
    )


def pages(rendu: Rendu) -> Iterator[Page]:
    own, library = rendu.library.portail, rendu.library
    yield rendu.page(
        "portail.html",
        url="",
        titre=own.titre if own else NOM,
        section="accueil",
        tranches=tranches(communes(library)),
        groupes=groupes(library),
        programmes=[p for d in library.departements for p in d.programmes],
        departements=library.departements,
        comparables=bool(comparer.groupes(rendu)),
        sommaire=False,
        portail=own,
        ailleurs=ailleurs(library),
        description=own.resume if own and own.resume else RESUME,
        modifiable=FICHIER if own else "",
    )
