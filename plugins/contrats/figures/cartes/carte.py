"""The static map of a contract, of a quartier or of a commune, as one SVG."""

from __future__ import annotations

import re
from html import escape

from contrats.figures.cartes import calques
from contrats.figures.cartes.couleurs import couleur
from contrats.figures.cartes.donnees import Carte, Demande, Fond, Lieu
from contrats.figures.cartes.geometrie import Boite, englobe
from contrats.figures.cartes.habillage import bas, nord
from contrats.figures.cartes.mots import description, sources_en_mots
from contrats.figures.cartes.noms import noms_des_lieux
from contrats.figures.cartes.places import placer_lieux
from contrats.figures.cartes.projection import Projection, cadrer
from contrats.figures.cartes.trace import dix
from contrats.figures.graphiques.svg import LARGEUR, balise
from contrats.figures.graphiques.texte import CORPS, propre

TOLERANCES = {"quartier": 0.6, "commune": 2.4, "epci": 2.4}
"""How far a line may be from the true one, in units: less than a pixel of a phone for the quartiers, two for what
situates them."""
MARGE, MARGE_DE_POINTS = 0.05, 0.15
"""Share of the frame left free around the places that it must hold: more around marks, whose names stand beside."""
_PREFIX = re.compile(r"[A-Za-z][\w-]*", re.ASCII)


def carte(demande: Demande, fond: Fond, *, prefixe: str) -> Carte | None:
    """The map, or None when no place that the frame must hold has a shape or a position.

    ``prefixe`` starts the ids of the SVG and must be unique in its page; ValueError when it cannot start an id.
    """
    if not _PREFIX.fullmatch(prefixe):
        raise ValueError(f"not a prefix for ids: {prefixe!r}")
    frame = englobe(b for lieu in demande.lieux if lieu.code in demande.cadre and (b := _boite(lieu, fond)))
    if frame is None:
        return None
    margin = MARGE if any(lieu in fond for lieu in demande.lieux if lieu.code in demande.cadre) else MARGE_DE_POINTS
    projection = cadrer(frame, LARGEUR, hauteurs=demande.hauteurs, marge=margin, au_moins=demande.au_moins)
    layers = (("quartier", fond.quartiers), ("commune", fond.communes), ("epci", fond.epci))
    views = {kind: layer.vue(projection, tolerance=TOLERANCES[kind]) for kind, layer in layers}
    places = placer_lieux(demande.lieux, fond, views, projection)
    names = noms_des_lieux(places, projection.cadre)
    words = {p.lieu.code: names.textes(p.lieu.code) for p in places}
    ground = calques.territoire(views["epci"], demande.epci)
    drawn = (
        ground
        + calques.communes(places, views["commune"])
        + calques.noms_de_communes(places, words)
        + calques.choses(places, words)
        + nord()
    )
    seen = [p.lieu.code for p in places if p.connue] + ([demande.epci] if ground else [])
    sources = tuple(dict.fromkeys((c.source, c.date) for code in seen if (c := fond.contours.get(code))))
    said = description(demande, places, projection, sources_en_mots(sources))
    below, height = bas(projection, fond.epci, demande.epci, propre(demande.nom_epci))
    links = any(p.lieu.href for p in places)
    return Carte(
        svg=_document(drawn, below, projection, height, prefixe, (demande.titre, said), liens=links),
        description=said,
        projection=projection,
        traces=frozenset(p.lieu.code for p in places if p.connue),
        points=frozenset(p.lieu.code for p in places if not p.connue),
        numerotee=names.numerotee,
        epci=next(views["epci"].lignes([demande.epci]), None) is not None,
        communes=any(p.formes and p.lieu.sorte == "commune" and p.lieu.role != "voisin" for p in places),
        sources=sources,
    )


def _boite(lieu: Lieu, fond: Fond) -> Boite | None:
    """West, south, east, north of a place; None when nothing is known of where it lies."""
    if lieu in fond:
        return fond.couche(lieu).boites[lieu.code]
    if lieu.position is None:
        return None
    lon, lat = lieu.position
    return (lon, lat, lon, lat)


def _document(
    dedans: str,
    bas: str,
    projection: Projection,
    hauteur: float,
    prefixe: str,
    dits: tuple[str, str],
    *,
    liens: bool,
) -> str:
    """The whole SVG: what lies inside the frame is cut to it.

    A map with links is a group, not an image: the children of an image are hidden from screen readers.
    """
    width, height = dix(projection.largeur), dix(projection.hauteur)
    title, desc = (escape(propre(words), quote=False) for words in dits)
    head = balise("title", title, id=f"{prefixe}-titre") + balise("desc", desc, id=f"{prefixe}-desc")
    ground = balise("rect", width=width, height=height, fill=couleur("autour"))
    frame = balise("svg", ground + dedans, width=width, height=height)
    edge = balise(
        "rect", width=width, height=height, fill="none", stroke=couleur("limite"), stroke_width=10, **{"class": "bord"}
    )
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": "carte",
        "viewBox": f"-5 -5 {dix(LARGEUR) + 10} {dix(hauteur) + 10}",
        "role": "group" if liens else "img",
        "aria-labelledby": f"{prefixe}-titre",
        "aria-describedby": f"{prefixe}-desc",
        "font-size": dix(CORPS),
        "text-anchor": "middle",
        "stroke-linejoin": "round",
        "fill-rule": "evenodd",
    }
    return balise("svg", head + frame + edge + bas, **attributes)
