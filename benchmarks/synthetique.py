"""A made-up project of many contracts, from a seed: what the builder meets when it publishes a département or France.

    python benchmarks/synthetique.py DOSSIER --contrats 39

450 contracts hold 1 609 quartiers and give about 20 000 pages; the first one has 60. One in ten is only announced, one
in ten shares a quartier with the next; a département is five of them, with its calendar and programmes; every quartier,
commune and EPCI has a shape. The same number gives the same bytes, and the contracts of a smaller project are the first
of a larger one (its last département, which names its contracts, may have fewer).
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from chiffres_synthetiques import figures
from contrat_synthetique import Lieu, fichiers
from departement_synthetique import departements
from ecriture import yaml
from formes import contours
from vocabulaire import noms_de_villes

ROOT = Path(__file__).resolve().parents[1]
GRAINE = 2030
OFFICIELS = (
    {"id": "tableau-officiel", "titre": "Tableau officiel", "quand": "2023"},
    {"id": "calendrier-officiel", "titre": "Calendrier officiel", "quand": "2024"},
)
PAR_CONTRAT = (4, 2, 3, 7, 1, 5, 3, 4, 3)
"""Quartiers of contracts, in turn: 32 for nine of them, and one more for nine of the 450."""


def lieux(count: int) -> Iterator[Lieu]:
    """The first ``count`` contracts, five to a département."""
    names = noms_de_villes(random.Random(GRAINE))  # noqa: S311 - the same towns every time
    before = ""
    for rank in range(count):
        many = PAR_CONTRAT[rank % len(PAR_CONTRAT)] + (rank % 50 == 7)
        towns = tuple(islice(names, 2 if many > 3 else 1))
        department, first = f"{rank // 5 + 1:02d}", 20 * (rank % 5) + 1
        insee = tuple(f"{department}{100 + first + i}" for i in range(len(towns)))
        codes = tuple(f"QN{department}{first + i:03d}{'IMN'[i % 3]}" for i in range(many))
        place = Lieu(rank, towns[0], towns, insee, codes, random.Random(GRAINE + rank), before)  # noqa: S311
        before = place.partage
        yield place


def partages(places: list[Lieu]) -> Iterator[tuple[str, str]]:
    """The records that contracts share: places, organisations, sources, themes, words, the portal."""
    yield "data/territoires.yml", yaml(_territoires(places))
    holders = {ident: said for place in places for ident, said in place.porteurs.items()}
    bodies = [{"id": ident, "nom": name, "type": kind} for ident, (name, kind) in holders.items()]
    yield "data/organisations.yml", yaml([{"id": "etat", "nom": "État", "type": "etat"}, *bodies])
    signed = [{"id": place.source()["document"], "titre": f"Contrat signé – {place.ville}"} for place in places]
    yield "data/sources.yml", yaml([*OFFICIELS, *signed])
    for name in ("data/thematiques.yml", "content/portail.yml", "mkdocs.yml"):
        yield name, (ROOT / name).read_text(encoding="utf-8")
    word = {"id": "qpv", "sigle": "QPV", "nom": "Quartier prioritaire de la politique de la ville"}
    yield "data/glossaire.yml", yaml([word])


def _territoires(places: list[Lieu]) -> Iterator[dict[str, object]]:
    for code in dict.fromkeys(place.departement for place in places):
        yield {"id": code, "nom": f"Département {code}", "type": "departement"}
    for place in places:
        yield {"id": place.agglo, "nom": place.porteurs[place.agglo][0], "type": "epci", "dans": [place.departement]}
        for insee, town in zip(place.insee, place.villes, strict=True):
            yield {"id": insee, "nom": town, "type": "commune", "dans": [place.agglo, place.departement]}


def ecrire(root: Path, contrats: int, *, cartes: bool = True) -> list[Lieu]:
    """Write the project under ``root``, an empty folder or one to be, with the code of this one and its packages for
    browsers: its ``site_build.py`` works as it is. Without ``cartes``, no shapes. Returns the contracts."""
    places = list(lieux(contrats))
    groups = [partages(places), figures(places), departements(places), *map(fichiers, places)]
    if cartes:
        groups.append(contours(places))
    for name, text in chain.from_iterable(groups):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "site_build.py", root)
    for name in ("plugins", "node_modules"):
        if (ROOT / name).is_dir():
            (root / name).symlink_to((ROOT / name).resolve(), target_is_directory=True)
    return places


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dossier", type=Path)
    parser.add_argument("--contrats", type=int, default=450)
    parser.add_argument("--sans-contours", action="store_true", help="leave out data/geo: maps of points only")
    options = parser.parse_args()
    places = ecrire(options.dossier, options.contrats, cartes=not options.sans_contours)
    print(f"{len(places)} contrats, {sum(len(place.quartiers) for place in places)} quartiers : {options.dossier}")


if __name__ == "__main__":
    main()
