"""Words of a page as Markdown: what must be escaped so that a text stays itself, and nothing more."""

from __future__ import annotations

import re

_SPACES = re.compile(r"[ \t\r\n\f]+")
_SPECIAL = re.compile(r"[\\`*\[\]{}#|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|<")
_START = re.compile(r"(?P<mark>[-+](?=\s|$)|-(?=--)|>)|(?P<number>\d+)(?=[.)](\s|$))|(?P<coded>[:~](?=\s|~|$))")
_ENTITY = {"<": "&lt;", "&": "&amp;", "|": "&#124;"}


def serre(text: str) -> str:
    """Ordinary spaces and line ends as one space; no-break spaces stay."""
    return _SPACES.sub(" ", text)


def echappe(text: str) -> str:
    """Text as Markdown that gives it back: « 2 * 3 » -> « 2 \\* 3 »."""
    return _SPECIAL.sub(lambda m: _ENTITY.get(m[0]) or f"\\{m[0]}", serre(text))


def en_tete(line: str) -> str:
    """A line that must not be taken for a heading, a list, a quotation or a definition: « 1. » -> « 1\\. »."""
    match = _START.match(line)
    if not match:
        return line
    if match["number"]:
        return f"{match['number']}\\{line[match.end() :]}"
    if match["coded"]:
        return f"&#{ord(match[0])};{line[match.end() :]}"
    return f"\\{line}"


def entoure(mark: str, inner: str, closing: str = "") -> str:
    """``inner`` between marks (the same, or another to close), its outer spaces left outside: « ** mot** » means
    nothing in Markdown."""
    core = inner.strip()
    if not core:
        return inner
    before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    return f"{before}{mark}{core}{closing or mark}{after}"


def retrait(block: str, first: str = "    ", others: str = "    ") -> str:
    """A block moved to the right: ``first`` before its first line, ``others`` before the next, nothing before blanks."""
    lines = block.split("\n")
    return "\n".join([first + lines[0], *(others + line if line else "" for line in lines[1:])])
