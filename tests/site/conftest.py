"""The real project, published once, served on this machine, and a browser to read it."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from contrats.commands.publication import processors
from contrats.outputs.sites import Contenu, read_content
from contrats.publishing.publish import build_one, publish
from playwright.sync_api import Browser, sync_playwright

from tests.site.built import BuiltSite
from tools.browser import HELP, find_browser, launch_arguments
from tools.node import environment

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 20)
HTML_VALIDATE = ROOT / "node_modules" / ".bin" / "html-validate"


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Says nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Says nothing either: a browser that leaves a page hangs up."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def contenu() -> Contenu:
    """The project's own content."""
    return read_content(ROOT, au=DAY)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The project as published on an explicit day."""
    target = tmp_path_factory.mktemp("publication") / "site"
    return BuiltSite(publish(ROOT, target, au=DAY, workers=processors()).target)


def publish_read(root: Path, content: Contenu, target: Path) -> Path:
    """Publishes a content already read, faults and all; gives the folder."""
    for contrat in ("", *content.library.dossiers):
        build_one(root, content, contrat, target / contrat)
    return target


@pytest.fixture(scope="session")
def equip() -> Callable[[Path], Path]:
    """Gives a project written in a folder of its own the configuration and the generator of this one."""

    def make(root: Path) -> Path:
        shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
        (root / "plugins").symlink_to(ROOT / "plugins")
        return root

    return make


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder on this machine until the end of the session; gives its address."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(_served(folder))


@pytest.fixture(scope="session")
def url(site: BuiltSite, serve: Callable[[Path], str]) -> str:
    """The address of the published project."""
    return serve(site.root)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium for the whole session, which reaches no other machine."""
    path = find_browser()
    if path is None:
        pytest.fail(HELP, pytrace=False)
    with sync_playwright() as playwright:
        arguments = [*launch_arguments(), "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
        chromium = playwright.chromium.launch(executable_path=path, args=arguments, timeout=60_000)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def faults(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], dict[str, list[str]]]:
    """What html-validate finds in all pages of a folder: « line: rule: message », by page."""
    if not HTML_VALIDATE.exists():
        pytest.fail("html-validate manque : lancez « make test », ou « npm ci ».", pytrace=False)

    def run(folder: Path) -> dict[str, list[str]]:
        # The report goes to a file: the program may end before a pipe has taken all of it.
        report = tmp_path_factory.mktemp("rapport") / "rapport.json"
        options = ["--config", ROOT / ".htmlvalidate.json", "--formatter", f"json={report}"]
        answer = subprocess.run(
            [HTML_VALIDATE, *options, f"{folder}/**/*.html"],
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode in {0, 1} and report.is_file(), answer.stdout + answer.stderr
        return {
            str(Path(page["filePath"]).relative_to(folder)): [
                f"{m['line']}: {m['ruleId']}: {m['message']}" for m in page["messages"]
            ]
            for page in json.loads(report.read_text("utf-8"))
        }

    return run
