"""History: from the first steps to the latest change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from contrats.figures.echeances import fenetre
from contrats.model.contrat import Version
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu


def _jour(version: Version) -> date | None:
    """The first day that the version may have; None when nothing is known of it."""
    window = fenetre(version.quand)
    return version.date or window.debut or window.fin


def pages(rendu: Rendu) -> Iterator[Page]:
    dossier = rendu.dossier
    versions = sorted(dossier.contrat.versions, key=lambda v: _jour(v) or date.min, reverse=True)
    engagements = {e.id: e for e in dossier.engagements}
    lines = [
        (
            v,
            (_jour(v) or date.min) > rendu.au,
            [
                (
                    c,
                    [engagements[i] for i in c.engagements if i in engagements],
                    dossier.all_of("quartier", c.quartiers),
                )
                for c in v.changements
            ],
            dossier.get("document", v.document),
        )
        for v in versions
    ]
    yield rendu.page(
        "historique.html",
        url="historique/",
        titre="L'histoire du contrat",
        section="suivi",
        sommaire=False,
        description="Les étapes, la signature, les avenants et ce qui a changé.",
        lignes=lines,
        depuis=[line for line in lines if line[0].nature in ("avenant", "revision") and not line[1]],
        modifiable=dossier.contrat.place().file,
    )
