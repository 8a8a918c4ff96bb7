"""The contracts as the portal shows them: by département, those that can be read apart from those only announced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contrats.figures.comptes import Comptes, comptes
from contrats.linking import Dossier, Library
from contrats.model.departement import Departement
from contrats.model.organisation import Organisation
from contrats.model.territoire import Territoire


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


def groupes(library: Library) -> list[Groupe]:
    """The contracts by département: those on the site in full, then in part, then those only announced."""
    placed: dict[int, list[Dossier]] = {}
    areas: dict[int, Departement | None] = {}
    for dossier in library.dossiers.values():
        area = library.departement_de(dossier)
        areas.setdefault(id(area), area)
        placed.setdefault(id(area), []).append(dossier)
    return [groupe(areas[key], own) for key, own in placed.items()]


def groupe(area: Departement | None, dossiers: Sequence[Dossier]) -> Groupe:
    """These contracts of a département, those that can be read apart from those only announced."""
    read = sorted((d for d in dossiers if d.contrat.etat != "annonce"), key=lambda d: d.contrat.etat != "complet")
    announced = (d for d in dossiers if d.contrat.etat == "annonce")
    return Groupe(area, tuple(map(_carte, read)), tuple(map(_carte, announced)))


def _carte(dossier: Dossier) -> Carte:
    own = dossier.contrat
    return Carte(
        dossier, comptes(dossier), dossier.get("organisation", own.porteur), dossier.all_of("commune", own.communes)
    )
