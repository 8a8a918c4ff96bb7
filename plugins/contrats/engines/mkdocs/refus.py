"""What MkDocs refuses of its configuration, told to whoever wrote it: in French, with the line."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.exceptions import MkDocsException

_AT = re.compile(r"line (\d+), column (\d+)")
_ITS_PLACE = re.compile(r'\s*in "[^"]*", line \d+, column \d+|.*error parsing the configuration file:')
_OF_A_KEY = re.compile(r"Config value '([\w.-]+)': (.*)", re.S)


class EngineError(Exception):
    """Why MkDocs cannot make a site, in French."""


class _Heard(logging.Handler):
    """MkDocs logs what is wrong, and raises an error that does not say it."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            self.said.append(record.getMessage())
        else:
            logging.getLogger().callHandlers(record)  # no refusal: told as it would be


@contextmanager
def refusals_told(config_file: Path) -> Iterator[None]:
    """Raises EngineError where what is in the block makes MkDocs refuse its configuration."""
    log, heard = logging.getLogger("mkdocs"), _Heard()
    handed_on, log.propagate = log.propagate, False
    log.addHandler(heard)
    try:
        yield
    except (MkDocsException, OSError) as error:
        whys = heard.said or [str(error)]
        raise EngineError("\n".join(_told(config_file, why) for why in whys)) from error
    finally:
        log.removeHandler(heard)
        log.propagate = handed_on


def _told(config_file: Path, why: str) -> str:
    where, key = config_file.name, _OF_A_KEY.match(why)
    if found := _AT.search(why):
        where += f", ligne {found[1]}, colonne {found[2]}"
    elif key and (line := _line_of(config_file, key[1])):
        where += f", ligne {line}"
    about = f"la clé « {key[1]} »" if key else "la structure"
    words = " ".join(_ITS_PLACE.sub("", key[2] if key else why).split())
    return f"{where} : {about} de la configuration de MkDocs est à revoir. Corrigez-la ; MkDocs dit : « {words} »"


def _line_of(config_file: Path, key: str) -> int | None:
    """The line of a key at the top of the file."""
    try:
        lines = config_file.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return None
    return next((n for n, line in enumerate(lines, 1) if re.match(rf"{re.escape(key)}\s*:", line)), None)
