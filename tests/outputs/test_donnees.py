"""The files to download: what they hold, and that a validator of Data Packages accepts them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from contrats.linking import Library
from contrats.outputs.donnees import fichiers
from contrats.outputs.sites import read_content
from contrats.pages.rendu import Rendu
from contrats.pages.site import pages_du_contrat
from frictionless import Package, Report

from tests.pages.givens import engagement
from tests.projects import CATALOGUE, CONTRAT, ENGAGEMENTS, OBSERVATIONS, ORGANISATIONS, SOURCES, Files

ROOT = Path(__file__).parents[2]
AU = date(2026, 11, 20)
HEAD = "indicateur;territoire;annee;perimetre;valeur;valeur_texte;statut;source;page;note\n"
INDICATEURS = (
    "- {id: population, libelle: Habitants, unite: habitants, producteur: Insee, licence: Licence Ouverte 2.0, "
    "precautions: [Une, Deux]}\n- {id: ecoles, libelle: Écoles, ordre: 1}\n"
)
ROWS = (
    "population;QN05941I;2018;2015;1 379;;douteux;contrat-essai;p. 3;Imprimé deux fois.\n"
    "population;59295;2020;;-27,8;;;contrat-essai;p. 4;\n"
    "population;QN05941I;2021;2024;;;s;;;\n"
    "ecoles;59295;non précisée;;;1/3;;;;\n"
)
CHIFFRES = {CATALOGUE: INDICATEURS, OBSERVATIONS: HEAD + ROWS}
PROMIS = {
    ENGAGEMENTS: engagement(
        "lieux: ['59295', QN05941I], echeance: 2e semestre 2025, associes: ville, "
        "cible: {valeur: 10, unite: lieux, objet: lieux ouverts, annee: 2027, sens: hausse, "
        "reference: {valeur: 4, annee: 2023}}, "
        "source: [{document: contrat-essai, page: p. 2}, {document: contrat-essai, page: p. 9}]",
        porteurs="[caf, ville]",
    )
}
HOSTILE = {
    CATALOGUE: """- {id: population, libelle: '=HYPERLINK("http://x";"clic")', unite: '@x', definition: "a\\n;b"}\n""",
    OBSERVATIONS: HEAD + f'population;59295;2020;;;"+1;""2""\n=3";borne;;"-x{"x" * 900}";"@SUM(A1)"\n',
    ORGANISATIONS: "- {id: ville, nom: '=1+1', type: commune}\n- {id: caf, nom: 'a | b; \"c\"', type: etat}\n",
    ENGAGEMENTS: engagement(titre='-2+3;\\n\\"=1\\"' + "x" * 900),
}


@pytest.fixture
def telecharger(projet) -> Callable[..., dict[str, bytes]]:
    """The files of a small project's contract."""

    def make(files: Files, *, au: date = AU) -> dict[str, bytes]:
        library = projet(files).library()
        return fichiers(library, library.dossiers["essai"], au=au)

    return make


@pytest.fixture(scope="module")
def library() -> Library:
    """The project's own content."""
    return read_content(ROOT, au=AU).library


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))


def validate(files: Mapping[str, bytes], folder: Path) -> Report:
    """What the validator says of the files, written in a folder."""
    for address, content in files.items():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return Package(str(folder / "donnees" / "datapackage.json")).validate()


def said(report: Report) -> list[list[object]]:
    return report.flatten(["name", "rowNumber", "fieldName", "note"])


# The validator


@pytest.mark.parametrize("contrat", ["hazebrouck", "maubeuge-val-de-sambre", "porte-du-hainaut"])
def test_real_contract_is_a_valid_package(library, contrat, tmp_path):
    files = fichiers(library, library.dossiers[contrat], au=AU)
    report = validate(files, tmp_path)
    assert report.valid, said(report)[:5]
    assert report.stats["tasks"] == sum(a.endswith(".csv") for a in files) > 60


@pytest.mark.parametrize(
    "given", [CHIFFRES, PROMIS, {**CHIFFRES, **PROMIS}, HOSTILE], ids=["f", "e", "both", "hostile"]
)
def test_small_contract_is_a_valid_package(telecharger, given, tmp_path):
    report = validate(telecharger(given), tmp_path)
    assert report.valid, said(report)


SPOILT = {
    # part of the table of figures, what somebody put in its place
    "a word for a number": (b";-27,8;", b";beaucoup;"),
    "a point for a comma": (b";-27,8;", b";-27.8;"),
    "an unknown map": (b";2015;", b";2016;"),
    "an empty territory": (b"QN05941I", b""),
}


