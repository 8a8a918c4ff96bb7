"""The lists of engagements: by holder, priority, deadline, theme and scope; the sets contracts share."""

from __future__ import annotations

import re

import pytest

from tests.pages.givens import THEMATIQUES, contrat, engagement
from tests.projects import COMMUN, CONTRAT, ENGAGEMENTS, ORIENTATION

SANTE = {
    ORIENTATION: "---\ntitre: Santé\nordre: 2\n---\n",
    "content/contrats/essai/orientations/emploi.md": "---\ntitre: Emploi\nordre: 1\n---\n",
}
THEMES = {
    THEMATIQUES: "- {id: enfance, nom: Enfance, texte: Avant six ans.}\n- {id: sport, nom: Sport}\n"
    "- {id: rien, nom: Rien}\n"
}


def titles(screen) -> list[str]:
    """The words of the links to engagements, in the order of the page."""
    return [words for words, address in screen.links if re.fullmatch("engagements/(?!par-)[a-z-]+/", address)]


# The list by holder


def test_engagements_stand_under_their_first_holder_in_the_order_of_the_partners(site):
    files = engagement("", ident="a", titre="A") + engagement("", ident="b", titre="B", porteurs="[ville, caf]")
    screen = site({ENGAGEMENTS: files + engagement("", ident="c", titre="C")})["engagements/"]
    assert titles(screen.section("Ville d'Essai")) == ["B"]
    assert titles(screen.section("Caisse d'allocations familiales")) == ["A", "C"]
    assert re.search("Caisse d'allocations familiales 2 engagements", screen.text)
    assert screen.text.index("Ville d'Essai") < screen.text.index("Caisse d'allocations familiales")


def test_wide_engagements_stand_apart_and_say_so(site):
    files = engagement("", titre="Ici") + engagement("", ident="loin", titre="Loin", portee="departement")
    screen = site({ENGAGEMENTS: files})["engagements/"]
    wide = screen.section("À plus grande échelle")
    assert titles(wide) == ["Loin"] and "ne sont pas propres à ce territoire" in wide.text
    assert titles(screen) == ["Ici", "Loin"]


def test_count_tells_how_many_are_local(site):
    files = "".join(engagement("", ident=f"e{n}", portee=p) for n, p in enumerate(("commune", "contrat", "region")))
    text = site({ENGAGEMENTS: files})["engagements/"].text
    assert "3 engagements" in text and "2 concernent directement le territoire" in text


def test_only_local_engagements_leave_no_wide_list(site):
    assert "À plus grande échelle" not in site({ENGAGEMENTS: engagement()})["engagements/"].headings


def test_line_of_a_list_tells_who_and_when(site):
    line = site({ENGAGEMENTS: engagement("echeance: d'ici 2030")})["engagements/"].item("Ouvrir un lieu d'écoute").text
    assert "Caisse d'allocations familiales" in line and "d'ici 2030" in line


@pytest.mark.parametrize(
    ("keys", "given", "words"),
    [
        ("", {}, "sans échéance"),
        ("echeance: {rythme: chaque année}", {}, "chaque année"),
        ("", {}, "Suivi non renseigné"),
        ("", {"nature": "a-l-etude"}, "À l'étude"),
        ("", {"nature": "sous-condition"}, "Sous condition"),
        ("", {"portee": "region"}, "Dans toute la région"),
        ("echeance: 2024, suivi: {date: 2024-02-01, etat: en-cours}", {}, "En retard"),
        ("echeance: 2024", {}, "Échéance passée"),
    ],
)
def test_line_of_a_list_says_what_to_beware_of(site, keys, given, words):
    screen = site({ENGAGEMENTS: engagement(keys, **given)})["engagements/"]
    assert words in screen.item("Ouvrir un lieu d'écoute").text


# The other arrangements


def test_by_priority_in_the_order_of_the_contract_then_those_of_none(site):
    files = engagement("orientation: sante", ident="s", titre="S") + engagement(
        "orientation: emploi", ident="e", titre="E"
    )
    screen = site({**SANTE, ENGAGEMENTS: files + engagement("", ident="n", titre="N")})["engagements/par-orientation/"]
    assert titles(screen) == ["E", "S", "N"]
    assert titles(screen.section("Santé")) == ["S"]
    assert titles(screen.section("Autres engagements")) == ["N"]
    assert "ne les rattache à aucune" in screen.section("Autres engagements").text


