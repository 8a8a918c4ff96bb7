"""The indicators by which the quartiers of the interactive map may be coloured.

Rates only: the colour of a count would first tell how large each quartier is. Of each indicator, the year and the map
of the quartiers that most of them share; a quartier without an exact value of that moment has no class.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from contrats.figures import traces
from contrats.figures.cartes import Classement, classer
from contrats.figures.lectures import du_meme_moment
from contrats.figures.nombres import avec_unite, nombre
from contrats.figures.plan import NUANCES, Classe, Coloration
from contrats.figures.series import avertissement_de_carte, empechement
from contrats.model.indicateur import Indicateur, Observation
from contrats.pages.adresses import relative
from contrats.pages.comparer import AU_MOINS, comparables, moment_commun
from contrats.pages.finition import typographie
from contrats.pages.indicateurs import sources_en_mots
from contrats.pages.releve import groupe_de
from contrats.pages.rendu import Rendu
from contrats.pages.valeurs import annee_en_mots

MILLESIME = "2024"
"""The map of the quartiers that the contours follow."""


def colorations(rendu: Rendu, *, depuis: str) -> Iterator[Coloration]:
    """Those with a value to compare for at least two quartiers, in the order of the catalogue."""
    for indicateur in comparables(rendu):
        if traces.comparables(indicateur, ("quartier",)) is None:
            found = _coloration(rendu, indicateur, depuis)
            if found is not None:
                yield found


def _coloration(rendu: Rendu, indicateur: Indicateur, depuis: str) -> Coloration | None:
    que = moment_commun(rendu, indicateur)
    codes = [q.code for q in rendu.dossier.quartiers]
    kept = {code: o for code in codes if (o := _comparable(rendu, indicateur, code, que)) is not None}
    if len(kept) < AU_MOINS:
        return None
    classes = classer({code: kept[code].valeur if code in kept else None for code in codes})
    names = {q.code: typographie(q.nom) for q in rendu.situation.quartiers}
    year = annee_en_mots(que.annee)
    return Coloration(
        id=indicateur.id,
        titre=typographie(indicateur.libelle),
        groupe=groupe_de(indicateur),
        precision=f"{year}, quartiers de {que.perimetre}" if que.perimetre else year,
        avertissement=typographie(avertissement_de_carte(que.perimetre, carte=MILLESIME)),
        source=typographie(sources_en_mots(rendu, list(kept.values()))),
        href=relative(f"chiffres/{indicateur.id}/", depuis=depuis),
        classes=tuple(_classes(classes, indicateur, names)),
        sans_valeur=tuple(names[code] for code in classes.sans_valeur),
        valeurs={code: _mots(o.valeur, indicateur) for code, o in kept.items()},
    )


def _comparable(rendu: Rendu, indicateur: Indicateur, code: str, que: Observation) -> Observation | None:
    """The exact value of a quartier at the moment and on the map of ``que``."""
    found = du_meme_moment(rendu.releve.de(indicateur.id, code), que=que)
    if found is None or found.annee != que.annee or found.perimetre != que.perimetre:
        return None
    return found if empechement(found) is None else None


def _classes(classement: Classement, indicateur: Indicateur, noms: Mapping[str, str]) -> Iterator[Classe]:
    last = len(classement.classes) - 1
    for rank, c in enumerate(classement.classes):
        shade = round(rank * (NUANCES - 1) / last) if last else NUANCES // 2
        up_to = "à" if rank == last else "à moins de"
        words = f"de {nombre(c.bas)} {up_to} {_mots(c.haut, indicateur)}"
        if c.bas == c.haut:
            words = _mots(c.bas, indicateur)
        yield Classe(words, shade, tuple((code, noms[code]) for code in c.lieux))


def _mots(value: Decimal, indicateur: Indicateur) -> str:
    """The number with its unit: « 38,4 % », « 13 400 € par an »."""
    return avec_unite(value, indicateur.unite, decimales=indicateur.decimales if value % 1 else None)
