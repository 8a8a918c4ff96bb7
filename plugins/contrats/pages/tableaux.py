"""Tables of figures: indicators as rows, years as columns, one territory each.

What a cell cannot say (printed words, notes) becomes a numbered note under the table, so that nothing
is lost on paper. A 2015 and a 2024 perimeter never share a column.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from contrats.figures.nombres import avec_unite, nombre
from contrats.model.base import Citation
from contrats.model.indicateur import Indicateur, Observation
from contrats.pages.mots import MOTS
from contrats.pages.rendu import Rendu, nom_de

COURT = 20
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


@dataclass(frozen=True)
class Ligne:
    """An indicator and its values, one cell per column."""

    indicateur: Indicateur
    unite: str
    cases: tuple[Case, ...]
    ancre: str = ""


@dataclass(frozen=True)
class Tableau:
    """Figures of one territory."""

    ancre: str
    lieu: str
    cible: Any
    colonnes: tuple[Colonne, ...]
    lignes: tuple[Ligne, ...]
    perimetre: str
    """The perimeter of the whole table, empty where there is none or several."""
    notes: tuple[str, ...]
    sources: tuple[tuple[str, Citation], ...]
    """Citations with the rows they are for; no rows named when one citation stands for all."""


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


def ordre_des_annees(annee: str) -> tuple[bool, str]:
    """Key that sorts years, those that are not known first."""
    return (annee[:1].isdigit(), annee)


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


class Releve:
    """The observations of one site, by indicator then territory (nearest first), years in order."""

    def __init__(self, rendu: Rendu):
        contrat = rendu.dossier.contrat
        near = [*(q.code for q in contrat.quartiers), *contrat.communes, *contrat.territoires]
        near += [contrat.porteur, contrat.departement, contrat.region, "france"]
        observations = rendu.dossier.observations
        self.rendu = rendu
        self.rang = {p: n for n, p in enumerate(dict.fromkeys([*near, *(o.territoire for o in observations)]))}
        self._found: dict[str, dict[str, list[Observation]]] = {}
        for o in sorted(observations, key=lambda o: (self.rang[o.territoire], ordre_des_annees(o.annee), o.perimetre)):
            self._found.setdefault(o.indicateur, {}).setdefault(o.territoire, []).append(o)

    def __contains__(self, indicateur: str) -> bool:
        return indicateur in self._found

    def lieux(self, indicateur: str) -> list[str]:
        """The territories that have a value."""
        return list(self._found.get(indicateur, ()))

    def de(self, indicateur: str, lieu: str) -> list[Observation]:
        """What is known of an indicator on a territory, oldest first."""
        return self._found.get(indicateur, {}).get(lieu, [])


def tableaux(
    releve: Releve,
    indicateurs: Iterable[Indicateur],
    *,
    lieux: Collection[str] | None = None,
    prefixe: str = "tableau",
    ancres: set[str] | None = None,
) -> list[Tableau]:
    """One table per territory (all, or these) that has a value for one of ``indicateurs``.

    ``ancres`` are the indicators that still lack an anchor on the page: the first row about one takes it.
    """
    wanted = {i.id: i for i in indicateurs}
    places = {p for i in wanted for p in releve.lieux(i) if lieux is None or p in lieux}
    free = set() if ancres is None else ancres
    return [_tableau(releve, p, wanted, f"{prefixe}-{p.lower()}", free) for p in sorted(places, key=releve.rang.get)]


def _tableau(releve: Releve, place: str, wanted: dict[str, Indicateur], ancre: str, ancres: set[str]) -> Tableau:
    target = releve.rendu.dossier.get("lieu", place)
    observations = [o for ident in wanted for o in releve.de(ident, place)]
    keys = sorted({(o.annee, o.perimetre) for o in observations}, key=_colonnes_dans_l_ordre)
    perimeters = {p for _, p in keys}
    cells: dict[tuple[str, str, str], list[Observation]] = {}
    for observation in observations:
        cells.setdefault((observation.indicateur, observation.annee, observation.perimetre), []).append(observation)
    mixed = len(perimeters) > 1
    columns = tuple(
        Colonne(annee_en_mots(a), p if mixed else "", n > 0 and {keys[n - 1][1], p} == {"2015", "2024"})
        for n, (a, p) in enumerate(keys)
    )
    notes, rows = Notes(), []
    for ident, indicateur in wanted.items():
        own = [cells.get((ident, *key), []) for key in keys]
        if any(own):
            values = [tuple(valeur(o, indicateur, notes) for o in found) for found in own]
            line = tuple(Case(v, c.rupture) for v, c in zip(values, columns, strict=True))
            rows.append(Ligne(indicateur, unite_de_ligne(indicateur), line, ident if ident in ancres else ""))
            ancres.discard(ident)
    return Tableau(
        ancre=ancre,
        lieu=nom_de(target) if target else place,
        cible=target,
        colonnes=columns,
        lignes=tuple(rows),
        perimetre="" if mixed else next(iter(perimeters)),
        notes=tuple(notes.textes),
        sources=_sources(observations, wanted),
    )


def _colonnes_dans_l_ordre(key: tuple[str, str]) -> tuple[bool, str, str]:
    year, perimeter = key
    return (not year[:1].isdigit(), year, perimeter)


def _sources(observations: list[Observation], wanted: dict[str, Indicateur]) -> tuple[tuple[str, Citation], ...]:
    cited: dict[tuple[str, str | None], dict[str, None]] = {}
    for o in observations:
        if o.source:
            name = wanted[o.indicateur].libelle_court or wanted[o.indicateur].libelle
            cited.setdefault((o.source, o.page), {})[name] = None
    return tuple(
        (", ".join(names) if len(cited) > 1 else "", Citation(document=document, page=page))
        for (document, page), names in cited.items()
    )
