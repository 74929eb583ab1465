"""A disk that is really full: a small file system in memory, mounted for one process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

MAKE = """
import sys
from datetime import date, timedelta
from pathlib import Path
import eventx
from eventx.errors import InputError
from eventx.export import Journal, read_jsonl, write
disk = Path(sys.argv[1])
text = "Presiden Novak bertemu Menteri Hakim di Jakarta, Rabu (12/3/2025). " * 20
def extractions(number):
    for i in range(number):
        article = eventx.Article(id=f"a{i}", published="2025-03-12", published_from="caller")
        day = date(2015, 1, 1) + timedelta(days=i)
        when = eventx.When(value=str(day), first=day, last=day, grain="day", start=48, end=65, source="explicit")
        span = eventx.Span(start=15, end=22, text="bertemu")
        meeting = eventx.Meeting(
            id=f"m{i}", status="occurred", mode="in_person", mentions=(span,), rule="test", confidence=1.0, time=when,
            sentence=eventx.Span(start=0, end=66, text=text[:66]),
        )
        yield eventx.Extraction(article=article, text=f"{i} {text}", meetings=(meeting,), version="0")
"""

WRITE = (
    MAKE
    + """
target = disk / ("out" + sys.argv[2])
target.write_bytes(b"the old file")
try:
    write(extractions(6_000), target)
except InputError as error:
    print("told:", "cannot be written" in str(error) and "Make room" in str(error))
print(target.read_bytes() == b"the old file", sorted(p.name for p in disk.iterdir()) == [target.name])
"""
)

JOURNAL = (
    MAKE
    + """
path = disk / "out.jsonl"
try:
    with Journal(path) as journal:
        for extraction in extractions(6_000):
            journal.append(extraction)
except InputError as error:
    print("told:", "--resume" in str(error))
with Journal(path, resume=True) as journal:
    ids = [extraction.article.id for extraction in journal]
    print(0 < len(ids) < 6_000, ids == [f"a{i}" for i in range(len(ids))], set(ids) == journal.done)
"""
)


@pytest.fixture
def on_a_small_disk(tmp_path: Path) -> Callable[..., list[str]]:
    """Runs Python code with the path of a file system of 16 kB as its first argument; its lines of output."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = f"mount -t tmpfs -o size=16k tmpfs {disk}"
    for alone in (["unshare", "--mount"], ["unshare", "--user", "--map-root-user", "--mount"]):
        if subprocess.run([*alone, "sh", "-c", mount], capture_output=True, check=False).returncode == 0:
            break
    else:
        pytest.skip("this machine lets nobody mount a file system")

    def run(code: str, *arguments: str) -> list[str]:
        script = tmp_path / "script.py"
        script.write_text(code, encoding="utf-8")
        command = [*alone, "sh", "-c", f'{mount} && exec "$@"', "sh", sys.executable, str(script), str(disk)]
        done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=False, cwd=ROOT)
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        return done.stdout.splitlines()

    return run


@pytest.mark.parametrize(
    "suffix", [".jsonl", ".csv", ".parquet", ".arrow", ".sqlite", ".duckdb", ".ics", ".jsonld", ".html"]
)
def test_the_old_file_stays_and_nothing_is_left_beside(on_a_small_disk: Callable[..., list[str]], suffix: str) -> None:
    assert on_a_small_disk(WRITE, suffix) == ["told: True", "True True"]


def test_a_journal_goes_on_from_what_fitted(on_a_small_disk: Callable[..., list[str]]) -> None:
    assert on_a_small_disk(JOURNAL) == ["told: True", "True True True"]
