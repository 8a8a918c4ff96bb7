"""The parts of a whole, as one bar of 100 %."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from contrats.figures.graphiques.cadre import Ligne, dessin, entete, legende, refuse
from contrats.figures.graphiques.couleurs import FOND, MOTIFS
from contrats.figures.graphiques.donnees import Composition, Dessin, Part, Valeur
from contrats.figures.graphiques.mots import (
    complet,
    deux_points,
    enumere,
    etiquette,
    guillemets,
    liste,
    part_de,
    valeur_en_mots,
)
from contrats.figures.graphiques.svg import LARGEUR, balise, barre, texte, trait
from contrats.figures.graphiques.texte import GRAS, largeur, propre
from contrats.figures.graphiques.trames import remplissage, trame

AU_PLUS = len(MOTIFS)
_THICK = 34


def composition(donnees: Composition, *, prefixe: str) -> Dessin:
    """The parts in the order given. Refused when they do not make a whole: see ``refus_de``."""
    reason = refus_de(donnees)
    if reason:
        return refuse(reason)
    whole = sum(Decimal(p.valeur) for p in donnees.parts)
    _, y = entete(donnees)
    bar, x = [], 0.0
    top = y + 18
    for part, (colour, motif), end in zip(donnees.parts, MOTIFS, _fins(donnees.parts, whole), strict=False):
        fill = remplissage(_ident(prefixe, motif)) if motif else colour
        bar.append(_morceau(x, end, top, fill, colour) + _valeur(x, end, y + 12, donnees, part))
        x = end
    patterns = "".join(trame(_ident(prefixe, m), m, c) for c, m in MOTIFS[: len(donnees.parts)] if m)
    rows = [
        Ligne(_rang(part, donnees, whole), _cle(prefixe, *motif))
        for part, motif in zip(donnees.parts, MOTIFS, strict=False)
    ]
    key, y = legende(rows, top + _THICK + 6)
    body = (balise("defs", patterns) if patterns else "") + "".join(bar) + key
    words = liste(deux_points(p.nom.strip(), _mots(p, donnees, whole)) for p in donnees.parts)
    return dessin(
        donnees,
        sorte="composition",
        prefixe=prefixe,
        corps=body,
        fin=y + 2,
        mots=(words,),
        notes=_ecart(donnees),
    )


def refus_de(donnees: Composition) -> str:
    """Why these parts make no whole, in French; empty when they do.

    A part without a number is neither drawn nor derived from the total. Parts and total may miss each other
    by what rounding explains: half a unit of the last printed decimal for each part.
    """
    missing = [guillemets(p.nom.strip()) for p in donnees.parts if p.valeur is None]
    if missing:
        return f"sans valeur pour {enumere(missing)}, les autres parts ne font pas un tout."
    parts = [Decimal(p.valeur) for p in donnees.parts]
    if len(parts) > AU_PLUS:
        return f"{len(parts)} parts, c’est trop pour un dessin lisible."
    if any(p < 0 for p in parts):
        return "une part est négative."
    if not sum(parts) > 0:
        return "toutes les parts sont nulles."
    total = _total(donnees)
    if abs(sum(parts) - total) > _tolerance(parts, donnees):
        exact = replace(donnees, decimales=None)
        found, wanted = (valeur_en_mots(v, exact) for v in (sum(parts), total))
        return f"les parts font {found}, et non {wanted}."
    return ""


def _total(donnees: Composition) -> Decimal:
    if donnees.total is not None:
        return Decimal(donnees.total)
    return Decimal(100) if donnees.unite == "%" else sum((Decimal(p.valeur) for p in donnees.parts), Decimal(0))


def _tolerance(parts: list[Decimal], donnees: Composition) -> Decimal:
    """Counts do not round: whole numbers other than per cents must add up to the unit."""
    last = min(p.as_tuple().exponent for p in parts)
    if last >= 0 and donnees.unite != "%":
        return Decimal(0)
    return Decimal(1).scaleb(min(last, 0)) / 2 * len(parts)


def _ecart(donnees: Composition) -> tuple[str, ...]:
    """A note when the printed parts add up to the total only within rounding."""
    found, total = sum(Decimal(p.valeur) for p in donnees.parts), _total(donnees)
    if found == total:
        return ()
    words = valeur_en_mots(found, replace(donnees, decimales=None))
    return (f"Les parts imprimées font {words}, à cause des arrondis",)


def _fins(parts: tuple[Part, ...], whole: Decimal) -> list[float]:
    """Where each part ends on the bar."""
    ends, seen = [], Decimal(0)
    for part in parts:
        seen += Decimal(part.valeur)
        ends.append(float(seen / whole * LARGEUR))
    return ends


def _morceau(x: float, end: float, y: float, fill: str, colour: str) -> str:
    """A part of the bar, edged so that it stays apart from its neighbours."""
    if end - x < 0.05:
        return ""
    piece = barre(x, y, end - x, _THICK, fill=fill, **{"class": "part"})
    edge = trait(end, y, end, y + _THICK, stroke=FOND, stroke_width=2) if end < LARGEUR - 0.05 else ""
    rim = trait(x, y + 0.75, end, y + 0.75, stroke=colour, stroke_width=1.5)
    rim += trait(x, y + _THICK - 0.75, end, y + _THICK - 0.75, stroke=colour, stroke_width=1.5)
    return piece + rim + edge


def _valeur(x: float, end: float, y: float, donnees: Composition, part: Part) -> str:
    """The value above its part, when it is no wider."""
    word = propre(etiquette(part, donnees))
    fits = largeur(word) * GRAS <= end - x - 2
    return texte((x + end) / 2, y, word, text_anchor="middle", font_weight=700) if fits else ""


def _cle(prefixe: str, colour: str, motif: str) -> str:
    fill = remplissage(_ident(prefixe, motif)) if motif else colour
    return barre(1, -7, 24, 13, fill=fill, stroke=colour, stroke_width=1.5)


def _ident(prefixe: str, motif: str) -> str:
    return f"{prefixe}-{motif}"


def _mots(part: Part, donnees: Composition, whole: Valeur) -> str:
    """« 412, soit 31 % », « 31 % (estimé) »."""
    said = complet(part, donnees)
    return said if donnees.unite == "%" or not whole else f"{said}, soit {part_de(part.valeur, whole)}"


def _rang(part: Part, donnees: Composition, whole: Valeur) -> str:
    return deux_points(propre(part.nom), _mots(part, donnees, whole))
