"""Where the places of a contract are: what any map of its site draws, and what is known of the position of each."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from contrats.figures.cartes import Fond, Lieu
from contrats.figures.cartes.geometrie import dedans, englobe, point_interieur, se_touchent
from contrats.figures.cartes.simplification import simplifie
from contrats.linking import Dossier
from contrats.model.geographie import Contour
from contrats.model.territoire import Position, Quartier, Territoire

AUTRES = {
    # type of territory -> its words; the others (région, département…) are no places of a contract's map
    "quartier-vecu": "quartier vécu",
    "poche": "poche de pauvreté",
    "ex-veille-active": "ancien quartier de veille active",
    "npnru": "site de renouvellement urbain",
    "erbm": "site du bassin minier",
    "projet": "projet",
}
_GROSSIER = 0.001
"""About a hundred metres, in degrees: enough to tell whether a commune is in an EPCI."""


class Situation:
    """The places of one contract. ``href`` of each is the address of its page from the site's root, or empty."""

    def __init__(self, dossier: Dossier, *, publiee: Callable[[Any], str | None]):
        self.dossier = dossier
        self._publiee = publiee
        self.dessins: dict[str, Any] = {}
        """The maps of the whole contract already drawn, by the way from the page back to the root of the site."""
        contrat = dossier.contrat
        self.epci = dossier.get("lieu", contrat.porteur)
        named = dict.fromkeys(i for q in dossier.quartiers for i in q.communes)
        self._propres = contrat.communes or tuple(named)
        self._autour = tuple(i for i in named if i not in self._propres)

    @cached_property
    def quartiers(self) -> tuple[Lieu, ...]:
        """The quartiers of the contract, numbered in its order."""
        return tuple(self._quartier(q, n) for n, q in enumerate(self.dossier.quartiers, 1))

    @cached_property
    def communes(self) -> tuple[Lieu, ...]:
        """The communes of the contract, then those that only situate them."""
        around = dict.fromkeys((*self._autour, *self._voisines()))
        return (*self._communes(self._propres, ""), *self._communes(around, "voisin"))

    @cached_property
    def autres(self) -> tuple[tuple[Territoire, Lieu], ...]:
        """The other territories of the contract that a map could show, each with its place."""
        records = (
            t for t in self.dossier.all_of("lieu", self.dossier.contrat.territoires) if isinstance(t, Territoire)
        )
        return tuple(
            (t, Lieu(code=t.id, nom=t.nom, sorte="autre", position=point(t.position),
                     complet=f"{t.nom}, {AUTRES[t.type]}"))
            for t in records if t.type in AUTRES
        )  # fmt: skip

    @cached_property
    def equipements(self) -> tuple[tuple[Any, Lieu], ...]:
        """The located equipment of the quartiers and of the communes, each with its place."""
        owners = (*self.dossier.quartiers, *self.dossier.communes)
        found = (e for owner in owners for e in owner.equipements if e.position)
        return tuple(
            (e, Lieu(code=f"equipement-{n}", nom=e.nom, sorte="autre", position=point(e.position)))
            for n, e in enumerate(found, 1)
        )

    @cached_property
    def fond(self) -> Fond:
        """The official shapes of these places."""
        known = self.dossier.library.contours

        def of(codes: Iterator[str]) -> dict[str, Contour]:
            return {code: known[code] for code in codes if code in known}

        return Fond.de(
            quartiers=of(q.code for q in self.quartiers),
            communes=of(c.code for c in self.communes),
            epci=of(iter([self.dossier.contrat.porteur])),
        )

    def connu(self, lieu: Lieu) -> bool:
        """Whether it is known where a place is."""
        return lieu in self.fond or lieu.position is not None

    def communes_de(self, quartier: Quartier) -> tuple[str, ...]:
        """The communes of a quartier that are of this contract; all of them when none is."""
        own = tuple(i for i in quartier.communes if i in self._propres)
        return own or tuple(quartier.communes)

    def _quartier(self, quartier: Quartier, numero: int) -> Lieu:
        return Lieu(
            code=quartier.code,
            nom=quartier.nom_court or quartier.nom,
            complet=quartier.nom,
            sorte="quartier",
            position=point(quartier.position),
            href=self._publiee(quartier) or "",
            numero=numero,
        )

    def _communes(self, codes: Any, role: Any) -> Iterator[Lieu]:
        contours = self.dossier.library.contours
        for code in codes:
            record = self.dossier.get("commune", code)
            name = record.nom if record else contours[code].nom if code in contours else ""
            yield Lieu(
                code=code,
                nom=name,
                sorte="commune",
                position=point(record.position) if record else None,
                href=(self._publiee(record) or "") if record else "",
                role=role,
            )

    def _voisines(self) -> Iterator[str]:
        """The other communes of the EPCI; without its shape, all those around the places of the contract."""
        boxes, contours = self.dossier.library.boites, self.dossier.library.contours
        near = englobe(boxes[i] for i in (*self._propres, *(q.code for q in self.dossier.quartiers)) if i in boxes)
        porteur = self.dossier.contrat.porteur
        area = boxes.get(porteur) or near
        if area is None:
            return
        rings = _anneaux(contours[porteur]) if porteur in boxes else []
        for code in self.dossier.library.autour(area):
            near = len(code) == 5 and code not in self._propres and se_touchent(boxes[code], area)
            if near and (not rings or dedans(_milieu(contours[code]), rings)):
                yield code


def point(position: Position | None) -> tuple[float, float] | None:
    """Longitude and latitude of a position."""
    if position is None:
        return None
    lon, lat = float(position.longitude), float(position.latitude)
    return (lon, lat) if math.isfinite(lon) and math.isfinite(lat) else None


def _anneaux(contour: Contour) -> list[list[tuple[float, float]]]:
    """The rings of a shape, coarsely."""
    return [simplifie(ring, _GROSSIER) for polygon in contour.polygones for ring in polygon if len(ring) > 3]


def _milieu(contour: Contour) -> tuple[float, float]:
    return point_interieur(max(contour.polygones, key=lambda polygon: len(polygon[0])))
