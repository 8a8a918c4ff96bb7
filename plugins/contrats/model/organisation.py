"""Who acts and who signs."""

from __future__ import annotations

from typing import Literal

from contrats.model.base import Adresse, Id, Jour, Prose, Record, Sourced, Texte, Textes
from contrats.model.territoire import Contact


class Organisation(Sourced):
    """Un acteur : institution, collectivité, opérateur, bailleur, association…"""

    id: Id
    """Identifiant définitif."""
    nom: Texte
    """Nom complet."""
    nom_court: Texte | None = None
    """Nom d'usage."""
    sigle: Texte | None = None
    """Sigle."""
    type: Literal[
        "etat",
        "operateur",
        "region",
        "departement",
        "epci",
        "commune",
        "securite-sociale",
        "education",
        "sante",
        "emploi",
        "banque",
        "bailleur",
        "justice",
        "chambre",
        "association",
        "centre-social",
        "entreprise",
        "collectif",
    ]
    """Famille d'acteurs."""
    alias: Textes = ()
    """Autres noms et graphies rencontrés."""
    fait_partie_de: Id | None = None
    """Organisation dont elle dépend."""
    texte: Prose | None = None
    """Ce qu'elle fait, en deux phrases simples."""
    url: Adresse | None = None
    """Site web."""
    contacts: tuple[Contact, ...] = ()
    """À qui s'adresser."""


class Delegation(Record):
    """Qui signe à la place du titulaire."""

    nom: Texte
    """Nom du délégataire."""
    fonction: Texte | None = None
    """Sa fonction."""


class Signataire(Sourced):
    """Une signature au bas du contrat (acte public)."""

    organisation: Id
    """Organisation engagée."""
    nom: Texte | None = None
    """Nom de la personne."""
    fonction: Texte | None = None
    """Fonction au moment de la signature."""
    par_delegation: Delegation | None = None
    """Personne qui signe par délégation."""
    groupe: Texte | None = None
    """Groupe dans la page des signatures."""
    date: Jour | None = None
    """Jour de la signature, s'il diffère de celui du contrat."""
