"""Key figures: the tables of the page « Les chiffres », and those that other pages borrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from contrats.model.base import Remarque
from contrats.model.indicateur import Indicateur, Observation
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu, nom_de
from contrats.pages.tableaux import (
    Notes,
    Releve,
    Tableau,
    Valeur,
    annee_en_mots,
    statut_en_mots,
    tableaux,
    texte_court,
    unite_de_ligne,
    valeur,
)
from contrats.reading.validation import slug


@dataclass(frozen=True)
class Chiffre:
    """A figure for a tile: its latest value in words, with where and when."""

    indicateur: Indicateur
    unite: str
    """The unit to add to the indicator's name, if any."""
    valeur: str
    statut: str
    lieu: str
    annee: str


@dataclass(frozen=True)
class Sujet:
    """Indicators that the contract shows together."""

    ancre: str
    titre: str
    indicateurs: tuple[Indicateur, ...]
    tableaux: tuple[Tableau, ...]
    remarques: tuple[tuple[Remarque, str], ...]
    """The editors' notes, each once, with the names of the indicators they are about."""


@dataclass(frozen=True)
class LigneComparee:
    """An indicator's latest value on a territory, beside the others' value of the same year."""

    indicateur: Indicateur
    unite: str
    annee: str
    valeur: Valeur
    autres: tuple[Valeur | None, ...]


@dataclass(frozen=True)
class Comparaison:
    """A territory's figures by subject, beside those of larger territories."""

    lieu: str
    autres: tuple[Any, ...]
    sujets: tuple[tuple[str, tuple[LigneComparee, ...]], ...]
    notes: tuple[str, ...]
    largeur: int
    """The number of columns."""
    nombre: int
    """The number of indicators."""
    perimetres: tuple[str, ...]


def catalogue(rendu: Rendu, idents: Iterable[str] | None = None) -> list[Indicateur]:
    """The indicators of the catalogue in its order, or the known ones of ``idents`` in theirs."""
    known = rendu.library.shared["indicateur"]
    if idents is not None:
        return [known[i] for i in idents if i in known]
    return sorted(known.values(), key=lambda i: i.ordre)


def en_bref(releve: Releve, idents: Iterable[str], *, lieu: str | None = None) -> list[Chiffre]:
    """The latest value of each of these indicators (on the nearest territory, or on this one), for tiles."""
    found, dossier = [], releve.rendu.dossier
    for indicateur in catalogue(releve.rendu, idents):
        for code in [lieu] if lieu else releve.lieux(indicateur.id)[:1]:
            last = next(reversed(releve.de(indicateur.id, code)), None)
            if last is None:
                continue
            place = dossier.get("lieu", code)
            words, _ = texte_court(last, indicateur)
            status = statut_en_mots(last)
            name = nom_de(place) if place else code
            found.append(
                Chiffre(indicateur, unite_de_ligne(indicateur), words, status, name, annee_en_mots(last.annee))
            )
    return found


def comparaison(releve: Releve, idents: Iterable[str], *, lieu: str, autres: Iterable[str]) -> Comparaison | None:
    """The latest figures of a territory beside those of ``autres`` that have one; None without any."""
    notes, rows, others = Notes(), [], list(autres)
    for indicateur in catalogue(releve.rendu, idents):
        own = releve.de(indicateur.id, lieu)
        if own:
            beside = {p: _same_moment(own[-1], releve.de(indicateur.id, p)) for p in others}
            rows.append((indicateur, own[-1], beside))
    if not rows:
        return None
    columns = [p for p in others if any(beside[p] for _, _, beside in rows)]
    get = releve.rendu.dossier.get
    subjects: dict[str, list[LigneComparee]] = {}
    for indicateur, last, beside in rows:
        own = valeur(last, indicateur, notes)
        cells = tuple(valeur(o, indicateur, notes) if (o := beside[p]) else None for p in columns)
        line = LigneComparee(indicateur, unite_de_ligne(indicateur), annee_en_mots(last.annee), own, cells)
        subjects.setdefault(indicateur.groupe or "Autres chiffres", []).append(line)
    return Comparaison(
        lieu=nom_de(get("lieu", lieu)),
        autres=tuple(get("lieu", p) for p in columns),
        sujets=tuple((t, tuple(lines)) for t, lines in subjects.items()),
        notes=tuple(notes.textes),
        largeur=3 + len(columns),
        nombre=len(rows),
        perimetres=tuple(sorted({o.perimetre for _, o, _ in rows if o.perimetre})),
    )


def _same_moment(own: Observation, others: list[Observation]) -> Observation | None:
    """The observation of the same year; without a year, the one on the same page of the same document."""
    for other in others:
        dated = own.annee[:1].isdigit() or (own.source, own.page) == (other.source, other.page)
        if other.annee == own.annee and dated:
            return other
    return None


def sujets(releve: Releve) -> list[Sujet]:
    """Every indicator that has a value on this site, by table of the contract."""
    seen = [i for i in catalogue(releve.rendu) if i.id in releve]
    groups: dict[str, list[Indicateur]] = {}
    for indicateur in seen:
        groups.setdefault(indicateur.groupe or "Autres chiffres", []).append(indicateur)
    anchors = {i.id for i in seen}
    return [
        Sujet(
            ancre=f"sujet-{slug(title)}",
            titre=title,
            indicateurs=tuple(own),
            tableaux=tuple(tableaux(releve, own, prefixe=f"t-{slug(title)}", ancres=anchors)),
            remarques=_remarques(own),
        )
        for title, own in groups.items()
    ]


def _remarques(indicateurs: list[Indicateur]) -> tuple[tuple[Remarque, str], ...]:
    notes: dict[str, tuple[Remarque, list[str]]] = {}
    for indicateur in indicateurs:
        for note in indicateur.a_noter:
            notes.setdefault(note.texte, (note, []))[1].append(indicateur.libelle_court or indicateur.libelle)
    return tuple((note, ", ".join(names)) for note, names in notes.values())


def pages(rendu: Rendu) -> Iterator[Page]:
    found = sujets(Releve(rendu))
    if not found:
        return
    yield rendu.page(
        "chiffres.html",
        url="chiffres/",
        titre="Les chiffres",
        section="chiffres",
        sujets=found,
        description="Population, revenus, école, emploi : chaque chiffre avec son année et sa source.",
        modifiable="data/indicateurs/catalogue.yml",
    )
