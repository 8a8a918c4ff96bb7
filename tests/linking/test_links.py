"""Ids become objects: nothing dangling goes unsaid, each contract sees shared records in its own way."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from contrats import model
from contrats.linking import KIND_WORDS, REFERENCES
from contrats.model.base import Record, to_key
from contrats.places import Place

from tests.projects import (
    ACTIONS,
    CATALOGUE,
    COMMUN,
    CONTRAT,
    ENGAGEMENTS,
    OBSERVATIONS,
    ORGANISATIONS,
    ORIENTATION,
    QUARTIER,
    REPRISES,
    TERRITOIRES,
    marked,
)

ENGAGEMENT = "- {id: ecoute, titre: Ouvrir, porteurs: caf, portee: commune, nature: ferme"
CONTRAT_AVEC_COMMUN = (
    "titre: T\nnom-court: T\nporteur: ville\nquartiers:\n  - code: QN05941I\ncommuns: etat\n"
    "documents:\n  - {id: annexe, titre: Annexe, type: annexe}\n"
)
ENSEMBLE = (
    "titre: L'État\nengagements:\n"
    "  - {id: etat-1, titre: Aider, porteurs: caf, portee: departement, nature: ferme,"
    " source: {document: contrat-essai}}\n"
)
SANTE = {ORIENTATION: "---\ntitre: Santé\n---\n"}

UNKNOWN = {
    # what names nothing: file, text, mend
    "holder, misspelt": (
        ENGAGEMENTS,
        ENGAGEMENT.replace("caf", "▸cafe") + "}\n",
        "vouliez-vous dire « caf » ?",
    ),
    "second holder": (
        ENGAGEMENTS,
        ENGAGEMENT.replace("caf", "[caf, ▸vile]") + "}\n",
        "vouliez-vous dire « ville » ?",
    ),
    "holder like no other": (
        ENGAGEMENTS,
        ENGAGEMENT.replace("caf", "▸zzzz") + "}\n",
        "data/organisations.yml",
    ),
    "orientation": (ENGAGEMENTS, ENGAGEMENT + ", orientation: ▸logement}\n", "le dossier orientations/"),
    "place": (ENGAGEMENTS, ENGAGEMENT + ", lieux: ▸QN05942I}\n", "vouliez-vous dire « QN05941I » ?"),
    "document of a source": (
        ENGAGEMENTS,
        ENGAGEMENT + ", source: {document: ▸contrat-esai}}\n",
        "« contrat-essai »",
    ),
    "indicator of a target": (
        ENGAGEMENTS,
        ENGAGEMENT + ", cible: {valeur: 1, indicateur: ▸chomage}}\n",
        "catalogue.yml",
    ),
    "funder of an amount": (
        ENGAGEMENTS,
        ENGAGEMENT + ", montants: [{valeur: 1, financeurs: ▸anct}]}\n",
        "organisations",
    ),
    "engagement of an action": (
        ACTIONS,
        "- {id: a, titre: A, engagements: [▸ecoute]}\n",
        "le dossier engagements/",
    ),
    "restated engagement": (REPRISES, "- {engagement: ▸etat-1}\n", "un ensemble partagé"),
    "holder of the contract": (
        CONTRAT,
        "titre: T\nnom-court: T\nporteur: ▸vil\n",
        "vouliez-vous dire « ville » ?",
    ),
    "quartier of the contract": (
        CONTRAT,
        "titre: T\nnom-court: T\nporteur: ville\nquartiers: [{code: ▸QN00000I}]\n",
        "quartiers/",
    ),
    "commune of a quartier": (QUARTIER, '---\nnom: Q\ncommunes: ▸"59296"\n---\n', "« 59295 »"),
    "parent of an organisation": (
        ORGANISATIONS,
        "- {id: ville, nom: V, type: commune, fait-partie-de: ▸etat}\n",
        "Ajoutez-le",
    ),
    "orientation named by what contracts share": (
        COMMUN,
        ENSEMBLE.replace("nature: ferme", "nature: ferme, orientation: ▸sante"),
        "orientations/",
    ),
    "place of an observation": (
        OBSERVATIONS,
        "indicateur;territoire;annee\npopulation;▸59200;2020\n",
        "« 59295 »",
    ),
}


@pytest.mark.parametrize(("name", "text", "mend"), UNKNOWN.values(), ids=UNKNOWN)
def test_id_that_names_nothing_is_told_with_the_nearest(projet, name, text, mend):
    fault = projet({CATALOGUE: "- {id: population, libelle: Habitants}\n", name: text}).broken_link()
    assert (fault.code, fault.level.label, fault.place) == ("R001", "erreur", marked(name, text))
    assert mend in fault.proposal, str(fault)


TWICE = {
    "in one file": (ENGAGEMENTS, ENGAGEMENT + "}\n" + ENGAGEMENT.replace("ecoute", "▸ecoute") + "}\n", {}),
    "in two files": (
        "content/contrats/essai/engagements/ville.yml",
        ENGAGEMENT.replace("ecoute", "▸ecoute") + "}\n",
        {ENGAGEMENTS: ENGAGEMENT + "}\n"},
    ),
    "in what contracts share": (
        COMMUN,
        ENSEMBLE.replace("etat-1", "▸ecoute"),
        {ENGAGEMENTS: ENGAGEMENT + "}\n", CONTRAT: CONTRAT_AVEC_COMMUN},
    ),
    "of a document and a source": (
        CONTRAT,
        CONTRAT_AVEC_COMMUN.replace("annexe,", "▸contrat-essai,"),
        {COMMUN: ENSEMBLE},
    ),
    "of two organisations": (
        ORGANISATIONS,
        "- {id: ville, nom: V, type: commune}\n- {id: caf, nom: C, type: etat}\n- {id: ▸caf, nom: D, type: etat}\n",
        {},
    ),
}


@pytest.mark.parametrize(("name", "text", "others"), TWICE.values(), ids=TWICE)
def test_id_taken_twice_is_told_at_the_second_place(projet, name, text, others):
    fault = projet({**others, name: text}).broken_link()
    assert (fault.code, fault.place) == (
        "R002",
        marked(name, text),
    ) and "Choisissez un autre" in fault.proposal


def test_id_taken_twice_names_the_first_place(projet):
    fault = projet({ENGAGEMENTS: "# écoute\n" + ENGAGEMENT + "}\n" + ENGAGEMENT + "}\n"}).broken_link()
    assert fault.message == f"l'identifiant « ecoute » est déjà pris par un engagement de {ENGAGEMENTS}, ligne 2"


def test_folder_without_contract_is_told(projet):
    name = "content/contrats/autre/contrat.yml"
    fault = projet({"content/contrats/autre/gouvernance.yml": "resume: Un comité\n"}).broken_link()
    assert (fault.code, fault.place) == ("R003", Place(name)) and "Créez-le" in fault.proposal


def test_every_broken_link_is_told_at_once(projet):
    text = ENGAGEMENT.replace("caf", "[x, y]") + ", orientation: z, lieux: [q]}\n"
    assert [d.code for d in projet({ENGAGEMENTS: text}).link()] == ["R001"] * 4


def test_engagement_meets_what_it_names(projet):
    text = ENGAGEMENT + ", associes: ville, orientation: sante, lieux: [QN05941I, '59295']}\n"
    lie = projet({**SANTE, ENGAGEMENTS: text}).engagement("ecoute")
    assert [o.nom for o in lie.porteurs + lie.associes] == [
        "Caisse d'allocations familiales",
        "Ville d'Essai",
    ]
    assert (lie.orientation.titre, [p.nom for p in lie.lieux]) == ("Santé", ["Les Essais", "Essai"])


def test_engagement_may_name_a_part_of_a_quartier(projet):
    quartier = "---\nnom: Q\nsecteurs:\n  - {id: pasteur, nom: Résidence Pasteur}\n---\n"
    lie = projet({QUARTIER: quartier, ENGAGEMENTS: ENGAGEMENT + ", lieux: pasteur}\n"}).engagement("ecoute")
    assert [p.nom for p in lie.lieux] == ["Résidence Pasteur"]


def test_engagement_knows_the_actions_that_name_it(projet):
    actions = "- {id: a, titre: Bien manger, engagements: ecoute}\n- {id: b, titre: Autre}\n"
    lie = projet({ENGAGEMENTS: ENGAGEMENT + "}\n", ACTIONS: actions}).engagement("ecoute")
    assert [a.titre for a in lie.actions] == ["Bien manger"]


@pytest.fixture
def partage(projet):
    """Two contracts that share the State's engagement; only « essai » restates it."""
    return projet({
        **SANTE, COMMUN: ENSEMBLE, CONTRAT: CONTRAT_AVEC_COMMUN,
        "content/contrats/voisin/contrat.yml": "titre: V\nnom-court: V\nporteur: ville\ncommuns: etat\n",
        REPRISES: "- {engagement: etat-1, orientation: sante, source: {document: annexe, page: p. 2}}\n",
    })  # fmt: skip


