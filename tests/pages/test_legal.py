"""Legal notice, accessibility statement, privacy: what the law asks, and what is missing said as such."""

from __future__ import annotations

import pytest

from tests.pages.givens import contrat
from tests.projects import CONTRAT

EDITEUR = (
    "editeur:\n  nom: L'agglo\n  adresse: 1 place d'Armes\n  telephone: 03 20 00 00 00\n"
    "  courriel: contact@agglo.fr\n"
    "  directeur-de-publication: La présidente\n  hebergeur: {nom: Hébergeur SA, adresse: 2 rue du Port, "
    "telephone: 01 00 00 00 00}\n"
)
MENTIONS = {
    "Siège": "1 place d'Armes", "Téléphone": "03 20 00 00 00", "Courriel": "contact@agglo.fr", "Directeur ou directrice de la "
                                                                "publication": "La présidente",
}  # fmt: skip


@pytest.mark.parametrize(("label", "words"), MENTIONS.items())
def test_publisher_is_named(site, label, words):
    assert site({CONTRAT: contrat(EDITEUR)})["mentions-legales/"].fact(label).text == words


def test_host_is_named(site):
    said = site({CONTRAT: contrat(EDITEUR)})["mentions-legales/"].section("Hébergeur")
    assert [said.fact(label).text for label in ("Nom", "Adresse", "Téléphone")] == [
        "Hébergeur SA",
        "2 rue du Port",
        "01 00 00 00 00",
    ]


@pytest.mark.parametrize("editeur", ["", "editeur: {nom: L'agglo}\n", "editeur: {nom: L'agglo, hebergeur: {nom: H}}\n"])
def test_missing_notice_is_said_and_never_blank(site, editeur):
    page = site({CONTRAT: contrat(editeur)})["mentions-legales/"]
    said = [page.fact(label).text for label in MENTIONS] + [page.section("Hébergeur").fact("Adresse").text]
    assert said == ["À compléter avant la mise en ligne"] * 5


def test_day_of_the_site_dates_the_notice(site):
    assert "le 20 novembre 2026" in site()["mentions-legales/"].text


AUDIT = (
    "accessibilite: {etat: partielle, taux: 82.5, auditeur: Le cabinet, date: 2025-05-01, defauts: [La "
    "*carte*], courriel: rgaa@agglo.fr}\n"
)


def test_without_audit_the_site_is_not_compliant(site):
    text = site()["accessibilite/"].text
    assert "est non conforme" in text and "Aucun audit n'a encore eu lieu" in text
    assert "Courriel : À compléter avant la mise en ligne" in text


def test_audit_is_told(site):
    text = site({CONTRAT: contrat(AUDIT)})["accessibilite/"].text
    for words in (
        "partiellement conforme",
        "à 82,5 %",
        "Le cabinet, le 1er mai 2025",
        "La carte",
        "rgaa@agglo.fr",
    ):
        assert words in text


def test_address_of_the_publisher_serves_when_no_other_is_given(site):
    assert "Courriel : contact@agglo.fr" in site({CONTRAT: contrat(EDITEUR)})["accessibilite/"].text


def test_statement_names_the_site_and_the_ways_to_complain(site):
    screen = site({CONTRAT: contrat(EDITEUR)})["accessibilite/"]
    assert "L'agglo s'engage" in screen.text and "Essai" in screen.text
    assert "https://formulaire.defenseurdesdroits.fr/" in screen.addresses


def test_privacy_promises_no_tracking_and_names_the_host(site):
    screen = site()["vie-privee/"]
    assert "Aucun cookie" in screen.text and "mentions-legales/" in screen.addresses


def test_all_three_are_at_the_foot_of_every_page(site):
    foot = [etape.url for etape in site().site.pied]
    assert {"mentions-legales/", "accessibilite/", "vie-privee/"} <= set(foot)
