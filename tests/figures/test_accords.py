"""French grammar of generated sentences."""

from __future__ import annotations

from decimal import Decimal

import pytest
from contrats.figures.accords import a, de, difference, espaces, quantite, que, singulier
from contrats.figures.lieux import du_departement, lieu
from contrats.figures.rapports import part_en_mots
from contrats.model.territoire import Quartier, Territoire
from hypothesis import given
from hypothesis import strategies as st

from tests.figures.chiffres import sans_faute

DE = {
    "Hazebrouck": "d'Hazebrouck", "Hautmont": "d'Hautmont", "Haut-Lieu": "de Haut-Lieu", "Lille": "de Lille",
    "Anzin": "d'Anzin", "Escaudain": "d'Escaudain", "Œuf-en-Ternois": "d'Œuf-en-Ternois", "Étaples": "d'Étaples",
    "Le Quesnoy": "du Quesnoy", "Les Rues-des-Vignes": "des Rues-des-Vignes", "La Sentinelle": "de La Sentinelle",
    "Ypres": "d'Ypres", "le quartier": "du quartier", "la commune": "de la commune",
    "l'agglomération": "de l'agglomération", "les quartiers": "des quartiers",
}  # fmt: skip


@pytest.mark.parametrize(("nom", "dit"), DE.items(), ids=DE)
def test_de_elides_and_contracts(nom, dit):
    assert de(nom) == dit


def test_a_contracts():
    assert [a(n) for n in ("Hazebrouck", "Le Quesnoy", "La Sentinelle")] == [
        "à Hazebrouck",
        "au Quesnoy",
        "à La Sentinelle",
    ]


def test_que_elides():
    assert [que(w) for w in ("en 2017", "à Lille", "au 4e trimestre", "dans la commune", "sur la période")] == [
        "qu'en 2017", "qu'à Lille", "qu'au 4e trimestre", "que dans la commune", "que sur la période",
    ]  # fmt: skip


SINGULIERS = {
    "habitants": "habitant", "lieux": "lieu", "logements sociaux": "logement social", "bus": "bus", "ans": "an",
    "départs par jour": "départ par jour", "places de crèche": "place de crèche", "TPE": "TPE", "mois": "mois",
    "réseaux": "réseau", "QPV par an": "QPV par an", "travaux": "travail", "points": "point", "élèves": "élève",
}  # fmt: skip


@pytest.mark.parametrize(("plural", "single"), SINGULIERS.items(), ids=SINGULIERS)
def test_unit_in_the_singular(plural, single):
    assert singulier(plural) == single


QUANTITES = {
    ("0", "habitants"): "0\u00a0habitant", ("1", "élèves"): "1\u00a0élève", ("1.9", "points"): "1,9\u00a0point",
    ("-1.5", "points"): "−1,5\u00a0point", ("2", "points"): "2\u00a0points", ("27.8", "%"): "27,8\u202f%",
    ("1416", "habitants"): "1\u202f416\u00a0habitants", ("1", "€ par an"): "1\u00a0€ par an", ("3", ""): "3",
}  # fmt: skip


@pytest.mark.parametrize(("given", "written"), QUANTITES.items(), ids=map(str, QUANTITES))
def test_number_and_unit_agree_and_never_part(given, written):
    assert quantite(Decimal(given[0]), given[1]) == written


def test_difference_keeps_what_the_unit_is_per():
    assert difference(Decimal(278), "€ par an", "moins") == "278\u00a0€ de moins par an"
    assert difference(Decimal(1), "départs par jour", "plus") == "1\u00a0départ de plus par jour"


LIEUX = {
    # type, name: where, with its name, of it
    ("commune", "Hazebrouck"): ("dans la commune", "à Hazebrouck", "de la commune"),
    ("commune", "Le Quesnoy"): ("dans la commune", "au Quesnoy", "de la commune"),
    ("epci", "Cœur de Flandre agglo"): (
        "dans l'agglomération", "dans l'intercommunalité Cœur de Flandre agglo", "de l'agglomération",
    ),
    ("epci", "Métropole européenne de Lille"): (
        "dans la métropole", "dans l'intercommunalité Métropole européenne de Lille", "de la métropole",
    ),
    ("epci", "Pays de Mormal"): ("dans l'intercommunalité", "dans l'intercommunalité Pays de Mormal", "de l'intercommunalité"),
    ("departement", "Nord"): ("dans le département", "dans le département du Nord", "du département"),
    ("departement", "Aisne"): ("dans le département", "dans le département de l'Aisne", "du département"),
    ("region", "Hauts-de-France"): ("dans la région", "dans la région Hauts-de-France", "de la région"),
    ("pays", "France métropolitaine"): (
        "en France métropolitaine", "en France métropolitaine", "de la France métropolitaine",
    ),
    ("qpv-ensemble", "Quartiers prioritaires du Nord"): (
        "dans les quartiers prioritaires du Nord", "dans les quartiers prioritaires du Nord",
        "des quartiers prioritaires du Nord",
    ),
    ("poche", "Cité de la République"): ("dans le secteur", "dans le secteur Cité de la République", "du secteur"),
}  # fmt: skip


