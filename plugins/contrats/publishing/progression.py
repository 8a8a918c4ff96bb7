"""The progress of a build on a terminal, with the time left; silence anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from contrats.publishing.chantier import Progress


@contextmanager
def shown(stream: TextIO, *, words: str) -> Iterator[Progress]:
    """A function to call with what is done and what there is to do in all."""
    if not stream.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn(words), BarColumn(), TaskProgressColumn(), TextColumn("reste"), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=stream), transient=True) as bar:
        task = bar.add_task(words, total=None)
        yield lambda done, whole: bar.update(task, completed=done, total=whole)


def _silent(done: int, whole: int) -> None:
    """Says nothing."""
