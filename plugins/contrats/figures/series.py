"""Honest series: the observations of an indicator by territory and perimeter.

A suppressed value is a hole, never a zero, never summed, never derived from a total. Values on the 2015
map and on the 2024 map are two series, even for a quartier whose contour did not change (its code ends in
I): INSEE warns against chaining them, so it is for the page to say that the contour is the same. A value
without a year is never placed in time.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from contrats.figures.moments import Moment, moment
from contrats.figures.phrases import Refus, refus
from contrats.model.indicateur import Indicateur, Observation

SUPPRIMEES = {"nd": "non disponible", "ns": "non significatif", "s": "secret statistique", "so": "sans objet"}
RESERVES = {"douteux": "à vérifier", "estime": "estimé", "provisoire": "provisoire", "borne": "borne"}
"""Statuses of a value that is printed, but not plainly, and how to flag it."""
AVERTISSEMENT_INSEE = (
    "L'Insee prévient : d'une édition à la suivante, les chiffres d'un quartier ne disent pas une tendance."
)

_APPROCHE = re.compile(
    r"^\D*\b(?:environ|pr[èe]s d|plus d|moins d|autour d|jusqu|quasi|presque|quelques?\b|entre\b|à peu près|"
    r"de l'ordre d|(?:sup|inf)[ée]rieure?s? à|une (?:dizaine|centaine)|un millier|"
    r"(?:la moitié|un tiers|un quart|deux tiers|trois quarts)\b)"
    r"|^\s*[<>≤≥~≈±]"
    r"|\b(?:ou plus|ou moins|au moins|au plus|minimum|maximum|environ|à peu près)\b"
    r"|^\s*\d+\s*/\s*\d+\b"
    r"|\d\s+(?:\w+\s+)*sur\s+\d"
    r"|^\s*(?:de\b.*?)?[\d,.]+(?: ?%)?\s*(?:à|–)\s*[−-]?\d"
    r"|^de\b.*\d.*\bà\b.*\d",
    re.I,
)
"""Printed words that make a number a bound or an order of magnitude."""


@dataclass(frozen=True, slots=True)
class Point:
    """One observation placed in time."""

    observation: Observation
    moment: Moment
    valeur: Decimal | None
    """The number as printed; None for a hole."""
    exacte: bool
    """The number stands for itself: neither suppressed, nor a bound, nor an order of magnitude."""
    mention: str = ""
    """The flag to show beside the value, or in place of it: « à vérifier », « non disponible »."""

    @property
    def trou(self) -> bool:
        """Nothing to draw: leave a gap in the line, a dash in the table."""
        return self.valeur is None


def point(observation: Observation) -> Point:
    """The observation with its moment; a number written beside a suppressing status is not believed."""
    status, when = observation.statut, moment(observation.annee)
    if status in SUPPRIMEES:
        return Point(observation, when, None, False, SUPPRIMEES[status])
    if observation.valeur is None:
        return Point(observation, when, None, False, RESERVES.get(status, "non disponible"))
    return Point(observation, when, observation.valeur, not _approchee(observation), RESERVES.get(status, ""))


def _approchee(observation: Observation) -> bool:
    """Printed as a bound or an order of magnitude (« plus de 75 % », « 1/3 »), whatever the status says."""
    printed = observation.valeur_texte
    return observation.statut == "borne" or bool(printed and _APPROCHE.search(printed))


def empechement(observation: Observation) -> Refus | None:
    """Why this observation's number cannot be compared, or None when it can."""
    found = point(observation)
    when, printed = found.moment.en, observation.valeur_texte
    if observation.statut in SUPPRIMEES:
        return refus("supprimee", quand=when, mention=found.mention)
    if found.trou:
        return refus("mots", texte=printed) if printed else refus("absente", quand=when)
    return None if found.exacte else refus("approchee", texte=printed or "borne")


