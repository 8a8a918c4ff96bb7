"""Rules on engagements: a wide promise is never taken for a local one, and each can be followed up."""

from __future__ import annotations

import pytest

from tests.projects import COMMUN, CONTRAT, ENGAGEMENTS, QUARTIER, TERRITOIRES, marked

BASE = "- {id: ecoute, titre: Ouvrir, porteurs: caf, source: {document: contrat-essai}, portee: "
TWO = {
    # a contract with two quartiers, one of which has a named part
    QUARTIER: "---\nnom: Les Essais\ncommunes: '59295'\nsecteurs:\n  - {id: pasteur, nom: Résidence Pasteur}\n---\n",
    "content/quartiers/QN05942I.md": "---\nnom: Le Test\ncommunes: '59295'\n---\n",
    TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: '59', nom: Nord, type: departement}\n",
    CONTRAT: "titre: T\nnom-court: T\nporteur: ville\nquartiers: [{code: QN05941I}, {code: QN05942I}]\n",
}
LONG = "Ouvrir un lieu d'écoute et d'accueil ".ljust(160, "a")

FAULTS = {
    # given: code, level, the engagement, words of the message, words of the mend
    "département that names a quartier": (
        "C101", "avertissement", BASE + "departement, nature: ferme, lieux: ['59', ▸QN05941I]}\n",
        "portée « departement » nomme le quartier « QN05941I »", "effacez le quartier",
    ),
    "région that names a quartier": (
        "C101", "avertissement", BASE + "region, nature: ferme, lieux: "
                                        "▸QN05941I}\n", "« region »", "portée « quartier »",
    ),
    "nation that names a part of a quartier": (
        "C101", "avertissement", BASE + "national, nature: ferme, lieux: "
                                        "▸pasteur}\n", "« pasteur »", "portée « quartier »",
    ),
    "quartier, not said which": (
        "C102", "avertissement", BASE + "▸quartier, nature: ferme}\n", "n'en nomme aucun", "« lieux: [QN…] »",
    ),
    "part of a quartier, not said which": (
        "C102", "avertissement", BASE + "▸secteur, nature: "
                                        "ferme}\n", "plusieurs quartiers", "portée « contrat »",
    ),
    "condition not said": (
        "C103", "avertissement", BASE + "commune, nature: "
                                        "▸sous-condition}\n", "n'est pas dite", "« condition: … »",
    ),
    "condition of a firm engagement": (
        "C104", "avertissement", BASE + "commune, nature: ferme, condition: ▸Si l'État paie}\n",
        "la nature est « ferme »", "« nature: sous-condition »",
    ),
    "target « à la hausse » under its baseline": (
        "C105", "avertissement",
        BASE + "commune, nature: ferme, cible: ▸{valeur: 5, sens: hausse, reference: {valeur: 8}}}\n",
        "la cible (5) va à l'inverse du sens « hausse » depuis son point de départ (8)", "« a-noter »",
    ),
    "second target « à la baisse » above its baseline": (
        "C105", "avertissement",
        BASE + "commune, nature: ferme, cible: [{valeur: 1}, ▸{valeur: 9, sens: baisse, reference: "
               "{valeur: 8}}]}\n",
        "« baisse »", "Vérifiez les deux nombres",
    ),
    "no source": (
        "C106", "avertissement", "- {id: ▸ecoute, titre: Ouvrir, porteurs: caf, portee: commune, nature: "
                                 "ferme}\n",
        "l'engagement « ecoute » n'a pas de source", "source: {document: …, page: …}",
    ),
    "title too long for a phone": (
        "C107", "remarque", BASE.replace("Ouvrir", f'▸"{LONG}a"') + "commune, nature: ferme}\n",
        "le titre a 161 caractères", "sous 160 caractères",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("code", "level", "text", "message", "mend"), FAULTS.values(), ids=FAULTS)
def test_fault_is_told_where_it_stands(faute, code, level, text, message, mend):
    said = faute({**TWO, ENGAGEMENTS: text})
    assert (said.code, said.level.label, said.place) == (code, level, marked(ENGAGEMENTS, text))
    assert message in said.message and mend in said.proposal, str(said)


FINE = {
    "département that names itself": "departement, nature: ferme, lieux: '59'",
    "commune that names a quartier": "commune, nature: ferme, lieux: QN05941I",
    "quartier that is named": "quartier, nature: ferme, lieux: QN05942I",
    "part that is named": "secteur, nature: ferme, lieux: pasteur",
    "whole contract": "contrat, nature: ferme",
    "condition that is said": "commune, nature: sous-condition, condition: Si l'État paie",
    "target « à la hausse » that rises": "commune, nature: ferme, cible: {valeur: 9, sens: hausse, "
                                         "reference: {valeur: 8}}",
    "target « à la baisse » that falls": "commune, nature: ferme, cible: {valeur: 7, sens: baisse, "
                                         "reference: {valeur: 8}}",
    "target that stays": "commune, nature: ferme, cible: {valeur: 8, sens: hausse, reference: {valeur: 8}}",
    "threshold under its baseline": "commune, nature: ferme, cible: {valeur: 5, sens: seuil, reference: "
                                    "{valeur: 8}}",
    "baseline in words": "commune, nature: ferme, cible: {valeur: 5, sens: hausse, reference: situation "
                         "fin 2023}",
    "target in words": "commune, nature: ferme, cible: {texte: plus, sens: hausse, reference: {valeur: 8}}",
}  # fmt: skip


@pytest.mark.parametrize("rest", FINE.values(), ids=FINE)
def test_nothing_is_said_of_a_sound_engagement(verifier, rest):
    assert verifier({**TWO, ENGAGEMENTS: BASE + rest + "}\n"}) == []


def test_title_of_160_characters_is_short_enough(verifier):
    text = BASE.replace("Ouvrir", f'"{LONG}"') + "commune, nature: ferme}\n"
    assert verifier({ENGAGEMENTS: text}) == []


def test_only_quartier_of_a_contract_needs_no_name(verifier):
    assert verifier({ENGAGEMENTS: BASE + "quartier, nature: ferme}\n"}) == []


def test_shared_engagement_is_doubtful_in_the_contract_of_several_quartiers(faute):
    neighbour = TWO[CONTRAT].replace("quartiers: [{code: QN05941I}, {code: QN05942I}]", "quartiers: [{code: QN05942I}]")
    said = faute({
        **TWO,
        CONTRAT: TWO[CONTRAT] + "communs: etat\n",
        "content/contrats/voisin/contrat.yml": neighbour + "communs: etat\n",
        COMMUN: "titre: L'État\nengagements:\n  " + BASE + "quartier, nature: ferme}\n",
    })  # fmt: skip
    assert (said.code, said.place.file) == ("C102", COMMUN)


def test_shared_engagement_is_told_once(verifier):
    shared = {
        COMMUN: "titre: L'État\nengagements:\n  "
        + BASE.replace("source: {document: contrat-essai}, ", "")
        + "commune, nature: ferme}\n"
    }
    contracts = {
        f"content/contrats/{i}/contrat.yml": "titre: T\nnom-court: T\nporteur: ville\ncommuns: etat\n"
        for i in ("a", "b")
    }
    assert [d.code for d in verifier({**shared, **contracts})] == ["C106"]