@pytest.mark.parametrize(("part", "other"), SPOILT.values(), ids=SPOILT)
def test_validator_would_see_a_wrong_cell(telecharger, tmp_path, part, other):
    files = telecharger(CHIFFRES)
    spoilt = files["donnees/indicateurs.csv"].replace(part, other)
    assert spoilt != files["donnees/indicateurs.csv"]
    report = validate({**files, "donnees/indicateurs.csv": spoilt}, tmp_path)
    assert "indicateurs" in {task.name for task in report.tasks if not task.valid}


def test_package_tells_licence_day_sources_and_who_made_it(telecharger):
    files = telecharger({**CHIFFRES, CONTRAT: CONTRAT_AVEC_EDITEUR})
    package = json.loads(files["donnees/datapackage.json"])
    assert (package["name"], package["version"], package["updated"]) == ("contrat-de-ville-essai", *["2026-11-20"] * 2)
    assert package["licenses"][0]["title"] == "Licence Ouverte 2.0"
    assert package["sources"] == [{"title": "Contrat signé"}]
    assert package["contributors"][0] == {"title": "Ville d'Essai", "role": "publisher", "path": "https://essai.fr"}
    assert [r["path"] for r in package["resources"]] == [
        "indicateurs.csv", "catalogue.csv", "indicateurs/population.csv", "indicateurs/ecoles.csv",
    ]  # fmt: skip


CONTRAT_AVEC_EDITEUR = """
    titre: Contrat de ville d'Essai
    nom-court: Essai
    porteur: ville
    communes: "59295"
    quartiers: [{code: QN05941I}]
    editeur: {nom: Ville d'Essai, url: "https://essai.fr"}
    """


# The figures


def test_row_of_a_figure_says_all_that_is_known_of_it(telecharger):
    rows = table(telecharger(CHIFFRES)["donnees/indicateurs/population.csv"])
    assert {k: v for k, v in rows[1].items() if v} == {
        "indicateur": "population", "indicateur_libelle": "Habitants", "unite": "habitants",
        "territoire": "QN05941I", "territoire_nom": "Les Essais", "territoire_type": "quartier prioritaire",
        "annee": "2018", "perimetre": "2015", "valeur": "1379", "statut": "douteux", "statut_libelle": "à vérifier",
        "note": "Imprimé deux fois.", "source": "contrat-essai", "source_titre": "Contrat signé", "page": "p. 3",
        "producteur": "Insee", "licence": "Licence Ouverte 2.0", "mise_a_jour": "2026-11-20",
    }  # fmt: skip


def test_suppressed_value_is_empty_with_its_status(telecharger):
    files = telecharger(CHIFFRES)
    row = table(files["donnees/indicateurs.csv"])[2]
    assert (row["valeur"], row["statut"], row["statut_libelle"]) == ("", "s", "secret statistique")
    shown = json.loads(files["donnees/indicateurs/population.json"])["observations"][2]
    assert (shown["valeur"], shown["statut"]) == (None, "s")


def test_number_beside_a_suppressing_status_is_never_given(projet):
    files = {**CHIFFRES, OBSERVATIONS: HEAD + "population;59295;2020;;12;;nd;;;\n"}
    linked = projet(files).library()
    rows = table(fichiers(linked, linked.dossiers["essai"], au=AU)["donnees/indicateurs.csv"])
    assert [row["valeur"] for row in rows] == [""]


def test_numbers_of_json_are_numbers_and_days_are_texts(telecharger):
    content = json.loads(telecharger(CHIFFRES)["donnees/indicateurs/population.json"])
    assert [o["valeur"] for o in content["observations"]] == [-27.8, 1379, None]
    assert content["mise_a_jour"] == "2026-11-20" and content["licence"]["title"] == "Licence Ouverte 2.0"
    assert content["indicateur"]["precautions"] == ["Une", "Deux"]


def test_printed_words_are_kept(telecharger):
    (row,) = table(telecharger(CHIFFRES)["donnees/indicateurs/ecoles.csv"])
    assert (row["valeur"], row["valeur_texte"], row["annee"]) == ("", "1/3", "non précisée")


def test_producer_and_licence_of_the_document_stand_for_those_of_the_indicator(telecharger):
    source = "- {id: contrat-essai, titre: Contrat, producteur: Compas, licence: ODbL}\n"
    rows = "ecoles;59295;2020;;1;;;contrat-essai;;\n"
    (row,) = table(
        telecharger({**CHIFFRES, SOURCES: source, OBSERVATIONS: HEAD + rows})["donnees/indicateurs/ecoles.csv"]
    )
    assert (row["producteur"], row["licence"]) == ("Compas", "ODbL")


