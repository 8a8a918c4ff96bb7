"""Every quartier of every contract, by commune: what a resident knows is the name of the commune."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contrats.linking import Dossier, Library
from contrats.model.territoire import Quartier, Territoire
from contrats.pages.decoupage import par_departement
from contrats.pages.page import Page
from contrats.pages.presence_du_portail import adresse_du_quartier, contrats_du_quartier
from contrats.pages.rendu import Rendu

TRANCHE = 13
"""How many communes stand at most under one group of letters of the home page, unless one letter has more."""


@dataclass(frozen=True)
class Entree:
    """The way into a quartier: the page of the quartier on the site of a contract."""

    quartier: Quartier
    dossier: Dossier
    url: str


@dataclass(frozen=True)
class CommuneDuPortail:
    """A commune and its quartiers; a quartier of two contracts there has two entries."""

    territoire: Territoire
    entrees: tuple[Entree, ...]

    @property
    def contrat(self) -> Dossier | None:
        """The contract of all its quartiers, None when they are in several."""
        found = {e.dossier.id: e.dossier for e in self.entrees}
        return next(iter(found.values())) if len(found) == 1 else None

    @property
    def lettre(self) -> str:
        return sans_accents(self.territoire.nom)[:1].upper()


@dataclass(frozen=True)
class Tranche:
    """Communes whose names start with neighbouring letters."""

    titre: str
    communes: tuple[CommuneDuPortail, ...]


def sans_accents(words: str) -> str:
    """Lower-case words without accents, to put names in order."""
    plain = unicodedata.normalize("NFD", words.lower().replace("œ", "oe"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def communes(library: Library) -> list[CommuneDuPortail]:
    """The communes that have a quartier of a contract, from A to Z."""
    found: dict[str, list[Entree]] = {}
    for quartier in library.shared["quartier"].values():
        for insee in quartier.communes:
            for dossier in contrats_du_quartier(library, quartier, insee=insee):
                entry = Entree(quartier, dossier, adresse_du_quartier(dossier, quartier))
                found.setdefault(insee, []).append(entry)
    own = library.shared["commune"]
    named = [CommuneDuPortail(own[i], tuple(entries)) for i, entries in found.items() if i in own]
    return sorted(named, key=lambda c: (sans_accents(c.territoire.nom), c.territoire.id))


def tranches(towns: Iterable[CommuneDuPortail]) -> list[Tranche]:
    """The communes under few groups of letters, each short enough to be read on a phone."""
    letters: dict[str, list[CommuneDuPortail]] = {}
    for town in towns:
        letters.setdefault(town.lettre, []).append(town)
    groups: list[list[str]] = []
    for letter, own in letters.items():
        if groups and sum(len(letters[k]) for k in groups[-1]) + len(own) <= TRANCHE:
            groups[-1].append(letter)
        else:
            groups.append([letter])
    return [
        Tranche(g[0] if len(g) == 1 else f"{g[0]} à {g[-1]}", tuple(t for k in g for t in letters[k])) for g in groups
    ]


def pages(rendu: Rendu) -> Iterator[Page]:
    towns = [] if par_departement(rendu.library) else communes(rendu.library)
    if not towns:
        return
    letters: dict[str, list[CommuneDuPortail]] = {}
    for town in towns:
        letters.setdefault(town.lettre, []).append(town)
    yield rendu.page(
        "portail_quartiers.html",
        url="quartiers/",
        titre="Tous les quartiers, par commune",
        section="quartiers",
        recherche=2,
        lettres=list(letters.items()),
        nombre=len({e.quartier.code for t in towns for e in t.entrees}),
        communes=len(towns),
        contrats=len({e.dossier.id for t in towns for e in t.entrees}),
        description="Trouvez votre commune, puis votre quartier.",
    )
