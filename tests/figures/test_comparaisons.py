"""Comparisons in words: each sentence is true to its numbers, or there is no sentence and a reason."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from contrats.figures.comparaisons import comparaison, evolution
from contrats.figures.phrases import Phrase, Refus
from contrats.figures.rapports import genre
from contrats.figures.series import SUPPRIMEES
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.chiffres import (
    LIEUX,
    QUARTIER,
    VOISIN,
    ailleurs,
    fois_lu,
    indicateur,
    lire,
    nombre_lu,
    observation,
    sans_faute,
)
from tests.figures.hazebrouck import FICHIER, lignes


def en_clair(texte: str) -> str:
    """The text with plain spaces, to be read in a test."""
    return re.sub("[\u00a0\u202f]", " ", texte)


def dans_le_temps(avant: str, apres: str, unite: str, **champs: object) -> Phrase | Refus:
    return evolution(indicateur(unite, **champs), observation(apres), depuis=observation(avant, "2017"))


def entre_lieux(ici: str, la_bas: str, unite: str, **champs: object) -> Phrase | Refus:
    return comparaison(indicateur(unite, **champs), observation(ici), ailleurs=ailleurs(la_bas), lieux=LIEUX)


TEMPS = {
    # 2017, 2021, unit: what is said after « Essai : »
    "a share rises by points": ("20", "27.8", "%", "27,8 % en 2021, soit 7,8 points de plus qu'en 2017."),
    "under two is singular": ("52.8", "54.4", "%", "54,4 % en 2021, soit 1,6 point de plus qu'en 2017."),
    "same number": ("27.8", "27.80", "%", "27,80 % en 2021, autant qu'en 2017."),
    "same within what is printed": ("28", "27.8", "%", "27,8 % en 2021, à peu près autant qu'en 2017 (28 %)."),
    "a growth may be negative": ("-1.5", "0.5", "%", "0,5 % en 2021, soit 2 points de plus qu'en 2017."),
    "a share from zero has no ratio": ("0", "3", "%", "3 % en 2021, soit 3 points de plus qu'en 2017."),
    "a count": ("1379", "1416", "habitants", "1 416 habitants en 2021, soit 37 habitants de plus qu'en 2017 (+2,7 %)."),
    "one more": ("40", "41", "habitants", "41 habitants en 2021, soit 1 habitant de plus qu'en 2017 (+3 %)."),
    "hardly any more": ("40000", "40001", "élèves", "40 001 élèves en 2021, soit 1 élève de plus qu'en 2017 (moins de 0,1 %)."),
    "twice as many": ("40", "80", "élèves", "80 élèves en 2021, soit 40 élèves de plus qu'en 2017 (deux fois plus)."),
    "nearly twice": ("1000", "1960", "élèves", "1 960 élèves en 2021, soit 960 élèves de plus qu'en 2017 (près de deux fois plus)."),
    "a little over": ("1000", "3040", "élèves", "3 040 élèves en 2021, soit 2 040 élèves de plus qu'en 2017 (environ trois fois plus)."),
    "2,4 times": ("100", "240", "élèves", "240 élèves en 2021, soit 140 élèves de plus qu'en 2017 (2,4 fois plus)."),
    "half": ("80", "40", "élèves", "40 élèves en 2021, soit 40 élèves de moins qu'en 2017 (moitié moins)."),
    "a third": ("300", "200", "élèves", "200 élèves en 2021, soit 100 élèves de moins qu'en 2017 (un tiers de moins)."),
    "a quarter more": ("400", "500", "élèves", "500 élèves en 2021, soit 100 élèves de plus qu'en 2017 (un quart de plus)."),
    "almost all": ("100000", "20", "élèves", "20 élèves en 2021, soit 99 980 élèves de moins qu'en 2017 (plus de 99,9 % de moins)."),
    "small counts are only said": ("22", "14", "élèves", "14 élèves en 2021, contre 22 élèves en 2017."),
    "zero and one are singular": ("1", "0", "élèves", "0 élève en 2021, contre 1 élève en 2017."),
    "an amount": ("8500", "8222", "€ par an", "8 222 € par an en 2021, soit 278 € de moins par an qu'en 2017 (−3,3 %)."),
    "a measure": ("10.5", "12", "km", "12 km en 2021, soit 1,5 km de plus qu'en 2017 (+14 %)."),
    "an index has no percentage": ("-208", "-222", "", "−222 en 2021, soit 14 de moins qu'en 2017."),
    "points": ("187", "208", "points", "208 points en 2021, soit 21 points de plus qu'en 2017."),
    "irregular plural": ("30", "31", "lieux", "31 lieux en 2021, soit 1 lieu de plus qu'en 2017 (+3 %)."),
}  # fmt: skip


@pytest.mark.parametrize(("avant", "apres", "unite", "dit"), TEMPS.values(), ids=TEMPS)
def test_change_in_words(avant, apres, unite, dit):
    found = dans_le_temps(avant, apres, unite)
    assert en_clair(found.texte) == f"Essai : {dit}"


LIEUX_DITS = {
    # quartier, commune, unit: what is said after « Essai : »
    "points": ("40", "32", "%", "40 % dans le quartier en 2021, soit 8 points de plus que dans la commune (32 %)."),
    "twice": ("40", "20", "%", "40 % dans le quartier en 2021, deux fois plus que dans la commune (20 %)."),
    "half": ("20", "40", "%", "20 % dans le quartier en 2021, deux fois moins que dans la commune (40 %)."),
    "near one and a half": ("40", "27", "%", "40 % dans le quartier en 2021, environ 1,5 fois plus que dans la commune (27 %)."),
    "nearly twice": ("39.1", "20.0", "%", "39,1 % dans le quartier en 2021, près de deux fois plus que dans la commune (20,0 %)."),
    "tiny shares have no ratio": ("1.6", "0.4", "%", "1,6 % dans le quartier en 2021, soit 1,2 point de plus que dans la commune (0,4 %)."),
    "coarse shares have no ratio": ("4", "2", "%", "4 % dans le quartier en 2021, soit 2 points de plus que dans la commune (2 %)."),
    "same": ("27", "27", "%", "27 % dans le quartier en 2021, autant que dans la commune."),
    "same within what is printed": ("27", "27.4", "%", "27 % dans le quartier en 2021, à peu près autant que dans la commune (27,4 %)."),
    "as good as the same": ("40.8", "40.6", "%", "40,8 % dans le quartier en 2021, à peu près autant que dans la commune (40,6 %)."),
    "an amount": ("14390", "21000", "€ par an", "14 390 € par an dans le quartier en 2021, soit 6 610 € de moins par an que dans la commune (21 000 € par an)."),
    "a rate": ("3000", "1000", "habitants par km²", "3 000 habitants par km² dans le quartier en 2021, trois fois plus que dans la commune (1 000 habitants par km²)."),
    "twelve times": ("60.0", "5.0", "%", "60,0 % dans le quartier en 2021, 12 fois plus que dans la commune (5,0 %)."),
    "negative has no ratio": ("-4", "8", "%", "−4 % dans le quartier en 2021, soit 12 points de moins que dans la commune (8 %)."),
}  # fmt: skip


@pytest.mark.parametrize(("ici", "la_bas", "unite", "dit"), LIEUX_DITS.values(), ids=LIEUX_DITS)
def test_territories_in_words(ici, la_bas, unite, dit):
    assert en_clair(entre_lieux(ici, la_bas, unite).texte) == f"Essai : {dit}"


def test_sentence_of_the_catalogue_is_used():
    found = evolution(
        indicateur(),
        observation("27.8"),
        depuis=observation(20, "2017"),
        phrase="{valeur} des élèves entrent en 6e avec du retard",
    )
    assert en_clair(found.texte) == (
        "27,8 % des élèves entrent en 6e avec du retard en 2021, soit 7,8 points de plus qu'en 2017."
    )


def test_unit_that_the_label_says_is_not_repeated():
    about = indicateur("habitants", libelle="Nombre d'habitants")
    found = evolution(about, observation(1416), depuis=observation(1379, "2013"))
    assert en_clair(found.texte) == "Nombre d'habitants : 1 416 en 2021, soit 37 de plus qu'en 2013 (+2,7 %)."


def test_two_quartiers_are_named_and_may_be_counted():
    about, two = indicateur("habitants"), observation(1190, territoire=VOISIN)
    found = comparaison(about, observation(2866), ailleurs=two, lieux=LIEUX)
    assert en_clair(found.texte) == (
        "Essai : 2 866 habitants dans le quartier Pasteur-Foch en 2021, 2,4 fois plus que dans le quartier des Moulins"
        " (1 190 habitants)."
    )


def test_neighbouring_years_are_said():
    found = comparaison(indicateur(), observation(40), ailleurs=ailleurs(32, "2019"), lieux=LIEUX)
    assert en_clair(found.texte) == (
        "Essai : 40 % dans le quartier en 2021, soit 8 points de plus que dans la commune en 2019 (32 %)."
    )
    assert found.precaution == "Les deux chiffres ne sont pas de la même année."


def test_values_without_a_year_on_one_page_are_compared_with_a_warning():
    one, other = (make(n, "non précisée") for make, n in ((observation, 40), (ailleurs, 32)))
    found = comparaison(indicateur(), one, ailleurs=other, lieux=LIEUX)
    assert en_clair(found.texte) == "Essai : 40 % dans le quartier, soit 8 points de plus que dans la commune (32 %)."
    assert "ne donne pas l'année" in found.precaution


def test_decimals_of_the_catalogue_never_make_a_gap():
    found = dans_le_temps("27.4", "27.6", "%", decimales=0)
    assert (found.sens, en_clair(found.texte)) == (
        "autant",
        "Essai : 28 % en 2021, à peu près autant qu'en 2017 (27 %).",
    )
    assert "environ 8 points" in en_clair(dans_le_temps("20.1", "27.8", "%", decimales=0).texte)


REFUS_DANS_LE_TEMPS = {
    # the later value, the earlier one: the key of the refusal
    "suppressed": (observation(statut="nd"), observation(10, "2017"), "supprimee"),
    "suppressed at the start": (observation(10), observation(statut="s", annee="2017"), "supprimee"),
    "a number beside a secret is not believed": (
        observation(5, statut="s"),
        observation(10, "2017"),
        "supprimee",
    ),
    "only words": (observation(valeur_texte="beaucoup"), observation(10, "2017"), "mots"),
    "nothing": (observation(), observation(10, "2017"), "absente"),
    "a bound": (observation(75, valeur_texte="plus de 75 %"), observation(70, "2017"), "approchee"),
    "two maps": (observation(20, perimetre="2024"), observation(27, "2017"), "perimetre"),
    "a map not told": (observation(20, perimetre=""), observation(27, "2017"), "perimetre"),
    "no year": (observation(20, "non précisée"), observation(27, "2017"), "sans-annee"),
    "one year": (observation(20), observation(27), "meme-annee"),
    "backwards": (observation(20, "2017"), observation(27), "ordre"),
    "a year and a period": (observation(291, "2015-2018"), observation(80, "2014"), "rythme"),
    "periods that overlap": (observation(291, "2016-2019"), observation(80, "2015-2018"), "chevauchement"),
    "a quarter and a year": (observation(20, "T4 2022"), observation(27, "2017"), "rythme"),
    "two documents": (observation(20, source="dossier"), observation(27, "2017"), "source"),
    "two territories": (observation(20), ailleurs(27, "2017"), "territoire"),
    "two indicators": (observation(20, indicateur="autre"), observation(27, "2017"), "indicateur"),
}


@pytest.mark.parametrize(("apres", "depuis", "cle"), REFUS_DANS_LE_TEMPS.values(), ids=REFUS_DANS_LE_TEMPS)
def test_false_change_is_refused_with_a_reason(apres, depuis, cle):
    found = evolution(indicateur(), apres, depuis=depuis)
    assert isinstance(found, Refus)
    assert found.cle == cle
    assert sans_faute(found.raison)
    assert found.raison.endswith(".")


QPV = "qpv-france"
REFUS_ENTRE_LIEUX = {
    "suppressed": (observation(20), ailleurs(statut="nd"), "%", "supprimee"),
    "a bound": (observation(75, statut="borne"), ailleurs(45), "%", "approchee"),
    "a count of a larger place": (observation(1416), ailleurs(21464), "habitants", "taille"),
    "two maps": (observation(20), ailleurs(30, territoire=QPV, perimetre="2024"), "%", "perimetre"),
    "a map not told": (observation(20), ailleurs(30, territoire=QPV), "%", "perimetre"),
    "far years": (observation(20), ailleurs(30, "2012"), "%", "annees-eloignees"),
    "one without a year": (observation(20), ailleurs(30, "non précisée"), "%", "sans-annee"),
    "no year, two pages": (
        observation(20, "non précisée"),
        ailleurs(30, "non précisée", page="p. 2"),
        "%",
        "sans-annee",
    ),
    "a year and a period": (observation(20), ailleurs(30, "2018-2021"), "%", "rythme"),
    "two documents": (observation(20), ailleurs(30, source="dossier"), "%", "source"),
    "one territory": (observation(20), observation(30, "2020"), "%", "meme-territoire"),
    "two indicators": (observation(20), ailleurs(30, indicateur="autre"), "%", "indicateur"),
}


@pytest.mark.parametrize(("ici", "la_bas", "unite", "cle"), REFUS_ENTRE_LIEUX.values(), ids=REFUS_ENTRE_LIEUX)
def test_false_comparison_is_refused_with_a_reason(ici, la_bas, unite, cle):
    for one, other in ((ici, la_bas), (la_bas, ici)):
        found = comparaison(indicateur(unite), one, ailleurs=other, lieux=LIEUX)
        assert isinstance(found, Refus)
        assert found.cle == cle
        assert sans_faute(found.raison)


def test_documents_that_count_in_one_way_may_be_compared():
    one, other = observation(20, source="insee-2021"), observation(27, "2017", source="insee-2017")
    families = {"insee-2021": "insee", "insee-2017": "insee"}
    assert isinstance(evolution(indicateur(), one, depuis=other, familles=families), Phrase)


def test_better_and_worse_are_said_only_with_a_direction():
    said = {
        way: dans_le_temps("20", "27.8", "%", sens=way).avis
        for way in ("neutre", "hausse-favorable", "baisse-favorable")
    }
    assert said == {
        "neutre": "",
        "hausse-favorable": "Mieux qu'en 2017.",
        "baisse-favorable": "Moins bien qu'en 2017.",
    }
    assert entre_lieux("40", "20", "%", sens="baisse-favorable").avis == "Moins bien que dans la commune."


def test_no_opinion_on_what_is_equal_small_doubtful_or_in_money_over_time():
    way = {"sens": "hausse-favorable"}
    found = [
        dans_le_temps("28", "27.8", "%", **way),
        dans_le_temps("27.8", "28.3", "%", **way),
        dans_le_temps("12", "14", "élèves", **way),
        dans_le_temps("8222", "8500", "€ par an", **way),
        evolution(indicateur(**way), observation(30, statut="douteux"), depuis=observation(20, "2017")),
    ]
    assert {f.avis for f in found} == {""}


PRECAUTIONS = {
    "doubtful": (observation(30, statut="douteux"), observation(20, "2017"), "%", "à vérifier"),
    "estimate": (observation(30), observation(20, "2017", statut="estime"), "%", "estimé"),
    "prices": (observation(8500), observation(8222, "2017"), "€", "hausse des prix"),
    "small counts": (observation(6), observation(8, "2017"), "élèves", "Petits nombres"),
    "seasons": (observation(30, "T2 2022"), observation(20, "T4 2016"), "%", "saison"),
    "map not told": (observation(30, perimetre=""), observation(20, "2017", perimetre=""), "%", "contour"),
}


@pytest.mark.parametrize(("apres", "depuis", "unite", "mots"), PRECAUTIONS.values(), ids=PRECAUTIONS)
def test_precaution_is_said(apres, depuis, unite, mots):
    found = evolution(indicateur(unite), apres, depuis=depuis)
    assert mots in found.precaution
    assert sans_faute(found.precaution)


def test_insee_warning_stands_beside_two_editions_in_a_row():
    about = indicateur(producteur="Insee")
    said = [evolution(about, observation(30), depuis=observation(20, year)).precaution for year in ("2020", "2017")]
    assert ["Insee" in text for text in said] == [True, False]


# ---- Properties: thousands of pairs, taken near each other, round, tiny, zero and negative on purpose ----

UNITES = st.sampled_from(["%", "points", "€", "€ par an", "habitants", "élèves", "km", "habitants par km²", "", "fois"])
ENTIERS = st.integers(0, 60) | st.integers(0, 3_000_000) | st.sampled_from([0, 1, 2, 10, 19, 20, 21, 100, 1000])
DECIMAUX = st.builds(
    lambda n, places: Decimal(n).scaleb(-places),
    st.integers(-3000, 100_000) | st.integers(-30, 1200),
    st.integers(0, 2),
)


@st.composite
def paires(draw: st.DrawFn) -> tuple[str, Decimal, Decimal, int | None]:
    """A unit, two values printed in it, and the catalogue's decimals."""
    unit = draw(UNITES)
    numbers = ENTIERS.map(Decimal) if genre(unit).compte else DECIMAUX
    one = draw(numbers)
    near = st.sampled_from([one, one * 2, one * 3, one + 1, one - 1, one + Decimal("0.1")]).map(
        lambda d: d if not genre(unit).compte else abs(d).quantize(Decimal(1))
    )
    return unit, one, draw(numbers | near), draw(st.none() | st.integers(0, 2))


