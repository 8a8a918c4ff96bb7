"""The words of the producer's notes, from the description (meta_….csv) that stands beside the figures."""

from __future__ import annotations

from collections.abc import Iterable

from contrats.reading.importation.archive import Piece
from contrats.reading.importation.motifs import file_like
from contrats.reading.importation.tableau import read_rows
from contrats.reading.importation.texte import decode

DESCRIPTION = "meta_*"
NAMES = ("COD_VAR", "COD_MOD", "LIB_MOD")
"""Variable, modality and words of the modality, as Insee names them; else the 1st, 3rd and 4th of four columns."""


def labels_in(pieces: Iterable[Piece]) -> dict[str, dict[str, str]]:
    """{column: {code of a note: its words}} from the descriptions of an archive; one that is not read says nothing."""
    labels: dict[str, dict[str, str]] = {}
    for piece in pieces:
        if not file_like(DESCRIPTION, piece.file):
            continue
        text, _, _ = decode(piece.data, name=piece.name)
        table = read_rows(text, ";", name=piece.name)[0] if text else None
        if table is None:
            continue
        header = table.header
        names = NAMES if set(NAMES) <= set(header) else (header[0], header[2], header[3]) if len(header) == 4 else None
        for _, cells in table.rows if names else ():
            variable, code, words = (cells[name] for name in names)
            if code and words:
                labels.setdefault(variable, {})[code] = words
    return labels
