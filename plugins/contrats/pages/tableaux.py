"""The table of one indicator: territories as rows, years as columns.

A 2015 and a 2024 perimeter never share a column.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from contrats.model.base import Citation
from contrats.model.indicateur import Indicateur, Observation
from contrats.pages.noms import nom_de
from contrats.pages.releve import Releve
from contrats.pages.valeurs import Case, Colonne, Notes, annee_en_mots, colonnes_dans_l_ordre, valeur

FAMILLES = (
    # heading of the rows, families of territories
    ("Quartiers", ("quartier",)),
    ("Autres lieux", ("quartier-vecu", "poche", "ex-veille-active", "npnru", "erbm", "projet", "autre")),
    ("Communes", ("commune",)),
    ("Ensembles plus grands", ("epci", "qpv-ensemble", "arrondissement", "departement", "region", "pays")),
)


@dataclass(frozen=True)
class LigneDeLieu:
    nom: str
    cible: Any
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class TableauDesLieux:
    """Every value of an indicator, with its notes and where each stands in the documents."""

    colonnes: tuple[Colonne, ...]
    groupes: tuple[tuple[str, tuple[LigneDeLieu, ...]], ...]
    """Rows by family of territories."""
    perimetre: str
    """The map of the quartiers, when it is the same for all the values of quartiers."""
    notes: tuple[str, ...]
    sources: tuple[tuple[str, Citation], ...]
    """Citations with the territories they are for; none named when one citation stands for all."""


def tableau_des_lieux(releve: Releve, indicateur: Indicateur) -> TableauDesLieux:
    observations = releve.toutes(indicateur.id)
    maps = {o.perimetre for o in observations if o.perimetre}
    mixed = len(maps) > 1
    keys = sorted({_colonne(o, mixed) for o in observations}, key=colonnes_dans_l_ordre)
    columns = tuple(
        Colonne(annee_en_mots(year), perimeter, n > 0 and {keys[n - 1][1], perimeter} == {"2015", "2024"})
        for n, (year, perimeter) in enumerate(keys)
    )
    notes, groups = Notes(), []
    for title, families in FAMILLES:
        rows = []
        for place in releve.lieux(indicateur.id):
            if releve.famille(place) in families:
                rows.append(_ligne(releve, indicateur, place, keys, columns, notes, mixed))
        if rows:
            groups.append((title, tuple(rows)))
    return TableauDesLieux(
        colonnes=columns,
        groupes=tuple(groups),
        perimetre="" if mixed else next(iter(maps), ""),
        notes=tuple(notes.textes),
        sources=_sources(releve, observations),
    )


def _colonne(observation: Observation, mixed: bool) -> tuple[str, str]:
    return (observation.annee, observation.perimetre if mixed else "")


def _ligne(
    releve: Releve,
    indicateur: Indicateur,
    place: str,
    keys: list[tuple[str, str]],
    columns: tuple[Colonne, ...],
    notes: Notes,
    mixed: bool,
) -> LigneDeLieu:
    own: dict[tuple[str, str], list[Observation]] = {}
    for o in releve.de(indicateur.id, place):
        own.setdefault(_colonne(o, mixed), []).append(o)
    cells = tuple(
        Case(tuple(valeur(o, indicateur, notes) for o in own.get(key, ())), column.rupture)
        for key, column in zip(keys, columns, strict=True)
    )
    target = releve.dossier.get("lieu", place)
    return LigneDeLieu(nom_de(target) if target else place, target, cells)


def _sources(releve: Releve, observations: list[Observation]) -> tuple[tuple[str, Citation], ...]:
    cited: dict[tuple[str, str | None], dict[str, None]] = {}
    for o in observations:
        if o.source:
            target = releve.dossier.get("lieu", o.territoire)
            name = nom_de(target) if target else o.territoire
            cited.setdefault((o.source, o.page), {})[name] = None
    return tuple(
        (", ".join(names) if len(cited) > 1 else "", Citation(document=document, page=page))
        for (document, page), names in cited.items()
    )
