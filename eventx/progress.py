"""A progress bar on standard error: articles done, rate, time left. Imports rich on first use only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

ProgressCallback = Callable[[int, int | None], None]
"""Called with the articles done and their number, None where it is unknown."""


@contextmanager
def progress_bar(total: int | None, label: str = "Reading") -> Iterator[ProgressCallback]:
    """Show a bar while the block runs; it draws only on a terminal or in a notebook, so logs stay clean.

    Args:
        total: the number of articles, None where it is unknown.
        label: what stands before the bar.
    """
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]} articles/s"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not (console.is_terminal or console.is_jupyter)) as bar:
        task = bar.add_task(label, total=total, rate="–")

        def update(done: int, _: int | None) -> None:
            elapsed = bar.tasks[0].elapsed or 0.0
            bar.update(task, completed=done, rate=f"{done / elapsed:.1f}" if elapsed > 0 else "–")

        yield update
