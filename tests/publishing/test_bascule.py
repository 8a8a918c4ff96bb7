"""Two builds at once, a lock left behind, folders of killed builds."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from contrats.publishing import bascule
from contrats.publishing.bascule import PublicationError, reserved

from tests.projects import ENGLISH
from tests.publishing.conftest import PAGE, ROOT, Atelier, tree

Run = Callable[..., tuple[int, str]]
HOLDER = """
import sys
from pathlib import Path
from contrats.publishing.bascule import reserved
with reserved(Path(sys.argv[1])):
    print("tenu", flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(bascule.fcntl is None, reason="ce système n'a pas ces verrous")
@pytest.mark.parametrize("killed", [False, True])
def test_second_build_is_refused_while_the_first_lasts(atelier: Atelier, run: Run, killed: bool) -> None:
    before = tree(atelier.site)
    atelier.change(PAGE, "Ancien", "Nouveau")
    command = [sys.executable, "-c", HOLDER, str(atelier.site)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as holder:
        assert holder.stdout.readline() == "tenu\n"
        code, said = run("build")
        assert code == 3 and f"une autre construction est en cours (processus {holder.pid})" in said
        assert not ENGLISH.search(said.replace(str(atelier.root), ""))
        assert tree(atelier.site) == before
        if killed:
            holder.kill()
    assert run("build")[0] == 0
    assert not atelier.site.with_name(".site.verrou").exists()


def test_lock_left_by_a_dead_program_stops_nothing(atelier: Atelier, run: Run) -> None:
    atelier.site.with_name(".site.verrou").write_text("999999", "utf-8")
    assert run("build")[0] == 0


def test_folders_of_killed_builds_are_cleared(atelier: Atelier, run: Run) -> None:
    names = [".site-abcd_123", ".site-ancien-zz00zz00", ".sites", ".site-2024", ".site-monbrouillon"]
    for name in names:
        (atelier.root / name).mkdir()
        (atelier.root / name / "reste.html").write_text("à moitié", "utf-8")
    assert run("build")[0] == 0
    assert atelier.around() & set(names) == set(names[2:])


def test_site_set_aside_by_a_killed_build_is_put_back(atelier: Atelier) -> None:
    aside = atelier.root / ".site-ancien-abcd1234"
    aside.mkdir()
    before = tree(atelier.site)
    atelier.site.rename(aside / "site")
    with reserved(atelier.site):
        assert tree(atelier.site) == before and not aside.exists()


def test_lock_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("", "utf-8")
    with pytest.raises(PublicationError, match="impossible d'écrire dans"), reserved(tmp_path / "fichier" / "site"):
        pytest.fail("nothing can be published there")
