"""Whatever names and shapes hold, nothing of it runs on the interactive map."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.pages.givens import AUTRE_QUARTIER, quartier
from tests.projects import CATALOGUE, QUARTIER, TERRITOIRES
from tests.site.cartes.conftest import IGN, TROIS, TUILE, built, ring, shapes

pytestmark = pytest.mark.navigateur

RUN = "__ran=1"
HOSTILE = f"</script><img src=x onerror={RUN}><b onmouseover={RUN}>gras</b>"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, equip: Callable, serve: Callable) -> str:
    """A project whose every name on the map is markup that would run."""
    words = json.dumps(HOSTILE)
    files = {
        **TROIS,
        QUARTIER: quartier(
            f"equipements: [{{nom: {words}, position: {{latitude: 50.731, longitude: 2.531}}}}]", nom=words
        ),
        AUTRE_QUARTIER: quartier(nom=words),
        "content/quartiers/QN05943M.md": quartier("position: {latitude: 50.75, longitude: 2.59}", nom=words),
        TERRITOIRES: f"""
            - {{id: "59295", nom: {words}, type: commune}}
            - {{id: bois, nom: {words}, type: quartier-vecu, position: {{latitude: 50.722, longitude: 2.58}}}}
            """,
        CATALOGUE: f"- {{id: taux, libelle: {words}, unite: '%', groupe: {words}}}\n",
        "content/portail.yml": f"titre: P\nfond-de-carte: {{mention: {words}, nom: {words}, producteur: {words}}}\n",
        "data/geo/communes.geojson": shapes(**{"59295": [[ring(2.5, 50.7, 0.1)]]}).replace(
            '"nom": "59295"', f'"nom": {words}'
        ),
    }
    return serve(built(tmp_path_factory.mktemp("hostile"), files, equip))


def test_hostile_names_are_shown_to_the_letter_and_run_nothing(visit: Callable, hostile: str) -> None:
    watch = visit(hostile)
    page = watch.page
    page.route(f"https://{IGN}/**", lambda route: route.fulfill(body=TUILE))
    watch.open()
    page.click("#ajouter-le-fond")
    page.select_option("#coloration", "taux")
    for kind in ("quartiers", "quartier-vecu", "equipements", "communes"):
        page.locator(f"path.objet-{kind}").first.focus()
        page.locator(f"path.objet-{kind}").first.hover(force=True)
        page.keyboard.press("Enter")
        assert page.inner_text(".fiche-nom").replace("\u00a0", " ") == HOSTILE
    page.fill("#latitude-longitude", "50,725 ; 2,5335")
    page.keyboard.press("Enter")
    expect(page.locator("#reponse")).to_contain_text("gras</b>")
    alien = page.evaluate(
        "[...document.querySelectorAll('main img:not(.leaflet-tile), main b, main script, main [onerror], main [onmouseover]')].map(n => n.outerHTML)"
    )
    assert alien == [] and page.evaluate("window.__ran") is None
    assert watch.tried == [] and watch.hosts == {IGN}


def test_hostile_attribution_is_text(visit: Callable, hostile: str) -> None:
    page = visit(hostile).open().page
    page.route(f"https://{IGN}/**", lambda route: route.fulfill(body=TUILE))
    page.click("#ajouter-le-fond")
    assert "onerror" in page.inner_text(".leaflet-control-attribution")