@dataclass(frozen=True, slots=True)
class Serie:
    """What is known of an indicator on one territory and one map of the quartiers."""

    indicateur: str
    territoire: str
    perimetre: str
    """« 2015 », « 2024 », or empty where the document does not say or the territory has no such map."""
    points: tuple[Point, ...]
    """Those whose moment is known, oldest first, holes included."""
    sans_annee: tuple[Point, ...]

    @property
    def suites(self) -> tuple[tuple[Point, ...], ...]:
        """The points that one line may join (years with years, quarters with quarters), longest first."""
        found: dict[str, list[Point]] = {}
        for p in self.points:
            found.setdefault(p.moment.rythme, []).append(p)
        return tuple(tuple(s) for s in sorted(found.values(), key=len, reverse=True))

    @property
    def contour_inchange(self) -> bool:
        """The quartier's contour is the same in 2015 and 2024 (its code ends in I): the page may say so."""
        return contour_inchange(self.territoire)


def contour_inchange(territoire: str) -> bool:
    """This code is that of a quartier whose contour did not change in 2024."""
    return bool(re.fullmatch(r"QN\w{5}I", territoire))


def avertissement_de_carte(perimetre: str, *, carte: str, territoire: str = "") -> str:
    """What a map of quartiers must say of figures made on another one; empty when it is the same."""
    if not perimetre or perimetre == carte:
        return ""
    same = " Le contour de ce quartier n'a pas changé entre les deux." if contour_inchange(territoire) else ""
    return f"Chiffres établis sur les quartiers de {perimetre}, montrés sur la carte de {carte}.{same}"


def series(observations: Iterable[Observation]) -> tuple[Serie, ...]:
    """The series of these observations, in the order in which they first come."""
    found: dict[tuple[str, str, str], list[Point]] = {}
    for o in observations:
        found.setdefault((o.indicateur, o.territoire, o.perimetre), []).append(point(o))
    return tuple(
        Serie(
            *key,
            points=tuple(sorted((p for p in points if p.moment.connu), key=lambda p: p.moment.ordre)),
            sans_annee=tuple(p for p in points if not p.moment.connu),
        )
        for key, points in found.items()
    )


@dataclass(frozen=True, slots=True)
class Somme:
    """A sum of values of several territories, at one moment and on one map."""

    valeur: Decimal
    moment: Moment
    perimetre: str
    precaution: str = ""


def somme(
    observations: Iterable[Observation],
    *,
    indicateur: Indicateur,
    territoires: Collection[str],
    dans: Mapping[str, Collection[str]] | None = None,
) -> Somme | Refus:
    """The sum over ``territoires``, all of them and nothing else, or why there is none.

    Refused unless the indicator is additive and each territory has one exact value of the same moment and
    map. ``dans`` tells which territories hold which: a territory is not added to one that contains it.
    """
    found = [o for o in observations if o.indicateur == indicateur.id and o.territoire in territoires]
    places = [o.territoire for o in found]
    missing = [t for t in territoires if t not in places]
    nested = [t for t in places if set((dans or {}).get(t, ())) & set(places)]
    twice = nested or [t for n, t in enumerate(places) if t in places[:n]]
    maps = {o.perimetre or "non précisée" for o in found}
    checks = (
        (not indicateur.additif, "additif", {}),
        (not territoires, "vide", {}),
        (bool(missing), "incomplet", {"manque": ", ".join(missing)}),
        (bool(twice), "double", {"manque": ", ".join(twice)}),
        (len(maps) > 1, "perimetre", {"un": min(maps, default=""), "autre": max(maps, default="")}),
        (len({_quand(o) for o in found}) > 1, "moments", {}),
    )
    for refused, key, words in checks:
        if refused:
            return refus(key, **words)
    for o in found:
        if (hindrance := empechement(o)) is not None:
            return hindrance
    flagged = sorted({RESERVES[o.statut] for o in found if o.statut in RESERVES})
    warning = f"Une des valeurs additionnées est signalée : {', '.join(flagged)}." if flagged else ""
    total = sum((o.valeur for o in found), Decimal(0))
    return Somme(total, moment(found[0].annee), found[0].perimetre, warning)


def _quand(observation: Observation) -> tuple[object, ...]:
    """What two values of one sum share: their moment or, where no year is printed, the page they stand on."""
    when = moment(observation.annee)
    return (when.rythme, when.ordre) if when.connu else (observation.source, observation.page)
