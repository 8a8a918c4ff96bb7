"""The three or four priority actions with reinforced follow-up."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from contrats.model.base import (
    Adresse,
    Id,
    Ids,
    Jour,
    Lieux,
    Prose,
    Record,
    Sourced,
    Texte,
    one_or_several,
    words_or_fields,
)
from contrats.model.engagement import Cible, Etat, IndicateurDeSuivi, Portee, Suivi
from contrats.model.temps import PourQuand


class Jalon(Record):
    """Une étape attendue."""

    titre: Texte
    """Ce qui doit être fait."""
    echeance: PourQuand | None = None
    """Pour quand."""
    etat: Etat | None = None
    """Où en est l'étape ; absent se lit « non renseigné »."""
    commentaire: Prose | None = None
    """Ce qui justifie l'état."""


class Rapport(Record):
    """Le compte rendu d'avancement fait devant une instance."""

    date: Jour
    """Jour de la présentation."""
    instance: Id | None = None
    """Instance devant laquelle il est présenté."""
    texte: Prose
    """Ce qui a été dit."""
    document: Adresse | None = None
    """Adresse du compte rendu."""


class ActionPrioritaire(Sourced):
    """Une action suivie de près à chaque comité de pilotage."""

    id: Id
    """Identifiant définitif."""
    titre: Texte
    """L'action en une phrase."""
    texte: Prose | None = None
    """Explications."""
    orientation: Id | None = None
    """Orientation du contrat."""
    pilote: Texte | None = None
    """Fonction du chef de projet ; absent se lit « non désigné dans le contrat »."""
    porteurs: Ids = ()
    """Organisations responsables."""
    portee: Portee = "contrat"
    """Où l'action vaut."""
    lieux: Lieux = ()
    """Territoires précis."""
    echeance: PourQuand | None = None
    """Pour quand."""
    cible: Annotated[tuple[Cible, ...], BeforeValidator(one_or_several)] = ()
    """Résultat chiffré visé."""
    indicateurs_de_suivi: Annotated[
        tuple[Annotated[IndicateurDeSuivi, BeforeValidator(words_or_fields)], ...], BeforeValidator(one_or_several)
    ] = ()
    """Ce qui sera mesuré."""
    jalons: tuple[Jalon, ...] = ()
    """Étapes."""
    engagements: Ids = ()
    """Engagements qui y contribuent."""
    projets: Ids = ()
    """Projets qui y contribuent."""
    strategies: Ids = ()
    """Stratégies qui y contribuent."""
    suivi: Annotated[tuple[Suivi, ...], BeforeValidator(one_or_several)] = ()
    """Points d'avancement datés."""
    rapports: tuple[Rapport, ...] = ()
    """Comptes rendus aux instances."""
