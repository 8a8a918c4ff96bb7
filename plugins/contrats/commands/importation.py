"""What each kind of official file does to the site: figures and correspondence are merged, the list is compared."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from contrats.commands.tableaux import Travail, row_of, said, what
from contrats.diagnostics import Diagnostic, Level, has_errors
from contrats.linking import Library
from contrats.model.indicateur import Observation
from contrats.model.territoire import Correspondance, Territoire
from contrats.places import Place
from contrats.reading.importation.chiffres import Row
from contrats.reading.importation.correspondance import other_origins
from contrats.reading.importation.differences import differences, missing
from contrats.reading.importation.fusion import noted_by_hand, observation_by_hand
from contrats.reading.importation.lecture import Lecture, Lu
from contrats.reading.tables import COLUMNS, columns_of

FOLDER = "data/indicateurs/"
CORRESPONDENCE = "data/correspondances-2015-2024.csv"
KEY = ("indicateur", "territoire", "annee", "perimetre")
SCOPE = ("indicateur", "annee", "perimetre")


def bring_in(
    work: Travail,
    lecture: Lecture,
    library: Library,
    *,
    used: Collection[str],
    into: str | None,
    faults: Sequence[Diagnostic],
) -> None:
    """Prepare in ``work`` everything that the file changes. ``into`` names the table; ``faults`` are the project's."""
    for lu in lecture.lus:
        work.told += _told(lu)
        places = library.shared["lieu"].values()
        territoires = [place for place in places if isinstance(place, Territoire)]
        work.diagnostics += differences(lu.table, lu.mapping, lu.chiffres, library.shared["quartier"], territoires)
        if lu.mapping.type == "liste-quartiers":
            work.diagnostics += missing(lu.table, lu.chiffres, used)
            work.told.append("  la liste est comparée au site : elle ne change aucun fichier")
            continue
        work.diagnostics += _none_kept(lu)
        figures = lu.mapping.type == "indicateurs"
        target = f"{FOLDER}{into or 'insee-' + lu.mapping.id}.csv" if figures else CORRESPONDENCE
        broken = _broken(work.root, target, faults)
        work.diagnostics += broken
        if not has_errors(broken):
            (_figures if figures else _correspondence)(work, lu, target, library)


def _figures(work: Travail, lu: Lu, target: str, library: Library) -> None:
    work.diagnostics += _without_sheet(lu, library)
    fresh = _not_elsewhere(work, lu, target, library.observations)
    by_hand = observation_by_hand(lu.mapping.source or "")
    work.merge(target, fresh, columns=COLUMNS, key=KEY, scope=SCOPE, by_hand=by_hand)


def _correspondence(work: Travail, lu: Lu, target: str, library: Library) -> None:
    work.diagnostics += other_origins(lu.table, lu.chiffres, library.shared["quartier"])
    columns, key = columns_of(Correspondance), ("code", "code_2015")
    work.merge(target, lu.chiffres.rows, columns=columns, key=key, scope=(), by_hand=noted_by_hand)


def _not_elsewhere(work: Travail, lu: Lu, target: str, observations: Iterable[Observation]) -> list[Row]:
    """The rows that no other table gives; with --remplacer all of them, and the others' rows are taken out."""
    elsewhere = {(o.indicateur, o.territoire, o.annee, o.perimetre): o for o in observations}
    fresh: list[Row] = []
    taken: dict[str, list[int]] = {}
    for row in lu.chiffres.rows:
        other = elsewhere.get(tuple(row[column] for column in KEY))
        place = other.place() if other else None
        if place is None or place.file == target:
            fresh.append(row)
        elif work.remplacer:
            taken.setdefault(place.file, []).append(place.line)
            fresh.append(row)
        else:
            message = (
                f"{what(row)} est déjà dans ce tableau ({said(row_of(other))} ; le fichier officiel dit {said(row)})"
            )
            mend = "La ligne officielle n'est pas importée. Pour qu'elle remplace celle-ci : --remplacer."
            work.diagnostics.append(Diagnostic("I031", Level.AVERTISSEMENT, place, message, mend))
    for name, lines in sorted(taken.items()):
        work.take_out(name, lines)
    return fresh


def _told(lu: Lu) -> list[str]:
    years = ", ".join(sorted({row["annee"] for row in lu.chiffres.rows if "annee" in row}))
    told = [
        f"{lu.table.name}",
        f"  reconnu : {lu.mapping.titre}{', ' + years if years else ''}, carte de {lu.mapping.perimetre}",
        f"  quartiers gardés : {len(lu.chiffres.kept)} sur {lu.chiffres.seen}",
    ]
    if lu.chiffres.unused:
        told.append(f"  colonnes laissées de côté : {', '.join(lu.chiffres.unused)}")
    return told


def _broken(root: Path, target: str, faults: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Why a table cannot be merged into: it is a link, or it cannot be read without error."""
    own = [d for d in faults if d.place.file == target and d.level is Level.ERREUR and not d.code.startswith("R")]
    if not own and not (root / target).is_symlink():
        return []
    message = "le tableau à compléter a des erreurs" if own else "le tableau à compléter est un lien"
    mend = "Corrigez-le d'abord (make check), ou écrivez ailleurs avec --vers."
    return [*own, Diagnostic("I034", Level.ERREUR, Place(target), message, mend)]


def _none_kept(lu: Lu) -> list[Diagnostic]:
    if lu.chiffres.kept:
        return []
    message = f"aucun des {lu.chiffres.seen} quartiers du fichier n'est dans un contrat du site"
    mend = "Ajoutez les quartiers au contrat (contrat.yml), ou gardez-les tous avec --tous."
    return [Diagnostic("I032", Level.AVERTISSEMENT, Place(lu.table.name), message, mend)]


def _without_sheet(lu: Lu, library: Library) -> list[Diagnostic]:
    """With --tous: the quartiers without a sheet, whose rows the check would refuse."""
    strangers = sorted({row["territoire"] for row in lu.chiffres.rows} - set(library.shared["quartier"]))
    if not strangers:
        return []
    message = f"des quartiers n'ont pas de fiche dans content/quartiers ({len(strangers)}, dont {strangers[0]})"
    mend = "La vérification refusera leurs lignes : créez les fiches, ou importez sans --tous."
    return [Diagnostic("I035", Level.AVERTISSEMENT, Place(lu.table.name), message, mend)]
