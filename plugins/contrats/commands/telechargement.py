"""Downloads a large file once, in one piece on the disk or not at all; an interrupted download is taken up again.

``urllib`` is enough for a file or three; the one thing that a larger library would add, taking up where one was, is
refused by none of the official servers and asks for two headers (RFC 9110, Range and If-Range).
"""

from __future__ import annotations

import hashlib
import http.client
import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import partial
from pathlib import Path
from typing import Any

from contrats.diagnostics import Diagnostic, Level
from contrats.places import Place

Opener = Callable[..., Any]
"""``opener(request, timeout=…)`` gives a response, as ``urllib``'s does."""
LARGEST = 120 * 1024 * 1024
CHUNK = 256 * 1024
PAUSES = (1.0, 4.0, 12.0)
"""Seconds before the second, third and fourth try."""
TIMEOUT = 30.0
"""Seconds without a byte after which a server is held to be gone."""
BY_HAND = "Vérifiez la connexion et le filtre du réseau, ou téléchargez le fichier dans un navigateur, puis : data import contours FICHIER."
_LOCAL = re.compile(r"http://(127\.0\.0\.1|localhost|\[::1\])[:/]")


class Echec(Exception):
    """A download that did not come to its end; ``diagnostic`` says why, in French."""

    def __init__(self, code: str, url: str, message: str, mend: str = BY_HAND):
        super().__init__(message)
        self.diagnostic = Diagnostic(code, Level.ERREUR, Place(url), message, mend)


class _Again(Exception):
    """This try failed, the next one may not."""


