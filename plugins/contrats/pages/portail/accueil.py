"""The portal's home: one's quartier in two taps, then every contract, read or only announced.

Where there are many contracts, each département has a page of its own, with its quartiers and its contracts: the home
page leads to these pages, still two taps from every quartier.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contrats.linking import Library
from contrats.model.base import Citation
from contrats.model.indicateur import Indicateur
from contrats.pages.decoupage import par_departement
from contrats.pages.noms import nom_de
from contrats.pages.page import Page
from contrats.pages.portail import comparer
from contrats.pages.portail.contrats import groupes
from contrats.pages.portail.departements import parts
from contrats.pages.portail.quartiers import communes, tranches
from contrats.pages.rendu import Rendu
from contrats.pages.valeurs import Notes, Valeur, annee_en_mots, valeur

NOM = "Contrats en clair"
RESUME = "Les contrats de ville, expliqués à celles et ceux qui y habitent."
FICHIER = "content/portail.yml"


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


def pages(rendu: Rendu) -> Iterator[Page]:
    own, library = rendu.library.portail, rendu.library
    decoupe = par_departement(library)
    yield rendu.page(
        "portail.html",
        url="",
        titre=own.titre if own else NOM,
        section="accueil",
        parts=parts(library) if decoupe else [],
        tranches=[] if decoupe else tranches(communes(library)),
        groupes=[] if decoupe else groupes(library),
        contrats=len(library.dossiers),
        programmes=[p for d in library.departements for p in d.programmes],
        departements=library.departements,
        comparables=bool(comparer.groupes(rendu)),
        sommaire=False,
        portail=own,
        ailleurs=ailleurs(library),
        description=own.resume if own and own.resume else RESUME,
        modifiable=FICHIER if own else "",
    )