@pytest.mark.parametrize(("fiche", "dit"), LIEUX.items(), ids=map(str, LIEUX))
def test_territory_in_words(fiche, dit):
    found = lieu(Territoire.model_validate({"id": "t", "type": fiche[0], "nom": fiche[1]}))
    assert (found.dans, found.nomme, found.du) == dit


def test_quartier_in_words_and_by_its_short_name():
    found = lieu(
        Quartier.model_validate({"code": "QN05941I", "nom": "Résidences Pasteur et Foch", "nom-court": "Pasteur-Foch"})
    )
    assert (found.dans, found.nomme, found.suit_la_carte) == (
        "dans le quartier",
        "dans le quartier Pasteur-Foch",
        True,
    )


def test_words_of_a_territory_may_be_given():
    fiche = Territoire.model_validate({"id": "mel", "type": "epci", "nom": "MEL"})
    given = lieu(Territoire.model_validate({"id": "x", "type": "region", "nom": "Hauts-de-France"}))
    assert lieu(fiche, mots={"mel": given}) is given


DEPARTEMENTS = {
    "Nord": "du Nord", "Pas-de-Calais": "du Pas-de-Calais", "Somme": "de la Somme", "Oise": "de l'Oise",
    "Hérault": "de l'Hérault", "Haute-Savoie": "de la Haute-Savoie", "Haut-Rhin": "du Haut-Rhin",
    "Hauts-de-Seine": "des Hauts-de-Seine", "Bouches-du-Rhône": "des Bouches-du-Rhône", "Yonne": "de l'Yonne",
    "Yvelines": "des Yvelines", "Paris": "de Paris", "La Réunion": "de La Réunion", "Côte-d'Or": "de la Côte-d'Or",
    "Indre-et-Loire": "de l'Indre-et-Loire", "Ardennes": "des Ardennes", "Seine-Saint-Denis": "de la Seine-Saint-Denis",
}  # fmt: skip


@pytest.mark.parametrize(("nom", "dit"), DEPARTEMENTS.items(), ids=DEPARTEMENTS)
def test_departement_has_its_article(nom, dit):
    assert du_departement(nom) == dit


PARTS = {
    "48": "près de la moitié", "50": "la moitié", "50.4": "la moitié", "51.5": "un peu plus de la moitié",
    "33.3": "un tiers", "32": "près d'un tiers", "34.5": "un peu plus d'un tiers", "25": "un quart", "64": "",
    "66.7": "deux tiers", "10": "un dixième", "9.4": "près d'un dixième", "75": "trois quarts", "42": "", "0": "", "90": "",
}  # fmt: skip


@pytest.mark.parametrize(("part", "dit"), PARTS.items(), ids=PARTS)
def test_share_as_a_simple_fraction(part, dit):
    assert part_en_mots(Decimal(part)) == dit


@given(st.decimals(0, 100, places=1))
def test_share_in_words_is_on_the_right_side(part):
    words = part_en_mots(part)
    exact = next((p for name, p in
                  (("dixième", 10), ("cinquième", 20), ("quart", 25), ("deux tiers", 200 / 3), ("tiers", 100 / 3), ("moitié", 50))
                  if name in words and "trois" not in words), 75)  # fmt: skip
    if words:
        assert abs(float(part) - exact) <= 2
        assert not words.startswith("près") or part < exact
        assert not words.startswith("un peu plus") or part > exact


def test_spaces_of_an_editor_become_french():
    assert espaces("Chômage : quartier  / commune ; 27 % « oui » 1 416 € !") == (
        "Chômage\u00a0: quartier / commune\u202f; 27\u202f% «\u00a0oui\u00a0» 1\u202f416\u00a0€\u202f!"
    )


@given(st.text("ab12 \u00a0\u202f:;%€«»!?.", max_size=30))
def test_spaces_are_settled_in_one_pass(texte):
    once = espaces(texte)
    assert espaces(once) == once
    assert not any(bad in once for bad in ("  ", " %", " ;", " €", " »", "« "))


def test_fault_finder_finds_faults():
    faults = ["27 % de", "deux  espaces", "un : deux", "None", "il y a 1 000 fois", "plus que en 2017"]
    assert [f for f in faults if sans_faute(f)] == []
