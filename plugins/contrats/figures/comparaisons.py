"""Comparisons in words, from two observations: in time, and between territories.

Each function gives a ``Phrase``, or a ``Refus`` that tells the reader why there is none. The default sentence
begins with the indicator's label; a ``phrase`` (« {valeur} des élèves entrent en 6e avec du retard ») reads
better.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from contrats.figures.accords import LIAISONS, espaces, majuscule, quantite, que
from contrats.figures.empechements import refus_dans_le_temps, refus_entre_lieux
from contrats.figures.lieux import Lieu
from contrats.figures.moments import Moment, moment
from contrats.figures.nombres import NBSP
from contrats.figures.phrases import Phrase, Refus, Sens
from contrats.figures.rapports import PRESQUE, Chiffre, Genre, ecart, fois, genre, ordre, variation
from contrats.figures.series import AVERTISSEMENT_INSEE, RESERVES, empechement, point
from contrats.model.indicateur import Indicateur, Observation

SENS: dict[int, Sens] = {1: "plus", 0: "autant", -1: "moins"}
PRECAUTIONS = {
    "petit": "Petits nombres : quelques unités de plus ou de moins suffisent à changer l'image.",
    "prix": "Montants tels qu'imprimés : la hausse des prix n'en est pas retirée.",
    "insee": AVERTISSEMENT_INSEE,
    "saison": "Les deux trimestres ne tombent pas à la même saison.",
    "annees": "Les deux chiffres ne sont pas de la même année.",
    "sans-annee": "Le document ne donne pas l'année de ces chiffres.",
    "carte": "Le document ne dit pas sur quel contour du quartier ces chiffres sont établis.",
    "reserve": "Valeur signalée ({mention}) : à lire avec prudence.",
}


@dataclass(frozen=True, slots=True)
class _Cote:
    """One side of a comparison, ready for words."""

    observation: Observation
    quand: Moment
    chiffre: Chiffre

    @classmethod
    def de(cls, observation: Observation, indicateur: Indicateur) -> _Cote:
        number = Chiffre.de(observation.valeur, decimales=indicateur.decimales)
        return cls(observation, point(observation).moment, number)


def evolution(
    indicateur: Indicateur,
    apres: Observation,
    *,
    depuis: Observation,
    phrase: str | None = None,
    familles: Mapping[str, str] | None = None,
) -> Phrase | Refus:
    """« 27,8 % … en 2021, soit 7,8 points de plus qu'en 2017. » for one territory and one map of quartiers.

    ``familles`` maps documents to what they were counted by, when several documents follow one method.
    """
    refused = refus_dans_le_temps(indicateur, apres, depuis=depuis, familles=familles or {})
    if refused:
        return refused
    kind, new, old = genre(indicateur.unite), _Cote.de(apres, indicateur), _Cote.de(depuis, indicateur)
    order = ordre(new.chiffre, old.chiffre)
    start = f"{_sujet(indicateur, new, phrase)} {new.quand.en}"
    small = _petit(new, old, kind)
    if order == 0:
        words = _autant(indicateur, old, f" {que(old.quand.en)}", same=new.chiffre.montre == old.chiffre.montre)
    elif small:
        words = f", contre {_valeur(indicateur, old)} {old.quand.en}"
    else:
        gap = ecart(new.chiffre, old.chiffre, unite=_unite(indicateur), mot=SENS[order])
        change = variation(new.chiffre, old.chiffre, famille=kind)
        words = f", soit {gap} {que(old.quand.en)}" + (f" ({change})" if change else "")
    notes = (
        ("petit", small and order != 0),
        ("prix", kind.monnaie),
        ("insee", _edition_suivante(indicateur, new, old)),
        ("saison", new.quand.rythme == "trimestre" and new.quand.debut.month != old.quand.debut.month),
        ("carte", apres.territoire.startswith("QN") and not apres.perimetre),
    )
    doubt = small or kind.monnaie
    return _phrase(indicateur, new, old, order, (start, words), notes, "" if doubt else que(old.quand.en))


def comparaison(
    indicateur: Indicateur,
    ici: Observation,
    *,
    ailleurs: Observation,
    lieux: Mapping[str, Lieu],
    phrase: str | None = None,
    familles: Mapping[str, str] | None = None,
) -> Phrase | Refus:
    """« Taux de chômage : 40 % dans le quartier, deux fois plus que dans la commune (20 %). »

    ``lieux`` has the words of both territories, by code. A number that depends on the size of a territory is
    only compared between territories of the same family.
    """
    here, there = lieux[ici.territoire], lieux[ailleurs.territoire]
    refused = refus_entre_lieux(indicateur, ici, ailleurs=ailleurs, lieux=(here, there), familles=familles or {})
    if refused:
        return refused
    kind, own, other = genre(indicateur.unite), _Cote.de(ici, indicateur), _Cote.de(ailleurs, indicateur)
    named = here.dans == there.dans
    place, elsewhere = (here.nomme, there.nomme) if named else (here.dans, there.dans)
    same_time = own.quand.ordre == other.quand.ordre
    start = f"{_sujet(indicateur, own, phrase)} {place} {own.quand.en}".rstrip()
    where = elsewhere if same_time else f"{elsewhere} {other.quand.en}"
    shown = _valeur(indicateur, other)
    order, small = ordre(own.chiffre, other.chiffre), _petit(own, other, kind)
    close = order != 0 and not small and _presque(own.chiffre, other.chiffre)
    if order == 0 or close:
        same = own.chiffre.montre == other.chiffre.montre
        words, order = _autant(indicateur, other, f" {que(where)}", same=same), 0
    elif small:
        words = f", contre {shown} {where}"
    elif times := fois(own.chiffre, other.chiffre, famille=kind):
        words = f", {times} {SENS[order]} {que(where)} ({shown})"
    else:
        gap = ecart(own.chiffre, other.chiffre, unite=_unite(indicateur), mot=SENS[order])
        words = f", soit {gap} {que(where)} ({shown})"
    notes = (
        ("petit", small and order != 0),
        ("annees", not same_time),
        ("sans-annee", not own.quand.connu),
        ("prix", kind.monnaie and not same_time),
        ("carte", (here.suit_la_carte or there.suit_la_carte) and not (ici.perimetre or ailleurs.perimetre)),
    )
    return _phrase(indicateur, own, other, order, (start, words), notes, "" if small else que(where))


def constat(indicateur: Indicateur, observation: Observation, *, lieu: Lieu) -> Phrase | Refus:
    """« La moitié des habitants vivent sous le seuil de pauvreté dans le quartier en 2021. » : one value, as printed."""
    status = empechement(observation)
    if status is not None and observation.valeur_texte is None:
        return status
    own = _Cote.de(observation, indicateur) if observation.valeur_texte is None else None
    if own:
        start = _sujet(indicateur, own, None)
    elif indicateur.phrase:
        start = majuscule(espaces(indicateur.phrase).replace("{valeur}", espaces(observation.valeur_texte)))
    else:
        start = f"{espaces(indicateur.libelle)}{NBSP}: {espaces(observation.valeur_texte)}"
    words = " ".join(w for w in (start, lieu.nomme, moment(observation.annee).en) if w)
    flag = RESERVES.get(observation.statut, "")
    note = PRECAUTIONS["reserve"].format(mention=flag) if flag and observation.statut != "borne" else ""
    return Phrase(espaces(words + "."), "autant", espaces(note))


def _unite(indicateur: Indicateur) -> str:
    """The unit to write after numbers; none when the label says it already in words."""
    if indicateur.unite in {"%", "€"}:
        return indicateur.unite
    said = set(indicateur.libelle.casefold().replace("'", " ").split())
    return "" if set(indicateur.unite.casefold().split()) - LIAISONS <= said else indicateur.unite


def _valeur(indicateur: Indicateur, cote: _Cote) -> str:
    return quantite(cote.observation.valeur, _unite(indicateur), decimales=indicateur.decimales)


def _sujet(indicateur: Indicateur, cote: _Cote, phrase: str | None) -> str:
    phrase = phrase or indicateur.phrase
    if phrase and "{valeur}" in phrase:
        full = quantite(cote.observation.valeur, indicateur.unite, decimales=indicateur.decimales)
        return espaces(phrase).replace("{valeur}", full)
    return f"{espaces(indicateur.libelle)}{NBSP}: {_valeur(indicateur, cote)}"


def _autant(indicateur: Indicateur, autre: _Cote, que_quoi: str, *, same: bool) -> str:
    if same:
        return f", autant{que_quoi}"
    return f", à peu près autant{que_quoi} ({_valeur(indicateur, autre)})"


def _petit(un: _Cote, autre: _Cote, kind: Genre) -> bool:
    """Counts too small for a difference to mean anything: both are said, nothing is computed."""
    return kind.compte and min(un.chiffre.valeur, autre.chiffre.valeur) < kind.plancher


def _presque(un: Chiffre, autre: Chiffre) -> bool:
    top = max(abs(un.valeur), abs(autre.valeur))
    return abs(un.valeur - autre.valeur) <= top * PRESQUE


def _net(un: Chiffre, autre: Chiffre, kind: Genre) -> bool:
    """The gap is wide enough to call one side better: a point for shares, and never « à peu près » equal."""
    return not _presque(un, autre) and not (kind.points and abs(un.valeur - autre.valeur) < 1)


def _edition_suivante(indicateur: Indicateur, new: _Cote, old: _Cote) -> bool:
    insee = "insee" in (indicateur.producteur or "").lower()
    close = new.quand.debut.year - old.quand.debut.year <= 1
    return insee and close and new.observation.territoire.startswith("QN")


def _phrase(
    indicateur: Indicateur,
    un: _Cote,
    autre: _Cote,
    order: int,
    mots: tuple[str, str],
    notes: tuple[tuple[str, bool], ...],
    que_quoi: str,
) -> Phrase:
    """The sentence with its precautions; an opinion only when nothing makes it doubtful (``que_quoi``)."""
    flags = sorted({RESERVES[o.statut] for c in (un, autre) if (o := c.observation).statut in RESERVES})
    said = [PRECAUTIONS[key] for key, wanted in notes if wanted]
    said += [PRECAUTIONS["reserve"].format(mention=", ".join(flags))] if flags else []
    good = {"hausse-favorable": 1, "baisse-favorable": -1}.get(indicateur.sens, 0) * order
    plain = que_quoi and not flags and _net(un.chiffre, autre.chiffre, genre(indicateur.unite))
    avis = f"{'Mieux' if good > 0 else 'Moins bien'} {que_quoi}." if good and plain else ""
    return Phrase(
        texte=espaces("".join(mots) + "."),
        sens=SENS[order],
        precaution=" ".join(map(espaces, said)),
        suite=espaces(majuscule(mots[1].removeprefix(", ").removeprefix("soit ")) + "."),
        avis=avis,
    )
