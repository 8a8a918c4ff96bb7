"""``data fetch contours`` and ``data import contours``: the official shapes, restricted to what the contracts need."""

from __future__ import annotations

import argparse
import sys
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from contrats.commands.common import CONTENT_FAULT, PUBLICATION_FAULT, parse_day, show
from contrats.commands.telechargement import Echec, Opener, Telechargement
from contrats.diagnostics import Diagnostic, Level, has_errors
from contrats.model.geographie import FICHIERS
from contrats.places import Place

if TYPE_CHECKING:
    from contrats.linking import Library
    from contrats.reading.importation_contours.lecture import Besoins, Lecture

ANNEE = 2024
"""The year of the map of quartiers in force, hence of the communes and EPCI drawn under it."""
ETALAB = "https://etalab-datasets.geo.data.gouv.fr/contours-administratifs/{annee}/geojson/"
ADRESSES = {
    "quartiers": "https://www.data.gouv.fr/fr/datasets/r/942d4ee8-8142-4556-8ea1-335537ce1119",
    "communes": ETALAB + "communes-100m.geojson.gz",
    "epci": ETALAB + "epci-100m.geojson.gz",
}
"""Stable addresses of the official files: ANCT, and Etalab after the IGN."""
CACHE = ".cache/contours"
NOT_THE_FILE = ("G042",)
"""Faults that come from the contracts rather than from the file: a download is kept."""


def configure_fetch(actions: argparse._SubParsersAction) -> None:
    """Add ``contours`` to the things that may be fetched."""
    parser = actions.add_parser(
        "contours",
        help="télécharger les contours officiels",
        description="Télécharge les contours des quartiers, des communes et des intercommunalités, et garde dans data/geo/ ceux des contrats.",
    )
    parser.add_argument("--seulement", choices=list(ADRESSES), metavar="GENRE", help="quartiers, communes ou epci")
    parser.add_argument(
        "--annee",
        type=_year,
        default=ANNEE,
        metavar="AAAA",
        help=f"année des communes et des intercommunalités (sans quoi : {ANNEE})",
    )
    parser.add_argument(
        "--adresse",
        type=_address,
        action="append",
        default=[],
        metavar="GENRE=URL",
        help="prendre un fichier ailleurs : communes=https://…",
    )
    parser.add_argument("--renouveler", action="store_true", help="télécharger même ce qui l'est déjà")
    parser.set_defaults(run=_run_fetch)


def add_import_options(parser: argparse.ArgumentParser) -> None:
    """Add what ``data import contours FICHIER`` may be told."""
    parser.add_argument(
        "--source",
        default="",
        metavar="TEXTE",
        help="contours : qui les a publiés (sans quoi : le producteur officiel)",
    )
    parser.add_argument(
        "--date", type=parse_day, metavar="AAAA-MM-JJ", help="contours : leur jour (sans quoi : celui de l'archive)"
    )


def _run_fetch(options: argparse.Namespace, root: Path) -> int:
    genres = [options.seulement] if options.seulement else list(ADRESSES)
    addresses = {genre: address.format(annee=options.annee) for genre, address in ADRESSES.items()} | dict(
        options.adresse
    )
    return fetch(root, genres=genres, addresses=addresses, year=options.annee, renew=options.renouveler)


def run_import(options: argparse.Namespace, root: Path) -> int:
    """Import the file of shapes that the command names."""
    return import_file(
        root, options.fichier, source=options.source, date=options.date.isoformat() if options.date else ""
    )


def fetch(
    root: Path,
    *,
    addresses: Mapping[str, str],
    genres: Sequence[str] = tuple(ADRESSES),
    year: int = ANNEE,
    renew: bool = False,
    opener: Opener = urllib.request.urlopen,
    say: Callable[[str], None] = print,
    **slowness: object,
) -> int:
    """Download each kind and keep what the contracts need; 0, 1 when a file is refused, 3 when one cannot be had.

    ``opener`` is the network; ``slowness`` may hold ``wait`` and ``timeout`` (seconds), see ``Telechargement``. A kind
    that fails leaves its old file as it was and does not stop the others.
    """
    besoins = _besoins(root)
    status = 0
    for genre in genres:
        url = addresses[genre]
        say(f"{genre} : {url}")
        job = Telechargement(url, root / CACHE, f"{genre}-{year}", opener, say, **slowness)
        try:
            path = job.fetch(renew=renew)
        except Echec as echec:
            show([echec.diagnostic], root=root)
            status = max(status, PUBLICATION_FAULT)
            continue
        lecture = _read(path, besoins, name=url, date=job.day, awaited=genre)
        if any(d.level is Level.ERREUR and d.code not in NOT_THE_FILE for d in lecture.diagnostics):
            job.forget()
        status = max(status, _keep(root, lecture, besoins, say))
    return status


