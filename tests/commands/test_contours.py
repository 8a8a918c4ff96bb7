"""``data fetch contours`` and ``data import contours``, against a small server on this machine."""

from __future__ import annotations

import gzip
import hashlib
import json
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from contrats.commands import contours, telechargement
from contrats.commands.main import main
from contrats.model.geographie import FICHIERS
from contrats.reading.contours import read_contours
from contrats.reading.couches import Contours

from tests.projects import BASE, TERRITOIRES, usable, write
from tests.reading.formes import LON, QN, collection, commune, feature
from tests.reading.test_contours_importation import zipped
from tests.site.test_command_line import ENGLISH_OF_ARGPARSE

DAY = "Sat, 13 Jul 2024 10:00:00 GMT"
FILES = {
    "quartiers": zipped({"GEOJSON/QP2024_France_Hexagonale_Outre_Mer_WGS84.geojson": collection(feature())}),
    "communes": gzip.compress(collection(commune("59295", epci="200040947"), commune("59001", LON + 0.01)).encode()),
    "epci": collection(feature(code="200040947", nom="CA")).encode(),
}
EPCI = """
    - {id: "59295", nom: Essai, type: commune, dans: flandre}
    - {id: flandre, nom: Flandre, type: epci, siren: 200040947}
    """


class Server:
    """Serves ``files`` by path and remembers what was asked; ``faults`` are taken one by one before it behaves."""

    def __init__(self) -> None:
        self.files = {f"/{genre}": data for genre, data in FILES.items()}
        self.faults: list[str] = []
        self.asked: list[tuple[str, str]] = []
        self.etag, self.day = '"un"', DAY
        self.next = threading.Event()
        """Set when another request comes: until then a stuck answer stays stuck."""
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def addresses(self) -> dict[str, str]:
        return {genre: f"{self.url}/{genre}" for genre in FILES}

    def answer(self, to: BaseHTTPRequestHandler) -> None:
        self.next.set()
        asked = to.headers.get("Range", "")
        self.asked.append((to.path, asked))
        fault = self.faults.pop(0) if self.faults else ""
        data = self.files.get(to.path)
        if fault.isdigit() or data is None:
            to.send_error(int(fault or 404))
            return
        if fault == "elsewhere":
            to.send_response(302)
            to.send_header("Location", self.url + "/epci")
            to.end_headers()
            return
        start = 0
        if asked and to.headers.get("If-Range") in (self.etag, self.day):
            start = int(asked.removeprefix("bytes=").rstrip("-"))
        to.send_response(206 if start else 200)
        if start:
            at = 0 if fault == "another range" else start
            to.send_header("Content-Range", f"bytes {at}-{len(data) - 1}/{len(data)}")
        if fault != "no length":
            to.send_header("Content-Length", str(10**12 if fault == "enormous" else len(data) - start))
        for name, value in (("ETag", self.etag), ("Last-Modified", self.day)):
            if value:
                to.send_header(name, value)
        to.end_headers()
        body = data[start:]
        if fault in ("cut", "stuck"):
            body = body[: len(body) // 2]
        to.wfile.write(body)
        to.wfile.flush()
        if fault == "stuck":
            self.next.clear()
            self.next.wait(30)


@pytest.fixture
def server():
    made = Server()
    yield made
    made.next.set()
    made.http.shutdown()
    made.http.server_close()


class Fetch:
    """Fetches into a small project without waiting between tries."""

    def __init__(self, root: Path, server: Server, capsys: pytest.CaptureFixture):
        self.root, self.server, self.capsys = root, server, capsys
        self.waits: list[float] = []
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({})).open

    def __call__(self, *genres: str, **options) -> tuple[int, str, str]:
        options = {"addresses": self.server.addresses, "opener": self.opener, "timeout": 5.0, **options}
        code = contours.fetch(self.root, genres=genres or tuple(FILES), wait=self.waits.append, **options)
        said = self.capsys.readouterr()
        return code, said.out, said.err

    def kept(self, genre: str = "quartiers") -> list[str]:
        """Codes of a file of data/geo, which must be whole."""
        path = self.root / FICHIERS[genre]
        return (
            [f["properties"]["code"] for f in json.loads(path.read_text("utf-8"))["features"]] if path.exists() else []
        )

    def cached(self) -> list[str]:
        return sorted(path.name for path in (self.root / contours.CACHE).glob("*"))


