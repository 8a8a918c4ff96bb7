"""Documents, sources, glossary terms, themes, shared sets, free pages."""

from __future__ import annotations

from typing import Literal

from contrats.model.base import Adresse, Id, Ids, Jour, Prose, Record, Sourced, Texte, Textes
from contrats.model.engagement import Engagement
from contrats.model.temps import Quand


class Source(Record):
    """Un document cité par le site."""

    id: Id
    """Identifiant définitif."""
    titre: Texte
    """Titre."""
    producteur: Texte | None = None
    """Qui l'a fait."""
    organisation: Id | None = None
    """Organisation qui l'a produit, si elle est connue du site."""
    date: Jour | None = None
    """Jour de publication ou de signature."""
    quand: Quand | None = None
    """Date en mots, si le jour n'est pas connu."""
    url: Adresse | None = None
    """Où le lire."""
    licence: Texte | None = None
    """Licence de réutilisation."""
    consultation: Jour | None = None
    """Jour où la rédaction l'a lu."""
    texte: Prose | None = None
    """Ce qu'on y trouve, et comment les pages y sont citées."""


class Document(Sourced):
    """Une pièce du contrat : texte signé, annexe, avenant, carte…"""

    id: Id
    """Identifiant définitif."""
    titre: Texte
    """Titre."""
    type: Literal["contrat", "annexe", "avenant", "deliberation", "carte", "etude", "note", "convention", "autre"]
    """Sorte de pièce."""
    numero: Texte | None = None
    """Numéro d'annexe."""
    date: Jour | None = None
    """Jour du document."""
    quand: Quand | None = None
    """Date en mots."""
    version: Texte | None = None
    """Version."""
    organisation: Id | None = None
    """Qui l'a produit."""
    url: Adresse | None = None
    """Où le lire."""
    acces: Literal["en-ligne", "joint", "non-publie", "lien-perdu", "non-transmis"] | None = None
    """Comment y accéder."""
    texte: Prose | None = None
    """Ce qu'on y trouve."""


class Terme(Sourced):
    """Un sigle ou un mot expliqué."""

    id: Id
    """Identifiant définitif."""
    sigle: Texte | None = None
    """Sigle, tel qu'il s'écrit dans les textes."""
    nom: Texte
    """Sens développé, ou le mot lui-même."""
    definition: Prose | None = None
    """Explication simple."""
    alias: Textes = ()
    """Autres graphies."""


class Thematique(Record):
    """Un thème du site."""

    id: Id
    """Identifiant définitif."""
    nom: Texte
    """Nom."""
    texte: Prose | None = None
    """Ce que le thème recouvre."""


class Commun(Sourced):
    """Un ensemble d'engagements que plusieurs contrats partagent."""

    id: Id
    """Identifiant définitif : le nom du fichier."""
    titre: Texte
    """Titre."""
    texte: Prose | None = None
    """D'où il vient et à qui il s'applique."""
    territoires: Textes = ()
    """Territoires concernés."""
    organisations: Ids = ()
    """Organisations qui le portent."""
    engagements: tuple[Engagement, ...] = ()
    """Engagements."""


class PageLibre(Sourced):
    """Une page de texte libre."""

    id: Id
    """Identifiant définitif : le nom du fichier."""
    titre: Texte
    """Titre."""
    resume: Texte | None = None
    """La page en une phrase."""
    ordre: int = 0
    """Rang dans le plan du site."""
    texte: Prose | None = None
    """Le corps du fichier, en Markdown."""
