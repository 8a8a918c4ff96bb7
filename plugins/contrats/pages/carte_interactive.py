"""What the page « La carte » offers to those who ask: the interactive map, and « Suis-je dans un quartier prioritaire ? ».

Its two files are fetched by the page only when the reader presses a button: ``carte/carte.js``, the script of the map,
and ``carte/contours.json``, the shapes in which the page looks for a point without sending anything.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from contrats.figures.cartes import Lieu
from contrats.figures.cartes.geometrie import englobe
from contrats.figures.cartes.simplification import simplifie
from contrats.figures.plan import DECIMALES, ELEMENT, Calque, Fond, Objet, Plan
from contrats.model.contrat import FondDeCarte
from contrats.model.geographie import Anneau, Contour, Polygone
from contrats.model.territoire import Equipement
from contrats.pages.adresses import relative
from contrats.pages.colorations import colorations
from contrats.pages.finition import typographie
from contrats.pages.rendu import Rendu
from contrats.pages.situation import AUTRES

URL = "carte/"
SCRIPT, CONTOURS = "carte/carte.js", "carte/contours.json"
SIG_VILLE = "https://sig.ville.gouv.fr"
FINESSE = {"quartiers": 0.0, "communes": 0.0001, "epci": 0.0002}
"""Degrees by which shapes may be simplified: those of quartiers are drawn as they are, the others only situate them."""
AUTOUR = 0.01
"""Degrees around a place known by its position alone."""
PLURIELS = {
    "quartier-vecu": "Quartiers vécus",
    "poche": "Poches de pauvreté",
    "ex-veille-active": "Anciens quartiers de veille active",
    "npnru": "Sites de renouvellement urbain",
    "erbm": "Sites du bassin minier",
    "projet": "Projets",
}


@dataclass(frozen=True)
class Demande:
    """What the page says before anything is fetched."""

    carte: bool
    """Whether the interactive map can be shown: Leaflet is here, and some place is known."""
    colorations: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Id and words of the indicators, by subject."""
    avec_contour: int
    """How many quartiers have their shape."""
    sans_contour: tuple[str, ...]
    """The names of those that have none."""
    fond: FondDeCarte | None
    hote: str
    """The host of the base map."""
    element: str


def demande(rendu: Rendu) -> Demande:
    """What the page « La carte » offers; the base map is that of the portal."""
    known = rendu.library.contours
    fond = _fond(rendu)
    groups: dict[str, list[tuple[str, str]]] = {}
    for c in colorations(rendu, depuis=URL) if rendu.leaflet else ():
        groups.setdefault(c.groupe, []).append((c.id, c.titre))
    quartiers = rendu.situation.quartiers
    return Demande(
        carte=rendu.leaflet,
        colorations=tuple((g, tuple(found)) for g, found in groups.items()),
        avec_contour=sum(q.code in known for q in quartiers),
        sans_contour=tuple(q.nom for q in quartiers if q.code not in known),
        fond=fond,
        hote=urlsplit(fond.adresse).netloc if fond else "",
        element=ELEMENT,
    )


def fichiers(rendu: Rendu) -> dict[str, bytes]:
    """What the page fetches on request, by address: the shapes if there are any, the script of the map with Leaflet."""
    found: dict[str, bytes] = {}
    shapes = _contours(rendu)
    if shapes:
        found[CONTOURS] = shapes
    wanted = plan(rendu) if rendu.leaflet else None
    if wanted is not None:
        from contrats.figures.maps import script  # folium is slow to come: only for a site that shows its map

        found[SCRIPT] = script(wanted).encode()
    return found


def plan(rendu: Rendu) -> Plan | None:
    """The layers of the contract, those that hold nothing left out; None when nothing is known of where they are."""
    s, fond = rendu.situation, _fond(rendu)
    layers = tuple(c for c in _calques(rendu) if c.objets)
    own = {q.code for q in s.quartiers} | {c.code for c in s.communes if c.role != "voisin"}
    frame = englobe(_boite(o) for c in layers for o in c.objets if o.code in own)
    if frame is None:
        return None
    return Plan(
        calques=layers,
        cadre=frame,
        colorations=tuple(colorations(rendu, depuis=URL)),
        fond=Fond(nom=fond.nom, adresse=fond.adresse, mention=fond.mention) if fond else None,
    )


