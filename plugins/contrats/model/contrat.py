"""The contract itself: identity, versions, signatories, documents."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from contrats.model.base import (
    Adresse,
    AdresseDeTuiles,
    Annee,
    CodeInsee,
    CodeQuartier,
    Courriel,
    Id,
    Ids,
    Jour,
    Nombre,
    OuiNon,
    Prose,
    Proses,
    Record,
    Sourced,
    Texte,
    one_or_several,
)
from contrats.model.document import Document
from contrats.model.organisation import Signataire
from contrats.model.temps import Quand
from contrats.model.territoire import Contact


class Signature(Sourced):
    """Quand et où le contrat a été signé."""

    date: Jour | None = None
    """Jour de la signature."""
    lieu: Texte | None = None
    """Lieu."""
    texte: Texte | None = None
    """Précision en mots."""


class Changement(Record):
    """Ce qui change pour les habitants dans une version."""

    texte: Prose
    """Le changement en une phrase."""
    engagements: Ids = ()
    """Engagements touchés."""
    quartiers: Annotated[tuple[CodeQuartier, ...], BeforeValidator(one_or_several)] = ()
    """Quartiers touchés."""


class Version(Sourced):
    """Une version du contrat : signature, avenant, révision, ou mise à jour du site."""

    id: Id
    """Identifiant définitif."""
    titre: Texte
    """Titre."""
    nature: Literal["etape", "signature", "avenant", "revision", "site"]
    """etape (avant la signature), signature, avenant, revision ou site (mise à jour de ce site)."""
    date: Jour | None = None
    """Jour."""
    quand: Quand | None = None
    """Moment en mots, si le jour n'est pas connu."""
    texte: Prose | None = None
    """Ce qui s'est passé."""
    changements: tuple[Changement, ...] = ()
    """Ce qui change pour les habitants."""
    document: Id | None = None
    """Document correspondant."""


class QuartierDuContrat(Sourced):
    """Un quartier du contrat ; quand il est partagé, la part qui le concerne."""

    code: CodeQuartier
    """Code du quartier."""
    part: Texte | None = None
    """Quelle part du quartier relève de ce contrat."""
    population: Nombre | None = None
    """Habitants de cette part."""


class Reprise(Sourced):
    """Un engagement commun à plusieurs contrats, que ce contrat redit avec ses mots."""

    engagement: Id
    """Engagement commun."""
    difference: Prose | None = None
    """Ce que ce contrat dit autrement."""
    porteurs: Ids = ()
    """Organisations d'ici qui le portent, en plus de celles du texte partagé."""
    orientation: Id | None = None
    """Orientation de ce contrat à laquelle le rattacher."""


class Hebergeur(Record):
    """Qui héberge le site."""

    nom: Texte
    """Nom."""
    adresse: Texte | None = None
    """Adresse."""
    telephone: Texte | None = None
    """Téléphone."""


class Editeur(Record):
    """Ce que la loi demande de dire du site."""

    nom: Texte
    """Éditeur."""
    adresse: Texte | None = None
    """Siège."""
    telephone: Texte | None = None
    """Téléphone."""
    courriel: Courriel | None = None
    """Adresse électronique."""
    directeur_de_publication: Texte | None = None
    """Directeur de la publication."""
    hebergeur: Hebergeur | None = None
    """Hébergeur."""
    url: Adresse | None = None
    """Site de l'éditeur."""
    depot: Adresse | None = None
    """Adresse du dépôt où proposer une correction."""


class Accessibilite(Record):
    """Ce que dit la déclaration d'accessibilité."""

    etat: Literal["totale", "partielle", "non-conforme"] = "non-conforme"
    """totale, partielle ou non-conforme ; sans audit, seule « non-conforme » est vraie."""
    taux: Nombre | None = None
    """Taux de conformité en %."""
    auditeur: Texte | None = None
    """Qui a fait l'audit."""
    date: Jour | None = None
    """Jour de l'audit."""
    defauts: Proses = ()
    """Ce qui n'est pas accessible, et pourquoi."""
    courriel: Courriel | None = None
    """À qui signaler un défaut."""


class Contrat(Sourced):
    """Le fichier contrat.yml."""

    id: Id
    """Identifiant : le nom du dossier."""
    titre: Texte
    """Titre complet."""
    nom_court: Texte
    """Nom court, pour l'en-tête du site."""
    porteur: Id | None = None
    """Intercommunalité ou commune qui porte le contrat ; facultatif tant que le contrat n'est qu'annoncé."""
    pilotes: Ids = ()
    """Organisations qui le pilotent."""
    debut: Annee | None = None
    """Première année."""
    fin: Annee | None = None
    """Dernière année."""
    signature: Signature | None = None
    """Signature."""
    etat: Literal["complet", "partiel", "annonce"] = "complet"
    """complet (tout le contrat est sur le site), partiel, ou annonce (son texte n'a pas encore été lu)."""
    resume: Texte | None = None
    """Le contrat en une ou deux phrases, pour un habitant."""
    presentation: Prose | None = None
    """Présentation, en Markdown."""
    enjeux: Proses = ()
    """Enjeux généraux que le contrat rappelle."""
    departement: Texte | None = None
    """Code du département."""
    region: Texte | None = None
    """Code de la région."""
    quartiers: tuple[QuartierDuContrat, ...] = ()
    """Quartiers prioritaires."""
    communes: Annotated[tuple[CodeInsee, ...], BeforeValidator(one_or_several)] = ()
    """Communes."""
    territoires: Annotated[tuple[Texte, ...], BeforeValidator(one_or_several)] = ()
    """Autres territoires du contrat."""
    communs: Ids = ()
    """Ensembles partagés (dossier content/communs)."""
    chiffres_cles: Ids = ()
    """Indicateurs à mettre en avant sur l'accueil."""
    versions: tuple[Version, ...] = ()
    """Étapes, avenants et mises à jour."""
    signataires: tuple[Signataire, ...] = ()
    """Signataires."""
    documents: tuple[Document, ...] = ()
    """Pièces du contrat."""
    contacts: tuple[Contact, ...] = ()
    """À qui s'adresser."""
    editeur: Editeur | None = None
    """Mentions légales."""
    accessibilite: Accessibilite | None = None
    """Déclaration d'accessibilité."""


class FondDeCarte(Record):
    """Les images sous la carte interactive, demandées à un autre site quand le lecteur appuie sur un bouton."""

    propose: OuiNon = True
    """« non » pour ne proposer aucun fond de carte."""
    nom: Texte = "Plan IGN"
    """Nom du fond."""
    producteur: Texte = "l'IGN"
    """Qui reçoit la demande, avec son article : « l'IGN », « la métropole »."""
    adresse: AdresseDeTuiles = (
        "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
        "&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png"
        "&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
    )
    """Adresse des images, avec {z}, {x} et {y}."""
    mention: Texte = "© IGN – Géoplateforme"
    """Ce que le producteur demande d'écrire sur la carte."""


class Portail(Record):
    """Le fichier portail.yml : ce qui se dit du site d'ensemble."""

    titre: Texte
    """Titre du portail."""
    resume: Texte | None = None
    """À quoi il sert, en une phrase."""
    presentation: Prose | None = None
    """Présentation, en Markdown."""
    editeur: Editeur | None = None
    """Mentions légales."""
    accessibilite: Accessibilite | None = None
    """Déclaration d'accessibilité."""
    fond_de_carte: FondDeCarte | None = None
    """Fond de la carte interactive ; sans cette clé, le Plan IGN."""
