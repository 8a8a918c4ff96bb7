"""Rules on prose: links lead somewhere, images exist and have words, nothing hostile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from contrats.checks.scope import all_tops
from contrats.diagnostics import Diagnostic, Level, did_you_mean
from contrats.linking import KIND_WORDS, Dossier, Library
from contrats.places import Place, walk_strings
from contrats.reading.markdown_files import BODY_KEY

LINK = re.compile(r"(!?)\[((?:[^\]\\]|\\.)*)\]\(\s*<?([^)\s>]*)")
HTML = re.compile(r"`[^`]*`|<https?://[^>]*>|<[^@\s<>]+@[^\s<>]+>|(</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>|<!--)")
"""Code and addresses between angle brackets, which are Markdown; then, as group 1, what is HTML."""
SAFE = ("https://", "http://", "mailto:", "#")
NOT_LINKED = {"contrat", "lieu", "objectif"}
"""Kinds of things that no page or anchor is about."""


def links_and_images(library: Library, *, au: date) -> Iterator[Diagnostic]:
    """Each link of each text names something known or a web address; each image is a described file of medias/."""
    for top, dossier in all_tops(library):
        for path, text in walk_strings(top._raw):
            if "](" not in text and "<" not in text:
                continue
            start = top.place(*path)
            for match in LINK.finditer(text):
                place = _inside(start, path, text, match.start())
                yield from _image(match, place, dossier) if match[1] else _link(match, place, dossier, library)
            html = next((m for m in HTML.finditer(text) if m[1]), None)
            if html:
                yield Diagnostic(
                    "C133",
                    Level.AVERTISSEMENT,
                    _inside(start, path, text, html.start()),
                    f"« {html[1][:40]} » est du HTML : il s'affichera tel quel",
                    "Écrivez en Markdown : **gras**, *italique*, listes à tirets.",
                )


def _inside(start: Place, path: tuple[str | int, ...], text: str, offset: int) -> Place:
    """The place of a character of a Markdown body; for a text in YAML, which may be folded, the place of the text."""
    if path != (BODY_KEY,) or not start.file.endswith(".md"):
        return start
    return Place(start.file, start.line + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset))


def _link(match: re.Match[str], place: Place, dossier: Dossier | None, library: Library) -> Iterator[Diagnostic]:
    target = match[3]
    if target.lower().startswith(SAFE):
        return
    kind, _, ident = target.partition(":")
    index: Mapping[str, Any] = dossier.index if dossier else library.shared
    if kind in KIND_WORDS and kind not in NOT_LINKED:
        # what no shared file holds may be in any contract; the ids of all are put together for a fault only
        tables = [index[kind]] if kind in index else [d.index[kind] for d in library.dossiers.values()]
        if not any(ident in table for table in tables):
            known = {i: None for table in tables for i in table}
            what, where = KIND_WORDS[kind]
            yield Diagnostic(
                "C130",
                Level.ERREUR,
                place,
                f"le lien mène à {what} « {ident} », qui n'existe pas",
                did_you_mean(ident, map(str, known), otherwise=f"Ajoutez-le dans {where}, ou corrigez le lien."),
            )
    else:
        kinds = ", ".join(sorted(KIND_WORDS.keys() - NOT_LINKED))
        yield Diagnostic(
            "C131",
            Level.ERREUR,
            place,
            f"l'adresse du lien « {target} » n'est pas permise",
            f"Écrivez https://…, ou genre:identifiant avec un de ces genres : {kinds}.",
        )


def _image(match: re.Match[str], place: Place, dossier: Dossier | None) -> Iterator[Diagnostic]:
    words, path = match[2].strip(), match[3]
    if dossier is None:
        yield Diagnostic(
            "C132",
            Level.ERREUR,
            place,
            f"l'image « {path} » est dans un fichier que plusieurs contrats partagent",
            "Montrez-la plutôt dans une page du contrat : ce sont les contrats qui ont un dossier medias/.",
        )
    elif f"content/contrats/{dossier.id}/{path}" not in dossier.medias:
        known = [m.split("/", 3)[3] for m in dossier.medias]
        yield Diagnostic(
            "C132",
            Level.ERREUR,
            place,
            f"l'image « {path} » n'est pas dans le dossier medias/ du contrat",
            did_you_mean(
                path, known, otherwise="Placez l'image dans medias/ et écrivez ![description](medias/nom.jpg)."
            ),
        )
    if not words:
        yield Diagnostic(
            "C134",
            Level.ERREUR,
            place,
            "l'image n'a pas de description",
            "Écrivez entre les crochets ce que l'image montre : ![Le terrain multisport vu de la rue Pasteur](medias/…).",
        )


RULES = (links_and_images,)
