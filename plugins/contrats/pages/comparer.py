"""The quartiers of a contract side by side, subject by subject. Only for a contract that has several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from contrats.figures.lectures import derniere, du_meme_moment
from contrats.figures.series import empechement
from contrats.model.indicateur import Indicateur, Observation
from contrats.pages.page import Page
from contrats.pages.releve import PLUS_LARGES, par_groupe
from contrats.pages.rendu import Rendu
from contrats.pages.valeurs import Notes, Valeur, annee_en_mots, unite_de_ligne, valeur
from contrats.reading.validation import slug

AU_MOINS = 2
"""The quartiers that must have a value for an indicator to be a column."""


@dataclass(frozen=True)
class Colonne:
    indicateur: Indicateur
    unite: str
    annee: str
    perimetre: str
    """The map of the quartiers that the column follows, when the document says it."""


@dataclass(frozen=True)
class Case:
    valeur: Valeur | None
    rang: Decimal | None
    """The number to sort by; None for what has no exact number."""
    ecart: str
    """The year and the map, where they are not those of the column."""


@dataclass(frozen=True)
class Ligne:
    cible: Any
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class Sujet:
    ancre: str
    titre: str
    colonnes: tuple[Colonne, ...]
    quartiers: tuple[Ligne, ...]
    reperes: tuple[Ligne, ...]
    """The wider territories, never sorted among the quartiers."""
    notes: tuple[str, ...]


def pages(rendu: Rendu) -> Iterator[Page]:
    if not comparables(rendu):
        return
    yield rendu.page(
        "comparer.html",
        url="quartiers/comparer/",
        titre="Comparer les quartiers",
        section="quartiers",
        fil=(("Quartiers", "quartiers/"),),
        sujets=sujets(rendu),
        description="Les chiffres des quartiers du contrat, côte à côte.",
        modifiable="data/indicateurs/catalogue.yml",
    )


def comparables(rendu: Rendu) -> list[Indicateur]:
    """The indicators that at least two quartiers of the contract have."""
    codes = {q.code for q in rendu.dossier.quartiers}
    return [i for i in rendu.releve if len(codes.intersection(rendu.releve.lieux(i.id))) >= AU_MOINS]


def sujets(rendu: Rendu) -> list[Sujet]:
    """What the quartiers can be compared on, by subject."""
    return [_sujet(rendu, title, own) for title, own in par_groupe(comparables(rendu)).items()]


def _sujet(rendu: Rendu, title: str, indicateurs: list[Indicateur]) -> Sujet:
    releve, notes = rendu.releve, Notes()
    typical = {i.id: moment_commun(rendu, i) for i in indicateurs}
    columns = tuple(
        Colonne(i, unite_de_ligne(i), annee_en_mots(o.annee), o.perimetre) for i in indicateurs for o in [typical[i.id]]
    )
    own = {q.code for q in rendu.dossier.quartiers}
    places = sorted({p for i in indicateurs for p in releve.lieux(i.id)}, key=releve.rang.get)
    rows: dict[bool, list[Ligne]] = {True: [], False: []}
    for place in places:
        if place in own or releve.famille(place) in PLUS_LARGES:
            cells = tuple(_case(rendu, i, place, typical[i.id], notes) for i in indicateurs)
            rows[place in own].append(Ligne(rendu.dossier.get("lieu", place), cells))
    return Sujet(f"sujet-{slug(title)}", title, columns, tuple(rows[True]), tuple(rows[False]), tuple(notes.textes))


def moment_commun(rendu: Rendu, indicateur: Indicateur) -> Observation:
    """The latest observation of the moment and map that most quartiers share."""
    latest = [o for q in rendu.dossier.quartiers if (o := derniere(rendu.releve.de(indicateur.id, q.code))) is not None]
    moments = [(o.annee, o.perimetre) for o in latest]
    common = max(dict.fromkeys(moments), key=lambda m: (moments.count(m), m))
    return latest[moments.index(common)]


def _case(rendu: Rendu, indicateur: Indicateur, place: str, que: Observation, notes: Notes) -> Case:
    found = du_meme_moment(rendu.releve.de(indicateur.id, place), que=que)
    if found is None:
        return Case(None, None, "")
    apart = annee_en_mots(found.annee) if found.annee != que.annee else ""
    if found.perimetre and found.perimetre != que.perimetre:
        apart = ", ".join(w for w in (apart, f"carte de {found.perimetre}") if w)
    rank = found.valeur if empechement(found) is None and not apart else None
    return Case(valeur(found, indicateur, notes), rank, apart)
