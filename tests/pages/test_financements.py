"""Money: how an action may be paid, what is in figures, and what landlords do for their tax allowance."""

from __future__ import annotations

import pytest

from tests.pages.givens import ABSENT, FINANCEMENTS, PROJET, engagement, fiche
from tests.projects import ENGAGEMENTS

URL = "financements/"


@pytest.fixture
def screen(site):
    def make(text: str, files: dict[str, str] | None = None):
        return site({FINANCEMENTS: text, **(files or {})})[URL]

    return make


@pytest.mark.parametrize(
    ("keys", "said"), [("budget-publie: non\n", True), ("budget-publie: oui\n", False), ("", False)]
)
def test_missing_budget_is_said(screen, keys, said):
    assert ("ne publie pas de budget d'ensemble" in screen(f"resume: Résumé.\n{keys}").text) is said


def test_instrument_is_explained(screen):
    said = screen(
        "instruments:\n  - {id: cpo, nom: Convention pluriannuelle, sigle: CPO, financeurs: [caf], resume: "
        "Trois ans., "
        "texte: Une **aide**., regles: [Au moins la moitié], themes: [santé], pour: [associations], "
        "a-noter: Taux revu, "
        "source: {document: contrat-essai, page: p. 20}}\n"
    ).anchor("cpo")
    assert said.headings == ["Convention pluriannuelle (CPO)"]
    for words in (
        "Trois ans.",
        "Une aide.",
        "Au moins la moitié",
        "À noter Taux revu",
        "Contrat signé, p. 20",
    ):
        assert words in said.text
    assert said.fact("Qui paie").addresses == ["partenaires/caf/"]
    assert (said.fact("Qui peut demander").text, said.fact("Pour quoi").text) == ("associations", "santé")


def test_instrument_that_nobody_is_said_to_pay(screen):
    assert screen("instruments: [{id: cpo, nom: CPO}]\n").fact("Qui paie").text == ABSENT


def test_sums_stand_by_title_each_as_printed(screen):
    said = screen(
        "montants:\n  - {groupe: Crédits 2023, poste: Emploi, objet: Chantiers, valeur: 36700, quand: "
        "2023, financeurs: [caf]}\n"
        "  - {groupe: Crédits 2023, objet: Total, valeur: 40000, total: oui, a-noter: {type: calcul, "
        "texte: Ne tombe pas juste}}\n"
        "  - {objet: Autre, texte: non communiqué, source: {document: contrat-essai, page: p. 21}}\n"
    )
    assert said.rows[1:3] == [
        ["Emploi Chantiers", "36 700 €", "2023", "Caisse d'allocations "
                                                 "familiales"], ["Total", "40 000 €", "–", "non précisé"],
    ]  # fmt: skip
    assert ["Autre", "non communiqué", "–", "non précisé"] in said.rows
    assert "Le compte n'y est pas Ne tombe pas juste" in said.text and "Contrat signé, p. 21" in said.text


def test_past_programmes_are_recalled_with_their_year(screen):
    said = screen(
        "constats: [{texte: Dix dossiers, annee: '2022', source: {document: contrat-essai, page: p. 7}}, "
        "{texte: En 2023 rien, annee: '2023'}]\n"
    )
    part = said.section("Le bilan des années passées")
    assert [i.text for i in part.items] == [
        "Dix dossiers (2022)",
        "En 2023 rien",
    ] and "Contrat signé, p. 7" in part.text


TFPB = (
    "tfpb:\n  taux: 30\n  regle: Moins de **taxe**.\n  points: [Un bilan par an]\n  a-noter: Deux taux\n"
    "  source: {document: contrat-essai, page: p. 50}\n  bailleurs:\n"
    "    - {organisation: caf, logements: 214, montant: 51234.5, texte: Deux gardiens., engagements: "
    "[ecoute], a-noter: Chiffre de 2022}\n"
    "    - {organisation: ville}\n"
)


def test_tax_allowance_is_explained(screen):
    said = screen(TFPB, {ENGAGEMENTS: engagement()}).section("La baisse de taxe foncière")
    for words in ("30 %", "Moins de taxe.", "Un bilan par an", "À noter Deux taux", "Contrat signé, p. 50"):
        assert words in said.text


def test_landlord_says_what_it_gets_and_gives(screen):
    said = screen(TFPB, {ENGAGEMENTS: engagement()}).section("Caisse d'allocations familiales")
    assert said.fact("Logements dans le quartier").text == "214"
    assert said.fact("Montant de la baisse").text == "51 234,5 €"
    assert (
        "Deux gardiens." in said.text
        and "À noter Chiffre de 2022" in said.text
        and "engagements/ecoute/" in said.addresses
    )


def test_landlord_about_which_nothing_is_said(screen):
    said = screen(TFPB, {ENGAGEMENTS: engagement()}).section("Ville d'Essai")
    assert said.fact("Logements dans le quartier").text == said.fact("Montant de la baisse").text == ABSENT
    assert "ne dit pas ce que ce bailleur fera en échange" in said.text


def test_what_else_is_in_euros_is_one_step_away(screen):
    files = {
        ENGAGEMENTS: engagement("montants: {valeur: 10}") + engagement("", ident="b"),
        PROJET: fiche("titre: Le gymnase\nmontants: {valeur: 10}"),
    }
    said = screen("resume: Résumé.\n", files)
    assert {"engagements/ecoute/", "projets/gymnase/"} <= set(said.addresses) and "engagements/b/" not in said.addresses


def test_notes_and_source_are_shown(screen):
    text = screen(
        "resume: Un **résumé**.\na-noter: Rien d'annuel\nsource: {document: contrat-essai, page: p. 49}\n"
    ).text
    assert "Un résumé." in text and "À noter Rien d'annuel" in text and "Contrat signé, p. 49" in text


def test_contract_that_says_nothing_of_money_has_no_such_page(site):
    assert URL not in site()
