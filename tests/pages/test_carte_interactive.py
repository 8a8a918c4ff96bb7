"""What the page « La carte » offers on request, and what it says when it cannot."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from contrats.outputs.sites import Contenu, site_of
from contrats.pages.carte_interactive import plan
from contrats.pages.rendu import Rendu

from tests.pages.conftest import AU
from tests.pages.givens import AUTRE_QUARTIER, PORTAIL, contrat, fiche, quartier
from tests.pages.screens import Site
from tests.pages.test_cartes import CONTOURS, DEUX, ICI, SITUE, contours, geo
from tests.projects import CATALOGUE, CONTRAT, OBSERVATIONS, QUARTIER, TERRITOIRES

LEAFLET = {"assets/leaflet/leaflet.js": Path(__file__)}
BOUTON = "Afficher la carte interactive"
A_L_IGN = "Ajouter le fond de carte de l'IGN"


@pytest.fixture
def avec_leaflet(projet):
    """The site of a small project that serves Leaflet."""

    def make(files):
        return Site(site_of(Contenu(projet(files).library(), (), AU, LEAFLET), "essai"))

    return make


@pytest.fixture
def rendu(projet):
    def make(files) -> Rendu:
        library = projet(files).library()
        return Rendu(library=library, dossier=library.dossiers["essai"], au=AU, leaflet=True)

    return make


def layers(rendu: Rendu) -> dict[str, list[str]]:
    """The names of the places by layer."""
    return {c.id: [o.nom for o in c.objets] for c in plan(rendu).calques}


# --- The map ---


def test_button_is_offered_where_leaflet_is_served(avec_leaflet):
    site = avec_leaflet(SITUE)
    assert BOUTON in site["carte/"].text
    assert "carte/carte.js" in site.site.fichiers


def test_without_leaflet_a_sentence_stands_in_its_place(site):
    said = site(SITUE)["carte/"].text
    assert BOUTON not in said and "Elle n'a pas été préparée sur ce site." in said


def test_layers_hold_what_is_located(rendu):
    equipment = (
        'equipements: [{nom: "Le gymnase", type: sport, position: {latitude: 50.73, longitude: 2.54}}, {nom: x}]'
    )
    there = "{latitude: 50.71, longitude: 2.55}"
    others = {
        CONTRAT: contrat("territoires: [bois, site, ailleurs]"),
        QUARTIER: quartier(equipment),
        TERRITOIRES: f"""
            - {{id: "59295", nom: Essai, type: commune}}
            - {{id: bois, nom: Le Bois, type: quartier-vecu, position: {there}}}
            - {{id: site, nom: Le Site, type: npnru, position: {there}}}
            - {{id: ailleurs, nom: Ailleurs, type: poche}}
            """,
    }
    assert layers(rendu({**CONTOURS, **others})) == {
        "communes": ["Essai"],
        "quartiers": ["Les Essais"],
        "quartier-vecu": ["Le Bois"],
        "npnru": ["Le Site"],
        "equipements": ["Le gymnase"],
    }


def test_outline_of_the_epci_situates_without_being_a_target(rendu):
    shapes = {
        **CONTOURS,
        **contours("epci", geo("ville", 2.4, 50.6, 0.3)),
        TERRITOIRES: "- {id: '59295', nom: Essai, type: commune}\n- {id: ville, nom: La ville, type: epci}\n",
    }
    first = plan(rendu(shapes)).calques[0]
    assert (first.id, first.nom, first.inerte) == ("epci", "Limite : La ville", True)


def test_quartier_without_shape_is_a_mark_that_says_so(rendu):
    (place,) = next(c for c in plan(rendu(SITUE)).calques if c.id == "quartiers").objets
    assert place.position == (2.539, 50.726) and not place.polygones
    assert place.lignes == ("Contour officiel non chargé\u00a0: ce point marque à peu près le milieu.",)
    assert place.href == "../quartiers/qn05941i/"


def test_first_view_holds_the_places_of_the_contract(rendu):
    assert plan(rendu({**SITUE, **CONTOURS})).cadre == pytest.approx((2.5, 50.7, 2.56, 50.76))


# --- The base map ---


def test_base_map_is_that_of_ign_and_the_page_says_what_goes_where(avec_leaflet):
    said = avec_leaflet(SITUE)["carte/"].text
    assert A_L_IGN in said
    assert (
        "Votre navigateur demandera des images à data.geopf.fr, le serveur de l'IGN, qui recevra votre adresse IP"
        in said
    )


OTHER = (
    "titre: P\nfond-de-carte: {nom: Plan, producteur: la métropole, mention: Fait ici, "
    "adresse: 'https://tuiles.exemple.fr/{z}/{x}/{y}.png'}\n"
)


def test_portal_may_choose_another_base_map(avec_leaflet, rendu):
    files = {**SITUE, PORTAIL: OTHER}
    said = avec_leaflet(files)["carte/"].text
    assert (
        "Ajouter le fond de carte de la métropole" in said and "à tuiles.exemple.fr, le serveur de la métropole" in said
    )
    chosen = plan(rendu(files)).fond
    assert (chosen.nom, chosen.mention) == ("Plan", "Fait ici")


def test_portal_may_offer_none(avec_leaflet, rendu):
    files = {**SITUE, PORTAIL: "titre: P\nfond-de-carte: {propose: non}\n"}
    assert "fond de carte" not in avec_leaflet(files)["carte/"].text
    assert plan(rendu(files)).fond is None


@pytest.mark.parametrize(
    "address",
    [
        "http://tuiles.exemple.fr/{z}/{x}/{y}.png",
        "https://tuiles.exemple.fr/{z}/{x}.png",
        "https://{s}.exemple.fr/{z}/{x}/{y}.png",
        "https://a@exemple.fr/{z}/{x}/{y}.png",
        "javascript:alert(1)//{z}/{x}/{y}",
    ],
)
def test_address_that_is_not_of_one_named_host_is_refused(projet, address):
    fault = projet({PORTAIL: f"titre: P\nfond-de-carte: {{adresse: '{address}'}}\n"}).fault()
    assert fault.code == "M010" and "« {z} », « {x} » et « {y} »" in fault.proposal


# --- Colours ---

TAUX = "- {id: taux, libelle: Taux d'emploi, unite: '%', groupe: Emploi}\n"
TETE = "indicateur;territoire;annee;perimetre;valeur;valeur_texte;statut;source;page;note\n"


def chiffres(*rows: str, catalogue: str = TAUX) -> dict[str, str]:
    """Two quartiers, with observations of an indicator."""
    return {
        CONTRAT: contrat(quartiers=DEUX),
        QUARTIER: quartier(ICI),
        AUTRE_QUARTIER: quartier("position: {latitude: 50.73, longitude: 2.55}", nom="Les Autres"),
        CATALOGUE: catalogue,
        OBSERVATIONS: TETE + "".join(f"{row};;;;;\n" for row in rows),
    }


DEUX_VALEURS = ("taux;QN05941I;2019;2015;30", "taux;QN05942N;2019;2015;40,5")


def test_indicator_of_two_quartiers_may_colour_them(avec_leaflet, rendu):
    files = chiffres(*DEUX_VALEURS)
    (found,) = plan(rendu(files)).colorations
    assert [(c.nuance, c.lieux) for c in found.classes] == [
        (0, (("QN05941I", "Les Essais"),)),
        (4, (("QN05942N", "Les Autres"),)),
    ]
    assert found.precision == "2019, quartiers de 2015"
    assert found.valeurs["QN05942N"] == "40,5\u202f%"
    assert "Colorer les quartiers d'après" in avec_leaflet(files)["carte/"].text


def test_figures_of_the_map_of_2015_are_said_to_be_shown_on_that_of_2024(rendu):
    assert "montrés sur la carte de 2024" in plan(rendu(chiffres(*DEUX_VALEURS))).colorations[0].avertissement
    same = [row.replace(";2015;", ";2024;") for row in DEUX_VALEURS]
    assert plan(rendu(chiffres(*same))).colorations[0].avertissement == ""


@pytest.mark.parametrize("third", ["taux;QN05943M;2017;2015;35", "taux;QN05943M;2019;2024;35", ""])
def test_value_of_another_moment_or_map_has_no_colour(rendu, third):
    three = "[{code: QN05941I}, {code: QN05942N}, {code: QN05943M}]"
    files = chiffres(*DEUX_VALEURS, *([third] if third else []))
    files |= {CONTRAT: contrat(quartiers=three), "content/quartiers/QN05943M.md": quartier(ICI, nom="Le Tiers")}
    (found,) = plan(rendu(files)).colorations
    assert found.sans_valeur == ("Le Tiers",) and "QN05943M" not in found.valeurs


@pytest.mark.parametrize(
    "catalogue",
    ["- {id: taux, libelle: Habitants, unite: habitants}\n", "- {id: taux, libelle: X, unite: '%', additif: oui}\n"],
)
def test_count_colours_nothing(rendu, catalogue):
    assert plan(rendu(chiffres(*DEUX_VALEURS, catalogue=catalogue))).colorations == ()


def test_single_value_colours_nothing(rendu):
    assert plan(rendu(chiffres(DEUX_VALEURS[0]))).colorations == ()


# --- « Suis-je dans un quartier prioritaire ? » ---


def test_without_shapes_the_page_cannot_answer_and_says_who_can(site):
    page = site(SITUE)
    said = page["carte/"].section("Suis-je dans un quartier prioritaire ?")
    assert "Ce site ne peut pas répondre" in said.text and ("SIG Ville", "https://sig.ville.gouv.fr") in said.links
    assert "carte/contours.json" not in page.site.fichiers
    assert "Utiliser la position" not in said.text


def test_shapes_are_given_to_the_page_as_they_are(site):
    page = site({**SITUE, **CONTOURS})
    (found,) = json.loads(page.site.fichiers["carte/contours.json"])
    assert (found["nom"], found["href"]) == ("Les Essais", "../quartiers/qn05941i/")
    assert found["polygones"][0][0][:2] == [[2.53, 50.72], [2.54, 50.72]]
    assert "Utiliser la position de cet appareil" in page["carte/"].text


def test_answer_is_said_not_to_hold_for_a_quartier_without_shape(site):
    both = {CONTRAT: contrat(quartiers=DEUX), **CONTOURS, AUTRE_QUARTIER: quartier(nom="Les Perdus")}
    said = site(both)["carte/"].text
    assert "Le contour officiel de ce quartier n'est pas chargé, la réponse ne vaut pas pour lui : Les Perdus." in said


def test_acronym_in_a_choice_is_no_link(avec_leaflet):
    files = chiffres(*DEUX_VALEURS, catalogue="- {id: taux, libelle: Taux de la CAF, unite: '%'}\n")
    files["data/glossaire.yml"] = "- {id: caf, nom: Caisse, sigle: CAF, definition: Une caisse.}\n"
    body = avec_leaflet(files).pages["carte/"].corps
    assert re.search(r'<option value="taux">Taux de la CAF</option>', body)


def test_privacy_page_speaks_of_the_map(site):
    said = site({**SITUE, "content/contrats/essai/pages/a.md": fiche("titre: A")})["vie-privee/"].text
    assert "votre position n'est pas envoyée" in said and "que si vous appuyez sur le bouton" in said
