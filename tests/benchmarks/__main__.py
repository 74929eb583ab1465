"""Speed, memory and growth of eventx, as ratios in the same run: to the bare pipeline, which is
the packaged one as `spacy.load` reads it, and to a users' own assembly.

    python -m tests.benchmarks            the long run (half an hour); its results are in docs/performance.md
    python -m tests.benchmarks --short    two minutes, for CI; fails where a ratio is far off

Times are the best of several turns, taken in alternation: a busy machine only ever makes them longer. Within one
process they are processor time, which other work on the machine hardly changes; across processes they are wall time.
"""

from __future__ import annotations

import argparse
import math
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import psutil
import spacy
from spacy.language import Language

import eventx
from eventx import api
from eventx.pipeline.annotate import tokenise
from eventx.pipeline.chunks import parse_texts
from eventx.pipeline.load import packaged_model
from tests.benchmarks.corpus import articles, long_text

SEED = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))[0]
TURNS = 3


@dataclass(frozen=True)
class Figure:
    """A measured value, what it should reach, and the limit at which a short run fails."""

    name: str
    value: float
    unit: str
    at_least: float | None = None
    at_most: float | None = None
    slack: float = 1.6

    def good(self, slack: float = 1.0) -> bool:
        """Whether the value reaches its aim, relaxed by a factor."""
        low = self.at_least is None or self.value >= self.at_least / slack
        return low and (self.at_most is None or self.value <= self.at_most * slack)

    def line(self) -> str:
        """The value with its aim."""
        aim = f"aim ≥ {self.at_least:g}" if self.at_least is not None else ""
        aim = f"aim ≤ {self.at_most:g}" if self.at_most is not None else aim
        mark = "" if not aim else ("reached" if self.good() else "NOT REACHED")
        return f"{self.name:58} {self.value:12,.2f} {self.unit:12} {aim:14} {mark}".rstrip()


Clock = Callable[[], float]


def seconds(work: Callable[[], object], clock: Clock = time.process_time) -> float:
    """The time of one run."""
    begin = clock()
    work()
    return clock() - begin


def best(
    works: dict[str, Callable[[], object]], turns: int = TURNS, clock: Clock = time.process_time
) -> dict[str, float]:
    """The shortest time of each, in alternation."""
    times: dict[str, float] = {}
    for _ in range(turns):
        for name, work in works.items():
            times[name] = min(times.get(name, math.inf), seconds(work, clock))
    return times


def speed(extractor: eventx.Extractor, number: int) -> Iterator[Figure]:
    """Words a second of everything against the bare pipeline and the users' own assembly."""
    texts = list(islice(articles(), number))
    words = sum(len(text.split()) for text in texts)
    run = eventx.extract_many
    bare = spacy.load(packaged_model())
    times = best(
        {
            "bare pipeline": lambda: list(bare.pipe(texts, batch_size=32)),
            "pipeline as eventx runs it": lambda: list(parse_texts(extractor.nlp, texts, tokenise)),
            "extract": lambda: [extractor.extract(text) for text in texts],
            "extract_many": lambda: list(run(texts, extractor=extractor)),
        }
    )
    for name, languages, share in (
        ("users' assembly", None, 30),
        ("users' assembly, told that it is Indonesian", ["id"], 10),
    ):
        part = texts[: max(4, number // share)]
        times[name] = seconds(lambda p=part, ls=languages: [_assembly(bare, t, ls) for t in p]) * number / len(part)
    for name, took in times.items():
        yield Figure(name, words / took, "words/s")
        yield Figure(name, number / took, "articles/s")
    one = times["extract_many"]
    wall = best(
        {
            "1": lambda: list(run(texts, extractor=extractor)),
            "2": lambda: list(run(texts, extractor=extractor, n_process=2)),
        },
        clock=time.perf_counter,
    )
    yield Figure("extract_many : bare pipeline", times["bare pipeline"] / one, "×", at_least=0.7, slack=2)
    yield Figure("extract_many : users' assembly", times["users' assembly"] / one, "×", at_least=5)
    told = "users' assembly, told that it is Indonesian"
    yield Figure(f"extract_many : {told}", times[told] / one, "×")
    yield Figure("2 processes : 1, wall time", wall["1"] / wall["2"], "×", at_least=1.7, slack=3)


_QUOTE = re.compile(r"[\"“]([^\"”]{3,400})[\"”]\s*,?\s*(?:kata|ujar|tutur)\s+([A-Z]\w+)")


def _assembly(nlp: Language, text: str, languages: list[str] | None) -> tuple[Any, ...]:
    """What a user would put together: the pipeline's names, dateparser over the text, quotations by expression.

    `search_dates(text)` is how dateparser's documentation has it: it finds out the language by itself, at great cost.
    """
    from dateparser.search import search_dates

    return [ent.text for ent in nlp(text).ents], search_dates(text, languages=languages), _QUOTE.findall(text)


STAGES = (
    "prepare", "infer_published", "annotate", "resolve_entities", "extract_statements", "extract_meetings",
    "extract_events", "link_records",
)  # fmt: skip


def shares(extractor: eventx.Extractor, number: int) -> Iterator[Figure]:
    """Each stage's share of the time of `extract`."""
    taken = dict.fromkeys(STAGES, 0.0)
    originals = {name: getattr(api, name) for name in STAGES}

    def timed(name: str) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            begin = time.process_time()
            try:
                return originals[name](*args, **kwargs)
            finally:
                taken[name] += time.process_time() - begin

        return call

    texts = list(islice(articles(), number))
    for text in texts[:5]:
        extractor.extract(text)
    try:
        for name in STAGES:
            setattr(api, name, timed(name))
        whole = seconds(lambda: [extractor.extract(text) for text in texts])
    finally:
        for name, function in originals.items():
            setattr(api, name, function)
    for name, part in sorted(taken.items(), key=lambda item: -item[1]):
        yield Figure(f"share of {name}", 100 * part / whole, "%")
    yield Figure("share of the pipeline and of building records", 100 * (1 - sum(taken.values()) / whole), "%")


def growth(extractor: eventx.Extractor, sizes: list[int]) -> Iterator[Figure]:
    """The exponent of time over length."""
    times = [best({"": lambda s=size: extractor.extract(long_text(s))}, 2)[""] for size in sizes]
    for size, took in zip(sizes, times, strict=True):
        yield Figure(f"extract of {size:,} characters", took, "s")
    yield Figure("exponent of time over length", _exponent(sizes, times), "", at_most=1.1, slack=1.25)


def _exponent(xs: list[int], ys: list[float]) -> float:
    """The slope of the least squares line through the logarithms."""
    a, b = [math.log(x) for x in xs], [math.log(y) for y in ys]
    mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
    top = sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b, strict=True))
    return top / sum((x - mean_a) ** 2 for x in a)


