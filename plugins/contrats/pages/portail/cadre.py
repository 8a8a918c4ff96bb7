"""The département and the region around the contracts: printed figures, beside what the site counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contrats.model.departement import ChiffreImprime
from contrats.model.indicateur import Indicateur
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu


@dataclass(frozen=True)
class ChiffreMontre:
    """A printed figure, with what its indicator says of it."""

    fiche: ChiffreImprime
    indicateur: Indicateur | None
    sur_ce_site: int | None
    """What the site itself counts, where it can."""


def chiffres(rendu: Rendu, printed: tuple[ChiffreImprime, ...], counted: dict[str, set[str]]) -> list[ChiffreMontre]:
    """The figures, ready to be shown; ``counted`` holds what the site has, by kind."""
    known = rendu.library.shared["indicateur"]
    return [ChiffreMontre(c, known.get(c.indicateur), len(counted[c.compte]) if c.compte else None) for c in printed]


def pages(rendu: Rendu) -> Iterator[Page]:
    areas = [d for d in rendu.library.departements if d.cadre]
    if not areas:
        return
    yield rendu.page(
        "portail_cadre.html",
        url="cadre/",
        titre="Le département et la région",
        section="cadre",
        recherche=2,
        cadres=[(c, chiffres(rendu, c.chiffres, rendu.library.comptes(d))) for d in areas for c in d.cadre],
        description="Combien de contrats, de quartiers et d'habitants, et ce qui a changé sur la carte.",
        modifiable=areas[0].place().file,
    )
