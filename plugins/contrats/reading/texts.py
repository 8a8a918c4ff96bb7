"""Bytes of a file -> text, with a French message where they are not UTF-8."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from contrats.diagnostics import Diagnostic, Level
from contrats.places import Place

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes; a contract's longest file is under 0.2 MB, so more is a mistake or an attack."""

INVISIBLE = re.compile("[^\\t\\n\\r -~\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]|\\ufeff")
"""What YAML 1.1 calls not printable, and a byte-order mark anywhere but at the start."""


def read_text(path: Path, *, name: str) -> tuple[str | None, list[Diagnostic]]:
    """The text of ``path`` (``name`` is how editors know it), or None and the reason why it cannot be read.

    A UTF-8 byte-order mark is accepted; any other encoding is refused with the place of the first wrong byte.
    """
    start = Place(name)
    try:
        if path.stat().st_size > LARGEST_FILE:
            return None, [
                Diagnostic("L010", Level.ERREUR, start, "le fichier dépasse 8 Mo", "Découpez-le en plusieurs fichiers.")
            ]
        data = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        reason = f"le fichier ne peut pas être lu{' (accès refusé)' if isinstance(error, PermissionError) else ''}"
        return None, [
            Diagnostic("L011", Level.ERREUR, start, reason, "Vérifiez que le fichier existe et qu'il est lisible.")
        ]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or data[:2].count(0) == 1:
        return None, [Diagnostic("L012", Level.ERREUR, start, "le fichier est enregistré en UTF-16", _SAVE_AS_UTF8)]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        place = _place(name, before.decode("utf-8"), len(before))
        word = re.search(rb"\S{0,20}\Z", before)[0] + re.match(rb"\S{0,20}", data[error.start :])[0]
        near = INVISIBLE.sub("", word.decode("cp1252", errors="replace"))
        message = f"le fichier n'est pas enregistré en UTF-8 (près de « {near} »)"
        return None, [Diagnostic("L012", Level.ERREUR, place, message, _SAVE_AS_UTF8)]
    bad = INVISIBLE.search(text)
    if bad:
        message = f"le fichier contient un caractère de contrôle invisible (code {ord(bad[0])})"
        return None, [
            Diagnostic(
                "L013",
                Level.ERREUR,
                _place(name, text, bad.start()),
                message,
                "Effacez ce caractère et retapez le mot.",
            )
        ]
    return text, []


def _place(name: str, text: str, position: int) -> Place:
    """The line and column of the character at ``position``; positions past the end are the end."""
    before = text[:position]
    return Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))


_SAVE_AS_UTF8 = "Dans votre éditeur, choisissez « Enregistrer avec l'encodage » puis « UTF-8 »."
