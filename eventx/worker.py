"""The life of one worker process of a pool: what `eventx.workers` starts, on the far side of the pipe."""

from __future__ import annotations

import gc
import os
import pickle
import queue
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from eventx.errors import WorkerError

Handler = Callable[[list[Any]], list[Any]]
"""Items in, one outcome an item out; an outcome that is an exception is a failed item."""


def work(setup: Callable[[], Handler], pipe: Connection, parents_end: Connection) -> None:
    """A worker's life: set up, then one outcome list for each task, until the parent goes away."""
    parents_end.close()  # else this worker would keep its own pipe open and never see the parent go
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business; it ends the workers
    tasks: queue.SimpleQueue[list[Any]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(pipe, tasks), daemon=True).start()
    try:
        handler = setup()
    except BaseException as error:
        pipe.send(("setup-failed", _portable(error)))
        return
    gc.freeze()  # what was loaded stays: no collection walks through it, and forked memory stays shared
    pipe.send(("ready", None))
    while True:
        items = tasks.get()
        try:
            outcomes = handler(items)
        except Exception as error:
            outcomes = [error] * len(items)
        pipe.send(("done", [_portable(o) if isinstance(o, BaseException) else o for o in outcomes]))


def _listen(pipe: Connection, tasks: queue.SimpleQueue[list[Any]]) -> None:
    """Read tasks as they come, so that the parent never waits; end the process when the parent is gone."""
    try:
        while True:
            tasks.put(pipe.recv())
    except (EOFError, OSError):
        os._exit(0)


def _portable(error: BaseException) -> BaseException:
    """The error itself if it survives the way to the parent, else one with its type and message."""
    try:
        pickle.loads(pickle.dumps(error))
        return error
    except Exception:
        return WorkerError(f"{type(error).__name__}: {error}")
