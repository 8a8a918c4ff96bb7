"""``data import``, from the command line to the tables: what is written, what is said, what is left alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from contrats.checks import run_checks
from contrats.commands import importation, tableaux
from contrats.commands.main import main
from contrats.linking import link
from contrats.reading.tree import read_tree

from tests.checks.conftest import AU
from tests.projects import CONTRAT
from tests.reading.importation.officiels import (
    CORRESPONDANCE,
    DECLARE,
    DEMOGRAPHIE,
    IMPORTS,
    LISTE,
    META,
    REVENUS,
    ROOT,
    archive,
    mappings,
    project,
)

HEAD = "indicateur;territoire;annee;perimetre;valeur;valeur_texte;statut;source;page;note\n"
DECLARED = "data/indicateurs/insee-revenus-declares.csv"
OTHER = "data/indicateurs/essai.csv"


class Import:
    """Runs the command on files of a small project."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture):
        self.root, self.capsys = root, capsys

    def __call__(self, content: str | bytes, *options: str, name: str = "essai.csv") -> tuple[int, str, str]:
        path = self.root / "telecharge" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        code = main(["data", "import", str(path), *options], root=self.root)
        said = self.capsys.readouterr()
        return code, said.out, said.err

    def text(self, name: str) -> str:
        return (self.root / name).read_text("utf-8")

    def tree(self) -> dict[str, bytes]:
        return {str(p): p.read_bytes() for f in ("data", "content") for p in (self.root / f).rglob("*") if p.is_file()}

    def check(self) -> list[str]:
        shelves, read = read_tree(self.root)
        library, linked = link(shelves)
        return [d.code for d in (*read, *linked, *run_checks(library, au=AU))]


@pytest.fixture
def importer(tmp_path: Path, capsys: pytest.CaptureFixture) -> Import:
    return Import(project(tmp_path), capsys)


def test_an_archive_fills_a_table_for_each_known_file(importer):
    code, said, errors = importer(archive(REVENUS), name="revenus_pauvrete_2021_qp24_v2_csv.zip")
    assert (code, errors) == (0, "")
    assert importer.text(DECLARED).split("\n")[:4] == [
        HEAD.strip(),
        "gini-revenus-declares;QN05941I;2021;2024;0.291;;;insee-qpv-revenus;Colonne DEC_GINI_A21;",
        "gini-revenus-declares;QN05956M;2021;2024;;;nd;insee-qpv-revenus;Colonne DEC_GINI_A21;Note du producteur : Trop peu de ménages pour publier",
        "revenu-declare-median;QN05941I;2021;2024;13320;;;insee-qpv-revenus;Colonne DEC_MED_A21;",
    ]
    assert importer.text("data/indicateurs/insee-revenus-disponibles.csv").count("\n") == 5
    assert "quartiers gardés : 2 sur 3" in said and "ajoutés : 8" in said and "ajoutés : 4" in said
    assert "laissés de côté : data_indic-revenu-declare-qp24-2021_v2_ENSQP.csv, meta_indic" in said
    assert f"effacez {DECLARED}" in said
    assert importer.check() == []


def test_the_second_time_changes_nothing_and_says_so(importer):
    importer(archive(REVENUS), name="a.zip")
    before = importer.tree()
    code, said, _ = importer(archive(REVENUS), name="a.zip")
    assert code == 0 and importer.tree() == before
    assert said.count("rien n'a changé") == 2 and "aucun fichier n'a été écrit" in said


def test_each_change_is_told_from_old_to_new(importer):
    importer(DECLARE)
    code, said, _ = importer(DECLARE.replace("13 320", "13 410").replace("QN05956M", "QN05957M"))
    assert code == 0 and "revenu-declare-median, QN05941I, 2021 : 13320 → 13410" in said
    assert [int(n) for n in re.findall(r" : (\d+)\n", said)] == [4, 1, 4, 3]
    assert "revenu-declare-median, QN05956M, 2021 : ns" in said and f"git checkout -- {DECLARED}" in said


