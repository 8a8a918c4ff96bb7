"""The charts of an indicator, from its observations. A chart that would say nothing is None, not an empty frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from contrats.figures import graphiques
from contrats.figures.graphiques import Dessin
from contrats.figures.moments import moment
from contrats.figures.rapports import genre
from contrats.figures.series import point
from contrats.model.indicateur import Indicateur, Observation


@dataclass(frozen=True, slots=True)
class Trait:
    """One territory of a chart, by its name, with what is observed there."""

    nom: str
    observations: tuple[Observation, ...]
    sujet: bool = False
    """The territory that the page is about."""


def _cadre(indicateur: Indicateur, source: str, precision: str = "") -> dict[str, object]:
    return {
        "titre": indicateur.libelle.replace("'", "’"),
        "unite": indicateur.unite,
        "decimales": indicateur.decimales,
        "source": source,
        "precision": precision,
    }


def evolution(indicateur: Indicateur, traits: Iterable[Trait], *, source: str, prefixe: str) -> Dessin | None:
    """Lines over the years for the first four territories that have at least two dated numbers."""
    series = []
    for t in traits:
        points = tuple(_point(o) for o in _du_meme_rythme(t.observations))
        if len({p.annee for p in points if p.valeur is not None}) > 1:
            series.append(graphiques.Serie(nom=t.nom, points=points))
    if not series:
        return None
    data = graphiques.Evolution(**_cadre(indicateur, source), series=tuple(series[:4]))
    return graphiques.evolution(data, prefixe=prefixe)


def _du_meme_rythme(observations: Iterable[Observation]) -> list[Observation]:
    """Years with years, quarters with quarters: those of the most frequent kind, which one axis can hold."""
    dated = [(moment(o.annee).rythme, o) for o in observations if moment(o.annee).connu]
    kinds = [kind for kind, _ in dated]
    usual = max(dict.fromkeys(kinds), key=kinds.count, default="")
    return [o for kind, o in dated if kind == usual]


def _point(observation: Observation) -> graphiques.Point:
    p = point(observation)
    plain = observation.annee.isdigit()
    return graphiques.Point(
        annee=p.moment.debut.year,
        valeur=p.valeur,
        perimetre=observation.perimetre,
        quand="" if plain else observation.annee,
        texte=(observation.valeur_texte or "") if not p.exacte else "",
        mention=p.mention,
        douteux=observation.statut == "douteux",
    )


def comparaison(
    indicateur: Indicateur, traits: Iterable[Trait], *, source: str, prefixe: str, precision: str = ""
) -> Dessin | None:
    """Bars for the territories, one observation each; the highest first, those without a number last."""
    bars = [_barre(t) for t in traits if t.observations]
    if len([b for b in bars if b.valeur is not None]) < 2:
        return None
    bars.sort(key=lambda b: (b.valeur is None, -(b.valeur or 0)))
    data = graphiques.Comparaison(**_cadre(indicateur, source, precision), barres=tuple(bars))
    return graphiques.comparaison(data, prefixe=prefixe)


def _barre(trait: Trait) -> graphiques.Barre:
    observation = trait.observations[0]
    p = point(observation)
    return graphiques.Barre(
        nom=trait.nom,
        valeur=p.valeur,
        annee=observation.annee if p.moment.connu else "",
        perimetre=observation.perimetre,
        texte=(observation.valeur_texte or "") if not p.exacte else "",
        mention=p.mention,
        douteux=observation.statut == "douteux",
        sujet=trait.sujet,
    )


def composition(
    tout: str,
    parts: Sequence[tuple[str, Indicateur, Observation]],
    *,
    source: str,
    prefixe: str,
    unite: str,
    total: Decimal | None = None,
    precision: str = "",
) -> Dessin | None:
    """The parts of a whole, in the order given; ``total`` is the printed one of a sum of counts, in ``unite``."""
    if len(parts) < 2:
        return None
    pieces = tuple(
        graphiques.Part(nom=name, valeur=p.valeur, texte="" if p.exacte else o.valeur_texte or "", mention=p.mention)
        for name, _, o in parts
        for p in [point(o)]
    )
    decimals = {i.decimales for _, i, _ in parts}
    data = graphiques.Composition(
        titre=tout,
        unite=unite,
        decimales=next(iter(decimals)) if len(decimals) == 1 else None,
        source=source,
        precision=precision,
        parts=pieces,
        total=total,
    )
    return graphiques.composition(data, prefixe=prefixe)


def comparables(indicateur: Indicateur, familles: Sequence[str]) -> str | None:
    """The only family of territories among which this indicator may be drawn; None when any may stand beside any.

    A count depends on the size of the territory: quartiers beside France would be a false picture.
    """
    if not (genre(indicateur.unite).compte or indicateur.additif):
        return None
    return max(dict.fromkeys(familles), key=lambda f: (f == "quartier", familles.count(f)), default="")
