"""The figures of La Porte du Hainaut hold together, except where the printed documents do not.

What can be recomputed is recomputed from the table. The contradictions printed in the sources are listed
below, each with its two values: one more is a slip of ours, one fewer is a value that somebody mended away
from the source.
"""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

TABLE = Path(__file__).parents[2] / "data/indicateurs/porte-du-hainaut.csv"
COMPAS = "compas-porte-du-hainaut-2023"
EPCI, QUARTIERS, NORD, FRANCE = "porte-du-hainaut", "qpv-porte-du-hainaut", "59", "france"
QPV_NORD, QPV_FRANCE, EPCI_FRANCE = "qpv-nord", "qpv-france", "epci-france-avec-qp"

DENAIN, RIVES, DUTEMPLE, LIBERTE = "QN05950M", "QN05921M", "QN05930M", "QN05951M"
SABATIER, SCHNEIDER, ARENBERG, COLLINIERE = "QN05955M", "QN05952M", "QN05958M", "QN05957M"
GAMBETTA, COUTURE, ELNON = "QN05954M", "QN05953M", "QN05956M"
CITE_THIERS, BRUNEHAUT = "qp2015-cite-thiers-cite-du-rivage", "qp2015-brunehaut"
OF_2015 = (
    DENAIN,
    RIVES,
    DUTEMPLE,
    LIBERTE,
    SABATIER,
    SCHNEIDER,
    CITE_THIERS,
    ARENBERG,
    COLLINIERE,
    GAMBETTA,
    COUTURE,
    BRUNEHAUT,
    ELNON,
)
"""The quartiers that the Compas describes: those of 2015, whole, even where they leave the EPCI."""
SHARED = {"QN05920M": 64, "QN05921M": 543, "QN05922M": 2120, "QN05930M": 390}
"""Quartiers that lie in a neighbouring EPCI too, with the inhabitants that this contract counts."""

# --- the printed contradictions -------------------------------------------------------------------

