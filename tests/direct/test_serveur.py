"""The preview shows what would be published, to this machine's browser, and nothing else to nobody."""

from __future__ import annotations

import http.client
import json
import re
import socket
from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

import pytest
from contrats.publishing.direct import epreuve
from contrats.publishing.publish import publish

from tests.direct.apercus import DAY, HOME, WRONG, Servi, equip, servi, titled
from tests.pages.everything import LAST_DAY, everything
from tests.projects import CONTRAT, write

PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
MEDIA, MEDIA_OF_TRIAL = "content/contrats/complet/medias/point.png", "content/contrats/essai/medias/point.png"
SHAPES = "data/geo/quartiers.geojson"
SHAPE = """{"type": "FeatureCollection", "source": "Essai", "date": "2024-07-14", "features": [
    {"type": "Feature", "properties": {"code": "QN05941I", "nom": "Les Essais"}, "geometry": {"type": "Polygon",
    "coordinates": [[[2.53, 50.72], [2.55, 50.72], [2.55, 50.74], [2.53, 50.72]]]}}]}"""
LEAFLET = ("node_modules/leaflet/dist/leaflet.js", "node_modules/leaflet/dist/leaflet.css")
ADDED = re.compile(rb'<link rel="stylesheet" href="/\.direct/direct\.css">.*?<script src="/\.direct/.*?</script>', re.S)
HIDDEN = "le-secret-de-la-machine"
"""In a file of the project that no page holds."""


@pytest.fixture(scope="module")
def apercu(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servi]:
    root = equip(tmp_path_factory.mktemp("apercu"))
    write(root, {"secret.txt": HIDDEN, ".env": HIDDEN, "content/contrats/essai/.notes": HIDDEN})
    with servi(root) as preview:
        yield preview


# --- What it shows is what would be published ---


def test_every_published_file_is_shown_byte_for_byte_without_what_the_preview_adds(tmp_path: Path) -> None:
    root, published = tmp_path / "projet", tmp_path / "site"
    equip(root, {**everything().files, MEDIA: PIXEL, SHAPES: SHAPE}, base={})
    write(tmp_path / "ailleurs", dict.fromkeys(LEAFLET, "Leaflet"))
    (root / "node_modules").symlink_to(tmp_path / "ailleurs" / "node_modules")
    publish(root, published, au=LAST_DAY)
    with servi(root, au=LAST_DAY) as apercu:
        shown, wanted = {}, {}
        for file in sorted(p for p in published.rglob("*") if p.is_file() and not p.name.startswith("sitemap.xml")):
            name = file.relative_to(published).as_posix()
            corps = apercu.demande(quote("/" + name)).corps
            shown[name] = ADDED.sub(b"", corps) if name.endswith(".html") else corps
            wanted[name] = file.read_bytes()
    assert [name for name in wanted if shown[name] != wanted[name]] == []
    assert sum(name.endswith("index.html") for name in wanted) > 40
    of_each_kind = ("404.html", "annonce/index.html", "complet/carte/carte.js", "complet/assets/leaflet/leaflet.js")
    assert {*of_each_kind, "complet/medias/point.png", "complet/donnees/engagements.csv"} <= wanted.keys()


def test_nothing_of_the_preview_is_published(tmp_path: Path) -> None:
    equip(tmp_path)
    publish(tmp_path, tmp_path / "site", au=DAY)
    assert [p for p in (tmp_path / "site").rglob("*") if p.is_file() and b".direct/" in p.read_bytes()] == []


def test_a_folder_without_its_slash_leads_to_its_page(apercu: Servi) -> None:
    for path, to in (("/essai", HOME), ("/essai/recherche?q=bus", "/essai/recherche/?q=bus")):
        answer = apercu.demande(path)
        assert (answer.status, answer.getheader("Location")) == (302, to)


def test_head_gives_the_size_without_the_page(apercu: Servi) -> None:
    whole, head = apercu.demande(HOME), apercu.demande(HOME, method="HEAD")
    assert head.corps == b"" and head.getheader("Content-Length") == str(len(whole.corps))


# --- Nothing else ---


@pytest.mark.parametrize(
    "path",
    [
        "/secret.txt",
        "/.env",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/essai/../../secret.txt",
        "/essai/%2e%2e/%2e%2e/secret.txt",
        "/essai/..%2f..%2fsecret.txt",
        "/essai\\..\\..\\secret.txt",
        "/content/contrats/essai/.notes",
        "/content/contrats/essai/contrat.yml",
        "/mkdocs.yml",
        "/.direct/../secret.txt",
        "/.direct/serveur.py",
        "/.direct/%2e%2e/serveur.py",
        "/essai/assets/../../../secret.txt",
        "//etc/passwd",
        "/etc/passwd%00.html",
        "/%ff%fe",
        "http://127.0.0.1/secret.txt",
        "/" + "a/" * 5000,
    ],
    ids=lambda path: path[:40],
)
def test_no_file_of_the_machine_is_reached(apercu: Servi, path: str) -> None:
    answer = apercu.demande(path)
    assert answer.status == 404
    assert HIDDEN not in answer.corps.decode() and "root:" not in answer.corps.decode()


def test_no_address_leads_to_another_host(apercu: Servi) -> None:
    for path in ("//exemple.invalid", "//exemple.invalid/essai", "/\\exemple.invalid"):
        assert apercu.demande(path).getheader("Location") is None


