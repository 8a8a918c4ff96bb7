"""What a comparison gives: a sentence, or the reason why there is none. A page can show both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contrats.figures.accords import espaces

Sens = Literal["plus", "moins", "autant"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence made from two values, to be shown with its ``precaution`` when there is one."""

    texte: str
    sens: Sens
    """How the first value stands to the second."""
    precaution: str = ""
    """What the reader must know, in whole sentences; empty when nothing."""
    suite: str = ""
    """The sentence without its value, for a place that shows it already: « 7,8 points de plus qu'en 2017. »"""
    avis: str = ""
    """« Mieux qu'en 2017. » when the catalogue says which way is better and nothing makes it doubtful."""


@dataclass(frozen=True, slots=True)
class Refus:
    """Why two values are not compared, or why values are not summed."""

    cle: str
    raison: str


RAISONS = {
    # key: what the reader is told; the words between braces are given by the caller
    "indicateur": "Ces deux chiffres ne mesurent pas la même chose.",
    "territoire": "Ces deux chiffres ne portent pas sur le même territoire.",
    "meme-territoire": "Ces deux chiffres portent sur le même territoire.",
    "supprimee": "La valeur {quand} est masquée ou manque dans la source ({mention}). Ce n'est pas un zéro.",
    "mots": "Le document ne donne pas un nombre simple : « {texte} ».",
    "absente": "Le document ne donne pas de valeur {quand}.",
    "approchee": "« {texte} » n'est pas un nombre exact : il ne se compare pas comme s'il l'était.",
    "sans-annee": "Le document ne donne pas l'année de chaque chiffre. Sans elle, pas de comparaison.",
    "meme-annee": "Ces deux chiffres sont de la même année.",
    "ordre": "Le premier chiffre est plus ancien que le second.",
    "rythme": "{un} et {autre} n'ont pas la même durée : leurs chiffres ne se comparent pas.",
    "chevauchement": "{un} et {autre} se recouvrent : leurs chiffres ne se comparent pas.",
    "annees-eloignees": "Ces deux chiffres ont plus de {ans} ans d'écart ({un} et {autre}).",
    "perimetre": "La carte des quartiers n'est pas la même ({un} et {autre}) : pas de comparaison.",
    "source": "Ces deux chiffres viennent de documents différents, qui ont pu compter autrement.",
    "taille": "Ce nombre dépend de la taille du territoire : il ne se compare pas d'un lieu à l'autre.",
    "additif": "Cet indicateur ne s'additionne pas d'un territoire à l'autre.",
    "vide": "Il n'y a rien à additionner.",
    "incomplet": "Il manque une valeur ({manque}) : la somme serait fausse.",
    "double": "Le même territoire est compté deux fois ({manque}).",
    "moments": "Ces chiffres ne sont pas de la même année.",
    "rien-a-classer": "Moins de deux quartiers ont un chiffre du même moment.",
    "cible-sans-nombre": "La cible n'est pas chiffrée.",
    "unite": "La cible et le chiffre ne sont pas dans la même unité.",
    "cible-ailleurs": "La cible vaut pour un autre territoire que ce chiffre.",
    "depart-inconnu": "Le contrat ne donne pas de point de départ.",
    "depart-sans-nombre": "Le point de départ n'est pas chiffré.",
    "depart-objectif": "Le point de départ était lui-même un objectif, pas un résultat constaté.",
    "depart-au-dela": "Le point de départ est déjà au-delà de la cible.",
}


def refus(cle: str, **mots: str) -> Refus:
    """The refusal with its reason in French."""
    return Refus(cle, espaces(RAISONS[cle].format(**mots)))
