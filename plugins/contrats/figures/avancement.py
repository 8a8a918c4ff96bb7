"""How far an engagement, project or action has come, and whether it is late, at an explicit day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from contrats.figures.echeances import fenetre
from contrats.model.engagement import Suivi

ETATS = {
    "a-venir": "À venir",
    "en-cours": "En cours",
    "realise": "Réalisé",
    "realise-en-partie": "Réalisé en partie",
    "en-pause": "En pause",
    "abandonne": "Abandonné",
}
CLOS = {"realise", "abandonne"}


@dataclass(frozen=True)
class Avancement:
    """The state shown to readers. ``cle`` is stable (for filters and colours), ``libelle`` is French."""

    cle: str
    libelle: str
    dernier: Suivi | None
    echeance_passee: bool

    @property
    def en_retard(self) -> bool:
        """Late for certain: the deadline has passed and the last known state is not final."""
        return self.echeance_passee and self.dernier is not None

    @property
    def sans_nouvelles(self) -> bool:
        """The deadline has passed and nothing was published about it."""
        return self.echeance_passee and self.dernier is None


def nouvelles(fiche: Any, *, au: date) -> list[Suivi]:
    """The points of progress known on the day ``au``, latest first."""
    return sorted((s for s in fiche.suivi if s.date <= au), key=lambda s: s.date)[::-1]


def avancement(fiche: Any, *, au: date) -> Avancement:
    """The progress of a record with ``suivi``, ``echeance`` and perhaps ``nature``, as known on the day ``au``.

    A point of progress dated after ``au`` is not known yet. Without any, the state is « non renseigné », or « déjà en
    place » when the contract itself describes something that existed. Lateness needs a last possible day.
    """
    known = nouvelles(fiche, au=au)
    last = known[0] if known else None
    end = fenetre(fiche.echeance).fin
    if last is not None:
        cle, libelle = last.etat, ETATS[last.etat]
    elif getattr(fiche, "nature", None) == "en-place":
        cle, libelle = "en-place", "Déjà en place à la signature"
    else:
        cle, libelle = "non-renseigne", "Suivi non renseigné"
    passed = end is not None and end < au and cle not in CLOS and cle != "en-place"
    return Avancement(cle, libelle, last, passed)
