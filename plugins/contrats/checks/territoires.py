"""Rules on quartiers and communes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from contrats.checks.scope import contrats, shared
from contrats.diagnostics import Diagnostic, Level
from contrats.linking import Library

LETTERS = {"I": "inchange", "M": "modifie", "N": "nouveau"}
"""The last letter of a 2024 code says how the perimeter changed (ANCT, correspondence list 2024–2015)."""


def perimeter_matches_code(library: Library, *, au: date) -> Iterator[Diagnostic]:
    for quartier in shared(library, "quartier"):
        expected = LETTERS[quartier.code[-1]]
        if quartier.perimetre and quartier.perimetre != expected:
            yield Diagnostic(
                "C120",
                Level.AVERTISSEMENT,
                quartier.place("perimetre"),
                f"le code {quartier.code} se termine par {quartier.code[-1]} : le périmètre est « {expected} », pas « {quartier.perimetre} »",
                f"Écrivez « perimetre: {expected} », ou vérifiez le code.",
            )


def quartier_has_communes(library: Library, *, au: date) -> Iterator[Diagnostic]:
    for quartier in shared(library, "quartier"):
        if not quartier.communes:
            yield Diagnostic(
                "C121",
                Level.AVERTISSEMENT,
                quartier.place("code"),
                f"le quartier {quartier.code} n'a pas de commune",
                "Ajoutez « communes: [code INSEE] ».",
            )


def chapters_belong(library: Library, *, au: date) -> Iterator[Diagnostic]:
    """A commune chapter is about a commune of the contract."""
    for dossier in contrats(library):
        known = set(dossier.contrat.communes)
        for chapter in dossier.communes:
            if chapter.insee not in known:
                yield Diagnostic(
                    "C122",
                    Level.AVERTISSEMENT,
                    chapter.place("insee"),
                    f"la commune {chapter.insee} a un chapitre, mais n'est pas dans « communes » du contrat",
                    "Ajoutez son code à contrat.yml, ou effacez le chapitre.",
                )


RULES = (perimeter_matches_code, quartier_has_communes, chapters_belong)
