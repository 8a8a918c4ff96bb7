"""Governance: who decides, how often, and the meetings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from contrats.figures.dates import jour, moment
from contrats.figures.echeances import fenetre
from contrats.model.gouvernance import Instance, Reunion
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu


@dataclass(frozen=True)
class Rencontre:
    """A meeting in words, with its body."""

    instance: Instance
    reunion: Reunion
    quand: str
    lieu: str | None
    debut: date
    """The first day that it may have, for the order; the last of all days when nothing is known."""
    fin: date
    """The last day that it may have."""


def rencontres(rendu: Rendu) -> list[Rencontre]:
    """All meetings, oldest first; those without any date last."""
    gouv = rendu.dossier.gouvernance
    found = []
    for instance in gouv.instances if gouv else ():
        for r in instance.reunions:
            window = fenetre(r.quand)
            words = (
                jour(r.date)
                if r.date
                else moment(r.quand.texte, r.quand.debut, r.quand.fin)
                if r.quand
                else "date à préciser"
            )
            first = r.date or window.debut or window.fin or date.max
            found.append(Rencontre(instance, r, words, r.lieu, first, r.date or window.fin or date.max))
    return sorted(found, key=lambda x: x.debut)


def reunions_a_venir(rendu: Rendu) -> list[Rencontre]:
    """Meetings that may still come on the day of the site, not cancelled."""
    return [r for r in rencontres(rendu) if r.fin >= rendu.au and r.reunion.etat not in ("annulee", "tenue")]


def pages(rendu: Rendu) -> Iterator[Page]:
    dossier = rendu.dossier
    gouv = dossier.gouvernance
    if gouv is None:
        return
    coming = reunions_a_venir(rendu)
    yield rendu.page(
        "gouvernance.html",
        url="gouvernance/",
        titre="Qui décide, et quand",
        section="gouvernance",
        recherche=2,
        g=gouv,
        description="Les comités du contrat, leurs membres, leurs réunions.",
        instances=[
            (
                i,
                dossier.all_of("organisation", i.pilotes),
                dossier.all_of("orientation", i.orientations),
                [(dossier.get("organisation", m.organisation), m) for m in i.membres],
            )
            for i in gouv.instances
        ],
        a_venir=coming,
        passees=[r for r in rencontres(rendu) if r not in coming],
        modifiable=gouv.place().file,
    )
