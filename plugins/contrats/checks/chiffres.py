"""Rules on observations: one value each, and a suppressed value is never a number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from contrats.checks.scope import shared
from contrats.diagnostics import Diagnostic, Level, did_you_mean
from contrats.linking import Library
from contrats.model.indicateur import Indicateur, Observation

SUPPRESSED = {"nd", "ns", "s", "so"}


def one_value(library: Library, *, au: date) -> Iterator[Diagnostic]:
    for o in library.observations:
        if o.valeur is None and o.valeur_texte is None and not o.statut:
            yield Diagnostic(
                "C140",
                Level.ERREUR,
                o.place(),
                "la ligne n'a ni valeur, ni texte, ni statut",
                "Donnez la valeur, ou le statut nd (non disponible), ns, s (secret) ou so.",
            )
        if o.statut in SUPPRESSED and o.valeur is not None:
            yield Diagnostic(
                "C141",
                Level.ERREUR,
                o.place("valeur"),
                f"une valeur est donnée, mais le statut « {o.statut} » dit qu'elle est masquée",
                "Effacez la valeur (jamais zéro), ou effacez le statut.",
            )


def no_repeats(library: Library, *, au: date) -> Iterator[Diagnostic]:
    """Two documents may print two values of one figure, and both are shown; one document gives one.

    A row without source is not a second document: beside any other row of the same figure, it repeats it.
    """
    firsts: dict[tuple[str, str, str, str], Observation] = {}
    several: dict[tuple[str, str, str, str], dict[str | None, Observation]] = {}
    for o in library.observations:
        key = (o.indicateur, o.territoire, o.annee, o.perimetre)
        first = firsts.setdefault(key, o)
        if first is o:
            continue
        rows = several.setdefault(key, {first.source: first})
        repeated = rows.get(o.source) or (rows.get(None) if o.source else first)
        if repeated is not None:
            place = repeated.place()
            yield Diagnostic(
                "C142",
                Level.ERREUR,
                o.place(),
                f"cette valeur est déjà donnée dans {place.file}, ligne {place.line}",
                "Gardez une seule des deux lignes ; une autre année, un autre périmètre ou un autre document se "
                "distingue dans sa colonne.",
            )
        rows.setdefault(o.source, o)


def phrase_with_value(library: Library, *, au: date) -> Iterator[Diagnostic]:
    for i in shared(library, "indicateur"):
        if i.phrase and "{valeur}" not in i.phrase:
            yield Diagnostic(
                "C170",
                Level.ERREUR,
                i.place("phrase"),
                "la phrase ne dit pas où mettre la valeur",
                "Mettez « {valeur} » à sa place : « {valeur} des habitants ont moins de 25 ans ».",
            )


def parts_of_a_whole(library: Library, *, au: date) -> Iterator[Diagnostic]:
    wholes: dict[str, list[Indicateur]] = {}
    for i in shared(library, "indicateur"):
        if i.part:
            wholes.setdefault(i.part.tout, []).append(i)
    for whole, parts in wholes.items():
        if len(parts) == 1:
            message = f"« {whole} » n'a qu'une part : ce n'est pas un tout"
            proposal = did_you_mean(whole, [w for w in wholes if w != whole], otherwise="Retirez la clé « part ».")
            yield Diagnostic("C171", Level.AVERTISSEMENT, parts[0].place("part", "tout"), message, proposal)
        for other in parts[1:]:
            if other.unite != parts[0].unite and not (other.part.total and other.part.total == parts[0].part.total):
                message = f"cette part est en « {other.unite} », une autre part de « {whole} » en « {parts[0].unite} »"
                proposal = "Donnez la même unité à toutes les parts, ou l'indicateur de leur total (clé « total »)."
                yield Diagnostic("C172", Level.ERREUR, other.place("part"), message, proposal)


RULES = (one_value, no_repeats, phrase_with_value, parts_of_a_whole)
