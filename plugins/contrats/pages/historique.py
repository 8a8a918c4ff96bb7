"""History: from the first steps to the latest change."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.figures.echeances import fenetre
from contrats.model.contrat import Version
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu


def _key(version: Version) -> str:
    window = fenetre(version.quand)
    day = version.date or window.debut or window.fin
    return day.isoformat() if day else "9999"


def pages(rendu: Rendu) -> Iterator[Page]:
    dossier = rendu.dossier
    versions = sorted(dossier.contrat.versions, key=_key, reverse=True)
    engagements = {e.id: e for e in dossier.engagements}
    lines = [
        (
            v, _key(v) > rendu.au.isoformat(),
            [(c, [engagements[i] for i in c.engagements if i in engagements], dossier.all_of("quartier", c.quartiers)) for c in v.changements],
            dossier.get("document", v.document),
        )
        for v in versions
    ]
    yield rendu.page(
        "historique.html", url="historique/", titre="L'histoire du contrat", section="suivi", sommaire=False,
        description="Les étapes, la signature, les avenants et ce qui a changé.", lignes=lines,
        depuis=[line for line in lines if line[0].nature in ("avenant", "revision") and not line[1]], modifiable=dossier.contrat.place().file,
    )
