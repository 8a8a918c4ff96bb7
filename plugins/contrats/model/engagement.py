"""The engagement (commitment): who does what, where, how firmly, by when, and how far it has come."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from contrats.model.base import (
    Adresse,
    Annee,
    Id,
    Ids,
    Jour,
    Lieux,
    Nombre,
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

Portee = Literal["quartier", "secteur", "commune", "contrat", "departement", "region", "national"]
LOCALES: tuple[Portee, ...] = ("quartier", "secteur", "commune", "contrat")
"""Scopes that concern the contract's territory itself; the others are larger."""
Nature = Literal["ferme", "sous-condition", "a-l-etude", "en-place"]
Etat = Literal["a-venir", "en-cours", "realise", "realise-en-partie", "en-pause", "abandonne"]


class Reference(Record):
    """Le point de départ auquel une cible se compare."""

    valeur: Nombre | None = None
    """Le nombre de départ ; absent s'il n'est pas chiffré."""
    texte: Texte | None = None
    """Les mots du contrat : « contre 43 % aujourd'hui », « situation fin 2023 »."""
    annee: Annee | None = None
    """Année du point de départ."""
    objectif: OuiNon = False
    """« oui » si ce point de départ était lui-même un objectif, et non un résultat constaté."""


class Cible(Record):
    """Le résultat chiffré visé."""

    valeur: Nombre | None = None
    """Le nombre visé."""
    texte: Texte | None = None
    """Les mots du contrat : « au moins 15 quartiers »."""
    unite: Texte | None = None
    """Unité : %, places, lieux, quartiers…"""
    objet: Texte | None = None
    """Ce qui est compté : « jeunes des QPV parmi les participants »."""
    sens: Literal["hausse", "baisse", "maintien", "seuil"] | None = None
    """Dans quel sens le nombre doit aller."""
    annee: Annee | None = None
    """Année visée, quand la cible la donne elle-même."""
    reference: Annotated[Reference, BeforeValidator(words_or_fields)] | None = None
    """Le point de départ."""
    indicateur: Id | None = None
    """Indicateur du catalogue qui mesure cette cible."""


class IndicateurDeSuivi(Record):
    """Ce que le contrat dit vouloir mesurer, parfois une simple phrase."""

    texte: Texte
    """L'indicateur en mots."""
    indicateur: Id | None = None
    """Indicateur du catalogue, s'il existe."""
    type: Literal["suivi", "qualitatif", "quantitatif"] | None = None
    """Type annoncé par le contrat."""


class Suivi(Record):
    """Un point d'avancement daté et justifié."""

    date: Jour
    """Jour du constat, au format 2025-06-30."""
    etat: Etat
    """a-venir, en-cours, realise, realise-en-partie, en-pause ou abandonne. Le retard se calcule, il ne s'écrit pas."""
    commentaire: Prose | None = None
    """Ce qui justifie cet état."""
    preuve: Adresse | None = None
    """Adresse d'un document qui le prouve."""
    valeur: Nombre | None = None
    """Résultat chiffré atteint, dans l'unité de la cible."""


class Montant(Sourced):
    """Une somme, avec ce qu'elle paie et d'où elle vient."""

    objet: Texte | None = None
    """Ce que la somme paie."""
    valeur: Nombre | None = None
    """La somme en euros."""
    texte: Texte | None = None
    """La somme en mots, quand le contrat ne donne pas un nombre simple."""
    quand: Quand | None = None
    """Année ou période."""
    financeurs: Ids = ()
    """Organisations qui paient."""
    groupe: Texte | None = None
    """Titre sous lequel ranger la somme avec d'autres."""
    poste: Texte | None = None
    """Pilier, ligne ou poste de dépense."""
    total: OuiNon = False
    """« oui » si la ligne est un total imprimé dans la source."""


class Engagement(Sourced):
    """Ce que quelqu'un s'engage à faire."""

    id: Id
    """Identifiant définitif : il fait l'adresse de la page et ne change jamais."""
    titre: Texte
    """L'engagement en une phrase simple, commençant par un verbe."""
    texte: Prose | None = None
    """Explications, en langage clair."""
    details: Proses = ()
    """Sous-actions, une par ligne."""
    porteurs: Annotated[Ids, Field(min_length=1)]
    """Organisations responsables (identifiants de `data/organisations.yml`)."""
    associes: Ids = ()
    """Organisations associées."""
    service: Texte | None = None
    """Service chargé de l'action."""
    responsable: Texte | None = None
    """Fonction de la personne chargée du suivi (jamais un nom d'agent)."""
    orientation: Id | None = None
    """Orientation du contrat à laquelle l'engagement se rattache."""
    objectif: Id | None = None
    """Objectif de cette orientation."""
    thematiques: Ids = ()
    """Thèmes (identifiants de `data/thematiques.yml`)."""
    strategie: Id | None = None
    """Stratégie ou dispositif dont l'engagement fait partie."""
    projet: Id | None = None
    """Projet auquel l'engagement contribue."""
    groupe: Texte | None = None
    """Objectif stratégique ou rubrique sous laquelle la source le range."""
    portee: Portee
    """Où il vaut : quartier, secteur, commune, contrat, departement, region ou national."""
    lieux: Lieux = ()
    """Les territoires précis : codes de quartier, codes INSEE, identifiants de secteur."""
    publics: Textes = ()
    """Pour qui."""
    nature: Nature
    """ferme, sous-condition, a-l-etude ou en-place (déjà là)."""
    condition: Prose | None = None
    """La condition, quand la nature est « sous-condition »."""
    echeance: PourQuand | None = None
    """Pour quand ; absent si le contrat ne le dit pas."""
    cible: Annotated[tuple[Cible, ...], BeforeValidator(one_or_several)] = ()
    """Résultat chiffré visé ; plusieurs possibles."""
    indicateurs_de_suivi: Annotated[
        tuple[Annotated[IndicateurDeSuivi, BeforeValidator(words_or_fields)], ...], BeforeValidator(one_or_several)
    ] = ()
    """Ce que le contrat prévoit de mesurer."""
    montants: Annotated[tuple[Montant, ...], BeforeValidator(one_or_several)] = ()
    """Sommes annoncées."""
    suivi: Annotated[tuple[Suivi, ...], BeforeValidator(one_or_several)] = ()
    """Points d'avancement ; absent se lit « non renseigné »."""


Engagements = tuple[Engagement, ...]
