"""Coverage-guided fuzzing of extract, the temporal module, quotations, cleaning, markup and the readers.

    python -m tests.reliability.fuzz TARGET [--seconds N] [--corpus FOLDER]

Inputs are bytes that are read as UTF-8 and spliced from words that open many paths. An exception that is not ours, an
offset that does not fit or an input that takes too long stops the run and leaves the input in a file, which becomes a
row of `test_fuzz_findings.py`. Needs the package ``atheris``; the counts are kept in ``docs/reliability.md``.
"""

from __future__ import annotations

import argparse
import atexit
import gzip
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["eventx"]):
    import eventx
    from eventx.document.published import infer_published
    from eventx.errors import EventxError
    from eventx.lang.tables import TableSpec, read_table
    from eventx.markup import parse, render
    from eventx.pipeline.clean import clean, compose
    from eventx.pipeline.quotes import find_quotes
    from eventx.reading import ArticleInput, read_articles
    from eventx.reading.articles import count_articles
    from eventx.temporal import annotate

from tests.reliability.checks import check

WORDS = """Menteri Luar Negeri |Lavrov |Presiden Prabowo |bertemu |mengatakan |kata |menurut |"|“|”|'|,|. |\n|\n\n|(|)
| - |Rabu |(27/2/2025)|besok|kemarin |bulan lalu|18 Februari |2024|akhir |pukul 14.00 WIB|di |Jakarta|Riyadh|ditangkap 
|oleh |menewaskan |lima |ribu |Rp3,5 triliun|dan |dengan |ia |-nya |dikutip dari 
|Reuters|tidak |akan |telah |batal |pertemuan
|gempa |magnitudo |anak-anak|PBB|(PBB)|<p>|</p>|&amp;|\r\n|\u0301|\u202e|\x00|😀|1|9|/|:""".split("|")  # noqa: SIM905


def spliced(data: bytes) -> str:
    """A text from bytes: a byte above 0x7f picks a word, the others stand for themselves."""
    return "".join(WORDS[byte % len(WORDS)] if byte > 127 else chr(byte) for byte in data)


def _texts(data: bytes) -> str:
    return data[1:].decode("utf-8", "replace") if data[:1] < b"@" else spliced(data[1:])


def fuzz_extract(data: bytes) -> None:
    """The whole way."""
    text = _texts(data)
    check(eventx.extract(text, published=date(2025, 2, 26) if len(data) % 2 else None), text)


def fuzz_temporal(data: bytes) -> None:
    """Times in any text."""
    text = _texts(data)
    found = annotate(text, date(2025, 2, 26) if len(data) % 2 else None)
    for timex in found.times:
        assert text[timex.start : timex.end] == timex.text
        assert timex.first is None or timex.last is None or timex.first <= timex.last
    infer_published(text)


def fuzz_quotes(data: bytes) -> None:
    """Quotations lie within the text and within their marks."""
    text = _texts(data)
    for quote in find_quotes(text):
        assert 0 <= quote.outer_start <= quote.start <= quote.end <= quote.outer_end <= len(text)


def fuzz_clean(data: bytes) -> None:
    """Cleaning keeps the length, composing keeps a map back."""
    text = _texts(data)
    assert len(clean(text).text) == len(text)
    composed = compose(text)
    if composed is not None:
        assert len(composed.text) == len(composed.starts) == len(composed.ends)
        assert composed.ends[-1] == len(text)


def fuzz_markup(data: bytes) -> None:
    """Markup parses and comes back, or raises our error."""
    try:
        marked = parse(_texts(data))
    except EventxError:
        return
    assert parse(render(marked.text, marked.spans)) == marked


def fuzz_lexicon(data: bytes) -> None:
    """A table file of any content is read or refused with our error."""
    path = Path(f"/dev/shm/eventx-fuzz-{os.getpid()}.tsv")
    path.write_bytes(b"form\tsource\texample\n" + data.replace(b"@", b"\t"))
    try:
        read_table(path, TableSpec("t", ("form", "source", "example"), ("form",), frozenset(), {}, "cue", "form"))
    except EventxError:
        return


_SUFFIXES = (".txt", ".jsonl", ".json", ".csv", ".tsv", ".parquet", ".txt.gz", ".jsonl.gz", ".csv.gz")
_BEGINNINGS = (
    b"", b'{"text": "', b"text,date\n", b"text\tdate\n", b'[{"text": "', b"PAR1", b"\xff\xfe", b"\xef\xbb\xbf",
)  # fmt: skip


def fuzz_readers(data: bytes) -> None:
    """A file of any name and content gives articles or our errors, one of them for what cannot be read."""
    kind, beginning = (data[0], data[1]) if len(data) > 1 else (0, 0)
    suffix = _SUFFIXES[kind % len(_SUFFIXES)]
    content = _BEGINNINGS[beginning % len(_BEGINNINGS)] + data[2:]
    path = Path(f"/dev/shm/eventx-fuzz-{os.getpid()}{suffix}")
    path.write_bytes(gzip.compress(content) if suffix.endswith(".gz") and kind > 127 else content)
    try:
        for item in read_articles(path):
            assert isinstance(item, ArticleInput | EventxError), type(item)
        count_articles([path])
    finally:
        path.unlink()


TARGETS: dict[str, Callable[[bytes], None]] = {
    name.removeprefix("fuzz_"): function for name, function in list(globals().items()) if name.startswith("fuzz_")
}


def main() -> None:
    """Run one target for some seconds and print how many inputs it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--corpus", type=Path, default=None)
    arguments = parser.parse_args()
    target, begin, count, slowest = TARGETS[arguments.target], time.monotonic(), 0, 0.0

    def one(data: bytes) -> None:
        nonlocal count, slowest
        count += 1
        start = time.monotonic()
        target(data)
        slowest = max(slowest, time.monotonic() - start)
        if time.monotonic() - begin > arguments.seconds:
            report()
            os._exit(0)  # libFuzzer ends a process without running what is registered for the end

    def report() -> None:
        took = time.monotonic() - begin
        print(f"{arguments.target}: {count:,} inputs in {took:,.0f} s, slowest {slowest:.2f} s", flush=True)

    atexit.register(report)
    options = ["-max_len=2000", "-timeout=60", "-rss_limit_mb=3000", "-verbosity=0"]
    folder = []
    if arguments.corpus:
        arguments.corpus.mkdir(parents=True, exist_ok=True)
        folder = [str(arguments.corpus)]
    atheris.Setup([sys.argv[0], *options, *folder], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
