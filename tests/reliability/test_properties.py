"""Properties of every extraction, over texts that hypothesis composes of news sentences and of noise."""

from __future__ import annotations

import copy
import threading
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import eventx
from eventx.document.published import infer_published
from eventx.lang.tables import TableSpec, read_table
from eventx.markup import parse, render
from eventx.pipeline.clean import clean, compose
from eventx.pipeline.quotes import find_quotes
from eventx.temporal import annotate
from tests.reliability.checks import check, spans

PEOPLE = [
    "Menteri Luar Negeri Finlandia Elina Valtonen",
    "Presiden Prabowo Subianto",
    "Bupati Slamet Riyadi",
    "Ratna Dewi",
]
PLACES = ["Jakarta", "Helsinki", "Kota Bandung", "Riyadh, Arab Saudi"]
TIMES = ["Rabu (12/3/2025)", "besok", "pada 18 Februari", "pekan lalu", "akhir 2016", "pukul 14.00 WIB", ""]
SENTENCES = [
    '"Kami sepakat," kata {person}, {time}.',
    "{person} bertemu {other} di {place}, {time}.",
    "{person} mengatakan bahwa {other} akan mengundurkan diri {time}.",
    "Polisi menangkap tiga tersangka di {place} {time}.",
    "Menurut {person}, gempa magnitudo 5,4 menewaskan 12 orang di {place}.",
    "“Kita harus maju,” ujarnya. Ia menolak menjawab.",
    "Pertemuan itu batal, tutur {person} kepada Reuters.",
]


@st.composite
def news(draw: st.DrawFn) -> str:
    """Some sentences in paragraphs, as a newspaper would have them."""
    lines = []
    for _ in range(draw(st.integers(1, 5))):
        values = {
            "person": draw(st.sampled_from(PEOPLE)),
            "other": draw(st.sampled_from(PEOPLE)),
            "place": draw(st.sampled_from(PLACES)),
            "time": draw(st.sampled_from(TIMES)),
        }
        lines.append(draw(st.sampled_from(SENTENCES)).format(**values))
    return draw(st.sampled_from(["\n", " ", "\n\n"])).join(lines)


