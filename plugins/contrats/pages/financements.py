"""Financing: instruments, sums, the landlords' tax allowance."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.pages.page import Page
from contrats.pages.rendu import Rendu


def pages(rendu: Rendu) -> Iterator[Page]:
    dossier = rendu.dossier
    fin = dossier.financements
    if fin is None:
        return
    engagements = {e.id: e for e in dossier.engagements}
    groups: dict[str, list] = {}
    for montant in fin.montants:
        groups.setdefault(montant.groupe or "Sommes citées par le contrat", []).append(
            (montant, dossier.all_of("organisation", montant.financeurs))
        )
    landlords = [
        (dossier.get("organisation", b.organisation), b, [engagements[i] for i in b.engagements if i in engagements])
        for b in (fin.tfpb.bailleurs if fin.tfpb else ())
    ]
    yield rendu.page(
        "financements.html",
        url="financements/",
        titre="L'argent du contrat",
        section="financements",
        recherche=2,
        description="D'où vient l'argent, selon quelles règles, et ce qui est chiffré.",
        f=fin,
        instruments=[(i, dossier.all_of("organisation", i.financeurs)) for i in fin.instruments],
        groupes=list(groups.items()),
        bailleurs=landlords,
        chiffres=[e for e in dossier.engagements if e.fiche.montants],
        projets=[p for p in dossier.projets if p.montants],
        modifiable=fin.place().file,
    )
