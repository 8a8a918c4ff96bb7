"""Bars and ways: comparison of territories, composition, progression to a target."""

from __future__ import annotations

import pytest
from contrats.figures.graphiques import Barre, Jalon

from tests.figures.dessins import arbre, barres, chemin, classes, decrit, dessine, lu, parts, plat, textes

LARGEUR = 320


def largeurs(donnees) -> list[float]:
    return [float(e.get("width")) for e in classes(arbre(donnees), "barre")]


# ---- Comparison


def test_missing_territory_is_a_slot_with_words_and_no_bar():
    donnees = barres({"A": 12, "B": Barre(nom="B", valeur=None, mention="secret statistique"), "C": None})
    assert len(largeurs(donnees)) == 1
    assert {"secret statistique", "non disponible"} <= set(textes(donnees))
    assert "B : secret statistique ; C : non disponible" in decrit(donnees)


def test_doubtful_bar_is_hatched_and_said():
    donnees = barres({"A": Barre(nom="A", valeur=12, douteux=True)})
    (bar,) = classes(arbre(donnees), "barre")
    assert bar.get("fill") == "url(#g-temoin)"
    assert "A · valeur douteuse, telle qu’imprimée" in lu(donnees)


def test_bars_start_at_zero_on_both_sides():
    minus, zero, plus = classes(arbre(barres({"A": -4, "B": 0, "C": 2})), "barre")
    foot = float(zero.get("x"))
    assert float(zero.get("width")) == 0
    assert float(plus.get("x")) == foot
    assert float(minus.get("x")) + float(minus.get("width")) == pytest.approx(foot, abs=0.11)


def test_bar_half_as_long_is_half_the_value():
    one, half = largeurs(barres({"A": 1000, "B": 500}))
    assert half == pytest.approx(one / 2, abs=0.1)


def test_printed_words_replace_the_number_at_the_end_of_the_bar_or_beside_a_name():
    donnees = barres(
        {
            "A": Barre(nom="A", valeur=33, texte="près d’un tiers"),
            "B": Barre(nom="B", valeur=31, texte="un peu plus de trois ménages sur dix"),
        }
    )
    assert "près d’un tiers" in textes(donnees)
    assert "B · un peu plus de trois ménages sur dix" in lu(donnees)


def test_years_and_perimeters_are_said_once_when_shared():
    donnees = barres({n: Barre(nom=n, valeur=3, annee="2021", perimetre="2015") for n in "AB"})
    assert textes(donnees)[1] == "2021, périmètre 2015"
    assert "pas toutes" not in lu(donnees)


def test_different_years_and_perimeters_are_said_beside_each_bar():
    donnees = barres(
        {
            "A": Barre(nom="A", valeur=3, annee="2018", perimetre="2015"),
            "B": Barre(nom="B", valeur=4, annee="2021", perimetre="2024"),
        }
    )
    assert "A · 2018, périmètre 2015" in lu(donnees)
    assert "Les valeurs ne sont pas toutes de la même année." in lu(donnees)
    assert "pas toutes sur le même périmètre" in decrit(donnees)


def test_the_territory_of_the_page_stands_out_without_colour():
    donnees = barres({"A": Barre(nom="A", valeur=3, sujet=True), "B": 4})
    bold = [t.text for t in arbre(donnees).iter() if t.get("font-weight") == "700" and t.get("x")]
    assert bold == ["3\u202f%"]
    first, second = classes(arbre(donnees), "barre")
    assert first.get("fill") != second.get("fill")


# ---- Composition


def test_parts_fill_the_bar_and_each_has_its_row():
    donnees = parts({"Femmes": 52, "Hommes": 48})
    widths = [float(e.get("width")) for e in classes(arbre(donnees), "part")]
    assert sum(widths) == pytest.approx(LARGEUR, abs=0.2)
    assert plat(decrit(donnees)).startswith("Femmes : 52 % ; Hommes : 48 %.")
    assert "Femmes : 52 % Hommes : 48 %" in lu(donnees)


