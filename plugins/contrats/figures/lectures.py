"""What can honestly be said of an indicator on a territory: its latest value, since when, and beside whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from contrats.figures.accords import espaces, quantite
from contrats.figures.comparaisons import comparaison, constat, evolution
from contrats.figures.lieux import Lieu
from contrats.figures.moments import moment
from contrats.figures.nombres import pluriel
from contrats.figures.phrases import Phrase, Refus, refus
from contrats.figures.series import empechement, point
from contrats.model.indicateur import Indicateur, Observation


@dataclass(frozen=True, slots=True)
class Lecture:
    """An indicator on one territory, in words."""

    observation: Observation
    """The latest."""
    constat: Phrase | Refus
    """That value alone, in a sentence."""
    evolution: Phrase | Refus | None
    """Since the first moment known on the same map; None when only one moment is known."""
    comparaisons: tuple[Phrase, ...]
    refus: tuple[Refus, ...]
    """Why other territories are not compared, each reason once."""

    @property
    def suites(self) -> tuple[str, ...]:
        """The first words to add to the value on a small place: since when, else beside whom."""
        said = [p.suite for p in (self.evolution, *self.comparaisons) if isinstance(p, Phrase)]
        return tuple(said[:2])


def derniere(observations: Iterable[Observation]) -> Observation | None:
    """The latest observation: the one without a year only when no other is known."""
    return max(observations, key=lambda o: (moment(o.annee).ordre, o.perimetre), default=None)


def lecture(
    indicateur: Indicateur,
    ici: Sequence[Observation],
    *,
    ailleurs: Iterable[Sequence[Observation]],
    lieux: Mapping[str, Lieu],
) -> Lecture | None:
    """The reading of an indicator on the territory of ``ici`` beside those of ``ailleurs``; None without ``ici``."""
    last = derniere(ici)
    if last is None:
        return None
    found = [
        comparaison(indicateur, last, ailleurs=other, lieux=lieux)
        for others in ailleurs
        if (other := du_meme_moment(others, que=last)) is not None and other.territoire != last.territoire
    ]
    return Lecture(
        observation=last,
        constat=constat(indicateur, last, lieu=lieux[last.territoire]),
        evolution=depuis_le_debut(indicateur, last, ici),
        comparaisons=tuple(f for f in found if isinstance(f, Phrase)),
        refus=tuple(dict.fromkeys(f for f in found if isinstance(f, Refus))),
    )


def depuis_le_debut(indicateur: Indicateur, last: Observation, ici: Iterable[Observation]) -> Phrase | Refus | None:
    """``last`` since the earliest number that may be compared; else the reason that stops the latest one.

    None where the territory has no other number.
    """
    before = sorted((o for o in ici if o is not last and point(o).moment.connu), key=lambda o: moment(o.annee).ordre)
    before = [o for o in before if o.annee != last.annee]
    said: Phrase | Refus | None = None
    for earlier in before:
        said = evolution(indicateur, last, depuis=earlier)
        if isinstance(said, Phrase):
            break
    return said


def du_meme_moment(observations: Iterable[Observation], *, que: Observation) -> Observation | None:
    """The observation to set beside ``que``: of the same year and document if there is one, else the latest."""
    found = list(observations)
    same = [o for o in found if o.annee == que.annee]
    same = [o for o in same if o.source == que.source] or same
    same = [o for o in same if o.perimetre == que.perimetre] or same
    return same[0] if same else derniere(found)


def etendue(indicateur: Indicateur, observations: Iterable[Observation], *, noms: Mapping[str, str]) -> Phrase | Refus:
    """« Parmi les quartiers, de 8,2 % (Elnon) à 22,1 % (Dutemple). » from one observation per quartier.

    ``noms`` has the name of each territory. Values that cannot be compared are counted, never drawn in.
    """
    found = list(observations)
    known = [o for o in found if empechement(o) is None]
    if len(known) < 2 or len({(o.annee, o.perimetre) for o in known}) > 1:
        return refus("rien-a-classer")
    low, high = min(known, key=lambda o: o.valeur), max(known, key=lambda o: o.valeur)
    first, last = (quantite(o.valeur, indicateur.unite, decimales=indicateur.decimales) for o in (low, high))
    without = len(found) - len(known)
    note = espaces(f"{pluriel(without, 'quartier')} sans valeur publiée.") if without else ""
    if low.valeur == high.valeur:
        words = f"La même valeur dans {pluriel(len(known), 'quartier')} : {first}."
        return Phrase(espaces(words), "autant", note)
    words = f"Parmi les quartiers, de {first} ({noms[low.territoire]}) à {last} ({noms[high.territoire]})."
    return Phrase(espaces(words), "plus", note)
