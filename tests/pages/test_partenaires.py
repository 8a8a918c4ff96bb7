"""Partners: who acts, what each promised, and who signed."""

from __future__ import annotations

import pytest

from tests.pages.givens import (
    CONTRAT,
    FINANCEMENTS,
    GOUVERNANCE,
    PARTICIPATION,
    PROJET,
    STRATEGIES,
    contrat,
    engagement,
    fiche,
    quartier,
)
from tests.projects import ACTIONS, ENGAGEMENTS, ORGANISATIONS, ORIENTATION, QUARTIER

URL = "partenaires/caf/"
SIGNE = contrat(
    "signataires:\n"
    "  - {organisation: ville, nom: Anne PETIT, fonction: Maire}\n"
    "  - {organisation: caf, fonction: Directeur, par-delegation: {nom: Paul GRAND, fonction: "
    "Sous-directeur}, a-noter: Signature manuscrite}\n"
)


def organisations(keys: str = "") -> dict[str, str]:
    caf = f"- id: caf\n  nom: Caisse d'allocations familiales\n  type: securite-sociale\n{keys}"
    return {ORGANISATIONS: f"- {{id: ville, nom: Ville d'Essai, type: commune}}\n{caf}"}


@pytest.fixture
def screen(site):
    """The page of the Caf, which holds an engagement."""

    def make(keys: str = "", files: dict[str, str] | None = None):
        return site({**organisations(keys), ENGAGEMENTS: engagement(), **(files or {})})[URL]

    return make


def promises(part) -> list[str]:
    return [words for words, address in part.links if address.startswith("engagements/")]


# One partner


def test_partner_is_presented(screen):
    said = screen(
        "  sigle: CAF\n  texte: Elle aide les **familles**.\n  url: https://caf.fr\n"
        "  contacts: [{nom: Accueil, telephone: 03 20 00 00 00}]\n"
        "  a-noter: A changé de nom\n  source: {document: contrat-essai, page: p. 2}\n"
    )
    assert said.headings[0] == "Caisse d'allocations familiales (CAF)"
    assert "Elle aide les familles." in said.text and "https://caf.fr" in said.addresses
    assert "03 20 00 00 00" in said.section("À qui s'adresser").text
    assert "À noter A changé de nom" in said.text and "Contrat signé, p. 2" in said.text
    assert said.fact("Famille").text == "Sécurité sociale"


def test_local_promises_are_apart_from_the_larger_ones(screen):
    files = engagement("", titre="Ici") + engagement("", ident="b", titre="Loin", portee="region")
    files += engagement("associes: caf", ident="c", titre="Avec", porteurs="ville")
    said = screen("", {ENGAGEMENTS: files})
    assert promises(said.section("Ses engagements ici")) == ["Ici"]
    assert promises(said.section("Ses engagements à plus grande échelle")) == ["Loin"]
    assert promises(said.section("Engagements auxquels il est associé")) == ["Avec"]


def test_partner_without_local_promise_says_so(screen):
    said = screen("", {ENGAGEMENTS: engagement("", portee="region")})
    assert "Aucun engagement propre au territoire du contrat." in said.section("Ses engagements ici").text


def test_signature_is_told_with_its_delegation(site):
    said = site({CONTRAT: SIGNE})["partenaires/caf/"].fact("Signature").text
    assert "Directeur" in said and "par délégation : Paul GRAND" in said


def test_signatory_is_named_with_the_function(site):
    assert site({CONTRAT: SIGNE})["partenaires/ville/"].fact("Signature").text == "Anne PETIT, Maire"


def test_conseil_citoyen_that_is_a_partner_leads_to_its_part_of_the_page(screen):
    files = {PARTICIPATION: "conseils-citoyens: [{id: caf, nom: Conseil citoyen}]\n"}
    assert "participation/#caf" in screen("", files).addresses


def test_partner_that_did_not_sign_says_so(screen):
    assert screen().fact("Signature").text == "N'a pas signé le contrat en son nom"


