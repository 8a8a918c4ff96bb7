"""The programmes that hold for all contracts of a département, each on a page, with what it aims at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from contrats.linking import Dossier
from contrats.model.departement import Departement, ObjectifDuProgramme, Programme
from contrats.model.engagement import Cible
from contrats.model.temps import Echeance
from contrats.pages.page import Page
from contrats.pages.portail.cadre import chiffres
from contrats.pages.rendu import Rendu

FIL = (("Programmes", "programmes/"),)


@dataclass(frozen=True)
class ObjectifMontre:
    """An objective, with what the engagement that it names adds to it."""

    fiche: ObjectifDuProgramme
    titre: str | None
    echeance: Echeance | None
    nature: str
    cibles: tuple[Cible, ...]
    lectures: tuple[tuple[Dossier, str], ...]
    """The contracts where the engagement can be read, and its address from the portal's root."""


def objectif(rendu: Rendu, goal: ObjectifDuProgramme) -> ObjectifMontre:
    """The objective; its own words first, those of the engagement where it has none."""
    found = rendu.library.ou_lire(goal)
    own = found[0][1].fiche if found else None
    worded = goal.titre or goal.texte
    return ObjectifMontre(
        fiche=goal,
        titre=goal.titre or (own.titre if own and not worded else None),
        echeance=goal.echeance or (own.echeance if own else None),
        nature=goal.nature or (own.nature if own else "ferme"),
        cibles=goal.cibles or (own.cible if own and not worded else ()),
        lectures=tuple((d, f"{d.id}/engagements/{e.id}/") for d, e in found),
    )


def pages(rendu: Rendu) -> Iterator[Page]:
    programmes = [(d, p) for d in rendu.library.departements for p in d.programmes]
    if not programmes:
        return
    yield rendu.page(
        "portail_programmes.html",
        url="programmes/",
        titre="Les programmes qui valent partout",
        section="programmes",
        sommaire=False,
        programmes=[p for _, p in programmes],
        description="Ce qui se fait dans tous les quartiers du département, ou dans toute la France.",
        modifiable=programmes[0][0].place().file,
    )
    for area, programme in programmes:
        yield _page(rendu, area, programme)


def _page(rendu: Rendu, area: Departement, programme: Programme) -> Page:
    return rendu.page(
        "portail_programme.html",
        url=f"programmes/{programme.id}/",
        titre=programme.titre,
        section="programmes",
        fil=FIL,
        recherche=2,
        p=programme,
        themes=_all(rendu, "thematique", programme.thematiques),
        organisations=_all(rendu, "organisation", programme.organisations),
        chiffres=chiffres(rendu, programme.chiffres, rendu.library.comptes(area)),
        axes=[(a, [objectif(rendu, o) for o in a.objectifs]) for a in programme.axes],
        objectifs=[objectif(rendu, o) for o in programme.objectifs],
        exemples=[(e, _all(rendu, "commune", e.communes)) for e in programme.exemples],
        description=f"{programme.titre} : ce qui est prévu, où et pour quand.",
        modifiable=area.place().file,
    )


def _all(rendu: Rendu, kind: str, idents: Iterable[str]) -> list[Any]:
    known = rendu.library.shared[kind]
    return [known[i] for i in idents if i in known]
