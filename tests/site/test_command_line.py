"""The command line speaks French, says all that is wrong at once, and its exit codes can be relied upon."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from contrats.commands import new
from contrats.commands.main import COMMANDS, EPILOGUE, main

from tests.projects import BASE, CONTRAT, ENGAGEMENTS, ENGLISH, write
from tests.site.conftest import DAY, ROOT

ENGLISH_OF_ARGPARSE = re.compile(
    r"usage:|\b(options?|arguments?|commandes?|fichiers):|positional|show this|invalid|required|choose from|"
    r"\b(the|commands|expected|unrecognized|following|could match|ambiguous|exit|and|error)\b",
    re.I,
)
NAMES = [command.__name__.rpartition(".")[2] for command in COMMANDS]
HELPS = [[], *([name] for name in NAMES), *(["new", sort] for sort in new.SORTES), ["data", "import"]]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path, equip: Callable[[Path], Path]) -> Path:
    """A small project without fault."""
    write(tmp_path, BASE)
    return equip(tmp_path)


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture) -> Run:
    """Runs a command on the project: exit code, output, errors."""

    def run_it(*arguments: str, root: Path = project) -> tuple[int, str, str]:
        try:
            code = main(arguments, root=root)
        except SystemExit as end:
            code = int(end.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_it


# --- Help ---


@pytest.mark.parametrize("flag", ["-h", "--help", "--aide"])
@pytest.mark.parametrize("command", HELPS, ids=" ".join)
def test_every_command_explains_itself_in_french(run: Run, command: list[str], flag: str) -> None:
    code, said, errors = run(*command, flag)
    assert (code, errors) == (0, "")
    assert said.startswith("Utilisation\u00a0: site_build.py") and "afficher cette aide" in said
    assert not ENGLISH_OF_ARGPARSE.search(said), ENGLISH_OF_ARGPARSE.search(said)


def test_help_lists_every_command_and_every_exit_code(run: Run) -> None:
    _, said, _ = run("--help")
    assert all(re.search(rf"^ +{name} +\w", said, re.M) for name in NAMES)
    assert re.findall(r"^  (\d+)  \w", EPILOGUE, re.M) == ["0", "1", "2", "3", "4", "130"]
    assert EPILOGUE.strip() in said


# --- Exit codes ---


MISTAKES = {
    # command line: words said
    "": "Il manque : commande",
    "biuld": "« biuld » n'est pas possible ici ; choisissez parmi : build, merge",
    "build --date": "« --date » attend une valeur",
    "build --date demain": "la date s'écrit année-mois-jour, par exemple 2026-11-20",
    "build --date 2026-02-30": "la date s'écrit année-mois-jour",
    "check --date 20/11/2026": "la date s'écrit année-mois-jour",
    "build --da 2026-11-20": "Argument inconnu : --da",
    "build --vite": "Argument inconnu : --vite",
    "build ici": "Argument inconnu : ici",
    "build --aide=3": "ne prend pas de valeur",
    "build --processus 0": "le nombre de processus va de 1 à 512",
    "build --shard 3/2": "une partie s'écrit numéro/total",
    "merge": "Il manque : DOSSIER",
    "serve --adresse 8000": "l'adresse s'écrit hôte:port",
    "serve --adresse 127.0.0.1:porte": "l'adresse s'écrit hôte:port",
    "serve --contrat esai": "vouliez-vous dire « essai » ?",
    "serve --contrat xyz": "choisissez parmi : essai",
    "data": "Il manque : action",
    "data import": "Il manque : FICHIER",
    "data import a.csv --annee 22": "l'année s'écrit en quatre chiffres",
    "new": "Il manque : sorte",
    "new contra x": "« contra » n'est pas possible ici",
    "new orientation essai": "Il manque : id",
    "new contrat Été": "« Été » n'est pas un identifiant",
}


@pytest.mark.parametrize("line", MISTAKES)
def test_command_wrongly_written_is_told_in_french_and_ends_with_2(run: Run, line: str) -> None:
    code, said, errors = run(*line.split())
    assert (code, said) == (2, "")
    assert MISTAKES[line] in errors
    words = re.sub(r"«.*?»|--\w+|:.*", "", errors)
    assert not ENGLISH.search(words) and not ENGLISH_OF_ARGPARSE.search(words), errors


def test_content_without_fault_ends_with_0(run: Run) -> None:
    assert run("check")[0] == 0


def test_content_with_a_fault_ends_with_1(run: Run, project: Path) -> None:
    write(project, {CONTRAT: BASE[CONTRAT].replace("porteur: ville", "porteur: vile")})
    assert [run(command)[0] for command in ("check", "build")] == [1, 1]


def test_publication_that_fails_ends_with_3(run: Run, project: Path) -> None:
    code, _, errors = run("build", "--sortie", str(project))
    assert code == 3 and "n'a pas changé" in errors


def test_port_already_taken_ends_with_3(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        code, _, errors = run("serve", "--adresse", address)
    assert code == 3 and f"L'adresse {address} est déjà prise" in errors


# --- Check ---


def test_the_project_s_own_content_passes_the_check(run: Run) -> None:
    code, said, errors = run("check", "--date", DAY.isoformat(), root=ROOT)
    assert (code, errors) == (0, ""), said
    assert re.search(r"^Hazebrouck : \d+ engagements, \d+ partenaires", said, re.M)


CITED = "source: {document: contrat-essai}"
FAULTS = {
    # code of the fault: an engagement that has it, words of the mend
    "M001": (f"{{id: a, porteurs: caf, portee: commune, nature: ferme, {CITED}}}", "Ajoutez « titre: »"),
    "M002": (
        f"{{id: b, titre: T, porteurs: caf, portee: commune, nature: ferme, echance: 2025, {CITED}}}",
        "echeance",
    ),
    "M003": (
        f"{{id: c, titre: T, porteurs: caf, portee: departemet, nature: ferme, {CITED}}}",
        "« departement »",
    ),
    "M004": (
        "{id: d, titre: T, porteurs: caf, portee: commune, nature: ferme, "
        f"suivi: {{date: 20/03/2024, etat: en-cours}}, {CITED}}}",
        "2024-03-20",
    ),
    "M005": (
        "{id: e, titre: T, porteurs: caf, portee: commune, nature: ferme, "
        f"suivi: {{date: 2024-02-30, etat: en-cours}}, {CITED}}}",
        "Vérifiez le mois et le jour",
    ),
    "M006": (
        f"{{id: f, titre: T, porteurs: caf, portee: commune, nature: ferme, cible: {{valeur: dix}}, {CITED}}}",
        "seulement le nombre",
    ),
    "M008": (
        f"{{id: g, titre: , porteurs: caf, portee: commune, nature: ferme, {CITED}}}",
        "Donnez une valeur",
    ),
    "M010": (
        f"{{id: Mon Été, titre: T, porteurs: caf, portee: commune, nature: ferme, {CITED}}}",
        "« mon-ete »",
    ),
    "R001": (f"{{id: i, titre: T, porteurs: caff, portee: commune, nature: ferme, {CITED}}}", "« caf »"),
    "C131": (
        f"{{id: j, titre: T, texte: '[là](javascript:x)', porteurs: caf, portee: commune, nature: ferme, {CITED}}}",
        "https://",
    ),
}
TOLD = re.compile(
    rf"^{re.escape(ENGAGEMENTS)}:(\d+):(\d+): erreur (\w\d+) : (.+)\n    → (.+)\n      (.+)\n( +)\^$", re.M
)


def test_ten_faults_of_a_file_are_told_at_once_each_with_its_place_and_its_mend(run: Run, project: Path) -> None:
    lines = [f"- {text}" for text, _ in FAULTS.values()]
    write(project, {ENGAGEMENTS: "\n".join([*lines, ""])})
    code, said, errors = run("check")
    told = TOLD.findall(said)
    assert (code, errors) == (1, "")
    assert [kind for _, _, kind, *_ in told] == list(FAULTS), said
    assert [int(line) for line, *_ in told] == list(range(1, 11))
    assert len({(line, column) for line, column, *_ in told}) == 10
    for (_, column, kind, message, mend, excerpt, indent), line in zip(told, lines, strict=True):
        assert FAULTS[kind][1] in mend and message
        assert line.startswith(excerpt) and len(indent) == 6 + int(column) - 1
    assert "10 erreurs dans 1 fichier" in said and "Traceback" not in said


def test_faults_of_several_files_are_told_by_file(run: Run, project: Path) -> None:
    write(project, {
        ENGAGEMENTS: f"- {FAULTS['M003'][0]}\n- {FAULTS['M001'][0]}\n",
        CONTRAT: BASE[CONTRAT].replace("porteur: ville", "porteur: vile"),
    })  # fmt: skip
    _, said, _ = run("check")
    places = re.findall(r"^(\S+):(\d+):\d+: erreur", said, re.M)
    assert places == [(CONTRAT, "3"), (ENGAGEMENTS, "1"), (ENGAGEMENTS, "2")]
    assert "3 erreurs dans 2 fichiers" in said


def test_warning_is_told_and_stops_nothing(run: Run, project: Path) -> None:
    write(project, {"content/contrats/essai/brouillon.txt": "À relire."})
    code, said, _ = run("check")
    assert code == 0 and "brouillon.txt:1:1: avertissement L003" in said and "1 avertissement" in said


def test_project_without_content_is_told(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "vide"
    empty.mkdir()
    code, said, _ = run("check", root=empty)
    assert code == 0 and "Aucun contrat dans content/contrats/" in said


# --- As a program ---


def program(*arguments: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "site_build.py", *arguments],
        cwd=cwd, env={**os.environ, **variables}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_program_is_run_from_anywhere_and_under_any_locale(tmp_path: Path) -> None:
    answer = program("--help", cwd=tmp_path, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert answer.returncode == 0 and answer.stderr == ""
    assert "vérifier" in answer.stdout


def test_program_gives_its_exit_code_to_the_shell(tmp_path: Path) -> None:
    assert program("biuld", cwd=tmp_path).returncode == 2
    occupied = program("build", "--sortie", str(ROOT / "tests"), cwd=tmp_path)
    assert occupied.returncode == 3, occupied.stderr


MANY = """
import sys
from pathlib import Path
from contrats.commands.main import main
sys.exit(main(["check"], root=Path(sys.argv[1])))
"""


def test_reader_of_the_output_may_leave_before_the_end(project: Path) -> None:
    write(project, {ENGAGEMENTS: "".join(f"- {FAULTS['M003'][0]}\n" for _ in range(1000))})
    command = [sys.executable, "-c", MANY, str(project)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as answer:
        first = answer.stdout.readline()
        answer.stdout.close()
        errors = answer.stderr.read()
    assert ": erreur M003 : " in first
    assert errors == ""
