"""Places: quartiers prioritaires, communes and their chapters, other territories."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from contrats.model.base import (
    Adresse,
    Annee,
    CodeInsee,
    CodeQuartier,
    CodeQuartier2015,
    Courriel,
    Id,
    Ids,
    Nombre,
    Prose,
    Proses,
    Record,
    Siren,
    Sourced,
    Texte,
    Textes,
    one_or_several,
)


class Position(Record):
    """Un point en degrés décimaux (WGS 84), trois décimales suffisent."""

    latitude: Annotated[Nombre, Field(ge=-90, le=90)]
    """Latitude, vers le nord."""
    longitude: Annotated[Nombre, Field(ge=-180, le=180)]
    """Longitude, vers l'est."""


class Contact(Record):
    """À qui s'adresser."""

    nom: Texte
    """Service ou fonction (jamais le nom d'un agent)."""
    pour: Texte | None = None
    """Pour quelle demande."""
    organisation: Id | None = None
    """Organisation."""
    telephone: Texte | None = None
    """Numéro de téléphone."""
    courriel: Courriel | None = None
    """Adresse électronique du service."""
    adresse: Texte | None = None
    """Adresse postale."""
    url: Adresse | None = None
    """Page web."""


class Equipement(Sourced):
    """Un lieu utile : école, centre social, commerce, service."""

    nom: Texte
    """Nom du lieu."""
    type: Texte | None = None
    """Famille : école, santé, commerce, sport…"""
    adresse: Texte | None = None
    """Adresse ou rue."""
    nombre: Nombre | None = None
    """Combien, quand la source donne seulement un compte."""
    texte: Prose | None = None
    """Précisions."""
    position: Position | None = None
    """Point sur la carte."""


class Secteur(Sourced):
    """Une partie d'un quartier, telle que les habitants ou le contrat la nomment."""

    id: Id
    """Identifiant définitif."""
    nom: Texte
    """Nom du secteur."""
    alias: Textes = ()
    """Autres noms rencontrés."""
    texte: Prose | None = None
    """Description."""
    rues: Textes = ()
    """Rues."""


class Quartier(Sourced):
    """Un quartier prioritaire de la politique de la ville (QPV)."""

    code: CodeQuartier
    """Code officiel, définitif : le nom du fichier."""
    nom: Texte
    """Nom officiel."""
    nom_court: Texte | None = None
    """Nom que les habitants emploient."""
    alias: Textes = ()
    """Autres noms et graphies rencontrés dans les sources."""
    communes: Annotated[tuple[CodeInsee, ...], BeforeValidator(one_or_several)] = ()
    """Codes INSEE des communes."""
    codes_2015: Textes = ()
    """Codes des quartiers de 2015 dont il vient (QP…)."""
    perimetre: Literal["inchange", "modifie", "nouveau"] | None = None
    """Évolution du périmètre au 1er janvier 2024."""
    entree: Annee | None = None
    """Année d'entrée dans la politique de la ville."""
    position: Position | None = None
    """Point au centre du quartier."""
    rues: Textes = ()
    """Rues citées par les sources."""
    secteurs: tuple[Secteur, ...] = ()
    """Parties du quartier."""
    equipements: tuple[Equipement, ...] = ()
    """Lieux utiles."""
    bailleurs: Ids = ()
    """Bailleurs présents."""
    chiffres: Ids = ()
    """Indicateurs du catalogue à montrer."""
    contacts: tuple[Contact, ...] = ()
    """À qui s'adresser."""
    texte: Prose | None = None
    """Portrait, en Markdown : le corps du fichier."""


class Correspondance(Record):
    """Le passage d'un quartier de la carte de 2015 à celle de 2024."""

    code: CodeQuartier
    """Code du quartier de 2024, même s'il n'est dans aucun contrat du site."""
    nom: Texte | None = None
    """Nom dans le fichier officiel."""
    statut: Literal["I", "M", "N"]
    """I inchangé, M modifié, N nouveau : la dernière lettre du code dit la même chose."""
    code_2015: CodeQuartier2015 | None = None
    """Code d'un quartier de 2015 dont il vient ; une ligne par quartier de 2015."""
    nom_2015: Texte | None = None
    """Nom du quartier de 2015 dans le fichier officiel."""
    a_verifier: Texte | None = None
    """Ce qui fait douter de la ligne : ne reliez pas les chiffres de 2015 et de 2024 avant de l'avoir vérifié."""
    note: Texte | None = None
    """Note de la rédaction."""


class Commune(Sourced):
    """Le chapitre qu'un contrat consacre à une commune."""

    insee: CodeInsee
    """Code INSEE : le nom du fichier."""
    resume: Texte | None = None
    """La commune en une phrase."""
    changements: Proses = ()
    """Ce qui a changé ces dernières années."""
    perspectives: Proses = ()
    """Ce qui est prévu."""
    equipements: tuple[Equipement, ...] = ()
    """Équipements."""
    chiffres: Ids = ()
    """Indicateurs du catalogue à montrer."""
    contacts: tuple[Contact, ...] = ()
    """À qui s'adresser."""
    texte: Prose | None = None
    """Portrait, en Markdown : le corps du fichier."""


class Territoire(Sourced):
    """Tout autre territoire : commune, intercommunalité, département, région, quartier vécu, site de rénovation…"""

    id: Texte
    """Code INSEE pour une commune, un département ou une région ; identifiant pour les autres."""
    nom: Texte
    """Nom officiel."""
    type: Literal[
        "commune",
        "epci",
        "arrondissement",
        "departement",
        "region",
        "pays",
        "qpv-ensemble",
        "quartier-vecu",
        "poche",
        "ex-veille-active",
        "npnru",
        "erbm",
        "projet",
        "autre",
    ]
    """Sorte de territoire."""
    alias: Textes = ()
    """Autres noms et graphies."""
    siren: Siren | None = None
    """Pour une intercommunalité, son numéro SIREN : il la relie aux fichiers officiels."""
    dans: Textes = ()
    """Territoires qui le contiennent."""
    quartiers: Annotated[tuple[CodeQuartier, ...], BeforeValidator(one_or_several)] = ()
    """Quartiers prioritaires qu'il recoupe."""
    population: Nombre | None = None
    """Habitants, quand la source le dit."""
    position: Position | None = None
    """Point au centre."""
    eligible_a: Ids = ()
    """Financeurs qui le retiennent."""
    texte: Prose | None = None
    """Description."""
