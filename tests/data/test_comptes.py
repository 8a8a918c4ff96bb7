"""What is published, counted against what the sources print.

The numbers below were counted by hand in the contracts. Where the site has more or fewer records than the source
has lines, a note of the content must say why: the tests read that note too.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from contrats.outputs.sites import read_content

from tests.data.comptes import by_group, by_page, not_of, notes, own, pages, shared, town
from tests.data.comptes_maubeuge import CHAPTERS, COMMUNES, CONTRIBUTIONS, FILES, ORIENTATIONS, QUARTIERS_DE_MAUBEUGE

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 20)
DOCUMENT = "contrat-maubeuge-val-de-sambre"


@pytest.fixture(scope="module")
def library():
    return read_content(ROOT, au=DAY).library


@pytest.fixture(scope="module")
def maubeuge(library):
    return library.dossiers["maubeuge-val-de-sambre"]


def test_orientations_have_25_objectives_20_quotes_and_38_actors(maubeuge):
    found = {
        o.id: (len(o.objectifs), len(o.paroles), len(o.roles)) for o in maubeuge.orientations if not o.transversale
    }
    assert found == ORIENTATIONS
    assert [sum(column) for column in zip(*found.values(), strict=True)] == [25, 20, 37 + 1]


def test_the_actor_without_a_heading_is_explained(maubeuge):
    role = next(r for r in maubeuge.get("orientation", "transition").roles if r.porteur == "dsden-nord")
    assert "collé à la fin du paragraphe sur les bailleurs" in notes(role)


def test_partners_promise_123_things_in_47_blocks(maubeuge):
    printed = {f"{o} – Contribution {who}": n for o, blocks in CONTRIBUTIONS.items() for who, n in blocks.items()}
    assert (len(printed), sum(printed.values())) == (47, 123)
    assert [sum(blocks.values()) for blocks in CONTRIBUTIONS.values()] == [27, 16, 34, 29, 17]
    ours = own(maubeuge)
    taken_up = [*shared(maubeuge, "departement-nord"), *shared(maubeuge, "banque-des-territoires")]
    found = Counter(p for e in (*ours, *taken_up) for p in set(pages(e, DOCUMENT)) if " – Contribution " in p)
    cuincy = "Orientation 1 – Contribution du Département du Nord"
    assert {**found, cuincy: found[cuincy] - 1} == printed


def test_117_of_them_are_our_own_and_one_of_the_others_is_in_two_records(maubeuge):
    towns = [name for name, _ in FILES.values()]
    assert len(own(maubeuge)) - len(own(maubeuge, *towns)) == 117
    taken_up = [e for e in maubeuge.engagements if e.id == "departement-maison-nord-sante-cuincy"]
    assert "en un seul point la maison de Cuincy et les suivantes" in taken_up[0].reprise.difference


@pytest.mark.parametrize("commune", COMMUNES)
def test_engagements_of_a_town_by_chapter(maubeuge, commune):
    name, total = FILES[commune]
    engagements = own(maubeuge, name)
    found = by_page(engagements, DOCUMENT, f"{commune} – Engagements, ")
    assert tuple(found[f"{commune} – Engagements, {chapter}"] for chapter in CHAPTERS) == COMMUNES[commune]
    assert len(engagements) == found.total() == total == sum(COMMUNES[commune])
    assert {e.fiche.porteurs for e in engagements} == {(name,)}


def test_towns_promise_244_things_and_louvroil_five_titles_more(maubeuge):
    assert sum(total for _, total in FILES.values()) == 244 + 5
    louvroil = town(maubeuge, "59365")
    assert "75 engagements en points, et 5 de plus en titres" in notes(louvroil)
    without_list = {"Réinventer la citoyenneté et la participation des habitants", None}
    found = by_group(own(maubeuge, "ville-louvroil"))
    assert sum(n for group, n in found.items() if group in without_list) == 4
    assert found["Créer un espace pour toute l'agglomération"] == 1


def test_towns_that_skip_a_chapter_say_so(maubeuge):
    assert "n'a pas d'orientation 5" in notes(town(maubeuge, "59291"))
    assert "que de deux orientations sur cinq" in notes(town(maubeuge, "59424"))
    left_out = notes(maubeuge.get("orientation", "discriminations"))
    assert "Jeumont, Neuf-Mesnil et Aulnoye-Aymeries ne la traitent pas" in " ".join(left_out.split())


def test_maubeuge_has_32_common_engagements_and_35_of_one_quartier(maubeuge):
    found = by_group(own(maubeuge, "ville-maubeuge"))
    assert found.pop("Engagements communs à tous les quartiers") == 32
    assert found.total() == 35
    for words, (number, _, _) in QUARTIERS_DE_MAUBEUGE.items():
        assert sum(n for group, n in found.items() if words in group) == number, words


@pytest.mark.parametrize("words", QUARTIERS_DE_MAUBEUGE)
def test_what_is_promised_to_one_quartier_stays_there(maubeuge, words):
    _, quartier, inside = QUARTIERS_DE_MAUBEUGE[words]
    places = {
        str(place)
        for e in own(maubeuge, "ville-maubeuge")
        if e.fiche.groupe.startswith("Engagement") and words in e.fiche.groupe
        for place in e.fiche.lieux
    }
    assert quartier in places and places <= {quartier, *inside}


def test_hautmont_has_three_engagements_for_each_of_its_quartiers(maubeuge):
    found = [
        (e.fiche.groupe, e.fiche.lieux) for e in own(maubeuge, "ville-hautmont") if e.orientation.id == "education"
    ]
    assert Counter(found) == {
        ("Engagements spécifiques au Bois du Quesnoy", ("QN05912M",)): 3,
        ("Engagements spécifiques au quartier intercommunal", ("QN05918M",)): 3,
    }


@pytest.mark.parametrize(
    ("name", "without"),
    [("ville-jeumont", "jeumont-communication-transition"), ("ville-maubeuge", "maubeuge-voiries-epinette")],
)
def test_only_one_engagement_has_no_follow_up_and_says_so(maubeuge, name, without):
    found = [e for e in own(maubeuge, name) if not e.fiche.indicateurs_de_suivi]
    assert [e.id for e in found] == [without]
    assert "incomplet" in {n.type for n in found[0].fiche.a_noter}


def test_louvroil_has_nine_blocks_of_evaluation(maubeuge):
    texte = town(maubeuge, "59365").texte
    assert len(re.findall(r"(?m)^### ", texte)) == 9
    kinds = Counter(i.type for e in own(maubeuge, "ville-louvroil") for i in e.fiche.indicateurs_de_suivi)
    assert set(kinds) == {"suivi", "qualitatif", "quantitatif"}


def test_the_state_table_has_56_actions_and_five_aims(maubeuge):
    rows = [e for e in shared(maubeuge, "etat-nord") if pages(e, DOCUMENT, "Annexe 7")]
    aims = [e for e in rows if "C'est un but général" in notes(e.fiche)]
    assert (len(rows), len(aims)) == (56 + 5, 5)
    assert [e.id for e in aims if e.fiche.echeance or e.fiche.cible] == []
    annexe = maubeuge.get("document", "annexe-7-droit-commun")
    assert "Les 56 actions de l'État" in annexe.texte and "les buts" in " ".join(annexe.texte.split())


def test_29_signature_blocks_with_eleven_delegations(maubeuge):
    found = maubeuge.contrat.signataires
    assert Counter(s.groupe for s in found) == {
        "Agglomération, État, Région, Département": 5,
        "Communes": 8,
        "Partenaires": 16,
    }
    assert len({(s.nom, s.organisation) for s in found}) == 29
    assert len([s for s in found if s.par_delegation]) == 11


def test_ten_milestones_and_ten_annexes(maubeuge):
    printed = [
        v
        for v in maubeuge.contrat.versions
        if any(c.document == DOCUMENT and c.page == "Un contrat de ville co-construit" for c in v.source)
    ]
    assert len(printed) == 10 and {v.nature for v in printed} == {"etape"}
    assert {v.date for v in printed if v.date} == {
        date(2023, 3, 28),
        date(2023, 4, 4),
        date(2024, 1, 22),
        date(2024, 2, 27),
    }
    annexes = {d.numero: d.acces for d in maubeuge.contrat.documents if d.type == "annexe"}
    assert list(annexes) == [str(n) for n in range(1, 11)]
    assert [n for n, access in annexes.items() if access == "lien-perdu"] == ["5", "6", "9", "10"]


def test_committees_report_items_and_sites(maubeuge):
    assert len(maubeuge.gouvernance.instances) == 6
    ami = next(i for i in maubeuge.financements.instruments if i.id == "ami-annuel")
    assert len([r for r in ami.regles if re.match(r"Bilan, \d+ sur 13 ", r)]) == 13
    sites = Counter(f.texte for p in maubeuge.projets for f in p.faits if f.libelle == "Intérêt")
    assert sites == {"Régional": 2, "National": 3}


def test_what_other_contracts_add_is_told(maubeuge):
    found = Counter(e.commun.id for e in not_of(maubeuge, DOCUMENT))
    assert found == {"departement-nord": 17, "bpifrance": 1}
