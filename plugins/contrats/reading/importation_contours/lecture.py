"""A file of the disk -> the contours that the contracts need, with everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from contrats.diagnostics import Diagnostic, has_errors
from contrats.model.geographie import Contour
from contrats.reading.importation_contours.archive import Piece, open_piece
from contrats.reading.importation_contours.cadre import Boite, check_crs, rough_box
from contrats.reading.importation_contours.fautes import AGAIN, Refus, error, warning
from contrats.reading.importation_contours.geojson import Endroit, Lecteur, Repete
from contrats.reading.importation_contours.geometrie import DIGITS, Forme, shape_of
from contrats.reading.importation_contours.reconnaissance import OF_2015, Identite, identity, kind_of, normal
from contrats.reading.importation_contours.voisins import neighbours

SOURCES = {
    "quartiers": "ANCT, contours des quartiers prioritaires 2024",
    "communes": "IGN, ADMIN EXPRESS, et Etalab, contours administratifs",
    "epci": "IGN, ADMIN EXPRESS, et Etalab, contours administratifs",
}
"""Who publishes the shapes, as the Licence Ouverte wants it said."""
MOST_SHOWN = 12
MOST_FAULTS = 40


@dataclass(frozen=True)
class Besoins:
    """What the contracts need: codes of quartiers, INSEE codes of communes, ids of EPCI by SIREN."""

    quartiers: frozenset[str] = frozenset()
    communes: frozenset[str] = frozenset()
    epci: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entree:
    """A feature seen on the way: where it stands, who it is, the box around it."""

    place: Endroit
    identite: Identite
    repeated: bool
    box: Boite | None


@dataclass
class Lecture:
    """What one file gives. ``genre`` is empty when it was not recognised; ``seen`` counts its features."""

    genre: str = ""
    source: str = ""
    date: str = ""
    seen: int = 0
    contours: list[Contour] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_source(path: Path, besoins: Besoins, *, name: str, source: str = "", date: str = "") -> Lecture:
    """Read the file at ``path`` (``name`` in messages); ``source`` and ``date`` (ISO) are said by whoever gives it."""
    made = Lecture()
    try:
        piece = open_piece(path, name=name)
        name, reader = piece.name, Lecteur(piece.text)
        made.genre, entries = _index(reader)
        made.seen = len(entries)
        check_crs(reader.head)
    except Refus as refus:
        made.diagnostics.append(error(refus.code, name, refus.message, refus.mend))
        return made
    made.source, made.date = source or SOURCES[made.genre], date or piece.day
    _Choix(made, besoins, reader, piece, entries).fill()
    if not made.contours and not has_errors(made.diagnostics):
        message = f"aucun des {made.seen} territoires du fichier ({made.genre}) ne sert aux contrats du site"
        mend = "Vérifiez que c'est le bon fichier, et les codes des contrats ; pour les intercommunalités, « siren » dans data/territoires.yml."
        made.diagnostics.append(error("G042", name, message, mend))
    return made


def _index(reader: Lecteur) -> tuple[str, list[Entree]]:
    genre, entries, of_2015 = "", [], 0
    for place, feature in reader.features():
        whole = feature if isinstance(feature, dict) else {}
        raw, geometry = whole.get("properties"), whole.get("geometry")
        own = normal(raw)
        genre = genre or kind_of(own) or ""
        if not genre:
            continue
        found = identity(own, genre)
        if not found.code:
            continue
        of_2015 += bool(OF_2015.fullmatch(found.code))
        repeated = any(isinstance(part, Repete) for part in (whole, raw, geometry))
        entries.append(Entree(place, found, repeated, rough_box(geometry) if genre == "communes" else None))
    if not genre:
        mend = "Le fichier doit donner à chaque territoire un code : « code_qp », « insee_com » ou « siren_epci » (docs/contours.md)."
        raise Refus("G018", "ce ne sont ni des quartiers, ni des communes, ni des intercommunalités", mend)
    if of_2015 > len(entries) / 2:
        raise Refus(
            "G022",
            "ce sont les quartiers de 2015 (QP…)",
            "Prenez les contours de 2024 : les codes y commencent par QN.",
        )
    return genre, entries


@dataclass
class _Choix:
    """Fills a reading with the territories that are needed, one after the other."""

    made: Lecture
    besoins: Besoins
    reader: Lecteur
    piece: Piece
    entries: list[Entree]
    shapes: dict[str, Forme] = field(default_factory=dict)

    def fill(self) -> None:
        genre, needs = self.made.genre, self.besoins
        wanted = {"quartiers": needs.quartiers, "communes": needs.communes, "epci": needs.epci}[genre]
        members = needs.epci.keys() if genre == "communes" else frozenset()
        own = [e for e in self.entries if e.identite.code in wanted or members & set(e.identite.epci)]
        if not self._take(own):
            return
        self._say_missing(set(wanted) - {e.identite.code for e in own})
        if genre == "communes":
            known = {e.identite.code for e in own}
            others = [e for e in self.entries if e.identite.code not in known]
            self._take(neighbours(others, [f.shape for f in self.shapes.values()], self._shape_if_any))

    def _take(self, entries: Iterable[Entree]) -> bool:
        """Keeps the shape of each entry; False when one of them condemns the whole file."""
        for entry in entries:
            try:
                self._take_one(entry)
            except Refus as refus:
                if refus.whole:
                    message, line = f"{self._said(entry)} : {refus.message}", entry.place.line
                    self.made.contours.clear()
                    self.made.diagnostics[:] = [error(refus.code, self.piece.name, message, refus.mend, line=line)]
                    return False
                self._warn(refus.code, entry, f"{refus.message} ; laissé de côté", refus.mend)
        return True

    def _take_one(self, entry: Entree) -> None:
        code = entry.identite.code
        if entry.repeated:
            raise Refus("G037", "une même clé est écrite deux fois")
        if code in self.shapes:
            raise Refus("G036", "ce territoire est déjà plus haut dans le fichier")
        form = self._shape(entry)
        self.shapes[code] = form
        if form.mended:
            mend = "Le contour a été réparé : regardez-le sur la carte du site."
            self._warn("G034", entry, ", ".join(form.mended), mend)
        if entry.identite.doubtful_name:
            mend = "Le contour est gardé, sans ce nom : le site montre celui de ses propres fiches."
            self._warn("G038", entry, "son nom contient des signes interdits", mend)
        ident = self.besoins.epci[code] if self.made.genre == "epci" else code
        self.made.contours.append(Contour(ident, form.polygones, self.made.source, self.made.date, entry.identite.nom))

    def _shape(self, entry: Entree) -> Forme:
        feature = self.reader.value_at(entry.place)
        return shape_of(feature.get("geometry"), digits=DIGITS[self.made.genre])

    def _shape_if_any(self, entry: Entree) -> Forme | None:
        try:
            return self._shape(entry)
        except Refus:
            return None

    def _say_missing(self, codes: set[str]) -> None:
        if codes:
            shown = ", ".join(sorted(codes)[:MOST_SHOWN]) + (" …" if len(codes) > MOST_SHOWN else "")
            mend = "Vérifiez l'édition du fichier et ces codes ; la carte montrera un point à la place du contour."
            some = (
                "1 territoire des contrats manque"
                if len(codes) == 1
                else f"{len(codes)} territoires des contrats manquent"
            )
            message = f"{some} dans le fichier : {shown}"
            self.made.diagnostics.append(warning("G040", self.piece.name, message, mend))

    def _warn(self, code: str, entry: Entree, message: str, mend: str) -> None:
        if len(self.made.diagnostics) < MOST_FAULTS:
            said = f"{self._said(entry)} : {message}"
            self.made.diagnostics.append(warning(code, self.piece.name, said, mend, line=entry.place.line))
        elif len(self.made.diagnostics) == MOST_FAULTS:
            message = f"plus de {MOST_FAULTS} contours sont à revoir : les suivants ne sont pas dits"
            self.made.diagnostics.append(warning("G039", self.piece.name, message, AGAIN))

    @staticmethod
    def _said(entry: Entree) -> str:
        return f"territoire n° {entry.place.number} ({entry.identite.code})"
