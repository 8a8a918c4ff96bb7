"""The tree of content and data -> every record it holds, by contract."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from contrats.diagnostics import Diagnostic, Level, did_you_mean
from contrats.places import Place, PlacedDict
from contrats.reading.contours import read_contours
from contrats.reading.couches import Couche
from contrats.reading.fichiers import CONTRACTS, files_below, files_outside_contracts
from contrats.reading.layout import CONTRACT, IMAGES, LAYOUT, TABLES, Kind
from contrats.reading.markdown_files import parse_markdown
from contrats.reading.memoire import Memoire
from contrats.reading.tables import parse_table
from contrats.reading.texts import read_text
from contrats.reading.validation import build, build_list
from contrats.reading.yaml_files import parse_yaml

_COPY = "Remplacez le lien par une copie de ce qu'il désigne."


@dataclass
class Shelves:
    """Everything read from the tree: shared records, and records of each contract, on named shelves."""

    shared: dict[str, list[Any]] = field(default_factory=dict)
    contracts: dict[str, dict[str, list[Any]]] = field(default_factory=dict)
    medias: dict[str, Path] = field(default_factory=dict)
    contours: list[Couche] = field(default_factory=list)

    def of(self, contract: str | None) -> dict[str, list[Any]]:
        return self.shared if contract is None else self.contracts.setdefault(contract, {})

    def add(self, other: Shelves) -> None:
        """Puts the records of ``other`` after those that are here."""
        for contract in (None, *other.contracts):
            shelf = self.of(contract)
            for name, records in other.of(contract).items():
                shelf.setdefault(name, []).extend(records)
        self.medias.update(other.medias)


def read_tree(root: Path, *, memoire: Memoire | None = None) -> tuple[Shelves, list[Diagnostic]]:
    """All records of the project at ``root``, and everything that is wrong with its files.

    Files are read in the order of their names, so that the result does not depend on the file system. Links to
    folders are not followed. With a ``memoire`` of the last reading, files that did not change are not parsed again.
    """
    return _with_contours(root, _read(root, files_below(root), memoire), memoire)


def read_shared(root: Path, *, reperes: dict[str, Any] | None = None) -> tuple[Shelves, list[Diagnostic]]:
    """What belongs to no contract, and what is wrong with it; ``reperes`` as in ``read_contours``."""
    return _with_contours(root, _read(root, files_outside_contracts(root)), reperes=reperes)


def read_contract(root: Path, contract: str) -> tuple[Shelves, list[Diagnostic]]:
    """What the folder of one contract holds, and what is wrong with it."""
    return _read(root, files_below(root, (f"{CONTRACTS}/{contract}",)))


def read_identity(root: Path, contract: str) -> tuple[Shelves, list[Diagnostic]]:
    """The file ``contrat.yml`` of one contract alone, and what is wrong with it."""
    return _read(root, [root / CONTRACTS / contract / "contrat.yml"])


def _with_contours(
    root: Path,
    read: tuple[Shelves, list[Diagnostic]],
    memoire: Memoire | None = None,
    *,
    reperes: dict[str, Any] | None = None,
) -> tuple[Shelves, list[Diagnostic]]:
    shelves, diagnostics = read
    shelves.contours, found = read_contours(root, memoire, reperes)
    return shelves, diagnostics + found


def _read(root: Path, paths: Iterable[Path], memoire: Memoire | None = None) -> tuple[Shelves, list[Diagnostic]]:
    shelves, diagnostics = Shelves(), []
    base, depth = root.resolve(), len(root.parts)
    folder_inside = cache(lambda folder: folder.resolve().is_relative_to(base))  # to resolve each file takes long
    for path in paths:
        name = "/".join(path.parts[depth:]).encode(errors="surrogateescape").decode(errors="replace")
        if not path.is_file():
            diagnostics.append(Diagnostic("L001", Level.ERREUR, Place(name), "ce lien ne mène à aucun fichier", _COPY))
            continue
        inside = path.resolve().is_relative_to(base) if path.is_symlink() else folder_inside(path.parent)
        if not inside:
            diagnostics.append(Diagnostic("L001", Level.ERREUR, Place(name), "ce lien mène hors du projet", _COPY))
            continue
        read = partial(_read_file, path, name)
        part, found = memoire.recall(path, name, read) if memoire is not None else read()
        shelves.add(part)
        diagnostics.extend(found)
    return shelves, diagnostics


def _read_file(path: Path, name: str) -> tuple[Shelves, list[Diagnostic]]:
    """What one file holds, on shelves of its own."""
    shelves = Shelves()
    return shelves, _read_onto(path, name, shelves)


def _read_onto(path: Path, name: str, shelves: Shelves) -> list[Diagnostic]:
    for kind in LAYOUT:
        match = kind.regex.match(name)
        if match:
            contract = match.group(1) if kind.pattern.startswith(CONTRACT) else None
            given = (match.group(1) if kind.id_from == "folder" else path.stem) if kind.id_key else None
            return _read_records(path, name, kind, shelves.of(contract), given)
    for kind in TABLES:
        if kind.regex.match(name):
            text, diagnostics = read_text(path, name=name)
            if text is not None:
                records, diagnostics = parse_table(text, kind.model, name=name)
                shelves.shared.setdefault(kind.shelf, []).extend(records)
            return diagnostics
    if re.match(r"content/contrats/[^/]+/medias/[^/]+\Z", name) and path.suffix.lower() == ".svg":
        return [_drawing_refused(name)]
    if re.match(r"content/contrats/[^/]+/medias/[^/]+\Z", name) and path.suffix.lower() in IMAGES:
        shelves.medias[name] = path
        return []
    return [_unknown_file(name)]


def _read_records(
    path: Path, name: str, kind: Kind, shelf: dict[str, list[Any]], given: str | None
) -> list[Diagnostic]:
    text, diagnostics = read_text(path, name=name)
    if text is None:
        return diagnostics
    if not text.strip():
        return [
            Diagnostic(
                "L014",
                Level.ERREUR,
                Place(name),
                "le fichier est vide",
                "Remplissez-le, ou effacez-le si l'information n'existe pas.",
            )
        ]
    parse = parse_markdown if path.suffix == ".md" else parse_yaml
    raw, diagnostics = parse(text, name=name)
    if raw is None:
        if not diagnostics:
            diagnostics = [
                Diagnostic(
                    "L014",
                    Level.ERREUR,
                    Place(name),
                    "le fichier ne contient que des commentaires",
                    "Remplissez-le, ou effacez-le.",
                )
            ]
        return diagnostics
    if kind.many:
        records, found = build_list(kind.model, raw, name=name)
        shelf.setdefault(kind.shelf, []).extend(records)
        return diagnostics + found
    if kind.id_key and isinstance(raw, PlacedDict):
        diagnostics.extend(_fill_id(raw, kind, given, name))
    record, found = build(kind.model, raw, name=name)
    if record is not None:
        shelf.setdefault(kind.shelf, []).append(record)
    return diagnostics + found


def _fill_id(raw: PlacedDict, kind: Kind, given: str | None, name: str) -> list[Diagnostic]:
    written = raw.get(kind.id_key)
    if written is None:
        raw[kind.id_key] = given
        raw.keys_at[kind.id_key] = raw.values_at[kind.id_key] = Place(name)
    elif written != given:
        where = "dossier" if kind.id_from == "folder" else "fichier"
        message = f"« {kind.id_key}: {written} » ne correspond pas au nom du {where} (« {given} »)"
        return [
            Diagnostic(
                "L002",
                Level.ERREUR,
                raw.values_at[kind.id_key],
                message,
                f"Effacez cette ligne : le nom du {where} suffit.",
            )
        ]
    return []


def _unknown_file(name: str) -> Diagnostic:
    patterns = [kind.pattern for kind in LAYOUT]
    here = re.sub(r"(content/contrats/)[^/]+/", r"\1*/", name)
    hint = did_you_mean(
        here,
        patterns,
        otherwise="Les fichiers attendus sont décrits dans le guide de la rédaction ; le dossier « pages » reçoit les textes libres.",
    )
    if "/medias/" in name:
        hint = f"Le dossier « medias » reçoit des images, sans sous-dossier : {', '.join(sorted(IMAGES))}."
    return Diagnostic("L003", Level.AVERTISSEMENT, Place(name), "ce fichier n'est lu nulle part", hint)


def _drawing_refused(name: str) -> Diagnostic:
    message = "une image SVG peut contenir un programme : elle n'est pas publiée"
    return Diagnostic("L004", Level.ERREUR, Place(name), message, "Enregistrez l'image en PNG, JPEG ou WebP.")
