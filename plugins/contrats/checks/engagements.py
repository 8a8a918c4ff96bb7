"""Rules on engagements: scope, strength, target, source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from contrats.checks.scope import all_engagements
from contrats.diagnostics import Diagnostic, Level
from contrats.linking import Library
from contrats.model.territoire import Quartier, Secteur

LONGEST_TITLE = 160
WIDE = ("departement", "region", "national")


def _warn(code: str, record, key: str, message: str, proposal: str) -> Diagnostic:
    return Diagnostic(code, Level.AVERTISSEMENT, record.place(key), message, proposal)


def scope_and_places(library: Library, *, au: date) -> Iterator[Diagnostic]:
    """A wide scope names no quartier; a scope smaller than the contract says where, when there are several quartiers."""
    ambiguous = {id(e.fiche) for d in library.dossiers.values() if len(d.quartiers) > 1 for e in d.engagements}
    places = library.shared["lieu"]
    for fiche in all_engagements(library):
        for position, ident in enumerate(fiche.lieux):
            if fiche.portee in WIDE and isinstance(places.get(ident), (Quartier, Secteur)):
                yield Diagnostic(
                    "C101",
                    Level.AVERTISSEMENT,
                    fiche.place("lieux", position),
                    f"un engagement de portée « {fiche.portee} » nomme le quartier « {ident} »",
                    "Gardez la portée large et effacez le quartier, ou donnez la portée « quartier ».",
                )
        if fiche.portee in ("quartier", "secteur") and not fiche.lieux and id(fiche) in ambiguous:
            yield _warn(
                "C102",
                fiche,
                "portee",
                "le contrat compte plusieurs quartiers et cet engagement n'en nomme aucun",
                "Ajoutez « lieux: [QN…] », ou la portée « contrat » s'il vaut partout.",
            )


def strength(library: Library, *, au: date) -> Iterator[Diagnostic]:
    """« sous-condition » says its condition, and only it has one."""
    for fiche in all_engagements(library):
        if fiche.nature == "sous-condition" and not fiche.condition:
            yield _warn(
                "C103",
                fiche,
                "nature",
                "l'engagement est « sous-condition », mais la condition n'est pas dite",
                "Ajoutez « condition: … » avec les mots simples du contrat.",
            )
        if fiche.condition and fiche.nature != "sous-condition":
            yield _warn(
                "C104",
                fiche,
                "condition",
                f"une condition est écrite, mais la nature est « {fiche.nature} »",
                "Écrivez « nature: sous-condition », ou déplacez la précision dans « texte ».",
            )


def target_goes_its_way(library: Library, *, au: date) -> Iterator[Diagnostic]:
    """A target « à la hausse » is not below its baseline, nor one « à la baisse » above."""
    for fiche in all_engagements(library):
        for position, cible in enumerate(fiche.cible):
            start = cible.reference.valeur if cible.reference else None
            if cible.valeur is None or start is None:
                continue
            if (cible.sens == "hausse" and cible.valeur < start) or (cible.sens == "baisse" and cible.valeur > start):
                message = f"la cible ({cible.valeur}) va à l'inverse du sens « {cible.sens} » depuis son point de départ ({start})"
                yield Diagnostic(
                    "C105",
                    Level.AVERTISSEMENT,
                    fiche.place("cible", position),
                    message,
                    "Vérifiez les deux nombres dans la source ; si elle se contredit, dites-le dans « a-noter ».",
                )


def has_a_source(library: Library, *, au: date) -> Iterator[Diagnostic]:
    """Every engagement can be found again in a document."""
    for fiche in all_engagements(library):
        if not fiche.source:
            yield _warn(
                "C106",
                fiche,
                "id",
                f"l'engagement « {fiche.id} » n'a pas de source",
                "Ajoutez « source: {document: …, page: …} ».",
            )


def readable_title(library: Library, *, au: date) -> Iterator[Diagnostic]:
    """A title fits on a phone."""
    for fiche in all_engagements(library):
        if len(fiche.titre) > LONGEST_TITLE:
            yield Diagnostic(
                "C107",
                Level.REMARQUE,
                fiche.place("titre"),
                f"le titre a {len(fiche.titre)} caractères",
                f"Restez sous {LONGEST_TITLE} caractères ; le reste va dans « texte ».",
            )


RULES = (scope_and_places, strength, target_goes_its_way, has_a_source, readable_title)
