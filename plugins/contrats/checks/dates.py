"""Rules on days: order, and no news from the future."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from contrats.checks.scope import all_records
from contrats.diagnostics import Diagnostic, Level
from contrats.linking import Library
from contrats.model.contrat import Contrat
from contrats.model.engagement import Suivi
from contrats.model.temps import Echeance, Periode


def in_order(library: Library, *, au: date) -> Iterator[Diagnostic]:
    """A period does not end before it starts."""
    for record in all_records(library):
        if isinstance(record, Echeance):
            start, end, key = record.au_plus_tot, record.au_plus_tard, "au-plus-tard"
        elif isinstance(record, (Periode, Contrat)):
            start, end, key = record.debut, record.fin, "fin"
        else:
            continue
        if start and end and end < start:
            yield Diagnostic(
                "C110",
                Level.ERREUR,
                record.place(key),
                f"la fin ({end}) est avant le début ({start})",
                "Échangez ou corrigez les deux dates.",
            )


def no_news_from_the_future(library: Library, *, au: date) -> Iterator[Diagnostic]:
    """A point of progress is dated at the latest on the day of the site."""
    for record in all_records(library):
        if isinstance(record, Suivi) and record.date > au:
            yield Diagnostic(
                "C111",
                Level.AVERTISSEMENT,
                record.place("date"),
                f"ce point d'avancement est daté du {record.date}, après le jour du site ({au})",
                "Corrigez la date ; il ne sera montré qu'à partir de ce jour.",
            )


RULES = (in_order, no_news_from_the_future)
