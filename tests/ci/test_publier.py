"""``ci/publier.sh`` shows a whole site or leaves the old one; over ssh as on this machine."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ci.depots import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script for sh")

Publish = Callable[..., subprocess.CompletedProcess[str]]
CLOCK = """#!/bin/sh
n=$(cat "$ESSAI/heure" 2>/dev/null || echo 0); n=$((n + 1)); echo $n > "$ESSAI/heure"
printf '2026-11-20-%06d\\n' $n
"""
SSH = """#!/bin/sh
echo "$@" >> "$ESSAI/ssh"
while [ "${1#-}" != "$1" ]; do shift 2; done
shift
exec sh -c "$*"
"""


@pytest.fixture
def publish(tmp_path: Path) -> Publish:
    """Runs the script, with a clock of its own and a host that is this machine."""
    tools = tmp_path / "outils"
    tools.mkdir()

    def tool(name: str, text: str) -> None:
        (tools / name).write_text(text)
        (tools / name).chmod(0o755)

    tool("date", CLOCK)
    tool("ssh", SSH)

    def run(*arguments: object, broken: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        if broken:
            tool(broken, "#!/bin/sh\nexit 1\n")
        path = f"{tools}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["sh", str(ROOT / "ci" / "publier.sh"), *map(str, arguments)],
            env={**os.environ, "PATH": path, "ESSAI": str(tmp_path), **environment},
            capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip
        if broken:
            (tools / broken).unlink()
        return done

    return run


def site(tmp_path: Path, words: str) -> Path:
    folder = tmp_path / "site"
    (folder / "essai").mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(words)
    (folder / "essai" / "index.html").write_text(words)
    (folder / "publication.json").write_text("{}")
    return folder


def shown(web: Path) -> str:
    """What a visitor sees."""
    words = {(web / "courant" / name).read_text() for name in ("index.html", "essai/index.html")}
    assert len(words) == 1, "one part is old, the other new"
    return words.pop()


@pytest.mark.parametrize("host", ["", "web@exemple.invalid:"], ids=["this machine", "over ssh"])
def test_each_publication_takes_the_place_of_the_other_and_may_give_it_back(
    tmp_path: Path, publish: Publish, host: str
) -> None:
    web = tmp_path / "web"
    for words in ("un", "deux", "trois"):
        done = publish(site(tmp_path, words), f"{host}{web}")
        assert done.returncode == 0, done.stderr
        assert shown(web) == words
    for words in ("deux", "un"):
        done = publish("--retour", f"{host}{web}")
        assert done.returncode == 0 and shown(web) == words, done.stderr
    done = publish("--retour", f"{host}{web}")
    assert done.returncode == 1 and "pas de version plus ancienne" in done.stderr and shown(web) == "un"
    assert publish("--retour", f"{host}{web}", "2026-11-20-000003").returncode == 0
    assert shown(web) == "trois"
    assert (tmp_path / "ssh").exists() is bool(host)


def test_only_the_last_versions_are_kept_and_the_one_shown(tmp_path: Path, publish: Publish) -> None:
    web = tmp_path / "web"
    for words in "abcdefgh":
        publish(site(tmp_path, words), web, GARDEES="3")
    assert sorted(p.name[-2:] for p in (web / "versions").iterdir()) == ["06", "07", "08"]
    assert shown(web) == "h"


@pytest.mark.parametrize("broken", ["tar", "find", "ln", "mv", "chmod"])
def test_whatever_fails_the_old_site_stays_whole(tmp_path: Path, publish: Publish, broken: str) -> None:
    web = tmp_path / "web"
    publish(site(tmp_path, "ancien"), web)
    done = publish(site(tmp_path, "neuf"), web, broken=broken)
    assert done.returncode == 1 and "pas changé" in done.stderr
    assert shown(web) == "ancien"
    assert publish(site(tmp_path, "neuf"), web).returncode == 0 and shown(web) == "neuf"


def test_an_old_version_that_cannot_be_removed_does_not_make_the_new_one_fail(tmp_path: Path, publish: Publish) -> None:
    web = tmp_path / "web"
    publish(site(tmp_path, "ancien"), web)
    remove = tmp_path / "outils" / "rm"
    remove.write_text('#!/bin/sh\ncase $1 in -rf) exit 1 ;; esac\nexec /bin/rm "$@"\n')
    remove.chmod(0o755)
    done = publish(site(tmp_path, "neuf"), web, GARDEES="1")
    assert done.returncode == 0 and "n'a pas pu être effacée" in done.stderr
    assert shown(web) == "neuf"


@pytest.mark.parametrize("moment", ["mkdir", "tar", "find", "chmod", "mv", "ln", "rm"])
def test_killed_at_any_moment_the_site_shown_is_whole(tmp_path: Path, publish: Publish, moment: str) -> None:
    web = tmp_path / "web"
    publish(site(tmp_path, "ancien"), web)
    for when in ("before", "after"):
        tool = tmp_path / "outils" / moment
        then = "" if when == "before" else f'PATH="${{PATH#*:}}" {moment} "$@"; '
        # Its own shell and the script, as a host that stops: nothing after this is run.
        tool.write_text(f"#!/bin/sh\n{then}kill -9 $PPID\n")
        tool.chmod(0o755)
        assert publish(site(tmp_path, "neuf"), web).returncode
        tool.unlink()
        assert shown(web) in {"ancien", "neuf"}
    assert publish(site(tmp_path, "neuf"), web).returncode == 0 and shown(web) == "neuf"


def test_an_interrupted_sending_is_never_shown(tmp_path: Path, publish: Publish) -> None:
    web = tmp_path / "web"
    publish(site(tmp_path, "ancien"), web)
    partial = web / "versions" / "2026-11-20-999999.partiel"
    partial.mkdir()
    (partial / "index.html").write_text("à moitié")
    publish(site(tmp_path, "neuf"), web)
    assert shown(web) == "neuf"
    publish("--retour", web)
    assert shown(web) == "ancien"


@pytest.mark.parametrize(
    "destination",
    [
        "web",
        "/",
        "/srv/../etc",
        "/srv/a b",
        "/srv/$(id)",
        "/srv/'x'",
        "hote;id:/srv",
        "-oProxyCommand=id:/srv",
        "h:srv",
    ],
)
def test_a_destination_that_would_be_taken_for_an_order_is_refused(
    tmp_path: Path, publish: Publish, destination: str
) -> None:
    done = publish(site(tmp_path, "x"), destination)
    assert done.returncode == 1 and done.stderr.startswith("✗")
    assert not (tmp_path / "ssh").exists()


def test_what_is_no_site_is_not_sent(tmp_path: Path, publish: Publish) -> None:
    (tmp_path / "autre").mkdir()
    done = publish(tmp_path / "autre", tmp_path / "web")
    assert done.returncode == 1 and "n'est pas un site publié" in done.stderr and not (tmp_path / "web").exists()


def test_a_folder_that_somebody_made_there_is_left(tmp_path: Path, publish: Publish) -> None:
    web = tmp_path / "web"
    (web / "courant").mkdir(parents=True)
    done = publish(site(tmp_path, "x"), web)
    assert done.returncode == 1 and "n'est pas un lien" in done.stderr
    assert list((web / "courant").iterdir()) == []


@pytest.mark.parametrize("version", ["../../etc", "$(id)", "2026-11-20-000099"])
def test_going_back_to_what_is_no_version_changes_nothing(tmp_path: Path, publish: Publish, version: str) -> None:
    web = tmp_path / "web"
    publish(site(tmp_path, "un"), web)
    assert publish("--retour", web, version).returncode == 1
    assert shown(web) == "un"