def test_many_changes_are_cut_short_with_their_number():
    rows = [{"indicateur": "x", "territoire": str(n), "annee": "2021", "valeur": "1"} for n in range(50)]
    told = list(tableaux.account("t.csv", tableaux.Fusion(removed=rows)))
    assert len(told) == 34 and told[-2] == "    … et 20 de plus"


def test_another_year_is_added_to_the_first(importer):
    importer(DECLARE)
    code, said, _ = importer(DECLARE.replace("_A21", "_A22"))
    assert code == 0 and "ajoutés : 8" in said and "retirés : 0" in said and "inchangés : 8" in said


def test_a_trial_writes_nothing(importer):
    before = importer.tree()
    code, said, _ = importer(DECLARE, "--essai")
    assert code == 0 and importer.tree() == before
    assert "ajoutés : 8" in said and f"seraient écrits : {DECLARED}" in said


def test_a_row_corrected_by_hand_is_left_then_replaced_when_asked(importer):
    importer(DECLARE)
    path = importer.root / DECLARED
    mine = importer.text(DECLARED).replace(
        "13320;;;insee-qpv-revenus;Colonne DEC_MED_A21;", "9;;;insee-qpv-revenus;Colonne DEC_MED_A21;À la main : essai"
    )
    path.write_text(mine, "utf-8")
    code, said, errors = importer(DECLARE)
    assert code == 0 and importer.text(DECLARED) == mine
    assert "I030" in errors and "(9 ; le fichier officiel dit 13320)" in errors and "laissés tels quels : 1" in said
    code, said, errors = importer(DECLARE, "--remplacer")
    assert code == 0 and "9 → 13320" in said and "I030" not in errors and "À la main" not in importer.text(DECLARED)


def test_a_value_of_another_table_is_left_there_then_moved_when_asked(importer):
    rows = "population;59295;2020;;21464;;;;;\r\nrevenu-declare-median;QN05941I;2021;2024;9;;;contrat-essai;p. 2;\r\n"
    (importer.root / OTHER).write_bytes((HEAD + rows).encode())
    code, said, errors = importer(DECLARE)
    assert code == 0 and "ajoutés : 7" in said and importer.check() == []
    assert f"{OTHER}:3:1: avertissement I031" in errors and "(9 ; le fichier officiel dit 13320)" in errors
    code, said, errors = importer(DECLARE, "--remplacer")
    assert code == 0 and "I031" not in errors and f"{OTHER}\n  1 ligne retirée" in said
    assert (importer.root / OTHER).read_bytes() == (HEAD + rows.split("\r\n")[0] + "\r\n").encode()
    assert "13320" in importer.text(DECLARED) and importer.check() == []


def test_the_table_may_be_chosen(importer):
    assert importer(DECLARE, "--vers", "revenus")[0] == 0
    assert "13320" in importer.text("data/indicateurs/revenus.csv") and not (importer.root / DECLARED).exists()


def test_two_files_of_an_archive_may_go_to_one_table(importer):
    code, said, _ = importer(archive(REVENUS), "--vers", "revenus", name="a.zip")
    assert code == 0 and importer.text("data/indicateurs/revenus.csv").count("\n") == 13 and "retirés : 0" in said


def test_the_year_comes_from_the_name_or_from_the_command(importer):
    assert importer(DEMOGRAPHIE, "--annee", "2022")[0] == 0
    code, said, _ = importer(DEMOGRAPHIE, name="estimations-demographiques_2022_QPV2024.csv")
    assert code == 0 and "rien n'a changé" in said
    assert ";2022;2024;1416;;estime;" in importer.text("data/indicateurs/insee-demographie.csv")


def test_all_quartiers_are_kept_when_asked_with_a_warning(importer):
    code, said, errors = importer(DECLARE, "--tous")
    assert code == 0 and "quartiers gardés : 3 sur 3" in said and "QN00101M" in importer.text(DECLARED)
    assert "I035" in errors and importer.check() == ["R001"] * 4


def test_a_file_about_no_quartier_of_the_site_writes_nothing(importer):
    before = importer.tree()
    code, said, errors = importer(DECLARE.replace("QN059", "QN062"))
    assert code == 0 and "I032" in errors and importer.tree() == before and "Rien n'a changé" in said