def verifier(texte: str, un: Decimal, autre: Decimal, *, unite: str, decimales: int | None, entre_lieux: bool) -> None:
    """Every number and word of the sentence is true of the two values."""
    seen, half = lire(texte, entre_lieux=entre_lieux), Decimal("0.5")
    unit = half if decimales is None else half.scaleb(-decimales)
    exact = decimales is None
    assert seen.un == un if exact else abs(seen.un - un) <= unit
    if seen.autre is not None:
        assert seen.autre == autre if exact else abs(seen.autre - autre) <= unit
    if seen.sens in ("plus", "moins"):
        assert (un > autre) == (seen.sens == "plus") and un != autre
    if seen.sens == "autant":
        assert abs(un - autre) <= max(1, abs(un) / 100, abs(autre) / 100)
        assert not genre(unite).compte or entre_lieux or un == autre or decimales is not None
    if seen.ecart is not None:
        assert seen.ecart > 0
        assert seen.environ or seen.ecart == abs(un - autre)
        assert abs(seen.ecart - abs(un - autre)) <= unit
    if seen.fois:
        verifier_fois(seen.fois, un, autre, compte=genre(unite).compte)
    if seen.variation:
        verifier_variation(seen.variation, un, autre, compte=genre(unite).compte)


def verifier_fois(texte: str, un: Decimal, autre: Decimal, *, compte: bool) -> None:
    low, high = sorted((un, autre))
    assert low > 0 and (not compte or low >= 20)
    how, times = fois_lu(texte)
    ratio = high / low
    assert times >= Decimal("1.5")
    assert abs(ratio - times) <= (Decimal("0.05") if ratio < 10 else Decimal("0.5")) + Decimal("0.01")
    assert how != "près de" or ratio < times


