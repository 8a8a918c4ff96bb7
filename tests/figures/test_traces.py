"""Charts from observations: drawn only when they say something, never out of unlike things."""

from __future__ import annotations

import re

from contrats.figures import traces
from contrats.figures.traces import Trait
from contrats.model.indicateur import Indicateur

from tests.figures.test_lectures import JEUNES, TAUX, vu

CADRE = {"source": "Contrat", "prefixe": "x"}


def described(chart) -> str:
    return chart.description.replace("\u00a0", " ").replace("\u202f", " ").casefold()


def test_line_needs_two_dated_numbers():
    assert traces.evolution(TAUX, [Trait("A", (vu(20),))], **CADRE) is None
    assert traces.evolution(TAUX, [Trait("A", (vu(20), vu(annee="2018", statut="s")))], **CADRE) is None
    assert traces.evolution(TAUX, [Trait("A", (vu(20), vu(24, annee="non précisée")))], **CADRE) is None
    assert traces.evolution(TAUX, [Trait("A", (vu(20, annee="2018"), vu(24)))], **CADRE)


def test_years_and_periods_do_not_share_a_line():
    found = (vu(80, annee="2015"), vu(65, annee="2016"), vu(291, annee="2015-2018"))
    said = described(traces.evolution(TAUX, [Trait("A", found)], **CADRE))
    assert "80" in said and "65" in said and "291" not in said


def test_line_holds_four_territories_the_first_given():
    traits = [Trait(f"lieu {n}", (vu(20, annee="2018"), vu(24))) for n in range(6)]
    said = described(traces.evolution(TAUX, traits, **CADRE))
    assert "lieu 3" in said and "lieu 4" not in said


def test_bars_go_down_and_what_is_not_published_comes_last():
    traits = [Trait("bas", (vu(8),)), Trait("caché", (vu(statut="s"),)), Trait("haut", (vu(24),), True)]
    said = described(traces.comparaison(TAUX, traits, **CADRE))
    assert said.index("haut") < said.index("bas") < said.index("caché")
    assert "secret statistique" in said


def test_one_number_makes_no_bars():
    assert traces.comparaison(TAUX, [Trait("A", (vu(8),)), Trait("B", (vu(statut="s"),))], **CADRE) is None


def test_printed_bound_is_drawn_with_its_words():
    bound = vu(75, texte="plus de 75 %", statut="borne")
    said = traces.comparaison(TAUX, [Trait("A", (bound,)), Trait("B", (vu(24),))], **CADRE)
    assert "plus de 75" in described(said)


def test_parts_that_miss_their_printed_total_are_refused():
    parts = [("a", JEUNES, vu(27)), ("b", JEUNES, vu(3))]
    assert traces.composition("Tous", parts, unite="habitants", total=30, **CADRE).svg
    assert traces.composition("Tous", parts, unite="habitants", total=31, **CADRE).refus
    assert traces.composition("Tous", parts[:1], unite="habitants", **CADRE) is None


def test_counts_are_drawn_among_quartiers_only_and_rates_among_all():
    families = ["departement", "departement", "quartier"]
    assert traces.comparables(TAUX, families) is None
    assert traces.comparables(JEUNES, families) == "quartier"
    assert traces.comparables(JEUNES, ["commune", "pays", "commune"]) == "commune"


def test_hostile_names_stay_words():
    nasty = Indicateur(id="taux", libelle='<script>alert(1)</script> & l\'"autre"', unite="%")
    chart = traces.comparaison(nasty, [Trait("<b>", (vu(8),)), Trait("</svg>", (vu(24),))], **CADRE)
    assert not re.search(r"<script|<b>|</svg>.+</svg>", chart.svg)
