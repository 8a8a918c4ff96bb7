"""Targets in words: how far a result is from its target, and how much of the way from the baseline is done.

A baseline that was itself a target never gives a progress, and a target is never shown as a result. A target
is an exact number: « 14,96 % » has not reached « 15 % ».
"""

from __future__ import annotations

import re
from decimal import Decimal

from contrats.figures.accords import arrondi, au_singulier, espaces, majuscule, quantite, que
from contrats.figures.moments import moment
from contrats.figures.nombres import NARROW, NBSP, nombre
from contrats.figures.phrases import Phrase, Refus, Sens, refus
from contrats.figures.rapports import PETITE_BASE, Chiffre, ecart, part_en_mots
from contrats.figures.series import RESERVES, empechement
from contrats.model.engagement import Cible
from contrats.model.indicateur import Indicateur, Observation

PRECAUTION_SENS = "Le contrat ne dit pas si ce chiffre doit monter ou baisser."
PRECAUTION_DEPART = "Le contrat ne dit pas de quelle année est le point de départ."
PRECAUTION_MOTS = "Point de départ tel que relevé : « {texte} »."
PRECAUTION_CONTRAIRE = "Telle qu'imprimée, la cible va dans l'autre sens que celui annoncé."
_AU_MOINS = re.compile(r"\b(au moins|au minimum|ou plus)\b", re.I)
_AU_PLUS = re.compile(r"\b(au plus|au maximum|ou moins|pas plus)\b", re.I)


def direction(cible: Cible) -> int:
    """1: the number must reach the target from below; -1: from above; 0: the contract does not say."""
    words = f"{cible.texte or ''} {cible.objet or ''}"
    if cible.sens in ("hausse", "baisse"):
        return 1 if cible.sens == "hausse" else -1
    if cible.sens == "seuil" and (_AU_PLUS.search(words) or cible.valeur == 0):
        return -1
    return 1 if cible.sens == "seuil" and _AU_MOINS.search(words) else 0


def ambition(cible: Cible) -> Phrase | Refus:
    """« Cible : 15 % en 2027, soit 4 points de plus que le point de départ (11 %). »"""
    refused = _refus_de_depart(cible)
    if refused:
        return refused
    start, unit = cible.reference.valeur, cible.unite or ""
    sens = _sens(cible.valeur, start)
    when = f" en {cible.annee}" if cible.annee else ""
    since = f" en {cible.reference.annee}" if cible.reference.annee else ""
    text = f"Cible{NBSP}: {quantite(cible.valeur, unit)}{when}, "
    depart = f"le point de départ ({quantite(start, unit)}{since})"
    text += f"comme {depart}" if sens == "autant" else f"soit {_ecart(cible.valeur, start, unit)} {que(depart)}"
    notes = [_date_du_depart(cible)]
    if direction(cible) and direction(cible) != _signe(cible.valeur, start):
        notes.append(PRECAUTION_CONTRAIRE)
    return Phrase(espaces(text + "."), sens, " ".join(filter(None, notes)))


def distance(cible: Cible, *, valeur: Decimal, quand: str = "", sujet: str | None = None) -> Phrase | Refus:
    """« … : 12 % en 2025 ; il faut encore 3 points de plus pour atteindre la cible de 15 % visée pour 2027. »

    ``valeur`` is a result in the target's unit and scope, ``quand`` its words (« en 2025 »).
    """
    if cible.valeur is None:
        return refus("cible-sans-nombre")
    unit, way, sign = cible.unite or "", direction(cible), _signe(valeur, cible.valeur)
    sens, the_target = _sens(valeur, cible.valeur), _la_cible(cible)
    start = _debut(cible, valeur, quand, sujet)
    gap = _ecart(valeur, cible.valeur, unit)
    if way == 0:
        words = f", comme {the_target}" if sign == 0 else f", soit {gap} {que(the_target)}"
    elif sign == 0:
        words = f"{NARROW}; {the_target} est atteinte"
    elif sign == way:
        words = f"{NARROW}; {the_target} est atteinte, avec {gap}"
    else:
        missing = _ecart(cible.valeur, valeur, unit)
        words = f"{NARROW}; il faut encore {missing} pour atteindre {the_target}"
    return Phrase(espaces(start + words + "."), sens, "" if way else PRECAUTION_SENS)