FRACTIONS = {
    "moitié": 1 / 2,
    "un tiers": 1 / 3,
    "un quart": 1 / 4,
    "deux tiers": 2 / 3,
    "trois quarts": 3 / 4,
}


def verifier_variation(texte: str, apres: Decimal, avant: Decimal, *, compte: bool) -> None:
    change = (apres - avant) / avant * 100
    assert min(apres, avant) > 0 and (not compte or min(apres, avant) >= 20)
    if texte.endswith("fois plus"):
        assert apres > avant
        verifier_fois(texte.removesuffix(" plus"), apres, avant, compte=compte)
        return
    shown = re.fullmatch(r"([−+][^%]+)\u202f%", texte)
    if shown:
        fine = avant / Decimal(1).scaleb(min(0, avant.as_tuple().exponent)) >= 1000
        assert abs(nombre_lu(shown[1]) - change) <= (Decimal("0.05") if fine else Decimal("0.5"))
        assert nombre_lu(shown[1]) * change > 0
        return
    limit = re.match(r"(moins|plus) de (\S+)\u202f%", texte)
    if limit:
        assert (abs(change) < nombre_lu(limit[2])) == (limit[1] == "moins")
        return
    words = next(f for w, f in FRACTIONS.items() if texte.startswith(w))
    assert abs(abs(change) - Decimal(words * 100)) <= Decimal("0.51")
    assert ("moins" in texte) == (change < 0)


