"""Rules on ids: none takes the address of a list or of a heading."""

from __future__ import annotations

import pytest

from tests.projects import CONTRAT, ENGAGEMENTS, SOURCES, marked

ENGAGEMENT = "titre: T, porteurs: caf, portee: commune, nature: ferme, source: {document: contrat-essai}}\n"
FOLDER = "content/contrats/essai/"
PAGES = "- {id: contrat-essai, titre: C}\n"

FAULTS = {
    "engagement": (ENGAGEMENTS, "- {id: ▸par-theme, " + ENGAGEMENT),
    "body": (FOLDER + "gouvernance.yml", "instances: [{id: ▸reunions, nom: Comité}]\n"),
    "step of the evaluation": (FOLDER + "gouvernance.yml", "evaluation: [{id: ▸retards, titre: Bilan}]\n"),
    "consultation": (FOLDER + "participation.yml", "concertations: [{id: ▸priorites-habitants, titre: E}]\n"),
    "conseil": (FOLDER + "participation.yml", "conseils-citoyens: [{id: ▸conclusion-2, nom: C}]\n"),
    "instrument": (FOLDER + "financements.yml", "instruments: [{id: ▸tfpb, nom: TFPB}]\n"),
    "document": (
        CONTRAT,
        "titre: T\nnom-court: T\nporteur: ville\ndocuments: [{id: ▸pieces, titre: P, type: note}]\n",
    ),
    "source": (SOURCES, PAGES + "- {id: ▸sources, titre: S}\n"),
}


@pytest.mark.parametrize(("name", "text"), FAULTS.values(), ids=FAULTS)
def test_id_that_is_already_an_address_is_told(faute, name, text):
    said = faute({name: text})
    assert (said.code, said.level.label, said.place) == ("C160", "erreur", marked(name, text))
    assert "est déjà l'adresse" in said.message and "-2024 »" in said.proposal


@pytest.mark.parametrize("ident", ["par-theme-2", "theme", "reunions", "tfpb"])
def test_id_that_is_free_where_it_is_shown_is_fine(verifier, ident):
    assert verifier({ENGAGEMENTS: f"- {{id: {ident}, " + ENGAGEMENT}) == []
