"""Bytes of an official table -> text: UTF-8 or Windows-1252, letters damaged on the way repaired."""

from __future__ import annotations

import codecs

from contrats.diagnostics import Diagnostic, Level
from contrats.places import Place
from contrats.reading.texts import INVISIBLE

REPAIRS = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)  # Windows-1252 gives these no letter
}
"""U+009C is the « œ » of Windows-1252 taken for Latin-1: so official files often have it, and its neighbours."""
MEND = "Téléchargez à nouveau le fichier, sans l'ouvrir dans un tableur."


def decode(data: bytes, *, name: str) -> tuple[str | None, str, list[Diagnostic]]:
    """The text of ``data`` without invisible characters, and its encoding ("" when both would do); or None and why."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None, "", [_unreadable(name, "UTF-16")]
    try:
        text, found = data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        try:
            text, found = data.decode("cp1252"), "windows-1252"
        except UnicodeDecodeError:
            return None, "", [_unreadable(name, "un encodage inconnu")]
    if "\0" in text:
        return None, "", [_unreadable(name, "un format qui n'est pas du texte")]
    return INVISIBLE.sub("", text.translate(REPAIRS)), "" if data.isascii() else found, []


def other_encoding(found: str, awaited: str, *, name: str) -> list[Diagnostic]:
    """A remark when the encoding is not that of the official file: someone has saved it since."""
    if not found or found == awaited:
        return []
    message = f"le fichier est enregistré en {found}, alors que {awaited} est attendu : il a été lu quand même"
    mend = "Vérifiez les accents des noms, ou téléchargez à nouveau le fichier."
    return [Diagnostic("I007", Level.REMARQUE, Place(name), message, mend)]


def _unreadable(name: str, found: str) -> Diagnostic:
    return Diagnostic("I006", Level.ERREUR, Place(name), f"le fichier est enregistré dans {found}", MEND)
