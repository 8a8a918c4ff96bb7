"""Strategies and schemes beside the contract, and its great projects."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from contrats.model.action import Jalon
from contrats.model.base import (
    Id,
    Ids,
    Lieux,
    Prose,
    Proses,
    Record,
    Sourced,
    Texte,
    Textes,
    one_or_several,
)
from contrats.model.engagement import Montant, Nature, Portee, Suivi
from contrats.model.temps import PourQuand, Quand


class Axe(Record):
    """Un axe d'une stratégie."""

    titre: Texte
    """Titre de l'axe."""
    texte: Prose | None = None
    """Explications."""
    points: Proses = ()
    """Actions ou mesures de l'axe."""


class Strategie(Sourced):
    """Une stratégie, un programme ou un dispositif qui rejoint le contrat."""

    id: Id
    """Identifiant définitif."""
    nom: Texte
    """Nom complet."""
    sigle: Texte | None = None
    """Sigle."""
    type: Literal[
        "education",
        "enfance",
        "sante",
        "logement",
        "renouvellement-urbain",
        "mobilite",
        "emploi",
        "ecologie",
        "sport",
        "numerique",
        "securite",
        "social",
        "economie",
        "transversal",
    ] = "transversal"
    """Domaine."""
    quand: Quand | None = None
    """Période."""
    porteurs: Ids = ()
    """Organisations qui la portent."""
    resume: Texte | None = None
    """À quoi elle sert, en une phrase."""
    texte: Prose | None = None
    """Explications."""
    axes: tuple[Axe, ...] = ()
    """Axes."""
    apports: Proses = ()
    """Ce qu'elle apporte au quartier."""
    orientations: Ids = ()
    """Orientations qu'elle sert."""
    lieux: Lieux = ()
    """Territoires précis."""


class Fait(Record):
    """Une information courte en face de son libellé."""

    libelle: Texte
    """Libellé."""
    texte: Texte
    """Information."""


class Projet(Sourced):
    """Un projet du contrat : équipement, service, aménagement, rénovation."""

    id: Id
    """Identifiant définitif : le nom du fichier."""
    titre: Texte
    """Le projet en une phrase courte."""
    ordre: int = 0
    """Rang d'affichage."""
    type: Literal["equipement", "service", "amenagement", "renouvellement-urbain", "logement", "dispositif"] = "service"
    """Sorte de projet."""
    resume: Texte | None = None
    """Ce que le projet change pour les habitants."""
    orientation: Id | None = None
    """Orientation."""
    thematiques: Ids = ()
    """Thèmes."""
    porteurs: Ids = ()
    """Organisations responsables."""
    associes: Ids = ()
    """Organisations associées."""
    portee: Portee = "contrat"
    """Où il vaut."""
    lieux: Lieux = ()
    """Territoires précis."""
    publics: Textes = ()
    """Pour qui."""
    nature: Nature = "ferme"
    """ferme, sous-condition, a-l-etude ou en-place."""
    condition: Prose | None = None
    """La condition, si la nature est « sous-condition »."""
    echeance: PourQuand | None = None
    """Pour quand."""
    jalons: tuple[Jalon, ...] = ()
    """Étapes."""
    faits: tuple[Fait, ...] = ()
    """Chiffres et précisions."""
    montants: Annotated[tuple[Montant, ...], BeforeValidator(one_or_several)] = ()
    """Coûts."""
    suivi: Annotated[tuple[Suivi, ...], BeforeValidator(one_or_several)] = ()
    """Points d'avancement."""
    texte: Prose | None = None
    """Le corps du fichier, en Markdown."""
