"""Key figures: the tables of the page « Les chiffres », and those that other pages borrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from contrats.figures.lectures import derniere
from contrats.figures.phrases import Phrase
from contrats.linking import EngagementLie
from contrats.model.indicateur import Indicateur, Observation
from contrats.pages.comparer import comparables
from contrats.pages.noms import nom_de
from contrats.pages.page import Page
from contrats.pages.releve import groupe_de, par_groupe
from contrats.pages.rendu import Rendu
from contrats.pages.valeurs import (
    Notes,
    Valeur,
    annee_en_mots,
    statut_en_mots,
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
    suites: tuple[str, ...] = ()
    """« 7,8 points de plus qu'en 2017. »"""
    engagements: tuple[EngagementLie, ...] = ()
    """Those that cite the indicator."""


@dataclass(frozen=True)
class LigneDuTableauDeBord:
    """An indicator in one line: its latest value for the contract, or the range over its quartiers."""

    indicateur: Indicateur
    unite: str
    lieu: str
    annee: str
    perimetre: str
    valeur: Valeur
    en_mots: str
    """What it has become, else how the quartiers differ, in a sentence; empty when nothing honest can be said."""


@dataclass(frozen=True)
class Sujet:
    """Indicators that the contract shows together."""

    ancre: str
    titre: str
    lignes: tuple[LigneDuTableauDeBord, ...]
    notes: tuple[str, ...]


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


def en_bref(rendu: Rendu, idents: Iterable[str], *, lieu: str | None = None) -> list[Chiffre]:
    """The latest value of each of these indicators (on the contract's main territory, or on this one), for tiles."""
    found, releve = [], rendu.releve
    for indicateur in rendu.dossier.all_of("indicateur", idents):
        code = lieu or releve.principal(indicateur.id)
        last = derniere(releve.de(indicateur.id, code)) if code else None
        if last is None:
            continue
        reading = releve.lecture(indicateur, code)
        words, _ = texte_court(last, indicateur)
        found.append(
            Chiffre(
                indicateur,
                unite_de_ligne(indicateur),
                words,
                statut_en_mots(last),
                releve.noms[code],
                annee_en_mots(last.annee),
                reading.suites if reading else (),
                tuple(releve.qui_cite(indicateur.id)),
            )
        )
    return found


def comparaison(rendu: Rendu, idents: Iterable[str], *, lieu: str, autres: Iterable[str]) -> Comparaison | None:
    """The latest figures of a territory beside those of ``autres`` that have one; None without any."""
    notes, rows, others, releve = Notes(), [], list(autres), rendu.releve
    for indicateur in rendu.dossier.all_of("indicateur", idents):
        own = releve.de(indicateur.id, lieu)
        if own:
            beside = {p: _same_moment(own[-1], releve.de(indicateur.id, p)) for p in others}
            rows.append((indicateur, own[-1], beside))
    if not rows:
        return None
    columns = [p for p in others if any(beside[p] for _, _, beside in rows)]
    get = rendu.dossier.get
    subjects: dict[str, list[LigneComparee]] = {}
    for indicateur, last, beside in rows:
        own = valeur(last, indicateur, notes)
        cells = tuple(valeur(o, indicateur, notes) if (o := beside[p]) else None for p in columns)
        line = LigneComparee(indicateur, unite_de_ligne(indicateur), annee_en_mots(last.annee), own, cells)
        subjects.setdefault(groupe_de(indicateur), []).append(line)
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


def sujets(rendu: Rendu) -> list[Sujet]:
    """Every indicator that has a value on this site, by table of the contract."""
    found = []
    for title, own in par_groupe(rendu.releve).items():
        notes = Notes()
        lines = tuple(line for i in own if (line := _ligne(rendu, i, notes)))
        found.append(Sujet(f"sujet-{slug(title)}", title, lines, tuple(notes.textes)))
    return found


def _ligne(rendu: Rendu, indicateur: Indicateur, notes: Notes) -> LigneDuTableauDeBord | None:
    releve = rendu.releve
    place = releve.principal(indicateur.id)
    last = derniere(releve.de(indicateur.id, place)) if place else None
    if last is None:
        return None
    reading = releve.lecture(indicateur, place)
    words = [p for p in (reading.evolution if reading else None, releve.etendue(indicateur)) if isinstance(p, Phrase)]
    return LigneDuTableauDeBord(
        indicateur,
        unite_de_ligne(indicateur),
        releve.noms[place],
        annee_en_mots(last.annee),
        last.perimetre,
        valeur(last, indicateur, notes),
        " ".join(p.suite or p.texte for p in words),
    )


def pages(rendu: Rendu) -> Iterator[Page]:
    found = sujets(rendu)
    if not found:
        return
    yield rendu.page(
        "chiffres.html",
        url="chiffres/",
        titre="Les chiffres",
        section="chiffres",
        sujets=found,
        cles=en_bref(rendu, rendu.dossier.contrat.chiffres_cles),
        nombre=sum(len(s.lignes) for s in found),
        comparer=bool(comparables(rendu)),
        description="Population, revenus, école, emploi : chaque chiffre avec son année et sa source.",
        modifiable="data/indicateurs/catalogue.yml",
    )
