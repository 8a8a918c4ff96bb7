"""The documents that the portal cites; where there are many contracts, those of each département apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from contrats.linking import Library, walk
from contrats.model.base import Citation
from contrats.pages.decoupage import code_du_contrat, en_ordre, nom_du_departement, par_departement
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu


def pages(rendu: Rendu) -> Iterator[Page]:
    shared, cited = rendu.library.shared, rendu.presence.citations
    placed = _departements(rendu.library, cited) if par_departement(rendu.library) else {}
    rows = [
        (s, shared["organisation"].get(s.organisation), cited[s.id])
        for s in shared["document"].values()
        if s.id in cited
    ]
    apart = {code: [row for row in rows if placed.get(row[0].id) == code] for code in en_ordre(set(placed.values()))}
    yield rendu.page(
        "documents.html",
        url="documents/",
        titre="Documents et sources",
        recherche=1.5,
        description="Les documents cités par le portail.",
        chapeau="Ce site redit des documents publics avec des mots simples. En cas de doute, ce sont eux qui font foi.",
        documents=[],
        sources_citees=[row for row in rows if row[0].id not in placed],
        sources_par_departement=[
            (code, nom_du_departement(rendu.library, code), own) for code, own in apart.items() if own
        ],
        modifiable="data/sources.yml",
    )


def _departements(library: Library, cited: Counter[str]) -> dict[str, str]:
    """The département of each document that the portal cites only for the signatures of this département."""
    signed: dict[str, Counter[str]] = {}
    for dossier in library.dossiers.values():
        signature = dossier.contrat.signature
        for citation in (r for r in walk(signature) if isinstance(r, Citation)) if signature else ():
            signed.setdefault(citation.document, Counter())[code_du_contrat(dossier)] += 1
    return {
        document: code for document, own in signed.items() for code, times in own.items() if times == cited[document]
    }
