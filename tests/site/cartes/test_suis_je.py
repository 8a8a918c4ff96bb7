"""« Suis-je dans un quartier prioritaire ? » in a browser: every way to ask, and nothing sent."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.navigateur


@pytest.mark.parametrize(
    ("lat", "lon", "accuracy", "answer"),
    [
        (50.725, 2.5335, 20, "Oui\u00a0: ce point est dans le quartier Les Essais"),
        (50.725, 2.5335, 400, "Trop près de la limite pour le dire"),
        (
            50.73,
            2.54,
            20,
            "Non\u00a0: ce point n’est dans aucun des quartiers de ce contrat dont le contour est chargé",
        ),
        (50.745, 2.565, 20, "Oui\u00a0: ce point est dans le quartier Les Autres"),
        (50.735, 2.565, 20, "Non"),
        (50.72, 2.54, 1, "Trop près de la limite pour le dire"),
        (45.0, 5.0, 20, "Non"),
    ],
)
def test_position_of_the_device_is_answered_and_sent_nowhere(
    visit: Callable, lat: float, lon: float, accuracy: float, answer: str
) -> None:
    place = {"latitude": lat, "longitude": lon, "accuracy": accuracy}
    watch = visit(permissions=["geolocation"], geolocation=place)
    before = len(watch.requests)
    watch.page.get_by_role("button", name="Utiliser la position de cet appareil").click()
    expect(watch.page.get_by_role("status").filter(has_text=answer)).to_be_visible()
    asked = {r.removeprefix(watch.base) for r in watch.requests[before:]}
    assert asked - {"essai/assets/favicon.svg"} == {"essai/carte/contours.json"}


def test_refused_position_is_told_with_other_ways(visit: Callable) -> None:
    page = visit(permissions=[]).page
    page.evaluate("() => { navigator.geolocation.getCurrentPosition = (ok, no) => no({code: 1}); }")
    page.get_by_role("button", name="Utiliser la position de cet appareil").click()
    answer = page.locator("#reponse")
    expect(answer).to_contain_text("Votre navigateur n’a pas donné la position.")
    assert answer.get_by_role("link", name="SIG Ville").get_attribute("href") == "https://sig.ville.gouv.fr"


def test_point_chosen_on_the_map_is_answered_even_on_a_quartier(visit: Callable) -> None:
    page = visit().page
    button = page.get_by_role("button", name="Choisir un point sur la carte")
    button.click()
    page.wait_for_function("window.carteContrats && window.carteContrats.prete")
    assert button.get_attribute("aria-pressed") == "true"
    at = page.evaluate("""() => {
        const p = map_contrat.latLngToContainerPoint([50.725, 2.5335]), r = map_contrat.getContainer().getBoundingClientRect();
        return [r.x + p.x, r.y + p.y];
    }""")
    page.mouse.click(*at)
    expect(page.locator("#reponse")).to_contain_text("ce point est dans le quartier Les Essais")
    assert button.get_attribute("aria-pressed") == "false"
    expect(page.locator(".leaflet-popup")).to_have_count(0)
    expect(page.locator("path.point-cherche")).to_have_count(1)


def test_words_that_are_no_coordinates_are_answered_in_words(visit: Callable) -> None:
    page = visit().page
    page.fill("#latitude-longitude", "rue de la Paix")
    page.keyboard.press("Enter")
    expect(page.locator("#reponse")).to_contain_text("Écrivez deux nombres")


def test_shapes_that_do_not_come_are_told(visit: Callable) -> None:
    page = visit().page
    page.route("**/contours.json", lambda route: route.fulfill(status=404, body=""))
    page.fill("#latitude-longitude", "50,72 ; 2,53")
    page.keyboard.press("Enter")
    expect(page.locator("#reponse")).to_contain_text("Les contours n’ont pas pu être lus")
