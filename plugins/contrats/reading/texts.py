"""Bytes of a file -> text, with a French message where they are not UTF-8."""

from __future__ import annotations

from pathlib import Path

from contrats.diagnostics import Diagnostic, Level
from contrats.places import Place

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes; a contract's longest file is under 0.2 MB, so more is a mistake or an attack."""


def read_text(path: Path, *, name: str) -> tuple[str | None, list[Diagnostic]]:
    """The text of ``path`` (``name`` is how editors know it), or None and the reason why it cannot be read.

    A UTF-8 byte-order mark is accepted; any other encoding is refused with the place of the first wrong byte.
    """
    start = Place(name)
    try:
        if path.stat().st_size > LARGEST_FILE:
            return None, [Diagnostic("L010", Level.ERREUR, start, "le fichier dépasse 8 Mo", "Découpez-le en plusieurs fichiers.")]
        data = path.read_bytes()
    except OSError as error:
        reason = f"le fichier ne peut pas être lu ({error.strerror or error})"
        return None, [Diagnostic("L011", Level.ERREUR, start, reason, "Vérifiez que le fichier existe et qu'il est lisible.")]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Diagnostic("L012", Level.ERREUR, start, "le fichier est enregistré en UTF-16", _SAVE_AS_UTF8)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        guess = data[max(0, error.start - 12) : error.start + 12].decode("cp1252", errors="replace").split("\n")
        near = next((part for part in guess if part.strip()), "").strip()
        message = f"le fichier n'est pas enregistré en UTF-8 (près de « {near} »)"
        return None, [Diagnostic("L012", Level.ERREUR, Place(name, line, column), message, _SAVE_AS_UTF8)]
    bad = next((i for i, char in enumerate(text) if char < " " and char not in "\n\r\t" or char == "\x7f"), None)
    if bad is not None:
        line = text.count("\n", 0, bad) + 1
        column = bad - (text.rfind("\n", 0, bad) + 1) + 1
        message = f"le fichier contient un caractère de contrôle invisible (code {ord(text[bad])})"
        return None, [Diagnostic("L013", Level.ERREUR, Place(name, line, column), message, "Effacez ce caractère et retapez le mot.")]
    return text, []


_SAVE_AS_UTF8 = "Dans votre éditeur, choisissez « Enregistrer avec l'encodage » puis « UTF-8 »."
