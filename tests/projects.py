"""Small projects for tests: write only the files a test is about, mark where a fault is expected, read, link.

A mark ``▸`` in a text stands just before the character that a diagnostic must point at; files are without it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import TypeVar

from contrats.diagnostics import Diagnostic, in_reading_order
from contrats.linking import Dossier, EngagementLie, Library, link
from contrats.model.base import Record
from contrats.places import Place
from contrats.reading.tree import Shelves, read_tree
from contrats.reading.validation import build
from contrats.reading.yaml_files import parse_yaml

R = TypeVar("R", bound=Record)
Files = Mapping[str, str | bytes]

MARK = "▸"
CONTRAT = "content/contrats/essai/contrat.yml"
ENGAGEMENTS = "content/contrats/essai/engagements/caf.yml"
ORIENTATION = "content/contrats/essai/orientations/sante.md"
ACTIONS = "content/contrats/essai/actions.yml"
REPRISES = "content/contrats/essai/reprises.yml"
COMMUN = "content/communs/etat.yml"
QUARTIER = "content/quartiers/QN05941I.md"
ORGANISATIONS = "data/organisations.yml"
TERRITOIRES = "data/territoires.yml"
GLOSSAIRE = "data/glossaire.yml"
SOURCES = "data/sources.yml"
CATALOGUE = "data/indicateurs/catalogue.yml"
OBSERVATIONS = "data/indicateurs/essai.csv"

BASE: Files = {
    # the smallest project without a fault: one contract, one commune, one quartier, two organisations
    CONTRAT: """
        titre: Contrat de ville d'Essai
        nom-court: Essai
        porteur: ville
        communes: "59295"
        quartiers:
          - code: QN05941I
        """,
    QUARTIER: """
        ---
        nom: Les Essais
        communes: "59295"
        ---
        """,
    ORGANISATIONS: """
        - {id: ville, nom: Ville d'Essai, type: commune}
        - {id: caf, nom: Caisse d'allocations familiales, sigle: CAF, type: securite-sociale}
        """,
    TERRITOIRES: """
        - {id: "59295", nom: Essai, type: commune}
        """,
    SOURCES: """
        - {id: contrat-essai, titre: Contrat signé}
        """,
}

ENGLISH = re.compile(
    r"\b(the|expected|unexpected|found|mapping|should|input|while|scanning|parsing|character|key|token|not|is)\b",
    re.I,
)


@dataclass(frozen=True)
class Project:
    """A project on the disk."""

    root: Path

    def shelves(self) -> Shelves:
        return read_tree(self.root)[0]

    def read(self) -> list[Diagnostic]:
        """What reading has to say, in reading order; each of it in French and with a mend."""
        return usable(read_tree(self.root)[1])

    def link(self) -> list[Diagnostic]:
        """What linking adds to it; reading itself must have nothing to say."""
        shelves, diagnostics = read_tree(self.root)
        assert [str(d) for d in diagnostics] == []
        return usable(link(shelves)[1])

    def fault(self) -> Diagnostic:
        """The one thing that reading has to say."""
        return _only(self.read())

    def broken_link(self) -> Diagnostic:
        """The one thing that linking has to say."""
        return _only(self.link())

    def library(self) -> Library:
        """The linked library of a project without fault."""
        shelves, diagnostics = read_tree(self.root)
        library, found = link(shelves)
        assert [str(d) for d in diagnostics + found] == []
        return library

    def dossier(self, contrat: str = "essai") -> Dossier:
        return self.library().dossiers[contrat]

    def engagement(self, ident: str, *, contrat: str = "essai") -> EngagementLie:
        """The engagement ``ident`` as the contract sees it."""
        return next(e for e in self.dossier(contrat).engagements if e.id == ident)


def _only(diagnostics: list[Diagnostic]) -> Diagnostic:
    assert len(diagnostics) == 1, "\n".join(map(str, diagnostics)) or "nothing was said"
    return diagnostics[0]


def usable(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics in reading order, after a look at their words: French, complete, with a mend."""
    for diagnostic in diagnostics:
        words = re.sub(r"«.*?»", "", f"{diagnostic.message} {diagnostic.proposal}", flags=re.S)
        assert not ENGLISH.search(words), str(diagnostic)
        assert not re.search(r"\{\w*\}", words), str(diagnostic)
        assert re.search(r"\w.{8,}[.?}»]$", diagnostic.proposal, re.S), f"no mend: {diagnostic}"
    return in_reading_order(diagnostics)


def write(root: Path, files: Files) -> None:
    """Writes the files under ``root``; texts lose their common indent and their mark, bytes are kept."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else plain(content).encode())


def plain(text: str) -> str:
    """The text as it stands in the file."""
    return _dedented(text).replace(MARK, "")


def marked(name: str, text: str) -> Place:
    """The place of the mark in the file that ``text`` makes."""
    before, mark, _ = _dedented(text).partition(MARK)
    assert mark, "this text has no mark"
    return Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _dedented(text: str) -> str:
    return dedent(text.removeprefix("\n")) if text.startswith("\n") else text


def record(model: type[R], text: str) -> R:
    """A record of ``model`` from a few lines of YAML without fault."""
    raw, diagnostics = parse_yaml(dedent(text), name="essai.yml")
    made, found = build(model, raw, name="essai.yml")
    assert made is not None, "\n".join(map(str, diagnostics + found))
    return made
