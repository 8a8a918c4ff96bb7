"""The words of the charts: values, lists, and the sentences of the description."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from contrats.figures.graphiques.donnees import Barre, Cadre, Jalon, Part, Point, Valeur
from contrats.figures.nombres import NARROW, NBSP, avec_unite, nombre

COLLEES = {"%", "€", "‰", "k€", "M€", "m²"}
"""Units that stay beside each number; the others are said once, under the title."""
ABSENT = "non disponible"
DOUTEUX = "valeur douteuse, telle qu’imprimée"


def valeur_en_mots(value: Valeur, cadre: Cadre) -> str:
    """« 27,8 % », « 1 379 » (habitants are said elsewhere)."""
    return avec_unite(value, cadre.unite if cadre.unite in COLLEES else None, decimales=cadre.decimales)


def etiquette(fiche: Barre | Point | Part | Jalon, cadre: Cadre) -> str:
    """A value as the chart shows it: the printed words if any, else the number, else « non disponible »."""
    if fiche.texte:
        return fiche.texte
    if fiche.valeur is None:
        return getattr(fiche, "mention", "") or ABSENT
    return valeur_en_mots(fiche.valeur, cadre)


def precisions(fiche: Barre | Point | Part) -> list[str]:
    """What must be said beside the value: a mention, a doubt."""
    said = [fiche.mention] if fiche.mention and etiquette_est_un_nombre(fiche) else []
    return said + ([DOUTEUX] if getattr(fiche, "douteux", False) else [])


def etiquette_est_un_nombre(fiche: Barre | Point | Part) -> bool:
    """False when the label already is the mention."""
    return bool(fiche.texte) or fiche.valeur is not None


def complet(fiche: Barre | Point | Part, cadre: Cadre) -> str:
    """« 27,8 % (estimé) »."""
    more = ", ".join(precisions(fiche))
    return etiquette(fiche, cadre) + (f" ({more})" if more else "")


def enumere(mots: Iterable[str]) -> str:
    """« a, b et c »."""
    *firsts, last = list(mots) or [""]
    return f"{', '.join(firsts)} et {last}" if firsts else last


def liste(mots: Iterable[str]) -> str:
    """« a ; b ; c », for items that have commas of their own."""
    return f"{NBSP}; ".join(mots)


def deux_points(avant: str, apres: str) -> str:
    return f"{avant}{NBSP}: {apres}"


def guillemets(mots: str) -> str:
    return f"«{NBSP}{mots}{NBSP}»"


def phrase(mots: str) -> str:
    """The words as a sentence: a capital, a full stop."""
    mots = mots.strip()
    return mots and mots[0].upper() + mots[1:] + ("" if mots[-1] in ".!?…" else ".")


def phrases(*toutes: str) -> str:
    return " ".join(phrase(p) for p in toutes if p.strip())


def unite_en_mots(cadre: Cadre) -> str:
    """« Unité : habitants »; empty when the numbers carry it."""
    return "" if not cadre.unite or cadre.unite in COLLEES else deux_points("Unité", cadre.unite)


def source_en_mots(cadre: Cadre) -> str:
    return deux_points("Source", cadre.source.strip() or "non précisée")


def part_de(part: Valeur, tout: Valeur) -> str:
    """A share in whole per cent that never claims the whole, or nothing, by rounding: « plus de 99 % »."""
    share = Decimal(part) * 100 / Decimal(tout)
    words = f"{nombre(share, decimales=0)}{NARROW}%"
    if share not in (0, 100) and words[:-2] in ("0", "100"):
        return f"moins de 1{NARROW}%" if share < 50 else f"plus de 99{NARROW}%" if share < 100 else words
    return words