def test_an_image_that_becomes_a_link_out_of_the_project_is_not_shown(tmp_path: Path) -> None:
    outside = tmp_path / "dehors.png"
    outside.write_bytes(PIXEL + HIDDEN.encode())
    equip(tmp_path / "projet", {MEDIA_OF_TRIAL: PIXEL})
    with servi(tmp_path / "projet") as apercu:
        assert apercu.demande("/essai/medias/point.png").corps == PIXEL
        image = apercu.root / MEDIA_OF_TRIAL
        image.unlink()
        image.symlink_to(outside)
        assert apercu.demande("/essai/medias/point.png").status == 404


@pytest.mark.parametrize("host", ["exemple.invalid", "exemple.invalid:8000", "localhost.exemple.invalid", "", "[", "@"])
def test_a_page_of_the_web_that_points_here_gets_nothing(apercu: Servi, host: str) -> None:
    answer = apercu.demande(HOME, headers={"Host": host})
    assert answer.status in {400, 403} and "Essai" not in answer.corps.decode()


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "[::1]:8000"])
def test_the_names_of_this_machine_are_answered(apercu: Servi, host: str) -> None:
    assert apercu.demande(HOME, headers={"Host": host}).status == 200


def test_another_site_cannot_follow_the_edits(apercu: Servi) -> None:
    assert apercu.demande("/.direct/suivre", headers={"Sec-Fetch-Site": "cross-site"}).status == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_only_looking_is_possible(apercu: Servi, method: str) -> None:
    answer = apercu.demande(HOME, method=method)
    assert answer.status == 501 and "ne fait que montrer" in answer.corps.decode()


@pytest.mark.parametrize(
    "sent",
    [
        b"\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: exemple.invalid\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 200 + b"\r\n",
    ],
    ids=range(8),
)
def test_what_is_no_request_is_refused_and_the_next_one_answered(apercu: Servi, sent: bytes) -> None:
    place = urlsplit(apercu.adresse)
    with socket.create_connection((place.hostname, place.port), timeout=10) as line:
        line.sendall(sent)
        line.shutdown(socket.SHUT_WR)
        said = b"".join(iter(lambda: line.recv(65536), b""))
    assert b"Contrat de ville" not in said and b"Traceback" not in said
    assert apercu.demande(HOME).status == 200


def test_a_body_that_nobody_reads_is_not_the_next_request(apercu: Servi) -> None:
    place = urlsplit(apercu.adresse)
    hidden = b"GET /essai/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with socket.create_connection((place.hostname, place.port), timeout=10) as line:
        line.sendall(b"GET /assets/contrats.css HTTP/1.1\r\nHost: localhost\r\nContent-Length: 43\r\n\r\n" + hidden)
        said = b"".join(iter(lambda: line.recv(65536), b""))
    assert said.count(b"HTTP/1.1 200") == 1


# --- Following ---


def test_who_follows_is_told_the_state_then_each_change(tmp_path: Path) -> None:
    with servi(equip(tmp_path)) as apercu, follow(apercu) as line:
        first = _news(line)
        assert first == {"edition": apercu.apercu.epreuve.etat.edition, "bandeau": ""}
        apercu.save({CONTRAT: WRONG})
        second = _news(line)
        assert second["edition"] == first["edition"] and "porteur" not in first and "vile" in second["bandeau"]
        apercu.save(titled("Autre titre"))
        assert _news(line)["edition"] != first["edition"]


def test_two_runs_never_give_the_same_edition(tmp_path: Path) -> None:
    equip(tmp_path)
    with servi(tmp_path, seance="un-") as one, servi(tmp_path, seance="deux-") as other:
        assert one.apercu.epreuve.etat.edition != other.apercu.epreuve.etat.edition


def test_the_address_is_free_once_it_has_stopped(tmp_path: Path) -> None:
    with servi(equip(tmp_path)) as apercu, follow(apercu) as line:
        place = urlsplit(apercu.adresse)
        _news(line)
        apercu.apercu.arreter()
        assert line.read() == b""
    with socket.create_server((place.hostname, place.port)):
        pass


def follow(apercu: Servi) -> http.client.HTTPResponse:
    """A line on which the home page is told of edits."""
    return urlopen(f"{apercu.adresse}.direct/suivre?page=/essai/", timeout=30)  # noqa: S310 - our own address


def _news(line: http.client.HTTPResponse) -> dict[str, str]:
    said = line.readline()
    assert line.readline() == b"\n"
    return json.loads(said.removeprefix(b"data: "))


# --- A defect of ours ---


def test_a_page_that_cannot_be_composed_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    complaints: list[str] = []
    with servi(equip(tmp_path), plainte=complaints.append) as apercu:
        monkeypatch.setattr(epreuve.Version, "reponse", _broken_at("essai/glossaire/", epreuve.Version.reponse))
        answer = apercu.demande("/essai/glossaire/")
        assert answer.status == 500 and "défaut qui lui est propre" in answer.corps.decode()
        assert "ZeroDivisionError" in complaints[0]
        assert apercu.demande(HOME).status == 200


def test_a_version_that_cannot_be_composed_leaves_the_last_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with servi(equip(tmp_path)) as apercu, follow(apercu) as line:
        _news(line)
        monkeypatch.setattr(epreuve.Version, "preparer", _broken_at([HOME.lstrip("/")], lambda *_: None))
        apercu.save(titled("Jamais vu"))
        page = apercu.attend("défaut qui lui est propre")
        assert "Contrat de ville d’Essai" in page and "Jamais vu" not in page


def _broken_at(address: object, otherwise: Callable[..., object]) -> Callable[..., object]:
    def answer(self: object, asked: object) -> object:
        return 1 / 0 if asked == address else otherwise(self, asked)

    return answer
