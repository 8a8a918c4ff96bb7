"""A CSV file, or the CSV files of a zip archive, as bytes. Nothing is ever unpacked on the disk."""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from contrats.diagnostics import Diagnostic, Level
from contrats.places import Place

LARGEST = 200 * 1024 * 1024
"""Bytes once unpacked; the largest official file on quartiers holds about 2 MB."""
MOST_MEMBERS = 500
TABLES = {".csv", ".txt"}
AGAIN = "Téléchargez à nouveau le fichier depuis sa page officielle."
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Piece:
    """A table as it was published: ``name`` for messages, ``file`` for its own name, ``data`` its bytes."""

    name: str
    file: str
    data: bytes
    in_archive: bool = False


def open_pieces(path: Path, *, name: str) -> tuple[list[Piece], list[Diagnostic]]:
    """The tables that ``path`` holds, in the order of their names, or why they cannot be had."""
    try:
        size = path.stat().st_size
        if path.is_dir() or size > LARGEST:
            return [], [_refused("I001", name, "est un dossier" if path.is_dir() else "dépasse 200 Mo")]
        with path.open("rb") as file:
            start = file.read(4)
        if start == b"PK\x03\x04":
            return _open_archive(path, name)
        if path.suffix.lower() not in TABLES:
            return [], [_refused("I001", name, "n'est ni un tableau .csv ni une archive .zip")]
        return [Piece(name, path.name, path.read_bytes())], []
    except FileNotFoundError:
        return [], [_refused("I001", name, "n'existe pas")]
    except OSError:
        return [], [_refused("I001", name, "ne peut pas être lu")]


def _open_archive(path: Path, name: str) -> tuple[list[Piece], list[Diagnostic]]:
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            faults = _check_members(infos, name)
            if faults:
                return [], faults
            tables = [i for i in infos if PurePosixPath(i.filename).suffix.lower() in TABLES and not i.is_dir()]
            pieces, total = [], 0
            for info in sorted(tables, key=lambda i: i.filename):
                with archive.open(info) as member:
                    data = member.read(LARGEST - total + 1)
                total += len(data)
                if total > LARGEST:
                    return [], [_bomb(name)]
                pieces.append(Piece(f"{name}!{info.filename}", PurePosixPath(info.filename).name, data, True))
            return pieces, []
    except _BROKEN:
        return [], [
            Diagnostic("I002", Level.ERREUR, Place(name), "l'archive zip est abîmée ou protégée par un code", AGAIN)
        ]


def _check_members(infos: list[zipfile.ZipInfo], name: str) -> list[Diagnostic]:
    for info in infos:
        if not _stays_inside(info.orig_filename):
            message = f"l'archive contient une adresse dangereuse (« {info.orig_filename[:60]} »)"
            mend = "Ne l'ouvrez pas : elle ne vient pas d'un producteur officiel."
            return [Diagnostic("I003", Level.ERREUR, Place(name), message, mend)]
    if len(infos) > MOST_MEMBERS or sum(info.file_size for info in infos) > LARGEST:
        return [_bomb(name)]
    return []


def _stays_inside(member: str) -> bool:
    parts = re.split(r"[/\\]", member)
    return bool(parts[0]) and ".." not in parts and not re.match(r"[A-Za-z]:", member) and "\0" not in member


def _bomb(name: str) -> Diagnostic:
    message = f"l'archive dépasse 200 Mo une fois ouverte, ou contient plus de {MOST_MEMBERS} fichiers"
    return Diagnostic("I004", Level.ERREUR, Place(name), message, AGAIN)


def _refused(code: str, name: str, why: str) -> Diagnostic:
    mend = "Donnez le chemin d'un fichier téléchargé, .csv ou .zip, sans le renommer ni le rouvrir dans un tableur."
    return Diagnostic(code, Level.ERREUR, Place(name), f"le fichier {why}", mend)