NOISE = st.text(st.characters(exclude_categories=("Cs",)), max_size=200)
TEXTS = st.one_of(news(), NOISE, st.builds(lambda a, b, c: a[: len(a) // 2] + b + c, news(), NOISE, news()))
DATES = st.one_of(st.none(), st.dates(date(1950, 1, 1), date(2100, 1, 1)))
EXAMPLES = settings(max_examples=60)


@pytest.fixture(scope="module")
def read(extractor: eventx.Extractor) -> Any:
    return extractor.extract


@EXAMPLES
@given(text=TEXTS, published=DATES)
def test_offsets_ids_and_json(read: Any, text: str, published: date | None) -> None:
    check(read(text, published=published), text)


@EXAMPLES
@given(text=news(), published=DATES)
def test_the_same_input_gives_the_same_records(read: Any, text: str, published: date | None) -> None:
    assert read(text, published=published) == read(text, published=published)


def _without_ids(result: eventx.Extraction) -> list[dict[str, Any]]:
    """The records with what must stay the same when only characters around them change."""
    data = copy.deepcopy([record.model_dump() for record in result.records])
    for record in data:
        for key in ("id", "about", "outcome", "reported_by", "linked"):
            record.pop(key, None)
    return data


def _shift(data: list[dict[str, Any]], place: Any, text: str | None = None) -> list[dict[str, Any]]:
    for span in spans(data):
        span["start"], span["end"] = place(span["start"]), place(span["end"])
        if text is not None and "text" in span:
            span["text"] = text[span["start"] : span["end"]]
    return data


@EXAMPLES
@given(text=news(), tail=st.text(" \n\t", max_size=5))
def test_white_space_at_the_end_changes_nothing(read: Any, text: str, tail: str) -> None:
    assert _without_ids(read(text + tail, published="2025-03-12")) == _without_ids(read(text, published="2025-03-12"))


@EXAMPLES
@given(text=news())
def test_windows_newlines_move_offsets_only(read: Any, text: str) -> None:
    windows = text.replace("\n", "\r\n")
    moved = [i + text[:i].count("\n") for i in range(len(text) + 1)]
    expected = _shift(_without_ids(read(text, published="2025-03-12")), lambda i: moved[i], windows)
    assert _without_ids(read(windows, published="2025-03-12")) == expected


@EXAMPLES
@given(text=news())
def test_decomposed_accents_move_offsets_only(read: Any, text: str) -> None:
    text = text.replace("Helsinki", "Türkiye").replace("Ratna Dewi", "Zoë Erdoğan")
    apart = unicodedata.normalize("NFD", text)
    moved = [len(unicodedata.normalize("NFD", text[:i])) for i in range(len(text) + 1)]
    whole, parted = read(text, published="2025-03-12"), read(apart, published="2025-03-12")
    check(parted, apart)
    assert _without_ids(parted) == _shift(_without_ids(whole), lambda i: moved[i], apart)


@EXAMPLES
@given(text=news())
def test_curly_or_straight_quotation_marks_give_the_same_statements(read: Any, text: str) -> None:
    straight = text.replace("“", '"').replace("”", '"')
    one, other = read(text, published="2025-03-12"), read(straight, published="2025-03-12")
    assert [(s.form, s.content[0].start, s.act) for s in one.statements] == [
        (s.form, s.content[0].start, s.act) for s in other.statements
    ]


@EXAMPLES
@given(text=news())
def test_an_unrelated_paragraph_at_the_end_changes_no_earlier_record(read: Any, text: str) -> None:
    longer = text + "\n\nHarga cabai rawit naik menjadi Rp80.000 per kilogram.\n"
    before = [(r.kind, r.sentence.start, r.rule) for r in read(text, published="2025-03-12").records]
    after = [(r.kind, r.sentence.start, r.rule) for r in read(longer, published="2025-03-12").records]
    assert [record for record in after if record[1] < len(text)] == before


@settings(max_examples=200)
@given(text=TEXTS, published=DATES)
def test_times(text: str, published: date | None) -> None:
    for timex in annotate(text, published).times:
        assert text[timex.start : timex.end] == timex.text
        assert timex.first is None or timex.last is None or timex.first <= timex.last
    infer_published(text)


@settings(max_examples=200)
@given(text=TEXTS)
def test_quotes_and_cleaning(text: str) -> None:
    for quote in find_quotes(text):
        assert 0 <= quote.outer_start <= quote.start <= quote.end <= quote.outer_end <= len(text)
    assert len(clean(text).text) == len(text)
    composed = compose(text)
    assert (composed is None) == unicodedata.is_normalized("NFC", text)
    if composed is not None:
        assert "".join(text[a:b] for a, b in dict.fromkeys(zip(composed.starts, composed.ends, strict=True))) == text


@settings(max_examples=200)
@given(source=st.text("<per>/ab'= &;\n", max_size=60))
def test_markup_round_trip(source: str) -> None:
    try:
        marked = parse(source)
    except eventx.MarkupError:
        return
    assert parse(render(marked.text, marked.spans)) == marked


@settings(max_examples=200)
@given(content=st.binary(max_size=200))
def test_the_lexicon_reader_refuses_with_our_error_only(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "table.tsv"
    path.write_bytes(b"form\tsource\texample\n" + content)
    spec = TableSpec("table", ("form", "source", "example"), ("form",), frozenset(), {}, "cue", "form")
    try:
        rows = read_table(path, spec)
    except eventx.LexiconError as error:
        assert "table.tsv" in str(error)
    else:
        assert all(row["form"] and row["source"] for row in rows)


def test_threads_share_one_extractor(extractor: eventx.Extractor, seed_texts: tuple[str, str]) -> None:
    """Eight threads, two articles each many times: the same records as alone."""
    alone = [extractor.extract(text) for text in seed_texts]
    gate = threading.Barrier(8)

    def work(number: int) -> list[eventx.Extraction]:
        gate.wait()
        return [extractor.extract(seed_texts[(number + turn) % 2]) for turn in range(3)]

    with ThreadPoolExecutor(8) as pool:
        for number, results in enumerate(pool.map(work, range(8))):
            assert results == [alone[(number + turn) % 2] for turn in range(3)]
