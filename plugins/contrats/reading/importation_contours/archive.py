"""A GeoJSON file, plain, in a zip archive or compressed with gzip -> its text. Nothing is unpacked on the disk."""

from __future__ import annotations

import codecs
import gzip
import re
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from contrats.reading.importation_contours.fautes import AGAIN, Refus

LARGEST = 120 * 1024 * 1024
"""Bytes once opened: the communes of France at 100 m weigh 31 MB, their quartiers about 12."""
MOST_MEMBERS = 2000
OFFICIAL_MEMBER = "GEOJSON/QP2024_France_Hexagonale_Outre_Mer_WGS84.geojson"
"""In the archive of the ANCT, the shapes in longitude and latitude."""
TEXTS = {".geojson", ".json"}
LIGHTER = (
    "Prenez une version plus légère : pour les communes et les intercommunalités, celle à 100 m (docs/contours.md)."
)
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of a GeoJSON file: ``name`` for messages, ``day`` (ISO) when the archive gives it, else empty."""

    name: str
    text: str
    day: str = ""


def open_piece(path: Path, *, name: str) -> Piece:
    """The GeoJSON text that ``path`` holds. Raises ``Refus`` with the reason why it cannot be had."""
    try:
        if path.is_dir():
            raise Refus("G010", "ceci est un dossier", "Donnez le chemin d'un fichier .zip, .geojson ou .geojson.gz.")
        if path.stat().st_size > LARGEST:
            raise Refus("G013", f"le fichier dépasse {LARGEST >> 20} Mo", LIGHTER)
        data = path.read_bytes()
    except FileNotFoundError:
        raise Refus("G010", "le fichier n'existe pas", "Vérifiez le chemin que vous avez donné.") from None
    except OSError:
        raise Refus("G010", "le fichier ne peut pas être lu", "Vérifiez que vous avez le droit de le lire.") from None
    if data.startswith(b"PK\x03\x04"):
        return _of_archive(path, name)
    return Piece(name, _decode(_gunzip(path) if data.startswith(b"\x1f\x8b") else data))


def _of_archive(path: Path, name: str) -> Piece:
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            dangerous = next((i for i in infos if not _stays_inside(i.orig_filename)), None)
            if dangerous:
                message = f"l'archive contient une adresse dangereuse (« {_short(dangerous.orig_filename)} »)"
                raise Refus("G012", message, "Ne l'ouvrez pas : elle ne vient pas d'un producteur officiel.")
            info = _chosen(infos)
            if info.file_size > LARGEST:
                raise _too_large()
            with archive.open(info) as member:
                data = member.read(LARGEST + 1)
    except _BROKEN:
        raise Refus("G011", "l'archive zip est abîmée ou protégée par un code") from None
    if len(data) > LARGEST:
        raise _too_large()
    return Piece(f"{name}!{info.filename}", _decode(data), _day(info))


def _chosen(infos: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    if len(infos) > MOST_MEMBERS:
        raise Refus("G013", f"l'archive contient plus de {MOST_MEMBERS} fichiers")
    texts = [
        info
        for info in infos
        if PurePosixPath(info.filename).suffix.lower() in TEXTS
        and not info.is_dir()
        and not PurePosixPath(info.filename).name.startswith(".")
    ]
    for wanted in (lambda i: i.filename == OFFICIAL_MEMBER, lambda i: "WGS84" in i.filename.upper(), lambda i: True):
        found = [info for info in texts if wanted(info)]
        if len(found) == 1:
            return found[0]
    names = ", ".join(_short(i.filename) for i in (texts or infos)[:8]) or "rien"
    message = f"l'archive ne contient pas un fichier .geojson et un seul ; elle contient : {names}"
    raise Refus("G014", message, "Sortez de l'archive le fichier .geojson voulu, et donnez-le seul.")


def _gunzip(path: Path) -> bytes:
    try:
        with gzip.open(path) as file:
            data = file.read(LARGEST + 1)
    except _BROKEN:
        raise Refus("G011", "le fichier compressé (.gz) est abîmé") from None
    if len(data) > LARGEST:
        raise _too_large()
    return data


def _decode(data: bytes) -> str:
    if data[:200].lstrip().startswith(b"<"):
        mend = (
            "Un filtre du réseau a pu répondre à la place du site officiel : téléchargez le fichier dans un navigateur."
        )
        raise Refus("G003", "ce n'est pas le fichier attendu, mais une page web", mend)
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        mend = "Reprenez le fichier officiel sans l'enregistrer dans un autre logiciel."
        raise Refus("G015", "le fichier n'est pas un texte en UTF-8", mend) from None


def _stays_inside(member: str) -> bool:
    parts = re.split(r"[/\\]", member)
    return bool(parts[0]) and ".." not in parts and not re.match(r"[A-Za-z]:", member) and "\0" not in member


def _day(info: zipfile.ZipInfo) -> str:
    """The day of a member; archives made without a clock say 1980."""
    try:
        return date(*info.date_time[:3]).isoformat() if info.date_time[0] > 1980 else ""
    except ValueError:
        return ""


def _short(member: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", "?", member)[:60]


def _too_large() -> Refus:
    return Refus("G013", f"le fichier dépasse {LARGEST >> 20} Mo une fois ouvert", f"{LIGHTER} {AGAIN}")
