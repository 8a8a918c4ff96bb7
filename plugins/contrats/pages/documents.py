"""Documents of the contract and sources of the site."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.pages.page import Page
from contrats.pages.rendu import Rendu


def pages(rendu: Rendu) -> Iterator[Page]:
    dossier = rendu.dossier
    cited = rendu.presence.citations
    own = {d.id for d in dossier.contrat.documents}
    sources = rendu.library.parmi("document", cited.keys() - own)
    yield rendu.page(
        "documents.html",
        url="documents/",
        titre="Documents et sources",
        section="",
        recherche=1.5,
        description="Les pièces du contrat et les documents cités par ce site.",
        chapeau="Ce site redit le contrat avec des mots simples. En cas de doute, le texte signé fait foi.",
        documents=[(d, dossier.get("organisation", d.organisation), cited[d.id]) for d in dossier.contrat.documents],
        sources_par_departement=(),
        sources_citees=[(s, dossier.get("organisation", s.organisation), cited[s.id]) for s in sources],
        modifiable="data/sources.yml",
    )
