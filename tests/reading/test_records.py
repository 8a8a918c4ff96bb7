"""What a record may hold: each wrong value has its place and its mend, and none hides another."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

import pytest
from contrats.model.base import Record
from contrats.model.engagement import Engagement
from contrats.reading.validation import build, keys_of
from contrats.reading.yaml_files import parse_yaml
from pydantic import Field

from tests.projects import CONTRAT, ENGAGEMENTS, QUARTIER, marked, record, usable

GOOD = "- {id: ecoute, titre: Ouvrir, porteurs: caf, portee: commune, nature: ferme"
BLOCK = "- id: ecoute\n  titre: Ouvrir\n  porteurs: caf\n  portee: commune\n  nature: ferme\n"
HEAD = "id: ecoute\ntitre: Ouvrir\nporteurs: caf\nportee: commune\nnature: ferme\n"

FAULTS = {
    "missing key": (
        "M001",
        "- ▸id: ecoute\n  titre: Ouvrir\n  porteurs: caf\n  portee: commune\n",
        "« nature: »",
    ),
    "missing key of a part": ("M001", GOOD + ", source: [▸{page: p. 3}]}\n", "Ajoutez « document: »"),
    "misspelt key": ("M002", GOOD + ", ▸echeanse: 2024}\n", "vouliez-vous dire « echeance » ?"),
    "key with an accent": ("M002", GOOD + ", ▸détails: x}\n", "vouliez-vous dire « details »"),
    "key with an underscore": (
        "M002",
        GOOD + ", echeance: {▸au_plus_tard: 2024-01-01}}\n",
        "« au-plus-tard »",
    ),
    "key like no other": ("M002", GOOD + ", cible: {▸zzz: 1}}\n", "Clés possibles : valeur, texte, unite"),
    "unknown key without value": ("M002", GOOD + ", ▸objectifs: }\n", "« objectif »"),
    "unknown key with a bracket": ("M002", BLOCK + "  ▸su[ivi: x\n", "« suivi »"),
    "number with a comma in braces": ("M002", GOOD + ", cible: {valeur: 27,▸8}}\n", '{valeur: "27,8"}'),
    "word out of a list": ("M003", GOOD.replace("ferme", "▸fermé") + "}\n", "vouliez-vous dire « ferme »"),
    "word far from a list": (
        "M003",
        GOOD.replace("commune", "▸ici") + "}\n",
        "Valeurs possibles : quartier,",
    ),
    "day in French order": (
        "M004",
        GOOD + ", echeance: {au-plus-tard: ▸30/06/2025}}\n",
        "année-mois-jour : 2024-03-20",
    ),
    "day in words": ("M004", GOOD + ", suivi: {date: ▸hier, etat: realise}}\n", "année-mois-jour"),
    "day that is a list": ("M004", GOOD + ", echeance: {au-plus-tard: ▸[2024]}}\n", "année-mois-jour"),
    "day that does not exist": (
        "M005",
        GOOD + ", echeance: {au-plus-tard: ▸2024-02-30}}\n",
        "Vérifiez le mois et le jour",
    ),
    "day of a common year": ("M005", GOOD + ", echeance: {au-plus-tard: ▸2023-02-29}}\n", "Vérifiez le mois"),
    "month that does not exist": (
        "M005",
        GOOD + ", echeance: {au-plus-tard: ▸2024-13-01}}\n",
        "Vérifiez le mois",
    ),
    "number in words": ("M006", GOOD + ", cible: {valeur: ▸dix}}\n", "Écrivez seulement le nombre"),
    "number with its unit": ("M006", GOOD + ", cible: {valeur: ▸10 %}}\n", "Écrivez seulement le nombre"),
    "year in words": ("M006", GOOD + ", cible: {annee: ▸bientôt}}\n", "Écrivez seulement le nombre : 2027."),
    "neither yes nor no": (
        "M007",
        GOOD + ", cible: {reference: {objectif: ▸peut-être}}}\n",
        "Écrivez oui ou non.",
    ),
    "empty": ("M008", GOOD.replace("Ouvrir", "▸''") + "}\n", "effacez la clé"),
    "nothing written": ("M008", BLOCK.replace(" Ouvrir", "▸"), "effacez la clé"),
    "empty id": ("M008", GOOD + ", orientation: ▸''}\n", "effacez la clé"),
    "empty item": ("M008", GOOD + ", details: [a, ▸'']}\n", "effacez la clé"),
    "too long": ("M009", GOOD.replace("Ouvrir", "▸" + "Ouvrir " * 200) + "}\n", "Raccourcissez le texte"),
    "id with capitals": ("M010", GOOD.replace("ecoute", "▸Écoute Santé") + "}\n", "« ecoute-sante »"),
    "id of a list": ("M010", GOOD.replace(" caf", " [caf, ▸CPAM]") + "}\n", "« cpam »"),
    "address of another scheme": (
        "M010",
        GOOD + ", suivi: {date: 2024-01-01, etat: realise, preuve: ▸javascript:alert(1)}}\n",
        "https://",
    ),
    "list where a text is meant": ("M012", GOOD + ", texte: ▸[a, b]}\n", "Écrivez un texte simple"),
    "keys where a text is meant": (
        "M012",
        "- id: ecoute\n  titre: ▸{a: b}\n" + "  porteurs: caf\n  portee: commune\n  nature: ferme\n",
        "entre guillemets",
    ),
    "no holder at all": ("M015", GOOD.replace("caf", "▸[]") + "}\n", "Donnez au moins un élément"),
    "words where keys are meant": ("M014", GOOD + ", cible: ▸douze lieux}\n", "« clé: valeur »"),
    "words in a list of records": ("M014", "- ▸ouvrir un lieu\n", "après le tiret"),
    "keys where the list is meant": ("M013", "▸id: ecoute\n", "Commencez chaque élément par un tiret"),
    "words where the list is meant": ("M013", "▸Bonjour\n", "Commencez chaque élément par un tiret"),
}
ELSEWHERE = {
    "list where the file is a record": ("M014", CONTRAT, "▸- titre: T\n", "« clé: valeur »"),
    "words where a list of records is meant": (
        "M013",
        CONTRAT,
        "titre: T\nnom-court: T\nporteur: ville\nversions: ▸une\n",
        "un tiret",
    ),
    "code of a quartier": (
        "M010",
        CONTRAT,
        "titre: T\nnom-court: T\nporteur: ville\nquartiers:\n  - code: ▸QP059041\n",
        "QN05941I",
    ),
    "code of a commune": (
        "M010",
        CONTRAT,
        "titre: T\nnom-court: T\nporteur: ville\ncommunes: [59295, ▸5929]\n",
        "59295",
    ),
    "electronic address": (
        "M010",
        CONTRAT,
        "titre: T\nnom-court: T\nporteur: ville\ncontacts:\n  - {nom: A, courriel: ▸a at b.fr}\n",
        "nom@domaine.fr",
    ),
    "latitude too great": (
        "M011",
        QUARTIER,
        "---\nnom: Q\nposition: {latitude: ▸95, longitude: 2}\n---\n",
        "Le maximum est 90.",
    ),
    "longitude too small": (
        "M011",
        QUARTIER,
        "---\nnom: Q\nposition: {latitude: 50, longitude: ▸-200}\n---\n",
        "Le minimum est -180.",
    ),
}


@pytest.mark.parametrize(("code", "text", "mend"), FAULTS.values(), ids=FAULTS)
def test_fault_of_an_engagement_is_told_where_it_is_with_its_mend(projet, code, text, mend):
    fault = projet({ENGAGEMENTS: text}).fault()
    assert (fault.code, fault.place) == (code, marked(ENGAGEMENTS, text)) and mend in fault.proposal, str(fault)


@pytest.mark.parametrize(("code", "name", "text", "mend"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_fault_is_told_where_it_is_with_its_mend(projet, code, name, text, mend):
    fault = projet({name: text}).fault()
    assert (fault.code, fault.place) == (code, marked(name, text)) and mend in fault.proposal, str(fault)


def test_every_fault_of_a_value_stops_the_publication(projet):
    levels = {projet({ENGAGEMENTS: text}).fault().level.label for _, text, _ in FAULTS.values()}
    assert levels == {"erreur"}


def test_proposed_key_mends_the_file(projet):
    text = GOOD + ", echeanse: 2024}\n"
    proposed = projet({ENGAGEMENTS: text}).fault().proposal.split("« ")[1].split(" »")[0]
    assert projet({ENGAGEMENTS: text.replace("echeanse", proposed)}).read() == []


def test_proposed_id_mends_the_file(projet):
    text = GOOD.replace("ecoute", "L'Écoute & l'Œil") + "}\n"
    proposed = projet({ENGAGEMENTS: text}).fault().proposal.split("« ")[1].split(" »")[0]
    assert projet({ENGAGEMENTS: text.replace("L'Écoute & l'Œil", proposed)}).read() == []


def test_rule_of_the_model_without_words_of_its_own_is_still_told_in_french():
    class Douzaine(Record):
        nombre: Annotated[int, Field(multiple_of=12)]

    raw, _ = parse_yaml("nombre: 13\n", name="essai.yml")
    (fault,) = usable(build(Douzaine, raw, name="essai.yml")[1])
    assert (fault.code, str(fault.place)) == ("M099", "essai.yml:1:9")


TEN_FAULTS = """
    - id: ▸Écoute Santé
      titre: ▸
      porteurs: ▸{a: b}
      portee: ▸quartié
      nature: ferme
      ▸echeanse: 2024
      echeance:
        au-plus-tot: ▸le 3 mars 2024
        au-plus-tard: ▸2024-02-30
      cible:
        valeur: ▸dix lieux
      montants:
        total: ▸peut-être
      source:
        - ▸page: Annexe 2
      suivi: {date: 2024-01-01, etat: en-cours}
    """


def test_ten_faults_of_one_file_are_told_at_ten_places_with_ten_mends(projet):
    diagnostics = projet({ENGAGEMENTS: TEN_FAULTS}).read()
    lines = [n for n, line in enumerate(TEN_FAULTS.strip("\n").split("\n"), 1) if "▸" in line]
    assert [d.place.line for d in diagnostics] == lines
    assert len(diagnostics) == len({d.code for d in diagnostics}) == len({d.proposal for d in diagnostics}) == 10


def test_faulty_item_does_not_hide_the_others(projet):
    text = "- {id: a}\n- bonjour\n" + GOOD + "}\n- {id: ecoute-2, titre: x}\n"
    engagements = projet({ENGAGEMENTS: text}).shelves().contracts["essai"]["engagements"]
    assert [e.id for e in engagements] == ["ecoute"]


NUMBERS = {
    "27,8": "27.8", "27.8": "27.8", "1 030 100": "1030100", "1\u00a0030\u00a0100": "1030100",
    "1\u202f234,50": "1234.50",
    "1030100": "1030100", "-3": "-3", "\u22123,5": "-3.5", "+2": "2", "0": "0", "007": "7",
}  # fmt: skip


@pytest.mark.parametrize(("written", "meant"), NUMBERS.items(), ids=NUMBERS)
def test_number_is_read_as_french_editors_write_it(written, meant):
    fiche = record(Engagement, HEAD + f'cible: {{valeur: "{written}"}}\n')
    assert fiche.cible[0].valeur == Decimal(meant)


@pytest.mark.parametrize(
    "written", ["1 03", "1 2 3", "1,2,3", "1e5", "0x10", "12 lieux", ".5", "5.", "--2", "nan", "infini"]
)
def test_what_is_not_quite_a_number_is_refused(projet, written):
    assert projet({ENGAGEMENTS: GOOD + f', cible: {{valeur: "{written}"}}}}\n'}).fault().code == "M006"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("oui", True), ("Oui", True), ("true", True), ("non", False), ("NON", False), ("false", False)],
)
def test_yes_and_no_are_read_where_they_are_meant(written, meant):
    fiche = record(Engagement, HEAD + f"cible: {{reference: {{objectif: {written}}}}}\n")
    assert fiche.cible[0].reference.objectif is meant


def test_words_stay_words(projet):
    fiche = record(
        Engagement,
        HEAD + "groupe: non\nservice: 01004\nlieux: 01004\nresponsable: 12:30\npublics: [oui, 2024]\n",
    )
    assert (fiche.groupe, fiche.service, fiche.lieux, fiche.responsable, fiche.publics) == (
        "non", "01004", ("01004",), "12:30", ("oui", "2024"),
    )  # fmt: skip


def test_one_item_may_stand_where_a_list_is_meant():
    fiche = record(Engagement, HEAD + "details: Un seul\nsource: {document: contrat-essai}\n")
    assert (fiche.details, [s.document for s in fiche.source]) == (("Un seul",), ["contrat-essai"])


def test_words_alone_may_stand_for_a_deadline():
    assert record(Engagement, HEAD + "echeance: d'ici 2027\n").echeance.texte == "d'ici 2027"


def test_day_of_a_leap_year_exists():
    assert record(Engagement, HEAD + "echeance: {au-plus-tard: 2024-02-29}\n").echeance.au_plus_tard == date(
        2024, 2, 29
    )


def test_absent_is_not_zero():
    fiche = record(Engagement, HEAD + "cible: {texte: une baisse}\ngroupe:\n")
    assert (fiche.cible[0].valeur, fiche.groupe, fiche.echeance) == (None, None, None)


def test_record_cannot_be_changed():
    fiche = record(Engagement, HEAD)
    with pytest.raises(ValueError, match="frozen"):
        fiche.titre = "Fermer"


def test_record_knows_where_its_values_stand(projet):
    text = BLOCK + "  cible:\n    - valeur: ▸12\n"
    fiche = projet({ENGAGEMENTS: text}).engagement("ecoute").fiche
    assert fiche.place("cible", 0, "valeur") == marked(ENGAGEMENTS, text)


def test_keys_of_editors_have_no_accent_no_capital_and_no_underscore():
    assert [k for k in keys_of(Engagement) if not k.replace("-", "").isascii() or k.lower() != k or "_" in k] == []
