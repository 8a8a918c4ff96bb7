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


def adresse_csv(indicateur_id: str) -> str:
    """Where the figures of an indicator are, as a table for spreadsheets; from the site's root."""
    return f"{PAGE}indicateurs/{indicateur_id}.csv"


def adresse_json(indicateur_id: str) -> str:
    """Where the figures of an indicator are, as JSON; from the site's root."""
    return f"{PAGE}indicateurs/{indicateur_id}.json"
