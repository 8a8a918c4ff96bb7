"""The site plan: every page, by section."""

from __future__ import annotations

from contrats.pages.page import Page
from contrats.pages.rendu import Rendu

PARTIES = (
    # title, start of the addresses
    ("Quartiers et communes", ("carte/", "quartiers/", "communes/")),
    ("Priorités et actions suivies de près", ("orientations/", "actions-prioritaires/")),
    ("Projets et stratégies", ("projets/", "strategies/")),
    ("Participer et décider", ("participation/", "gouvernance/")),
    ("Suivi", ("suivi/", "ce-que-le-contrat-ne-dit-pas/", "historique/")),
    ("Chiffres et argent", ("chiffres/", "financements/", "donnees/")),
    ("Partenaires", ("partenaires/",)),
    ("Engagements", ("engagements/",)),
)


def page(rendu: Rendu, pages: list[Page], *, parties: tuple[tuple[str, tuple[str, ...]], ...] = PARTIES) -> Page:
    """The plan of these pages; a page of no part stands under « Le site »."""
    parts = [(title, [p for p in pages if p.url.startswith(starts)]) for title, starts in parties]
    placed = {p.url for _, own in parts for p in own}
    parts.append(("Le site", [p for p in pages if p.url not in placed]))
    return rendu.page(
        "plan.html",
        url="plan-du-site/",
        titre="Plan du site",
        parties=[(t, p) for t, p in parts if p],
        recherche=0,
        description="Toutes les pages du site.",
    )