def mots_justes(found: Phrase | Refus) -> None:
    texts = (found.raison,) if isinstance(found, Refus) else (found.texte, found.precaution, found.avis)
    for text in texts:
        assert sans_faute(text), repr(text)


@settings(max_examples=3000)
@given(paires())
def test_no_change_in_words_contradicts_its_numbers(pair):
    unit, one, other, places = pair
    about = indicateur(unit, decimales=places)
    found = evolution(about, observation(one), depuis=observation(other, "2017"))
    mots_justes(found)
    assert isinstance(found, Phrase)
    verifier(found.texte, one, other, unite=unit, decimales=places, entre_lieux=False)


@settings(max_examples=3000)
@given(paires())
def test_no_comparison_in_words_contradicts_its_numbers(pair):
    unit, one, other, places = pair
    about, there = indicateur(unit, decimales=places), observation(other, territoire=VOISIN)
    found = comparaison(about, observation(one), ailleurs=there, lieux=LIEUX)
    mots_justes(found)
    assert isinstance(found, Phrase)
    verifier(found.texte, one, other, unite=unit, decimales=places, entre_lieux=True)


OPPOSES = {"plus": "moins", "moins": "plus", "autant": "autant"}


@settings(max_examples=1500)
@given(paires(), st.sampled_from(["neutre", "hausse-favorable", "baisse-favorable"]))
def test_more_here_is_less_there(pair, way):
    unit, one, other, places = pair
    about = indicateur(unit, decimales=places, sens=way)
    here, there = observation(one), observation(other, territoire=VOISIN)
    said = comparaison(about, here, ailleurs=there, lieux=LIEUX)
    back = comparaison(about, there, ailleurs=here, lieux=LIEUX)
    assert back.sens == OPPOSES[said.sens]
    assert bool(said.avis) == bool(back.avis)
    assert not said.avis or said.avis.startswith("Mieux") != back.avis.startswith("Mieux")
    first, second = (lire(p.texte, entre_lieux=True) for p in (said, back))
    assert (first.ecart, first.fois) == (second.ecart, second.fois)