TOTALS = {
    # indicator, year: the sum of the 13 rows, the printed total
    ("moins-20-ans", "2019"): (14249, 14420),
    ("60-74-ans", "2019"): (6070, 6054),
    ("75-ans-et-plus", "2019"): (2956, 2959),
    ("scolarises-15-24-ans", "2019"): (3441, 3432),
    ("15-64-ans-en-emploi", "2019"): (10624, 10620),
    ("demandeurs-emploi-a", "2022"): (4899, 4939),
}
EVOLUTIONS = {
    # indicator, territory: the percentage that the two numbers give, the printed one
    ("evolution-etrangers-pourcent", ARENBERG): ("-27.6", "-37.6"),
    ("evolution-etrangers-pourcent", COLLINIERE): ("-17.1", "-6.7"),
    ("evolution-etrangers-pourcent", QPV_NORD): ("26.1", "26.7"),
    ("evolution-c2s-pourcent", EPCI_FRANCE): ("28.1", "28.9"),
    ("evolution-demandeurs-emploi-a-pourcent", ARENBERG): ("-3.4", "-4.8"),
    ("evolution-demandeurs-emploi-a-pourcent", QUARTIERS): ("-8.9", "-9.7"),
    ("evolution-demandeurs-emploi-moins-26-ans-pourcent", ELNON): ("-46.8", "-45.5"),
    ("evolution-demandeurs-emploi-moins-26-ans-pourcent", QPV_FRANCE): ("-13.5", "-13.6"),
}
IDT = {ARENBERG: (-14, -15), COLLINIERE: (-36, -37)}
"""Differences of the index that are one off: rounded after the sum."""
SURVEY = {
    # group, block: the sum of four lines that the table says to be 100
    ("economie", "famille"): 97,
    ("sante", "metier"): 97,
    ("handicap-sante-economie-isolement", "metier"): 95,
}
SAID_TWICE = {
    # indicator, territory: every value printed for what seems to be one thing
    ("population-en-qpv", EPCI): {"20678", "32305"},
    ("part-population-qpv", EPCI): {"29", "20"},
    ("taux-minima-sociaux", QPV_FRANCE): {"28.4", "29"},
    ("taux-aah", QPV_FRANCE): {"9.1", "9"},
    ("taux-rsa", QPV_FRANCE): {"19.3", "20"},
    ("taux-c2s-moins-18-ans", QPV_FRANCE): {"47.3", "42"},
    ("taux-pauvrete", FRANCE): {"14", "16"},
}
DOUTEUX = {
    # what recomputing shows
    "moins-20-ans": [QUARTIERS],
    "60-74-ans": [QUARTIERS],
    "scolarises-15-24-ans": [QUARTIERS],
    "evolution-etrangers-pourcent": [ARENBERG, COLLINIERE, QPV_NORD],
    "evolution-c2s-pourcent": [EPCI_FRANCE],
    "demandeurs-emploi-a": [ARENBERG, QUARTIERS, EPCI],
    "evolution-demandeurs-emploi-a-pourcent": [QUARTIERS],
    "evolution-demandeurs-emploi-moins-26-ans-pourcent": [ELNON],
    "moins-25-ans": [QPV_NORD],
    # what other values of the same documents make unlikely
    "evolution-minima-sociaux": [EPCI],
    "evolution-minima-sociaux-pourcent": [EPCI],
    "idt": [EPCI],
    "evolution-idt": [EPCI],
    "demandeurs-emploi-abc": [EPCI],
    "demandeurs-emploi-moins-26-ans": [EPCI],
    "part-moins-26-ans-demandeurs-emploi": [EPCI, NORD, FRANCE],
    "population-en-qpv": [EPCI],
    "part-population-qpv": [EPCI],
    "taux-minima-sociaux": [QPV_FRANCE],
    "taux-c2s-moins-18-ans": [QPV_FRANCE],
    "taux-pauvrete": [FRANCE],
    "nombre-qpv": [EPCI],
    "communes-qpv-departement": [NORD],
    # what can be read in two ways
    "logements-avant-1946": [EPCI],
    "part-75-ans-fragiles": [QPV_NORD],
    "accompagnement-emploi-rsa": [QPV_NORD],
}

# --- the tables of the Compas ---------------------------------------------------------------------

