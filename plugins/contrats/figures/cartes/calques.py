"""The layers of a map, from the ground up: territory, communes, borders, names of communes, quartiers and others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from contrats.figures.cartes.couche import Polygone, Vue
from contrats.figures.cartes.couleurs import couleur
from contrats.figures.cartes.places import Place
from contrats.figures.cartes.trace import chemin, dix, groupe
from contrats.figures.graphiques.couleurs import FORMES
from contrats.figures.graphiques.svg import balise
from contrats.figures.graphiques.texte import propre


def territoire(vue: Vue, epci: str) -> str:
    """The ground of the EPCI and its outline, under the rest: what is cut off by the frame is outside of it."""
    return _forme(
        vue.forme(epci), fill=couleur("territoire"), stroke=couleur("epci"), stroke_width=30, **_classe("epci")
    )


def communes(places: Iterable[Place], vue: Vue) -> str:
    """The communes: only their borders for those that situate the others."""
    towns = [p for p in places if p.lieu.sorte == "commune" and p.formes]
    own = [p for p in towns if p.lieu.role != "voisin"]
    codes = [p.lieu.code for p in own if not p.lieu.href]
    around = chemin(vue.lignes((p.lieu.code for p in towns), sauf=codes), ferme=False)
    drawn = balise("path", d=around, fill="none") if around else ""
    plain = _forme(vue.union(codes))
    links = "".join(_lien(p, _forme(p.formes)) for p in own if p.lieu.href)
    filled = groupe("communes", plain + links, fill=couleur("commune"))
    return groupe("limites", filled + drawn, stroke=couleur("limite"), stroke_width=10)


def noms_de_communes(places: Iterable[Place], textes: Mapping[str, str]) -> str:
    """The names of the communes, with a mark for those whose shape is not known."""
    drawn = {"proches": "", "autour": ""}
    for p in places:
        if p.lieu.sorte == "commune":
            mark = "" if p.formes else _repere("carre", p)
            drawn["autour" if p.lieu.role == "voisin" else "proches"] += mark + textes[p.lieu.code]
    near = groupe("noms", drawn["proches"], fill=couleur("encre"))
    return groupe("noms autour", drawn["autour"], fill=couleur("encre-douce")) + near


def choses(places: Iterable[Place], textes: Mapping[str, str]) -> str:
    """The other places of the contract, then its quartiers: first those around, last what the page is about."""
    known = list(places)
    others = [p for p in known if p.lieu.sorte == "autre"]
    drawn = groupe("autres", _dessins(others, textes, "losange"), fill=couleur("autre"))
    for role, kind, look in (
        ("voisin", "quartiers voisins", {"fill": "none", "stroke": couleur("quartier"), "stroke_width": 10}),
        ("", "quartiers", {"fill": couleur("quartier")}),
        ("sujet", "quartiers sujet", {"fill": couleur("quartier")}),
    ):
        own = [p for p in known if p.lieu.sorte == "quartier" and p.lieu.role == role]
        drawn += groupe(kind, _dessins(own, textes, "rond"), **look)
    return drawn


def _dessins(places: Iterable[Place], textes: Mapping[str, str], forme: str) -> str:
    shapes = ((p, _repere(forme, p) if p.minuscule else _forme(p.formes)) for p in places)
    return "".join(_lien(p, shape + textes[p.lieu.code]) for p, shape in shapes)


def _lien(place: Place, contenu: str) -> str:
    """The drawing of a place as a link to its page, or as it stands when it has none; named in both cases."""
    lieu = place.lieu
    title = balise("title", escape(propre(lieu.nom), quote=False))
    return balise("a", title + contenu, href=lieu.href) if lieu.href else balise("g", title + contenu)


def _repere(forme: str, place: Place) -> str:
    x, y = map(dix, place.milieu)
    return balise("path", d=FORMES[forme], transform=f"translate({x} {y})scale(10)")


def _forme(polygones: Iterable[Polygone], **attributs: object) -> str:
    path = chemin((ring for polygon in polygones for ring in polygon), ferme=True)
    return balise("path", d=path, **attributs) if path else ""


def _classe(nom: str) -> dict[str, str]:
    return {"class": nom}
