"""The site in place stays whole whatever happens, until the new one takes its place in one move."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from contrats.commands.main import main
from contrats.publishing import atelier, bascule, devanture

from tests.projects import BASE, CONTRAT, ENGLISH, Files, write
from tests.site.conftest import DAY, ROOT

PAGE = "content/contrats/essai/pages/lire.md"
READ = "essai/pages/lire/index.html"


def page(words: str) -> Files:
    return {PAGE: f"---\ntitre: Lire\n---\n\n{words}\n"}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, with its bytes."""
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


class Project:
    """A small project that publishes, and what is on the disk around its site."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture):
        self.root, self.site, self._capsys = root, root / "site", capsys

    def build(self, *options: object) -> tuple[int, str]:
        """The exit code of ``build``, and all that it says."""
        code = main(["build", "--date", DAY.isoformat(), "--processus", "1", *map(str, options)], root=self.root)
        said = self._capsys.readouterr()
        return code, said.out + said.err

    def state(self) -> tuple[dict[str, bytes], set[str]]:
        """The published files, and the names beside them: those of forgotten temporary folders would show."""
        return tree(self.site), {path.name for path in self.root.iterdir()}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, equip: Callable[[Path], Path]) -> Path:
    """A project with two contracts whose site is in place."""
    root = tmp_path_factory.mktemp("publication") / "projet"
    voisin = BASE[CONTRAT].replace("nom-court: Essai", "nom-court: Voisin")
    write(root, {**BASE, **page("Ancien texte."), "content/contrats/voisin/contrat.yml": voisin})
    assert main(["build", "--date", DAY.isoformat()], root=equip(root)) == 0
    return root


@pytest.fixture
def project(published: Path, tmp_path: Path, capsys: pytest.CaptureFixture) -> Project:
    """A copy of that project, whose text has changed since."""
    root = shutil.copytree(published, tmp_path / "projet", symlinks=True)
    write(root, page("Nouveau texte."))
    return Project(root, capsys)


def test_new_site_takes_the_place_of_the_old_one_and_leaves_nothing_behind(project: Project) -> None:
    before, around = project.state()
    assert project.build()[0] == 0
    after, now = project.state()
    assert b"Ancien texte" in before[READ] and b"Nouveau texte" in after[READ]
    assert now == around


def test_page_that_is_no_more_in_the_content_is_no_more_on_the_site(project: Project) -> None:
    (project.root / PAGE).unlink()
    assert project.build()[0] == 0
    assert (project.site / "essai/index.html").is_file() and not (project.site / READ).exists()


def test_published_folder_can_be_read_by_a_web_server(project: Project) -> None:
    folders = [project.site, *(p for p in project.site.rglob("*") if p.is_dir())]
    assert all(folder.stat().st_mode & 0o055 == 0o055 for folder in folders)
    assert all(f.stat().st_mode & 0o044 == 0o044 for f in project.site.rglob("*") if f.is_file())


def test_fault_of_the_content_is_told_and_the_old_site_stays(project: Project) -> None:
    before = project.state()
    write(project.root, {CONTRAT: BASE[CONTRAT].replace("porteur: ville", "porteur: vile")})
    code, said = project.build("--strict")
    assert code == 1
    assert f"{CONTRAT}:3:10" in said and "« ville »" in said and "Rien n'a été publié" in said
    assert project.state() == before


def test_site_is_published_elsewhere_when_asked(project: Project) -> None:
    before = project.state()
    elsewhere = project.root.parent / "ailleurs" / "public"
    assert project.build("--sortie", elsewhere)[0] == 0
    assert b"Nouveau texte" in (elsewhere / READ).read_bytes()
    assert project.state() == before


def test_bare_mkdocs_build_tells_a_fault_of_the_content_and_leaves_the_old_site(project: Project) -> None:
    before = project.state()
    write(project.root, {CONTRAT: BASE[CONTRAT].replace("porteur: ville", "porteur: vile")})
    command = [sys.executable, "-m", "mkdocs", "build"]
    answer = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert f"{CONTRAT}:3:10" in answer.stderr and "rien n'a été publié" in answer.stderr
    assert project.state() == before


# --- Folders that are not ours ---


@pytest.mark.parametrize("folder", [".", "content", "vacances"])
def test_folder_of_something_else_is_refused_and_left_alone(project: Project, folder: str) -> None:
    write(project.root, {"vacances/photo.jpg": b"photo"})
    before = tree(project.root)
    code, said = project.build("--sortie", project.root / folder)
    assert code == 3
    assert "contient autre chose qu'un site publié" in said and "--sortie" in said
    assert tree(project.root) == before


def test_link_in_the_place_of_the_site_is_refused_and_not_followed(project: Project) -> None:
    aim, link = project.root.parent / "but", project.root / "lien"
    aim.mkdir()
    link.symlink_to(aim)
    code, said = project.build("--sortie", link)
    assert code == 3 and "n'est pas un dossier ordinaire" in said
    assert link.is_symlink() and list(aim.iterdir()) == []


def test_file_in_the_place_of_the_site_is_refused(project: Project) -> None:
    (project.root / "public").write_text("à moi", "utf-8")
    code, said = project.build("--sortie", project.root / "public")
    assert code == 3 and "n'est pas un dossier ordinaire" in said
    assert (project.root / "public").read_text("utf-8") == "à moi"


def test_empty_folder_is_taken(project: Project) -> None:
    (project.root / "public").mkdir()
    assert project.build("--sortie", project.root / "public")[0] == 0
    assert (project.root / "public/index.html").is_file()


def test_place_where_nothing_can_be_written_is_told_in_french(project: Project) -> None:
    (project.root / "fichier").write_text("", "utf-8")
    code, said = project.build("--sortie", project.root / "fichier" / "site")
    assert code == 3 and "impossible d'écrire dans" in said
    assert not ENGLISH.search(said.replace(str(project.root), "")), said


def test_read_only_folder_is_told_and_the_old_site_stays(project: Project) -> None:
    before = project.state()
    project.root.chmod(0o555)
    try:
        if os.access(project.root, os.W_OK):
            pytest.skip("l'utilisateur root écrit partout")
        code, said = project.build()
    finally:
        project.root.chmod(0o755)
    assert code == 3 and "accès refusé" in said
    assert project.state() == before


# --- What goes wrong in the middle ---


def failing(error: BaseException, *, at: int) -> Callable[..., int]:
    """The build of sites, which stops with ``error`` in the middle of its ``at``-th site, the portal being the last."""
    build_site, calls = atelier.build_site, []

    def build(config: Path, content: object, contrat: str, target: Path, **more: object) -> int:
        calls.append(contrat)
        if len(calls) < at:
            return build_site(config, content, contrat, target, **more)
        target.mkdir(parents=True, exist_ok=True)
        (target / "index.html").write_text("à moitié", "utf-8")
        raise error

    return build


FULL = OSError(errno.ENOSPC, "No space left on device")
FAILURES = {
    # what happens: error, at which site of three, exit code, words said
    "full disk at the first contract": (FULL, 1, 3, "le disque est plein"),
    "full disk at the last contract": (FULL, 2, 3, "le disque est plein"),
    "full disk at the portal": (FULL, 3, 3, "le disque est plein"),
    "read-only disk": (OSError(errno.EROFS, "Read-only file system"), 2, 3, "en lecture seule"),
    "defect at the portal": (ZeroDivisionError("x"), 3, 4, "défaut qui lui est propre"),
    "Ctrl+C": (KeyboardInterrupt(), 2, 130, "Interrompu"),
}


@pytest.mark.parametrize(("error", "at", "code", "words"), FAILURES.values(), ids=FAILURES)
def test_failure_in_the_middle_is_told_and_the_old_site_stays(
    project: Project, monkeypatch: pytest.MonkeyPatch, error: BaseException, at: int, code: int, words: str
) -> None:
    before = project.state()
    build = failing(error, at=at)
    monkeypatch.setattr(atelier, "build_site", build)
    monkeypatch.setattr(devanture, "build_site", build)
    told = project.build("--no-cache")
    assert told[0] == code and words in told[1] and "n'a pas changé" in told[1]
    assert project.state() == before


def test_failure_of_the_last_move_leaves_the_old_site(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = project.state()
    rename = Path.rename
    moves: list[Path] = []

    def second_fails(self: Path, target: Path) -> Path:
        if project.site in (self, target):
            moves.append(self)
        if project.site in (self, target) and len(moves) == 2:
            raise OSError(errno.EACCES, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(bascule, "exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", second_fails)
    assert project.build()[0] == 3
    assert len(moves) == 3
    assert project.state() == before


def test_site_is_replaced_where_the_system_cannot_swap_folders(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    around = project.state()[1]
    monkeypatch.setattr(bascule, "exchange", lambda *_: False)
    assert project.build()[0] == 0
    after, now = project.state()
    assert b"Nouveau texte" in after[READ] and now == around


def test_configuration_that_mkdocs_refuses_is_told_and_the_old_site_stays(project: Project) -> None:
    before = project.state()
    configuration = project.root / "mkdocs.yml"
    configuration.write_text(configuration.read_text("utf-8").replace("name: material", "name: materiel"), "utf-8")
    code, said = project.build()
    assert code == 3 and "mkdocs.yml" in said and "Traceback" not in said
    assert project.state() == before


@pytest.mark.parametrize("name", ["assets", "recherche", "mentions-legales"])
def test_contract_whose_address_is_one_of_the_portal_is_refused(project: Project, name: str) -> None:
    before = project.state()
    write(project.root, {f"content/contrats/{name}/contrat.yml": BASE[CONTRAT]})
    code, said = project.build()
    assert code in {1, 3} and f"content/contrats/{name}/" in said
    assert project.state() == before


KILLED = """
import os, signal, sys
from pathlib import Path
from contrats.commands.main import main
from contrats.publishing import atelier, bascule