def test_shared_engagement_is_one_record_in_both_contracts(partage):
    library = partage.library()
    ours, theirs = (library.dossiers[c].engagements[0] for c in ("essai", "voisin"))
    assert ours.fiche is theirs.fiche and ours.commun.titre == "L'État"


def test_restatement_gives_its_orientation_to_this_contract_only(partage):
    library = partage.library()
    ours, theirs = (library.dossiers[c].engagements[0] for c in ("essai", "voisin"))
    assert (ours.orientation.titre, theirs.orientation) == ("Santé", None)


def test_restatement_adds_its_source_to_those_of_the_record(partage):
    library = partage.library()
    ours, theirs = (library.dossiers[c].engagements[0] for c in ("essai", "voisin"))
    assert [s.document for s in ours.sources] == ["contrat-essai", "annexe"]
    assert [s.document for s in theirs.sources] == ["contrat-essai"]


def test_own_engagement_belongs_to_no_shared_set(projet):
    assert projet({ENGAGEMENTS: ENGAGEMENT + "}\n"}).engagement("ecoute").commun is None


def test_contract_counts_only_the_organisations_it_names(projet):
    organisations = "".join(f"- {{id: {i}, nom: {i}, type: etat}}\n" for i in ("etat", "caf", "ville"))
    dossier = projet({ORGANISATIONS: organisations, ENGAGEMENTS: ENGAGEMENT + "}\n"}).dossier()
    assert [o.id for o in dossier.organisations] == ["caf", "ville"]


