"""What names something else leads to it, and that leads back."""

from __future__ import annotations

import pytest

from tests.pages.givens import (
    CHAPITRE,
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
from tests.projects import ACTIONS, COMMUN, CONTRAT, ENGAGEMENTS, ORIENTATION, QUARTIER

ENGAGEMENT, PARTENAIRE = "engagements/ecoute/", "partenaires/caf/"
QUARTIER_URL, COMMUNE_URL = "quartiers/qn05941i/", "communes/59295/"
ACTION, STRATEGIE, PROJET_URL, SANTE = (
    "actions-prioritaires/bus/",
    "strategies/ctg/",
    "projets/gymnase/",
    "orientations/sante/",
)


@pytest.fixture
def lie(site):
    """A site where everything names everything once, from one side."""
    return site({
        CONTRAT: contrat("communs: etat\n"),
        ENGAGEMENTS: engagement(
            "lieux: [QN05941I, '59295'], orientation: sante, strategie: ctg, projet: "
            "gymnase", portee="quartier"
        ),
        COMMUN: "titre: L'État\nengagements:\n  " + engagement("", ident="etat-1", portee="departement"),
        ORIENTATION: fiche("titre: Santé\nroles: [{porteur: ville, texte: Une permanence.}]"),
        ACTIONS: "- {id: bus, titre: La navette, porteurs: caf, orientation: sante, engagements: ecoute, "
                 "projets: gymnase, strategies: ctg, lieux: QN05941I}\n",
        PROJET: fiche("titre: Le gymnase\nporteurs: caf\nassocies: ville\norientation: sante\n"
                      "lieux: [QN05941I]"),
        STRATEGIES: "- {id: ctg, nom: CTG, porteurs: caf, orientations: sante, lieux: QN05941I}\n",
        CHAPITRE: fiche("resume: Une ville."),
        QUARTIER: quartier("bailleurs: caf"),
        GOUVERNANCE: "instances: [{id: copil, nom: Comité, pilotes: caf, orientations: sante}]\n",
        PARTICIPATION: "conseils-citoyens: [{id: cc, nom: Conseil citoyen, quartiers: QN05941I}]\n"
        "themes: [{id: soins, titre: Les soins, orientation: sante}]\n",
        FINANCEMENTS: "instruments: [{id: cpo, nom: CPO, financeurs: caf}]\n"
                      "tfpb: {bailleurs: [{organisation: caf, engagements: ecoute}]}\n",
    })  # fmt: skip


BOTH_WAYS = (
    (ENGAGEMENT, PARTENAIRE), (ENGAGEMENT, SANTE), (ENGAGEMENT, PROJET_URL), (ENGAGEMENT, STRATEGIE),
    (ENGAGEMENT, ACTION), (ENGAGEMENT, QUARTIER_URL), (ENGAGEMENT, COMMUNE_URL),
    ("engagements/etat-1/", "engagements/ensembles/etat/"),
    (ACTION, PARTENAIRE), (ACTION, SANTE), (ACTION, PROJET_URL), (ACTION, STRATEGIE), (ACTION, QUARTIER_URL),
    (PROJET_URL, PARTENAIRE), (PROJET_URL, "partenaires/ville/"), (PROJET_URL, SANTE),
    (PROJET_URL, QUARTIER_URL),
    (STRATEGIE, PARTENAIRE), (STRATEGIE, SANTE), (STRATEGIE, QUARTIER_URL),
    (QUARTIER_URL, COMMUNE_URL), (QUARTIER_URL, PARTENAIRE), (SANTE, "partenaires/ville/"),
)  # fmt: skip


@pytest.mark.parametrize(("one", "other"), BOTH_WAYS, ids=lambda url: url.strip("/").replace("/", "-"))
def test_two_pages_that_speak_of_each_other_lead_to_each_other(lie, one, other):
    assert other in lie[one].addresses and one in lie[other].addresses


PARTS = (
    # a page, a place of another page, that page
    (PARTENAIRE, "gouvernance/#copil"), (SANTE, "gouvernance/#copil"),
    (SANTE, "participation/ateliers/#soins"),
    (QUARTIER_URL, "participation/#cc"), (PARTENAIRE, "financements/#cpo"),
)  # fmt: skip


@pytest.mark.parametrize(("one", "place"), PARTS, ids=lambda url: url.strip("/").replace("/", "-"))
def test_page_and_place_of_another_page_lead_to_each_other(lie, one, place):
    page, _, anchor = place.partition("#")
    assert place in lie[one].addresses and one in lie[page].anchor(anchor).addresses


def test_landlord_and_what_it_gives_are_one_step_apart(lie):
    assert {ENGAGEMENT, PARTENAIRE} <= set(lie["financements/"].section("La baisse de taxe foncière").addresses)


def test_no_link_of_the_site_is_dead(lie):
    assert lie.dead_links() == []


@pytest.mark.parametrize("files", [
    {PROJET: fiche("titre: Le gymnase\nlieux: ['59295']")}, {STRATEGIES: "- {id: ctg, nom: CTG, lieux: "
                                                                         "'59295'}\n"},
], ids=["projet", "strategie"])  # fmt: skip
def test_commune_leads_back_to_what_names_it(site, files):
    pages = site({CHAPITRE: fiche("resume: Une ville."), **files})
    (one,) = [u for u in pages.pages if u in (PROJET_URL, STRATEGIE)]
    assert COMMUNE_URL in pages[one].addresses and one in pages[COMMUNE_URL].addresses


@pytest.mark.parametrize("files", [
    {CONTRAT: contrat("contacts: [{nom: Accueil, organisation: caf}]\n")},
    {ENGAGEMENTS: engagement("montants: {valeur: 1, financeurs: caf}", porteurs="ville")},
], ids=["contact", "montant"])  # fmt: skip
def test_whoever_is_named_is_one_step_away(site, files):
    named = [s.url for s in site(files) if PARTENAIRE in s.addresses and not s.url.startswith(("partenaires/", "plan"))]
    assert named