def import_file(root: Path, path: Path, *, source: str = "", date: str = "", say: Callable[[str], None] = print) -> int:
    """Keep what the contracts need of a file on the disk; 0, 1 when it is refused, 3 when the disk refuses."""
    besoins = _besoins(root)
    return _keep(root, _read(path, besoins, name=_shown(path, root), source=source, date=date), besoins, say)


def needs_of(library: Library) -> Besoins:
    """The quartiers of the contracts, the communes they name, the EPCI that ``data/territoires.yml`` gives a SIREN."""
    from contrats.reading.importation_contours.lecture import Besoins

    territoires = [t for t in library.shared["lieu"].values() if hasattr(t, "siren")]
    epci = {t.siren: t.id for t in territoires if t.type == "epci" and t.siren}
    dossiers = library.dossiers.values()
    communes = {code for d in dossiers for code in d.contrat.communes}
    communes |= {code for d in dossiers for quartier in d.quartiers for code in quartier.communes}
    communes |= {t.id for t in territoires if t.type == "commune" and set(t.dans) & set(epci.values())}
    quartiers = frozenset(q.code for d in dossiers for q in d.contrat.quartiers)
    return Besoins(quartiers, frozenset(communes), epci)


def _besoins(root: Path) -> Besoins:
    from contrats.linking import link
    from contrats.reading.tree import read_tree

    return needs_of(link(read_tree(root)[0])[0])


def _read(path: Path, besoins: Besoins, *, name: str, source: str = "", date: str = "", awaited: str = "") -> Lecture:
    from contrats.reading.importation_contours.lecture import read_source

    lecture = read_source(path, besoins, name=name, source=source, date=date)
    if awaited and lecture.genre and lecture.genre != awaited:
        message = f"le fichier contient des {lecture.genre}, pas des {awaited}"
        lecture.diagnostics.append(
            Diagnostic("G023", Level.ERREUR, Place(name), message, "Corrigez l'adresse donnée avec --adresse.")
        )
    if lecture.genre == "epci" and not besoins.epci:
        message = "aucune intercommunalité n'a de numéro SIREN"
        mend = "Ajoutez « siren: » à celles des contrats, neuf chiffres."
        lecture.diagnostics.append(Diagnostic("G041", Level.ERREUR, Place("data/territoires.yml"), message, mend))
    return lecture


def _keep(root: Path, lecture: Lecture, besoins: Besoins, say: Callable[[str], None]) -> int:
    from contrats.reading.contours import render_contours

    show(lecture.diagnostics, root=root, quote=False)
    if has_errors(lecture.diagnostics):
        print("Rien n'a été écrit.", file=sys.stderr)
        return CONTENT_FAULT
    name = FICHIERS[lecture.genre]
    text = render_contours(lecture.contours, source=lecture.source, date=lecture.date)
    try:
        changed = _write(root, name, text)
    except OSError as error:
        print(f"L'écriture de {name} a échoué : {error.strerror or error}.", file=sys.stderr)
        return PUBLICATION_FAULT
    day = f", {lecture.date}" if lecture.date else ""
    say(f"{name} : {len(lecture.contours)} contours gardés sur {lecture.seen} ({lecture.source}{day})")
    if not changed:
        say("  rien n'a changé")
    return 0


def _write(root: Path, name: str, text: str) -> bool:
    """Write in one step; False when the file says that already. Raises OSError, also for a folder that leads outside."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.parent.resolve().is_relative_to(root.resolve()):
        raise OSError(f"{path.parent.name} est un lien qui mène hors du projet")
    data = text.encode()
    if path.is_file() and not path.is_symlink() and path.read_bytes() == data:
        return False
    fresh = path.with_name(f".{path.name}.nouveau")
    try:
        fresh.write_bytes(data)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    return True


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 2016 <= int(text) <= 2100):
        raise argparse.ArgumentTypeError("l'année s'écrit en quatre chiffres, par exemple 2024")
    return int(text)


def _address(text: str) -> tuple[str, str]:
    genre, sign, url = text.partition("=")
    if genre not in ADRESSES or not sign or not url:
        raise argparse.ArgumentTypeError(f"écrivez le genre ({', '.join(ADRESSES)}), « = » puis l'adresse")
    return genre, url


def _shown(path: Path, root: Path) -> str:
    try:
        return path.absolute().relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()
