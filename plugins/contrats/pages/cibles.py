"""The way from a baseline to a target, in words and as a chart, for a promise that gives numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from contrats.figures import cibles, graphiques
from contrats.figures.accords import majuscule
from contrats.figures.avancement import nouvelles
from contrats.figures.graphiques import Dessin, Jalon
from contrats.figures.phrases import Phrase
from contrats.model.base import Citation
from contrats.model.engagement import Cible
from contrats.pages.indicateurs import documents_en_mots
from contrats.pages.rendu import Rendu


@dataclass(frozen=True)
class Chemin:
    mots: tuple[Phrase, ...]
    dessin: Dessin


def chemins(rendu: Rendu, fiche: Any, sources: tuple[Citation, ...]) -> list[Chemin]:
    """One per target that has a number and something to compare it with: a baseline or a published result.

    A result belongs to the target only when there is a single one.
    """
    known = [s for s in nouvelles(fiche, au=rendu.au) if s.valeur is not None]
    latest = max(known, key=lambda s: s.date) if known and len(fiche.cible) == 1 else None
    source = documents_en_mots(rendu, sources)
    return [
        Chemin(tuple(_mots(cible, latest)), _dessin(cible, latest, source, f"cible-{n}"))
        for n, cible in enumerate(fiche.cible, start=1)
        if cible.valeur is not None and (latest or (cible.reference and cible.reference.valeur is not None))
    ]


def _mots(cible: Cible, latest: Any) -> Iterator[Phrase]:
    if latest:
        said = cibles.progres(cible, valeur=latest.valeur, quand=f"en {latest.date.year}")
        said = said if isinstance(said, Phrase) else cibles.distance(cible, valeur=latest.valeur)
    else:
        said = cibles.ambition(cible)
    if isinstance(said, Phrase):
        yield said


def _dessin(cible: Cible, latest: Any, source: str, prefixe: str) -> Dessin:
    start = cible.reference
    data = graphiques.Progression(
        titre=majuscule(cible.objet or "Résultat visé"),
        source=source,
        unite=cible.unite or "",
        cible=Jalon(valeur=cible.valeur, quand=str(cible.annee or ""), texte=cible.texte or ""),
        depart=Jalon(valeur=start.valeur, quand=str(start.annee or ""), objectif=start.objectif) if start else None,
        actuel=Jalon(valeur=latest.valeur, quand=str(latest.date.year)) if latest else None,
    )
    return graphiques.progression(data, prefixe=prefixe)
