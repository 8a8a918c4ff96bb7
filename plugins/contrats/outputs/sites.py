"""The sites to publish: the portal and one site per contract, composed and ready for any engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from contrats.checks import run_checks
from contrats.diagnostics import Diagnostic
from contrats.linking import Library, link
from contrats.outputs.abrege import ABREGE, abreger, ecrire
from contrats.outputs.donnees import fichiers
from contrats.outputs.leaflet import leaflet_files
from contrats.pages.carte_interactive import SCRIPT
from contrats.pages.carte_interactive import fichiers as fichiers_de_la_carte
from contrats.pages.legal import etat
from contrats.pages.page import Etape, Page
from contrats.pages.portail import MENU as MENU_DU_PORTAIL
from contrats.pages.portail import pages_du_portail
from contrats.pages.rendu import Rendu
from contrats.pages.site import menu, pages_du_contrat
from contrats.reading.tree import read_tree


@dataclass(frozen=True)
class Contenu:
    """Everything read from a project, the day its sites speak of, and what is wrong with it."""

    library: Library
    diagnostics: tuple[Diagnostic, ...]
    au: date
    leaflet: Mapping[str, Path] = field(default_factory=dict)
    """The files of Leaflet by address; empty where it is not installed: then no interactive map."""


@dataclass(frozen=True)
class Site:
    """One site: its pages and what stands around them on each."""

    id: str
    nom: str
    titre: str
    description: str
    pages: tuple[Page, ...]
    menu: tuple[tuple[str, Etape], ...] = ()
    pied: tuple[Etape, ...] = ()
    accessibilite: str = ""
    depot: str = ""
    medias: Mapping[str, Path] = field(default_factory=dict)
    fichiers: Mapping[str, bytes] = field(default_factory=dict)
    """The files to download, by address."""
    portail: str = ""
    """Relative address of the portal from the site's root, empty on the portal itself."""


PIED = (
    ("Plan du site", "plan-du-site/"),
    ("Partenaires", "partenaires/"),
    ("Qui décide, et quand", "gouvernance/"),
    ("L'argent du contrat", "financements/"),
    ("Ce que le contrat ne dit pas encore", "ce-que-le-contrat-ne-dit-pas/"),
    ("L'histoire du contrat", "historique/"),
    ("Glossaire", "glossaire/"),
    ("Documents et sources", "documents/"),
    ("Données ouvertes", "donnees/"),
    ("Mentions légales", "mentions-legales/"),
    ("Accessibilité", "accessibilite/"),
    ("Vie privée", "vie-privee/"),
)


def read_content(root: Path, *, au: date) -> Contenu:
    """Read, link and check the project at ``root``."""
    shelves, diagnostics = read_tree(root)
    library, found = link(shelves)
    return Contenu(library, (*diagnostics, *found, *run_checks(library, au=au)), au, leaflet_files(root))


def site_of(content: Contenu, contrat: str, *, differe: bool = False) -> Site:
    """The composed site of a contract, or the portal for ""; with ``differe``, each page when first asked for."""
    library, au = content.library, content.au
    if not contrat:
        pages = pages_du_portail(library, au=au)
        urls = {p.url for p in pages}
        return Site(
            id="",
            nom="Contrats en clair",
            titre="Contrats en clair",
            description="Les contrats de ville, expliqués à celles et ceux qui y habitent.",
            pages=tuple(pages),
            menu=tuple(menu(pages, MENU_DU_PORTAIL)),
            pied=tuple(Etape(t, u) for t, u in PIED if u in urls),
            accessibilite=etat(library.portail.accessibilite if library.portail else None),
            depot=(library.portail.editeur.depot or "") if library.portail and library.portail.editeur else "",
        )
    dossier = library.dossiers[contrat]
    own = dossier.contrat
    rendu = Rendu(library=library, dossier=dossier, au=au, leaflet=bool(content.leaflet), differe=differe)
    pages = pages_du_contrat(rendu)
    cartes = fichiers_de_la_carte(rendu)
    served = content.leaflet if SCRIPT in cartes else {}
    urls = {p.url for p in pages}
    prefix = f"content/contrats/{contrat}/"
    return Site(
        id=contrat,
        nom=f"Contrat de ville – {own.nom_court}",
        titre=own.titre,
        description=own.resume or own.titre,
        pages=tuple(pages),
        menu=tuple(menu(pages)),
        pied=tuple(Etape(t, u) for t, u in PIED if u in urls),
        accessibilite=etat(own.accessibilite),
        depot=(own.editeur.depot or "") if own.editeur else "",
        medias={**{name.removeprefix(prefix): path for name, path in dossier.medias.items()}, **served},
        fichiers={**fichiers(library, dossier, au=au), **cartes, ABREGE: ecrire(abreger(dossier))},
        portail="../",
    )
