"""Readings: the latest value, since when, beside whom; and the range over the quartiers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from contrats.figures.lectures import derniere, du_meme_moment, etendue, lecture
from contrats.figures.lieux import Lieu
from contrats.figures.phrases import Phrase, Refus
from contrats.model.indicateur import Indicateur, Observation
from hypothesis import given
from hypothesis import strategies as st

TAUX = Indicateur(id="taux", libelle="Taux", unite="%", sens="baisse-favorable")
JEUNES = Indicateur(id="taux", libelle="Jeunes", unite="habitants", additif=True)
LIEUX = {
    "QN05941I": Lieu("QN05941I", "quartier", "dans le quartier", "dans le quartier A", "le quartier"),
    "QN05942N": Lieu("QN05942N", "quartier", "dans le quartier", "dans le quartier B", "le quartier"),
    "59": Lieu("59", "departement", "dans le département", "dans le Nord", "le département"),
    "qpv-a": Lieu("qpv-a", "qpv-ensemble", "dans les quartiers de A", "dans les quartiers de A", "les quartiers de A"),
    "qpv-b": Lieu("qpv-b", "qpv-ensemble", "dans les quartiers de B", "dans les quartiers de B", "les quartiers de B"),
}
NOMS = {code: code for code in LIEUX}


def vu(valeur=None, *, lieu="QN05941I", annee="2021", perimetre="2015", statut="", source="doc", texte=None):
    return Observation(
        indicateur="taux",
        territoire=lieu,
        annee=annee,
        perimetre=perimetre,
        valeur=valeur,
        statut=statut,
        source=source,
        **{"valeur-texte": texte},
    )


def lu(ici, *ailleurs, indicateur=TAUX):
    return lecture(indicateur, ici, ailleurs=ailleurs, lieux=LIEUX)


def test_nothing_known_gives_no_reading():
    assert lu([]) is None and derniere([]) is None


def test_latest_is_that_of_the_last_year_and_of_no_year_only_when_none_is_known():
    old, new, undated = vu(1, annee="2017"), vu(2, annee="2021"), vu(3, annee="non précisée")
    assert derniere([undated, new, old]) is new
    assert derniere([undated]) is undated


def test_evolution_goes_from_the_first_number_of_the_same_map():
    said = lu([vu(20, annee="2015"), vu(24, annee="2018"), vu(27, annee="2021")]).evolution
    assert isinstance(said, Phrase) and "7 points de plus qu'en 2015" in said.texte.replace("\u00a0", " ")


def test_hole_is_passed_over_to_the_first_number():
    said = lu([vu(annee="2015", statut="s"), vu(24, annee="2018"), vu(27, annee="2021")]).evolution
    assert isinstance(said, Phrase) and "2018" in said.texte


def test_two_maps_are_refused_with_their_reason():
    said = lu([vu(20, annee="2018", perimetre="2015"), vu(27, annee="2021", perimetre="2024")]).evolution
    assert isinstance(said, Refus) and said.cle == "perimetre"


def test_one_moment_makes_no_evolution():
    assert lu([vu(27)]).evolution is None


def test_suppressed_latest_value_says_so_and_compares_nothing():
    said = lu([vu(20, annee="2018"), vu(statut="s")], [vu(12, lieu="59", perimetre="")])
    assert isinstance(said.constat, Refus) and said.comparaisons == ()
    assert {r.cle for r in said.refus} == {"supprimee"} and said.evolution.cle == "supprimee"


def test_value_of_the_same_year_is_preferred_to_a_later_one():
    others = [vu(10, lieu="59", perimetre="", annee="2021"), vu(11, lieu="59", perimetre="", annee="2023")]
    assert du_meme_moment(others, que=vu(27)).annee == "2021"
    assert du_meme_moment(others[1:], que=vu(27)).annee == "2023"
    assert du_meme_moment([], que=vu(27)) is None


def test_counts_of_sets_of_quartiers_are_not_set_side_by_side():
    said = lu([vu(300, lieu="qpv-a")], [vu(9000, lieu="qpv-b")], indicateur=JEUNES)
    assert said.comparaisons == () and [r.cle for r in said.refus] == ["taille"]


def test_each_reason_is_given_once():
    elsewhere = [vu(9000, lieu="59", perimetre="")], [vu(100, lieu="qpv-b")]
    assert [r.cle for r in lu([vu(300)], *elsewhere, indicateur=JEUNES).refus] == ["taille"]


def test_small_place_gets_the_sentence_without_its_value():
    said = lu([vu(20, annee="2015"), vu(27)], [vu(9, lieu="59", perimetre="")])
    assert [s.replace("\u00a0", " ").replace("\u202f", " ") for s in said.suites] == [
        "7 points de plus qu'en 2015.", "Trois fois plus que dans le département (9 %).",
    ]  # fmt: skip


def test_range_names_both_ends_and_counts_what_is_missing():
    found = [vu(24), vu(30, lieu="QN05942N"), vu(lieu="qpv-a", statut="ns")]
    said = etendue(TAUX, found, noms=NOMS)
    assert said.texte.replace("\u202f", " ") == "Parmi les quartiers, de 24 % (QN05941I) à 30 % (QN05942N)."
    assert said.precaution == "1\u00a0quartier sans valeur publiée."


@pytest.mark.parametrize(
    "other",
    [vu(30, lieu="QN05942N", annee="2018"), vu(30, lieu="QN05942N", perimetre="2024"), vu(lieu="QN05942N", statut="s")],
    ids=["year", "map", "secret"],
)
def test_range_over_unlike_moments_or_one_number_is_refused(other):
    assert etendue(TAUX, [vu(24), other], noms=NOMS) == etendue(TAUX, [vu(24)], noms=NOMS)
    assert isinstance(etendue(TAUX, [vu(24), other], noms=NOMS), Refus)


NUMBERS = st.one_of(st.none(), st.decimals(-1000, 1000, places=1, allow_nan=False))


@given(st.lists(NUMBERS, min_size=1, max_size=13))
def test_range_never_goes_beyond_the_published_values(numbers):
    found = [vu(n, lieu=f"Q{k}", statut="" if n is not None else "s") for k, n in enumerate(numbers)]
    said = etendue(TAUX, found, noms={o.territoire: o.territoire for o in found})
    known = [Decimal(n) for n in numbers if n is not None]
    if len(known) < 2:
        assert isinstance(said, Refus)
    else:
        ends = {f"Q{k}" for k, n in enumerate(numbers) if n is not None and Decimal(n) in (min(known), max(known))}
        named = {f"Q{k}" for k in range(len(numbers)) if f"(Q{k})" in said.texte}
        assert named <= ends