def test_parts_that_miss_the_total_by_rounding_are_drawn_with_a_note():
    assert "Les parts imprimées font 99,9 %, à cause des arrondis." in lu(parts({"A": 33.3, "B": 33.3, "C": 33.3}))


def test_counts_get_their_share_which_never_rounds_to_nothing_or_all():
    said = decrit(parts({"A": 999, "B": 1}, unite="logements"))
    assert "A : 999, soit plus de 99 %" in said
    assert "B : 1, soit moins de 1 %" in said


def test_neighbouring_parts_never_look_alike():
    fills = [e.get("fill") for e in classes(arbre(parts({str(i): 12.5 for i in range(8)})), "part")]
    assert len(set(fills)) == 8


def test_no_value_is_written_above_a_part_too_narrow_for_it():
    assert "1\u202f%" not in textes(parts({"A": 99, "B": 1}))


# ---- Progression

BILANS = {
    # baseline, now, target -> what is said
    "on the way": (32, 36, 42, "40 % du chemin parcouru"),
    "on the way down": (38, 36, 30, "25 % du chemin parcouru"),
    "hardly begun": (0, 1, 1000, "moins de 1 % du chemin parcouru"),
    "nearly there": (0, 999, 1000, "plus de 99 % du chemin parcouru"),
    "reached": (0, 10, 10, "Cible atteinte"),
    "overtaken": (0, 12, 10, "Cible dépassée"),
    "away from a target below": (27.8, 29.1, 20, "La valeur s’éloigne de la cible"),
    "not moved": (10, 10, 12, "Inchangé depuis le départ"),
    "nothing published": (10, None, 12, "Suivi non renseigné"),
    "no baseline": (None, 3, 10, "3 %, pour une cible de 10 %"),
    "a baseline that is a target": (Jalon(valeur=5, objectif=True), 7, 10, "7 %, pour une cible de 10 %"),
    "keep a level": (10, 9, 10, "9 %, pour une cible de 10 %"),
}


@pytest.mark.parametrize(("depart", "actuel", "cible", "bilan"), BILANS.values(), ids=BILANS)
def test_state_of_the_way_in_words(depart, actuel, cible, bilan):
    donnees = chemin(depart, actuel, cible)
    assert bilan in lu(donnees)
    assert bilan.lower() in decrit(donnees).lower()


def test_baseline_that_is_a_target_is_labelled_and_nothing_counts_as_done():
    donnees = chemin(Jalon(valeur=5, quand="2020", objectif=True), 7, 10)
    assert "Objectif précédent, pris comme point de départ (2020) : 5 %" in lu(donnees)
    assert "Le point de départ est lui-même un objectif" in lu(donnees)
    assert classes(arbre(donnees), "fait") == []


def test_absent_baseline_is_said_and_not_counted_as_zero():
    donnees = chemin(None, 3, 10)
    assert "Départ : non précisé" in lu(donnees)
    assert classes(arbre(donnees), "fait") == []
    assert len(classes(arbre(donnees), "jalon")) == 2 + 2


def test_absent_progress_leaves_the_way_empty():
    donnees = chemin(38.5, None, 30)
    assert "Dernière valeur : suivi non renseigné" in lu(donnees)
    assert classes(arbre(donnees), "fait") == []


def test_way_that_leaves_zero_out_says_so():
    assert "ne part pas de zéro" in lu(chemin(32, 36, 42))
    assert "ne part pas de zéro" not in lu(chemin(0, 36, 42))


def test_the_done_part_grows_with_the_share():
    short, long = (classes(arbre(chemin(50, now, 20)), "fait")[0] for now in (45, 25))
    assert float(short.get("width")) < float(long.get("width"))


def test_drawing_is_true_and_refusal_is_false():
    assert dessine(chemin(1, 2, 3))
    assert not dessine(barres({}))
