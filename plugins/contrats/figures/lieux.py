"""Territories in words: « dans le quartier », « à Hazebrouck », « dans le département du Nord »."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from contrats.figures.accords import a, de, elide, espaces
from contrats.model.territoire import Quartier, Territoire


@dataclass(frozen=True, slots=True)
class Lieu:
    """A territory as sentences name it."""

    code: str
    famille: str
    """« quartier », or the type of the territory: only the same family is of comparable size."""
    dans: str
    """Where something is: « dans la commune »."""
    nomme: str
    """The same with the name, for pages that speak of several: « à Hazebrouck »."""
    nom: str
    """The territory itself: « la commune »."""

    @property
    def suit_la_carte(self) -> bool:
        """Its figures depend on the map of the quartiers, that of 2015 or that of 2024."""
        return self.famille in {"quartier", "qpv-ensemble"}

    @property
    def du(self) -> str:
        """« de la commune », « du quartier », « de l'agglomération »."""
        return de(self.nom)


NOMS = {
    # family: the territory without its name
    "quartier": "le quartier",
    "commune": "la commune",
    "epci": "l'intercommunalité",
    "arrondissement": "l'arrondissement",
    "departement": "le département",
    "region": "la région",
    "quartier-vecu": "le quartier vécu",
    "poche": "le secteur",
    "ex-veille-active": "le secteur",
    "npnru": "le secteur",
    "erbm": "le secteur",
    "projet": "le territoire de projet",
    "autre": "le territoire",
}
SORTES_D_EPCI = (
    # what the name of an EPCI holds, the noun it takes
    (r"agglo|^CA\b", "l'agglomération"),
    (r"m[ée]tropole|^MEL\b", "la métropole"),
    (r"communaut[ée] urbaine|^CU\b", "la communauté urbaine"),
    (r"communaut[ée] de communes|^CC\b", "la communauté de communes"),
)
DEPARTEMENTS_AU_FEMININ = {
    "Charente", "Charente-Maritime", "Corrèze", "Corse-du-Sud", "Côte-d'Or", "Creuse", "Dordogne", "Drôme",
    "Gironde", "Guadeloupe", "Guyane", "Loire", "Loire-Atlantique", "Lozère", "Manche", "Marne", "Martinique",
    "Mayenne", "Meurthe-et-Moselle", "Meuse", "Moselle", "Nièvre", "Saône-et-Loire", "Sarthe", "Savoie",
    "Seine-et-Marne", "Seine-Maritime", "Seine-Saint-Denis", "Somme", "Vendée", "Vienne",
}  # fmt: skip
DEPARTEMENTS_AU_PLURIEL = {
    "Alpes-de-Haute-Provence", "Alpes-Maritimes", "Ardennes", "Bouches-du-Rhône", "Côtes-d'Armor",
    "Deux-Sèvres", "Hautes-Alpes", "Hautes-Pyrénées", "Hauts-de-Seine", "Landes", "Pyrénées-Atlantiques",
    "Pyrénées-Orientales", "Vosges", "Yvelines",
}  # fmt: skip
DEPARTEMENTS_SANS_ARTICLE = ("Paris", "Mayotte", "La Réunion")


def du_departement(nom: str) -> str:
    """« du Nord », « de l'Aisne », « de la Somme », « des Ardennes »."""
    if nom in DEPARTEMENTS_SANS_ARTICLE:
        return de(nom)
    if nom in DEPARTEMENTS_AU_PLURIEL:
        return f"des {nom}"
    if nom in DEPARTEMENTS_AU_FEMININ or nom.startswith("Haute-"):
        return f"de la {nom}"
    elided = elide("le", nom)
    return f"de l'{nom}" if elided.startswith("l'") else f"du {nom}"


def _nom(famille: str, nom: str) -> str:
    if famille == "epci":
        return next((word for form, word in SORTES_D_EPCI if re.search(form, nom, re.I)), NOMS["epci"])
    if famille == "qpv-ensemble":
        return "les " + nom[:1].lower() + nom[1:]
    if famille == "pays":
        return elide("la", nom)
    return NOMS.get(famille, NOMS["autre"])


def _nomme(famille: str, nom: str) -> str:
    if famille == "commune":
        return a(nom)
    if famille == "departement":
        return f"dans le département {du_departement(nom)}"
    if famille == "pays":
        return f"en {nom}"
    if famille == "qpv-ensemble":
        return "dans " + _nom(famille, nom)
    return f"dans {NOMS.get(famille, NOMS['autre'])} {nom}"


def lieu(fiche: Quartier | Territoire, *, mots: Mapping[str, Lieu] | None = None) -> Lieu:
    """The words for a territory: those of ``mots`` for its code, else those of its family.

    « en » goes before the name of a country; a set of quartiers is said by its name.
    """
    code = fiche.code if isinstance(fiche, Quartier) else fiche.id
    if mots and code in mots:
        return mots[code]
    famille = "quartier" if isinstance(fiche, Quartier) else fiche.type
    nom = espaces(getattr(fiche, "nom_court", None) or fiche.nom)
    commun = _nom(famille, nom)
    nomme = _nomme(famille, nom)
    dans = nomme if famille == "pays" else f"dans {commun}"
    return Lieu(code=code, famille=famille, dans=dans, nomme=nomme, nom=commun)
