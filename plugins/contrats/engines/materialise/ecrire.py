"""A composed site as a tree of plain Markdown with its ``mkdocs.yml``, for any engine that reads them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from contrats.engines.materialise.adresses import LAISSEES, Adresses
from contrats.engines.materialise.arbre import Noeud, arbre
from contrats.engines.materialise.blocs import assemble, blocs
from contrats.engines.materialise.ligne import Feuille, tu
from contrats.engines.materialise.reglages import reglages
from contrats.outputs.abrege import ABREGE
from contrats.outputs.leaflet import DOSSIER
from contrats.outputs.sites import Site
from contrats.pages.carte_interactive import CONTOURS, SCRIPT
from contrats.pages.page import Page


def materialise(site: Site, target: Path) -> int:
    """Write one composed site into the folder ``target``: ``mkdocs.yml`` and ``docs/``; returns its count of pages.

    Pages keep their addresses and their words; drawings become image files. What only our own programs read (the
    interactive map, the search, the portal) is left. Raises OSError from the disk.
    """
    pages = [page for page in site.pages if page.url not in LAISSEES]
    medias = {name: path for name, path in site.medias.items() if not name.startswith(DOSSIER)}
    fichiers = {name: content for name, content in site.fichiers.items() if name not in {SCRIPT, CONTOURS, ABREGE}}
    trees = [(page, arbre(page.corps)) for page in pages]
    kept = _adresses(trees, {*medias, *fichiers})
    _write(target / "mkdocs.yml", reglages(site, kept))
    docs = target / "docs"
    for name, content in markdown(trees, kept):
        _write(docs / name, content)
    for name, path in medias.items():
        _write(docs / name, path.read_bytes())
    for name, content in fichiers.items():
        _write(docs / name, content)
    return len(pages)


def _adresses(trees: list[tuple[Page, Noeud]], fichiers: set[str]) -> Adresses:
    found = Adresses.of((page for page, _ in trees), fichiers)
    leading_out = (
        page.url
        for page, tree in trees
        if any(found.sort(link.attrs["href"], depuis=page.url) for link in _liens(tree))
    )
    return replace(found, sortantes=frozenset(leading_out))


def markdown(trees: list[tuple[Page, Noeud]], adresses: Adresses) -> Iterator[tuple[str, str]]:
    """The files of all pages and of their drawings: path from ``docs/``, text."""
    anchors = _ancres(trees, adresses)
    for page, tree in trees:
        sheet = Feuille(page.url, adresses, frozenset(anchors[page.url]), _notes(tree))
        text = assemble(blocs(tree, sheet))
        yield adresses.fichier(page.url), f"{_en_tete(page)}\n{text}\n"
        yield from sheet.dessins.items()


def _en_tete(page: Page) -> str:
    """Front matter; JSON strings are YAML, whatever they hold."""
    fields: Mapping[str, str] = {"title": page.titre, "description": page.description}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value]
    return "\n".join(["---", *lines, "---", ""])


def _ancres(trees: list[tuple[Page, Noeud]], adresses: Adresses) -> dict[str, set[str]]:
    """The ids that links of the site lead to, by page."""
    found: dict[str, set[str]] = defaultdict(set)
    for page, tree in trees:
        for link in _liens(tree):
            inside = adresses.absolue(link.attrs.get("href", ""), depuis=page.url)
            if inside and inside[1]:
                found[inside[0]].add(inside[1])
    return found


def _liens(node: Noeud) -> Iterator[Noeud]:
    """The links that the Markdown keeps."""
    for child in node.elements():
        if not tu(child):
            if child.tag == "a" and child.attrs.get("href"):
                yield child
            yield from _liens(child)


def _notes(tree: Noeud) -> frozenset[str]:
    """The notes of a page: items of an ordered list ``notes``, each called from the text by a superscript link."""
    called = Counter(
        inside[0].attrs.get("href", "").removeprefix("#")
        for node in tree.walk()
        if node.tag == "sup" and len(inside := node.elements()) == 1
    )
    lists = (node for node in tree.walk() if node.tag == "ol" and "notes" in node.classes)
    groups = ([item.id for item in node.elements()] for node in lists)
    return frozenset(ident for group in groups if all(called[i] for i in group) for ident in group)


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
