"""The rules that stop a false comparison of two observations, each with its reason in French."""

from __future__ import annotations

from collections.abc import Mapping

from contrats.figures.accords import majuscule
from contrats.figures.lieux import Lieu
from contrats.figures.moments import moment
from contrats.figures.phrases import Refus, refus
from contrats.figures.rapports import genre
from contrats.figures.series import empechement
from contrats.model.indicateur import Indicateur, Observation

ANNEES_VOISINES = 3
"""Territories are compared over at most this many years' gap, which the sentence then says."""

TAILLES_VOISINES = {"quartier", "commune", "poche", "ex-veille-active", "quartier-vecu"}
"""Families whose territories are near enough in size for their counts to be set side by side."""


def refus_dans_le_temps(
    indicateur: Indicateur, apres: Observation, *, depuis: Observation, familles: Mapping[str, str]
) -> Refus | None:
    """What stops a comparison of two moments of one territory."""
    new, old = moment(apres.annee), moment(depuis.annee)
    if {apres.indicateur, depuis.indicateur} != {indicateur.id}:
        return refus("indicateur")
    if apres.territoire != depuis.territoire:
        return refus("territoire")
    refused = _refus_des_valeurs(apres, depuis, familles)
    if refused:
        return refused
    if not (new.connu and old.connu):
        return refus("sans-annee")
    if new.ordre == old.ordre:
        return refus("meme-annee")
    words = {"un": majuscule(new.nom), "autre": old.nom}
    if new.rythme != old.rythme:
        return refus("rythme", **words)
    if new.debut < old.debut:
        return refus("ordre")
    if new.debut <= old.fin:
        return refus("chevauchement", **words)
    return _refus_de_carte(apres, depuis) if apres.perimetre != depuis.perimetre else None


def refus_entre_lieux(
    indicateur: Indicateur,
    ici: Observation,
    *,
    ailleurs: Observation,
    lieux: tuple[Lieu, Lieu],
    familles: Mapping[str, str],
) -> Refus | None:
    """What stops a comparison of two territories."""
    own, other = moment(ici.annee), moment(ailleurs.annee)
    if {ici.indicateur, ailleurs.indicateur} != {indicateur.id}:
        return refus("indicateur")
    if ici.territoire == ailleurs.territoire:
        return refus("meme-territoire")
    sized = genre(indicateur.unite).compte or indicateur.additif
    if sized and (lieux[0].famille != lieux[1].famille or lieux[0].famille not in TAILLES_VOISINES):
        return refus("taille")
    refused = _refus_des_valeurs(ici, ailleurs, familles)
    if refused:
        return refused
    maps = {o.perimetre for o, place in zip((ici, ailleurs), lieux, strict=True) if place.suit_la_carte}
    if len(maps | {o.perimetre for o in (ici, ailleurs) if o.perimetre}) > 1:
        return _refus_de_carte(ici, ailleurs)
    if not (own.connu and other.connu):
        undated = not (own.connu or other.connu)
        same_page = (ici.source, ici.page) == (ailleurs.source, ailleurs.page)
        return None if undated and same_page else refus("sans-annee")
    words = {"un": majuscule(own.nom), "autre": other.nom}
    if own.rythme != other.rythme:
        return refus("rythme", **words)
    if abs(own.debut.year - other.debut.year) > ANNEES_VOISINES:
        return refus("annees-eloignees", ans=str(ANNEES_VOISINES), un=own.nom, autre=other.nom)
    return None


def _refus_des_valeurs(un: Observation, autre: Observation, familles: Mapping[str, str]) -> Refus | None:
    """No plain number, or two documents that are not known to count in the same way."""
    refused = empechement(un) or empechement(autre)
    if refused:
        return refused
    sources = {familles.get(o.source or "", o.source) for o in (un, autre)}
    return refus("source") if len(sources) > 1 else None


def _refus_de_carte(un: Observation, autre: Observation) -> Refus:
    first, second = (o.perimetre or "non précisée" for o in (un, autre))
    return refus("perimetre", un=first, autre=second)
