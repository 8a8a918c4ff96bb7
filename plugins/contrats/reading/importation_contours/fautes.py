"""What is said of a file of shapes: one way to write it, with the feature's number."""

from __future__ import annotations

from contrats.diagnostics import Diagnostic, Level
from contrats.places import Place

AGAIN = "Téléchargez à nouveau le fichier depuis sa page officielle (docs/contours.md)."
WGS84 = "Prenez la version en longitude et latitude (« WGS84 ») du fichier, sans la convertir ni la modifier."


def error(code: str, name: str, message: str, mend: str = AGAIN, *, line: int = 1) -> Diagnostic:
    """A fault of the whole file, after which nothing is written."""
    return Diagnostic(code, Level.ERREUR, Place(name, line), message, mend)


def warning(code: str, name: str, message: str, mend: str, *, line: int = 1) -> Diagnostic:
    """A fault of one territory, which is left aside or repaired."""
    return Diagnostic(code, Level.AVERTISSEMENT, Place(name, line), message, mend)


class Refus(Exception):
    """A shape, or a file, that cannot be used. ``whole`` says that the whole file is at fault."""

    def __init__(self, code: str, message: str, mend: str = AGAIN, *, whole: bool = False):
        super().__init__(message)
        self.code, self.message, self.mend, self.whole = code, message, mend, whole
