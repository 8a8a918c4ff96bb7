"""The real project, published once, served on this machine, and a browser to read it."""

from __future__ import annotations

import shutil
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

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 20)


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
