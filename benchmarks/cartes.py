"""How long do the maps of a contract take, and of all of France? Synthetic shapes as dense as the official ones.

    PYTHONPATH=plugins python benchmarks/cartes.py                  # one contract, then 1 609 quartiers
    PYTHONPATH=plugins python benchmarks/cartes.py --points 1000    # more points per commune

One JSON line each: processor time in seconds. The results are in ``cartes.md``.
"""

from __future__ import annotations

import argparse
import json
import time

from contrats.figures.cartes import Demande, Fond, Lieu, carte
from contrats.model.geographie import Contour
from formes import PAS, commune, cote, rond

QUARTIERS, CONTRATS = 1609, 450
GRILLE = (7, 7)
"""Communes of a contract: 49, as in the largest of the three contracts of the project."""


def contrat(rang: int, quartiers: int, points: int) -> tuple[dict, dict, dict]:
    """The shapes of one contract: quartiers, communes, EPCI."""
    x0, y0 = 1 + (rang % 20) * 0.5, 43 + (rang // 20) * 0.4
    towns = {}
    for i in range(GRILLE[0]):
        for j in range(GRILLE[1]):
            towns[f"{rang:03}{i}{j}"] = commune(round(x0 + i * PAS, 6), round(y0 + j * PAS, 6), points)
    own = {}
    for n in range(quartiers):
        x, y = x0 + PAS * (n % GRILLE[0] + 0.5), y0 + PAS * (n // GRILLE[0] + 0.5)
        own[f"QN{rang:03}{n:02}"] = rond(x, y)
    (wide, high), epci = GRILLE, f"epci-{rang}"
    corners = [(x0, y0), (x0 + wide * PAS, y0), (x0 + wide * PAS, y0 + high * PAS), (x0, y0 + high * PAS)]
    ring = [p for a, b in zip(corners, [*corners[1:], corners[0]], strict=True) for p in cote(a, b, points * 2)]
    shapes = ({c: Contour(c, ((tuple(r),),), "essai", "2024-01-01") for c, r in d.items()} for d in (own, towns))
    return (*shapes, {epci: Contour(epci, (((*ring, ring[0]),),), "essai", "2024-01-01")})


def cartes(own: dict, towns: dict, epci: dict) -> list[str]:
    """The map of the contract twice (for the home page and for the two pages below it), then one per quartier."""
    fond = Fond.de(quartiers=own, communes=towns, epci=epci)
    (name,) = epci
    places = tuple(Lieu(code=c, nom=f"Ville {c}", sorte="commune") for c in towns)
    places += tuple(
        Lieu(code=c, nom=f"Quartier {c}", sorte="quartier", numero=n, href=f"quartiers/{c}/")
        for n, c in enumerate(own, 1)
    )
    whole = Demande(titre="Le contrat", lieux=places, cadre=tuple(own), epci=name, nom_epci="L'agglomération")
    asked = [whole] * 2
    for n, code in enumerate(own):
        near = (code, list(towns)[n % len(towns)])
        asked.append(Demande(titre=code, lieux=places, cadre=near, epci=name, hauteurs=(170, 270)))
    return [drawn.svg for demande in asked if (drawn := carte(demande, fond, prefixe="carte"))]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--points", type=int, default=300, help="points of a commune")
    points = parser.parse_args().points
    held = contrat(0, 13, points)
    start = time.process_time()
    drawn = cartes(*held)
    spent = time.process_time() - start
    print(json.dumps({"quoi": "un contrat", "quartiers": 13, "cartes": len(drawn), "points": points,
                      "s": round(spent, 3), "octets": max(len(s.encode()) for s in drawn)}), flush=True)  # fmt: skip
    total = count = left = 0
    for rank in range(CONTRATS):
        own = QUARTIERS * (rank + 1) // CONTRATS - left
        left += own
        held = contrat(rank, own, points)
        start = time.process_time()
        count += len(cartes(*held))
        total += time.process_time() - start
    print(
        json.dumps(
            {"quoi": "la France", "quartiers": left, "contrats": CONTRATS, "cartes": count, "s": round(total, 1)}
        )
    )


if __name__ == "__main__":
    main()
