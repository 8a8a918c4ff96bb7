"""What ``new`` writes is honest: ``check`` asks for each blank, and a filled starter has no fault."""

import re
from argparse import Namespace
from pathlib import Path

import pytest
from contrats.commands import new
from contrats.commands.parser import FrenchParser
from contrats.reading.tree import LAYOUT, read_tree
from contrats.reading.validation import keys_of

NAMES = {"contrat": "essai", "porteur": "caf-nord", "code": "QN05941I", "id": "premier"}
FILLED = {
    "titre": "Ouvrir un lieu d'accueil",
    "nom-court": "Essai",
    "nom": "Résidences Pasteur et Foch",
    "porteur": "caf-nord",
    "portee": "contrat",
    "nature": "ferme",
    "document": "contrat-essai",
    "page": "p. 4",
}
BLANK = re.compile(r"^( *)([a-z-]+):$", re.M)
DISABLED = re.compile(r"^( *)#([a-z-]+:)", re.M)


def create(root: Path, sort: str, **names: str) -> int:
    return new.run(Namespace(sorte=sort, **{**NAMES, **names}), root)


def file_of(root: Path, sort: str, **names: str) -> Path:
    return root / new.SORTES[sort].chemin.format(**{**NAMES, **names})


def faults(root: Path) -> list[str]:
    return [diagnostic.message for diagnostic in read_tree(root)[1]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / new.CONTRACTS / "essai").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize("sort", new.SORTES)
def test_a_starter_asks_for_each_of_its_blanks(project: Path, sort: str) -> None:
    assert create(project, sort) == 0
    blanks = {name for _, name in BLANK.findall(file_of(project, sort).read_text("utf-8"))} - {
        "source",
        "page",
        "porteur",  # asked for by the rules: a contract that is only announced may have none
    }
    assert len(faults(project)) == len(blanks)


@pytest.mark.parametrize("sort", new.SORTES)
def test_a_starter_with_its_blanks_filled_and_all_its_keys_used_has_no_fault(project: Path, sort: str) -> None:
    create(project, sort)
    path = file_of(project, sort)
    text = DISABLED.sub(r"\1\2", path.read_text("utf-8"))
    path.write_text(BLANK.sub(lambda m: f"{m[0]} {FILLED.get(m[2], '')}".rstrip(), text), "utf-8")
    assert faults(project) == []


@pytest.mark.parametrize("sort", new.SORTES)
def test_a_starter_shows_only_keys_of_the_model(project: Path, sort: str) -> None:
    create(project, sort)
    name = file_of(project, sort).relative_to(project).as_posix()
    model = next(kind.model for kind in LAYOUT if kind.regex.match(name))
    shown = {key.rstrip(":") for _, key in DISABLED.findall((project / name).read_text("utf-8"))}
    assert shown and shown <= set(keys_of(model))


@pytest.mark.parametrize("sort", [sort for sort in new.SORTES if sort != "engagement"])
def test_an_existing_file_is_never_overwritten(project: Path, sort: str, capsys: pytest.CaptureFixture) -> None:
    path = file_of(project, sort)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("déjà là", "utf-8")
    assert create(project, sort) != 0
    assert path.read_text("utf-8") == "déjà là"
    assert "existe déjà" in capsys.readouterr().err


@pytest.mark.parametrize("before", ["- id: ancien\n  titre: T", "# Ceux de la Caf.\n  - id: ancien\n    titre: T\n"])
def test_a_second_engagement_joins_the_file_of_its_holder(project: Path, before: str) -> None:
    path = file_of(project, "engagement")
    path.parent.mkdir(parents=True)
    path.write_text(before, "utf-8")
    assert create(project, "engagement") == 0
    assert path.read_text("utf-8").startswith(before)
    assert re.findall(r"- id: (\w+)", path.read_text("utf-8")) == ["ancien", "premier"]
    assert "« titre » est vide" in faults(project)


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("- id: premier\n", "« premier » existe déjà"),
        ("titre: pas une liste\n", "ne se lit pas comme une liste"),
        ("- id: 'ouvert\n", "ne se lit pas comme une liste"),
        ("[{id: ancien}]\n", "n'est pas écrit avec des tirets"),
    ],
)
def test_a_holders_file_that_cannot_take_it_is_left_alone(
    project: Path, before: str, said: str, capsys: pytest.CaptureFixture
) -> None:
    path = file_of(project, "engagement")
    path.parent.mkdir(parents=True)
    path.write_text(before, "utf-8")
    assert create(project, "engagement") != 0
    assert said in capsys.readouterr().err
    assert path.read_text("utf-8") == before


@pytest.mark.parametrize(
    ("sort", "names", "said"),
    [
        ("contrat", {"contrat": "Côte d'Opale"}, "« cote-d-opale »"),
        ("engagement", {"porteur": "../../etc"}, "n'est pas un identifiant"),
        ("projet", {"id": "a" * 81}, "n'est pas un identifiant"),
        ("quartier", {"code": "QP059041"}, "QN05941I"),
        ("orientation", {"contrat": "esai"}, "vouliez-vous dire « essai »"),
        ("projet", {"contrat": "ailleurs"}, "new contrat ailleurs"),
    ],
)
def test_a_wrong_name_writes_nothing_and_says_what_to_type(
    project: Path, sort: str, names: dict[str, str], said: str, capsys: pytest.CaptureFixture
) -> None:
    assert create(project, sort, **names) != 0
    assert said in capsys.readouterr().err
    assert [path for path in project.rglob("*") if path.is_file()] == []


def test_the_command_line_leads_to_it(project: Path) -> None:
    parser = FrenchParser(prog="essai")
    new.configure(parser.add_subparsers())
    options = parser.parse_args(["new", "engagement", "essai", "caf-nord", "laep"])
    assert options.run(options, project) == 0
    assert file_of(project, "engagement").is_file()