def many(extractor: eventx.Extractor, numbers: list[int], first: int) -> Iterator[Figure]:
    """One pass over many articles: time and resident memory after some of them and after all."""
    process = psutil.Process()
    marks: dict[int, tuple[float, float]] = {}
    begin = time.process_time()
    for count, _ in enumerate(eventx.extract_many(islice(articles(), numbers[-1]), extractor=extractor), start=1):
        if count in (first, *numbers):
            marks[count] = time.process_time() - begin, process.memory_info().rss / 2**20
    for number in numbers:
        yield Figure(f"extract_many of {number:,} articles", marks[number][0], "s")
    times = [marks[number][0] for number in numbers]
    yield Figure("exponent of time over number", _exponent(numbers, times), "", at_most=1.1, slack=1.25)
    yield Figure(f"memory after {numbers[-1]:,} articles", marks[numbers[-1]][1], "MiB", at_most=700, slack=1.3)
    growing = 100 * (marks[numbers[-1]][1] / marks[first][1] - 1)
    yield Figure(f"growth since article {first:,}", growing, "%", at_most=10)


def cold_start() -> Iterator[Figure]:
    """From the shell to the first record of a seed."""
    command = [sys.executable, "-m", "eventx", "extract", str(SEED), "--format", "jsonl"]
    run = {"": lambda: subprocess.run(command, check=True, capture_output=True)}
    took = best(run, clock=time.perf_counter)[""]
    yield Figure("command line, cold start to the records of a seed", took, "s", at_most=3, slack=4)


def main() -> None:
    """Measure, print, and (short run) fail where a figure is far off."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--only", choices=["start", "many", "speed", "shares", "growth"])
    given = parser.parse_args()
    extractor = eventx.load()
    extractor.extract(SEED.read_text(encoding="utf-8"))
    short = given.short
    parts: dict[str, Callable[[], Iterator[Figure]]] = {
        "start": cold_start,
        "many": lambda: many(extractor, *(([32, 192], 64) if short else ([128, 1_024, 10_016], 512))),
        "speed": lambda: speed(extractor, 60 if short else 400),
        "shares": lambda: shares(extractor, 20 if short else 200),
        "growth": lambda: growth(
            extractor, [1_000, 8_000, 64_000] if short else [1_000, 4_000, 16_000, 64_000, 250_000, 1_000_000]
        ),
    }
    figures = []
    for name, part in parts.items():
        if given.only in (None, name):
            for figure in part():
                figures.append(figure)
                sys.stdout.write(figure.line() + "\n")
                sys.stdout.flush()
    far_off = [figure.name for figure in figures if short and not figure.good(figure.slack)]
    if far_off:
        sys.exit(f"far off: {', '.join(far_off)}")


main()
