"""Follow-up: where things stand on the day of the site, and how the contract is evaluated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from contrats.figures.avancement import CLOS, avancement
from contrats.figures.echeances import fenetre
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu

FAITS = {*CLOS, "en-place"}
"""States after which a deadline no longer counts."""


def pages(rendu: Rendu) -> Iterator[Page]:
    dossier = rendu.dossier
    states = [(e, avancement(e.fiche, au=rendu.au)) for e in dossier.engagements]
    counts = Counter(a.libelle for _, a in states)
    ends = {e.id: fenetre(e.fiche.echeance).fin for e, _ in states}
    soon = sorted(
        (
            e
            for e, a in states
            if (end := ends[e.id]) and rendu.au <= end and end.year <= rendu.au.year + 1 and a.cle not in FAITS
        ),
        key=lambda e: (ends[e.id], e.id),
    )
    followed = [*((e, e.fiche) for e in dossier.engagements), *((x, x) for x in dossier.actions + dossier.projets)]
    news = [(e, s) for e, fiche in followed for s in fiche.suivi if s.date <= rendu.au]
    news.sort(key=lambda x: (x[1].date, x[0].id), reverse=True)
    gouv = dossier.gouvernance
    yield rendu.page(
        "suivi.html",
        url="suivi/",
        titre="Où en est-on ?",
        section="suivi",
        recherche=2,
        description="L'état des engagements et des actions suivies de près, et l'évaluation du contrat.",
        comptes=counts.most_common(),
        total=len(states),
        retards=[e for e, a in states if a.en_retard],
        sans_nouvelles=[e for e, a in states if a.sans_nouvelles],
        bientot=soon,
        nouvelles=news[:20],
        actions=dossier.actions,
        evaluation=[(x, dossier.all_of("instance", x.instances)) for x in (gouv.evaluation if gouv else ())],
        mesures=[e for e, _ in states if e.fiche.indicateurs_de_suivi],
    )
