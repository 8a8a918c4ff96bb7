"""Which mapping reads a table: told by its columns; an unknown header is refused with what was awaited."""

from __future__ import annotations

from collections.abc import Sequence

from contrats.diagnostics import Diagnostic, Level, did_you_mean
from contrats.model.importation import Importation
from contrats.places import Place
from contrats.reading.importation.archive import Piece
from contrats.reading.importation.motifs import columns_like, file_like
from contrats.reading.importation.tableau import SEPARATORS, split_header

DOC = "Voyez docs/importer-des-donnees.md."


def may_be(mapping: Importation, piece: Piece) -> bool:
    """Whether a member of an archive is one that the mapping reads; a file given alone always is."""
    if not piece.in_archive:
        return True
    if any(file_like(pattern, piece.file) for pattern in mapping.ecarter):
        return False
    return mapping.membre is None or file_like(mapping.membre, piece.file)


def recognise(
    text: str, mappings: Sequence[Importation], *, name: str
) -> tuple[Importation | None, str, list[Diagnostic]]:
    """The one mapping that knows the header of ``text`` and the separator of its columns, or why there is none."""
    first = text.split("\n", 1)[0].rstrip("\r")
    headers = {separator: split_header(first, separator) for separator in SEPARATORS}
    known = [(m, s) for m in mappings for s in SEPARATORS if _knows(m, headers[s])]
    if not known:
        return None, "", [_unknown(max(headers.values(), key=len), mappings, name)]
    most = max(len(m.reconnaitre) for m, _ in known)
    best = [(m, s) for m, s in known if len(m.reconnaitre) == most]
    if len(best) > 1:
        names = ", ".join(m.id for m, _ in best)
        message = f"plusieurs façons de lire ce fichier sont possibles : {names}"
        return None, "", [Diagnostic("I012", Level.ERREUR, Place(name), message, "Choisissez avec « --mapping nom ».")]
    mapping, separator = best[0]
    if separator not in mapping.separateur:
        awaited = " ou ".join(SEPARATORS[s] for s in mapping.separateur)
        message = f"les colonnes sont séparées par {SEPARATORS[separator]}, le fichier officiel l'est par {awaited}"
        mend = "Le fichier a sans doute été enregistré par un tableur : téléchargez-le à nouveau."
        return None, "", [Diagnostic("I010", Level.ERREUR, Place(name), message, mend)]
    return mapping, separator, []


def _knows(mapping: Importation, header: Sequence[str]) -> bool:
    return mapping.cle in header and all(any(columns_like(pattern, header)) for pattern in mapping.reconnaitre)


def _unknown(header: Sequence[str], mappings: Sequence[Importation], name: str) -> Diagnostic:
    """What was read, what the nearest mapping awaits, and the words that look alike."""
    found = ", ".join(header[:12]) + (", …" if len(header) > 12 else "")
    message = f"l'en-tête n'est celui d'aucun fichier connu ; colonnes lues : {found or 'aucune'}"
    if not mappings:
        return Diagnostic("I011", Level.ERREUR, Place(name), message, f"Aucun fichier dans data/imports. {DOC}")
    nearest = max(mappings, key=lambda m: (_in_common(m, header), m.id))
    awaited = [column for column in (nearest.cle, *nearest.reconnaitre) if not any(columns_like(column, header))]
    hints = [
        f"« {column} » manque ({hint})" if (hint := did_you_mean(column, header)) else f"« {column} » manque"
        for column in awaited
    ]
    others = ", ".join(sorted(m.id for m in mappings))
    mend = f"Le plus proche est « {nearest.id} » : {' ; '.join(hints)}. Fichiers connus : {others}. {DOC}"
    return Diagnostic("I011", Level.ERREUR, Place(name), message, mend)


def _in_common(mapping: Importation, header: Sequence[str]) -> float:
    awaited = (mapping.cle, *mapping.reconnaitre)
    near = sum(any(columns_like(c, header)) + 0.5 * bool(did_you_mean(c, header)) for c in awaited)
    return near / len(awaited)