@dataclass
class Telechargement:
    """One file to have in ``folder`` under ``name``. Everything from outside enters here."""

    url: str
    folder: Path
    name: str
    opener: Opener
    say: Callable[[str], None]
    wait: Callable[[float], None] = time.sleep
    timeout: float = TIMEOUT

    def __post_init__(self) -> None:
        self.path = self.folder / self.name
        self.part = self.folder / f"{self.name}.partiel"
        self.notes = self.folder / f"{self.name}.json"

    def fetch(self, *, renew: bool = False) -> Path:
        """The whole file, from the disk when it was fetched before and is intact. Raises ``Echec``."""
        if not re.fullmatch(r"[!-~]+", self.url) or not (self.url.startswith("https://") or _LOCAL.match(self.url)):
            raise Echec(
                "G004", self.url, "l'adresse doit commencer par https://", "Corrigez l'adresse donnée avec --adresse."
            )
        if renew:
            self.forget()
        if self._is_here():
            self.say("  déjà téléchargé, intact")
            return self.path
        try:
            on_disk(lambda: self.folder.mkdir(parents=True, exist_ok=True))
            return self._try_several_times()
        except _DiskError as error:
            raise Echec(
                "G006", self.url, f"l'écriture a échoué ({error})", "Faites de la place, ou vérifiez vos droits."
            ) from None

    def forget(self) -> None:
        """Removes what the disk holds of this file."""
        for path in (self.path, self.part, self.notes):
            path.unlink(missing_ok=True)

    @property
    def day(self) -> str:
        """The day the server gives to the file (ISO), empty when it gives none."""
        try:
            return parsedate_to_datetime(self._noted().get("modifie") or "").date().isoformat()
        except (TypeError, ValueError):
            return ""

    def _try_several_times(self) -> Path:
        why = ""
        for pause in (0.0, *PAUSES):
            if pause:
                self.say(f"  {why} ; nouvel essai dans {pause:g} s")
                self.wait(pause)
            try:
                self._try_once()
            except _Again as again:
                why = str(again)
            except urllib.error.HTTPError as error:
                error.close()
                if error.code < 500 and error.code not in (408, 416, 429):
                    raise Echec(
                        "G001",
                        self.url,
                        f"le serveur répond {error.code} : le fichier n'est pas à cette adresse",
                        f"L'adresse a pu changer : voir docs/contours.md. {BY_HAND}",
                    ) from None
                why = f"le serveur répond {error.code}"
                if error.code == 416:
                    self.part.unlink(missing_ok=True)
            except (OSError, http.client.HTTPException):
                why = "la connexion est coupée ou trop lente"
            else:
                return self._keep()
        if self.part.exists() and self.part.stat().st_size:
            mend = f"Relancez la commande : elle reprendra où elle s'est arrêtée. {BY_HAND}"
            raise Echec("G002", self.url, f"le téléchargement est resté incomplet ({why})", mend)
        raise Echec("G001", self.url, f"le téléchargement a échoué ({why})")

    def _try_once(self) -> None:
        notes, start = self._noted(), 0
        headers = {"User-Agent": "contrats-en-clair", "Accept-Encoding": "identity"}
        mark = notes.get("etag") or notes.get("modifie")
        if mark and notes.get("adresse") == self.url and self.part.exists():
            start = self.part.stat().st_size
        if start:
            headers |= {"Range": f"bytes={start}-", "If-Range": mark}
        request = urllib.request.Request(self.url, headers=headers)  # noqa: S310 - fetch() accepts https alone
        with self.opener(request, timeout=self.timeout) as response:
            if self.url.startswith("https://") and not response.geturl().startswith("https://"):
                raise Echec("G004", self.url, "le serveur renvoie vers une adresse qui n'est pas protégée (https)")
            start, total = self._agreed(response, start)
            if total is not None and total > LARGEST:
                raise self._too_large()
            self._note(response)
            self._receive(response, start, total)

    def _agreed(self, response: Any, asked: int) -> tuple[int, int | None]:
        """Where the server starts and how long the whole file is, when it says so."""
        if response.status == 206:
            match = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", response.headers.get("Content-Range", ""))
            if not match or int(match[1]) != asked:
                self.part.unlink(missing_ok=True)
                raise _Again("le serveur a répondu de travers")
            self.say(f"  reprise à {_megabytes(asked)}")
            return asked, None if match[2] == "*" else int(match[2])
        length = response.headers.get("Content-Length", "")
        return 0, int(length) if length.isascii() and length.isdigit() else None

    def _receive(self, response: Any, start: int, total: int | None) -> None:
        size, told = start, 0
        with on_disk(lambda: self.part.open("ab" if start else "wb", buffering=0)) as file:
            while chunk := response.read1(CHUNK):
                size += len(chunk)
                if size > LARGEST:
                    self.forget()
                    raise self._too_large()
                on_disk(partial(file.write, chunk))
                step = 10 * size // total if total else size // (4 << 20)
                if step > told:
                    told = step
                    self.say(f"  {_megabytes(size)}" + (f" sur {_megabytes(total)}" if total else ""))
        if self.part.stat().st_size != size:
            raise _DiskError("le fichier n'a pas été écrit en entier")
        if total is not None and size != total:
            raise _Again("le fichier reçu est incomplet")
        if not size:
            raise _Again("le fichier reçu est vide")

    def _too_large(self) -> Echec:
        mend = "Vérifiez l'adresse : ce n'est sans doute pas le bon fichier."
        return Echec("G005", self.url, f"le fichier dépasse {LARGEST >> 20} Mo", mend)

    def _keep(self) -> Path:
        data = self.part.read_bytes()
        self._write_notes(self._noted() | {"taille": len(data), "sha256": hashlib.sha256(data).hexdigest()})
        return on_disk(lambda: self.part.replace(self.path))

    def _is_here(self) -> bool:
        notes = self._noted()
        if (
            notes.get("adresse") != self.url
            or not self.path.is_file()
            or self.path.stat().st_size != notes.get("taille")
        ):
            return False
        return hashlib.sha256(self.path.read_bytes()).hexdigest() == notes.get("sha256")

    def _note(self, response: Any) -> None:
        etag = response.headers.get("ETag", "")
        notes = {"adresse": self.url, "etag": "" if etag.startswith("W/") else etag}
        notes["modifie"] = response.headers.get("Last-Modified", "")
        self._write_notes(notes)

    def _write_notes(self, notes: dict[str, Any]) -> None:
        on_disk(lambda: self.notes.write_text(json.dumps(notes, indent=1), "utf-8"))

    def _noted(self) -> dict[str, Any]:
        try:
            notes = json.loads(self.notes.read_text("utf-8"))
            return notes if isinstance(notes, dict) else {}
        except (OSError, ValueError, RecursionError):
            return {}


class _DiskError(Exception):
    """The disk refused, which no other try will change."""


def on_disk(act: Callable[[], Any]) -> Any:
    """Does ``act``, whose faults are told apart from those of the network, which are ``OSError`` too."""
    try:
        return act()
    except OSError as error:
        raise _DiskError(error.strerror or str(error)) from None


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} Mo".replace(".", ",")
