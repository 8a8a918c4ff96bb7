"""Communes: the contract's chapter about each, and what is planned there."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.linking import EngagementLie
from contrats.model.territoire import Equipement
from contrats.pages.cartes import carte_de_la_commune
from contrats.pages.chiffres import en_bref
from contrats.pages.noms import nom_de
from contrats.pages.page import Page
from contrats.pages.rangements import par_sujet
from contrats.pages.rendu import Rendu

FIL = (("Communes", "communes/"),)


def pages(rendu: Rendu) -> Iterator[Page]:
    dossier = rendu.dossier
    if not dossier.communes:
        return
    named = [(c, dossier.get("commune", c.insee)) for c in dossier.communes]
    yield rendu.page(
        "communes.html",
        url="communes/",
        titre="Les communes",
        section="quartiers",
        sommaire=False,
        communes=[(c, t) for c, t in named if t],
        description="Les communes du contrat.",
    )
    for commune, territoire in named:
        if territoire is None:
            continue
        yield rendu.page(
            "commune.html",
            url=f"communes/{commune.insee}/",
            titre=nom_de(territoire),
            section="quartiers",
            fil=FIL,
            description=commune.resume or f"Ce que le contrat prévoit à {territoire.nom}.",
            recherche=2,
            c=commune,
            carte=carte_de_la_commune(rendu, commune.insee, depuis=f"communes/{commune.insee}/"),
            t=territoire,
            quartiers=[q for q in dossier.quartiers if commune.insee in q.communes],
            groupes=par_sujet(rendu, (e for e in dossier.engagements if _concerns(e, commune.insee))),
            chiffres=en_bref(rendu, commune.chiffres or _connus(rendu, commune.insee), lieu=commune.insee),
            equipements=_par_famille(commune.equipements),
            projets=[p for p in dossier.projets if commune.insee in p.lieux],
            strategies=[s for s in dossier.strategies if commune.insee in s.lieux],
            modifiable=commune.place().file,
        )


def _concerns(lie: EngagementLie, insee: str) -> bool:
    """Whether an engagement names the commune, or is of scope « commune » and names no place."""
    return insee in lie.fiche.lieux or (lie.fiche.portee == "commune" and not lie.fiche.lieux)


def _connus(rendu: Rendu, insee: str) -> list[str]:
    """The indicators that have a value for the commune."""
    return [i.id for i in rendu.releve if insee in rendu.releve.lieux(i.id)]


def _par_famille(equipements: tuple[Equipement, ...]) -> list[tuple[str, list[Equipement]]]:
    groups: dict[str, list[Equipement]] = {}
    for item in equipements:
        groups.setdefault(item.type or "Équipements", []).append(item)
    return list(groups.items())
