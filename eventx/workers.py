"""A process pool for streams: bounded, in order or as completed, alive after a killed or a hung worker.

``concurrent.futures`` reads its whole input ahead and is broken for good when one worker dies; over a million
articles from the open web neither will do. Here the parent hands out at most two tasks a worker, so a slow consumer
holds back the workers and the workers hold back the input. A task whose worker dies or exceeds its time is split into
its items, and the items are tried again one by one, so that only the guilty one fails.
"""

from __future__ import annotations

import multiprocessing
import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count, takewhile
from multiprocessing.connection import Connection, wait
from typing import Any

from eventx.errors import ArticleTimeoutError, WorkerError
from eventx.worker import Handler, work

_AHEAD = 2
"""Tasks a worker holds: the one it works on and the next, so that it never waits for the parent."""
_TRIES = 2
"""A single item is given to a worker this often before it fails: the first death may have been an accident."""
_START_DEATHS = 3
"""Workers that die before they are ready, one after another, until the pool gives up."""


@dataclass(slots=True)
class Task:
    """Items with their places in the stream; `tries` counts the workers that died over them."""

    numbers: list[int]
    items: list[Any]
    tries: int = 0

    def split(self) -> list[Task]:
        """One task an item, tried once more often than this one."""
        return [Task([n], [item], self.tries + 1) for n, item in zip(self.numbers, self.items, strict=True)]


@dataclass(slots=True)
class Worker:
    """A process, the parent's end of its pipe, and the tasks it holds."""

    process: Any
    pipe: Connection
    tasks: deque[Task] = field(default_factory=deque)
    ready: bool = False
    since: float = 0.0

    def overdue(self, timeout: float | None) -> float | None:
        """Seconds until the task in work is overdue (negative: it is), or None where nothing runs out."""
        if timeout is None or not self.ready or not self.tasks:
            return None
        return self.since + timeout * len(self.tasks[0].items) - time.monotonic()


