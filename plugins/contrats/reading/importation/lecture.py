"""A file of the disk -> each table that a mapping knows in it, read, with everything that is wrong."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from contrats.diagnostics import Diagnostic, Level
from contrats.model.importation import Importation
from contrats.places import Place
from contrats.reading.importation.archive import AGAIN, Piece, open_pieces
from contrats.reading.importation.chiffres import Chiffres, read_figures, read_quartiers, year_in_name
from contrats.reading.importation.correspondance import read_correspondence
from contrats.reading.importation.notes import labels_in
from contrats.reading.importation.reconnaissance import DOC, may_be, recognise
from contrats.reading.importation.tableau import Tableau, read_rows
from contrats.reading.importation.texte import decode, other_encoding


@dataclass(frozen=True)
class Lu:
    """A table that was read, by which mapping, and what it gives."""

    mapping: Importation
    table: Tableau
    chiffres: Chiffres


@dataclass
class Lecture:
    """Everything read from one file: its tables, the members left aside, the faults."""

    lus: list[Lu] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_source(
    path: Path,
    mappings: Sequence[Importation],
    *,
    name: str,
    keep: Collection[str] | None,
    year: str | None = None,
) -> Lecture:
    """Read the file or the archive at ``path``; ``year`` is said by the editor when the file does not."""
    pieces, faults = open_pieces(path, name=name)
    made = Lecture(diagnostics=faults)
    if faults:
        return made
    labels = labels_in(pieces)
    for piece in pieces:
        candidates = [mapping for mapping in mappings if may_be(mapping, piece)]
        text, found, faults = decode(piece.data, name=piece.name)
        mapping, separator = None, ""
        if text is not None:
            mapping, separator, faults = recognise(text, candidates, name=piece.name)
        if mapping is None:
            _leave(piece, candidates, faults, made)
            continue
        made.diagnostics += other_encoding(found, mapping.encodage, name=piece.name)
        table, faults = read_rows(text, separator, name=piece.name)
        made.diagnostics += faults
        if table is not None:
            chiffres = _read(table, mapping, keep, year, labels, made.diagnostics)
            made.diagnostics += chiffres.diagnostics
            made.lus.append(Lu(mapping, table, chiffres))
    if not made.lus and not made.diagnostics:
        members = ", ".join(made.left[:8]) or "aucun tableau .csv"
        message = f"aucun fichier connu n'est dans l'archive ; elle contient : {members}"
        made.diagnostics.append(Diagnostic("I005", Level.ERREUR, Place(name), message, f"{AGAIN} {DOC}"))
    return made


def _leave(piece: Piece, candidates: Sequence[Importation], faults: list[Diagnostic], made: Lecture) -> None:
    """A member that nobody awaits is left aside; a file given alone, or awaited by its name, is a fault."""
    awaited = [mapping for mapping in candidates if mapping.membre]
    known = any(fault.code != "I011" for fault in faults) and bool(candidates)
    if not piece.in_archive or awaited or known:
        made.diagnostics += faults
    else:
        made.left.append(piece.file)


def _read(
    table: Tableau,
    mapping: Importation,
    keep: Collection[str] | None,
    year: str | None,
    labels: dict[str, dict[str, str]],
    diagnostics: list[Diagnostic],
) -> Chiffres:
    if mapping.type == "correspondance":
        return read_correspondence(table, mapping, keep)
    if mapping.type == "liste-quartiers":
        return read_quartiers(table, mapping, keep)
    named = year_in_name(mapping, table.name)
    if named and year and named != year:
        message = f"le nom du fichier dit {named}, la commande dit {year}"
        mend = "Enlevez --annee, ou vérifiez que c'est le bon fichier."
        diagnostics.append(Diagnostic("I019", Level.ERREUR, Place(table.name), message, mend))
    return read_figures(table, mapping, keep, year=named or year, labels=labels)
