"""Governance bodies, their meetings, the evaluation."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from contrats.model.base import (
    Adresse,
    Id,
    Ids,
    Jour,
    OuiNon,
    Prose,
    Proses,
    Record,
    Sourced,
    Texte,
    Textes,
    one_or_several,
    words_or_fields,
)
from contrats.model.temps import PourQuand, Quand


class Reunion(Sourced):
    """Une réunion tenue ou à venir."""

    titre: Texte | None = None
    """Titre ou objet."""
    date: Jour | None = None
    """Jour, au format 2024-03-20."""
    quand: Quand | None = None
    """Moment en mots, si le jour n'est pas connu."""
    etat: Literal["prevue", "tenue", "annulee"] | None = None
    """prevue, tenue ou annulee."""
    lieu: Texte | None = None
    """Lieu."""
    publique: OuiNon | None = None
    """« oui » si chacun peut y assister."""
    ordre_du_jour: Textes = ()
    """Points à l'ordre du jour."""
    compte_rendu: Adresse | None = None
    """Adresse du compte rendu."""


class Membre(Record):
    """Un membre d'une instance."""

    texte: Texte
    """Le membre, en mots."""
    organisation: Id | None = None
    """Son organisation, si elle est connue du site."""


class Instance(Sourced):
    """Un comité ou un groupe qui pilote, suit ou décide."""

    id: Id
    """Identifiant définitif."""
    nom: Texte
    """Nom complet."""
    sigle: Texte | None = None
    """Sigle."""
    resume: Texte | None = None
    """À quoi elle sert, en une phrase."""
    missions: Proses = ()
    """Ses missions."""
    pilotes: Ids = ()
    """Organisations qui la président ou l'animent."""
    animation: Texte | None = None
    """Fonction qui l'anime."""
    membres: Annotated[
        tuple[Annotated[Membre, BeforeValidator(words_or_fields)], ...], BeforeValidator(one_or_several)
    ] = ()
    """Ses membres."""
    frequence: Texte | None = None
    """Combien de fois elle se réunit."""
    habitants: OuiNon | None = None
    """« oui » si des habitants y siègent."""
    orientations: Ids = ()
    """Orientations qu'elle suit."""
    reunions: tuple[Reunion, ...] = ()
    """Réunions tenues et à venir."""


class EtapeEvaluation(Sourced):
    """Un temps du suivi et de l'évaluation."""

    id: Id
    """Identifiant définitif."""
    titre: Texte
    """Ce qui est évalué."""
    texte: Prose | None = None
    """Comment."""
    quand: PourQuand | None = None
    """Quand, ou à quel rythme."""
    instances: Ids = ()
    """Instances concernées."""


class Gouvernance(Sourced):
    """Le fichier gouvernance.yml."""

    resume: Prose | None = None
    """La gouvernance en quelques phrases."""
    principes: Proses = ()
    """Principes de pilotage."""
    instances: tuple[Instance, ...] = ()
    """Instances."""
    evaluation: tuple[EtapeEvaluation, ...] = ()
    """Temps de l'évaluation."""
