"""Consultations and their results, residents' priorities, conseils citoyens."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from contrats.model.base import (
    Id,
    Ids,
    Nombre,
    Prose,
    Proses,
    Sourced,
    Texte,
    Textes,
    one_or_several,
    words_or_fields,
)
from contrats.model.orientation import Paroles
from contrats.model.temps import Quand
from contrats.model.territoire import Contact


class Resultat(Sourced):
    """Un résultat de consultation, avec son nombre s'il en a un."""

    texte: Texte
    """Le résultat en une phrase complète."""
    valeur: Nombre | None = None
    """Le nombre."""
    unite: Texte | None = None
    """Son unité : %, personnes, réponses…"""


class Concertation(Sourced):
    """Une enquête, une réunion ou un atelier avec les habitants ou les partenaires."""

    id: Id
    """Identifiant définitif."""
    titre: Texte
    """Nom de la démarche."""
    methode: Texte | None = None
    """Méthode : questionnaire, table citoyenne, groupe de travail…"""
    avec: Textes = ()
    """Avec qui : habitants, partenaires, élus…"""
    quand: Quand | None = None
    """Date ou période."""
    lieu: Texte | None = None
    """Lieu."""
    objectifs: Proses = ()
    """Ce qu'on cherchait."""
    texte: Prose | None = None
    """Déroulement."""
    participants: Nombre | None = None
    """Nombre de participants."""
    participants_texte: Texte | None = None
    """Participation en mots : « une centaine »."""
    resultats: Annotated[
        tuple[Annotated[Resultat, BeforeValidator(words_or_fields)], ...], BeforeValidator(one_or_several)
    ] = ()
    """Ce qu'il en ressort."""


class Ligne(Sourced):
    """Une ligne du retour d'atelier : ce qui manque, ce qui est proposé, ce que répondent les partenaires."""

    manques: Textes = ()
    """Manques et dysfonctionnements relevés par les habitants."""
    propositions: Textes = ()
    """Propositions des habitants."""
    reponses: Textes = ()
    """Réponses et pistes des partenaires."""


class ThemeDeConcertation(Sourced):
    """Le retour des ateliers sur un thème."""

    id: Id
    """Identifiant définitif."""
    titre: Texte
    """Thème."""
    resume: Texte | None = None
    """Ce qu'il faut en retenir, en une phrase."""
    orientation: Id | None = None
    """Orientation du contrat concernée."""
    thematiques: Ids = ()
    """Thèmes du site."""
    lignes: tuple[Ligne, ...] = ()
    """Les lignes du tableau, dans l'ordre de la source."""


class Priorite(Sourced):
    """Une priorité exprimée par les habitants, les élus ou les partenaires."""

    par: Literal["habitants", "elus", "partenaires", "enfants"]
    """Qui l'exprime."""
    texte: Texte
    """La priorité."""
    orientation: Id | None = None
    """Orientation qui y répond."""
    engagements: Ids = ()
    """Engagements qui y répondent."""
    projets: Ids = ()
    """Projets qui y répondent."""
    actions: Ids = ()
    """Actions prioritaires qui y répondent."""


class RegardCroise(Sourced):
    """Une question posée aux habitants et aux partenaires (fenêtre de Johari…)."""

    question: Texte
    """La question."""
    habitants: Textes = ()
    """Réponses des habitants."""
    partenaires: Textes = ()
    """Réponses des partenaires."""
    commentaire: Prose | None = None
    """Ce que le contrat en retient."""


class ConseilCitoyen(Sourced):
    """Un conseil citoyen ou une autre instance d'habitants."""

    id: Id
    """Identifiant définitif."""
    nom: Texte
    """Nom."""
    quartiers: Textes = ()
    """Quartiers concernés."""
    etat: Texte | None = None
    """Où il en est, en mots."""
    missions: Proses = ()
    """Ses missions."""
    constats: Proses = ()
    """Ce que la consultation en dit."""
    moyens: Proses = ()
    """Ce qui est prévu pour lui."""
    contacts: tuple[Contact, ...] = ()
    """À qui s'adresser."""


class Conclusion(Sourced):
    """Une conclusion que le contrat tire de la concertation."""

    titre: Texte
    """Sujet."""
    points: Proses = ()
    """Ce qui est retenu."""


class Participation(Sourced):
    """Le fichier participation.yml."""

    resume: Prose | None = None
    """La participation en quelques phrases."""
    demarche: Proses = ()
    """Comment la concertation a été menée."""
    concertations: tuple[Concertation, ...] = ()
    """Enquêtes, réunions, ateliers."""
    conclusions: tuple[Conclusion, ...] = ()
    """Ce que le contrat en retient."""
    regards: tuple[RegardCroise, ...] = ()
    """Regards croisés des habitants et des partenaires."""
    themes: tuple[ThemeDeConcertation, ...] = ()
    """Retours des ateliers, thème par thème."""
    priorites: tuple[Priorite, ...] = ()
    """Priorités des habitants et des élus."""
    conseils_citoyens: tuple[ConseilCitoyen, ...] = ()
    """Conseils citoyens."""
    paroles: Paroles = ()
    """Paroles d'habitants."""
    comment_participer: Prose | None = None
    """Comment prendre part, aujourd'hui."""
    contacts: tuple[Contact, ...] = ()
    """À qui s'adresser."""
