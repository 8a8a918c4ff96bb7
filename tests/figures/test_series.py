"""Honest series: holes stay holes, maps are not chained, nothing is summed that cannot be."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from contrats.figures.moments import moment
from contrats.figures.phrases import Refus
from contrats.figures.series import (
    SUPPRIMEES,
    Somme,
    avertissement_de_carte,
    empechement,
    point,
    series,
    somme,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.chiffres import COMMUNE, QUARTIER, VOISIN, indicateur, observation

MOMENTS = {
    # as written: rhythm, words in a sentence
    "2017": ("annee", "en 2017"),
    " 2017 ": ("annee", "en 2017"),
    "2015-2022": ("periode de 8 ans", "sur la période 2015-2022"),
    "2015–2018": ("periode de 4 ans", "sur la période 2015-2018"),
    "2016/2021": ("periode de 6 ans", "sur la période 2016-2021"),
    "de 2015 à 2018": ("periode de 4 ans", "sur la période 2015-2018"),
    "scolaire 2020-2021": ("scolaire", "pendant l'année scolaire 2020-2021"),
    "T4 2016": ("trimestre", "au 4e trimestre 2016"),
    "2022-T1": ("trimestre", "au 1er trimestre 2022"),
    "2e trimestre 2019": ("trimestre", "au 2e trimestre 2019"),
    "31/12/2021": ("jour", "au 31\u00a0décembre\u00a02021"),
    "2022-01-01": ("jour", "au 1er\u00a0janvier\u00a02022"),
    "non précisée": ("", ""),
    "vers 2017": ("", ""),
    "2018-2015": ("", ""),
    "31/02/2021": ("", ""),
    "T5 2016": ("", ""),
    "20177": ("", ""),
    "scolaire 2018-2021": ("", ""),
}


@pytest.mark.parametrize(("texte", "lu"), MOMENTS.items(), ids=MOMENTS)
def test_year_is_read_or_left_unknown(texte, lu):
    found = moment(texte)
    assert (found.rythme, found.en) == lu
    assert found.connu == bool(lu[0])


@given(st.text(max_size=20))
def test_no_words_of_a_year_break_the_reading(texte):
    found = moment(texte)
    assert found.connu == bool(found.en) == bool(found.debut)


def test_two_maps_are_two_series_even_where_the_contour_is_the_same():
    found = series([observation(20, "2017"), observation(27, "2024", perimetre="2024")])
    assert [(s.perimetre, len(s.points), s.contour_inchange) for s in found] == [
        ("2015", 1, True),
        ("2024", 1, True),
    ]


def test_series_are_in_order_of_time_and_apart_by_territory():
    values = [observation(3, "2021"), observation(1, "2017"), observation(2, "2019", territoire=VOISIN)]
    first, second = series(values)
    assert ([p.valeur for p in first.points], second.territoire) == ([1, 3], VOISIN)


def test_value_without_a_year_is_not_placed_in_time():
    (only,) = series([observation(75, "non précisée"), observation(70, "2018")])
    assert ([p.valeur for p in only.points], [p.valeur for p in only.sans_annee]) == ([70], [75])


def test_total_of_several_years_never_stands_on_the_line_of_the_years():
    (only,) = series([observation(n, a) for n, a in ((80, "2015"), (65, "2016"), (145, "2015-2016"))])
    assert [[p.valeur for p in suite] for suite in only.suites] == [[80, 65], [145]]


@pytest.mark.parametrize("statut", SUPPRIMEES)
def test_suppressed_value_is_a_hole_even_if_a_number_is_written(statut):
    for value in (None, 12, 0):
        found = point(observation(value, statut=statut))
        assert (found.trou, found.valeur, found.exacte, found.mention) == (
            True,
            None,
            False,
            SUPPRIMEES[statut],
        )


@pytest.mark.parametrize(
    ("statut", "mention"), [("douteux", "à vérifier"), ("estime", "estimé"), ("provisoire", "provisoire")]
)
def test_printed_but_doubtful_value_is_kept_and_flagged(statut, mention):
    found = point(observation("197.6", statut=statut))
    assert (found.valeur, found.mention, found.exacte) == (Decimal("197.6"), mention, True)


INEXACTES = [
    "plus de 75 %", "moins de 10", "près de 4 sur 10", "environ 1200", "Environ 16 km", "57 % ou plus", "au moins 50 %",
    "1/3", "≥ 20", "jusqu'à 30", "entre 10 et 20", "10 à 12 %", "de −22 à −25 points", "une centaine", "la moitié",
    "supérieur à 20", "3 actifs sur 10", "minimum 5", "quelque 300", "un quart des habitants",
]  # fmt: skip
EXACTES = [
    "27 %, dont 14 % de filles", "1416 donc +37 personnes depuis 2013", "8 500 €", "31 806,1 km²", "30 points de plus",
    "6e gare régionale", "28 PAT à ce jour", "1,5 fois", "12 entreprises", "25", "enseignement supérieur : 12 %",
]  # fmt: skip


@pytest.mark.parametrize("texte", INEXACTES)
def test_bound_or_order_of_magnitude_is_not_an_exact_number_whatever_the_status(texte):
    for statut in ("", "borne", "estime"):
        found = empechement(observation(75, valeur_texte=texte, statut=statut))
        assert found is not None
        assert found.cle == "approchee"


@pytest.mark.parametrize("texte", EXACTES)
def test_plain_number_stays_exact_beside_its_words(texte):
    assert empechement(observation(30, valeur_texte=texte)) is None


def test_words_without_a_number_are_said_not_compared():
    found = empechement(observation(valeur_texte="40 % ou 27 %, selon la lecture", statut="douteux"))
    assert (
        found.raison
        == "Le document ne donne pas un nombre simple\u00a0: «\u00a040\u202f% ou 27\u202f%, selon la lecture\u00a0»."
    )


ADDITIF = indicateur("élèves", additif=True)
DEUX = (QUARTIER, VOISIN)
SOMMES = {
    # values, indicator, territories: the sum, or the key of the refusal
    "two values": ([observation(8), observation(6, territoire=VOISIN)], ADDITIF, DEUX, 14),
    "others are left out": (
        [observation(8), observation(6, territoire=VOISIN), observation(99, territoire=COMMUNE)], ADDITIF, DEUX, 14,
    ),
    "not additive": ([observation(8), observation(6, territoire=VOISIN)], indicateur(), DEUX, "additif"),
    "one suppressed": ([observation(8), observation(statut="s", territoire=VOISIN)], ADDITIF, DEUX, "supprimee"),
    "one missing": ([observation(8)], ADDITIF, DEUX, "incomplet"),
    "one in words": ([observation(8), observation(valeur_texte="peu", territoire=VOISIN)], ADDITIF, DEUX, "mots"),
    "one a bound": ([observation(8), observation(6, statut="borne", territoire=VOISIN)], ADDITIF, DEUX, "approchee"),
    "two years": ([observation(8), observation(6, "2017", territoire=VOISIN)], ADDITIF, DEUX, "moments"),
    "two maps": (
        [observation(8), observation(6, perimetre="2024", territoire=VOISIN)], ADDITIF, DEUX, "perimetre",
    ),
    "twice the same": ([observation(8), observation(6, territoire=VOISIN), observation(8)], ADDITIF, DEUX, "double"),
    "one inside another": ([observation(8), observation(99, territoire=COMMUNE)], ADDITIF, (QUARTIER, COMMUNE), "double"),
    "nothing asked": ([observation(8)], ADDITIF, (), "vide"),
    "no year, one page": (
        [observation(8, "non précisée"), observation(6, "non précisée", territoire=VOISIN)], ADDITIF, DEUX, 14,
    ),
    "no year, two pages": (
        [observation(8, "non précisée"), observation(6, "non précisée", territoire=VOISIN, page="p. 2")], ADDITIF, DEUX,
        "moments",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("values", "about", "places", "expected"), SOMMES.values(), ids=SOMMES)
def test_sum_is_given_only_when_it_is_true(values, about, places, expected):
    found = somme(values, indicateur=about, territoires=places, dans={QUARTIER: [COMMUNE]})
    assert (found.cle if isinstance(found, Refus) else found.valeur) == expected


def test_sum_with_a_doubtful_value_says_so():
    found = somme(
        [observation(8), observation(6, territoire=VOISIN, statut="douteux")],
        indicateur=ADDITIF,
        territoires=DEUX,
    )
    assert isinstance(found, Somme)
    assert "à vérifier" in found.precaution


STATUTS = st.sampled_from(["", "", "", "nd", "ns", "s", "so", "estime", "provisoire", "douteux", "borne"])
OBSERVATIONS = st.builds(
    lambda valeur, annee, statut, perimetre, territoire: observation(
        None if valeur is None else str(valeur),
        annee,
        statut=statut,
        perimetre=perimetre,
        territoire=territoire,
    ),
    valeur=st.none() | st.integers(0, 5000),
    annee=st.sampled_from(["2013", "2017", "2021", "2015-2018", "T4 2016", "non précisée"]),
    statut=STATUTS,
    perimetre=st.sampled_from(["", "2015", "2024"]),
    territoire=st.sampled_from([QUARTIER, VOISIN, COMMUNE]),
)


@settings(max_examples=500)
@given(st.lists(OBSERVATIONS, max_size=12))
def test_series_lose_nothing_and_mix_nothing(values):
    found = series(values)
    kept = [p.observation for s in found for p in (*s.points, *s.sans_annee)]
    assert sorted(map(id, kept)) == sorted(map(id, values))
    for s in found:
        assert {(p.observation.territoire, p.observation.perimetre) for p in (*s.points, *s.sans_annee)} == {
            (s.territoire, s.perimetre)
        }
        assert all(a.moment.ordre <= b.moment.ordre for a, b in pairwise(s.points))
        assert all(p.trou for p in s.points if p.observation.statut in SUPPRIMEES)
        assert all(len({p.moment.rythme for p in suite}) == 1 for suite in s.suites)


@settings(max_examples=500)
@given(st.lists(OBSERVATIONS, max_size=6), st.sets(st.sampled_from([QUARTIER, VOISIN, COMMUNE])))
def test_sum_never_holds_a_hole_a_bound_or_two_moments(values, places):
    found = somme(values, indicateur=ADDITIF, territoires=sorted(places))
    used = [o for o in values if o.territoire in places]
    if isinstance(found, Somme):
        assert sorted(o.territoire for o in used) == sorted(places)
        assert all(o.valeur is not None and o.statut not in {*SUPPRIMEES, "borne"} for o in used)
        assert len({(o.annee, o.perimetre) for o in used}) == 1
        assert found.valeur == sum(o.valeur for o in used)


def test_map_of_2024_with_figures_of_2015_says_so():
    said = avertissement_de_carte("2015", carte="2024", territoire=VOISIN)
    assert said == "Chiffres établis sur les quartiers de 2015, montrés sur la carte de 2024."
    assert "n'a pas changé" in avertissement_de_carte("2015", carte="2024", territoire=QUARTIER)
    assert avertissement_de_carte("2024", carte="2024") == ""
