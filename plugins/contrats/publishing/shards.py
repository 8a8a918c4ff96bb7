"""A publication built in parts on several machines, and the parts put together.

A part is a folder like the cache: built sites, a note for each, and ``morceau.json``, which says of what it is a part.
Each machine makes the same plan, so that parts fit without being told of each other. Whoever merges believes nothing:
every file is compared with its digest, and every part with the project at hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from contrats.publishing import bascule
from contrats.publishing.arbres import place
from contrats.publishing.bascule import (
    MARKER,
    PublicationError,
    refuse_filled,
    refuse_foreign,
    refuse_misplaced,
    reserved,
)
from contrats.publishing.bilan import Bilan, from_note, to_note
from contrats.publishing.cache import TREES, Cache
from contrats.publishing.chantier import Chantier, Outils, Progress
from contrats.publishing.edition import Edition
from contrats.publishing.plan import Fiche, Part, Plan
from contrats.publishing.publish import beside, make_plan, planned

NOTE = "morceau"
DIFFERENCES = {
    # part of the identity: what is said where two parts differ
    "jour": "elle parle d'un autre jour (donnez la même --date à toutes)",
    "contenu": "son contenu n'est pas celui de ce projet (toutes les parties se font de la même version)",
    "code": "elle vient d'une autre version de l'outil",
    "configuration": "sa configuration (mkdocs.yml) n'est pas celle de ce projet",
    "versions": "elle a été faite avec d'autres versions de Python ou des paquets",
}


def build_part(
    root: Path,
    target: Path,
    part: Part,
    *,
    au: date,
    workers: int,
    cache: Path | None,
    gabarits: Path | None,
    progress: Progress,
) -> Bilan:
    """Build one part of the contracts into the folder ``target``. Raises PublicationError."""
    if not _is_part(target):
        refuse_filled(target)
    with planned(root, target, cache, au=au) as (store, plan), beside(target) as fresh:
        built = Cache.open(fresh)
        sites = (store or built).folder / TREES
        work = Chantier(Outils(root, plan, store, sites, workers, gabarits, tenir=True), plan.part(part))
        work.run(progress)
        _fill(built, work, part)
        bascule.switch(fresh, target)
    return _account(work, target)


def _fill(built: Cache, work: Chantier, part: Part) -> None:
    for ident, fiche in work.fiches.items():
        fiche.write(built)
        if work.outils.cache is not None:
            place(work.outils.sites / ident, list(fiche.contenu), built.tree(ident))
    faulty = {
        i: {"diagnostics": to_note(f.diagnostics), "abrege": f.abrege, "vide": f.vide, "defaut": f.defaut}
        for i, f in sorted({**work.fautifs, **work.vides}.items())
    }
    plan = work.outils.plan
    about = {"part": [part.numero, part.total], "identite": plan.identite, "contrats": work.idents, "fautifs": faulty}
    built.write(NOTE, about)
    if built.read(NOTE) is None:
        raise PublicationError("la description de la partie n'a pas pu être écrite (le disque est peut-être plein)")


def _account(work: Chantier, target: Path) -> Bilan:
    faults = {**work.fautifs, **work.vides}
    return Bilan(
        target=target,
        construits=tuple(sorted(work.construits)),
        inchanges=tuple(i for i in sorted(work.fiches) if i not in work.construits),
        absents=tuple(sorted(work.fautifs)),
        pages=sum(f.pages for f in work.fiches.values()),
        diagnostics=tuple(
            [d for f in work.fiches.values() for d in from_note(f.diagnostics)]
            + [d for f in faults.values() for d in f.diagnostics]
        ),
        defauts={i: f.defaut for i, f in sorted(faults.items()) if f.defaut},
    )


def merge(root: Path, parts: Sequence[Path], target: Path, *, au: date, strict: bool, gabarits: Path | None) -> Bilan:
    """Put the parts of a publication of the project ``root`` together at ``target``, and add the portal.

    The bytes are those of a build in one piece. Raises PublicationError where a part is missing, twice there, damaged
    or of something else; the publication in place is then untouched.
    """
    refuse_foreign(target)
    refuse_misplaced(target, root, *parts)
    with reserved(target):
        plan = make_plan(root, None, au)
        notes = _proven(parts, plan)
        with beside(target) as fresh:
            work = Chantier(Outils(root, plan, None, fresh, 1, gabarits), plan.contrats)
            for folder, note in notes:
                _take(work, Cache(folder), note, fresh)
            edition = Edition(work, target)
            edition.judge()
            account = edition.account()
            if account.bloque or (strict and account.en_faute):
                return account.rien()
            edition.assemble_in_place(fresh)
            bascule.switch(fresh, target)
    return account


def _proven(parts: Sequence[Path], plan: Plan) -> list[tuple[Path, dict[str, Any]]]:
    """Each part with its note, in order, if together they are the whole plan."""
    found: dict[int, tuple[Path, dict[str, Any]]] = {}
    total = 0
    for folder in parts:
        note = Cache(folder).read(NOTE)
        number, whole = _number(note, folder)
        for key, said in DIFFERENCES.items():
            if note["identite"].get(key) != plan.identite[key]:
                raise PublicationError(f"la partie {number}/{whole} ({folder}) ne va pas avec ce projet : {said}")
        if total and whole != total:
            raise PublicationError(f"les parties ne vont pas ensemble : l'une compte {total} morceaux, l'autre {whole}")
        if number in found:
            raise PublicationError(f"la partie {number}/{whole} est donnée deux fois : {found[number][0]} et {folder}")
        if note["contrats"] != plan.part(Part(number, whole)):
            raise PublicationError(f"la partie {number}/{whole} ({folder}) n'a pas les contrats qui lui reviennent")
        found[number], total = (folder, note), whole
    missing = [f"{n}/{total}" for n in range(1, total + 1) if n not in found]
    if missing:
        which = "la partie" if len(missing) == 1 else "les parties"
        raise PublicationError(f"il manque {which} {', '.join(missing)}")
    return [found[number] for number in sorted(found)]


def _number(note: Any, folder: Path) -> tuple[int, int]:
    """Which part a note is of. Raises PublicationError where it is not the note of a part."""
    shape = {"part": list, "identite": dict, "contrats": list, "fautifs": dict}
    try:
        if all(isinstance(note[key], kind) for key, kind in shape.items()):
            part = Part.of("{}/{}".format(*note["part"]))
            return part.numero, part.total
    except (IndexError, KeyError, TypeError, ValueError):
        pass
    raise PublicationError(f"{folder} n'est pas une partie faite par « build --shard », ou elle est abîmée")


def _take(work: Chantier, part: Cache, note: dict[str, Any], fresh: Path) -> None:
    from contrats.publishing.atelier import Fait

    for ident in note["contrats"]:
        if ident in note["fautifs"]:
            try:
                said = note["fautifs"][ident]
                told = from_note(said["diagnostics"])
                fait = Fait(ident, diagnostics=told, abrege=said["abrege"], vide=said["vide"], defaut=said["defaut"])
            except (KeyError, TypeError, ValueError):
                raise PublicationError(f"{part.folder} est une partie abîmée ; refaites-la") from None
            (work.vides if fait.vide else work.fautifs)[ident] = fait
            continue
        fiche = Fiche.read(part, ident)
        if fiche is None or fiche.cle_propre != work.outils.plan.cle_propre(ident):
            raise PublicationError(
                f"le site « {ident} » de {part.folder} est incomplet ou abîmé ; refaites cette partie"
            )
        place(part.tree(ident), list(fiche.contenu), fresh / ident)
        work.adopt(fiche)


def _is_part(folder: Path) -> bool:
    return (
        folder.is_dir()
        and not folder.is_symlink()
        and not (folder / MARKER).exists()
        and Cache(folder).read(NOTE) is not None
    )
