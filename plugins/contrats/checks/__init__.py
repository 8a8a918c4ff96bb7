"""Rules that the linked library must keep; each module is one family of rules, each rule a small generator."""

from __future__ import annotations

from datetime import date

from contrats.diagnostics import Diagnostic
from contrats.linking import Library


def run_checks(library: Library, *, au: date) -> list[Diagnostic]:
    """Everything that the rules say of the library, on the day ``au``."""
    return []
