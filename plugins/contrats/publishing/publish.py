"""Publication: every site built beside the one in place, then the two folders switched at once."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from contrats.publishing import bascule
from contrats.publishing.bascule import (
    PublicationError,
    fresh_folder,
    reason,
    refuse_foreign,
    refuse_misplaced,
    reserved,
)
from contrats.publishing.bilan import Bilan
from contrats.publishing.cache import TREES, Cache
from contrats.publishing.chantier import Chantier, Outils, Progress
from contrats.publishing.edition import Edition
from contrats.publishing.inventaire import take_stock
from contrats.publishing.memento import recall, remember
from contrats.publishing.plan import Plan
from contrats.publishing.reprise import ASIDE, Reprise

if TYPE_CHECKING:
    from contrats.outputs.sites import Contenu


def _quiet(done: int, whole: int) -> None:
    """Says nothing of the progress."""


def publish(
    root: Path,
    target: Path,
    *,
    au: date,
    workers: int = 1,
    cache: Path | None = None,
    gabarits: Path | None = None,
    strict: bool = False,
    progress: Progress = _quiet,
) -> Bilan:
    """Publish the portal and every contract of the project ``root`` at ``target``, as they stand on the day ``au``.

    A contract at fault keeps its last good version and the others are published; with ``strict``, nothing is. A
    reader sees the old publication or the new one, never a part. ``workers`` is the number of processes, ``cache`` and
    ``gabarits`` folders kept between builds. Raises PublicationError, with the publication in place untouched.
    """
    refuse_foreign(target)
    with planned(root, target, cache, au=au) as (store, plan):
        known = recall(store, plan, target, strict=strict)
        if known is not None:
            return known
        with beside(target) as fresh:
            sites = store.folder / TREES if store else fresh
            tools = Outils(root, plan, store, sites, workers, gabarits)
            account = _publish(Chantier(tools, plan.contrats), fresh, target, strict=strict, progress=progress)
        if store is not None:
            remember(store, plan, account, strict=strict)
        return account


@contextmanager
def planned(root: Path, target: Path, cache: Path | None, *, au: date) -> Iterator[tuple[Cache | None, Plan]]:
    """The cache and the plan of a build; nobody else may build at ``target`` or with this cache meanwhile.

    Raises PublicationError.
    """
    refuse_misplaced(target, root, cache, cache and cache.with_name(ASIDE))
    with ExitStack() as held:
        held.callback(gc.unfreeze)
        held.enter_context(reserved(target))
        store = Cache.open(cache) if cache else None
        if store is not None:
            held.enter_context(reserved(store.folder / TREES, lock=store.folder / "verrou"))
        yield store, make_plan(root, store, au)


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A new folder to build in, beside the one in place; what is left of it at the end goes. Raises PublicationError."""
    with refusals(target):
        fresh = fresh_folder(target)
        try:
            yield fresh
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def make_plan(root: Path, store: Cache | None, au: date) -> Plan:
    """The plan of the project as its files are. Raises PublicationError where one cannot be read."""
    try:
        return Plan(take_stock(root, store), au)
    except OSError as error:
        raise PublicationError(f"{reason(error)} ({error.filename})") from error


def _publish(work: Chantier, fresh: Path, target: Path, *, strict: bool, progress: Progress) -> Bilan:
    work.run(progress)
    edition = Edition(work, target)
    edition.judge()
    account = edition.account()
    if account.bloque or (strict and account.en_faute):
        return account.rien()
    store = work.outils.cache
    if store is None:
        edition.assemble_in_place(fresh)
        bascule.switch(fresh, target)
        return account
    reprise = Reprise(store, target, fresh)
    edition.assemble(reprise)
    bascule.switch(fresh, target)
    reprise.put_aside()
    same_disk = target.stat().st_dev == store.folder.stat().st_dev
    if same_disk and 2 * len(account.construits) > len(work.idents):  # else the next build would pay for it
        with suppress(OSError):
            edition.assemble(Reprise(store, target))
    store.keep_only(edition.kept_in_cache)
    return account


@contextmanager
def refusals(target: Path) -> Iterator[None]:
    """What the disk or MkDocs refuses while this lasts, as a PublicationError."""
    try:
        yield
    except OSError as error:  # of a copy, the second file is the one that could not be written
        raise PublicationError(f"{reason(error)} ({error.filename2 or error.filename or target})") from error
    except Exception as error:
        if type(error).__name__ != "EngineError":  # of engines.mkdocs, which a build without change does not load
            raise
        raise PublicationError(str(error)) from error


def build_one(root: Path, content: Contenu, contrat: str, target: Path) -> int:
    """Build one site ("" for the portal alone) of a content already read into ``target``; its count of pages.

    Raises EngineError as ``engines.mkdocs`` does.
    """
    from contrats.engines.mkdocs.plugin import build_site

    return build_site(root / "mkdocs.yml", content, contrat, target)