class WorkerPool:
    """Runs a handler over a stream of items in `n_process` processes.

    Args:
        setup: called once in each worker, returns the handler; must be picklable unless workers are forked.
        n_process: number of workers.
        batch_size: items a task.
        start_method: ``"fork"``, ``"spawn"``, ``"forkserver"`` or None for the platform's default.
        timeout: seconds an item may take; a task may take as many times that as it has items.
        ordered: give outcomes in input order, else as they come.
    """

    def __init__(
        self,
        setup: Callable[[], Handler],
        *,
        n_process: int,
        batch_size: int,
        start_method: str | None = None,
        timeout: float | None = None,
        ordered: bool = True,
    ) -> None:
        self._context: Any = multiprocessing.get_context(start_method)
        self._setup = setup
        self._n_process = n_process
        self._batch_size = batch_size
        self._timeout = timeout
        self._ordered = ordered
        self._workers: list[Worker] = []
        self._again: deque[Task] = deque()
        self._done: dict[int, Any] = {}
        self._start_deaths = 0
        self._input_error: BaseException | None = None

    def imap(self, items: Iterable[Any]) -> Iterator[tuple[int, Any]]:
        """Pairs of an item's place in the stream and its outcome; an exception as outcome is a failed item.

        Raises:
            WorkerError: workers die before they are ready.
            Exception: what `setup` raised in a worker; what the input raised, after the outcomes before it.
        """
        source = enumerate(items)
        window = (_AHEAD + 2) * self._n_process * self._batch_size
        given = taken = 0
        exhausted = False
        try:
            while True:
                while not exhausted and taken - given <= window - self._batch_size and self._idle() is not None:
                    task = self._take(source)
                    exhausted = len(task.items) < self._batch_size
                    taken += len(task.items)
                    if task.items:
                        self._again.append(task)
                    self._hand_out()
                self._hand_out()
                for number in self._deliverable(given):
                    given += 1
                    yield number, self._done.pop(number)
                if given == taken and exhausted:
                    break
                if given < taken:
                    self._collect()
            if self._input_error is not None:
                raise self._input_error
        finally:
            self._close()

    def _take(self, source: Iterator[tuple[int, Any]]) -> Task:
        task = Task([], [])
        try:
            while len(task.items) < self._batch_size:
                number, item = next(source)
                task.numbers.append(number)
                task.items.append(item)
        except StopIteration:
            pass
        except Exception as error:  # raised once all that was read before it is delivered
            self._input_error = error
        return task

    def _deliverable(self, given: int) -> list[int]:
        if not self._ordered:
            return list(self._done)
        return list(takewhile(self._done.__contains__, count(given)))

    def _idle(self) -> Worker | None:
        """The worker with the fewest tasks that can take one more; starts workers up to the number allowed."""
        if len(self._workers) < self._n_process and all(worker.tasks for worker in self._workers):
            self._workers.append(self._start())
        worker = min(self._workers, key=lambda w: len(w.tasks))
        return worker if len(worker.tasks) < _AHEAD else None

    def _hand_out(self) -> None:
        while self._again:
            worker = self._idle()
            if worker is None:
                return
            if not worker.process.is_alive() and not worker.pipe.poll():
                self._bury(worker)
                continue
            task = self._again.popleft()
            try:
                worker.pipe.send(task.items)
            except (BrokenPipeError, ConnectionResetError):
                self._again.appendleft(task)  # it never got there, so it did not kill the worker
                self._bury(worker)
                continue
            if not worker.tasks:
                worker.since = time.monotonic()
            worker.tasks.append(task)

    def _collect(self) -> None:
        """Wait for results, a death or a time that runs out, and deal with all that happened."""
        left = [t for worker in self._workers if (t := worker.overdue(self._timeout)) is not None]
        pipes = {worker.pipe: worker for worker in self._workers}
        for pipe in wait(list(pipes), timeout=max(0.0, min(left)) if left else None):
            self._receive(pipes[pipe])  # type: ignore[index]
        for worker in list(self._workers):
            over = worker.overdue(self._timeout)
            if over is not None and over < 0 and not worker.pipe.poll():
                self._expire(worker)

    def _receive(self, worker: Worker) -> None:
        try:
            kind, value = worker.pipe.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            self._bury(worker)
            return
        worker.since = time.monotonic()
        if kind == "ready":
            worker.ready = True
            self._start_deaths = 0
        elif kind == "setup-failed":
            raise value
        else:
            task = worker.tasks.popleft()
            self._done.update(zip(task.numbers, value, strict=True))

    def _bury(self, worker: Worker) -> None:
        """A worker died: its running task is split or fails, the waiting ones go back unharmed."""
        self._remove(worker)
        if not worker.ready:
            self._start_deaths += 1
            self._again.extendleft(reversed(worker.tasks))
            if self._start_deaths >= _START_DEATHS:
                raise WorkerError(
                    f"{self._start_deaths} worker processes died before they were ready.",
                    got=f"exit code {worker.process.exitcode}",
                    remedy="Check memory, or run with n_process=1 to see the cause.",
                )
            return
        guilty, *innocent = worker.tasks or [None]
        self._again.extendleft(reversed(innocent))  # type: ignore[arg-type]
        if guilty is None:
            return
        error = WorkerError(
            "The worker process died over this article.",
            got=f"exit code {worker.process.exitcode}",
            remedy="Check memory; run the article alone with n_process=1 to see the cause.",
        )
        self._split_or_fail(guilty, _TRIES, error)

    def _expire(self, worker: Worker) -> None:
        """The running task exceeded its time: kill the worker, split the task or fail its one item."""
        guilty, *innocent = worker.tasks
        self._remove(worker)
        self._again.extendleft(reversed(innocent))
        limit, remedy = f"more than {self._timeout} s", "Raise timeout, or shorten the article."
        error = ArticleTimeoutError("The article took too long.", got=limit, remedy=remedy)
        self._split_or_fail(guilty, 1, error)

    def _split_or_fail(self, guilty: Task, tries: int, error: Exception) -> None:
        """Try the items of a task one by one; a single item that was tried so often gets the error as its outcome."""
        if len(guilty.items) == 1 and guilty.tries + 1 >= tries:
            self._done[guilty.numbers[0]] = error
        else:
            self._again.extendleft(reversed(guilty.split()))

    def _start(self) -> Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=work, args=(self._setup, theirs, ours), daemon=True)
        process.start()
        theirs.close()
        return Worker(process, ours)

    def _remove(self, worker: Worker) -> None:
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()

    def _close(self) -> None:
        for worker in list(self._workers):
            self._remove(worker)
        self._done.clear()
        self._again.clear()
