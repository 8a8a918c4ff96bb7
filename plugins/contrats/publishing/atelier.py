"""What one process needs to build contracts one after the other, and the building of one.

Everything heavy is here before the processes part ways: shared records, templates, the theme. They read their own
contracts, so that no process ever holds them all.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import traceback
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from contrats.checks import run_checks
from contrats.diagnostics import Diagnostic, Level, has_errors
from contrats.engines.mkdocs.plugin import build_site, warm_theme
from contrats.engines.mkdocs.refus import EngineError
from contrats.linking import Library, link_contract, link_shared
from contrats.linking.suivi import Empreintes, LibrarySuivie
from contrats.outputs.abrege import Abrege, abreger
from contrats.outputs.leaflet import leaflet_files
from contrats.outputs.sites import Contenu
from contrats.pages.gabarits import keep_templates, warm_templates
from contrats.places import Place
from contrats.publishing import arbres
from contrats.publishing.bascule import reason, remove
from contrats.publishing.cache import Cache
from contrats.publishing.voisins import read_neighbours
from contrats.reading.fichiers import CONTRACTS
from contrats.reading.tree import Shelves, read_contract, read_shared

DEPARTEMENTS = "content/departements/"
TABLES = "data/indicateurs/"
PORTAIL = "content/portail.yml"
MEND = "Vérifiez que le fichier existe et qu'il est lisible."
CELL = re.compile(rb"[^;,\s\"]+")


@dataclass(frozen=True)
class Fait:
    """What came of one contract."""

    ident: str
    pages: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    abrege: Abrege | None = None
    reponses: dict[str, Any] = field(default_factory=dict)
    contenu: arbres.Contenu = field(default_factory=dict)
    vide: bool = False
    """The folder holds no contract at all."""
    defaut: str = ""
    """The trace of a fault of the program."""

    @property
    def bon(self) -> bool:
        return not (self.vide or self.defaut or has_errors(self.diagnostics))


@dataclass(frozen=True)
class Commande:
    """What a process is told: where the project is, its day, where sites and the theme's files go."""

    root: Path
    au: date
    sites: Path
    communs: Path
    gabarits: Path | None
    tenir: bool
    """Whether to note what each site holds, for the cache or for another machine."""
    cache: Cache | None = None

    @property
    def config_file(self) -> Path:
        return self.root / "mkdocs.yml"