@settings(max_examples=1500)
@given(paires())
def test_rise_one_way_is_a_fall_the_other(pair):
    unit, one, other, places = pair
    about = indicateur(unit, decimales=places)
    rise = evolution(about, observation(one), depuis=observation(other, "2017"))
    fall = evolution(about, observation(other), depuis=observation(one, "2017"))
    assert fall.sens == OPPOSES[rise.sens]
    assert lire(rise.texte).ecart == lire(fall.texte).ecart


@settings(max_examples=500)
@given(paires(), st.sampled_from(list(SUPPRIMEES)), st.booleans(), st.booleans())
def test_suppressed_value_never_makes_a_sentence(pair, status, first, with_number):
    unit, one, other, _ = pair
    hidden = {"valeur": str(one)} if with_number else {}
    values = [{"statut": status} | hidden, {"valeur": str(other)}]
    here, there = values if first else reversed(values)
    pairs = (
        evolution(indicateur(unit), observation(**here), depuis=observation(annee="2017", **there)),
        comparaison(
            indicateur(unit),
            observation(**here),
            ailleurs=observation(territoire=VOISIN, **there),
            lieux=LIEUX,
        ),
    )
    for found in pairs:
        assert isinstance(found, Refus)
        assert found.cle == "supprimee"
        mots_justes(found)


