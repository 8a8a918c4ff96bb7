"""The preview at one moment."""

from __future__ import annotations

from dataclasses import dataclass

from contrats.diagnostics import Diagnostic
from contrats.publishing.direct.version import Version


@dataclass(frozen=True)
class Etat:
    """What is shown, and what is wrong with the files as they are now."""

    rang: int = 0
    """Grows each time something changes."""
    edition: str = ""
    """Names the version shown; another name tells the browser to look again."""
    version: Version | None = None
    """The last version without fault; None before there is one."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """All that was said of the files as they are now."""
    fautes: tuple[Diagnostic, ...] = ()
    """Those that stop a publication."""
    defaut: str = ""
    """What is wrong with the program or its configuration."""
    relancer: bool = False
    """Whether the program was changed since it started."""
