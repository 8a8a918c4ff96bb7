"""Rules on what surrounds the contracts of a département, and on the contracts that are only announced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from contrats.checks.scope import contrats
from contrats.diagnostics import Diagnostic, Level
from contrats.linking import Library, walk
from contrats.model.departement import Departement, EtapeCommune, ObjectifDuProgramme

MILLION = 1_000_000


def one_calendar(library: Library, *, au: date) -> Iterator[Diagnostic]:
    """The calendar tells the day that the contract's own file tells, unless a note explains why not."""
    for area in library.departements:
        for line in area.calendrier.dates if area.calendrier else ():
            dossier = library.dossiers.get(line.contrat)
            signed = dossier.contrat.signature if dossier else None
            if dossier and (signed is None or signed.date != line.date) and not line.a_noter:
                told = str(signed.date) if signed and signed.date else "aucune date"
                message = f"le calendrier annonce le {line.date}, {dossier.contrat.place().file} dit : {told}"
                mend = "Donnez la même date aux deux, ou dites pourquoi elles diffèrent dans « a-noter »."
                yield Diagnostic("C180", Level.AVERTISSEMENT, line.place("date"), message, mend)


def every_contract_in_it(library: Library, *, au: date) -> Iterator[Diagnostic]:
    """The calendar has every contract of the département once: with its day, or among those without."""
    for area in library.departements:
        if area.calendrier is None:
            continue
        named = [*(line.contrat for line in area.calendrier.dates), *area.calendrier.sans_date]
        for dossier in library.contrats_de(area):
            if named.count(dossier.id) != 1:
                times = "n'est pas dans" if dossier.id not in named else "est plusieurs fois dans"
                message = f"le contrat « {dossier.id} » {times} le calendrier du département"
                mend = "Donnez-lui une seule ligne : dans « dates », ou dans « sans-date »."
                yield Diagnostic("C181", Level.AVERTISSEMENT, area.place("calendrier"), message, mend)


def printed_counts(library: Library, *, au: date) -> Iterator[Diagnostic]:
    """A printed total that is not what the site counts is explained to the reader."""
    for area in library.departements:
        counted = {k: len(v) for k, v in library.comptes(area).items()}
        for figure in (f for part in (*area.cadre, *area.programmes) for f in part.chiffres):
            if figure.compte and figure.valeur != counted[figure.compte] and not figure.a_noter:
                message = f"la source imprime {figure.valeur}, le site compte {counted[figure.compte]}"
                mend = "Corrigez le chiffre, ou expliquez la différence au lecteur dans « a-noter »."
                yield Diagnostic("C182", Level.AVERTISSEMENT, figure.place("valeur"), message, mend)


def steps_have_a_moment(library: Library, *, au: date) -> Iterator[Diagnostic]:
    for area in library.departements:
        for step in area.etapes:
            if not (step.date or step.quand):
                yield _step_without_moment(step)


def _step_without_moment(step: EtapeCommune) -> Diagnostic:
    mend = "Ajoutez « date: 2024-03-20 », ou « quand: » suivi des mots de la source."
    return Diagnostic("C183", Level.ERREUR, step.place("texte"), "l'étape n'a ni date ni moment", mend)


def _objectives(area: Departement) -> Iterator[ObjectifDuProgramme]:
    return (record for record in walk(area) if isinstance(record, ObjectifDuProgramme))


def objective_says_something(library: Library, *, au: date) -> Iterator[Diagnostic]:
    for goal in (g for area in library.departements for g in _objectives(area)):
        if not (goal.titre or goal.texte or goal.engagement):
            mend = "Ajoutez « texte: », ou l'identifiant de l'engagement qui le dit."
            yield Diagnostic("C184", Level.ERREUR, goal.place(), "l'objectif ne dit rien", mend)


def objective_as_its_engagement(library: Library, *, au: date) -> Iterator[Diagnostic]:
    """An objective is as firm as the engagement that it names, and aims at the same numbers."""
    for goal in (g for area in library.departements for g in _objectives(area)):
        found = library.ou_lire(goal)
        if not found:
            continue
        own = found[0][1].fiche
        if goal.nature and goal.nature != own.nature and not goal.a_noter:
            message = f"cet objectif est « {goal.nature} », l'engagement « {own.id} » est « {own.nature} »"
            mend = "Donnez la même nature aux deux ; sans cette clé, celle de l'engagement est montrée."
            yield Diagnostic("C185", Level.AVERTISSEMENT, goal.place("nature"), message, mend)
        known: set[Decimal] = {n for t in own.cible if t.valeur is not None for n in (t.valeur, t.valeur * MILLION)}
        for rank, target in enumerate(goal.cibles):
            if target.valeur is not None and target.valeur not in known and not goal.a_noter:
                message = f"l'engagement « {own.id} » ne vise pas {target.valeur}"
                mend = "Vérifiez le nombre dans la source, et donnez le même aux deux."
                yield Diagnostic("C186", Level.AVERTISSEMENT, goal.place("cibles", rank, "valeur"), message, mend)


def state_of_a_contract(library: Library, *, au: date) -> Iterator[Diagnostic]:
    """A contract that is only announced has no engagement of its own yet; one that has been read has a holder."""
    for dossier in contrats(library):
        own = dossier.contrat
        if own.etat == "annonce" and any(e.commun is None for e in dossier.engagements):
            message = "ce contrat est dit « annonce », mais ses engagements sont écrits : ils ne seraient pas montrés"
            yield Diagnostic("C187", Level.ERREUR, own.place("etat"), message, "Écrivez « etat: partiel ».")
        if own.etat != "annonce" and own.porteur is None:
            message = "ce contrat ne dit pas qui le porte"
            mend = "Ajoutez « porteur: », ou « etat: annonce » si son texte n'a pas encore été lu."
            yield Diagnostic("C188", Level.ERREUR, own.place("titre"), message, mend)


RULES = (
    one_calendar,
    every_contract_in_it,
    printed_counts,
    steps_have_a_moment,
    objective_says_something,
    objective_as_its_engagement,
    state_of_a_contract,
)
