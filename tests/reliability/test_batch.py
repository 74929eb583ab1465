"""`extract_many`: nothing lost, nothing twice, with bad articles, killed workers, Ctrl-C, no network."""

from __future__ import annotations

import itertools
import json
import logging
import pickle
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from math import ceil
from pathlib import Path
from typing import Any

import pytest

import eventx
from eventx.batch import _even, _handler
from eventx.document.request import make_request
from eventx.reading import ArticleInput
from tests.reliability.checks import check

TEXT = 'JAKARTA - Presiden {} bertemu Menteri Budi di Jakarta, Rabu (12/3/2025). "Kami sepakat," kata {}.\n'
NAMES = ["Stubb", "Lestari", "Hakim", "Novak", "Rahman", "Dewi", "Sutrisno"]


def text(number: int) -> str:
    name = NAMES[number % len(NAMES)]
    return f"{number}. " + TEXT.format(name, name)


@pytest.fixture(scope="module")
def alone(extractor: eventx.Extractor) -> list[eventx.Extraction]:
    return [extractor.extract(text(number), published="2025-03-12") for number in range(24)]


ITEMS: list[Any] = [(text(number), "2025-03-12") for number in range(24)]


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"batch_size": 5},
        {"n_process": 2, "batch_size": 5, "start_method": "fork"},
        {"n_process": 2, "batch_size": 5, "start_method": "spawn"},
        {"n_process": 1, "timeout": 300},
    ],
    ids=str,
)
def test_the_same_as_one_by_one(
    extractor: eventx.Extractor, alone: list[eventx.Extraction], settings: dict[str, Any]
) -> None:
    assert list(eventx.extract_many(ITEMS, extractor=extractor, **settings)) == alone


def test_as_completed_gives_each_once(extractor: eventx.Extractor, alone: list[eventx.Extraction]) -> None:
    found = list(eventx.extract_many(ITEMS, extractor=extractor, n_process=2, batch_size=3, ordered=False))
    assert sorted(r.article.id for r in found) == sorted(r.article.id for r in alone)


def test_every_shape_of_an_article(extractor: eventx.Extractor) -> None:
    items = [
        text(1),
        (text(1), "2025-03-12"),
        {"text": text(1), "published": "2025-03-12", "source": "a.id", "id": "own"},
        ArticleInput(text=text(1), title="Judul", origin="berita.jsonl:1"),
    ]
    plain, dated, mapped, read = eventx.extract_many(items, extractor=extractor)
    assert plain.text == dated.text == mapped.text == read.text == text(1)
    assert str(dated.article.published) == "2025-03-12"
    assert (mapped.article.id, mapped.article.source) == ("own", "a.id")
    assert read.article.title == "Judul"


BAD: list[Any] = [
    text(0),
    None,
    {"txt": "x"},
    {"text": 5},
    (text(1), "31-02-2025"),
    eventx.InputError("row 7: broken"),
    text(2),
]


@pytest.mark.parametrize("n_process", [1, 2])
def test_bad_articles_are_noted_in_their_place(extractor: eventx.Extractor, n_process: int) -> None:
    found = list(eventx.extract_many(BAD, extractor=extractor, n_process=n_process, batch_size=2, on_error="note"))
    assert len(found) == len(BAD)
    assert [bool(result.records) for result in found] == [True, False, False, False, False, False, True]
    assert [r.notes[0].code for r in found[1:6]] == ["bad-argument"] * 4 + ["bad-input"]
    assert "row 7: broken" in found[5].notes[0].message
    for result in found:
        check(result, result.text)


@pytest.mark.parametrize("n_process", [1, 2])
def test_bad_articles_are_skipped_with_a_warning(
    extractor: eventx.Extractor, n_process: int, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "eventx"):
        found = list(eventx.extract_many(BAD, extractor=extractor, n_process=n_process, on_error="skip"))
    assert [result.text for result in found] == [text(0), text(2)]
    assert len(caplog.records) == 5
    assert "article 5" in caplog.text
    assert "row 7: broken" in caplog.text


@pytest.mark.parametrize("n_process", [1, 2])
def test_a_bad_article_raises_after_the_good_ones_before_it(extractor: eventx.Extractor, n_process: int) -> None:
    stream = eventx.extract_many(BAD, extractor=extractor, n_process=n_process, batch_size=1)
    assert next(stream).text == text(0)
    with pytest.raises(eventx.ArgumentError) as raised:
        next(stream)
    assert "article 1" in "".join(raised.value.__notes__)


