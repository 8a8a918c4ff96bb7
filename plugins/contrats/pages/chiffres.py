"""Key figures: observations by indicator, as tables with their year, perimeter, source and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from contrats.figures.nombres import avec_unite
from contrats.model.indicateur import Indicateur, Observation
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu, nom_de


@dataclass(frozen=True)
class Valeur:
    """An observation in the words of a table."""

    indicateur: Indicateur
    lieu: str
    cible: Any
    annee: str
    valeur: str
    perimetre: str
    note: str
    observation: Observation


@dataclass(frozen=True)
class FicheIndicateur:
    """An indicator and what is known of it on this site's territories, oldest first."""

    indicateur: Indicateur
    valeurs: tuple[Valeur, ...]


@dataclass(frozen=True)
class GroupeDeChiffres:
    """Indicators of one theme."""

    ancre: str
    titre: str
    fiches: tuple[FicheIndicateur, ...]


def valeur_en_mots(observation: Observation, indicateur: Indicateur) -> str:
    """The value as it should be read: the printed words if any, else the number with its unit."""
    if observation.valeur_texte:
        return observation.valeur_texte
    if observation.valeur is not None:
        return avec_unite(observation.valeur, indicateur.unite, decimales=indicateur.decimales)
    return "non disponible"


def fiches_d_indicateurs(rendu: Rendu, idents: Iterable[str] | None = None, *, lieu: str | None = None) -> list[FicheIndicateur]:
    """Indicators (all, or these in this order) that have a value on this site, perhaps about one territory only."""
    catalogue = rendu.library.shared["indicateur"]
    values: dict[str, list[Observation]] = {}
    for observation in rendu.dossier.observations:
        if lieu is None or observation.territoire == lieu:
            values.setdefault(observation.indicateur, []).append(observation)
    wanted = list(idents) if idents is not None else sorted(catalogue, key=lambda i: (catalogue[i].ordre, list(catalogue).index(i)))
    return [
        FicheIndicateur(catalogue[i], tuple(_valeur(rendu, catalogue[i], o) for o in sorted(values[i], key=_rank(rendu))))
        for i in wanted
        if i in catalogue and i in values
    ]


def _rank(rendu: Rendu):
    places = {ident: position for position, ident in enumerate(rendu.library.shared["lieu"])}
    return lambda o: (places.get(o.territoire, len(places)), o.annee)


def _valeur(rendu: Rendu, indicateur: Indicateur, observation: Observation) -> Valeur:
    place = rendu.dossier.get("lieu", observation.territoire)
    return Valeur(
        indicateur=indicateur, lieu=nom_de(place) if place else observation.territoire, cible=place, annee=observation.annee,
        valeur=valeur_en_mots(observation, indicateur), perimetre=observation.perimetre, note=observation.note or "",
        observation=observation,
    )


def derniers(fiches: Iterable[FicheIndicateur]) -> list[Valeur]:
    """The latest value of each indicator for its first territory."""
    return [max((v for v in f.valeurs if v.lieu == f.valeurs[0].lieu), key=lambda v: v.annee) for f in fiches]


def pages(rendu: Rendu) -> Iterator[Page]:
    fiches = fiches_d_indicateurs(rendu)
    if not fiches:
        return
    groups: list[GroupeDeChiffres] = []
    for theme in (*rendu.library.shared["thematique"].values(), None):
        own = tuple(f for f in fiches if f.indicateur.thematique == (theme.id if theme else None))
        if own:
            groups.append(GroupeDeChiffres(f"theme-{theme.id if theme else 'autres'}", theme.nom if theme else "Autres chiffres", own))
    yield rendu.page(
        "chiffres.html", url="chiffres/", titre="Les chiffres", section="chiffres", groupes=groups,
        description="La population, les revenus, l'école, l'emploi : chaque chiffre avec son année et sa source.",
        modifiable="data/indicateurs/catalogue.yml",
    )