def test_body_it_belongs_to_and_those_it_gathers_are_named(site):
    files = {
        ORGANISATIONS: "- {id: ville, nom: Ville d'Essai, type: commune}\n"
        "- {id: ccas, nom: CCAS, type: commune, fait-partie-de: ville}\n",
        ENGAGEMENTS: engagement("", porteurs="ccas"),
    }
    pages = site(files)
    assert pages["partenaires/ccas/"].fact("Fait partie de").addresses == ["partenaires/ville/"]
    assert pages["partenaires/ville/"].fact("Regroupe").addresses == ["partenaires/ccas/"]


def test_parent_that_the_contract_does_not_name_is_told_without_link(screen):
    more = "  fait-partie-de: cnaf\n- {id: cnaf, nom: Caisse nationale, type: securite-sociale}\n"
    said = screen(more).fact("Fait partie de")
    assert (said.text, said.links) == ("Caisse nationale", [])


def test_all_it_does_is_one_step_away(screen):
    files = {
        CONTRAT: contrat("pilotes: caf\n"),
        PROJET: fiche("titre: Le gymnase\nassocies: caf"),
        ACTIONS: "- {id: bus, titre: A, porteurs: caf}\n",
        STRATEGIES: "- {id: ctg, nom: CTG, porteurs: caf}\n",
        GOUVERNANCE: "instances: [{id: copil, nom: Comité, pilotes: caf}, {id: cotech, nom: Technique, "
        "membres: [{texte: La Caf, organisation: caf}]}, {id: x, nom: Autre}]\n",
        FINANCEMENTS: "instruments: [{id: cpo, nom: CPO, financeurs: caf}]\n"
        "tfpb: {bailleurs: [{organisation: caf, logements: 214, texte: Deux gardiens.}]}\n",
        ORIENTATION: fiche("titre: Santé\nroles: [{porteur: caf, texte: Une permanence.}]"),
        QUARTIER: quartier("bailleurs: caf"),
    }
    said = screen("", files)
    assert {
        "projets/gymnase/", "actions-prioritaires/bus/", "strategies/ctg/", "gouvernance/#copil",
        "gouvernance/#cotech",
        "financements/#cpo", "orientations/sante/", "quartiers/qn05941i/",
    } <= set(said.addresses)  # fmt: skip
    assert "gouvernance/#x" not in said.addresses
    assert (
        said.fact("Rôle").text == "Pilote du contrat"
        and said.fact("Loge des habitants à").text == "Les Essais (214 logements)"
    )
    assert "Une permanence." in said.section("Ce qu'il fait déjà").text
    assert "Deux gardiens." in said.section("En échange de la baisse").text


# All of them


def test_partners_stand_by_family_with_what_they_hold(site):
    screen = site({CONTRAT: SIGNE, ENGAGEMENTS: engagement() + engagement("", ident="b", porteurs="[ville, caf]")})[
        "partenaires/"
    ]
    assert screen.section("Ville").items[0].text == "Ville d'Essai – 1 engagement signataire"
    assert (
        screen.section("Sécurité sociale").items[0].text == "Caisse d'allocations familiales – 2 engagements signataire"
    )


def test_organisation_that_the_contract_does_not_name_is_no_partner(site):
    pages = site()
    assert URL not in pages and "Caisse d'allocations familiales" not in pages["partenaires/"].text


def test_signatories_are_listed_with_their_function(site):
    said = site({CONTRAT: SIGNE})["partenaires/"].section("Qui a signé")
    assert said.rows[1:] == [
        ["Ville d'Essai", "Anne PETIT", "Maire"],
        ["Caisse d'allocations familiales", "– par délégation : Paul GRAND, Sous-directeur", "Directeur"],
    ]
    assert "À noter Signature manuscrite" in said.text


def test_unknown_signatories_are_said(site):
    assert "La liste des signataires n'est pas connue." in site()["partenaires/"].section("Qui a signé").text
