"""The process pool under faults: killed, hung and failing workers, endless and failing input, both start methods."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from eventx.errors import ArticleTimeoutError, InputError, MissingExtraError, WorkerError
from eventx.workers import WorkerPool

METHODS = ["fork", "spawn"]


def setup_double() -> object:
    return lambda items: [item * 2 for item in items]


def setup_faulty(folder: str) -> object:
    """Items: a number is doubled; ("kill", key) kills the worker; ("kill-once", key) only the first time; ..."""

    def one(item: object) -> object:
        match item:
            case int():
                return item * 2
            case ("kill", _):
                os.kill(os.getpid(), signal.SIGKILL)
            case ("kill-once", key):
                mark = Path(folder) / str(key)
                if not mark.exists():
                    mark.touch()
                    os.kill(os.getpid(), signal.SIGKILL)
                return "survived"
            case ("hang", _):
                time.sleep(60)
            case ("fail", text):
                return InputError(str(text), remedy="Mend it.")
        return item

    return lambda items: [one(item) for item in items]


def setup_fails() -> object:
    raise MissingExtraError("torch", "stanza")


def setup_dies() -> object:
    os.kill(os.getpid(), signal.SIGKILL)
    return None


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("ordered", [True, False])
def test_every_item_comes_out_once(method: str, ordered: bool) -> None:
    pool = WorkerPool(setup_double, n_process=2, batch_size=7, start_method=method, ordered=ordered)
    results = list(pool.imap(range(100)))
    if ordered:
        assert results == [(n, 2 * n) for n in range(100)]
    assert sorted(results) == [(n, 2 * n) for n in range(100)]


@pytest.mark.parametrize("size", [0, 1, 7, 14])
def test_sizes_around_a_batch(size: int) -> None:
    pool = WorkerPool(setup_double, n_process=2, batch_size=7)
    assert [value for _, value in pool.imap(range(size))] == [2 * n for n in range(size)]


@pytest.mark.parametrize("method", METHODS)
def test_only_the_guilty_item_fails_when_a_worker_is_killed(tmp_path: Path, method: str) -> None:
    items = [*range(20), ("kill", 1), *range(20, 40), ("kill-once", 2), *range(40, 50)]
    pool = WorkerPool(partial(setup_faulty, str(tmp_path)), n_process=2, batch_size=8, start_method=method)
    results = dict(pool.imap(items))
    assert sorted(results) == list(range(len(items)))
    assert isinstance(results[20], WorkerError)
    assert results[41] == "survived"
    assert all(results[n] == 2 * item for n, item in enumerate(items) if isinstance(item, int))


def test_only_the_slow_item_times_out(tmp_path: Path) -> None:
    items = [*range(5), ("hang", 1), *range(5, 15)]
    pool = WorkerPool(partial(setup_faulty, str(tmp_path)), n_process=2, batch_size=4, timeout=0.3)
    begin = time.monotonic()
    results = dict(pool.imap(items))
    assert time.monotonic() - begin < 20
    assert isinstance(results[5], ArticleTimeoutError)
    assert all(results[n] == 2 * item for n, item in enumerate(items) if isinstance(item, int))


def test_errors_travel_with_type_and_message(tmp_path: Path) -> None:
    pool = WorkerPool(partial(setup_faulty, str(tmp_path)), n_process=1, batch_size=2)
    results = dict(pool.imap([1, ("fail", "Broken row."), 3]))
    assert isinstance(results[1], InputError)
    assert str(results[1]) == "Broken row. Mend it."
    assert results[2] == 6


def test_a_setup_that_fails_is_raised_as_it_is() -> None:
    with pytest.raises(MissingExtraError, match=r"pip install 'eventx\[stanza\]'"):
        list(WorkerPool(setup_fails, n_process=2, batch_size=2).imap(range(3)))


def test_workers_that_die_at_the_start_end_the_run() -> None:
    with pytest.raises(WorkerError, match="before they were ready"):
        list(WorkerPool(setup_dies, n_process=2, batch_size=2).imap(range(3)))


@pytest.mark.parametrize("ordered", [True, False])
def test_an_endless_input_is_read_only_a_window_ahead(ordered: bool) -> None:
    read = 0

    def endless() -> Iterator[int]:
        nonlocal read
        for number in itertools.count():
            read = number
            yield number

    pool = WorkerPool(setup_double, n_process=2, batch_size=5, ordered=ordered)
    stream = pool.imap(endless())
    for taken in range(1, 200):
        next(stream)
        assert read - taken <= 4 * 2 * 5
    stream.close()
    assert not [p for p in multiprocessing.active_children() if p.is_alive()]


def test_an_input_that_fails_loses_nothing_before_it() -> None:
    def broken() -> Iterator[int]:
        yield from range(13)
        raise OSError("disk gone")

    results: list[tuple[int, object]] = []
    with pytest.raises(OSError, match="disk gone"):
        results.extend(WorkerPool(setup_double, n_process=2, batch_size=5).imap(broken()))
    assert results == [(n, 2 * n) for n in range(13)]


def test_large_items_both_ways_do_not_block() -> None:
    texts = ["kata " * 100_000] * 12
    pool = WorkerPool(setup_double, n_process=2, batch_size=2)
    assert [len(value) for _, value in pool.imap(texts)] == [1_000_000] * 12


def test_workers_end_when_the_parent_is_killed(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    context = multiprocessing.get_context("fork")
    parent = context.Process(target=_run_forever, args=(str(pids),))
    parent.start()
    deadline = time.monotonic() + 20
    while not (pids.exists() and len(pids.read_text().split()) >= 2) and time.monotonic() < deadline:
        time.sleep(0.05)
    workers = [int(pid) for pid in pids.read_text().split()]
    os.kill(parent.pid or 0, signal.SIGKILL)
    parent.join()
    while any(_alive(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [pid for pid in workers if _alive(pid)]


def _run_forever(pids: str) -> None:
    stream = WorkerPool(setup_double, n_process=2, batch_size=5).imap(itertools.count())
    for count, _ in enumerate(stream):
        if count == 50:
            children = multiprocessing.active_children()
            Path(pids).write_text(" ".join(str(p.pid) for p in children))
        time.sleep(0.001)


def _alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"
