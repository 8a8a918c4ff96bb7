"""The interactive map of a contract: folium writes its script, the page brings everything else.

Folium gives the map, its layers, their control and the base map kept in reserve; what it would fetch from other hosts
(Leaflet, jQuery, Bootstrap, icons) and its page without title are left. Neither its choropleth nor its popups are
used: the first repeats every shape for each indicator and draws its key with a library from elsewhere, the second
writes names as markup. Here shapes stand once, classes of values come beside them, and ``carte-interactive.js``, to
which the script hands everything over, writes names as text.
"""

from __future__ import annotations

from dataclasses import asdict
from html import escape
from typing import Any

import folium
from branca.element import Element, MacroElement
from folium.template import Template

from contrats.figures.plan import DECIMALES, IDENTIFIANT, Calque, Fond, Objet, Plan

_ZOOM_LE_PLUS = 18


class _Mots(Element):
    """Words written as they are."""

    def __init__(self, words: str):
        super().__init__()
        self.words = words

    def render(self, **kwargs: Any) -> str:
        return self.words


class _Ecrit(MacroElement):
    """An element whose script is written as it is.

    Branca makes a template of what an element has written and renders it once more: a name with « {{ », which anybody
    may propose, would be run as code of the build. Each class of folium used here is joined with this one, which comes
    between it and branca's own.
    """

    def render(self, **kwargs: Any) -> None:
        words = self._template.module.script(self, kwargs)
        self.get_root().script.add_child(_Mots(words), name=self.get_name())
        for child in list(self._children.values()):
            child.render(**kwargs)


class _GeoJson(folium.GeoJson, _Ecrit):
    pass


class _Tuiles(folium.TileLayer, _Ecrit):
    pass


class _Choix(folium.LayerControl, _Ecrit):
    pass


class _Cadre(folium.FitBounds, _Ecrit):
    pass


class _Carte(folium.Map, _Ecrit):
    """A map of folium without the files that it fetches from other hosts."""

    default_js = ()
    default_css = ()


class _Remise(_Ecrit):
    """The last words of the script: everything to the code of the page."""

    _template = Template("""
        {% macro script(this, kwargs) %}
        window.carteContrats.recevoir({
            carte: {{ this.carte.get_name() }},
            calques: [{% for c, couche in this.calques %}
                {id: {{ c.id|tojson }}, inerte: {{ c.inerte|tojson }}, couche: {{ couche.get_name() }}},{% endfor %}
            ],
            choix: {{ this.choix.get_name() }},
            fond: {{ this.fond.get_name() if this.fond else "null" }},
            colorations: {{ this.colorations|tojson }}
        });
        {% endmacro %}
    """)

    def __init__(self, **pieces: Any):
        super().__init__()
        for key, value in pieces.items():
            setattr(self, key, value)


def script(plan: Plan) -> str:
    """The script of the map, to run in a page that has ``ELEMENT``, Leaflet and ``carte-interactive.js``.

    Raises ValueError when an address of base map is given without the words that must stand on it.
    """
    west, south, east, north = plan.cadre
    carte = _nomme(
        _Carte(
            location=((south + north) / 2, (west + east) / 2),
            tiles=None,
            zoom_control=False,
            zoomSnap=0.5,
            scrollWheelZoom=False,
            minZoom=7,
            maxZoom=_ZOOM_LE_PLUS,
        ),
        "",
    )
    layers = [(c, _nomme(_couche(c), c.id)) for c in plan.calques]
    for _, layer in layers:
        carte.add_child(layer)
    fond = _nomme(_fond(plan.fond), "fond") if plan.fond else None
    if fond is not None:
        carte.add_child(fond)
    control = _nomme(_Choix(collapsed=False, autoZIndex=False), "")
    carte.add_child(control)
    carte.add_child(_nomme(_Cadre([(south, west), (north, east)], padding=(16, 16)), ""))
    carte.add_child(
        _nomme(
            _Remise(
                carte=carte,
                calques=layers,
                choix=control,
                fond=fond,
                colorations=[asdict(c) for c in plan.colorations],
            ),
            "",
        )
    )
    carte.render()
    pieces = (piece.render() for piece in carte.get_root().script._children.values())
    lines = (line.strip() for piece in pieces for line in piece.splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def _nomme(element: Element, ident: str) -> Any:
    """The element under a name of its own."""
    element._id = f"{ident.replace('-', '_')}_{IDENTIFIANT}" if ident else IDENTIFIANT
    return element


def _couche(calque: Calque) -> _GeoJson:
    return _GeoJson(
        {"type": "FeatureCollection", "features": [_element(o) for o in calque.objets]},
        name=escape(calque.nom),
        style_function=lambda _: {"className": f"objet objet-{calque.id}", "interactive": not calque.inerte},
        marker=folium.CircleMarker(radius=calque.rayon, fill=True),
        smooth_factor=0.5,
    )


def _element(objet: Objet) -> dict[str, Any]:
    shape: dict[str, Any] = {"type": "MultiPolygon", "coordinates": _arrondi(objet.polygones)}
    if not objet.polygones:
        shape = {"type": "Point", "coordinates": _arrondi(objet.position)}
    said = {"nom": objet.nom, "genre": objet.genre, "href": objet.href, "lignes": list(objet.lignes)}
    return {
        "type": "Feature",
        "id": objet.code,
        "properties": {"code": objet.code, **{k: v for k, v in said.items() if v}},
        "geometry": shape,
    }


def _arrondi(value: Any) -> Any:
    return round(value, DECIMALES) if isinstance(value, float) else [_arrondi(v) for v in value]


def _fond(fond: Fond) -> _Tuiles:
    """The base map, which nothing shows before the reader asks for it; its host is not told the page it serves."""
    return _Tuiles(
        tiles=fond.adresse,
        name=escape(fond.nom),
        attr=escape(fond.mention),
        max_zoom=_ZOOM_LE_PLUS,
        control=False,
        show=False,
        referrerPolicy="no-referrer",
    )
