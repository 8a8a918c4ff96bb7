"""When each contract was to be signed, as announced; those without a day are said; the steps around it."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.model.departement import Departement, SignatureAnnoncee
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu


def pages(rendu: Rendu) -> Iterator[Page]:
    areas = [d for d in rendu.library.departements if d.calendrier or d.etapes]
    if not areas:
        return
    yield rendu.page(
        "portail_calendrier.html",
        url="calendrier/",
        titre="Le calendrier des signatures",
        section="calendrier",
        recherche=2,
        departements=[(d, _dates(rendu, d), _sans_date(rendu, d)) for d in areas],
        plusieurs=len(areas) > 1,
        description="Quel jour chaque contrat devait être signé, et ceux dont le jour n'est pas connu.",
        modifiable=areas[0].place().file,
    )


def _dates(rendu: Rendu, area: Departement) -> list[tuple[SignatureAnnoncee, object]]:
    """Its lines by day. A contract at fault that was never published has none: it has no address yet."""
    known = rendu.library.dossiers
    lines = area.calendrier.dates if area.calendrier else ()
    return [(line, known[line.contrat]) for line in sorted(lines, key=lambda line: line.date) if line.contrat in known]


def _sans_date(rendu: Rendu, area: Departement) -> list[object]:
    known = rendu.library.dossiers
    return [known[i] for i in (area.calendrier.sans_date if area.calendrier else ()) if i in known]
