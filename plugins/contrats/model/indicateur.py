"""The catalogue of indicators and their observations."""

from __future__ import annotations

from typing import Literal

from contrats.model.base import Id, Nombre, OuiNon, Prose, Proses, Record, Sourced, Texte, Textes

Statut = Literal["", "nd", "ns", "s", "so", "estime", "provisoire", "douteux", "borne"]


class Part(Record):
    """Le tout dont cet indicateur est une part, avec d'autres."""

    tout: Texte
    """Nom du tout, écrit de la même façon pour toutes ses parts : « Niveau de formation des femmes »."""
    nom: Texte | None = None
    """Nom de la part dans le graphique ; sans quoi, le libellé court."""
    total: Id | None = None
    """Indicateur qui donne le total imprimé, pour une somme de nombres."""


class Indicateur(Sourced):
    """Ce qui est mesuré, et comment le lire."""

    id: Id
    """Identifiant définitif."""
    libelle: Texte
    """Libellé complet."""
    libelle_court: Texte | None = None
    """Libellé pour les petites places."""
    phrase: Texte | None = None
    """La valeur dans une phrase, où {valeur} tient sa place : « {valeur} des élèves entrent en 6e avec du retard »."""
    definition: Prose | None = None
    """Définition en langage clair."""
    unite: Texte = ""
    """Unité : %, habitants, €, personnes…"""
    decimales: int | None = None
    """Décimales à montrer ; sans quoi, celles de la source."""
    sens: Literal["hausse-favorable", "baisse-favorable", "neutre"] = "neutre"
    """Dans quel sens une évolution est une bonne nouvelle."""
    thematique: Id | None = None
    """Thème."""
    groupe: Texte | None = None
    """Tableau ou sous-thème avec lequel le montrer."""
    ordre: int = 0
    """Rang d'affichage."""
    part: Part | None = None
    """Le tout dont cet indicateur est une part."""
    producteur: Texte | None = None
    """Qui produit la donnée."""
    licence: Texte | None = None
    """Licence de réutilisation."""
    rythme: Texte | None = None
    """Rythme de mise à jour."""
    additif: OuiNon = False
    """« oui » si l'on peut additionner les territoires."""
    precautions: Proses = ()
    """Précautions de lecture."""
    alias: Textes = ()
    """Autres libellés rencontrés."""


class Observation(Record):
    """Une valeur : pour un indicateur, un territoire, une année."""

    indicateur: Id
    """Indicateur du catalogue."""
    territoire: Texte
    """Code du quartier, code INSEE ou identifiant de territoire."""
    annee: Texte
    """Année ou période."""
    perimetre: Literal["", "2015", "2024"] = ""
    """Périmètre des quartiers auquel la valeur se rapporte."""
    valeur: Nombre | None = None
    """Le nombre, s'il y en a un."""
    valeur_texte: Texte | None = None
    """La valeur telle qu'imprimée, quand elle n'est pas un nombre simple."""
    statut: Statut = ""
    """nd, ns, s, so, estime, provisoire, douteux ou borne ; vide pour une valeur ordinaire."""
    source: Id | None = None
    """Document."""
    page: Texte | None = None
    """Page."""
    note: Texte | None = None
    """Note pour le lecteur."""
