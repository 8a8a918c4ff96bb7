"""The script of the interactive map: folium's map without folium's hosts, the same bytes each time, names as data."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from contrats.figures.maps import script
from contrats.figures.plan import ELEMENT, Calque, Classe, Coloration, Fond, Objet, Plan

ANNEAU = ((3.0, 50.0), (3.1, 50.0), (3.1, 50.1234567), (3.0, 50.0))
TUILES = "https://fond.exemple.fr/{z}/{x}/{y}.png"
FOND = Fond(nom="Plan", adresse=TUILES, mention="© Producteur")
HOSTILE = "</script><img src=x onerror=alert(1)>\"'`${1}\u2028"

TAUX = Coloration(
    id="taux",
    titre="Taux </script>",
    groupe="Emploi",
    precision="2019",
    avertissement="",
    source="",
    href="../chiffres/taux/",
    classes=(Classe("de 1 à 2 %", 2, (("QN05941I", "Les Essais"),)),),
    sans_valeur=(),
    valeurs={"QN05941I": "1,5 %"},
)


def objet(code: str = "QN05941I", nom: str = "Les Essais", **more) -> Objet:
    where = more if "position" in more else {"polygones": ((ANNEAU,),), **more}
    return Objet(code=code, nom=nom, genre="quartier prioritaire", **where)


def plan(*objets: Objet, **more) -> Plan:
    layers = (Calque(id="quartiers", nom="Quartiers prioritaires", objets=objets or (objet(),)),)
    return Plan(**{"calques": layers, "cadre": (3.0, 50.0, 3.1, 50.2), **more})


def features(text: str) -> list[dict]:
    """What the script adds to its layers."""
    found = re.findall(r"_add\((\{.*\})\);", text)
    return [f for layer in found for f in json.loads(layer)["features"]]


def test_script_names_no_host_at_all():
    assert not re.search(r"https?:|//[a-z]", script(plan()))


def test_base_map_is_the_only_host_and_is_not_put_on_the_map():
    said = script(plan(fond=FOND))
    assert re.findall(r"https?://[^/\"]+", said) == ["https://fond.exemple.fr"]
    assert "tile_layer_fond_contrat" in said and "tile_layer_fond_contrat.addTo" not in said
    assert '"referrerPolicy": "no-referrer"' in said


def test_base_map_is_no_choice_of_the_layers():
    overlays = re.search(r"overlays :  \{(.*?)\}", script(plan(fond=FOND)), re.S)[1]
    assert overlays.split() == ['"Quartiers', 'prioritaires"', ":", "geo_json_quartiers_contrat,"]


def test_libraries_of_folium_are_not_used():
    assert not re.search(r"\$\(|\$\.|jquery|bootstrap|AwesomeMarkers|d3\.", script(plan(fond=FOND)), re.I)


def test_map_is_written_in_the_element_of_the_page():
    assert f'L.map(\n"{ELEMENT}"' in script(plan())


def test_same_map_gives_the_same_bytes():
    assert script(plan(fond=FOND)) == script(plan(fond=FOND))


def test_shapes_and_positions_stand_where_they_are():
    first, second = features(script(plan(objet(), objet("X", "Le point", position=(3.0000001, 50.5)))))
    assert first["geometry"] == {
        "type": "MultiPolygon",
        "coordinates": [[[[3.0, 50.0], [3.1, 50.0], [3.1, 50.123457], [3.0, 50.0]]]],
    }
    assert second["geometry"] == {"type": "Point", "coordinates": [3.0, 50.5]}


@pytest.mark.parametrize("key", ["nom", "href", "lignes"])
def test_hostile_words_stay_data(key):
    value = (HOSTILE,) if key == "lignes" else HOSTILE
    said = script(plan(objet(**{key: value})))
    assert features(said)[0]["properties"][key] == (list(value) if key == "lignes" else value)
    assert "</script" not in said and "<img" not in said and "\u2028" not in said


@pytest.mark.parametrize(
    "words",
    ["{{ 7*191 }}", "{% endraw %}{{ 7*191 }}", "{# rien #}", "{% if %}", "}}", "{{ cycler.__init__.__globals__ }}"],
)
def test_words_are_never_run_as_a_template(words):
    """Branca renders what an element has written once more: a proposed name would be code of the build."""
    coloration = replace(TAUX, titre=words)
    layers = (Calque(id="quartiers", nom=words, objets=(objet(nom=words, href=words, lignes=(words,)),)),)
    said = script(plan(calques=layers, fond=Fond(nom=words, adresse=TUILES, mention=words), colorations=(coloration,)))
    own = features(said)[0]["properties"]
    assert (own["nom"], own["href"], own["lignes"]) == (words, words, [words])
    given = json.loads(re.search(r"colorations: (\[.*\])", said)[1])
    assert given[0]["titre"] == words
    assert said.count(words) >= 6, "in the name of the layer and the words of the base map too"


def test_hostile_name_of_layer_or_base_map_is_escaped_where_leaflet_writes_markup():
    layers = (Calque(id="quartiers", nom=HOSTILE, objets=(objet(),)),)
    said = script(plan(calques=layers, fond=Fond(nom="x", adresse=TUILES, mention=HOSTILE)))
    written = [json.loads(f'"{s}"') for s in re.findall(r'"((?:[^"\\]|\\.)*)"', said)]
    assert not [s for s in written if "<img" in s]
    assert len([s for s in written if "&lt;img" in s]) == 2


def test_colours_are_handed_over_with_their_words():
    said = script(plan(colorations=(TAUX,)))
    given = json.loads(re.search(r"colorations: (\[.*\])", said)[1])
    assert given[0]["classes"] == [{"mots": "de 1 à 2 %", "nuance": 2, "lieux": [["QN05941I", "Les Essais"]]}]
    assert given[0]["titre"] == "Taux </script>" and "</script" not in said


def test_base_map_without_the_words_of_its_maker_is_refused():
    with pytest.raises(ValueError, match="attribution"):
        script(plan(fond=Fond(nom="Plan", adresse=TUILES, mention="")))
