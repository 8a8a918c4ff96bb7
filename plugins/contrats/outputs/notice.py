"""The LISEZ-MOI that goes with the downloads: what the files are, how to open them, how to cite them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from contrats.figures.dates import jour
from contrats.linking import Dossier
from contrats.outputs.colonnes import OBSERVATIONS
from contrats.outputs.paquet import LICENCE, MASQUEES, sources
from contrats.outputs.tableur import BOM
from contrats.pages import telechargements as ou
from contrats.pages.mots import MOTS

TEXTE = """\
{titre} : données ouvertes
Mise à jour : {jour}

CE QUE CONTIENT CE DOSSIER

{fichiers}

COMMENT OUVRIR LES TABLEAUX (.csv)

Un double-clic les ouvre dans LibreOffice, Excel ou un autre tableur réglé en français.
Si le tableur pose des questions : encodage « UTF-8 », séparateur « point-virgule », virgule décimale.
Choisissez le type « Texte » pour les colonnes « territoire » et « valeur_texte » : le tableur
enlèverait le zéro du code 01004 et prendrait « 1/3 » pour une date.
Une case dont le texte commence par =, +, - ou @ porte une apostrophe devant, pour que le tableur
ne la prenne pas pour un calcul. Plusieurs valeurs dans une case sont séparées par « | ».

COMMENT LIRE LES CHIFFRES

Une valeur masquée ou absente est une case vide, jamais un zéro ; la colonne « statut » dit pourquoi :
{masquees}
Une valeur présente peut porter un statut qui demande de la prudence :
{reserves}
Ne remplacez pas une case vide par zéro et ne la déduisez pas d'un total.
La colonne « perimetre » dit quelle carte des quartiers la valeur suit. Une valeur de la carte de 2015
et une valeur de la carte de 2024 ne se suivent pas.
Quand deux documents donnent deux valeurs pour la même année, les deux lignes sont là.

LES COLONNES DES TABLEAUX DE CHIFFRES

{colonnes}

RÉUTILISER ET CITER

Ces fichiers sont publiés sous {licence} ({adresse_de_la_licence}).
Citez-les ainsi : « {titre}, données mises à jour le {jour}, {licence} ».
Les documents d'où viennent les chiffres gardent leurs propres droits : voyez les colonnes
« producteur » et « licence ». En cas de doute, le texte signé fait foi.

LES DOCUMENTS CITÉS

{sources}
"""


def notice(dossier: Dossier, adresses: Iterable[str], *, au: date) -> bytes:
    """The notice of a contract's downloads; ``adresses`` are those of all files but itself."""
    given = set(adresses)
    files = [f"{a.removeprefix(ou.PAGE)} : {words}" for a, words in ou.CONTENU.items() if a in given]
    if ou.INDICATEURS_CSV in given:
        files.append(f"indicateurs/ : {ou.PAR_INDICATEUR}")
    said = {
        "titre": dossier.contrat.titre,
        "jour": jour(au),
        "fichiers": _liste(files),
        "masquees": _liste(f"{code} : {words}" for code, words in MOTS["statut"].items() if code in MASQUEES),
        "reserves": _liste(f"{code} : {words}" for code, words in MOTS["statut"].items() if code not in MASQUEES),
        "colonnes": _liste(f"{c.nom} : {c.description}" for c in OBSERVATIONS),
        "licence": LICENCE["title"],
        "adresse_de_la_licence": LICENCE["path"],
        "sources": _liste(s["title"] + (f" ({s['path']})" if "path" in s else "") for s in sources(dossier)),
    }
    return BOM + TEXTE.format(**said).replace("\n", "\r\n").encode()


def _liste(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)
