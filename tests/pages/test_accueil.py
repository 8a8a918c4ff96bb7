"""The home page: the contract in a minute, and the shortest way to one's quartier."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pages.givens import (
    AUTRE_QUARTIER,
    GOUVERNANCE,
    PARTICIPATION,
    PROJET,
    SEUL,
    contrat,
    engagement,
    fiche,
)
from tests.projects import ACTIONS, CATALOGUE, CONTRAT, ENGAGEMENTS, OBSERVATIONS, ORIENTATION, QUARTIER

QUARTIERS = ["quartiers/qn05941i/", "quartiers/qn05942n/"]


@pytest.fixture
def home(site):
    def make(files: dict[str, str] | None = None, *, au: date = date(2026, 11, 20)):
        return site(files, au=au)[""]

    return make


def test_title_is_that_of_the_contract(home):
    assert home().headings[0] == "Contrat de ville d'Essai"


def test_contract_in_a_sentence(home):
    assert "Ce qui est prévu." in home({CONTRAT: contrat("resume: Ce qui est prévu.\n")}).text


def test_every_quartier_is_one_step_away_by_the_name_people_use(home):
    screen = home({
        CONTRAT: contrat(quartiers="[{code: QN05941I}, {code: QN05942N}]"),
        QUARTIER: fiche("nom: Les Essais\nnom-court: Le Bas\ncommunes: '59295'"),
        AUTRE_QUARTIER: fiche("nom: Le Test\ncommunes: '59295'"),
    })  # fmt: skip
    assert [a for a in screen.addresses if a in QUARTIERS] == QUARTIERS
    assert screen.words_of(QUARTIERS[0])[0].startswith("Le Bas")


def test_signature_and_years_are_told(home):
    text = home({CONTRAT: contrat("signature: {date: 2024-03-20}\ndebut: 2024\nfin: 2030\n")}).text
    assert "Signé le 20 mars 2024" in text and "2024 à 2030" in text


def test_signatories_are_counted_and_one_step_away(home):
    signed = "signataires: [{organisation: ville}, {organisation: caf}]\n"
    assert home({CONTRAT: contrat(signed)}).words_of("partenaires/#signataires") == ["2 signataires"]


def test_contract_in_short_is_one_step_away(home):
    assert "le-contrat/" in home().addresses


def test_missing_signature_is_told(home):
    assert "Date de signature non connue" in home().text


def test_who_carries_and_who_leads(home):
    screen = home({CONTRAT: contrat("pilotes: [caf]\n")})
    assert "Porté par Ville d'Essai, piloté par Caisse d'allocations familiales" in screen.text
    assert {"partenaires/ville/", "partenaires/caf/"} <= set(screen.addresses)


def test_engagements_are_counted_in_all_here_and_past_their_day(home):
    files = engagement("echeance: 2024") + engagement("", ident="b", portee="region") + engagement("", ident="c")
    said = home({ENGAGEMENTS: files}).section("Les engagements")
    assert [w.split()[0] for w, a in said.links if a.startswith(("engagements/", "suivi/"))] == [
        "3",
        "2",
        "1",
    ]


def test_deadlines_are_counted_on_the_day_of_the_site(home):
    files = {ENGAGEMENTS: engagement("echeance: 2024")}
    before, after = home(files, au=date(2024, 12, 31)), home(files, au=date(2025, 1, 1))
    assert before.words_of("suivi/")[0].startswith("0 ") and after.words_of("suivi/")[0].startswith("1 ")


def test_actions_priorities_and_projects_are_shown_in_order(home):
    screen = home({
        ACTIONS: "- {id: bus, titre: Créer une navette, suivi: {date: 2025-01-01, etat: en-pause}}\n"
        "- {id: medecin, titre: Un médecin}\n",
        ORIENTATION: fiche("titre: Santé\nresume: Se soigner près de chez soi."),
        PROJET: fiche("titre: Le gymnase\necheance: juin 2027"),
    })  # fmt: skip
    known = [a for a in screen.addresses if a.startswith(("actions-prioritaires/", "orientations/", "projets/"))]
    assert known == [
        "actions-prioritaires/bus/",
        "actions-prioritaires/medecin/",
        "orientations/sante/",
        "projets/gymnase/",
    ]
    assert "Se soigner près de chez soi." in screen.text and "juin 2027" in screen.text
    assert "En pause" in screen.item("Créer une navette").text


@pytest.mark.parametrize(
    "title", ["Les actions suivies de près", "Les priorités", "Les grands projets", "Quelques chiffres"]
)
def test_what_the_contract_does_not_have_takes_no_place(home, title):
    assert title not in home().headings


def test_residents_words_are_those_of_residents_only(home):
    files = {PARTICIPATION: "priorites: [{par: habitants, texte: Un bus}, {par: elus, texte: Une halle}]\n"}
    said = home(files).section("Ce que les habitants ont demandé")
    assert "Un bus" in said.text and "Une halle" not in said.text and "participation/" in said.addresses


VERSIONS = "versions:\n" + "".join(
    f"  - {{id: v{y}, titre: Étape {y}, nature: etape, date: {y}-05-01}}\n" for y in (2022, 2025, 2023, 2024, 2027)
)


def test_three_latest_steps_of_before_the_day_latest_first(home):
    said = home({CONTRAT: contrat(VERSIONS)}).section("La vie du contrat").text
    assert [y for y in ("2025", "2024", "2023") if f"Étape {y}" in said] == ["2025", "2024", "2023"]
    assert said.index("Étape 2025") < said.index("Étape 2024") < said.index("Étape 2023")
    assert "Étape 2022" not in said and "Étape 2027" not in said


def test_next_meetings_are_announced(home):
    files = {
        GOUVERNANCE: "instances:\n  - id: copil\n    nom: Comité de pilotage\n    reunions:\n"
        "      - {date: 2026-11-19}\n      - {date: 2026-11-20, lieu: Mairie}\n"
    }
    said = home(files).section("Prochaines réunions")
    assert "20 novembre 2026 Comité de pilotage, Mairie" in said.text and "19 novembre" not in said.text
    assert "gouvernance/#copil" in said.addresses


def test_no_meeting_is_said(home):
    assert "Aucune date de réunion n'a été publiée." in home().section("Prochaines réunions").text


def test_key_figures_tell_where_and_when(home):
    screen = home({
        CONTRAT: contrat("chiffres-cles: [population]\n"),
        CATALOGUE: "- {id: population, libelle: Nombre d'habitants, libelle-court: Habitants, unite: "
                   "habitants}\n",
        OBSERVATIONS: "indicateur;territoire;annee;valeur\npopulation;QN05941I;2018;1379\n"
                      "population;QN05941I;2021;1416\n",
    })  # fmt: skip
    said = screen.section("Quelques chiffres")
    assert "1 416" in said.text and "1 379" not in said.text and "2021" in said.text and "Les Essais" in said.text
    assert "chiffres/population/" in said.addresses


def test_key_figure_says_its_unit_and_its_doubt(home):
    screen = home({
        CONTRAT: contrat("chiffres-cles: [age]\n"),
        CATALOGUE: "- {id: age, libelle: Âge moyen, unite: ans}\n",
        OBSERVATIONS: "indicateur;territoire;annee;valeur;statut\nage;QN05941I;2021;38;douteux\n",
    })  # fmt: skip
    said = screen.section("Quelques chiffres").text
    assert "38 Âge moyen (ans)" in said and "à vérifier" in said


def test_what_is_missing_is_one_step_away(home):
    assert "ce-que-le-contrat-ne-dit-pas/" in home().addresses


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("", "non conforme"),
        ("accessibilite: {etat: partielle}\n", "partiellement conforme"),
        ("accessibilite: {etat: totale}\n", "totalement conforme"),
    ],
)
def test_accessibility_is_stated_as_the_law_asks(home, keys, words):
    assert home({CONTRAT: contrat(keys)}).words_of("accessibilite/") == [f"Accessibilité : {words}"]


def test_contract_without_engagements_leads_to_no_list_of_them(site):
    screen = site(SEUL)[""]
    assert not any(a.startswith("engagements/") for a in screen.addresses) and "0 engagement" not in screen.text


def test_contract_of_wide_engagements_only_leads_to_no_local_list(site):
    assert site({ENGAGEMENTS: engagement("", portee="region")}).dead_links() == []


def test_contract_without_quartiers_does_not_offer_to_find_them(site):
    assert "Trouvez votre quartier" not in site(SEUL)[""].headings
