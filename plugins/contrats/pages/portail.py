"""The portal over the contracts of an area."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from contrats.linking import Library
from contrats.model.base import Citation
from contrats.model.indicateur import Indicateur
from contrats.pages.legal import pages_legales
from contrats.pages.noms import nom_de
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu
from contrats.pages.valeurs import Notes, Valeur, annee_en_mots, valeur

NOM = "Contrats en clair"
RESUME = "Les contrats de ville, expliqués à celles et ceux qui y habitent."


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
    shown = {id(o) for d in library.dossiers.values() for o in d.observations}
    found = []
    for o in library.observations:
        if id(o) not in shown:
            indicateur, notes = library.shared["indicateur"][o.indicateur], Notes()
            place = library.shared["lieu"].get(o.territoire)
            cell = valeur(o, indicateur, notes)
            source = (Citation(document=o.source, page=o.page),) if o.source else ()
            name = nom_de(place) if place else o.territoire
            found.append(Ailleurs(indicateur, name, annee_en_mots(o.annee), cell, tuple(notes.textes), source))
    return found


def pages_du_portail(library: Library, *, au: date) -> list[Page]:
    """The pages of the portal; each contract's own site lies beside it, in the folder of its id."""
    rendu = Rendu(library=library, dossier=None, au=au)
    own = library.portail
    cards = [
        (d, d.library.shared["organisation"].get(d.contrat.porteur), len(d.engagements), len(d.quartiers))
        for d in library.dossiers.values()
    ]
    home = rendu.page(
        "portail.html",
        url="",
        titre=own.titre if own else NOM,
        cartes=cards,
        sommaire=False,
        portail=own,
        ailleurs=ailleurs(library),
        description=own.resume if own and own.resume else RESUME,
        modifiable="content/portail.yml" if own else "",
    )
    editeur, status = (own.editeur, own.accessibilite) if own else (None, None)
    return [home, *pages_legales(rendu, editeur, status, "portail « Contrats en clair »", "content/portail.yml")]