CELLS = {
    # a word of the table's title, its columns (indicator, year), its territories
    "nombre d'habitants en baisse": (("population 2018", "part-population-ensemble-qp 2018"), 19),
    "vieillissants": (
        (
            "moins-20-ans 2019",
            "indice-jeunesse 2019",
            "60-74-ans 2019",
            "75-ans-et-plus 2019",
            "indice-generations-agees 2019",
        ),
        19,
    ),
    "nationalité étrangère en moyenne": (
        (
            "etrangers 2019",
            "part-etrangers 2019",
            "evolution-etrangers 2011-2019",
            "evolution-etrangers-pourcent 2011-2019",
        ),
        19,
    ),
    "allocataires Caf": (
        (
            "familles-monoparentales-caf 2021",
            "part-monoparentales-menages-caf 2021",
            "evolution-monoparentales-menages-caf 2016-2021",
            "part-monoparentales-familles-caf 2021",
            "evolution-monoparentales-familles-caf 2016-2021",
        ),
        19,
    ),
    "minima sociaux": (
        (
            "allocataires-minima-sociaux 2021",
            "evolution-minima-sociaux 2016-2021",
            "evolution-minima-sociaux-pourcent 2016-2021",
            "taux-minima-sociaux 2021",
            "taux-aah 2021",
            "taux-rsa 2021",
        ),
        19,
    ),
    "C2S": (
        (
            "beneficiaires-c2s 2022",
            "evolution-c2s 2020-2022",
            "evolution-c2s-pourcent 2020-2022",
            "taux-c2s-moins-18-ans 2022",
            "taux-c2s-25-49-ans 2022",
            "taux-c2s-50-59-ans 2022",
            "taux-c2s 2022",
        ),
        17,
    ),
    "scolarisation des filles": (
        (
            "scolarises-15-24-ans 2019",
            "taux-scolarisation-15-24-ans 2019",
            "taux-scolarisation-filles 2019",
            "ecart-scolarisation-filles-garcons 2019",
        ),
        19,
    ),
    "faible taux d'emploi": (
        (
            "15-64-ans-en-emploi 2019",
            "taux-emploi 2019",
            "taux-emploi-femmes 2019",
            "ecart-emploi-femmes-hommes 2019",
        ),
        19,
    ),
    "proportion plus élevée": (
        (
            "demandeurs-emploi-abc 2021",
            "part-femmes-demandeurs-emploi 2021",
            "part-moins-26-ans-demandeurs-emploi 2021",
            "part-etrangers-demandeurs-emploi 2021",
            "part-bac-plus-2-demandeurs-emploi 2021",
            "part-plus-2-ans-demandeurs-emploi 2021",
        ),
        19,
    ),
    "forte baisse": (
        (
            "demandeurs-emploi-a 2022",
            "evolution-demandeurs-emploi-a 2016-2022",
            "evolution-demandeurs-emploi-a-pourcent 2016-2022",
            "demandeurs-emploi-moins-26-ans 2022",
            "evolution-demandeurs-emploi-moins-26-ans 2016-2022",
            "evolution-demandeurs-emploi-moins-26-ans-pourcent 2016-2022",
        ),
        19,
    ),
    "création d'entreprises": (
        (
            "etablissements 2020",
            "taux-creation-etablissements 2020",
            "auto-entrepreneurs 2020",
            "part-auto-entrepreneurs 2020",
        ),
        17,
    ),
    "un indice": (("idt 2011", "idt 2019", "evolution-idt 2011-2019"), 17),
}
MISSING = {"nd": 13, "-": 16, "": 4}
"""Cells of these tables without a number, as printed."""

