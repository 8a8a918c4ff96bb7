"""Rules on people: agents are named by their function (personal data, RGPD), signatories by their name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from contrats.checks.scope import all_records
from contrats.diagnostics import Diagnostic, Level
from contrats.linking import Library
from contrats.model.action import ActionPrioritaire
from contrats.model.engagement import Engagement
from contrats.model.gouvernance import Instance
from contrats.model.territoire import Contact

CIVILITY = re.compile(r"\b(M\.|Mr|Mme|Mlle|Monsieur|Madame)\s+[A-ZÉÈ]")
NAME = re.compile(r"^[A-ZÉÈ][a-zéèêëïîôûç]+(?:-[A-ZÉÈ][a-zéèêëïîôûç]+)?\s+([A-ZÉÈ][A-ZÉÈÇ' -]{2,})$")
"""A first name and a last name in capitals, which is group 1; an acronym that the site knows may look like one."""
PERSONAL_MAIL = re.compile(r"^[a-z]+[.][a-z-]+@")
FIELDS = {Engagement: ("responsable",), ActionPrioritaire: ("pilote",), Contact: ("nom",), Instance: ("animation",)}


def functions_not_names(library: Library, *, au: date) -> Iterator[Diagnostic]:
    """A function is not a person's name, nor the address of a service a person's."""
    for record in all_records(library):
        for key in FIELDS.get(type(record), ()):
            words = getattr(record, key)
            name = NAME.match(words) if words else None
            if words and (CIVILITY.search(words) or (name and not _is_acronym(name[1], library))):
                yield Diagnostic(
                    "C150",
                    Level.AVERTISSEMENT,
                    record.place(key),
                    f"« {words} » ressemble au nom d'une personne",
                    "Écrivez sa fonction : « chef de projet politique de la ville ».",
                )
        if isinstance(record, Contact) and record.courriel and PERSONAL_MAIL.match(record.courriel.lower()):
            yield Diagnostic(
                "C151",
                Level.AVERTISSEMENT,
                record.place("courriel"),
                f"« {record.courriel} » ressemble à l'adresse d'une personne",
                "Donnez l'adresse du service.",
            )


def _is_acronym(word: str, library: Library) -> bool:
    return any(word == r.sigle for kind in ("terme", "organisation") for r in library.shared[kind].values())


RULES = (functions_not_names,)
