"""What editors call each kind of file, what it is for, and where its example stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from contrats.reading.layout import LAYOUT, TABLES, Kind

EXAMPLES = Path(__file__).parent / "examples"
KINDS = (*LAYOUT, *TABLES)
"""Every kind of file that holds records, the tables of figures included."""

CONTRACT = "content/contrats/<contrat>/"
TRUE_CONTRACT = "content/contrats/hazebrouck/"


@dataclass(frozen=True)
class Fichier:
    """A kind of file: title, path with <blanks>, what it is for, and the path that its example would have."""

    titre: str
    chemin: str
    utilite: str
    exemple: str

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.chemin).suffix


FICHIERS = {
    # shelf: title, path, use, path of the example
    "contrat": Fichier(
        "Le contrat",
        CONTRACT + "contrat.yml",
        "La carte d'identité du contrat : qui le porte, quartiers, signature, avenants, documents.",
        TRUE_CONTRACT + "contrat.yml",
    ),
    "orientations": Fichier(
        "Les orientations",
        CONTRACT + "orientations/<identifiant>.md",
        "Un fichier par orientation ou priorité du contrat.",
        TRUE_CONTRACT + "orientations/education.md",
    ),
    "engagements": Fichier(
        "Les engagements",
        CONTRACT + "engagements/<porteur>.yml",
        "Un fichier par organisation, avec la liste de ce à quoi elle s'engage.",
        TRUE_CONTRACT + "engagements/france-travail-hazebrouck.yml",
    ),
    "reprises": Fichier(
        "Les reprises d'engagements communs",
        CONTRACT + "reprises.yml",
        "Ce que ce contrat redit, avec ses mots, d'un engagement partagé par plusieurs contrats.",
        TRUE_CONTRACT + "reprises.yml",
    ),
    "actions": Fichier(
        "Les actions prioritaires",
        CONTRACT + "actions.yml",
        "Les trois ou quatre actions suivies de près par le comité de pilotage.",
        TRUE_CONTRACT + "actions.yml",
    ),
    "communes": Fichier(
        "Les chapitres des communes",
        CONTRACT + "communes/<code INSEE>.md",
        "Ce que le contrat dit d'une commune.",
        TRUE_CONTRACT + "communes/59295.md",
    ),
    "gouvernance": Fichier(
        "La gouvernance",
        CONTRACT + "gouvernance.yml",
        "Les comités, leurs membres, leurs réunions et l'évaluation.",
        TRUE_CONTRACT + "gouvernance.yml",
    ),
    "participation": Fichier(
        "La participation",
        CONTRACT + "participation.yml",
        "Les consultations des habitants, leurs résultats, les conseils citoyens.",
        TRUE_CONTRACT + "participation.yml",
    ),
    "financements": Fichier(
        "Les financements",
        CONTRACT + "financements.yml",
        "Les aides possibles, les sommes citées, l'abattement de taxe foncière des bailleurs.",
        TRUE_CONTRACT + "financements.yml",
    ),
    "strategies": Fichier(
        "Les stratégies",
        CONTRACT + "strategies.yml",
        "Les programmes et dispositifs qui rejoignent le contrat.",
        TRUE_CONTRACT + "strategies.yml",
    ),
    "projets": Fichier(
        "Les projets",
        CONTRACT + "projets/<identifiant>.md",
        "Un fichier par équipement, service ou aménagement prévu.",
        TRUE_CONTRACT + "projets/reseau-de-bus.md",
    ),
    "pages": Fichier(
        "Les pages libres",
        CONTRACT + "pages/<identifiant>.md",
        "Une page de texte que rien d'autre ne prévoit.",
        TRUE_CONTRACT + "pages/lire-les-chiffres.md",
    ),
    "portail": Fichier(
        "Le portail",
        "content/portail.yml",
        "La page d'accueil qui mène à chaque contrat, et ses mentions légales.",
        "content/portail.yml",
    ),
    "departements": Fichier(
        "Les départements",
        "content/departements/<identifiant>.yml",
        "Ce qui entoure les contrats d'un département : chiffres, calendrier des signatures, programmes.",
        "content/departements/nord.yml",
    ),
    "quartiers": Fichier(
        "Les quartiers prioritaires",
        "content/quartiers/<code>.md",
        "Un fichier par quartier, partagé par tous les contrats qui le concernent.",
        "content/quartiers/QN05941I.md",
    ),
    "communs": Fichier(
        "Les ensembles partagés",
        "content/communs/<identifiant>.yml",
        "Les engagements que plusieurs contrats ont en commun.",
        "content/communs/etat-nord.yml",
    ),
    "organisations": Fichier(
        "Les organisations",
        "data/organisations.yml",
        "Tous les acteurs que le site nomme.",
        "data/organisations.yml",
    ),
    "termes": Fichier(
        "Le glossaire",
        "data/glossaire.yml",
        "Les sigles et les mots à expliquer.",
        "data/glossaire.yml",
    ),
    "sources": Fichier(
        "Les sources",
        "data/sources.yml",
        "Les documents que le site cite.",
        "data/sources.yml",
    ),
    "thematiques": Fichier(
        "Les thèmes",
        "data/thematiques.yml",
        "Les thèmes qui servent à classer les engagements et les chiffres.",
        "data/thematiques.yml",
    ),
    "territoires": Fichier(
        "Les autres territoires",
        "data/territoires.yml",
        "Communes, intercommunalités, département, région, et tout ce qui n'est pas un quartier prioritaire.",
        "data/territoires.yml",
    ),
    "indicateurs": Fichier(
        "Le catalogue des indicateurs",
        "data/indicateurs/catalogue.yml",
        "Ce que chaque chiffre mesure et comment le lire.",
        "data/indicateurs/catalogue.yml",
    ),
    "observations": Fichier(
        "Les tableaux de chiffres",
        "data/indicateurs/<nom>.csv",
        "Les valeurs : une ligne par indicateur, territoire et année.",
        "data/indicateurs/hazebrouck.csv",
    ),
    "imports": Fichier(
        "Les fichiers officiels à importer",
        "data/imports/<identifiant>.yml",
        "Comment la commande « data import » reconnaît et lit une famille de fichiers officiels.",
        "data/imports/revenus-declares.yml",
    ),
    "correspondances": Fichier(
        "La correspondance des cartes de 2015 et de 2024",
        "data/correspondances-2015-2024.csv",
        "De quels quartiers de 2015 vient chaque quartier de 2024 ; la commande « data import » l'écrit.",
        "data/correspondances-2015-2024.csv",
    ),
}


def example_of(kind: Kind) -> str:
    """The text of the small true example of a kind of file."""
    return (EXAMPLES / (kind.shelf + FICHIERS[kind.shelf].suffix)).read_text(encoding="utf-8")
