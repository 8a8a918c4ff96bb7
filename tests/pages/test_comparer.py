"""The quartiers side by side: values of one moment and one map in a column, wider territories apart."""

from __future__ import annotations

import re

import pytest

from tests.projects import CATALOGUE, CONTRAT, OBSERVATIONS, QUARTIER, TERRITOIRES

URL = "quartiers/comparer/"
HEAD = "indicateur;territoire;annee;perimetre;valeur;valeur_texte;statut\n"
FILES = {
    QUARTIER.replace("41I", "42N"): "---\nnom: Les Autres\ncommunes: '59295'\n---\n",
    CONTRAT: "titre: Essai\nnom-court: Essai\nporteur: ville\ncommunes: '59295'\n"
    "quartiers: [{code: QN05941I}, {code: QN05942N}]\n",
    TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: france, nom: France, type: pays}\n",
    CATALOGUE: "- {id: chomage, libelle: Taux de chômage, libelle-court: Chômage, unite: '%', groupe: Emploi}\n"
    "- {id: age, libelle: Âge, groupe: Population}\n",
}
DEUX = "chomage;QN05941I;2021;2015;24;;\nchomage;QN05942N;2021;2015;30;;\n"


@pytest.fixture
def pages(site):
    return lambda rows: site({**FILES, OBSERVATIONS: HEAD + rows})


def test_a_column_says_its_indicator_year_and_map(pages):
    said = pages(DEUX)[URL]
    assert said.rows == [
        ["Quartier", "Chômage 2021, carte de 2015"], ["Les Essais", "24 %"], ["Les Autres", "30 %"],
    ]  # fmt: skip
    assert "chiffres/chomage/" in said.addresses


def test_wider_territories_stand_apart(pages):
    rows = pages(DEUX + "chomage;france;2021;;8;;\n")[URL].rows
    assert rows[3:] == [["Pour comparer"], ["France", "8 %"]]


def test_value_of_another_year_or_map_says_so_and_is_not_sorted(pages):
    site = pages(DEUX.replace("QN05942N;2021;2015;30", "QN05942N;2019;2024;30") + "chomage;france;2021;;8;;\n")
    cells = [row[1] for row in site[URL].rows[1:3]]
    assert cells == ["24 %", "30 % 2019, carte de 2024"] or "24 % 2021, carte de 2015" in cells
    assert len(re.findall("data-rang", site.pages[URL].corps)) == 1


def test_suppressed_value_has_no_rank(pages):
    site = pages(DEUX + "chomage;QN05942N;2022;2015;;;s\nchomage;QN05941I;2022;2015;9;;\n")
    assert site[URL].rows[2][1] == "non disponible secret statistique"
    assert re.findall('data-rang="([^"]*)"', site.pages[URL].corps) == ["9"]


def test_indicator_known_for_one_quartier_only_is_not_a_column(pages):
    assert "Âge" not in pages(DEUX + "age;QN05941I;2021;;30;;\n")[URL].text


def test_contract_of_one_quartier_has_no_such_page(site):
    files = {k: v for k, v in FILES.items() if k not in (CONTRAT, QUARTIER.replace("41I", "42N"))}
    found = site({**files, OBSERVATIONS: HEAD + "chomage;QN05941I;2021;2015;24;;\n"})
    assert "chiffres/chomage/" in found and URL not in found


def test_list_of_quartiers_leads_to_it(pages):
    assert URL in pages(DEUX)["quartiers/"].addresses