@pytest.fixture
def fetch(tmp_path: Path, server: Server, capsys: pytest.CaptureFixture) -> Fetch:
    root = tmp_path / "projet"
    write(root, {**BASE, TERRITOIRES: EPCI})
    return Fetch(root, server, capsys)


# --- Fetching ---


def test_the_three_files_are_fetched_and_kept_with_their_source_and_day(fetch):
    code, said, errors = fetch()
    assert (code, errors, fetch.waits) == (0, "", [])
    assert [fetch.kept(genre) for genre in FILES] == [[QN], ["59001", "59295"], ["flandre"]]
    assert "data/geo/quartiers.geojson : 1 contours gardés sur 1 (ANCT" in said and "2024-07-13" in said
    couches, faults = read_contours(fetch.root)
    found = Contours(couches).values()
    assert faults == [] and {c.date for c in found} == {"2024-07-13"} and all(c.source for c in found)


def test_the_second_time_nothing_is_asked_and_nothing_changes(fetch, server):
    fetch()
    before = {path: path.stat().st_mtime_ns for path in (fetch.root / "data/geo").iterdir()}
    server.asked.clear()
    code, said, _ = fetch()
    assert (
        code == 0 and server.asked == [] and said.count("déjà téléchargé, intact") == said.count("rien n'a changé") == 3
    )
    assert before == {path: path.stat().st_mtime_ns for path in (fetch.root / "data/geo").iterdir()}
    assert fetch("epci", renew=True)[0] == 0 and len(server.asked) == 1


def test_a_download_spoilt_on_the_disk_is_done_again(fetch, server):
    fetch("quartiers")
    path = fetch.root / contours.CACHE / "quartiers-2024"
    path.write_bytes(b"x" * path.stat().st_size)
    assert fetch("quartiers")[0] == 0 and len(server.asked) == 2 and path.read_bytes() == FILES["quartiers"]


def test_another_address_or_another_year_is_another_download(fetch, server):
    fetch("epci")
    server.files["/autre"] = FILES["epci"]
    fetch("epci", addresses={"epci": server.url + "/autre"})
    fetch("epci", year=2025)
    assert [path for path, _ in server.asked] == ["/epci", "/autre", "/epci"]


@pytest.mark.parametrize("fault", ["cut", "stuck"])
def test_a_cut_or_stuck_download_goes_on_where_it_was(fetch, server, fault):
    server.faults = [fault]
    code, said, _ = fetch("quartiers", timeout=1.0)
    half = len(FILES["quartiers"]) // 2
    assert code == 0 and fetch.kept() == [QN] and "reprise à" in said
    assert server.asked == [("/quartiers", ""), ("/quartiers", f"bytes={half}-")]
    assert (fetch.root / contours.CACHE / "quartiers-2024").read_bytes() == FILES["quartiers"]


def test_a_file_always_cut_is_left_for_the_next_time(fetch, server):
    server.faults = ["cut"] * 4
    code, _, errors = fetch("quartiers")
    assert code == 3 and "G002" in errors and "elle reprendra" in errors and fetch.waits == [1.0, 4.0, 12.0]
    assert fetch.kept() == [] and fetch.cached() == ["quartiers-2024.json", "quartiers-2024.partiel"]
    server.asked.clear()
    assert fetch("quartiers")[0] == 0 and server.asked[0][1].startswith("bytes=") and len(server.asked) == 1
    assert fetch.cached() == ["quartiers-2024", "quartiers-2024.json"]


def test_a_file_changed_on_the_server_meanwhile_starts_afresh(fetch, server):
    server.faults = ["cut"] * 4
    fetch("epci")
    server.etag, server.files["/epci"] = '"deux"', FILES["epci"].replace(b"CA", b"CC")
    assert fetch("epci")[0] == 0
    assert (fetch.root / contours.CACHE / "epci-2024").read_bytes() == server.files["/epci"]


@pytest.mark.parametrize(("etag", "day", "resumed"), [("", DAY, True), ('W/"un"', "", False), ("", "", False)])
def test_a_file_without_a_sure_mark_is_not_taken_up(fetch, server, etag, day, resumed):
    server.etag, server.day, server.faults = etag, day, ["cut"]
    assert fetch("epci")[0] == 0 and bool(server.asked[1][1]) is resumed and fetch.kept("epci") == ["flandre"]


def test_an_answer_about_another_part_is_not_glued(fetch, server):
    server.faults = ["cut", "another range"]
    assert fetch("epci")[0] == 0 and [asked != "" for _, asked in server.asked] == [False, True, False]