def test_all_figures_of_the_real_contracts_are_there_once(library):
    for dossier in (d for d in library.dossiers.values() if d.observations):
        files = fichiers(library, dossier, au=AU)
        rows = table(files["donnees/indicateurs.csv"])
        assert len(rows) == len(dossier.observations)
        apart = [
            r for a, c in files.items() if a.startswith("donnees/indicateurs/") and a.endswith("csv") for r in table(c)
        ]
        assert sorted(map(str, apart)) == sorted(map(str, rows))
        assert len(json.loads(files["donnees/indicateurs.json"])["indicateurs"]) == len(
            table(files["donnees/catalogue.csv"])
        )


# The engagements


def test_row_of_an_engagement_says_who_where_when_and_the_page(telecharger):
    (row,) = table(telecharger(PROMIS)["donnees/engagements.csv"])
    assert {k: v.replace("\u00a0", " ") for k, v in row.items() if v} == {
        "id": "ecoute", "titre": "Ouvrir un lieu d'écoute", "porteurs": "caf | ville",
        "porteurs_noms": "Caisse d'allocations familiales | Ville d'Essai", "portee": "commune",
        "portee_libelle": "Dans toute la commune", "lieux": "59295 | QN05941I", "lieux_noms": "Essai | Les Essais",
        "nature": "ferme", "nature_libelle": "Engagement ferme", "echeance": "2e semestre 2025",
        "echeance_debut": "2025-07-01", "echeance_fin": "2025-12-31",
        "cible": "lieux ouverts : 10 lieux en 2027, à la hausse (point de départ : 4 lieux en 2023)",
        "etat": "non-renseigne", "etat_libelle": "Suivi non renseigné", "retard": "échéance passée, sans nouvelles",
        "sources": "contrat-essai | contrat-essai", "sources_titres": "Contrat signé", "pages": "p. 2 | p. 9",
        "adresse": "engagements/ecoute/", "mise_a_jour": "2026-11-20",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("au", "etat", "retard"),
    [(date(2025, 1, 1), "non-renseigne", ""), (date(2025, 6, 1), "en-cours", ""), (AU, "en-cours", "en retard")],
)
def test_state_is_that_of_the_day(telecharger, au, etat, retard):
    given = engagement("echeance: 2025, suivi: {date: 2025-03-01, etat: en-cours}")
    (row,) = table(telecharger({ENGAGEMENTS: given}, au=au)["donnees/engagements.csv"])
    assert (row["etat"], row["retard"], row["etat_date"]) == (etat, retard, "2025-03-01" if etat == "en-cours" else "")


def test_every_engagement_has_its_page_on_the_site(library):
    dossier = library.dossiers["hazebrouck"]
    rows = table(fichiers(library, dossier, au=AU)["donnees/engagements.csv"])
    urls = {page.url for page in pages_du_contrat(Rendu(library=library, dossier=dossier, au=AU))}
    assert len(rows) == len(dossier.engagements) and {row["adresse"] for row in rows} <= urls


def test_hostile_words_stay_words(telecharger):
    files = telecharger(HOSTILE)
    cells = [c for a, content in files.items() if a.endswith(".csv") for row in table(content) for c in row.values()]
    assert [c for c in cells if c.startswith(("=", "+", "-", "@"))] == []
    assert any(c.startswith("'=HYPERLINK") for c in cells) and any(c.startswith('\'+1;"2"\n=3') for c in cells)
    exact = json.loads(files["donnees/indicateurs/population.json"])["observations"][0]
    assert (exact["valeur_texte"], exact["note"]) == ('+1;"2"\n=3', "@SUM(A1)")


# All of them


def test_same_bytes_every_time(library):
    dossier = library.dossiers["hazebrouck"]
    again = read_content(ROOT, au=AU).library
    assert fichiers(library, dossier, au=AU) == fichiers(again, again.dossiers["hazebrouck"], au=AU)


def test_notice_tells_the_files_that_are_there_and_opens_everywhere(telecharger):
    content = telecharger(PROMIS)["donnees/LISEZ-MOI.txt"]
    words = content.decode("utf-8-sig").replace("\u00a0", " ")
    assert content.startswith(b"\xef\xbb\xbf") and words.count("\r\n") == words.count("\n")
    assert "engagements.csv :" in words and "indicateurs.csv :" not in words and "indicateurs/ :" not in words
    assert "nd : non disponible" in words and "données mises à jour le 20 novembre 2026" in words
    assert "- Contrat signé\r\n" in words