def test_the_list_is_compared_and_changes_nothing(importer):
    before = importer.tree()
    code, said, errors = importer(LISTE)
    assert code == 0 and importer.tree() == before and "elle ne change aucun fichier" in said
    assert re.findall(r"I04\d", errors) == ["I044", "I040", "I042", "I044"]


def test_the_correspondence_is_written_with_its_doubts_and_the_check_remembers_them(importer):
    code, _, errors = importer(CORRESPONDANCE)
    assert code == 0 and errors.count("I052") == 2 and "I053" in errors
    assert importer.text(importation.CORRESPONDENCE).startswith(
        "code;nom;statut;code_2015;nom_2015;a_verifier;note\nQN05941I;Les Essais;I;QP059041;Les Essais;;\n"
    )
    assert importer.check() == []
    rows = "population;QN05956M;2018;2015;1190;;;;;\npopulation;QN05956M;2021;2024;1200;;;;;\n"
    (importer.root / OTHER).write_text(HEAD + rows, "utf-8")
    assert importer.check() == ["C143", "C143"]
    assert "rien n'a changé" in importer(CORRESPONDANCE)[1]


def test_a_correspondence_checked_by_hand_is_left(importer):
    importer(CORRESPONDANCE)
    path = importer.root / importation.CORRESPONDENCE
    lines = path.read_text("utf-8").split("\n")
    lines[2] = "QN05956M;Elnon;M;QP059058;Quartier Collinière;;à la main : carte vérifiée"
    path.write_text("\n".join(lines), "utf-8")
    assert importer(CORRESPONDANCE)[0] == 0
    assert path.read_text("utf-8").split("\n")[2] == lines[2]


REFUSED = {
    # code: content, options, name
    "I001": (b"", (), "essai.xlsx"),
    "I002": (b"PK\x03\x04 abc", (), "essai.zip"),
    "I003": (archive({"../a.csv": "x"}), (), "essai.zip"),
    "I005": (archive({"autre.csv": "a;b\n", "meta_x.csv": META}), (), "essai.zip"),
    "I006": (DECLARE.encode("utf-16"), (), "essai.csv"),
    "I010": (DECLARE.replace(";", ","), (), "essai.csv"),
    "I011": ("a;b\n1;2\n", (), "essai.csv"),
    "I013": (DECLARE.replace("LIBGEO", "CODGEO"), (), "essai.csv"),
    "I015": (DECLARE, ("--mapping", "revenus-declare"), "essai.csv"),
    "I018": (DEMOGRAPHIE, (), "essai.csv"),
    "I019": (DEMOGRAPHIE, ("--annee", "2020"), "estimations-demographiques_2022.csv"),
    "I020": (DECLARE.replace("QN", "QP"), (), "essai.csv"),
    "I023": (DECLARE.replace("0,291", "0.291"), (), "essai.csv"),
}


@pytest.mark.parametrize(("code", "given"), REFUSED.items(), ids=REFUSED)
def test_what_is_refused_writes_nothing_and_says_why(importer, code, given):
    content, options, name = given
    before = importer.tree()
    ended, said, errors = importer(content, *options, name=name)
    assert (ended, said) == (1, "") and importer.tree() == before
    assert f"erreur {code} " in errors and errors.endswith("Rien n'a été écrit.\n")


def test_an_awaited_file_of_an_archive_with_another_header_is_refused(importer):
    members = {**REVENUS, "data_indic-revenu-declare-qp24-2021_v2_QP24.csv": DECLARE.replace("_A21", "_21")}
    code, _, errors = importer(archive(members), name="a.zip")
    assert code == 1 and "I011" in errors and not (importer.root / DECLARED).exists()


def test_a_mapping_may_be_imposed(importer):
    assert importer(DECLARE, "--mapping", "revenus-declares")[0] == 0
    code, _, errors = importer(DECLARE, "--mapping", "demographie")
    assert code == 1 and "Le plus proche est « demographie »" in errors


