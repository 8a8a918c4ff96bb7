"""The portal leads a resident to the quartier by the name of the commune, in two taps."""

from __future__ import annotations

import pytest
from contrats.pages.portail.quartiers import TRANCHE, communes, sans_accents, tranches

from tests.pages.givens import AUTRE_QUARTIER, CHAPITRE, VOISIN, contrat, fiche
from tests.projects import CONTRAT, QUARTIER, TERRITOIRES

PARTAGE = {
    # two communes, a quartier that lies in both, one contract for each
    TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: '59350', nom: Écaillon, type: commune}\n",
    QUARTIER: fiche("nom: Les Essais\ncommunes: ['59295', '59350']"),
    AUTRE_QUARTIER: fiche("nom: Le Test\ncommunes: '59350'"),
    CONTRAT: contrat(quartiers="[{code: QN05941I}]"),
    VOISIN: "titre: V\nnom-court: Voisin\nporteur: caf\ncommunes: '59350'\netat: annonce\n"
    "quartiers: [{code: QN05941I}, {code: QN05942N}]\n",
}


@pytest.fixture
def portal(site):
    return site(PARTAGE, contrat="")


def test_commune_leads_to_the_contract_that_it_is_in(portal):
    essai, ecaillon = portal["quartiers/"].section("Essai"), portal["quartiers/"].section("Écaillon")
    assert [a for a in essai.addresses if "/qn" in a] == ["essai/quartiers/qn05941i/"]
    assert ecaillon.addresses == ["voisin/quartiers/qn05941i/", "voisin/quartiers/qn05942n/"]


def test_home_leads_to_the_same_quartiers_as_the_page(portal):
    here, there = (
        [a for a in portal[url].addresses if "/quartiers/qn" in a] for url in ("", "quartiers/")
    )  # fmt: skip
    assert here == there and len(here) == 3


def test_quartier_of_an_announced_contract_says_so_at_once(portal):
    assert "Voisin, pas encore écrit ici" in portal["quartiers/"].section("Écaillon").text
    assert "pas encore écrit" not in portal["quartiers/"].section("Essai").text


def test_communes_stand_from_a_to_z_whatever_their_accents(portal):
    assert [h for h in portal["quartiers/"].headings if h in ("Essai", "Écaillon")] == ["Écaillon", "Essai"]
    assert sans_accents("Rœulx") == "roeulx" and sans_accents("Écaillon") == "ecaillon"


def test_what_is_counted_is_said(portal):
    assert "2 quartiers prioritaires, 2 communes, 2 contrats" in portal["quartiers/"].text


def test_quartier_of_no_contract_leads_nowhere(site):
    pages = site({CONTRAT: contrat(quartiers="[]")}, contrat="")
    assert "quartiers/" not in pages and "Trouvez votre quartier" not in pages[""].headings


def test_groups_of_letters_keep_every_commune_once_and_stay_short(projet):
    names = [f"{letter}ville {n}" for letter in "ABCDEFG" for n in range(1 + ord(letter) % 5)]
    towns = "".join(f"- {{id: '59{n:03}', nom: {name}, type: commune}}\n" for n, name in enumerate(names))
    codes = [f"59{n:03}" for n in range(len(names))]
    library = projet(
        {TERRITOIRES: towns, QUARTIER: fiche(f"nom: Q\ncommunes: {codes}"), CONTRAT: contrat(communes=str(codes))}
    ).library()
    groups = tranches(communes(library))
    assert [c.territoire.nom for g in groups for c in g.communes] == sorted(names)
    assert 1 < len(groups) < 7 and all(len(g.communes) <= TRANCHE for g in groups)
    assert groups[0].titre.startswith("A à ")


def test_two_quartiers_of_one_name_are_told_apart_by_their_communes(site):
    files = {**PARTAGE, CONTRAT: contrat(quartiers="[{code: QN05941I}, {code: QN05942N}]")}
    files[AUTRE_QUARTIER] = files[AUTRE_QUARTIER].replace("Le Test", "Les Essais")
    pages = site(files)
    assert pages["quartiers/qn05942n/"].headings[0] == "Les Essais (Écaillon)"
    assert pages["quartiers/qn05941i/"].headings[0] == "Les Essais (Essai, Écaillon)"


def test_quartier_with_the_name_of_its_commune_says_that_it_is_a_quartier(site):
    files = {QUARTIER: fiche("nom: Essai\ncommunes: '59295'"), CHAPITRE: fiche("resume: Ici.")}
    pages = site(files)
    assert pages["quartiers/qn05941i/"].headings[0] == "Essai (quartier prioritaire)"
    assert pages["communes/59295/"].headings[0] == "Essai"


def test_one_quartier_leads_to_the_other_part_of_it(site):
    other = site({**PARTAGE, CONTRAT: contrat(quartiers="[{code: QN05941I, part: le sud}]")})["quartiers/qn05941i/"]
    assert "Pour le reste, voir le contrat Voisin, pas encore écrit." in other.text
    assert any(a.endswith("voisin/quartiers/qn05941i/") for a in other.addresses)
