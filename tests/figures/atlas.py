"""Small territories for the tests of maps, and what a reader of their SVG finds."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from contrats.figures.cartes import Carte, Demande, Fond, Lieu, carte
from contrats.model.geographie import Contour

SVG = "{http://www.w3.org/2000/svg}"
EPCI = "agglo"
KM = 0.009
"""A kilometre, in degrees of latitude."""


def carre(code: str, x: float, y: float, cote: float = 2.0, *, source="IGN, essai", date="2024-01-01") -> Contour:
    """A square whose south-west corner is ``x`` and ``y`` kilometres from (3, 50), ``cote`` kilometres wide."""
    west, south, east, north = 3 + x * KM, 50 + y * KM, 3 + (x + cote) * KM, 50 + (y + cote) * KM
    ring = ((west, south), (east, south), (east, north), (west, north), (west, south))
    return Contour(code, ((ring,),), source, date)


def contour(code: str, *rings) -> Contour:
    """One polygon with these rings."""
    return Contour(code, (tuple(tuple(r) for r in rings),), "IGN, essai", "")


VILLES = {f"5900{i}": carre(f"5900{i}", (i % 3) * 4, (i // 3) * 4, 4) for i in range(6)}
QUARTIERS = {f"QN0590{i}M": carre(f"QN0590{i}M", i * 4 + 1, 1, 1, source="ANCT, essai") for i in range(3)}
AGGLO = {EPCI: carre(EPCI, 0, 0, 12)}


def fond(quartiers=QUARTIERS, villes=VILLES, epci=AGGLO) -> Fond:
    return Fond.de(quartiers=quartiers, communes=villes, epci=epci)


def lieux(fond_: Fond | None = None, *, nom="{}", href="quartiers/{}/", **options) -> tuple[Lieu, ...]:
    """Every place of the small territory; ``options`` goes to the quartiers."""
    towns = (Lieu(code=c, nom=f"Ville {c[-1]}", sorte="commune") for c in VILLES)
    own = (
        Lieu(code=c, nom=nom.format(c), sorte="quartier", numero=n, href=href.format(c), **options)
        for n, c in enumerate(QUARTIERS, 1)
    )
    return (*towns, *own)


def demande(places=None, *, cadre=None, **options) -> Demande:
    places = lieux() if places is None else tuple(places)
    frame = tuple(p.code for p in places) if cadre is None else cadre
    return Demande(
        **{"titre": "Les quartiers", "lieux": places, "cadre": frame, "epci": EPCI, "nom_epci": "L'agglo"} | options
    )


def dessine(places=None, fond_=None, **options) -> Carte:
    drawn = carte(demande(places, **options), fond() if fond_ is None else fond_, prefixe="carte")
    assert drawn is not None
    return drawn


def arbre(drawn: Carte) -> ElementTree.Element:
    return ElementTree.fromstring(drawn.svg)  # noqa: S314


def textes(drawn: Carte) -> list[str]:
    """What is written on the map, a name as one text."""
    return [" ".join("".join(part.split()) and part for part in t.itertext()) for t in arbre(drawn).iter(f"{SVG}text")]


def titres(drawn: Carte) -> list[str]:
    """The names of the drawings inside the map."""
    return [t.text or "" for t in arbre(drawn).iter(f"{SVG}title")][1:]


def points(path: str) -> list[list[tuple[float, float]]]:
    """The rings or lines of a path, in units of the map."""
    found = []
    for piece in re.findall(r"M([^M]+)", path):
        numbers = [int(n) for n in re.findall(r"-?\d+", piece)]
        x, y = numbers[:2]
        ring = [(x / 10, y / 10)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x / 10, y / 10))
        found.append(ring)
    return found


def dessin_de(drawn: Carte, nom: str) -> list[list[tuple[float, float]]]:
    """The rings of the place whose title is ``nom``."""
    for element in arbre(drawn).iter():
        if (
            element.findtext(f"{SVG}title") == nom
            and element.find(f"{SVG}path") is not None
            and "id" not in element[0].attrib
        ):
            return points(element.find(f"{SVG}path").get("d"))
    raise AssertionError(f"« {nom} » is not on the map: {titres(drawn)}")
