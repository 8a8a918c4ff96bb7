"""A small contract with shapes and Leaflet, in a real browser that tells what its pages asked for and tried."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from contrats.outputs.sites import Contenu, read_content
from playwright.sync_api import Browser, Page, expect

from tests.pages.givens import AUTRE_QUARTIER, contrat, quartier
from tests.projects import BASE, CATALOGUE, CONTRAT, OBSERVATIONS, QUARTIER, TERRITOIRES, write
from tests.site.conftest import DAY, ROOT, publish_read
from tests.site.test_browser import DESKTOP, HEAVIEST, PHONE, axe, violations

PAGE = "essai/carte/"
IGN = "data.geopf.fr"
TUILE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
TETE = "indicateur;territoire;annee;perimetre;valeur;valeur_texte;statut;source;page;note\n"


def ring(west: float, south: float, side: float) -> list[list[float]]:
    return [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]


def shapes(**polygons: list) -> str:
    held = [
        {
            "type": "Feature",
            "properties": {"code": code, "nom": code},
            "geometry": {"type": "MultiPolygon", "coordinates": p},
        }
        for code, p in polygons.items()
    ]
    return json.dumps({"type": "FeatureCollection", "source": "Essai", "date": "2024-07-14", "features": held})


TROIS = {
    # three quartiers: one with a hole, one in two pieces, one known by its position alone
    CONTRAT: contrat("territoires: [bois]\n", quartiers="[{code: QN05941I}, {code: QN05942N}, {code: QN05943M}]"),
    QUARTIER: quartier(
        "equipements: [{nom: Le gymnase, type: sport, position: {latitude: 50.731, longitude: 2.531}}]",
        nom="Les Essais",
    ),
    AUTRE_QUARTIER: quartier(nom="Les Autres"),
    "content/quartiers/QN05943M.md": quartier("position: {latitude: 50.75, longitude: 2.59}", nom="Le Tiers"),
    TERRITOIRES: """
        - {id: "59295", nom: Essai, type: commune}
        - {id: bois, nom: Le Bois, type: quartier-vecu, position: {latitude: 50.722, longitude: 2.58}}
        """,
    "data/geo/quartiers.geojson": shapes(
        QN05941I=[[ring(2.53, 50.72, 0.02), ring(2.537, 50.727, 0.006)]],
        QN05942N=[[ring(2.56, 50.72, 0.01)], [ring(2.56, 50.74, 0.01)]],
    ),
    "data/geo/communes.geojson": shapes(**{"59295": [[ring(2.5, 50.7, 0.1)]]}),
    CATALOGUE: "- {id: taux, libelle: Taux d'emploi, unite: '%', groupe: Emploi}\n",
    OBSERVATIONS: TETE + "taux;QN05941I;2019;2015;30;;;;;\ntaux;QN05942N;2019;2015;40;;;;;\n",
}


def built(root: Path, files: dict, equip: Callable) -> Path:
    """The site of a small project, with Leaflet."""
    if not (ROOT / "node_modules" / "leaflet").is_dir():
        pytest.fail("Leaflet manque : lancez « make test », ou « npm ci ».", pytrace=False)
    write(root, {**BASE, **files})
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    content = read_content(equip(root), au=DAY)
    return publish_read(root, Contenu(content.library, (), DAY, content.leaflet), root / "site")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, equip: Callable) -> Path:
    return built(tmp_path_factory.mktemp("carte"), TROIS, equip)


@pytest.fixture(scope="module")
def base(folder: Path, serve: Callable[[Path], str]) -> str:
    return serve(folder)


class Watch:
    """A page, what it asked for and what it tried."""

    def __init__(self, page: Page, base: str):
        self.page, self.base = page, base
        self.requests: list[str] = []
        self.tried: list[str] = []
        page.on("request", lambda r: self.requests.append(r.url))
        page.on("dialog", lambda d: (self.tried.append(d.message), d.dismiss()))
        page.on("pageerror", lambda e: self.tried.append(str(e)))
        page.on("console", lambda m: m.type == "error" and self.tried.append(m.text))

    @property
    def hosts(self) -> set[str]:
        """Other hosts that were asked for something."""
        return {urlsplit(r).netloc for r in self.requests if not r.startswith((self.base, "data:"))}

    def open(self) -> Watch:
        self.page.click("#ouvrir-la-carte")
        self.page.wait_for_function("window.carteContrats && window.carteContrats.prete")
        return self


@pytest.fixture
def visit(browser: Browser, base: str) -> Iterator[Callable[..., Watch]]:
    """The page of the map, just opened, in a browser of its own."""
    contexts = []

    def make(address: str = base, **options) -> Watch:
        context = browser.new_context(locale="fr-FR", reduced_motion="reduce", **options)
        contexts.append(context)
        watch = Watch(context.new_page(), address)
        watch.page.goto(address + PAGE)
        return watch

    yield make
    for context in contexts:
        context.close()
