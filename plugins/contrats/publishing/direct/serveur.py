"""The server of the preview: answers this machine's browser, and nobody else by chance."""

from __future__ import annotations

import ipaddress
import mimetypes
import socket
import traceback
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

from contrats.publishing.direct.bandeau import PREFIX, avec_suivi, nouvelle, page_seule, pas_encore
from contrats.publishing.direct.epreuve import DEFECT, Epreuve
from contrats.publishing.direct.version import NOT_FOUND, Reponse

OWN = {f"{PREFIX}{name}": Path(__file__).with_name(name) for name in ("direct.css", "direct.js")}
FOLLOW = f"{PREFIX}suivre"
MOST_FOLLOWERS = 50
BREATH = 15.0
"""Seconds between two signs of life to a browser that follows; those that have gone are noticed then."""
TYPES = {
    # the system's own table may say otherwise, or nothing
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
REFUSALS = {
    400: "Demande mal écrite.",
    403: "Cet aperçu ne répond qu'à l'adresse de cette machine.",
    404: "Il n'y a rien à cette adresse.",
    405: "L'aperçu ne fait que montrer des pages.",
    414: "Adresse trop longue.",
    431: "Demande trop longue.",
    500: DEFECT,
    501: "L'aperçu ne fait que montrer des pages.",
    503: "Trop d'onglets suivent déjà l'aperçu : fermez-en.",
    505: "Version de HTTP inconnue.",
}


class Serveur(ThreadingHTTPServer):
    """Serves an Epreuve at ``host:port`` (port 0: any free one). Raises OSError where the address cannot be had."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, host: str, port: int, epreuve: Epreuve):
        self.epreuve = epreuve
        self.nom = host.strip("[]")
        if ":" in self.nom:
            self.address_family = socket.AF_INET6
        super().__init__((self.nom, port), _Guichet)

    @property
    def adresse(self) -> str:
        host = f"[{self.nom}]" if ":" in self.nom else self.nom
        return f"http://{host}:{self.server_port}/"

    def connait(self, host: str) -> bool:
        """Whether a request for this host is meant for us: another name may be a page of the web that points here."""
        name = urlsplit(f"//{host}").hostname or ""
        if name in {"localhost", self.nom.lower(), socket.gethostname().lower()}:
            return True
        with suppress(ValueError):
            return bool(ipaddress.ip_address(name))
        return False

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is no event."""


class _Guichet(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "apercu", ""
    timeout = 60
    server: Serveur

    def do_GET(self) -> None:
        try:
            self._repondre()
        except (BrokenPipeError, ConnectionResetError, TimeoutError):
            self.close_connection = True

    do_HEAD = do_GET

    def _repondre(self) -> None:
        hosts = self.headers.get_all("Host") or []
        try:
            known = len(hosts) == 1 and self.server.connait(hosts[0])
            asked = urlsplit("/" + self.path.lstrip("/"))
        except ValueError:
            return self.send_error(400)
        if not known:
            return self.send_error(403)
        if self.headers.get("Content-Length") or self.headers.get("Transfer-Encoding"):
            self.close_connection = True  # a body that nobody reads is not the next request
        if asked.path.startswith(PREFIX):
            return self._outils(asked.path, asked.query)
        etat = self.server.epreuve.etat
        if etat.version is None:
            return self._envoyer(503, pas_encore(etat), "index.html")
        try:
            reponse = etat.version.reponse(unquote(asked.path)[1:])
        except Exception:  # noqa: BLE001 - one page with a defect; the others are still to be seen
            self.server.epreuve.plainte(traceback.format_exc())
            return self._envoyer(500, page_seule("Cette page ne peut pas être montrée", DEFECT, etat), "index.html")
        if reponse.vers:
            return self._ailleurs(reponse, asked.query)
        corps = avec_suivi(reponse.corps, etat) if reponse.page else reponse.corps
        return self._envoyer(reponse.status, corps, reponse.nom)

    def _outils(self, path: str, query: str) -> None:
        """The preview's own addresses, for its own pages only."""
        if self.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
            return self.send_error(403)
        if path == FOLLOW and self.command == "GET":
            if self.server.epreuve.suivis() >= MOST_FOLLOWERS:
                return self.send_error(503)
            return self._suivre(parse_qs(query).get("page", ["/"])[0])
        if path in OWN:
            return self._envoyer(200, OWN[path].read_bytes(), path)
        return self.send_error(NOT_FOUND)

    def _suivre(self, page: str) -> None:
        """Tells the state now, then each other one, until the browser goes (server-sent events)."""
        self._tete(200, "text/event-stream; charset=utf-8", {"Connection": "close"})
        self.close_connection = True
        epreuve, rang = self.server.epreuve, -1
        with epreuve.regarde(unquote(page).lstrip("/")):
            while True:
                etat = epreuve.attendre(rang, BREATH)
                if epreuve.ferme:
                    return
                rang = etat.rang if etat else rang
                said = f"data: {nouvelle(etat)}\n\n" if etat else ": toujours là\n\n"
                self.wfile.write(said.encode())
                self.wfile.flush()

    def _ailleurs(self, reponse: Reponse, query: str) -> None:
        to = "/" + quote(reponse.vers) + (f"?{query}" if query else "")
        self._tete(reponse.status, TYPES[".html"], {"Location": to, "Content-Length": "0"})

    def _envoyer(self, status: int, corps: bytes, nom: str) -> None:
        suffix = Path(nom).suffix.lower()
        kind = TYPES.get(suffix) or mimetypes.guess_type(nom)[0] or "application/octet-stream"
        self._tete(status, kind, {"Content-Length": str(len(corps))})
        if self.command != "HEAD":
            self.wfile.write(corps)

    def _tete(self, status: int, kind: str, more: dict[str, str]) -> None:
        self.send_response(status)
        around = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "SAMEORIGIN"}
        private = {"Cross-Origin-Resource-Policy": "same-origin", "Referrer-Policy": "same-origin"}
        for name, value in {"Content-Type": kind, **around, **private, **more}.items():
            self.send_header(name, value)
        self.end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A refusal in plain French text, after which the connection is closed."""
        corps = f"{REFUSALS.get(code, REFUSALS[400])}\n".encode()
        self.close_connection = True
        self._tete(code, TYPES[".txt"], {"Content-Length": str(len(corps)), "Connection": "close"})
        if getattr(self, "command", None) != "HEAD":
            self.wfile.write(corps)

    def log_message(self, format: str, *arguments: object) -> None:
        """The terminal is for edits and their faults."""
