"""What the tests that count use: the records of one file, what their notes say, where they are cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from contrats.linking.dossier import Dossier, EngagementLie


def own(dossier: Dossier, *stems: str) -> list[EngagementLie]:
    """The engagements that the contract alone holds; only those of the files with these names, if any is given."""
    found = [e for e in dossier.engagements if e.commun is None]
    return [e for e in found if not stems or PurePath(e.fiche.place().file).stem in stems]


def shared(dossier: Dossier, commun: str) -> list[EngagementLie]:
    """The engagements of a shared set that the contract shows."""
    return [e for e in dossier.engagements if e.commun is not None and e.commun.id == commun]


def notes(*records) -> str:
    """All the editor's notes of these records, in one text."""
    return " ".join(n.texte for r in records for n in r.a_noter)


def pages(engagement: EngagementLie, document: str, prefix: str = "") -> list[str]:
    """The landmarks of a document that an engagement cites."""
    return [c.page for c in engagement.sources if c.document == document and (c.page or "").startswith(prefix)]


def by_page(engagements: Iterable[EngagementLie], document: str, prefix: str) -> Counter[str]:
    """How many engagements cite each landmark that starts with a prefix."""
    return Counter(page for e in engagements for page in pages(e, document, prefix))


def by_group(engagements: Iterable[EngagementLie]) -> Counter[str | None]:
    """How many engagements stand under each heading."""
    return Counter(e.fiche.groupe for e in engagements)


def not_of(dossier: Dossier, document: str) -> Iterator[EngagementLie]:
    """The shared engagements that the contract shows although its own document does not say them."""
    for e in dossier.engagements:
        if e.commun is not None and document not in {c.document for c in e.sources}:
            yield e


def town(dossier: Dossier, insee: str):
    """What the contract says of one commune."""
    return next(c for c in dossier.communes if c.insee == insee)