def progres(cible: Cible, *, valeur: Decimal, quand: str = "", sujet: str | None = None) -> Phrase | Refus:
    """« … : 12 % en 2025, contre 10 % au début, soit 40 % du chemin vers la cible de 15 %. »

    Where the way is short against the precision of the numbers, the steps are said instead of a percentage.
    """
    refused = _refus_de_depart(cible)
    if refused:
        return refused
    base, unit = cible.reference.valeur, cible.unite or ""
    way = _signe(cible.valeur, base)
    if way == 0 or direction(cible) not in (0, way):
        return refus("depart-au-dela")
    since = f"en {cible.reference.annee}" if cible.reference.annee else "au début"
    start = f"{_debut(cible, valeur, quand, sujet)}, contre {quantite(base, unit)} {since}"
    done, whole = (valeur - base) * way, abs(cible.valeur - base)
    if done <= 0:
        words = f"{NARROW}; " + ("aucun progrès" if done == 0 else f"le chiffre s'éloigne de {_la_cible(cible)}")
    elif done >= whole:
        words = f"{NARROW}; {_la_cible(cible)} est atteinte"
    elif whole < PETITE_BASE * max(Chiffre.de(v).pas for v in (valeur, base, cible.valeur)):
        aimed = f"{nombre(arrondi(whole, Chiffre.de(whole).pas))} {'visé' if au_singulier(whole) else 'visés'}"
        words = f", soit {_ecart(valeur, base, unit)}, sur {aimed}"
    else:
        words = f", soit {_part_du_chemin(done / whole)} du chemin vers {_la_cible(cible)}"
    return Phrase(espaces(f"{start}{words}."), _sens(valeur, base), _date_du_depart(cible))


def distance_observee(
    cible: Cible, observation: Observation, *, indicateur: Indicateur, territoire: str
) -> Phrase | Refus:
    """The distance from an observed value; ``territoire`` is the one that the target is for."""
    refused = empechement(observation)
    if refused:
        return refused
    if observation.territoire != territoire:
        return refus("cible-ailleurs")
    if observation.indicateur != indicateur.id or (cible.unite or "") != indicateur.unite:
        return refus("unite")
    found = distance(cible, valeur=observation.valeur, quand=moment(observation.annee).en, sujet=indicateur.libelle)
    flag = RESERVES.get(observation.statut)
    if isinstance(found, Refus) or not flag:
        return found
    note = f"Valeur signalée ({flag}){NBSP}: à lire avec prudence."
    return Phrase(found.texte, found.sens, f"{found.precaution} {note}".strip())


def _refus_de_depart(cible: Cible) -> Refus | None:
    if cible.valeur is None:
        return refus("cible-sans-nombre")
    if cible.reference is None:
        return refus("depart-inconnu")
    if cible.reference.objectif:
        return refus("depart-objectif")
    return refus("depart-sans-nombre") if cible.reference.valeur is None else None


def _date_du_depart(cible: Cible) -> str:
    """What is known of the date of the baseline, when no year is given apart."""
    start = cible.reference
    if start.annee:
        return ""
    return espaces(PRECAUTION_MOTS.format(texte=start.texte)) if start.texte else PRECAUTION_DEPART


def _debut(cible: Cible, valeur: Decimal, quand: str, sujet: str | None) -> str:
    name = majuscule(espaces(sujet or cible.objet or "Résultat"))
    return f"{name}{NBSP}: {quantite(valeur, cible.unite or '')} {quand}".rstrip()


def _la_cible(cible: Cible) -> str:
    by = f" visée pour {cible.annee}" if cible.annee else ""
    return f"la cible de {quantite(cible.valeur, cible.unite or '')}{by}"


def _part_du_chemin(part: Decimal) -> str:
    percent = min(arrondi(part * 100, Decimal(1)), Decimal(99))
    return part_en_mots(part * 100) or f"{f'{percent:f}' if percent else 'moins de 1'}{NARROW}%"


def _ecart(un: Decimal, autre: Decimal, unite: str) -> str:
    return ecart(Chiffre.de(un), Chiffre.de(autre), unite=unite, mot=_sens(un, autre))


def _signe(un: Decimal, autre: Decimal) -> int:
    return (un > autre) - (un < autre)


def _sens(un: Decimal, autre: Decimal) -> Sens:
    return ("moins", "autant", "plus")[_signe(un, autre) + 1]