def test_a_partial_file_longer_than_the_whole_is_dropped(fetch, server):
    server.faults = ["cut"] * 4
    fetch("epci")
    server.faults = ["416"]
    assert fetch("epci")[0] == 0 and server.asked[-1] == ("/epci", "")


def test_a_server_that_gives_no_length_is_trusted_but_its_file_is_read(fetch, server):
    server.faults = ["no length"]
    assert fetch("epci")[0] == 0 and fetch.kept("epci") == ["flandre"]


def test_a_server_that_recovers_is_asked_again_and_one_that_knows_no_such_file_is_not(fetch, server):
    server.faults = ["503", "429"]
    assert fetch("epci")[0] == 0 and fetch.waits == [1.0, 4.0]
    del server.files["/quartiers"]
    fetch.waits.clear()
    code, _, errors = fetch("quartiers")
    assert code == 3 and "G001" in errors and "404" in errors and fetch.waits == []


def test_no_network_is_told_in_plain_words(fetch):
    def absent(*_: object, **__: object) -> None:
        raise urllib.error.URLError("no route to host")

    code, _, errors = fetch("epci", opener=absent)
    assert code == 3 and "G001" in errors and "data import contours" in errors and "route" not in errors


def test_one_failure_does_not_stop_the_others_nor_touch_what_is_there(fetch, server):
    fetch()
    before = (fetch.root / FICHIERS["communes"]).read_bytes()
    server.files["/communes"] = b"<!DOCTYPE html>"
    server.files["/epci"] = collection(feature(code="200040947", nom="Nouveau nom")).encode()
    code, _, errors = fetch(renew=True)
    assert code == 1 and "G003" in errors and (fetch.root / FICHIERS["communes"]).read_bytes() == before
    assert "Nouveau nom" in (fetch.root / FICHIERS["epci"]).read_text("utf-8")
    assert "communes-2024" not in fetch.cached()


def test_the_file_of_another_kind_is_refused(fetch, server):
    code, _, errors = fetch("epci", addresses={"epci": server.url + "/communes"})
    assert code == 1 and "G023" in errors and fetch.kept("epci") == []


def test_too_large_a_file_is_refused(fetch, server, monkeypatch):
    server.faults = ["enormous"]
    assert "G005" in fetch("epci")[2]
    monkeypatch.setattr(telechargement, "LARGEST", 100)
    server.faults = ["no length"]
    code, _, errors = fetch("epci")
    assert code == 3 and "G005" in errors and fetch.cached() == []


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://exemple.fr/a", "ftp://exemple.fr/a", "https://a b", "x"])
def test_only_protected_addresses_are_asked(fetch, server, url):
    code, _, errors = fetch("epci", addresses={"epci": url})
    assert code == 3 and "G004" in errors and server.asked == []


def test_a_protected_address_may_not_lead_to_an_unprotected_one(fetch, server):
    def led_away(request: urllib.request.Request, timeout: float) -> object:
        return fetch.opener(server.url + "/epci", timeout=timeout)

    code, _, errors = fetch("epci", addresses={"epci": "https://exemple.fr/epci"}, opener=led_away)
    assert code == 3 and "G004" in errors and fetch.kept("epci") == []


def test_a_redirection_is_followed(fetch, server):
    server.files["/stable"], server.faults = b"", ["elsewhere"]
    assert fetch("epci", addresses={"epci": server.url + "/stable"})[0] == 0 and fetch.kept("epci") == ["flandre"]


def test_a_disk_that_refuses_is_told_at_once(fetch, monkeypatch):
    (fetch.root / ".cache").write_text("a file where a folder should be")
    code, _, errors = fetch("epci")
    assert code == 3 and "G006" in errors and fetch.waits == []


def test_what_the_cache_says_of_itself_is_not_believed(fetch, server):
    folder = fetch.root / contours.CACHE
    folder.mkdir(parents=True)
    wrong = b"x" * 10
    for notes in (b"[]", b"{", json.dumps({"adresse": server.url + "/epci", "taille": 10, "sha256": "0"}).encode()):
        (folder / "epci-2024").write_bytes(wrong)
        (folder / "epci-2024.json").write_bytes(notes)
        assert fetch("epci")[0] == 0
    assert hashlib.sha256((folder / "epci-2024").read_bytes()).digest() == hashlib.sha256(FILES["epci"]).digest()


