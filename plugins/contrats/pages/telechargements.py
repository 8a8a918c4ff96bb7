"""The stable addresses of the files that a contract's site gives to download: only names, the files are made later."""

from __future__ import annotations

PAGE = "donnees/"
"""The page that lists them."""
CATALOGUE = PAGE + "catalogue.csv"
PAQUET = PAGE + "datapackage.json"
NOTICE = PAGE + "LISEZ-MOI.txt"
INDICATEURS_CSV = PAGE + "indicateurs.csv"
INDICATEURS_JSON = PAGE + "indicateurs.json"
ENGAGEMENTS_CSV = PAGE + "engagements.csv"
ENGAGEMENTS_JSON = PAGE + "engagements.json"


PAR_INDICATEUR = "un tableau et un fichier JSON par indicateur."
CONTENU = {
    # address: what the file holds, after « : »
    INDICATEURS_CSV: "tous les chiffres du contrat, une ligne par valeur.",
    INDICATEURS_JSON: "les mêmes chiffres pour un programme, rangés par indicateur.",
    CATALOGUE: "la liste des indicateurs : ce que chacun mesure, son unité, ses précautions de lecture.",
    ENGAGEMENTS_CSV: "tous les engagements : qui, où, pour quand, où on en est, et la page du contrat.",
    ENGAGEMENTS_JSON: "les mêmes engagements pour un programme.",
    PAQUET: "la description de tous les tableaux pour un programme, au format Data Package.",
    NOTICE: "comment ouvrir, lire et citer ces fichiers.",
}
LICENCE = "Licence Ouverte 2.0"
ADRESSE_DE_LA_LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
FORMATS = {"csv": "Tableau (CSV)", "json": "Programme (JSON)", "txt": "Texte"}
"""The words for a format, by the end of the file's name."""


def offerts(*, chiffres: bool, engagements: bool) -> dict[str, str]:
    """The files for the whole contract, by address, with what each holds; none where there is nothing to give."""
    lacking = set() if chiffres else {INDICATEURS_CSV, INDICATEURS_JSON, CATALOGUE}
    lacking |= set() if engagements else {ENGAGEMENTS_CSV, ENGAGEMENTS_JSON}
    return {a: words for a, words in CONTENU.items() if a not in lacking} if chiffres or engagements else {}


def adresse_csv(indicateur_id: str) -> str:
    """Where the figures of an indicator are, as a table for spreadsheets; from the site's root."""
    return f"{PAGE}indicateurs/{indicateur_id}.csv"


def adresse_json(indicateur_id: str) -> str:
    """Where the figures of an indicator are, as JSON; from the site's root."""
    return f"{PAGE}indicateurs/{indicateur_id}.json"


def adresse_schema(nom: str) -> str:
    """Where the columns of a kind of table are described for programs; from the site's root."""
    return f"{PAGE}schemas/{nom}.json"
