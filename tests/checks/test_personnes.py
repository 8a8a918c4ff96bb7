"""Rules on people: agents appear by their function, services by their own address."""

from __future__ import annotations

import pytest

from tests.projects import ACTIONS, CONTRAT, ENGAGEMENTS, GLOSSAIRE, marked

GOUVERNANCE = "content/contrats/essai/gouvernance.yml"
ECOUTE = "- {id: e, titre: T, porteurs: caf, portee: commune, nature: ferme, source: {document: contrat-essai}, "
CONTACT = "titre: T\nnom-court: T\nporteur: ville\ncontacts:\n"

NAMES = {
    "in charge of an engagement": (ENGAGEMENTS, ECOUTE + "responsable: ▸Mme Petit}\n"),
    "lead of an action": (ACTIONS, "- {id: a, titre: A, pilote: ▸Jean DUPONT}\n"),
    "contact": (CONTRAT, CONTACT + "  - nom: ▸Monsieur Élie Petit\n"),
    "in the middle of a function": (CONTRAT, CONTACT + "  - nom: ▸Chef de projet, M. Petit\n"),
    "who leads a body": (GOUVERNANCE, "instances: [{id: c, nom: Comité, animation: ▸Anne-Marie LE GOFF}]\n"),
}


@pytest.mark.parametrize(("name", "text"), NAMES.values(), ids=NAMES)
def test_name_instead_of_a_function_is_told(faute, name, text):
    said = faute({name: text})
    assert (said.code, said.level.label, said.place) == ("C150", "avertissement", marked(name, text))
    assert "ressemble au nom d'une personne" in said.message and "sa fonction" in said.proposal


def test_address_of_a_person_is_told(faute):
    text = CONTACT + "  - nom: Service\n    courriel: ▸jeanne.petit@ville.fr\n"
    said = faute({CONTRAT: text})
    assert (said.code, said.level.label, said.place) == ("C151", "avertissement", marked(CONTRAT, text))
    assert "« jeanne.petit@ville.fr »" in said.message and said.proposal == "Donnez l'adresse du service."


FUNCTIONS = (
    "Chargée de mission politique de la ville", "Déléguée du préfet", "Monsieur le maire", "Centre social",
    "Directrice de la CAF", "Conseil départemental du Nord",
)  # fmt: skip


@pytest.mark.parametrize("words", FUNCTIONS)
def test_function_is_fine(verifier, words):
    assert verifier({CONTRAT: CONTACT + f"  - {{nom: {words}, courriel: politique-ville@ville.fr}}\n"}) == []


def test_acronym_that_the_site_knows_is_no_name(verifier):
    files = {
        CONTRAT: CONTACT + "  - nom: Référente RSA\n",
        GLOSSAIRE: "- {id: rsa, sigle: RSA, nom: Revenu de solidarité active}\n",
    }
    assert verifier(files) == []


def test_signatories_keep_their_names(verifier):
    signature = "signataires: [{organisation: ville, nom: Jean DUPONT, fonction: Maire}]\n"
    assert verifier({CONTRAT: CONTACT.removesuffix("contacts:\n") + signature}) == []