SORTED = (
    "population 2018",
    "indice-jeunesse 2019",
    "part-etrangers 2019",
    "part-monoparentales-menages-caf 2021",
    "taux-minima-sociaux 2021",
    "taux-c2s 2022",
    "ecart-scolarisation-filles-garcons 2019",
    "taux-emploi 2019",
    "part-moins-26-ans-demandeurs-emploi 2021",
    "evolution-demandeurs-emploi-a-pourcent 2016-2022",
    "taux-creation-etablissements 2020",
    "idt 2019",
)
"""The column by which each table ranks the quartiers, highest first."""
CONTROL = {
    # column: all its numbers added, territories mixed. It means nothing, but any slip changes it.
    "population 2018": "72890521",
    "part-population-ensemble-qp 2018": "200.0",
    "moins-20-ans 2019": "18026507",
    "indice-jeunesse 2019": "29.2",
    "60-74-ans 2019": "11927820",
    "75-ans-et-plus 2019": "6656956",
    "indice-generations-agees 2019": "41.3",
    "etrangers 2019": "5946610",
    "part-etrangers 2019": "134.8",
    "evolution-etrangers 2011-2019": "1108082",
    "evolution-etrangers-pourcent 2011-2019": "264.8",
    "familles-monoparentales-caf 2021": "2336890",
    "part-monoparentales-menages-caf 2021": "346.3",
    "evolution-monoparentales-menages-caf 2016-2021": "-14.7",
    "part-monoparentales-familles-caf 2021": "761.7",
    "evolution-monoparentales-familles-caf 2016-2021": "31.0",
    "allocataires-minima-sociaux 2021": "3655426",
    "evolution-minima-sociaux 2016-2021": "162978",
    "evolution-minima-sociaux-pourcent 2016-2021": "110.9",
    "taux-minima-sociaux 2021": "539.2",
    "taux-aah 2021": "184.6",
    "taux-rsa 2021": "354.7",
    "beneficiaires-c2s 2022": "5656054",
    "evolution-c2s 2020-2022": "1154522",
    "evolution-c2s-pourcent 2020-2022": "276.5",
    "taux-c2s-moins-18-ans 2022": "811.7",
    "taux-c2s-25-49-ans 2022": "526.8",
    "taux-c2s-50-59-ans 2022": "461.4",
    "taux-c2s 2022": "564.2",
    "scolarises-15-24-ans 2019": "5751076",
    "taux-scolarisation-15-24-ans 2019": "1016.7",
    "taux-scolarisation-filles 2019": "1064.0",
    "ecart-scolarisation-filles-garcons 2019": "63.0",
    "15-64-ans-en-emploi 2019": "28724518",
    "taux-emploi 2019": "814.3",
    "taux-emploi-femmes 2019": "697.7",
    "ecart-emploi-femmes-hommes 2019": "-242.8",
    "demandeurs-emploi-abc 2021": "6401730",
    "part-femmes-demandeurs-emploi 2021": "862.8",
    "part-moins-26-ans-demandeurs-emploi 2021": "350.5",
    "part-etrangers-demandeurs-emploi 2021": "173.9",
    "part-bac-plus-2-demandeurs-emploi 2021": "253.9",
    "part-plus-2-ans-demandeurs-emploi 2021": "607.2",
    "demandeurs-emploi-a 2022": "3469493",
    "evolution-demandeurs-emploi-a 2016-2022": "-815360",
    "evolution-demandeurs-emploi-a-pourcent 2016-2022": "-244.5",
    "demandeurs-emploi-moins-26-ans 2022": "932659",
    "evolution-demandeurs-emploi-moins-26-ans 2016-2022": "-188315",
    "evolution-demandeurs-emploi-moins-26-ans-pourcent 2016-2022": "-197.8",
    "etablissements 2020": "323365",
    "taux-creation-etablissements 2020": "447.9",
    "auto-entrepreneurs 2020": "69158",
    "part-auto-entrepreneurs 2020": "857.7",
    "idt 2011": "-3203",
    "idt 2019": "-3447",
    "evolution-idt 2011-2019": "-246",
}
LOST_CHARTS = {
    # what the 11 lost charts leave: the values of their example
    ("part-moins-15-ans", GAMBETTA, "2019"): "28",
    ("part-menages-une-personne", LIBERTE, "2019"): "44",
    ("personnes-par-menage", CITE_THIERS, "2011"): "2.9",
    ("personnes-par-menage", CITE_THIERS, "2019"): "2.6",
    ("part-logements-3-4-pieces", LIBERTE, "2019"): "47",
    ("loyer-moyen-social", COUTURE, "2021"): "410",
    ("taux-pauvrete", DENAIN, "2020"): "47",
    ("evolution-taux-pauvrete", DENAIN, "2013-2020"): "-3",
    ("ecart-niveau-de-vie-epci", ELNON, "2013"): "187",
    ("ecart-niveau-de-vie-epci", ELNON, "2020"): "208",
    ("lyceens-voie-professionnelle", DUTEMPLE, "2020-2021"): "60",
    ("sans-diplome", ELNON, "2019"): "57",
    ("bac-plus-2", ELNON, "2019"): "9",
    ("emploi-precaire", DUTEMPLE, "2011"): "24",
    ("emploi-precaire", DUTEMPLE, "2019"): "34",
    ("trajet-domicile-travail-voiture", ARENBERG, "2019"): "88",
}

HALF = Decimal("0.5")
TENTH = Decimal("0.05")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture(scope="module")
def values(rows: list[dict[str, str]]) -> dict[tuple[str, str, str], Decimal | None]:
    """Indicator, year and territory -> the number (None where there is none); dated values only."""
    return {
        (r["indicateur"], r["annee"], r["territoire"]): Decimal(r["valeur"]) if r["valeur"] else None
        for r in rows
        if r["annee"][:1].isdigit() and r["perimetre"] != "2024"
    }