# --- The command line ---


@pytest.fixture
def run(fetch, monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")

    def run_it(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main(["data", *arguments], root=fetch.root)
        except SystemExit as end:
            code = int(end.code or 0)
        said = fetch.capsys.readouterr()
        return code, said.out, said.err

    return run_it


def test_the_command_fetches_from_the_address_given(run, fetch, server):
    code, said, _ = run(
        "fetch", "contours", "--seulement", "epci", "--adresse", f"epci={server.url}/epci", "--annee", "2025"
    )
    assert code == 0 and fetch.kept("epci") == ["flandre"] and "epci-2025" in fetch.cached()
    assert server.url in said


def test_the_command_imports_a_file_with_its_source_and_day(run, fetch, tmp_path):
    path = tmp_path / "q.geojson"
    path.write_text(collection(feature()))
    code, said, errors = run("import", "contours", str(path), "--source", "Agence d'urbanisme", "--date", "2024-07-13")
    assert (code, errors) == (0, "") and "(Agence d'urbanisme, 2024-07-13)" in said
    assert [(c.code, c.source, c.date) for c in Contours(read_contours(fetch.root)[0]).values()] == [
        (QN, "Agence d'urbanisme", "2024-07-13")
    ]


def test_a_refused_file_changes_nothing(run, fetch, tmp_path):
    path = tmp_path / "q.geojson"
    path.write_text(collection(feature()))
    run("import", "contours", str(path))
    before = (fetch.root / FICHIERS["quartiers"]).read_bytes()
    path.write_text(collection(feature())[:-9])
    code, said, errors = run("import", "contours", str(path))
    assert (code, said) == (1, "") and "G016" in errors and errors.endswith("Rien n'a été écrit.\n")
    assert (fetch.root / FICHIERS["quartiers"]).read_bytes() == before


def test_epci_without_siren_are_told_where_to_write_it(run, fetch, tmp_path):
    write(fetch.root, {TERRITOIRES: BASE[TERRITOIRES]})
    path = tmp_path / "e.geojson"
    path.write_bytes(FILES["epci"])
    code, _, errors = run("import", "contours", str(path))
    assert code == 1 and "data/territoires.yml" in errors and "G041" in errors


def test_a_siren_is_nine_digits(projet):
    fault = projet({TERRITOIRES: EPCI.replace("200040947", "20004094")}).fault()
    assert fault.code == "M010" and "200042190" in fault.proposal
    usable([fault])


def test_a_folder_that_leads_outside_is_not_written(run, fetch, tmp_path):
    (tmp_path / "ailleurs").mkdir()
    (fetch.root / "data/geo").symlink_to(tmp_path / "ailleurs")
    path = tmp_path / "q.geojson"
    path.write_text(collection(feature()))
    code, _, errors = run("import", "contours", str(path))
    assert code == 3 and "hors du projet" in errors and list((tmp_path / "ailleurs").iterdir()) == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "Il manque : action"),
        (("fetch",), "Il manque : quoi"),
        (("import", "contours"), "Il manque : FICHIER"),
        (("fetch", "contours", "--annee", "24"), "l'année s'écrit en quatre chiffres"),
        (("fetch", "contours", "--adresse", "regions=https://a"), "écrivez le genre (quartiers, communes, epci)"),
        (("fetch", "contours", "--seulement", "regions"), "« regions » n'est pas possible ici"),
    ],
)
def test_a_command_wrongly_written_is_told(run, options, words):
    code, _, errors = run(*options)
    assert code == 2 and words in errors


@pytest.mark.parametrize("command", ["", "fetch", "import", "fetch contours", "import contours"])
def test_every_help_is_in_french(run, command):
    code, said, errors = run(*command.split(), "--aide")
    assert (code, errors) == (0, "") and said.startswith("Utilisation")
    assert not ENGLISH_OF_ARGPARSE.search(said), ENGLISH_OF_ARGPARSE.search(said)


def test_the_guide_tells_the_truth():
    guide = (Path(__file__).parents[2] / "docs" / "contours.md").read_text("utf-8")
    for address in contours.ADRESSES.values():
        assert f"`{address.format(annee=contours.ANNEE)}`" in guide
    for option in ("--seulement", "--annee", "--adresse", "--renouveler", "--source", "--date"):
        assert f"| `{option} " in guide or f"| `{option}`" in guide
    assert contours.CACHE in guide and f"contours-{contours.ANNEE}" in guide
