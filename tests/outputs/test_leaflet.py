"""Leaflet comes from npm when it is there; a site is built without it all the same."""

from __future__ import annotations

import json
import re

import pytest
from contrats.outputs.leaflet import leaflet_files
from contrats.outputs.sites import Contenu, read_content, site_of

from tests.pages.conftest import AU
from tests.pages.givens import quartier
from tests.projects import BASE, QUARTIER, write
from tools import leaflet

STYLE = ".a { background-image: url(images/layers.png); }"
DIST = "node_modules/leaflet/dist/"
INSTALLED = {
    DIST + "leaflet.js": "L",
    DIST + "leaflet.css": STYLE,
    DIST + "images/layers.png": "image",
    DIST + "images/other.png": "image",
    "node_modules/leaflet/LICENSE": "BSD",
}
SITUE = {QUARTIER: quartier("position: {latitude: 50.726, longitude: 2.539}")}


def test_what_the_style_sheet_names_is_published_and_nothing_else(tmp_path):
    write(tmp_path, INSTALLED)
    assert sorted(leaflet_files(tmp_path)) == [
        "assets/leaflet/LICENSE.txt",
        "assets/leaflet/images/layers.png",
        "assets/leaflet/leaflet.css",
        "assets/leaflet/leaflet.js",
    ]


@pytest.mark.parametrize("absent", [DIST + "leaflet.js", DIST + "leaflet.css"])
def test_half_a_leaflet_is_none(tmp_path, absent):
    write(tmp_path, {k: v for k, v in INSTALLED.items() if k != absent})
    assert leaflet_files(tmp_path) == {}


def test_site_with_a_map_serves_leaflet(tmp_path):
    write(tmp_path, {**BASE, **INSTALLED, **SITUE})
    site = site_of(read_content(tmp_path, au=AU), "essai")
    assert "assets/leaflet/leaflet.js" in site.medias and "carte/carte.js" in site.fichiers


def test_site_without_a_place_to_show_serves_none(tmp_path):
    write(tmp_path, {**BASE, **INSTALLED})
    site = site_of(read_content(tmp_path, au=AU), "essai")
    assert not [name for name in (*site.medias, *site.fichiers) if "leaflet" in name or name.startswith("carte/")]


def test_site_without_leaflet_has_no_script_of_a_map(tmp_path):
    write(tmp_path, {**BASE, **SITUE})
    content = read_content(tmp_path, au=AU)
    assert content.leaflet == Contenu(content.library, (), AU).leaflet == {}
    assert "carte/carte.js" not in site_of(content, "essai").fichiers


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project whose lock file asks for a version of Leaflet; says which programs are started."""
    lock = {"packages": {leaflet.NAME: {"version": "1.2.3"}}}
    write(tmp_path, {"package-lock.json": json.dumps(lock)})
    started = []
    monkeypatch.setattr(leaflet, "ROOT", tmp_path)
    monkeypatch.setattr(leaflet, "is_there", lambda: is_there(tmp_path))
    monkeypatch.setattr(leaflet, "environment", dict)
    monkeypatch.setattr(leaflet.subprocess, "run", lambda command, **_: started.append(command))
    return tmp_path, started


is_there = leaflet.is_there


@pytest.mark.parametrize(("version", "there"), [("1.2.3", True), ("1.2.2", False)])
def test_only_the_version_of_the_lock_file_is_taken_as_installed(project, version, there):
    write(project[0], {f"{leaflet.NAME}/package.json": json.dumps({"version": version})})
    assert is_there(project[0]) is there


def test_nothing_is_started_when_leaflet_is_there(project):
    root, started = project
    write(root, {f"{leaflet.NAME}/package.json": '{"version": "1.2.3"}'})
    assert leaflet.main() == 0 and started == []


def test_without_npm_the_build_goes_on_and_says_so(project, monkeypatch, capsys):
    monkeypatch.setattr(leaflet, "find_program", lambda _: None)
    monkeypatch.setattr(leaflet.shutil, "which", lambda _: None)
    assert leaflet.main() == 0 and project[1] == []
    assert "sans carte interactive" in capsys.readouterr().out


def test_npm_that_fails_does_not_stop_the_build(project, monkeypatch, capsys):
    def fail(command, **_):
        raise leaflet.subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(leaflet, "find_program", lambda _: "npm")
    monkeypatch.setattr(leaflet.subprocess, "run", fail)
    assert leaflet.main() == 0
    assert re.search("vérifiez la connexion", capsys.readouterr().out)


@pytest.mark.parametrize("tools", [False, True])
def test_tools_of_the_tests_are_neither_brought_nor_lost(project, monkeypatch, tools):
    root, started = project
    monkeypatch.setattr(leaflet, "find_program", lambda _: "npm")
    if tools:
        write(root, {"node_modules/.stamp": ""})
    assert leaflet.main() == 0
    assert ("--omit=dev" in started[0]) is not tools