place, root, calls = sys.argv[1], Path(sys.argv[2]), []
build_site, switch = atelier.build_site, bascule.switch

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def build(*arguments, **more):
    calls.append(build_site(*arguments, **more))
    if place == f"after {len(calls)}":
        die()
    return calls[-1]

def swap(*folders):
    if place == "before the switch":
        die()
    switch(*folders)
    die()

atelier.build_site, bascule.switch = build, swap
main(["build", "--date", "2026-11-20", "--processus", "1", *sys.argv[3:]], root=root)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="deux dossiers s'échangent d'un coup sous Linux")
@pytest.mark.parametrize(
    ("place", "words"),
    [("after 1", b"Ancien"), ("before the switch", b"Ancien"), ("after the switch", b"Nouveau")],
)
def test_program_killed_at_any_moment_leaves_a_whole_site(project: Project, place: str, words: bytes) -> None:
    old = tree(project.site)
    command = [sys.executable, "-c", KILLED, place, str(project.root)]
    answer = subprocess.run(command, capture_output=True, check=False, cwd=ROOT)
    assert answer.returncode == -signal.SIGKILL, answer.stderr.decode()
    assert words in (project.site / READ).read_bytes()
    assert tree(project.site).keys() == old.keys()
    assert project.build()[0] == 0


def test_reader_finds_a_page_after_each_move_of_a_folder(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "un", tmp_path / "autre"
    one.mkdir()
    other.mkdir()
    if not bascule.exchange(one, other):
        pytest.skip("ce système ne sait pas échanger deux dossiers d'un coup")
    found: list[bool] = []

    def watched(move: Callable) -> Callable:
        def moved(*folders: Path) -> object:
            answer = move(*folders)
            found.append((project.site / READ).is_file())
            return answer

        return moved

    monkeypatch.setattr(Path, "rename", watched(Path.rename))
    monkeypatch.setattr(bascule, "exchange", watched(bascule.exchange))
    assert project.build()[0] == 0
    assert found and all(found)