def test_a_file_saved_in_another_encoding_is_read_and_told(importer):
    code, _, errors = importer(DECLARE.replace("Elnon", "Él").encode("cp1252"))
    assert code == 0 and "I007" in errors


def test_a_wrong_mapping_is_told_before_anything_is_read(importer):
    (importer.root / "data/imports/faux.yml").write_text("titre: Faux\nclef: x\n", "utf-8")
    code, _, errors = importer(DECLARE)
    assert code == 1 and "data/imports/faux.yml:2:1: erreur M002" in errors


def test_a_contract_that_cannot_be_read_stops_the_import_before_rows_are_lost(importer):
    importer(DECLARE)
    before = importer.text(DECLARED)
    (importer.root / CONTRAT).write_text("titre: [", "utf-8")
    code, _, errors = importer(DECLARE)
    assert code == 1 and CONTRAT in errors and importer.text(DECLARED) == before


def test_a_table_with_errors_is_left_alone(importer):
    (importer.root / DECLARED).write_text("indicateur;territoire;année\n", "utf-8")
    code, _, errors = importer(DECLARE)
    assert code == 1 and "T001" in errors and "I034" in errors


def test_a_table_with_a_row_twice_is_left_alone(importer):
    (importer.root / DECLARED).write_text(HEAD + "population;59295;2020;;1;;;;;\n" * 2, "utf-8")
    code, _, errors = importer(DECLARE)
    assert code == 1 and "I033" in errors


def test_a_table_that_is_a_link_is_not_written_through(importer):
    (importer.root / "ailleurs.csv").write_text(HEAD, "utf-8")
    (importer.root / DECLARED).symlink_to("../../ailleurs.csv")
    code, _, errors = importer(DECLARE)
    assert code == 1 and "I034" in errors and importer.text("ailleurs.csv") == HEAD


def test_a_disk_that_refuses_leaves_the_old_table_whole(importer, monkeypatch):
    importer(DECLARE)
    before = importer.tree()
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "plus de place")))
    code, _, errors = importer(DECLARE.replace("13 320", "1"))
    assert code == 3 and "plus de place" in errors and importer.tree() == before


def test_a_failure_while_preparing_loses_no_row_of_any_table(importer, monkeypatch):
    rows = "revenu-declare-median;QN05941I;2021;2024;9;;;contrat-essai;p. 2;\n"
    (importer.root / OTHER).write_text(HEAD + rows, "utf-8")
    before, write_text = importer.tree(), Path.write_text

    def full(path: Path, *given, **how):
        if "insee-" in path.name:
            raise OSError(28, "plus de place")
        return write_text(path, *given, **how)

    monkeypatch.setattr(Path, "write_text", full)
    code, _, errors = importer(DECLARE, "--remplacer")
    assert code == 3 and "plus de place" in errors and importer.tree() == before


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "Il manque : FICHIER"),
        (("a.csv", "--annee", "22"), "l'année s'écrit en quatre chiffres"),
        (("a.csv", "--vers", "../x"), "le nom s'écrit en minuscules"),
    ],
)
def test_a_command_wrongly_written_is_told(tmp_path, capsys, options, words):
    with pytest.raises(SystemExit) as end:
        main(["data", "import", *options], root=tmp_path)
    assert end.value.code == 2 and words in capsys.readouterr().err


def test_the_guide_tells_the_truth():
    guide = (ROOT / "docs" / "importer-des-donnees.md").read_text("utf-8")
    assert {path.name for path in IMPORTS.glob("*.yml")} == set(re.findall(r"^\|.*`([\w-]+\.yml)`", guide, re.M))
    for mapping in mappings().values():
        for column in (value.colonne.replace("{aa}", "21") for value in mapping.valeurs):
            assert f"`{column}`" in guide, column
    shown = re.search(r"```text\n(revenus_pauvrete.*?)```", guide, re.S)[1]
    options = set(re.findall(r"^\| `(--\w+)", guide, re.M))
    assert options == {"--essai", "--annee", "--vers", "--tous", "--remplacer", "--mapping"}
    assert "  modifiés : 1\n    revenu-declare-median, QN05941I, 2021 : 13320 → 13410\n" in shown
