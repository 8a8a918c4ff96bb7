"""A figure over the years, as broken lines: one per territory and perimeter, with target and baseline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from contrats.figures.graphiques.axes import Plan, axes, crochets, plan
from contrats.figures.graphiques.cadre import CENTRE, Ligne, dessin, entete, legende, refuse
from contrats.figures.graphiques.couleurs import DOUCE, TRACES
from contrats.figures.graphiques.donnees import Dessin, Evolution, Point, Valeur
from contrats.figures.graphiques.mots import (
    ABSENT,
    DOUTEUX,
    complet,
    deux_points,
    enumere,
    etiquette,
    guillemets,
    valeur_en_mots,
)
from contrats.figures.graphiques.reperes import XY, Boite, Etiquettes, ligne_brisee
from contrats.figures.graphiques.svg import balise, barre, trait
from contrats.figures.graphiques.texte import propre
from contrats.figures.graphiques.trames import VIDE, remplissage, trame
from contrats.figures.graphiques.troncons import Niveau, Troncon, niveaux, perimetres, troncons

AU_PLUS, POINTS_AU_PLUS = len(TRACES), 80
PERIMETRES = "Les quartiers ont changé de contour en 2024\u00a0: les lignes des deux périmètres ne se suivent pas"
_ROOM = 18
"""Room for labels above the highest level."""
_BAND = 10.0
"""Width of the band over a missing value."""


def evolution(donnees: Evolution, *, prefixe: str) -> Dessin:
    """The series, one colour and marker each. Refused for the reasons of ``refus_de``."""
    reason = refus_de(donnees)
    if reason:
        return refuse(reason)
    runs, levels = troncons(donnees), niveaux(donnees)
    _, y = entete(donnees)
    flat = plan(_valeurs(donnees), _annees(donnees), y, donnees)
    around, below = axes(flat)
    brackets, below = crochets(flat, perimetres(runs), below)
    lines = "".join(_niveau(level, flat) for level in levels) + "".join(_dessine(run, flat) for run in runs)
    gaps = _manques(runs, flat, prefixe)
    labels = _etiquettes(runs, levels, flat, donnees)
    rows = [*_cle(runs), *_cle_des_niveaux(levels, donnees), *_cle_des_manques(runs, prefixe)]
    key, end = legende(rows, below + 4)
    return dessin(
        donnees,
        sorte="evolution",
        prefixe=prefixe,
        corps=gaps + around + brackets + lines + labels + key,
        fin=end + 2,
        mots=tuple(_phrases(donnees, runs, levels)),
        notes=tuple(_notes(donnees, runs, flat)),
    )


def refus_de(donnees: Evolution) -> str:
    """Why these series make no chart, in French; empty when they do.

    No value at all, more series than colours and markers, more points than the drawing holds, or two values
    for one year in one perimeter.
    """
    points = [p for s in donnees.series for p in s.points]
    if not any(p.valeur is not None for p in points):
        return "aucune valeur n’est disponible."
    if len(donnees.series) > AU_PLUS:
        return f"{len(donnees.series)} territoires, c’est trop de lignes pour un dessin lisible."
    if len(points) > POINTS_AU_PLUS:
        return f"{len(points)} valeurs, c’est trop pour un dessin lisible."
    for serie in donnees.series:
        seen: set[tuple[int, str]] = set()
        for point in serie.points:
            if (point.annee, point.perimetre) in seen:
                return f"{guillemets(serie.nom.strip())} a deux valeurs pour {point.annee}."
            seen.add((point.annee, point.perimetre))
    return ""


def _valeurs(donnees: Evolution) -> list[Valeur]:
    known = [p.valeur for s in donnees.series for p in s.points if p.valeur is not None]
    return known + [r.valeur for r in (donnees.cible, donnees.depart) if r]


def _annees(donnees: Evolution) -> dict[int, str]:
    """Each year of the axis and its words."""
    years = {p.annee: propre(p.quand) or str(p.annee) for s in donnees.series for p in s.points}
    for mark in (donnees.cible, donnees.depart):
        if mark and mark.annee is not None:
            years.setdefault(mark.annee, str(mark.annee))
    return dict(sorted(years.items()))


def _lieux(points: list[Point], flat: Plan) -> list[XY]:
    return [(flat.x(p.annee), flat.y(p.valeur)) for p in points]


def _dessine(run: Troncon, flat: Plan) -> str:
    """The line in its pieces, the markers over it."""
    path = "".join(ligne_brisee(_lieux(part, flat)) for part in run.morceaux())
    line = path and balise(
        "path",
        d=path,
        fill="none",
        stroke=run.couleur,
        stroke_width=2.5,
        stroke_linecap="round",
        stroke_dasharray=run.pointille,
    )
    dots = run.marques(_lieux(run.connus, flat), **{"class": "point"})
    return line + run.anneaux(_lieux(run.douteux, flat)) + dots


def _manques(runs: list[Troncon], flat: Plan, prefixe: str) -> str:
    """A hatched band over each year that misses a value: at no level, so that nobody reads zero."""
    years = sorted({p.annee for run in runs for p in run.absents})
    if not years:
        return ""
    ident = f"{prefixe}-vide"
    bands = (_bande(flat.x(year) - _BAND / 2, flat.haut, _BAND, flat.bas - flat.haut, ident) for year in years)
    return balise("defs", trame(ident, *VIDE)) + "".join(bands)


def _bande(x: float, y: float, largeur: float, hauteur: float, ident: str) -> str:
    return barre(x, y, largeur, hauteur, fill=remplissage(ident), stroke=DOUCE, stroke_dasharray="3 3")


def _niveau(level: Niveau, flat: Plan) -> str:
    year = level.repere.annee
    x = flat.x(year) if year is not None else None
    return level.ligne(flat.gauche, flat.droite, flat.y(level.repere.valeur), x)


def _etiquettes(runs: list[Troncon], levels: list[Niveau], flat: Plan, donnees: Evolution) -> str:
    """Values beside their points: all of them for one line, else first, last, lowest and highest."""
    labels = Etiquettes((flat.gauche, flat.haut - _ROOM, flat.droite, flat.bas))
    for run in runs:
        labels.occupe(_lieux(run.connus, flat))
        labels.boites.extend(_colonne(flat, p.annee) for p in run.absents)
        for part in run.morceaux():
            labels.segments.extend(pairwise(_lieux(part, flat)))
    for level in levels:
        y = flat.y(level.repere.valeur)
        labels.segments.append(((flat.gauche, y), (flat.droite, y)))
    drawn = []
    for run in runs:
        for point in _choisis(run.connus, tous=len(runs) == 1):
            words = propre(etiquette(point, donnees))
            (place,) = _lieux([point], flat)
            drawn.append(labels.ecrit(words, place, font_weight=700, fill=run.couleur))
    return "".join(drawn)


def _colonne(flat: Plan, annee: int) -> Boite:
    x = flat.x(annee)
    return (x - _BAND / 2, flat.haut, x + _BAND / 2, flat.bas)


def _choisis(points: list[Point], *, tous: bool) -> list[Point]:
    """The points to label, the most telling first."""
    if not points:
        return []
    highest, lowest = (choose(points, key=lambda p: p.valeur) for choose in (max, min))
    return list(dict.fromkeys([points[-1], points[0], highest, lowest, *(points if tous else ())]))


def _cle(runs: list[Troncon]) -> Iterator[Ligne]:
    for run in runs:
        if run.connus:
            line = trait(
                0, 0, 2 * CENTRE, 0, stroke=run.couleur, stroke_width=2.5, stroke_linecap="round",
                stroke_dasharray=run.pointille,
            )  # fmt: skip
            yield Ligne(run.nom, line + run.marques([(CENTRE, 0.0)]))


def _cle_des_niveaux(levels: list[Niveau], donnees: Evolution) -> Iterator[Ligne]:
    for level in levels:
        words = deux_points(propre(level.repere.nom), valeur_en_mots(level.repere.valeur, donnees))
        yield Ligne(words, level.ligne(0, 2 * CENTRE, 0, CENTRE if level.repere.annee is not None else None))


def _cle_des_manques(runs: list[Troncon], prefixe: str) -> Iterator[Ligne]:
    """What each hatched band and each ring means, and the words that go with single values."""
    place, band = [(CENTRE, 0.0)], _bande(CENTRE - _BAND / 2, -7, _BAND, 14, f"{prefixe}-vide")
    for run in runs:
        for why, points in _par_mots(run.absents):
            yield Ligne(deux_points(run.nom, f"{why} en {_quand(points)}"), band)
        if run.douteux:
            yield Ligne(deux_points(run.nom, f"{DOUTEUX}, en {_quand(run.douteux)}"), run.anneaux(place))
        for why, points in _par_mots([p for p in run.connus if p.mention]):
            yield Ligne(deux_points(run.nom, f"{why} en {_quand(points)}"))


def _par_mots(points: list[Point]) -> list[tuple[str, list[Point]]]:
    """Points with the same words together."""
    found: dict[str, list[Point]] = {}
    for point in points:
        said = point.mention if point.valeur is not None else point.texte or point.mention
        found.setdefault(propre(said) or ABSENT, []).append(point)
    return list(found.items())


def _quand(points: list[Point]) -> str:
    return enumere(propre(p.quand) or str(p.annee) for p in points)


def _notes(donnees: Evolution, runs: list[Troncon], flat: Plan) -> Iterator[str]:
    if len(perimetres(runs)) > 1:
        yield PERIMETRES
    if flat.y.bas > 0 or flat.y.haut < 0:
        low = valeur_en_mots(flat.y.bas.normalize() + 0, replace(donnees, decimales=None))
        yield f"L’axe vertical ne part pas de zéro, mais de\u00a0{low}"


def _phrases(donnees: Evolution, runs: list[Troncon], levels: list[Niveau]) -> Iterator[str]:
    years = [p.annee for run in runs for p in run.points]
    yield f"Évolution de {min(years)} à {max(years)}" if min(years) < max(years) else f"En {years[0]}"
    for run in runs:
        yield deux_points(run.nom, enumere(f"{complet(p, donnees)} en {_quand([p])}" for p in run.points))
    for level in levels:
        yield deux_points(level.repere.nom, valeur_en_mots(level.repere.valeur, donnees))