def test_orientations_come_in_the_order_of_the_contract_principles_last(projet):
    folder = "content/contrats/essai/orientations/"
    dossier = projet({
        folder + "a.md": "---\ntitre: A\nordre: 2\n---\n", folder + "b.md": "---\ntitre: B\nordre: 1\n---\n",
        folder + "c.md": "---\ntitre: C\ntransversale: oui\n---\n",
    }).dossier()  # fmt: skip
    assert [o.titre for o in dossier.orientations] == ["B", "A", "C"]


def test_quartier_comes_with_the_contract_that_names_it(projet):
    other = "content/quartiers/QN05942I.md"
    dossier = projet({other: "---\nnom: Ailleurs\n---\n"}).dossier()
    assert [q.nom for q in dossier.quartiers] == ["Les Essais"]


def test_observations_are_those_of_the_contract_and_of_what_it_is_compared_with(projet):
    places = """
        - {id: "59295", nom: Essai, type: commune}
        - {id: "1", nom: Ailleurs, type: commune}
        - {id: france, nom: France, type: pays}
        """
    rows = "".join(f"population;{place};2020;1\n" for place in ("QN05941I", "59295", "france", "1"))
    dossier = projet({
        TERRITOIRES: places, CATALOGUE: "- {id: population, libelle: P}\n",
        OBSERVATIONS: "indicateur;territoire;annee;valeur\n" + rows,
    }).dossier()  # fmt: skip
    assert [o.territoire for o in dossier.observations] == ["QN05941I", "59295", "france"]


