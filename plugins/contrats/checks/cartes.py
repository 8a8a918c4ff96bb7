"""Rules on the two maps of quartiers, that of 2015 and that of 2024."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from contrats.diagnostics import Diagnostic, Level
from contrats.linking import Library


def doubtful_correspondences(library: Library, *, au: date) -> Iterator[Diagnostic]:
    """A quartier whose 2015 origin is in doubt must not be followed from one map to the other."""
    maps: dict[tuple[str, str], set[str]] = {}
    for o in library.observations:
        maps.setdefault((o.territoire, o.indicateur), set()).add(o.perimetre)
    both = {territoire for (territoire, _), perimetres in maps.items() if {"2015", "2024"} <= perimetres}
    for c in library.correspondances:
        if c.a_verifier and c.code in both:
            yield Diagnostic(
                "C143",
                Level.AVERTISSEMENT,
                c.place("a-verifier"),
                f"{c.code} a des chiffres sur les cartes de 2015 et de 2024, mais son origine est douteuse : {c.a_verifier}",
                "Vérifiez la carte ; puis effacez « a_verifier » et commencez la note de la ligne par « à la main ».",
            )


RULES = (doubtful_correspondences,)
