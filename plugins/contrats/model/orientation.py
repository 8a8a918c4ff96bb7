"""Orientations, objectives, roles of actors, residents' words."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from contrats.model.base import (
    Id,
    Ids,
    OuiNon,
    Prose,
    Proses,
    Sourced,
    Texte,
    Textes,
    one_or_several,
    words_or_fields,
)
from contrats.model.temps import Quand


class Objectif(Sourced):
    """Un objectif d'une orientation."""

    id: Id
    """Identifiant définitif."""
    titre: Texte
    """L'objectif en une phrase."""
    texte: Prose | None = None
    """Explications."""
    volet: Texte | None = None
    """Volet ou sous-thème, si l'orientation en compte."""


class Role(Sourced):
    """Ce qu'un acteur fait déjà pour une orientation (ce n'est pas un engagement)."""

    porteur: Id
    """Organisation."""
    service: Texte | None = None
    """Service concerné."""
    texte: Prose
    """Ce qu'il fait."""


class Parole(Sourced):
    """Une parole d'habitant recueillie et citée par le contrat."""

    texte: Texte
    """La parole, entre guillemets dans la source."""
    contexte: Texte | None = None
    """Où et comment elle a été recueillie."""
    orientation: Id | None = None
    """Orientation concernée."""
    quartier: Texte | None = None
    """Quartier concerné, s'il est connu."""
    quand: Quand | None = None
    """Date ou période."""


Paroles = Annotated[tuple[Annotated[Parole, BeforeValidator(words_or_fields)], ...], BeforeValidator(one_or_several)]


class Orientation(Sourced):
    """Une orientation ou une priorité du contrat."""

    id: Id
    """Identifiant définitif : le nom du fichier."""
    titre: Texte
    """Titre de l'orientation."""
    ordre: int = 0
    """Rang dans le contrat."""
    resume: Texte | None = None
    """L'orientation en une phrase simple."""
    transversale: OuiNon = False
    """« oui » pour un principe qui traverse toutes les orientations."""
    enjeux: Proses = ()
    """Ce qui est en jeu."""
    objectifs: tuple[Objectif, ...] = ()
    """Objectifs, quand le contrat en donne."""
    roles: tuple[Role, ...] = ()
    """Ce que les acteurs font déjà."""
    publics: Textes = ()
    """Publics visés."""
    thematiques: Ids = ()
    """Thèmes."""
    dispositifs: Ids = ()
    """Stratégies et dispositifs qui la portent."""
    chiffres: Ids = ()
    """Indicateurs du catalogue à montrer."""
    paroles: Paroles = ()
    """Paroles d'habitants."""
    texte: Prose | None = None
    """Le corps du fichier, en Markdown."""
