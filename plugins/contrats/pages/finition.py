"""The last pass over a page's HTML: French spaces, and acronyms explained where they stand.

Only text between tags is touched. The first time a known acronym stands on a page, it becomes a link to its meaning
in the box « Les sigles de cette page » at the foot of that page: one tap on a phone, and nothing lost on paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from contrats.model.document import Terme

NBSP, NARROW = "\u00a0", "\u202f"
_SPLIT = re.compile(r"(<[^>]*>)")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
UNTOUCHED = {"script", "style", "code", "pre", "svg", "textarea"}
NO_LINK = {"a", "h1", "h2", "h3", "h4", "summary", "caption", "abbr", "button", "label", "title", "th", "option"}
VOID = {"br", "hr", "img", "input", "meta", "link", "wbr"}

_SPACES = (
    (re.compile(r"«[ \u00a0\u202f]?"), "«" + NBSP),
    (re.compile(r"[ \u00a0]([;!?])"), NARROW + r"\1"),
    (re.compile(r"(\d)[ \u00a0](%)"), r"\1" + NARROW + r"\2"),
    (re.compile(r"[ \u00a0](:)(?=\s|$|\u00a0)"), NBSP + r"\1"),
    (re.compile(r"[ \u00a0]([»€])"), NBSP + r"\1"),
    (re.compile(r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))"), NARROW),
    (
        re.compile(r"(\d)[ \u00a0](m²|km²|km|ha|M€|ans|mois|logements|habitants|places|personnes)\b"),
        r"\1" + NBSP + r"\2",
    ),
    (re.compile(r"(?<=\w)(?:'|&#39;|&#x27;)(?=\w)"), "’"),
    (re.compile(r"\.\.\."), "…"),
)


_CONCERNED = re.compile(r"[;!?%:»€«']|\d[ \u00a0]|\.\.\.")


@lru_cache(maxsize=20_000)
def typographie(text: str) -> str:
    """French no-break spaces, the curly apostrophe, the ellipsis.

    Remembered: the same titles and labels come back on page after page (a quarter of the time of composing).
    """
    if not _CONCERNED.search(text):
        return text
    for pattern, replacement in _SPACES:
        text = pattern.sub(replacement, text)
    return text


@dataclass(frozen=True)
class Sigles:
    """The acronyms of a site: pattern to find them, terms by acronym as it stands in a page's HTML (several when it
    has several meanings)."""

    pattern: re.Pattern[str] | None
    termes: Mapping[str, tuple[Terme, ...]]

    @classmethod
    def of(cls, termes: Iterable[Terme]) -> Sigles:
        found: dict[str, list[Terme]] = {}
        for terme in termes:
            if terme.sigle:
                for spelling in dict.fromkeys((terme.sigle, *terme.alias)):
                    if len(spelling) > 1 and spelling.upper() != spelling.lower():
                        found.setdefault(typographie(escape(spelling, quote=False)), []).append(terme)
        if not found:
            return cls(None, {})
        words = "|".join(re.escape(w) for w in sorted(found, key=lambda w: (-len(w), w)))
        return cls(re.compile(rf"(?<![\w-])(?:{words})(?![\w+])"), {k: tuple(v) for k, v in found.items()})


def finir(html: str, sigles: Sigles, *, glossaire: str) -> str:
    """The page's HTML with French spaces and its acronyms explained; ``glossaire`` is the glossary's address from it."""
    out, stack, seen = [], [], {}

    def explain(match: re.Match[str]) -> str:
        terms = sigles.termes[match[0]]
        key = terms[0].id
        if key in seen:
            return match[0]
        seen[key] = terms
        title = escape(" ; ou ".join(t.nom for t in terms), quote=True)
        return f'<a class="sigle" href="#sigle-{key}" id="vu-{key}"><abbr title="{title}">{match[0]}</abbr></a>'

    for piece in _SPLIT.split(html):
        if not piece:
            continue
        if piece[0] == "<":
            _follow(piece, stack)
            out.append(piece)
            continue
        if piece.isspace():
            out.append("\n" if "\n" in piece else " ")
            continue
        if not UNTOUCHED.isdisjoint(stack):
            out.append(piece)
            continue
        piece = typographie(piece)
        if sigles.pattern is not None and NO_LINK.isdisjoint(stack):
            piece = sigles.pattern.sub(explain, piece)
        out.append(piece)
    body = "".join(out)
    return body + _box(seen, glossaire) if seen else body


def _follow(tag: str, stack: list[str]) -> None:
    name, closes = _said_by(tag)
    if not name:
        return
    if not closes:
        stack.append(name)
    elif name in stack:
        while stack.pop() != name:
            pass


@lru_cache(maxsize=20_000)
def _said_by(tag: str) -> tuple[str, bool]:
    """The element that a tag opens or closes, and whether it closes it; no element where nothing is left open."""
    match = _TAG.match(tag)
    if not match:
        return "", False
    name, closes = match[1].lower(), tag.startswith("</")
    return ("", False) if not closes and (name in VOID or tag.endswith("/>")) else (name, closes)


def _box(seen: Mapping[str, tuple[Terme, ...]], glossaire: str) -> str:
    rows = []
    for key, terms in sorted(seen.items(), key=lambda item: (item[1][0].sigle or "").lower()):
        meanings = []
        for term in terms:
            words = typographie(escape(term.nom))
            if term.definition:
                words += typographie(f'<span class="sens"> : {escape(_first_sentence(term.definition))}</span>')
            meanings.append(f"<dd>{words}</dd>")
        rows.append(
            f'<div id="sigle-{key}"><dt>{escape(terms[0].sigle or "")}</dt>{"".join(meanings)}'
            f'<dd class="retour"><a href="#vu-{key}" aria-label="Revenir au texte où se trouve {escape(terms[0].sigle or "", quote=True)}">↑</a></dd></div>'
        )
    return (
        '<aside class="sigles" aria-labelledby="sigles-de-cette-page" data-search-exclude>'
        '<h2 id="sigles-de-cette-page">Les sigles de cette page</h2>'
        f'<dl>{"".join(rows)}</dl><p><a href="{glossaire}">Tout le glossaire</a></p></aside>'
    )


def _first_sentence(text: str) -> str:
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("*", "").strip()
    match = re.match(r".+?[.!?](?=\s|$)", plain, re.S)
    return " ".join((match[0] if match else plain).split())
