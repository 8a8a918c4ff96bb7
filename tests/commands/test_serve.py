"""``serve`` as somebody types it: what the terminal says, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

import pytest

from tests.direct.apercus import HOME, ROOT, WRONG, equip, titled, until
from tests.projects import BASE, CONTRAT, write


class Terminal:
    """The command in a process of its own, and what it has said so far."""

    def __init__(self, root: Path):
        order = [sys.executable, str(ROOT / "site_build.py"), "serve", "--adresse", "127.0.0.1:0"]
        code = "import sys; from pathlib import Path; from contrats.commands.main import main; "
        code += "sys.exit(main(sys.argv[2:], root=Path(sys.argv[1])))"
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, str(root), *order[2:]],
            env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self.said = ""
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout:
            self.said += line

    def waits_for(self, pattern: str) -> re.Match[str]:
        return until(lambda: re.search(pattern, self.said), what=f"{pattern} in:\n{self.said}")

    def end(self, ending: int) -> int:
        self.process.send_signal(ending)
        code = self.process.wait(20)
        self._reader.join()
        return code


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    started = Terminal(equip(tmp_path))
    yield started
    started.process.kill()
    started.process.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly(terminal: Terminal, ending: int) -> None:
    address = terminal.waits_for(r"Le site se regarde ici : (http://127\.0\.0\.1:\d+/)")[1]
    with urlopen(address.rstrip("/") + HOME, timeout=20) as answer:  # noqa: S310 - our own address
        assert answer.status == 200
    assert terminal.end(ending) == 0
    assert "Aperçu arrêté." in terminal.said and "Traceback" not in terminal.said


def test_a_wrong_edit_is_told_with_its_line_then_its_mend(terminal: Terminal, tmp_path: Path) -> None:
    terminal.waits_for("Le site se regarde ici")
    write(tmp_path, {CONTRAT: WRONG})
    terminal.waits_for(r"contrat\.yml : à corriger, la dernière bonne version reste affichée")
    assert f"{CONTRAT}:3:10: erreur" in terminal.said and "      porteur: vile\n               ^" in terminal.said
    write(tmp_path, titled("Réparé"))
    terminal.waits_for(r"contrat\.yml : corrigé, site à jour en \d+,\d s")


def test_a_change_of_the_program_asks_to_start_again(terminal: Terminal, tmp_path: Path) -> None:
    terminal.waits_for("Le site se regarde ici")
    (tmp_path / "site_build.py").write_text("# neuf\n")
    terminal.waits_for(r"Le programme du site a changé : arrêtez \(Ctrl\+C\) et relancez")
    write(tmp_path, {CONTRAT: BASE[CONTRAT].replace("Essai", "Suite")})
    terminal.waits_for("site à jour en")
