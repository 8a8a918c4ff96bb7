"""Rules on ids: an id that becomes an address does not take one that a page already uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from contrats.checks.scope import all_records
from contrats.diagnostics import Diagnostic, Level
from contrats.linking import Library
from contrats.model.base import Record
from contrats.model.document import Document, Source
from contrats.model.engagement import Engagement
from contrats.model.financement import Instrument
from contrats.model.gouvernance import EtapeEvaluation, Instance
from contrats.model.participation import Concertation, ConseilCitoyen

_PARTICIPATION = r"ateliers|comment|concertation|conclusions?(-\d+)?|paroles|priorites(-\w+)?|regards?(-\d+)?"
TAKEN: dict[type[Record], str] = {
    # record: what its id cannot be, because its page has a list or a heading at that address
    Engagement: "par-orientation|par-echeance|par-theme|par-territoire",
    Instance: "instances|passees|principes|reunions",
    EtapeEvaluation: "actions|bientot|etats|evaluation|mesures|nouvelles|retards|sans-nouvelles",
    Concertation: _PARTICIPATION,
    ConseilCitoyen: _PARTICIPATION,
    Instrument: "bilan|engagements|instruments|projets|sommes|tfpb",
    Document: "pieces|sources",
    Source: "pieces|sources",
}
_TAKEN = {model: re.compile(words) for model, words in TAKEN.items()}


def free_address(library: Library, *, au: date) -> Iterator[Diagnostic]:
    """Two things at one address would hide each other."""
    for record in all_records(library):
        taken = _TAKEN.get(type(record))
        if taken and taken.fullmatch(record.id):
            yield Diagnostic(
                "C160",
                Level.ERREUR,
                record.place("id"),
                f"l'identifiant « {record.id} » est déjà l'adresse d'une liste ou d'un titre de la page",
                f"Choisissez-en un plus précis, par exemple « {record.id}-2024 ».",
            )


RULES = (free_address,)
