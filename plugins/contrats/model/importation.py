"""How an official file is turned into the tables of the site: one record per family of files."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from contrats.model.base import Adresse, Id, Prose, Record, Texte, Textes, one_or_several
from contrats.model.indicateur import Statut


class ValeurImportee(Record):
    """Une colonne du fichier officiel et l'indicateur qu'elle remplit."""

    colonne: Texte
    """Nom de la colonne ; `{aa}` ou `{aaaa}` y tient la place de l'année."""
    indicateur: Id
    """Indicateur du catalogue."""
    statut: Statut = ""
    """Statut d'une valeur ordinaire : estime, provisoire… ; vide en général."""


class Doute(Record):
    """Une ligne officielle que la rédaction sait douteuse."""

    quartiers: Textes
    """Codes des quartiers en cause."""
    texte: Texte
    """Ce qui fait douter."""


class Importation(Record):
    """Comment lire une famille de fichiers officiels sur les quartiers prioritaires."""

    id: Id
    """Identifiant définitif : le nom du fichier."""
    titre: Texte
    """Nom de la famille de fichiers, tel que sa page officielle le donne."""
    type: Literal["indicateurs", "liste-quartiers", "correspondance"] = "indicateurs"
    """Ce que le fichier contient : des chiffres, la liste des quartiers, ou le passage de la carte de 2015 à celle de 2024."""
    page: Adresse | None = None
    """Page officielle où le télécharger."""
    texte: Prose | None = None
    """Ce qu'il faut savoir de ces fichiers, et d'où vient la connaissance de leurs colonnes."""
    reconnaitre: Textes = ()
    """Colonnes qui, ensemble, font reconnaître le fichier."""
    membre: Texte | None = None
    """Dans une archive zip, le nom du fichier à lire ; `*` y tient la place de n'importe quoi."""
    ecarter: Textes = ()
    """Dans une archive zip, les noms des fichiers à ne pas lire."""
    separateur: Annotated[tuple[Literal[";", ","], ...], BeforeValidator(one_or_several)] = (";",)
    """Ce qui sépare les colonnes ; un autre séparateur est refusé."""
    encodage: Literal["utf-8", "windows-1252"] = "utf-8"
    """Encodage attendu ; l'autre est lu aussi, et signalé."""
    decimale: Annotated[tuple[Literal[",", "."], ...], BeforeValidator(one_or_several)] = (",",)
    """Ce qui sépare les décimales ; l'autre signe est refusé."""
    cle: Texte
    """Colonne du code du quartier."""
    nom: Texte | None = None
    """Colonne du nom du quartier : comparé, jamais utilisé pour relier."""
    communes: Texte | None = None
    """Colonne des codes des communes : comparés à ceux du site."""
    epci: Texte | None = None
    """Colonne du nom de l'intercommunalité : comparé à celui du site."""
    statut: Texte | None = None
    """Pour une correspondance, colonne qui dit si le quartier est inchangé, modifié ou nouveau."""
    codes_2015: Texte | None = None
    """Pour une correspondance, colonnes des codes de 2015 ; `{n}` y tient la place du numéro."""
    noms_2015: Texte | None = None
    """Pour une correspondance, colonnes des noms de 2015 ; `{n}` y tient la place du numéro."""
    doutes: tuple[Doute, ...] = ()
    """Pour une correspondance, les lignes à vérifier de toute façon."""
    note: Texte | None = None
    """Colonne des notes du producteur ; `{aa}` ou `{aaaa}` y tient la place de l'année."""
    annee_du_nom: Texte | None = None
    """Partie du nom du fichier qui donne l'année quand les colonnes ne la donnent pas, avec `{aa}` ou `{aaaa}`."""
    perimetre: Literal["2015", "2024"] = "2024"
    """Carte des quartiers à laquelle les valeurs se rapportent."""
    source: Id | None = None
    """Document de data/sources.yml que les valeurs citent."""
    valeurs: tuple[ValeurImportee, ...] = ()
    """Colonnes à reprendre."""
