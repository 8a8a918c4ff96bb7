"""Observations and indicators for the tests of series and comparisons, and a reader of generated sentences.

``lire`` takes a sentence apart into the numbers and words that a reader sees: tests then hold these
against the values that it was made from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from contrats.figures.accords import CARDINAUX
from contrats.figures.lieux import Lieu
from contrats.model.indicateur import Indicateur, Observation

QUARTIER, VOISIN, COMMUNE, FRANCE = "QN05941I", "QN05933M", "59295", "france"
LIEUX = {
    QUARTIER: Lieu(QUARTIER, "quartier", "dans le quartier", "dans le quartier Pasteur-Foch", "le quartier"),
    VOISIN: Lieu(VOISIN, "quartier", "dans le quartier", "dans le quartier des Moulins", "le quartier"),
    COMMUNE: Lieu(COMMUNE, "commune", "dans la commune", "à Hazebrouck", "la commune"),
    FRANCE: Lieu(FRANCE, "pays", "en France", "en France", "la France"),
    "qpv-france": Lieu("qpv-france", "qpv-ensemble", "dans les QPV", "dans les QPV", "les QPV"),
}


def indicateur(unite: str = "%", **champs: Any) -> Indicateur:
    """An indicator named « Essai »; ``unite`` and the other fields as in the catalogue."""
    fields = {"id": "essai", "libelle": "Essai", "unite": unite} | champs
    return Indicateur.model_validate({k.replace("_", "-"): v for k, v in fields.items() if v != ""})


def observation(valeur: Decimal | str | int | None = None, annee: str = "2021", **champs: Any) -> Observation:
    """A value of the quartier on the 2015 map, in one document, unless told otherwise."""
    fields = {
        "indicateur": "essai",
        "territoire": QUARTIER,
        "annee": annee,
        "perimetre": "2015",
        "source": "contrat",
        "page": "p. 1",
    } | champs
    if valeur is not None:
        fields["valeur"] = valeur
    return Observation.model_validate({k.replace("_", "-"): v for k, v in fields.items()})


def ailleurs(valeur: Decimal | str | int | None = None, annee: str = "2021", **champs: Any) -> Observation:
    """A value of the commune."""
    return observation(valeur, annee, **({"territoire": COMMUNE, "perimetre": ""} | champs))


NOMBRE = r"[−+]?\d{1,3}(?:\u202f\d{3})*(?:,\d+)?"


@dataclass(frozen=True)
class Lecture:
    """What a reader reads in a sentence."""

    un: Decimal
    autre: Decimal | None
    sens: str | None
    """« plus », « moins », « autant », or None where both numbers stand without a word (« contre »)."""
    ecart: Decimal | None
    environ: bool
    fois: str | None
    variation: str | None


def nombre_lu(texte: str) -> Decimal:
    return Decimal(texte.replace("\u202f", "").replace(",", ".").replace("−", "-").replace("+", ""))


def lire(texte: str, *, entre_lieux: bool = False) -> Lecture:
    """The sentence taken apart; fails when it has none of the known shapes.

    What stands in brackets is the other territory's value, or in time the change.
    """
    start, comma, end = texte.partition(", ")
    first = re.match(rf"Essai\u00a0: ({NOMBRE})", start)
    last = re.search(r"\(([^()]+)\)\.$", end)
    inside = last[1] if last else ""
    against = re.match(rf"contre ({NOMBRE})", end)
    gap = re.match(rf"soit (environ )?({NOMBRE}).* de (plus|moins)\b.* qu(?:e |')", end)
    times = re.match(r"(.* fois) (plus|moins) qu(?:e |')", end)
    equal = re.match(r"(à peu près )?autant qu(?:e |')", end)
    other = re.match(rf"({NOMBRE})", inside) if entre_lieux or end.startswith("à peu près") else None
    assert first and comma and texte.endswith("."), f"unreadable: {texte!r}"
    assert sum(map(bool, (against, gap, times, equal))) == 1, f"unreadable: {texte!r}"
    if against:
        other = against
    return Lecture(
        un=nombre_lu(first[1]),
        autre=nombre_lu(other[1]) if other else None,
        sens=gap[3] if gap else times[2] if times else "autant" if equal else None,
        ecart=nombre_lu(gap[2]) if gap else None,
        environ=bool(gap and gap[1]),
        fois=times[1] if times else None,
        variation=inside if inside and not other else None,
    )


def fois_lu(texte: str) -> tuple[str, Decimal]:
    """« près de trois fois » -> (« près de », 3)."""
    m = re.match(r"(environ |près de |)([^ ]+) fois", texte)
    word = m[2]
    return m[1].strip(), Decimal(CARDINAUX.index(word)) if word in CARDINAUX else nombre_lu(word)


FAUTES = re.compile(r"None|NaN|nan\b|Infinity|\{|\}|[ \u00a0\u202f]{2}| [%:;€!?»]|« |\d \d{3}|,,|\.\.|^\s|\s$|\( | \)")
"""What no sentence may hold."""


def sans_faute(texte: str) -> bool:
    """The typography of a generated sentence is right."""
    return not FAUTES.search(texte) and not re.search(r"\bde [aeiouéèêh]\w+ \d|\bque (?:en|à|au)\b", texte)
