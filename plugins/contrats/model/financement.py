"""Financing instruments, amounts, and the property-tax allowance of landlords (TFPB)."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from contrats.model.base import Id, Ids, Nombre, OuiNon, Prose, Proses, Sourced, Texte, Textes, one_or_several
from contrats.model.engagement import Montant
from contrats.model.temps import Quand


class Instrument(Sourced):
    """Une façon de financer des actions."""

    id: Id
    """Identifiant définitif."""
    nom: Texte
    """Nom."""
    sigle: Texte | None = None
    """Sigle."""
    financeurs: Ids = ()
    """Organisations qui financent."""
    resume: Texte | None = None
    """À quoi il sert, en une phrase."""
    texte: Prose | None = None
    """Comment il fonctionne."""
    regles: Proses = ()
    """Règles : durée, taux, conditions."""
    themes: Textes = ()
    """Ce qu'il peut financer."""
    pour: Textes = ()
    """Qui peut le demander."""


class BailleurTfpb(Sourced):
    """Ce qu'un bailleur fait en échange de l'abattement."""

    organisation: Id
    """Bailleur."""
    logements: Nombre | None = None
    """Logements dans les quartiers."""
    montant: Nombre | None = None
    """Abattement annuel en euros."""
    texte: Prose | None = None
    """Présence du bailleur."""
    engagements: Ids = ()
    """Engagements pris en échange."""


class Tfpb(Sourced):
    """L'abattement de taxe foncière des bailleurs sociaux."""

    taux: Nombre | None = None
    """Abattement en %."""
    regle: Prose | None = None
    """La règle en langage clair."""
    points: Proses = ()
    """Calendrier, suivi, conditions."""
    quand: Quand | None = None
    """Période couverte."""
    bailleurs: tuple[BailleurTfpb, ...] = ()
    """Bailleurs concernés."""


class Subvention(Sourced):
    """Un constat sur les subventions passées."""

    texte: Texte
    """Le constat en une phrase."""
    valeur: Nombre | None = None
    """Le nombre."""
    unite: Texte | None = None
    """Son unité."""
    annee: Texte | None = None
    """Année ou période."""


class Financements(Sourced):
    """Le fichier financements.yml."""

    resume: Prose | None = None
    """Les financements en quelques phrases."""
    instruments: tuple[Instrument, ...] = ()
    """Instruments."""
    montants: Annotated[tuple[Montant, ...], BeforeValidator(one_or_several)] = ()
    """Sommes citées par le contrat."""
    constats: tuple[Subvention, ...] = ()
    """Constats sur les programmations passées."""
    tfpb: Tfpb | None = None
    """Abattement de taxe foncière."""
    budget_publie: OuiNon | None = None
    """« non » si le contrat ne donne pas de budget d'ensemble."""
