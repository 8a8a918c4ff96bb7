"""An argument parser that speaks French from its first line to its errors."""

from __future__ import annotations

import argparse
import re
import sys
from typing import Any, NoReturn

USAGE_ERROR = 2
NBSP = "\u00a0"
"""Before a colon."""
_ERRORS = (
    (r"unrecognized arguments: (.*)", "argument inconnu : {0}"),
    (r"the following arguments are required: (.*)", "il manque : {0}"),
    (r"argument (.*): expected \S+ arguments?", "« {0} » attend une valeur"),
    (r"argument (.*): ignored explicit argument '?(.*?)'?", "« {0} » ne prend pas de valeur"),
    (
        r"argument (.*): invalid choice: '?([^' ]*)'? \(choose from (.*)\)",
        "« {1} » n'est pas possible ici ; choisissez parmi : {2}",
    ),
    (r"argument (.*): (.*)", "« {0} » : {1}"),
)
_QUOTES = re.compile(r"(?<!\w)'|'(?!\w)")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix=f"Utilisation{NBSP}: " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(heading and heading + NBSP)


class FrenchParser(argparse.ArgumentParser):
    """argparse with French headings, help option and error messages; exits with 2 on a wrong command line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("formatter_class", _Formatter)
        kwargs["add_help"] = kwargs["allow_abbrev"] = False
        super().__init__(*args, **kwargs)
        self._positionals.title = "à donner"
        self._optionals.title = "options"
        self.add_argument("-h", "--help", "--aide", action="help", help="afficher cette aide")

    def error(self, message: str) -> NoReturn:
        for pattern, french in _ERRORS:
            match = re.fullmatch(pattern, message, re.S)
            if match:
                message = french.format(*(_QUOTES.sub("", group) for group in match.groups()))
                break
        sys.stderr.write(f"{message[:1].upper()}{message[1:]}.\nVoir : {self.prog} --help\n")
        raise SystemExit(USAGE_ERROR)
