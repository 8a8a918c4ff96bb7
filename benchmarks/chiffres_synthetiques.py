"""The made-up figures: a catalogue of indicators, and one table of observations for each."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ecriture import yaml
from vocabulaire import prose

if TYPE_CHECKING:
    from contrat_synthetique import Lieu

ANNEES = (2015, 2017, 2018, 2019, 2020, 2021)
CARTE_DE_2024 = 2019
"""First year told on the map of 2024; a quartier that is new on it has no figure before."""
INDICATEURS = {
    # id: label, unit, range, group, direction that is good news
    "population": ("Nombre d'habitants", "habitants", (1000, 9000), "Population", "neutre"),
    "part-moins-25-ans": ("Part des moins de 25 ans", "%", (34, 46), "Population", "neutre"),
    "part-25-59-ans": ("Part des 25 à 59 ans", "%", (36, 44), "Population", "neutre"),
    "part-60-ans-et-plus": ("Part des 60 ans et plus", "%", (0, 0), "Population", "neutre"),
    "revenu-median": ("Revenu médian", "€ par an", (9000, 16000), "Revenus", "hausse-favorable"),
    "taux-emploi": ("Part des habitants de 15 à 64 ans qui ont un emploi", "%", (32, 60), "Emploi", "hausse-favorable"),
}
DU_QUARTIER = ("population", "part-moins-25-ans", "revenu-median", "taux-emploi")
"""Figures that the page of a quartier shows."""
AGES = ("part-moins-25-ans", "part-25-59-ans", "part-60-ans-et-plus")
"""Parts of a whole: their figures make 100."""
HEAD = "indicateur;territoire;annee;perimetre;valeur;valeur_texte;statut;source;page;note"


def figures(places: Sequence[Lieu]) -> Iterator[tuple[str, str]]:
    """The catalogue, and each table: quartiers, communes, EPCI and départements over the years."""
    yield "data/indicateurs/catalogue.yml", _catalogue()
    departments = dict.fromkeys(place.departement for place in places)
    territories = [(*place.quartiers, *place.insee, place.agglo) for place in places] + [(c,) for c in departments]
    tables = {ident: [HEAD] for ident in INDICATEURS}
    for codes in territories:
        for code in codes:
            _observe(code, tables)
    for ident, rows in tables.items():
        yield f"data/indicateurs/{ident}.csv", "\n".join(rows) + "\n"


def _catalogue() -> str:
    records = []
    for rank, (ident, (label, unit, _, group, good)) in enumerate(INDICATEURS.items(), 1):
        record = {"id": ident, "libelle": label, "definition": prose(random.Random(ident), 1), "unite": unit}  # noqa: S311
        record |= {"sens": good, "groupe": group, "ordre": rank, "source": [{"document": "tableau-officiel"}]}
        if ident in AGES:
            record["part"] = {"tout": "Âge des habitants", "nom": label.removeprefix("Part des ").capitalize()}
        records.append(record | {"precautions": [prose(random.Random(f"{ident} précaution"), 1)]})  # noqa: S311
    return yaml(records)


def _observe(code: str, tables: dict[str, list[str]]) -> None:
    """Add to the tables all that is observed of a territory."""
    chance = random.Random(f"chiffres {code}")  # noqa: S311 - the same figures whatever the other territories
    start = {ident: chance.uniform(*low_high) for ident, (_, _, low_high, _, _) in INDICATEURS.items()}
    start["population"] *= 1 if code.startswith("QN") else 100 if len(code) == 2 else 8
    for year in ANNEES:
        perimeter = ("2024" if year >= CARTE_DE_2024 else "2015") if code.startswith("QN") else ""
        if perimeter == "2015" and code.endswith("N"):
            continue
        values = {ident: round(first * chance.uniform(0.95, 1.05), 1) for ident, first in start.items()}
        values[AGES[2]] = 100 - values[AGES[0]] - values[AGES[1]]
        secret = chance.random() < 0.03
        for ident, value in values.items():
            shown = f"{value:.0f}" if start[ident] > 100 else f"{value:.1f}".replace(".", ",")
            kept = ";;s" if secret and ident != "population" else f"{shown};;"
            tables[ident].append(f"{ident};{code};{year};{perimeter};{kept};tableau-officiel;p. {year - 2010};")