@pytest.fixture(scope="module")
def cells(rows: list[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    """The cells of the tables of the Compas, by the word of their title."""
    return {
        word: [
            r
            for r in rows
            if r["source"] == COMPAS
            and word.casefold() in r["page"].casefold()
            and f"{r['indicateur']} {r['annee']}" in columns
        ]
        for word, (columns, _) in CELLS.items()
    }


@pytest.mark.parametrize("word", CELLS)
def test_every_cell_of_a_table_is_there_once(cells, word):
    columns, territories = CELLS[word]
    found = Counter(f"{r['indicateur']} {r['annee']}" for r in cells[word])
    assert found == dict.fromkeys(columns, territories)
    assert len({r["territoire"] for r in cells[word]} & set(OF_2015)) == 13


def test_the_twelve_tables_have_1036_cells(cells):
    assert sum(map(len, cells.values())) == 1036


def test_what_is_missing_is_never_a_number(rows, cells):
    suppressed = [r for r in rows if r["statut"] in ("nd", "so")]
    assert [r for r in suppressed if r["valeur"]] == []
    printed = Counter(r["valeur_texte"] for found in cells.values() for r in found if r["statut"] in ("nd", "so"))
    assert printed == MISSING


def test_compas_speaks_of_2015_and_the_contract_of_2024(rows):
    for r in rows:
        quartier = r["territoire"].startswith(("QN", "qp"))
        if r["source"] == COMPAS and quartier:
            assert r["perimetre"] == "2015", r
        if r["source"] != COMPAS and r["territoire"].startswith("QN") and r["page"].endswith("tableau"):
            assert r["perimetre"] == "2024", r


@pytest.mark.parametrize("column", SORTED)
def test_quartiers_stand_in_the_printed_order(cells, column):
    found = [
        Decimal(r["valeur"])
        for rows in cells.values()
        for r in rows
        if f"{r['indicateur']} {r['annee']}" == column and r["territoire"] in OF_2015 and r["valeur"]
    ]
    assert len(found) >= 11
    assert found == sorted(found, reverse=True)


def test_no_digit_has_slipped(cells):
    found: dict[str, Decimal] = dict.fromkeys(CONTROL, Decimal(0))
    for rows in cells.values():
        for r in rows:
            found[f"{r['indicateur']} {r['annee']}"] += Decimal(r["valeur"] or 0)
    assert {column: str(total) for column, total in found.items()} == CONTROL


def test_examples_of_the_lost_charts(rows):
    found = {(r["indicateur"], r["territoire"], r["annee"]): r["valeur"] for r in rows}
    assert {key: found.get(key) for key in LOST_CHARTS} == LOST_CHARTS


# --- recomputing ----------------------------------------------------------------------------------


def test_totals(values):
    """The rows add up to the total; a column with a suppressed value is never summed."""
    additive = [
        *TOTALS,
        ("population", "2018"),
        ("familles-monoparentales-caf", "2021"),
        ("allocataires-minima-sociaux", "2021"),
        ("evolution-minima-sociaux", "2016-2021"),
        ("beneficiaires-c2s", "2022"),
        ("evolution-c2s", "2020-2022"),
        ("demandeurs-emploi-abc", "2021"),
        ("evolution-demandeurs-emploi-a", "2016-2022"),
        ("demandeurs-emploi-moins-26-ans", "2022"),
        ("evolution-demandeurs-emploi-moins-26-ans", "2016-2022"),
        ("etablissements", "2020"),
        ("part-population-ensemble-qp", "2018"),
    ]
    wrong = {}
    for indicator, year in additive:
        own = [values[indicator, year, q] for q in OF_2015]
        assert None not in own, indicator
        total = values[indicator, year, QUARTIERS]
        if sum(own) != total:
            wrong[indicator, year] = (sum(own), total)
    assert wrong == TOTALS


def test_columns_with_suppressed_values_are_left_alone(values):
    for indicator, year in (
        ("etrangers", "2019"),
        ("evolution-etrangers", "2011-2019"),
        ("auto-entrepreneurs", "2020"),
    ):
        assert None in [values[indicator, year, q] for q in OF_2015]


def test_evolutions(values):
    """A change in % goes with the change in numbers and the last number, each rounded."""
    wrong = {}
    for (indicator, years, place), printed in values.items():
        if not (indicator.startswith("evolution-") and indicator.endswith("-pourcent")) or printed is None:
            continue
        name = indicator.removeprefix("evolution-").removesuffix("-pourcent")
        count = {"minima-sociaux": "allocataires-minima-sociaux", "c2s": "beneficiaires-c2s"}.get(name, name)
        change = values.get((f"evolution-{name}", years, place))
        last = values.get((count, years[-4:], place))
        if change is None or last is None:
            continue
        bounds = [(change + a) / (last + b - change - a) * 100 for a in (-HALF, HALF) for b in (-HALF, HALF)]
        if not min(bounds) - TENTH <= printed <= max(bounds) + TENTH:
            found = change / (last - change) * 100
            wrong[indicator, place] = (f"{found:.1f}", str(printed))
    assert wrong == EVOLUTIONS


def test_shares_and_ratios(values):
    """Shares of the population, indexes of ages, parts of a rate: all as printed, within rounding."""
    for place in OF_2015:
        whole = values["population", "2018", QUARTIERS]
        share = values["population", "2018", place] / whole * 100
        assert abs(share - values["part-population-ensemble-qp", "2018", place]) <= TENTH
    for place in (*OF_2015, QUARTIERS, QPV_NORD, QPV_FRANCE, EPCI, NORD, FRANCE):
        young, old, oldest = (values[i, "2019", place] for i in ("moins-20-ans", "60-74-ans", "75-ans-et-plus"))
        assert abs(young / (old + oldest) - values["indice-jeunesse", "2019", place]) <= TENTH
        assert abs(old / oldest - values["indice-generations-agees", "2019", place]) <= TENTH
        foreign = values["etrangers", "2019", place]
        if foreign is not None:
            share = foreign / values["population", "2018", place] * 100
            assert abs(share - values["part-etrangers", "2019", place]) <= TENTH
        parts = values["taux-aah", "2021", place] + values["taux-rsa", "2021", place]
        assert abs(parts - values["taux-minima-sociaux", "2021", place]) <= 2 * TENTH


def test_own_account_workers_go_with_creations(values):
    for (indicator, _, place), printed in values.items():
        if indicator == "part-auto-entrepreneurs" and printed is not None:
            own, all_, rate = (
                values[i, "2020", place]
                for i in ("auto-entrepreneurs", "etablissements", "taux-creation-etablissements")
            )
            created = [all_ * (rate + side) / 100 for side in (-TENTH, TENTH)]
            assert own / max(created) * 100 - TENTH <= printed <= own / min(created) * 100 + TENTH, place


def test_index_of_development(values):
    wrong = {}
    for (indicator, _, place), printed in values.items():
        if indicator == "evolution-idt" and printed is not None:
            found = values["idt", "2019", place] - values["idt", "2011", place]
            if found != printed:
                wrong[place] = (found, printed)
    assert wrong == IDT


def test_young_jobseekers_of_the_comparators(values):
    """Outside the quartiers, the printed share is far from what the next table gives a year later."""
    far = {}
    for place in (QUARTIERS, QPV_NORD, QPV_FRANCE, EPCI, NORD, FRANCE):
        later = (
            values["demandeurs-emploi-moins-26-ans", "2022", place]
            / values["demandeurs-emploi-abc", "2021", place]
            * 100
        )
        printed = values["part-moins-26-ans-demandeurs-emploi", "2021", place]
        if abs(later - printed) > 2:
            far[place] = (round(later), printed)
    assert far == {EPCI: (20, Decimal("33.6")), NORD: (17, Decimal("10.8")), FRANCE: (14, Decimal("8.4"))}


def test_contract_s_table(rows):
    """13 quartiers, 32 305 inhabitants, 20 % of the EPCI; a part of a quartier is not its population."""
    own = {
        r["territoire"]: int(r["valeur"]) for r in rows if r["indicateur"] == "population" and r["perimetre"] == "2024"
    }
    part = {r["territoire"]: int(r["valeur"]) for r in rows if r["indicateur"] == "population-dans-porte-du-hainaut"}
    assert part == SHARED
    assert len(own) + len(part) == 13 and not set(own) & set(part)
    assert sum(own.values()) + sum(part.values()) == 32305
    assert round(Decimal(32305) / 159969 * 100) == 20
    assert len([r for r in rows if r["indicateur"] == "revenu-median"]) == 13


@pytest.mark.parametrize(
    ("prefix", "whole", "number"),
    [("poche-", "poches-porte-du-hainaut", 8), ("ex-veille-", "ex-veille-porte-du-hainaut", 13)],
)
def test_other_territories_add_up(rows, prefix, whole, number):
    found = {r["territoire"]: r["valeur"] for r in rows if r["territoire"].startswith(prefix[:-1])}
    total = int(found.pop(whole))
    assert len(found) == number
    assert sum(int(v) for v in found.values() if v) == total
    assert [t for t, v in found.items() if not v] == (
        ["ex-veille-saint-amand-les-eaux"] if prefix == "ex-veille-" else []
    )


def test_survey_of_2022(rows):
    """Women and men make 100; so do the four lines of each block, within rounding."""
    blocks = {
        "genre": ("femmes", "hommes"),
        "famille": ("couple-sans-enfant", "couple-avec-enfant", "seul-avec-enfant", "seul-sans-enfant"),
        "metier": ("retraites", "en-emploi", "recherche-emploi", "autre-situation"),
    }
    found: Counter[tuple[str, str]] = Counter()
    seen = 0
    for r in rows:
        if r["indicateur"].startswith("enquete-2022-"):
            for block, lines in blocks.items():
                for line in lines:
                    if r["indicateur"].endswith(f"-{line}"):
                        group = r["indicateur"].removeprefix("enquete-2022-").removesuffix(f"-{line}")
                        found[group, block] += int(r["valeur"])
                        seen += 1
    assert seen == 70 and len(found) == 21
    assert {key: total for key, total in found.items() if abs(total - 100) > (0 if key[1] == "genre" else 2)} == SURVEY


def test_migrations_are_all_there(rows):
    found = [r["valeur_texte"] for r in rows if r["indicateur"].startswith("solde-migratoire-")]
    signs = Counter(text[text.index("(") :] for text in found)
    assert signs == {"(--)": 11, "(-)": 10, "(+)": 7, "(++)": 5, "(=)": 3}


def test_what_is_printed_twice(rows):
    for (indicator, place), expected in SAID_TWICE.items():
        found = {r["valeur"] for r in rows if (r["indicateur"], r["territoire"]) == (indicator, place)}
        assert found == expected, indicator


def test_doubts_are_those_we_know(rows):
    """Each doubtful value says why; no other value is doubtful."""
    found: dict[str, set[str]] = {}
    for r in rows:
        if r["statut"] == "douteux":
            assert r["note"], r
            found.setdefault(r["indicateur"], set()).add(r["territoire"])
    assert found == {indicator: set(places) for indicator, places in DOUTEUX.items()}


def test_every_contradiction_has_a_note(rows):
    noted = {(r["indicateur"], r["territoire"]) for r in rows if r["note"]}
    contradictory = {*EVOLUTIONS, *((i, QUARTIERS) for i, _ in TOTALS), *(("evolution-idt", q) for q in IDT)}
    assert contradictory <= noted
