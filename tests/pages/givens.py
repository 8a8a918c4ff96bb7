"""Files of small projects, in a line or two of YAML each, on top of the smallest project without a fault."""

from __future__ import annotations

from tests.projects import BASE, plain
from tests.projects import CONTRAT as CONTRAT

GOUVERNANCE = "content/contrats/essai/gouvernance.yml"
PARTICIPATION = "content/contrats/essai/participation.yml"
FINANCEMENTS = "content/contrats/essai/financements.yml"
STRATEGIES = "content/contrats/essai/strategies.yml"
PROJET = "content/contrats/essai/projets/gymnase.md"
CHAPITRE = "content/contrats/essai/communes/59295.md"
LIBRE = "content/contrats/essai/pages/lire.md"
VOISIN = "content/contrats/voisin/contrat.yml"
AUTRE_QUARTIER = "content/quartiers/QN05942N.md"
THEMATIQUES = "data/thematiques.yml"
PORTAIL = "content/portail.yml"
DEPARTEMENT = "content/departements/nord.yml"

SEUL = {CONTRAT: "titre: Contrat de ville d'Essai\nnom-court: Essai\nporteur: ville\n"}
"""A contract about which nothing is known but its name and who carries it."""
ABSENT = "Non précisé dans le contrat"


def contrat(keys: str = "", *, quartiers: str = "[{code: QN05941I}]", communes: str = '["59295"]') -> str:
    """The contract of the smallest project, with more keys."""
    head = plain(BASE[CONTRAT]).partition("communes:")[0]
    return f"{head}communes: {communes}\nquartiers: {quartiers}\n{keys}"


def engagement(
    keys: str = "",
    *,
    ident: str = "ecoute",
    titre: str = "Ouvrir un lieu d'écoute",
    porteurs: str = "caf",
    portee: str = "commune",
    nature: str = "ferme",
) -> str:
    """One engagement on a line, with more keys."""
    more = f", {keys}" if keys else ""
    who = f"porteurs: {porteurs}, portee: {portee}, nature: {nature}"
    return f'- {{id: {ident}, titre: "{titre}", {who}{more}}}\n'


def fiche(keys: str, body: str = "") -> str:
    """A Markdown file: its keys, then its text."""
    return f"---\n{keys.rstrip()}\n---\n{body}\n"


def quartier(keys: str = "", body: str = "", *, nom: str = "Les Essais") -> str:
    return fiche(f"nom: {nom}\ncommunes: '59295'\n{keys}", body)
