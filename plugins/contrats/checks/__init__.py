"""Rules that the linked library must keep; each module is one family of rules, each rule a small generator."""

from __future__ import annotations

from contrats.diagnostics import Diagnostic
from contrats.linking import Library


def run_checks(library: Library) -> list[Diagnostic]:
    return []
