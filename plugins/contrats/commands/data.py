"""``data``: bring official files into the project, say all that changes, overwrite nothing silently."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from contrats.commands import contours
from contrats.commands.common import CONTENT_FAULT, PUBLICATION_FAULT, show
from contrats.commands.parser import USAGE_ERROR
from contrats.diagnostics import Diagnostic, Level, did_you_mean, has_errors
from contrats.places import Place

if TYPE_CHECKING:  # every command waits for what is imported here: a build without change ends within a second
    from contrats.commands.tableaux import Travail

IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _identifier(text: str) -> str:
    if not IDENTIFIER.fullmatch(text):
        raise argparse.ArgumentTypeError("le nom s'écrit en minuscules sans accents, avec des chiffres et des tirets")
    return text


def _year(text: str) -> str:
    if not re.fullmatch(r"(19|20)\d\d", text):
        raise argparse.ArgumentTypeError("l'année s'écrit en quatre chiffres, par exemple 2022")
    return text


def configure(subparsers: argparse._SubParsersAction) -> None:
    """Add the command and its sub-commands, ``fetch`` and ``import``."""
    data = subparsers.add_parser(
        "data",
        help="chercher et importer les données officielles",
        description="Importe les fichiers officiels de l'Insee et de l'ANCT (voir docs/importer-des-donnees.md et docs/contours.md).",
    )
    actions = data.add_subparsers(dest="action", metavar="action", required=True, title="actions")
    fetch = actions.add_parser("fetch", help="télécharger", description="Télécharge des données officielles.")
    contours.configure_fetch(fetch.add_subparsers(dest="quoi", metavar="quoi", required=True, title="quoi"))
    parser = actions.add_parser(
        "import",
        help="lire un fichier officiel téléchargé",
        description="Lit un fichier officiel et dit tout ce qui change : des chiffres (écrits dans data/indicateurs/) ou, après le mot « contours », des contours (gardés dans data/geo/).",
    )
    parser.add_argument(
        "fichier",
        type=Path,
        nargs="+",
        metavar="FICHIER",
        help="le fichier, tel que téléchargé ; ou : contours FICHIER",
    )
    contours.add_import_options(parser)
    parser.add_argument("--mapping", metavar="NOM", help="façon de le lire, parmi data/imports/ (sans quoi : reconnue)")
    parser.add_argument("--vers", type=_identifier, metavar="NOM", help="tableau à écrire : data/indicateurs/NOM.csv")
    parser.add_argument("--annee", type=_year, metavar="AAAA", help="année des chiffres, si le fichier ne la dit pas")
    parser.add_argument(
        "--tous", action="store_true", help="garder tous les quartiers, pas seulement ceux des contrats"
    )
    parser.add_argument("--remplacer", action="store_true", help="remplacer aussi les lignes écrites à la main")
    parser.add_argument("--essai", action="store_true", help="dire ce qui changerait, sans rien écrire")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, root: Path) -> int:
    """Import the file below ``root``; 0, 1 when it is refused (nothing is written), 3 when it cannot be written."""
    *words, options.fichier = options.fichier
    if words == [Path("contours")] or (not words and options.fichier.suffix in (".geojson", ".gz")):
        return contours.run_import(options, root)
    if options.fichier == Path("contours"):
        print("Il manque : FICHIER", file=sys.stderr)
        return USAGE_ERROR
    if words:
        print("Donnez un seul fichier, ou « contours » puis un fichier.", file=sys.stderr)
        return USAGE_ERROR
    from contrats.commands.importation import bring_in
    from contrats.commands.tableaux import Travail
    from contrats.linking import link
    from contrats.reading.importation.lecture import read_source
    from contrats.reading.tree import read_tree

    shelves, read = read_tree(root)
    library, linked = link(shelves)
    own = [d for d in (*read, *linked) if _needed(d.place.file)]
    mappings = shelves.shared.get("imports", [])
    if options.mapping and options.mapping not in [m.id for m in mappings]:
        known = [m.id for m in mappings]
        mend = did_you_mean(options.mapping, known, otherwise="Façons connues : " + ", ".join(known) + ".")
        message = f"« {options.mapping} » n'est pas une façon de lire connue"
        own.append(Diagnostic("I015", Level.ERREUR, Place("data/imports"), message, mend))
    if has_errors(own):
        return _refused(own, root)
    chosen = [m for m in mappings if options.mapping in (None, m.id)]
    used = {q.code for dossier in library.dossiers.values() for q in dossier.contrat.quartiers}
    keep = None if options.tous else used
    name = _shown(options.fichier, root)
    lecture = read_source(options.fichier, chosen, name=name, keep=keep, year=options.annee)
    if has_errors(lecture.diagnostics):
        return _refused(lecture.diagnostics, root)
    work = Travail(root, options.remplacer, diagnostics=list(lecture.diagnostics))
    bring_in(work, lecture, library, used=used, into=options.vers, faults=(*read, *linked))
    if has_errors(work.diagnostics):
        return _refused(work.diagnostics, root)
    show(work.diagnostics, root=root)
    if lecture.left:
        work.told.append(f"Fichiers de l'archive laissés de côté : {', '.join(lecture.left)}")
    print("\n".join(work.told))
    return _write(work, root, only_say=options.essai)


def _needed(file: str) -> bool:
    """Whether a file must be read without error first: a contract half read would lose its quartiers' rows."""
    return file.startswith("data/imports/") or file.endswith("/contrat.yml")


def _write(work: Travail, root: Path, *, only_say: bool) -> int:
    if not work.texts:
        print("\nRien n'a changé : aucun fichier n'a été écrit.")
        return 0
    if only_say:
        print(f"\nEssai : rien n'a été écrit. Sans --essai, seraient écrits : {', '.join(sorted(work.texts))}.")
        return 0
    from contrats.commands.tableaux import write_all

    new = {name for name in work.texts if not (root / name).exists()}
    try:
        write_all(root, work.texts)
    except OSError as error:
        print(f"L'écriture a échoué : {error.strerror or error}.", file=sys.stderr)
        return PUBLICATION_FAULT
    print("\nPour vérifier : make check. Pour annuler :")
    for name in sorted(work.texts):
        print(f"  effacez {name}" if name in new else f"  git checkout -- {name}")
    return 0


def _refused(diagnostics: list[Diagnostic], root: Path) -> int:
    show(diagnostics, root=root)
    print("Rien n'a été écrit.", file=sys.stderr)
    return CONTENT_FAULT


def _shown(path: Path, root: Path) -> str:
    try:
        return path.absolute().relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()
