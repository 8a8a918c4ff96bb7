"""Where there are many contracts: a page for each département, with its quartiers by commune and its contracts.

A list of 1 609 quartiers, or of 450 contracts, is not read on a phone; everybody knows the département they live in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contrats.linking import Dossier, Library
from contrats.pages.decoupage import (
    chemin,
    code_de_commune,
    code_du_contrat,
    en_ordre,
    nom_du_departement,
    par_departement,
)
from contrats.pages.page import Page
from contrats.pages.portail import comparer
from contrats.pages.portail.contrats import Groupe, groupe
from contrats.pages.portail.quartiers import TRANCHE, CommuneDuPortail, communes
from contrats.pages.rendu import Rendu

TITRE = "Tous les quartiers, par département"


@dataclass(frozen=True)
class Part:
    """What the site has of a département: the communes that lie in it, and the contracts that tell it as theirs."""

    code: str
    nom: str
    communes: tuple[CommuneDuPortail, ...]
    contrats: Groupe

    @property
    def url(self) -> str:
        return f"quartiers/{chemin(self.code)}"

    @property
    def dossiers(self) -> list[Dossier]:
        return [c.dossier for c in (*self.contrats.ecrits, *self.contrats.annonces)]

    @property
    def quartiers(self) -> set[str]:
        """The codes of its quartiers."""
        return {e.quartier.code for c in self.communes for e in c.entrees}

    @property
    def lettres(self) -> dict[str, CommuneDuPortail]:
        """The first commune of each letter, to go straight to it; empty where the list is short."""
        first: dict[str, CommuneDuPortail] = {}
        for commune in self.communes:
            first.setdefault(commune.lettre, commune)
        return first if len(self.communes) > TRANCHE else {}


def parts(library: Library) -> list[Part]:
    """The départements in the order of their codes. A commune stands in its own, even where its contract spans two."""
    towns: dict[str, list[CommuneDuPortail]] = {}
    for town in communes(library):
        towns.setdefault(code_de_commune(town.territoire.id), []).append(town)
    placed: dict[str, list[Dossier]] = {}
    for dossier in library.dossiers.values():
        placed.setdefault(code_du_contrat(dossier), []).append(dossier)
    return [_part(library, code, towns.get(code, []), placed.get(code, [])) for code in en_ordre({*towns, *placed})]


def _part(library: Library, code: str, towns: list[CommuneDuPortail], dossiers: list[Dossier]) -> Part:
    area = library.departement_de(dossiers[0]) if dossiers else None
    return Part(code, nom_du_departement(library, code), tuple(towns), groupe(area, dossiers))


def pages(rendu: Rendu) -> Iterator[Page]:
    if not par_departement(rendu.library):
        return
    every = parts(rendu.library)
    yield rendu.page(
        "portail_departements.html",
        url="quartiers/",
        titre=TITRE,
        section="quartiers",
        recherche=2,
        sommaire=False,
        parts=every,
        quartiers=len(set().union(*(part.quartiers for part in every))),
        communes=sum(len(part.communes) for part in every),
        contrats=len(rendu.library.dossiers),
        description="Trouvez votre département, puis votre commune et votre quartier.",
    )
    yield rendu.page(
        "portail_contrats.html",
        url="contrats/",
        titre="Tous les contrats, par département",
        section="quartiers",
        recherche=0,
        sommaire=False,
        parts=[part for part in every if part.dossiers],
        description="Les contrats de chaque département.",
    )
    compared = {group.url for group in comparer.groupes(rendu)}
    for part in every:
        yield rendu.page(
            "portail_departement.html",
            url=part.url,
            titre=f"Quartiers et contrats : {part.nom}",
            section="quartiers",
            fil=((TITRE, "quartiers/"),),
            recherche=2,
            part=part,
            comparaison=url if (url := f"comparer/{chemin(part.code)}") in compared else None,
            description=f"Les quartiers prioritaires et les contrats de ville : {part.nom}.",
        )
