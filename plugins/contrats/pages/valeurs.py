"""Values as the cells of tables show them.

What a cell cannot say (printed words, notes) becomes a numbered note under the table, so that nothing
is lost on paper.
"""

from __future__ import annotations

from dataclasses import dataclass

from contrats.figures.nombres import avec_unite, nombre
from contrats.model.indicateur import Indicateur, Observation
from contrats.pages.mots import MOTS

COURT = 34
"""The longest printed value that stands in a cell as it is, in characters; a longer one goes to the notes."""
COLLEES = {"%", "€"}
"""Units that stay beside their number in a cell; the others stand with the row's name."""


@dataclass(frozen=True)
class Valeur:
    """One observation as a cell shows it; ``appels`` are the numbers of its notes."""

    texte: str
    statut: str = ""
    appels: tuple[int, ...] = ()


@dataclass(frozen=True)
class Colonne:
    """A year, with the perimeter of the quartiers where the table mixes several."""

    annee: str
    perimetre: str = ""
    rupture: bool = False
    """The perimeter is not that of the column before."""


@dataclass(frozen=True)
class Case:
    """What is known of an indicator for a column: most often one value, sometimes none or several."""

    valeurs: tuple[Valeur, ...]
    rupture: bool


class Notes:
    """Numbers the notes of a table, each text once."""

    def __init__(self) -> None:
        self.textes: list[str] = []

    def appel(self, texte: str) -> int:
        if texte not in self.textes:
            self.textes.append(texte)
        return self.textes.index(texte) + 1


def annee_en_mots(annee: str) -> str:
    """« 2021 », « sans date »."""
    return "sans date" if annee == "non précisée" else annee


def unite_de_ligne(indicateur: Indicateur) -> str:
    """The unit to write beside the indicator's name, empty when the numbers or the name say it already."""
    unite = indicateur.unite
    return "" if not unite or unite in COLLEES or unite.lower() in indicateur.libelle.lower() else unite


def statut_en_mots(observation: Observation) -> str:
    """The status as a reader needs it: none where the printed words (« plus de 75 % ») say it already."""
    said = observation.valeur_texte and observation.statut in ("borne", "estime")
    return "" if said else MOTS["statut"].get(observation.statut, "")


def texte_court(observation: Observation, indicateur: Indicateur) -> tuple[str, str]:
    """The value as a small place shows it, and the printed words when these are too long for it."""
    printed, value = observation.valeur_texte, observation.valeur
    if printed and (value is None or len(printed) <= COURT):
        return printed, ""
    if value is None:
        return "non disponible", ""
    with_unit = indicateur.unite in COLLEES
    decimals = indicateur.decimales
    words = avec_unite(value, indicateur.unite, decimales=decimals) if with_unit else nombre(value, decimales=decimals)
    return words, f"Le document écrit : « {printed} »." if printed else ""


def valeur(observation: Observation, indicateur: Indicateur, notes: Notes) -> Valeur:
    """A cell's value; what it cannot hold is added to ``notes``."""
    words, printed = texte_court(observation, indicateur)
    calls = tuple(notes.appel(text) for text in (printed, observation.note) if text)
    return Valeur(words, statut_en_mots(observation), calls)


def colonnes_dans_l_ordre(key: tuple[str, str]) -> tuple[bool, str, str]:
    """Key that sorts columns (year, perimeter): those with a year last, oldest first."""
    year, perimeter = key
    return (not year[:1].isdigit(), year, perimeter)