def _fond(rendu: Rendu) -> FondDeCarte | None:
    """The base map of the portal; IGN's where it says nothing."""
    chosen = rendu.library.fond_de_carte() or FondDeCarte.model_validate({})
    return chosen if chosen.propose else None


def _calques(rendu: Rendu) -> Iterator[Calque]:
    """From the ground up."""
    s, known = rendu.situation, rendu.library.contours
    outline = known.get(rendu.dossier.contrat.porteur)
    if outline is not None:
        name = s.epci.nom if s.epci else outline.nom
        here = Objet(code=outline.code, nom=name, genre="", polygones=_formes(outline, "epci"))
        yield Calque(id="epci", nom=f"Limite : {name}", objets=(here,), inerte=True)
    own = [c for c in s.communes if c.role != "voisin"]
    yield Calque(id="communes", nom="Communes", objets=tuple(_objets(rendu, own, "communes", "commune")), rayon=5)
    places = tuple(_objets(rendu, s.quartiers, "quartiers", "quartier prioritaire"))
    yield Calque(id="quartiers", nom="Quartiers prioritaires", objets=places)
    for kind, words in AUTRES.items():
        others = [lieu for t, lieu in s.autres if t.type == kind]
        yield Calque(id=kind, nom=PLURIELS[kind], objets=tuple(_objets(rendu, others, "", words)), rayon=7)
    useful = tuple(_objets(rendu, (lieu for _, lieu in s.equipements), "", "lieu utile"))
    yield Calque(id="equipements", nom="Lieux utiles", objets=useful, rayon=6)


def _objets(rendu: Rendu, lieux: Iterable[Lieu], genre: str, mots: str) -> Iterator[Objet]:
    """The places that a map can show."""
    parts = {q.code: q.part for q in rendu.dossier.contrat.quartiers}
    more = {lieu.code: _adresse(e) for e, lieu in rendu.situation.equipements}
    for lieu in lieux:
        contour = rendu.library.contours.get(lieu.code) if genre else None
        if contour is None and lieu.position is None:
            continue
        part = parts.get(lieu.code)
        said = (
            lieu.complet if genre and lieu.complet != lieu.nom else "",
            f"Partagé : ce contrat couvre {part}" if part else "",
            "Contour officiel non chargé : ce point marque à peu près le milieu." if not contour and genre else "",
            more.get(lieu.code, ""),
        )
        yield Objet(
            code=lieu.code,
            nom=typographie(lieu.nom),
            genre=mots,
            polygones=_formes(contour, genre) if contour else (),
            position=None if contour else lieu.position,
            href=relative(lieu.href, depuis=URL) if lieu.href else "",
            lignes=tuple(typographie(line) for line in said if line),
        )


def _adresse(equipement: Equipement) -> str:
    return ", ".join(w for w in (equipement.type, equipement.adresse) if w)


def _formes(contour: Contour, genre: str) -> tuple[Polygone, ...]:
    """The shape with no more points than its layer needs; a piece or a hole too small for that is left out."""
    fine = FINESSE[genre]
    if not fine:
        return contour.polygones
    lighter = (tuple(r for ring in p if len(r := tuple(simplifie(ring, fine))) > 3) for p in contour.polygones)
    return tuple(p for p in lighter if p) or contour.polygones


def _boite(objet: Objet) -> tuple[float, float, float, float]:
    if objet.polygones:
        return Contour(objet.code, objet.polygones, "", "").boite
    lon, lat = objet.position
    return (lon - AUTOUR, lat - AUTOUR, lon + AUTOUR, lat + AUTOUR)


def _contours(rendu: Rendu) -> bytes:
    """The quartiers that have a shape: code, name, address of the page, polygons; nothing when none has one."""
    known = rendu.library.contours
    found = [
        {
            "nom": typographie(q.nom),
            "href": relative(q.href, depuis=URL) if q.href else "",
            "polygones": [[_anneau(ring) for ring in polygon] for polygon in known[q.code].polygones],
        }
        for q in rendu.situation.quartiers
        if q.code in known
    ]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode() if found else b""


def _anneau(ring: Anneau) -> list[tuple[float, float]]:
    return [(round(lon, DECIMALES), round(lat, DECIMALES)) for lon, lat in ring]