@settings(max_examples=500)
@given(
    st.sampled_from(["2015", "2017", "2021", "2015-2018", "2019-2022", "T4 2016", "non précisée"]),
    st.sampled_from(["2015", "2018", "2021", "2012-2015", "2015-2018", "T4 2021", "non précisée"]),
    st.sampled_from(["", "2015", "2024"]),
    st.sampled_from(["", "2015", "2024"]),
)
def test_unlike_years_and_maps_are_said_or_refused(un, autre, carte, autre_carte):
    here = observation(40, un, perimetre=carte)
    change = evolution(indicateur(), here, depuis=observation(20, autre, perimetre=autre_carte))
    if isinstance(change, Phrase):
        assert carte == autre_carte
        assert un in change.texte or "trimestre" in change.texte
        assert autre in change.texte or "trimestre" in change.texte
    there = observation(20, autre, perimetre=autre_carte, territoire=VOISIN)
    beside = comparaison(indicateur(), here, ailleurs=there, lieux=LIEUX)
    if isinstance(beside, Phrase):
        assert carte == autre_carte
        assert un == autre or ("même année" in beside.precaution and autre[-4:] in beside.texte)
    mots_justes(change)
    mots_justes(beside)


# ---- The real figures ----


def test_sentences_of_hazebrouck_are_those_that_were_read_over():
    """To read over again after a change of data or words: ``python -m tests.figures.hazebrouck``."""
    assert "\n".join(lignes()) + "\n" == FICHIER.read_text(encoding="utf-8")


def test_sentences_of_hazebrouck_are_well_written():
    said = [line for line in lignes() if line and not line.startswith("#")]
    assert len(said) > 60
    assert [line for line in said if not sans_faute(line.strip())] == []
    assert QUARTIER not in "".join(said)
