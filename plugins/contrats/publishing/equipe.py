"""Processes that build contracts side by side, the biggest first."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from contrats.publishing.atelier import Atelier, Commande, Fait
from contrats.publishing.bascule import PublicationError

PR_SET_PDEATHSIG = 1
_OPEN: list[Atelier] = []


def build_all(atelier: Atelier, idents: list[str], *, workers: int) -> Iterator[Fait]:
    """What comes of each contract, in the order in which they end. ``idents`` are in the order to begin them.

    Raises OSError as the disk gives it, and PublicationError when a process is stopped from outside.
    """
    if workers < 2 or len(idents) < 2:
        yield from map(atelier.build, idents)
        return
    fork = sys.platform.startswith("linux")
    _OPEN[:], others = [atelier], set(multiprocessing.active_children())
    if fork:
        atelier.warm()
        gc.collect()
        gc.freeze()  # the collector would write to, and so copy, the memory that processes share
    pool = ProcessPoolExecutor(
        min(workers, len(idents)),
        mp_context=multiprocessing.get_context("fork" if fork else "spawn"),
        initializer=_begin,
        initargs=(None if fork else atelier.commande, os.getpid()),
    )
    try:
        for future in as_completed([pool.submit(_build, ident) for ident in idents]):
            yield future.result()
    except BrokenProcessPool:
        raise PublicationError(
            "un des processus qui construisent les sites a été arrêté de l'extérieur (mémoire insuffisante ?) ; "
            "relancez avec moins de processus : --processus 1"
        ) from None
    except BaseException:
        for process in set(multiprocessing.active_children()) - others:
            process.kill()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        _OPEN.clear()


def _begin(commande: Commande | None, parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which stops its processes
    _die_with(parent)
    if commande is not None:
        _OPEN[:] = [Atelier(commande)]


def _die_with(parent: int) -> None:
    """End at once if the parent is killed, rather than wait for work for ever."""
    call: Callable | None = getattr(ctypes.CDLL(None), "prctl", None) if sys.platform.startswith("linux") else None
    if call is not None:
        call(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def _build(ident: str) -> Fait:
    return _OPEN[0].build(ident)
