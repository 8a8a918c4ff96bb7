"""An argument parser that speaks French from its first line to its errors."""

from __future__ import annotations

import argparse
import re
import sys
from typing import Any, NoReturn

USAGE_ERROR = 2
_ERRORS = (
    (r"unrecognized arguments: (.*)", "argument inconnu : {0}"),
    (r"the following arguments are required: (.*)", "il manque : {0}"),
    (r"argument (.*): expected one argument", "« {0} » attend une valeur"),
    (r"argument (.*): invalid choice: '?([^' ]*)'? \(choose from (.*)\)", "« {1} » n'est pas possible ici ; choisissez parmi : {2}"),
    (r"argument (.*): (.*)", "« {0} » : {1}"),
)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix="Utilisation : " if prefix is None else prefix)


class FrenchParser(argparse.ArgumentParser):
    """argparse with French headings, help option and error messages; exits with 2 on a wrong command line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("formatter_class", _Formatter)
        kwargs["add_help"] = False
        super().__init__(*args, **kwargs)
        self._positionals.title = "à donner"
        self._optionals.title = "options"
        self.add_argument("-h", "--help", "--aide", action="help", help="afficher cette aide")

    def error(self, message: str) -> NoReturn:
        for pattern, french in _ERRORS:
            match = re.fullmatch(pattern, message, re.S)
            if match:
                message = french.format(*match.groups())
                break
        sys.stderr.write(f"{message[:1].upper()}{message[1:]}.\nVoir : {self.prog} --help\n")
        raise SystemExit(USAGE_ERROR)
