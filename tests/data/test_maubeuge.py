"""The figures of Maubeuge-Val de Sambre: every bullet of the contract is there, the sums are redone.

The source prints 14 key-figure bullets in five boxes and 21 bullets in the portrait of the quartiers. Its
known contradictions stay as printed and say so.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from contrats.model.indicateur import Observation
from contrats.outputs.sites import read_content

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 20)
CONTRACT = "contrat-maubeuge-val-de-sambre"

QPV, AGGLO, HUIT = (
    "qpv-maubeuge-val-de-sambre",
    "maubeuge-val-de-sambre-agglo",
    "communes-qpv-maubeuge-val-de-sambre",
)
FRANCE, QPV_NORD, QPV_FRANCE, QPV_VILLE = "france", "qpv-nord", "qpv-france", "maubeuge-qpv"

NIVEAU_DE_VIE = "Orientation 1 – Le niveau de vie et le bien-être dans les QPV"
JEUNESSE = "Orientation 2 – Quelques chiffres clé sur l'enfance et la jeunesse"
EMPLOI = "Orientation 3 – L'accès à l'emploi dans les QPV"
CADRE_DE_VIE = "Orientation 4 – Quelques chiffres clés sur le cadre de vie"
TRANSITION = "Orientation 5 – Quelques chiffres clés sur les enjeux de la transition écologique"

KEY_FIGURES = (
    # one line per bullet: heading, {indicator: {place: number}}
    (NIVEAU_DE_VIE, {"taux-pauvrete": {QPV: "50", AGGLO: "20", FRANCE: "14"}}),
    (NIVEAU_DE_VIE, {"taux-c2s": {QPV: "42", FRANCE: "32"}}),
    (NIVEAU_DE_VIE, {"taux-minima-sociaux": {QPV: "33.3", FRANCE: "10"}}),
    (JEUNESSE, {"part-moins-25-ans": {QPV: "39", AGGLO: "32", FRANCE: "30"}}),
    (JEUNESSE, {"part-familles-monoparentales": {QPV: "44", FRANCE: "30"}}),
    (JEUNESSE, {"taux-c2s-moins-18-ans": {QPV: "60"}}),
    (EMPLOI, {"taux-emploi": {QPV: "32", AGGLO: "51", FRANCE: "65"}}),
    (EMPLOI, {"emploi-precaire": {QPV: "33.3", AGGLO: "17", FRANCE: "14"}}),
    (EMPLOI, {"trajet-domicile-travail-voiture": {QPV: "75"}}),
    (EMPLOI, {"part-moins-26-ans-demandeurs-emploi": {QPV: "17", AGGLO: "25", FRANCE: "8"}}),
    (CADRE_DE_VIE, {"loyer-moyen": {QPV: "347", QPV_NORD: "362", QPV_FRANCE: "362"}}),
    (
        CADRE_DE_VIE,
        {
            "interventions-police-municipale": {QPV_VILLE: "468"},
            "proces-verbaux-police-municipale": {QPV_VILLE: "156"},
        },
    ),
    (TRANSITION, {"consommation-energie-logements": {HUIT: "5.9", FRANCE: "4.5"}}),
    (
        TRANSITION,
        {
            "surface-forets": {HUIT: "399"},
            "surface-zones-urbanisees": {HUIT: "2880"},
            "evolution-zones-urbanisees": {HUIT: "1"},
        },
    ),
)

PORTRAIT = {
    # heading: one indicator per bullet, in the order of the page
    "Dynamique de peuplement": (
        "evolution-population",
        "part-moins-25-ans",
        "vieillissement-population",
        "part-etrangers",
        "evolution-familles-monoparentales-caf",
        "part-menages-une-personne",
    ),
    "Habitat et cadre de vie": ("evolution-taille-menages", "part-logements-5-pieces", "loyer-moyen"),
    "Cohésion sociale": (
        "taux-pauvrete",
        "evolution-ecart-niveau-vie",
        "taux-minima-sociaux",
        "taux-c2s-moins-18-ans",
        "scolarisation-filles-garcons",
        "lyceens-voie-professionnelle",
    ),
    "Économie et emploi": (
        "taux-emploi",
        "emploi-precaire-portrait",
        "comparaison-jeunes-demandeurs-emploi",
        "evolution-demandeurs-emploi",
        "trajet-domicile-travail-voiture",
        "creation-entreprises",
    ),
}

IN_WORDS = {
    "taux-pauvrete": ("La moitié", "estime"),
    "taux-minima-sociaux": ("1 ménage sur trois", "estime"),
    "emploi-precaire": ("1/3", "estime"),
    "part-menages-une-personne": ("Près de 4 ménages sur 10", "estime"),
    "part-logements-5-pieces": ("Près de 4 logements sur 10", "estime"),
    "trajet-domicile-travail-voiture": ("Plus des trois quarts", "borne"),
    "evolution-population": ("en baisse", ""),
}

CHANNELS = ("idees-plateforme", "idees-formulaire", "idees-accroche-portes", "idees-post-it")
QUARTIERS = ("QN05916M", "QN05917M", "QN05915M", "QN05918M")


@pytest.fixture(scope="module")
def library():
    return read_content(ROOT, au=DAY).library


@pytest.fixture(scope="module")
def observations(library) -> list[Observation]:
    return [o for o in library.observations if o.source == CONTRACT]


@pytest.fixture(scope="module")
def of(observations):
    """The only observation of an indicator on a place (and a year, where there are several)."""

    def find(indicateur: str, territoire: str, annee: str | None = None) -> Observation:
        found = [
            o
            for o in observations
            if (o.indicateur, o.territoire) == (indicateur, territoire) and annee in (None, o.annee)
        ]
        assert len(found) == 1, (indicateur, territoire, annee, len(found))
        return found[0]

    return find


def test_the_contract_prints_14_key_figures_and_21_lines_of_portrait():
    assert len(KEY_FIGURES) == 14
    assert sum(map(len, PORTRAIT.values())) == 21


@pytest.mark.parametrize(("heading", "bullet"), KEY_FIGURES, ids=lambda x: next(iter(x), None))
def test_key_figure_has_every_printed_value(of, heading, bullet):
    for indicateur, values in bullet.items():
        for territoire, number in values.items():
            one = of(indicateur, territoire)
            assert one.valeur == Decimal(number)
            assert heading in one.page


def test_no_key_figure_is_left_out(observations):
    for heading in {heading for heading, _ in KEY_FIGURES}:
        expected = {(i, t) for h, bullet in KEY_FIGURES if h == heading for i, values in bullet.items() for t in values}
        assert {(o.indicateur, o.territoire) for o in observations if heading in o.page} == expected


@pytest.mark.parametrize("heading", PORTRAIT)
def test_each_line_of_the_portrait_is_represented(observations, heading):
    page = f"Les quartiers prioritaires à grands traits – {heading}"
    found = [o for o in observations if page in o.page]
    assert sorted(o.indicateur for o in found) == sorted(PORTRAIT[heading])
    assert {o.territoire for o in found} == {QPV}


@pytest.mark.parametrize("indicateur", IN_WORDS)
def test_value_in_words_keeps_its_words(of, indicateur):
    one = of(indicateur, QPV)
    assert (one.valeur_texte, one.statut) == IN_WORDS[indicateur]


def test_young_jobseekers_contradict_the_portrait_and_say_so(of, library):
    ours, agglo, france = (of("part-moins-26-ans-demandeurs-emploi", t) for t in (QPV, AGGLO, FRANCE))
    portrait = of("comparaison-jeunes-demandeurs-emploi", QPV)
    assert portrait.valeur_texte == "plus élevée qu'ailleurs" and ours.valeur < agglo.valeur
    assert {o.statut for o in (ours, agglo, france, portrait)} == {"douteux"}
    notes = library.shared["indicateur"]["comparaison-jeunes-demandeurs-emploi"].a_noter
    assert [n.type for n in notes] == ["contradiction"]


def test_precarious_jobs_have_two_values_and_say_so(of, library):
    assert of("emploi-precaire", QPV).valeur != of("emploi-precaire-portrait", QPV).valeur == 30
    assert of("emploi-precaire-portrait", QPV).statut == "douteux"
    assert library.shared["indicateur"]["emploi-precaire-portrait"].a_noter[0].type == "contradiction"


def test_adapted_homes_are_85_and_105_and_both_doubtful(of):
    found = [of("logements-adaptes-prevus", t) for t in ("QN05915M", AGGLO)]
    assert [(o.valeur, o.statut) for o in found] == [(85, "douteux"), (105, "douteux")]


def test_ideas_of_the_four_channels_add_up_to_636(of):
    totals = [of(c, "59392").valeur for c in CHANNELS]
    assert totals == [51, 49, 86, 450]
    assert sum(totals) == of("idees-recueillies", "59392").valeur == 636


@pytest.mark.parametrize("channel", CHANNELS)
def test_ideas_of_a_channel_are_those_of_its_four_quartiers(of, channel):
    assert sum(of(channel, q).valeur for q in QUARTIERS) == of(channel, "59392").valeur


def test_fewer_door_hangers_come_back_than_were_left(of):
    back, left = of("idees-accroche-portes", "59392"), of("accroche-portes-poses", "59392")
    assert (back.valeur, left.valeur) == (86, 2400)


def test_national_and_regional_renewal_sites_make_five(of):
    national, regional = of("sites-npnru-national", AGGLO), of("sites-npnru-regional", AGGLO)
    assert national.valeur + regional.valeur == of("sites-npnru", AGGLO).valeur == 5


def test_eleven_quartiers_in_eight_communes(library, of):
    contrat = library.dossiers["maubeuge-val-de-sambre"].contrat
    assert len(contrat.quartiers) == of("nombre-qpv", AGGLO).valeur == 11
    assert len(contrat.communes) == of("communes-qpv", AGGLO).valeur == 8
    quartiers = [library.shared["quartier"][q.code] for q in contrat.quartiers]
    assert {c for q in quartiers for c in q.communes} == set(contrat.communes)
    assert [q.code for q in quartiers if q.perimetre == "nouveau"] == ["QN05993N"]


def test_the_contract_counts_two_new_quartiers_the_codes_only_one(of, library):
    assert of("nouveaux-qpv", AGGLO).valeur == 2
    assert "contradiction" in {n.type for n in library.shared["indicateur"]["nouveaux-qpv"].a_noter}
    assert "contradiction" in {n.type for n in library.shared["quartier"]["QN05919M"].a_noter}


def test_no_signature_is_given_and_the_reader_is_told(library):
    contrat = library.dossiers["maubeuge-val-de-sambre"].contrat
    assert contrat.signature is None and contrat.etat == "complet"
    assert "date" in {n.type for n in contrat.a_noter}


def test_every_figure_names_where_it_stands(observations):
    assert [o for o in observations if not o.page] == []
