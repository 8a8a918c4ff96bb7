"""Orientations: the priorities of the contract, their objectives and what answers them."""

from __future__ import annotations

import pytest

from tests.pages.givens import GOUVERNANCE, PARTICIPATION, PROJET, STRATEGIES, engagement, fiche
from tests.projects import ACTIONS, CATALOGUE, ENGAGEMENTS, OBSERVATIONS, ORIENTATION

URL = "orientations/sante/"


@pytest.fixture
def screen(site):
    def make(keys: str = "", files: dict[str, str] | None = None, body: str = ""):
        return site({ORIENTATION: fiche(f"titre: Santé\n{keys}", body), **(files or {})})[URL]

    return make


def promises(part) -> list[str]:
    return [words for words, address in part.links if address.startswith("engagements/")]


def test_list_follows_the_order_of_the_contract_principles_last(site):
    folder = "content/contrats/essai/orientations/"
    files = {
        folder + "a.md": fiche("titre: Emploi\nordre: 2"),
        folder + "b.md": fiche("titre: Égalité\nordre: 0\ntransversale: oui"),
        folder + "c.md": fiche("titre: Santé\nordre: 1\nresume: Se soigner."),
        ENGAGEMENTS: engagement("orientation: a"),
    }
    screen = site(files)["orientations/"]
    assert [w.split()[0] for w, a in screen.links if a.startswith("orientations/")] == [
        "Santé",
        "Emploi",
        "Égalité",
    ]
    assert "Se soigner." in screen.item("Santé").text and "1 engagement" in screen.item("Emploi").text
    assert "Transversale" in screen.item("Égalité").text and "Transversale" not in screen.item("Emploi").text


def test_text_stakes_notes_and_source_are_shown(screen):
    said = screen(
        "resume: Se soigner.\nenjeux: [Trop peu de *médecins*]\na-noter: Une faute\n"
        "source: {document: contrat-essai, page: p. 5}\n",
        body="## Le constat\n\nIl manque des médecins.",
    )
    assert "Se soigner." in said.text and "Il manque des médecins." in said.section("Le constat").text
    assert [i.text for i in said.section("Ce qui est en jeu").items] == ["Trop peu de médecins"]
    assert "À noter Une faute" in said.text and "Contrat signé, p. 5" in said.text


def test_engagements_stand_under_their_objective(screen):
    keys = (
        "objectifs:\n  - {id: ecouter, titre: Écouter, texte: Les jeunes d'abord., source: {document: "
        "contrat-essai, page: p. 6}}\n  - {id: soigner, titre: Soigner}\n"
    )
    said = screen(keys, {ENGAGEMENTS: engagement("orientation: sante, objectif: ecouter")})
    assert "Les jeunes d'abord." in said.section("Écouter").text and "p. 6" in said.section("Écouter").text
    assert promises(said.section("Écouter")) == ["Ouvrir un lieu d'écoute"] and promises(said.section("Soigner")) == []


def test_priority_without_objective_says_so(screen):
    assert "Le contrat ne fixe pas d'objectif" in screen().section("Les objectifs").text


def test_local_engagements_come_before_those_of_larger_places(screen):
    files = engagement("orientation: sante", titre="Ici") + engagement(
        "orientation: sante", ident="b", titre="Loin", portee="region"
    )
    said = screen("", {ENGAGEMENTS: files + engagement("", ident="c", titre="Ailleurs")}).section("Les engagements")
    assert promises(said) == ["Ici", "Loin"]
    assert said.text.index("Ici") < said.text.index("À l'échelle du département") < said.text.index("Loin")


def test_priority_without_local_engagement_says_so(screen):
    assert "Aucun engagement propre au territoire." in screen().text


def test_what_was_asked_is_told_with_who_asked(screen):
    files = {
        PARTICIPATION: "priorites: [{par: habitants, texte: Un médecin, orientation: sante}, {par: elus, "
        "texte: Une halle}]\n"
    }
    said = screen("", files).section("Ce qui a été demandé")
    assert [i.text for i in said.items] == ["Les habitants : Un médecin"]


def test_residents_words_are_quoted_with_their_context(screen):
    files = {PARTICIPATION: "paroles: [{texte: On attend trop, orientation: sante}, {texte: Rien à voir}]\n"}
    text = screen("paroles: {texte: Je ne vois plus de médecin, contexte: atelier de mai}\n", files).text
    assert "Je ne vois plus de médecin Parole d'habitant, atelier de mai" in text
    assert "On attend trop" in text and "Rien à voir" not in text


def test_what_partners_do_already_is_told_apart(screen):
    said = screen("roles: [{porteur: caf, texte: Une **permanence** par mois.}]\n").section(
        "Ce que font déjà les acteurs"
    )
    assert said.fact("Caisse d'allocations familiales").text == "Une permanence par mois."


def test_all_that_serves_it_is_one_step_away(screen):
    files = {
        PROJET: fiche("titre: La maison de santé\norientation: sante"),
        ACTIONS: "- {id: medecin, titre: Un médiateur, orientation: sante, suivi: {date: 2025-01-01, etat: "
        "en-pause}}\n",
        STRATEGIES: "- {id: cls, nom: Contrat local, orientations: sante}\n- {id: ctg, nom: CTG}\n"
        "- {id: pat, nom: PAT}\n",
        PARTICIPATION: "themes: [{id: soins, titre: Les soins, orientation: sante}, {id: bus, titre: Bus}]\n",
        GOUVERNANCE: "instances: [{id: copil, nom: Comité santé, orientations: sante}, {id: x, nom: Autre}]\n",
    }
    said = screen("dispositifs: [ctg]\n", files)
    assert {
        "projets/gymnase/", "actions-prioritaires/medecin/", "strategies/cls/", "strategies/ctg/",
        "participation/ateliers/#soins", "gouvernance/#copil",
    } <= set(said.addresses)  # fmt: skip
    assert not {"strategies/pat/", "participation/ateliers/#bus", "gouvernance/#x"} & set(said.addresses)
    assert "En pause" in said.section("Suivi de près").text


def test_its_figures_are_shown(screen):
    files = {
        CATALOGUE: "- {id: medecins, libelle: Médecins}\n- {id: bus, libelle: Bus}\n",
        OBSERVATIONS: "indicateur;territoire;annee;valeur\nmedecins;QN05941I;2021;3\nbus;QN05941I;2021;4\n",
    }
    said = screen("chiffres: [medecins]\n", files).section("Les chiffres")
    assert said.words_of("chiffres/medecins/") == ["3 Médecins"] and "Bus" not in said.text
