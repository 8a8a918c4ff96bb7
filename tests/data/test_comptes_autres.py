"""What La Porte du Hainaut and Hazebrouck publish, counted against what their contracts print."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from contrats.outputs.sites import read_content

from tests.data.comptes import by_group, not_of, notes, own, pages, shared

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 20)
DOCUMENT = "contrat-porte-du-hainaut"
HAZEBROUCK = "contrat-hazebrouck"

OUTSIDE = {"sigh": 3, "maisons-et-cites": 0, "sia-habitat": 2}  # promises of a landlord outside the six orientations
BAILLEURS = {
    # landlord's file: the bullets under each of its headings (six orientations, or its own headings)
    "sigh": (6, 2, 2, 5, 4, 2),
    "maisons-et-cites": (3, 4, 3, 3, 3, 8),
    "sia-habitat": (7, 2, 0, 4, 4, 3),
}
HEADINGS = ("emploi", "sante", "education", "transition", "tranquillite", "cadre-de-vie")
PARTENORD = {
    "Construction et rénovation de logements": 6,
    "Accompagnement social des locataires": 1,
    "Insertion professionnelle et économique": 1,
    "Actions de médiation et de prévention des conflits": 1,
    "Qualité de vie et tranquillité publique": 2,
    "Animation de la vie de quartier": 1,
    "Sécurité, prévention et délinquance": 1,
    "Participation citoyenne": 1,
}
LOGEMENTS_ERBM = {
    # site: the numbers of dwellings that the contract prints, landlord by landlord
    "erbm-sabatier": [596, 192],
    "erbm-schneider": [189, 104],
    "erbm-arenberg": [510],
    "erbm-denain-cites-minieres": [147, 4, 36, 28, 52],
    "erbm-brunehaut": [83, 134],
}
LISTS = {
    # engagement: the points that the contract lists in that place
    "pdh-acces-culture-quartiers": 9,
    "pdh-renforcer-sport-quartiers": 5,
    "pdh-cadre-participation": 8,
    "pdh-experimenter-aller-vers": 6,
    "pdh-priorites-communales": 11,
    "pdh-soutenir-acces-emploi": 4,
    "pdh-plan-discriminations": 4,
    "pdh-barometre-cohesion-sociale": 9,
}
EXPLAINED = {
    # shared records that a contract shows and does not print: words of the note that says where they come from
    "experimentation-8h-18h-cites-educatives": "La copie d'Hazebrouck n'a pas cette ligne",
    "banque-territoires-150-millions-economie": "seul celui de Maubeuge-Val de Sambre",
    "banque-territoires-75-millions-projets": "seul celui de Maubeuge-Val de Sambre",
    "cap-crea-doubler-entreprises-perennes": "seul celui de La Porte du Hainaut",
}


@pytest.fixture(scope="module")
def library():
    return read_content(ROOT, au=DAY).library


@pytest.fixture(scope="module")
def hainaut(library):
    return library.dossiers["porte-du-hainaut"]


@pytest.fixture(scope="module")
def hazebrouck(library):
    return library.dossiers["hazebrouck"]


def test_six_orientations_and_six_principles(hainaut):
    assert Counter(o.transversale for o in hainaut.orientations) == {False: 6, True: 6}


def test_the_state_table_has_62_rows_for_61_engagements(hainaut, library):
    rows = [e for e in shared(hainaut, "etat-nord") if e.reprise and pages(e, DOCUMENT, "Annexe 4 ")]
    assert len(rows) == 61 == len(library.shared["commun"]["etat-nord"].engagements)
    why = next(n.texte for n in library.shared["commun"]["etat-nord"].a_noter if n.type == "calcul")
    assert all(words in why for words in ("62 lignes", "59 à Hazebrouck", "deux sous-titres", "61 engagements"))
    assert "62 lignes" in hainaut.get("document", "annexe-4-objectifs-etat").texte


def test_13_quartiers_of_which_four_are_shared(hainaut):
    quartiers = hainaut.contrat.quartiers
    assert len({q.code for q in quartiers}) == 13
    assert {q.code: q.population for q in quartiers if q.part} == {
        "QN05920M": 64,
        "QN05921M": 543,
        "QN05922M": 2120,
        "QN05930M": 390,
    }
    assert "Douze quartiers ou treize" in notes(hainaut.contrat)


def test_8_poches_13_complementary_territories_and_15_communes(hainaut):
    places = Counter(t.split("-")[0] for t in hainaut.contrat.territoires if t.startswith(("poche-", "ex-veille-")))
    assert places == {"poche": 8, "ex": 13 + 1}
    assert "ex-veille-porte-du-hainaut" in hainaut.contrat.territoires
    assert len(hainaut.communes) == 10 + 5
    together = next(e for e in own(hainaut) if e.id == "pdh-geographie-complementaire")
    assert together.fiche.lieux == ("ex-veille-porte-du-hainaut",)


def test_17_signatories_for_16_organisations(hainaut):
    found = hainaut.contrat.signataires
    assert len({s.nom for s in found}) == 17
    assert [o for o, n in Counter(s.organisation for s in found).items() if n > 1] == ["caf-nord"]
    every = {s.organisation for s in found}
    assert len(every) == 16
    every = every - {"etat"} | {"prefecture-nord"}
    assert {frozenset(e.fiche.porteurs) for e in own(hainaut, "signataires")} == {frozenset(every)}


def test_11_annexes_one_of_them_not_sent(hainaut):
    annexes = {d.numero: d.acces for d in hainaut.contrat.documents if d.numero}
    assert list(annexes) == [str(n) for n in range(1, 12)]
    assert [n for n, access in annexes.items() if access == "non-transmis"] == ["11"]


@pytest.mark.parametrize("name", BAILLEURS)
def test_landlords_promise_by_orientation(hainaut, name):
    found = Counter(e.fiche.orientation for e in own(hainaut, name))
    assert tuple(found[heading] for heading in HEADINGS) == BAILLEURS[name]
    assert found.total() == sum(BAILLEURS[name]) + OUTSIDE[name]


def test_sigh_has_21_bullets_and_seven_tools(hainaut):
    assert sum(BAILLEURS["sigh"]) == 21
    tools = next(e for e in own(hainaut, "sigh") if e.id == "sigh-mesurer-effets")
    assert len(tools.fiche.indicateurs_de_suivi) == 7


def test_maisons_et_cites_has_24_lines(hainaut):
    assert len(own(hainaut, "maisons-et-cites")) == sum(BAILLEURS["maisons-et-cites"]) == 24


def test_sia_prints_21_bullets_one_of_them_twice(hainaut):
    assert sum(BAILLEURS["sia-habitat"]) == 21 - 1
    by_id = {e.id: e.fiche for e in own(hainaut, "sia-habitat")}
    assert "imprimé deux fois" in notes(by_id["sia-fracture-numerique"])
    assert "annonce quatre axes" in notes(by_id["sia-mobiliser-ses-moyens"])


def test_partenord_uses_its_own_eight_headings(hainaut):
    assert by_group(own(hainaut, "partenord-habitat")) == PARTENORD


def test_caf_has_two_aims_six_services_and_one_line_per_orientation(hainaut):
    found = by_group(own(hainaut, "caf-nord"))
    assert sorted(found.values()) == [1, 1, 6, 6]
    assert found["Tableau des moyens ordinaires"] == found["Des services à chaque étape de la vie"] == 6


def test_the_matrix_of_ordinary_means_keeps_its_empty_cells(hainaut):
    assert by_group(own(hainaut, "bailleurs"))["Tableau des moyens ordinaires"] == 6
    (town,) = own(hainaut, "communes")
    assert "A compléter ultérieurement" in notes(town.fiche) and "cinq autres orientations" in notes(town.fiche)
    assert "imprimée six fois" in notes(*(e.fiche for e in own(hainaut, "region-hauts-de-france")))
    assert "renvoie six fois" in notes(*(e.fiche for e in own(hainaut, "etat")))


def test_two_renewal_projects_and_five_mining_sites(hainaut):
    amounts = {p.id: int(m.valeur) for p in hainaut.projets for m in p.montants}
    assert amounts == {"denain-centre": 96_000_000, "chasse-royale-la-sentinelle": 15_900_000}
    assert {p.id for p in hainaut.projets} - set(amounts) == set(LOGEMENTS_ERBM)


@pytest.mark.parametrize("site", LOGEMENTS_ERBM)
def test_dwellings_of_a_mining_site(hainaut, site):
    facts = next(p for p in hainaut.projets if p.id == site).faits
    assert [int(f.texte) for f in facts if "ogements" in f.libelle] == LOGEMENTS_ERBM[site]


@pytest.mark.parametrize("ident", LISTS)
def test_lists_are_whole(hainaut, ident):
    engagement = next(e for e in own(hainaut) if e.id == ident)
    assert len(engagement.fiche.details) == LISTS[ident]


def test_committees_and_tax_rule(hainaut):
    copil = next(i for i in hainaut.gouvernance.instances if i.id == "comite-de-pilotage")
    assert len(copil.membres) == 15 + 1
    tax = next(i for i in hainaut.financements.instruments if i.id == "abattement-tfpb")
    assert len(tax.themes) == 8
    actions = next(p for p in hainaut.financements.tfpb.points if "31 actions" in p)
    assert sum(line.count(";") + 1 for line in actions.split("\n- ")[1:]) == 31


def test_hazebrouck_counts_246_engagements_of_its_own_sources(hazebrouck):
    added = [e.id for e in not_of(hazebrouck, HAZEBROUCK)]
    twice = [
        e.id for e in hazebrouck.engagements if e.reprise and "pas compter deux fois" in (e.reprise.difference or "")
    ]
    assert twice == ["dedoubler-classes-rep-rep-plus"]
    left_out = {*added, *twice}
    found = Counter(e.commun.id if e.commun else None for e in hazebrouck.engagements if e.id not in left_out)
    assert found == {
        None: 119,
        "etat-nord": 59,
        "departement-nord": 31,
        "bpifrance": 15,
        "region-hauts-de-france": 15,
        "banque-des-territoires": 7,
    }
    assert found.total() == 246 and len(added) == 21


@pytest.mark.parametrize(
    ("dossier", "document", "expected"),
    [
        ("hazebrouck", HAZEBROUCK, set(EXPLAINED)),
        ("maubeuge-val-de-sambre", "contrat-maubeuge-val-de-sambre", {"cap-crea-doubler-entreprises-perennes"}),
        ("porte-du-hainaut", DOCUMENT, {i for i in EXPLAINED if i.startswith("banque-")}),
    ],
)
def test_what_a_contract_does_not_print_says_where_it_comes_from(library, dossier, document, expected):
    others = {e.id: e for e in not_of(library.dossiers[dossier], document)}
    report = {i for i, e in others.items() if pages(e, "rapport-departement-nord-2024-03-26")}
    assert set(others) - report == expected
    assert len(report) in (0, 17)
    for ident in expected:
        assert EXPLAINED[ident] in notes(others[ident].fiche), ident
    assert "le site ajoute ce qu'il promet en plus" in notes(library.shared["commun"]["departement-nord"]).replace(
        "\n", " "
    )
