"""French grammar for generated sentences: elision, contractions, number, units, no-break spaces."""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

from contrats.figures.nombres import NARROW, NBSP, avec_unite, nombre

CARDINAUX = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
VOYELLES = set("aeiouœæ")
H_ASPIRE = {"haut", "hauts", "haute", "hautes", "havre", "hague", "hollande", "hongrie", "huit", "hem"}
"""First words whose h forbids elision; other names in H elide, as in « d'Hazebrouck »."""
SANS_ELISION = {"onze", "onzième", "oui", "yaourt", "yacht"}
INVARIABLES = {
    "fois", "pays", "mois", "bus", "cours", "parcours", "corps", "temps", "avis", "tiers", "repas", "cas",
    "permis", "succès", "accès", "décès",
}  # fmt: skip
SINGULIERS = {"travaux": "travail", "baux": "bail", "yeux": "œil"}
"""Plurals whose singular no rule below finds."""
FINS = (("eaux", "eau"), ("aux", "al"), ("ieux", "ieu"), ("eux", "eu"), ("oux", "ou"), ("s", ""))
"""Plural endings and their singular, the longest first."""
LIAISONS = {"par", "de", "des", "du", "d'", "à", "en", "au", "aux", "pour", "sur", "qui", "dont", "parmi"}
"""Words that end the part of a unit that agrees: « départs par jour » -> « départ par jour »."""
SYMBOLES = {"%", "€", "k€", "M€", "Md€", "km", "km²", "m", "m²", "ha", "kWh"}
"""Units that never change."""


def elide(mot: str, suite: str) -> str:
    """« que » + « en 2017 » -> « qu'en 2017 »; « de » + « Hazebrouck » -> « d'Hazebrouck »."""
    return f"{mot[:-1]}'{suite}" if _elidable(suite) else f"{mot} {suite}"


def _elidable(suite: str) -> bool:
    first = re.match(r"[\w]*", suite)[0].lower()
    plain = "".join(c for c in unicodedata.normalize("NFD", first) if not unicodedata.combining(c))
    if not plain or first in SANS_ELISION or first in H_ASPIRE:
        return False
    if plain[0] == "y":
        return len(plain) > 1 and (plain[1] not in VOYELLES or plain.startswith(("yonne", "yerre")))
    return plain[0] == "h" or plain[0] in VOYELLES


def que(suite: str) -> str:
    """« qu'en 2017 », « que dans la commune »."""
    return elide("que", suite)


def _contracte(preposition: str, nom: str, *, le: str, les: str) -> str:
    for article, contracted in (("le ", le), ("les ", les)):
        if nom.lower().startswith(article):
            return f"{contracted} {nom[len(article) :]}"
    return elide(preposition, nom) if preposition == "de" else f"{preposition} {nom}"


def de(nom: str) -> str:
    """« d'Hazebrouck », « du quartier », « de l'agglomération », « du Quesnoy », « de La Sentinelle »."""
    return _contracte("de", nom, le="du", les="des")


def a(nom: str) -> str:
    """« à Hazebrouck », « au Quesnoy », « aux Rues-des-Vignes », « à La Sentinelle »."""
    return _contracte("à", nom, le="au", les="aux")


def au_singulier(value: Decimal | int) -> bool:
    """French: everything under 2 in absolute value is singular, « 1,6 point », « 0 habitant »."""
    return abs(value) < 2


def singulier(mots: str) -> str:
    """The singular of a unit written in the plural: « départs par jour » -> « départ par jour »."""
    out, agreeing = [], True
    for mot in mots.split(" "):
        agreeing = agreeing and mot.lower() not in LIAISONS and not mot.lower().startswith("d'")
        out.append(_mot_au_singulier(mot) if agreeing else mot)
    return " ".join(out)


def _mot_au_singulier(mot: str) -> str:
    if mot in SINGULIERS:
        return SINGULIERS[mot]
    if mot in INVARIABLES or mot.isupper() or len(mot) < 3:
        return mot
    for plural, single in FINS:
        if mot.endswith(plural) and not mot.endswith("ss"):
            return mot.removesuffix(plural) + single
    return mot


def unite_accordee(value: Decimal | int, unite: str) -> str:
    """The unit as it stands after this number."""
    if unite in SYMBOLES or not au_singulier(value):
        return unite
    return singulier(unite)


def quantite(value: Decimal | int, unite: str, *, decimales: int | None = None) -> str:
    """« 27,8 % », « 1 habitant », « 8 222 € par an »: the spaces before the unit's first word never break."""
    return avec_unite(value, unite_accordee(value, unite), decimales=decimales)


def difference(value: Decimal, unite: str, mot: str) -> str:
    """« 7,8 points de plus », « 278 € de moins par an », « 92 de plus »; ``mot`` is « plus » or « moins »."""
    head, par, tail = unite.partition(" par ")
    return f"{quantite(value, head)} de {mot}" + (f" par {tail}" if par else "")


def en_lettres(number: int) -> str:
    """« deux » … « dix », digits beyond."""
    return CARDINAUX[number] if 0 <= number <= 10 else nombre(number)


def arrondi(value: Decimal, pas: Decimal) -> Decimal:
    """The value rounded half up to a multiple of ``pas`` (1, 0.1, 0.01), written without useless zeros."""
    rounded = value.quantize(pas, rounding=ROUND_HALF_UP)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded.normalize()


def majuscule(texte: str) -> str:
    """The text with its first letter in upper case."""
    return texte[:1].upper() + texte[1:]


_BLANC = "[ \u00a0\u202f]"
_ESPACES = (
    (re.compile(rf"{_BLANC}{{2,}}"), " "),
    (re.compile(rf"{_BLANC}+([;!?])"), NARROW + r"\1"),
    (re.compile(rf"{_BLANC}+(:)(?=\s|$)"), NBSP + r"\1"),
    (re.compile(rf"{_BLANC}+%"), NARROW + "%"),
    (re.compile(rf"{_BLANC}+([€»])"), NBSP + r"\1"),
    (re.compile(rf"«{_BLANC}*"), "«" + NBSP),
    (re.compile(r"(?<=\d) (?=\d{3}(?!\d))"), NARROW),
)


def espaces(texte: str) -> str:
    """French no-break spaces in words that come from editors, and never two spaces in a row."""
    for pattern, replacement in _ESPACES:
        texte = pattern.sub(replacement, texte)
    return texte.strip()