class Atelier:
    """Everything loaded, once per process; Linux shares it between processes that part afterwards."""

    def __init__(self, commande: Commande):
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
        logging.getLogger("mkdocs").setLevel(logging.WARNING)
        logging.getLogger("mkdocs.commands.build").setLevel(logging.CRITICAL)  # in English what is raised too
        if commande.gabarits is not None:
            keep_templates(commande.gabarits)
        self.commande = commande
        self.shelves, read = self._read_shared()
        self.library, linked = link_shared(self.shelves)
        self.diagnostics = (*read, *linked)
        self.leaflet = leaflet_files(commande.root)
        self.surround()

    def _read_shared(self) -> tuple[Shelves, list[Diagnostic]]:
        """What contracts share; where shapes stand in their files is found once, and kept in the cache."""
        store = self.commande.cache
        kept = store.read("contours") if store else None
        found = dict(kept) if isinstance(kept, dict) else {}
        shelves, read = read_shared(self.commande.root, reperes=found)
        if store and found != kept:
            store.write("contours", found)
        return shelves, read

    def warm(self) -> None:
        """Load what every site needs, before processes part: they then share it."""
        warm_templates()
        self.library.autour((0, 0, 0, 0))
        warm_theme(self.commande.config_file)

    def surround(self, *, without: Iterable[str] = ()) -> None:
        """Read the contracts that share a quartier with another, but those that will not be published."""
        found = read_neighbours(self.commande.root, self.library, without=without)
        self.library = self.library.avec(found)
        self.empreintes = Empreintes(self.library, contours=" ".join(couche.sceau for couche in self.shelves.contours))

    def build(self, ident: str) -> Fait:
        """Build one contract. A fault of its files or of the program is in the answer.

        What the disk or the configuration of MkDocs refuses is raised (OSError, EngineError): it is no fault of one,
        but where a file of this contract cannot be read.
        """
        try:
            return self._build(ident)
        except (FileNotFoundError, PermissionError) as error:
            file = os.path.relpath(error.filename or self.commande.root, self.commande.root).replace(os.sep, "/")
            if not file.startswith(f"{CONTRACTS}/{ident}/"):
                raise
            message = f"le fichier ne peut pas être lu ({reason(error)})"
            return Fait(ident, diagnostics=(Diagnostic("L011", Level.ERREUR, Place(file), message, MEND),))
        except (OSError, EngineError):
            raise
        except Exception:  # noqa: BLE001 - one contract on which the program fails does not stop the others
            return Fait(ident, defaut=traceback.format_exc())

    def _build(self, ident: str) -> Fait:
        order = self.commande
        shelves, read = read_contract(order.root, ident)
        if ident not in shelves.contracts:
            return Fait(ident, diagnostics=tuple(read), vide=True)
        shelf, view = shelves.contracts[ident], LibrarySuivie.of(self.library)
        dossier, linked = link_contract(view, ident, shelf, shelves.medias)
        if dossier is None:
            return Fait(ident, diagnostics=(*read, *linked))
        object.__setattr__(view, "dossiers", MappingProxyType({ident: dossier}))
        diagnostics = (*read, *linked, *run_checks(view, au=order.au))
        short = abreger(dossier)
        if has_errors(diagnostics):
            return Fait(ident, diagnostics=diagnostics, abrege=short)
        pages, content = self._write(ident, view)
        return Fait(ident, pages, diagnostics, short, self.empreintes.reponses(view.demandes), content)

    def uses(self, answers: dict[str, Any], files: set[str]) -> bool:
        """Whether a contract with these answers is shown anything of these shared files."""
        shared = self.library.shared
        named = (shared[kind].get(ident) for kind, idents in answers["vus"].items() for ident in idents)
        whole = (record for kind in answers["entiers"] for record in shared[kind].values())
        rows = (
            o
            for places, quartiers, _ in answers["observations"]
            for o in self.library.observations_de(places, quartiers=set(quartiers))
        )
        if any(r is not None and r.place().file in files for group in (named, whole, rows) for r in group):
            return True
        if any(self._told_of(file, answers) for file in files if file.startswith(TABLES)):
            return True
        if PORTAIL in files and any(q == "fond_de_carte" for q, *_ in answers["questions"]) and self._lost_base_map():
            return True
        areas = [self.library.departement(a) for question, a, _ in answers["questions"] if question == "departement"]
        of_areas = {file for file in files if file.startswith(DEPARTEMENTS)}  # one that cannot be read is nobody's
        return any(bool(of_areas) if area is None else area.place().file in files for area in areas)

    def _lost_base_map(self) -> bool:
        """Whether portail.yml, which cannot be read, chooses the base map of every site."""
        if self.library.portail is not None:
            return False
        try:
            return b"fond-de-carte" in (self.commande.root / PORTAIL).read_bytes()
        except OSError:
            return True

    def _told_of(self, file: str, answers: dict[str, Any]) -> bool:
        """Whether a table at fault, of which rows could not be read, names a place that a contract shows.

        As where it can be read, one that describes the quartiers of other contracts only is none of its business.
        """
        try:
            words = set(CELL.findall((self.commande.root / file).read_bytes()))
        except OSError:
            return True
        described = {code for code in self.library.shared["quartier"] if code.encode() in words}
        return any(
            words & {place.encode() for place in places} and (not described or described & set(quartiers))
            for places, quartiers, _ in answers["observations"]
        )

    def _write(self, ident: str, view: Library) -> tuple[int, arbres.Contenu]:
        order = self.commande
        fresh, final = order.sites / f".{ident}-{os.getpid()}", order.sites / ident
        shutil.rmtree(fresh, ignore_errors=True)
        try:
            content = Contenu(view, (), order.au, self.leaflet)
            pages = build_site(order.config_file, content, ident, fresh, source=order.communs / str(os.getpid()))
            held = arbres.inspect(fresh) if order.tenir else {}
            remove(final)
            fresh.rename(final)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
        return pages, held