def test_each_contract_has_its_own_observations_in_the_order_of_the_files(projet):
    head = "indicateur;territoire;annee;valeur\n"
    files = {
        "content/contrats/voisin/contrat.yml": "titre: Voisin\nnom-court: V\nporteur: caf\nquartiers: [{code: QN05942N}]\n",
        "content/quartiers/QN05942N.md": "---\nnom: Autre\n---\n",
        TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: qpv-agglo, nom: QPV, type: qpv-ensemble}\n"
        "- {id: france, nom: France, type: pays}\n",
        CATALOGUE: "- {id: population, libelle: Habitants}\n",
        "data/indicateurs/a.csv": head + "population;france;2020;1\npopulation;qpv-agglo;2020;2\n",
        "data/indicateurs/b.csv": head + "population;QN05942N;2020;3\npopulation;france;2021;4\n",
        "data/indicateurs/c.csv": head + "population;qpv-agglo;2021;5\npopulation;QN05941I;2020;6\n",
        "data/indicateurs/d.csv": head + "population;59295;2021;7\npopulation;france;2022;8\n",
    }
    library = projet(files).library()
    found = {ident: [int(o.valeur) for o in d.observations] for ident, d in library.dossiers.items()}
    assert found == {"essai": [1, 2, 5, 6, 7, 8], "voisin": [1, 2, 3, 4, 8]}


def test_same_wrong_code_is_told_at_each_of_its_rows(projet):
    rows = "population;QN05941M;2020;1\npopulation;QN05941M;2021;1\n"
    files = {
        CATALOGUE: "- {id: population, libelle: Habitants}\n",
        OBSERVATIONS: f"indicateur;territoire;annee;valeur\n{rows}",
    }
    told = projet(files).link()
    assert [(d.place.line, d.place.column) for d in told] == [(2, 12), (3, 12)]
    assert {d.proposal for d in told} == {"vouliez-vous dire « QN05941I » ?"}


def test_library_cannot_be_changed(projet):
    library = projet().library()
    with pytest.raises(TypeError):
        library.dossiers["essai"] = None


def record_types() -> Iterator[type[Record]]:
    for module in pkgutil.iter_modules(model.__path__):
        for found in vars(importlib.import_module(f"contrats.model.{module.name}")).values():
            if isinstance(found, type) and issubclass(found, Record):
                yield found


def test_every_id_of_the_model_is_either_its_own_or_checked():
    shapes = ("[a-z0-9]+(-", "^QN", "2A|2B")  # the patterns of Id, CodeQuartier and CodeInsee
    forgotten = {
        f"{found.__name__}.{to_key(name)}"
        for found in record_types()
        for name, field in found.model_fields.items()
        if any(shape in f"{field.annotation}{field.metadata}" for shape in shapes)
        and name not in {"id", "code"} | {key.replace("-", "_") for key in REFERENCES.get(found, {})}
    }
    assert forgotten == set()


def test_every_reference_names_a_key_that_exists_and_a_kind_that_has_words():
    wrong = [
        (found.__name__, key)
        for found, keys in REFERENCES.items()
        for key, kind in keys.items()
        if key not in {to_key(name) for name in found.model_fields} or kind not in KIND_WORDS
    ]
    assert wrong == []


# What a département names

NORD = "content/departements/nord.yml"
OBJECTIF = "territoire: '59295'\ntitre: N\nprogrammes:\n  - id: p\n    titre: P\n    objectifs: [{%s}]\n"


def test_objective_of_a_programme_names_an_engagement_of_its_contract(projet):
    files = {ENGAGEMENTS: ENGAGEMENT + "}\n", NORD: OBJECTIF % "engagement: ecoute, contrat: essai"}
    library = projet(files).library()
    found = library.ou_lire(library.departements[0].programmes[0].objectifs[0])
    assert [(d.id, e.id) for d, e in found] == [("essai", "ecoute")]


@pytest.mark.parametrize(
    ("keys", "mend"),
    [
        ("engagement: ▸ecoute", "le dossier engagements/"),
        ("engagement: ▸ecouter, contrat: essai", "vouliez-vous dire « ecoute » ?"),
        ("texte: T, contrat: ▸essay", "vouliez-vous dire « essai » ?"),
    ],
)
def test_objective_that_names_nothing_is_told(projet, keys, mend):
    text = OBJECTIF % keys
    said = projet({ENGAGEMENTS: ENGAGEMENT + "}\n", NORD: text}).broken_link()
    assert (said.code, said.place) == ("R001", marked(NORD, text)) and mend in said.proposal


def test_two_programmes_cannot_have_one_id(projet):
    text = "territoire: '59295'\ntitre: N\nprogrammes: [{id: p, titre: P}, {id: ▸p, titre: Q}]\n"
    said = projet({NORD: text}).broken_link()
    assert (said.code, said.place) == ("R002", marked(NORD, text))