def test_an_error_inside_harms_no_other_article(extractor: eventx.Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule or a component that fails on one article of a batch."""
    original = eventx.Extractor.finish

    def finish(self: eventx.Extractor, prepared: Any, doc: Any) -> eventx.Extraction:
        if "Hakim" in prepared.text:
            raise ZeroDivisionError("a bug")
        return original(self, prepared, doc)

    monkeypatch.setattr(eventx.Extractor, "finish", finish)
    found = list(eventx.extract_many(ITEMS[:7], extractor=extractor, on_error="note"))
    assert [bool(r.records) for r in found] == [True, True, False, True, True, True, True]
    assert found[2].notes[0].message == "ZeroDivisionError: a bug"


def test_an_endless_input_is_read_a_few_batches_ahead(extractor: eventx.Extractor) -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        for number in itertools.count():
            read = number
            yield text(number)

    stream = eventx.extract_many(endless(), extractor=extractor, n_process=2, batch_size=2)
    assert len(list(itertools.islice(stream, 12))) == 12
    assert read < 12 + 4 * 2 * 2
    stream.close()  # type: ignore[attr-defined]


def test_progress_counts_to_the_end(extractor: eventx.Extractor) -> None:
    seen: list[tuple[int, int | None]] = []
    list(eventx.extract_many(ITEMS[:5], extractor=extractor, progress=lambda done, total: seen.append((done, total))))
    assert seen == [(n, 5) for n in range(1, 6)]
    list(
        eventx.extract_many(
            iter(ITEMS[:2]), extractor=extractor, progress=lambda done, total: seen.append((done, total))
        )
    )
    assert seen[-1] == (2, None)


def test_an_extractor_is_pickled_as_its_settings(extractor: eventx.Extractor) -> None:
    data = pickle.dumps(extractor)
    assert len(data) < 1_000
    assert pickle.loads(data).extract(text(1)) == extractor.extract(text(1))


def test_an_extractor_around_a_loaded_pipeline_says_how_to_spread_it(extractor: eventx.Extractor) -> None:
    own = eventx.load(model=extractor.nlp)
    with pytest.raises(eventx.ArgumentError, match="to_disk"):
        pickle.dumps(own)
    assert len(list(eventx.extract_many(ITEMS[:4], extractor=own, n_process=2, start_method="fork"))) == 4


SCRIPT = """
    import itertools, multiprocessing, os, signal, sys, eventx
    text = {text!r}
    stream = eventx.extract_many(({item} for n in itertools.count()), n_process=2, batch_size=2)
    try:
        for number, result in enumerate(stream):
            if number == 4:
                print(" ".join(str(p.pid) for p in multiprocessing.active_children()), flush=True)
                {act}
            if number > 40:
                break
    except KeyboardInterrupt:
        print("interrupted", flush=True)
        raise SystemExit(130)
    print("done", number, flush=True)
"""


def _script(act: str, item: str = "text") -> subprocess.Popen[str]:
    code = textwrap.dedent(SCRIPT).format(text=text(3), act=act, item=item)
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _gone(pids: list[int], within: float = 20) -> bool:
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.1)
    return False


def test_ctrl_c_ends_workers_without_noise() -> None:
    process = _script("os.kill(os.getpid(), signal.SIGINT)")
    out, err = process.communicate(timeout=300)
    assert process.returncode == 130
    assert "interrupted" in out
    assert "Traceback" not in err
    assert _gone([int(pid) for pid in out.splitlines()[0].split()])


def test_killed_workers_are_replaced() -> None:
    process = _script("[os.kill(p.pid, signal.SIGKILL) for p in multiprocessing.active_children()]")
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    assert "done 41" in out


NO_NETWORK = """
    import json, socket, sys
    def refuse(*args, **kwargs):
        raise AssertionError("a connection was tried")
    socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse
    import eventx
    result = eventx.extract(sys.argv[1])
    many = list(eventx.extract_many([sys.argv[1]] * 3, n_process=2, batch_size=1))
    assert many == [result] * 3, "other records"
    eventx.timeline(many).plot()._repr_html_()
    print(json.dumps([r.kind for r in result.records]))
"""


def test_no_network_is_tried() -> None:
    command = [sys.executable, "-c", textwrap.dedent(NO_NETWORK), text(3)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert set(json.loads(done.stdout)) >= {"meeting", "statement"}


def test_library_code_has_no_pickle_eval_or_network() -> None:
    """Words that must not stand in the package (the worker pool speaks to its own processes only)."""
    banned = (
        "pickle.load",
        "eval(",
        "exec(",
        "urllib.request",
        "import requests",
        "http.client",
        "os.system",
        "shell=True",
    )
    allowed = {("worker.py", "pickle.load")}
    root = Path(eventx.__file__).parent
    found = [
        (path.name, word)
        for path in root.rglob("*.py")
        if "training" not in path.parts
        for word in banned
        if word in path.read_text(encoding="utf-8")
    ]
    assert set(found) <= allowed


@pytest.mark.parametrize(
    ("batch_size", "total", "n_process", "expected"),
    [
        (32, None, 2, 32),
        (32, 0, 2, 32),
        (32, 60, 2, 30),
        (32, 297, 2, 30),
        (32, 1, 2, 1),
        (32, 64, 2, 32),
        (5, 24, 2, 4),
    ],
)
def test_processes_share_a_known_number_evenly(
    batch_size: int, total: int | None, n_process: int, expected: int
) -> None:
    even = _even(batch_size, total, n_process)
    assert even == expected
    if total:
        tasks = ceil(total / even)
        assert even <= batch_size
        assert ceil(tasks / n_process) * even <= ceil(total / n_process) + even


def test_extractions_come_from_workers_as_json_and_errors_as_they_are(extractor: eventx.Extractor) -> None:
    wrong = eventx.ArgumentError("Not an article.", got=3)
    found = _handler(extractor)([make_request(ITEMS[0][0], published=ITEMS[0][1]), wrong])
    assert eventx.Extraction.model_validate_json(found[0]) == extractor.extract(ITEMS[0][0], published=ITEMS[0][1])
    assert found[1] is wrong