def test_by_deadline_from_the_first_year_to_none(site):
    when = {
        "x": "",
        "r": "echeance: {rythme: chaque mois}",
        "p": "echeance: 2024 et suivantes",
        "b": "echeance: d'ici 2027",
        "a": "echeance: 2e semestre 2025",
    }
    files = "".join(engagement(keys, ident=i, titre=i) for i, keys in when.items())
    screen = site({ENGAGEMENTS: files})["engagements/par-echeance/"]
    assert titles(screen.section("2025")) == ["a"] and titles(screen.section("2027")) == ["b"]
    assert titles(screen.section("Sans échéance")) == ["x"]
    assert titles(screen)[:2] == ["a", "b"] and sorted(titles(screen)) == sorted(when)


def test_by_deadline_the_first_comes_first_in_a_year(site):
    files = engagement("echeance: décembre 2025", ident="b", titre="b") + engagement(
        "echeance: mars 2025", ident="a", titre="a"
    )
    assert titles(site({ENGAGEMENTS: files})["engagements/par-echeance/"]) == ["a", "b"]


def test_by_theme_an_engagement_may_stand_twice(site):
    files = engagement("thematiques: [enfance, sport]", titre="Jouer")
    screen = site({**THEMES, ENGAGEMENTS: files})["engagements/par-theme/"]
    assert titles(screen) == ["Jouer", "Jouer"]
    assert "Avant six ans." in screen.section("Enfance").text and "Rien" not in screen.headings


def test_by_scope_from_the_nearest_to_the_farthest(site):
    scopes = ("national", "quartier", "departement", "commune", "region", "contrat", "secteur")
    files = "".join(engagement("", ident=p, titre=p, portee=p) for p in scopes)
    screen = site({ENGAGEMENTS: files})["engagements/par-territoire/"]
    assert titles(screen) == [
        "quartier",
        "secteur",
        "commune",
        "contrat",
        "departement",
        "region",
        "national",
    ]


def test_every_arrangement_leads_to_the_others(site):
    pages = site({**SANTE, **THEMES, ENGAGEMENTS: engagement("thematiques: enfance")})
    views = {f"engagements/par-{v}/" for v in ("orientation", "echeance", "theme", "territoire")}
    assert views <= set(pages["engagements/"].addresses)
    assert all((views | {"engagements/"}) - {v} <= set(pages[v].addresses) for v in views)


def test_arrangement_that_would_be_empty_is_not_offered(site):
    pages = site({ENGAGEMENTS: engagement()})
    for view in ("engagements/par-orientation/", "engagements/par-theme/"):
        assert view not in pages and view not in pages["engagements/"].addresses


# What several contracts share

ETAT = {
    CONTRAT: contrat("communs: etat\n"),
    COMMUN: "titre: L'État dans le Nord\ntexte: Un tableau pour **13** contrats.\na-noter: Deux versions.\n"
    "source: {document: contrat-essai, page: Annexe 2}\nengagements:\n"
    + "".join(
        "  " + engagement(f"groupe: {g}", ident=i, titre=i, portee="departement")
        for i, g in (("a", "Santé"), ("b", "Emploi"), ("c", "Santé"))
    ),
}


def test_shared_set_says_where_it_comes_from(site):
    text = site(ETAT)["engagements/ensembles/etat/"].text
    assert (
        "Un tableau pour 13 contrats." in text
        and "À noter Deux versions." in text
        and "Contrat signé, Annexe 2" in text
    )


def test_shared_set_keeps_the_rubrics_of_its_source(site):
    screen = site(ETAT)["engagements/ensembles/etat/"]
    assert titles(screen.section("Santé")) == ["a", "c"] and titles(screen.section("Emploi")) == ["b"]


def test_lists_lead_to_the_shared_sets(site):
    assert "engagements/ensembles/etat/" in site(ETAT)["engagements/"].addresses


def test_set_that_another_contract_uses_has_no_page_here(site):
    pages = site({COMMUN: ETAT[COMMUN], ENGAGEMENTS: engagement("", ident="ici")})
    assert "engagements/ensembles/etat/" not in pages and "engagements/a/" not in pages
