"""A made-up project of many contracts, from a seed: what the builder meets when it publishes a département or France.

    python benchmarks/synthetique.py DOSSIER --contrats 39

450 contracts hold 1 609 quartiers and give about 20 000 pages; the first one has 60. The same number gives the same
bytes, and the contracts of a smaller project are the first of a larger one.
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from contrat_synthetique import Lieu, fichiers, yaml
from vocabulaire import noms_de_villes, prose

ROOT = Path(__file__).resolve().parents[1]
GRAINE = 2030
ANNEES = (2018, 2019, 2020, 2021)
INDICATEURS = {
    # id: label, unit, range
    "population": ("Nombre d'habitants", "habitants", (1000, 9000)),
    "revenu-median": ("Revenu médian", "€ par an", (9000, 16000)),
    "part-moins-25-ans": ("Part des moins de 25 ans", "%", (28, 48)),
}
PAR_CONTRAT = (4, 2, 3, 7, 1, 5, 3, 4, 3)
"""Quartiers of contracts, in turn: 32 for nine of them, and one more for nine of the 450."""


def lieux(count: int) -> Iterator[Lieu]:
    """The first ``count`` contracts, five to a département."""
    names = noms_de_villes(random.Random(GRAINE))  # noqa: S311 - the same towns every time
    for rank in range(count):
        many = PAR_CONTRAT[rank % len(PAR_CONTRAT)] + (rank % 50 == 7)
        towns = tuple(islice(names, 2 if many > 3 else 1))
        department, first = f"{rank // 5 + 1:02d}", 20 * (rank % 5) + 1
        insee = tuple(f"{department}{100 + first + i}" for i in range(len(towns)))
        codes = tuple(f"QN{department}{first + i:03d}{'IMN'[i % 3]}" for i in range(many))
        yield Lieu(rank, towns[0], towns, insee, codes, random.Random(GRAINE + rank))  # noqa: S311


def partages(places: list[Lieu]) -> Iterator[tuple[str, str]]:
    """The records that contracts share: places, organisations, sources, the State's promises, the portal."""
    departments = sorted({place.departement for place in places})
    yield (
        "data/territoires.yml",
        yaml(
            [{"id": code, "nom": f"Département {code}", "type": "departement"} for code in departments]
            + [
                {"id": insee, "nom": town, "type": "commune", "dans": place.departement}
                for place in places
                for insee, town in zip(place.insee, place.villes, strict=True)
            ]
        ),
    )
    holders = {ident: said for place in places for ident, said in place.porteurs.items()}
    yield (
        "data/organisations.yml",
        yaml(
            [{"id": "etat", "nom": "État", "type": "etat"}]
            + [{"id": ident, "nom": name, "type": kind} for ident, (name, kind) in holders.items()]
        ),
    )
    signed = [{"id": place.source()["document"], "titre": f"Contrat signé – {place.ville}"} for place in places]
    yield "data/sources.yml", yaml([{"id": "tableau-officiel", "titre": "Tableau officiel", "quand": "2023"}, *signed])
    for code in departments:
        yield f"content/communs/etat-{code}.yml", yaml(_etat(code))
    for name in ("data/thematiques.yml", "content/portail.yml", "mkdocs.yml"):
        yield name, (ROOT / name).read_text(encoding="utf-8")
    yield (
        "data/glossaire.yml",
        yaml([{"id": "qpv", "sigle": "QPV", "nom": "Quartier prioritaire de la politique de la ville"}]),
    )


def _etat(code: str) -> dict[str, object]:
    chance = random.Random(GRAINE + 10_000 + int(code))  # noqa: S311
    promise = {
        "id": f"etat-{code}-adultes-relais",
        "titre": "Financer des adultes-relais dans les quartiers",
        "texte": prose(chance, 2),
        "porteurs": ["etat"],
        "thematiques": ["lien-social"],
        "portee": "departement",
        "lieux": [code],
        "nature": "ferme",
        "source": {"document": "tableau-officiel"},
    }
    titre = f"Les engagements de l'État dans le département {code}"
    return {"titre": titre, "territoires": code, "organisations": "etat", "engagements": [promise]}


def figures(places: list[Lieu]) -> Iterator[tuple[str, str]]:
    """The catalogue and one table per indicator: quartiers and towns, four years."""
    source = [{"document": "tableau-officiel"}]
    catalogue = [
        {"id": ident, "libelle": label, "definition": prose(random.Random(ident), 1), "unite": unit, "source": source}  # noqa: S311
        for ident, (label, unit, _) in INDICATEURS.items()
    ]
    yield "data/indicateurs/catalogue.yml", yaml(catalogue)
    for ident, (_, _, (low, high)) in INDICATEURS.items():
        rows = ["indicateur;territoire;annee;perimetre;valeur;valeur_texte;statut;source;page;note"]
        for place in places:
            chance = random.Random(f"{ident} {place.rang}")  # noqa: S311
            for code in (*place.quartiers, *place.insee):
                first = chance.uniform(low, high)
                rows += [_row(ident, code, year, first, chance) for year in ANNEES]
        yield f"data/indicateurs/{ident}.csv", "\n".join(rows) + "\n"


def _row(ident: str, code: str, year: int, first: float, chance: random.Random) -> str:
    value = first * chance.uniform(0.95, 1.05)
    perimeter = "2024" if code.startswith("QN") else ""
    if chance.random() < 0.03:
        return f"{ident};{code};{year};{perimeter};;;s;tableau-officiel;p. {year - 2010};"
    shown = f"{value:.0f}" if first > 100 else f"{value:.1f}".replace(".", ",")
    return f"{ident};{code};{year};{perimeter};{shown};;;tableau-officiel;p. {year - 2010};"


def ecrire(root: Path, contrats: int) -> list[Lieu]:
    """Write the project under ``root``, an empty folder or one to be, with the code of this one: its ``site_build.py``
    works as it is. Returns the contracts."""
    places = list(lieux(contrats))
    groups = [partages(places), figures(places), *(fichiers(place) for place in places)]
    for name, text in (pair for group in groups for pair in group):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "site_build.py", root)
    (root / "plugins").symlink_to(ROOT / "plugins", target_is_directory=True)
    return places


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dossier", type=Path)
    parser.add_argument("--contrats", type=int, default=450)
    options = parser.parse_args()
    places = ecrire(options.dossier, options.contrats)
    print(f"{len(places)} contrats, {sum(len(place.quartiers) for place in places)} quartiers : {options.dossier}")


if __name__ == "__main__":
    main()
