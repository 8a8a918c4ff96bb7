"""The dashboard: every indicator of the contract in one line, by subject."""

from __future__ import annotations

import pytest

from tests.pages.givens import contrat
from tests.projects import CATALOGUE, CONTRAT, OBSERVATIONS, QUARTIER, TERRITOIRES

HEAD = "indicateur;territoire;annee;perimetre;valeur;valeur_texte;statut;source;page;note\n"
LIEUX = {TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: qpv, nom: Tous, type: qpv-ensemble}\n"}
CHOMAGE = "- {id: chomage, libelle: Taux de chômage, unite: '%', groupe: Emploi, ordre: 2}\n"
URL = "chiffres/"
ICI = "chomage;QN05941I"


@pytest.fixture
def screen(site):
    """The dashboard, from rows and from more indicators."""

    def make(rows: str, *, catalogue: str = CHOMAGE, files: dict | None = None):
        return site({**LIEUX, CATALOGUE: catalogue, OBSERVATIONS: HEAD + rows, **(files or {})})[URL]

    return make


def test_each_indicator_tells_its_latest_value_where_and_when_and_leads_to_its_page(screen):
    said = screen(f"{ICI};2018;2015;24;;;;;\n{ICI};2021;2015;27;;;;;\n")
    assert said.rows[0] == ["Indicateur", "Valeur", "Où et quand"]
    assert said.rows[1][:2] == ["Taux de chômage", "27 %"]
    assert said.rows[1][2].startswith("Les Essais, 2021 (carte de 2015)")
    assert said.words_of("chiffres/chomage/") == ["Taux de chômage"]


def test_what_became_of_it_is_said_in_words(screen):
    said = screen(f"{ICI};2018;2015;24;;;;;\n{ICI};2021;2015;27;;;;;\n")
    assert said.rows[1][2].endswith("3 points de plus qu'en 2018.")


def test_several_quartiers_are_told_by_what_holds_them_all_and_by_their_range(screen):
    files = {
        QUARTIER.replace("41I", "42N"): "---\nnom: Les Autres\ncommunes: '59295'\n---\n",
        CONTRAT: "titre: Essai\nnom-court: Essai\nporteur: ville\ncommunes: '59295'\nterritoires: [qpv]\n"
        "quartiers: [{code: QN05941I}, {code: QN05942N}]\n",
    }
    rows = f"{ICI};2021;;24;;;;;\nchomage;QN05942N;2021;;30;;;;;\nchomage;qpv;2021;;27;;;;;\n"
    said = screen(rows, files=files)
    assert said.rows[1][1] == "27 %" and said.rows[1][2].startswith("Tous, 2021")
    assert "de 24 % (Les Essais) à 30 % (Les Autres)" in said.rows[1][2]
    assert "quartiers/comparer/" in said.addresses


def test_suppressed_value_is_never_zero(screen):
    assert screen(f"{ICI};2021;;;;s;;;\n").rows[1][1] == "non disponible secret statistique"


def test_unit_in_words_stands_with_the_name(screen):
    said = screen("age;QN05941I;2021;;16;;;;;\n", catalogue="- {id: age, libelle: Âge moyen, unite: ans}\n")
    assert said.rows[1][:2] == ["Âge moyen (ans)", "16"]


def test_notes_stand_under_their_table(screen):
    said = screen(f"{ICI};2021;;16;;;contrat-essai;p. 3;Imprimé deux fois\n")
    assert "Imprimé deux fois" in said.text
    assert [a for _, a in said.links if "-note-1" in a]


def test_indicators_stand_by_subject(screen):
    both = CHOMAGE + "- {id: revenu, libelle: Revenu, unite: €, groupe: Revenus, ordre: 1}\n"
    said = screen(f"{ICI};2021;;16;;;;;\nrevenu;QN05941I;2021;;900;;;;;\n", catalogue=both)
    assert "900 €" in said.section("Revenus").text and "16 %" in said.section("Emploi").text
    assert said.headings.index("Revenus") < said.headings.index("Emploi")


def test_key_figures_come_first(site):
    files = {CATALOGUE: CHOMAGE, OBSERVATIONS: HEAD + f"{ICI};2021;;16;;;;;\n", **LIEUX}
    said = site({**files, CONTRAT: contrat("chiffres-cles: [chomage]\n")})[URL]
    assert said.words_of("chiffres/chomage/")[0] == "16 % Taux de chômage"


def test_contract_without_figures_has_no_such_page(site):
    pages = site()
    assert URL not in pages and "Chiffres" not in pages.menu
