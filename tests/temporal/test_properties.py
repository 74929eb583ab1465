"""Properties of finding and resolving: total, valid, ordered, and moving with the publication date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from eventx.lang.lexicon import get_lexicon
from eventx.temporal import annotate, find, resolve
from tests.temporal.cases import SENTENCES
from tests.temporal.edtf import is_valid

TABLES = (
    "months", "weekdays", "day_parts", "time_units", "number_words", "ordinal_words", "time_deictics", "period_parts",
    "approximations", "time_zones", "hijri_months", "holidays", "tense_cues", "time_prepositions",
)  # fmt: skip
WORDS = sorted({row["form"] for table in TABLES for row in get_lexicon().rows(table)})
GLUE = [
    " ",
    " ",
    " ",
    ", ",
    " (",
    ") ",
    "-",
    "–",
    "/",
    ".",
    " hingga ",
    " lalu",
    " lagi",
    " kemudian",
    " 1446 H",
    "'98",
    "\n",
]
NUMBERS = st.one_of(st.integers(0, 40), st.integers(1890, 2110), st.integers(0, 10**6)).map(str)
PIECES = st.one_of(
    st.sampled_from(WORDS), NUMBERS, st.sampled_from(["setiap", "pukul", "jam", "tanggal", "tahun", "abad"])
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(GLUE)), max_size=14).map(
    lambda parts: "".join(a + b for a, b in parts)
)
DATES = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(TEXTS, st.one_of(st.none(), DATES))
@example("31 Februari 2025", None)
@example("seribu tahun lalu", date(1, 1, 1))
@example("9999 abad lagi", date(9999, 12, 31))
@example("Lebaran 1343 H", date(1924, 8, 1))
@example("bulan Ramadan", date(1924, 1, 1))
@example("Rabu Abu", date(1, 1, 1))
@example("Paskah", date(9999, 12, 31))
@settings(max_examples=150)
def test_every_match_gives_a_value_or_a_note(text: str, published: date | None) -> None:
    matches = find(text)
    annotation = resolve(matches, text, published)
    told = [(t.start, t.end) for t in annotation.times] + [
        (n.span.start, n.span.end) for n in annotation.notes if n.span
    ]
    for match in matches:
        assert any(start <= match.start and match.end <= end for start, end in told), match


@given(TEXTS, st.one_of(st.none(), DATES))
@settings(max_examples=150)
def test_times_are_valid_and_in_order(text: str, published: date | None) -> None:
    position = 0
    for time in annotate(text, published).times:
        assert position <= time.start < time.end <= len(text)
        assert text[time.start : time.end] == time.text
        assert is_valid(time.type, time.value), (time.text, time.value)
        assert time.first is None or time.last is None or time.first <= time.last
        position = time.end


@given(st.text(max_size=200), st.one_of(st.none(), DATES))
@settings(max_examples=60)
def test_any_text_is_read(text: str, published: date | None) -> None:
    annotate(text, published)


RELATIVE = [
    "Ia tiba hari ini.", "Ia akan tiba besok.", "Ia tiba kemarin malam.", "Ia tiba Senin lalu.", "Ia akan tiba Jumat.",
    "Ia tiba Rabu pekan ini.", "Banjir terjadi pekan lalu.", "Sidang digelar dua pekan lagi.", "Ia tiba 3 hari lalu.",
    "Ia tiba malam Minggu lalu.", "Rapat digelar akhir pekan ini.", "Rapat dimulai pukul 09.00 WIB hari ini.",
    "Ia tiba Selasa. Keesokan harinya ia pulang.", "Pasar libur Senin hingga Rabu.",
]  # fmt: skip


@pytest.mark.parametrize("sentence", RELATIVE)
@given(st.dates(date(1950, 1, 1), date(2080, 12, 31)), st.integers(-500, 500))
@settings(max_examples=8)
def test_shifting_the_publication_by_weeks_shifts_the_values(sentence: str, published: date, weeks: int) -> None:
    shift = timedelta(weeks=weeks)
    before, after = annotate(sentence, published).times, annotate(sentence, published + shift).times
    assert before
    assert [(t.start, t.end, t.type, t.rule) for t in before] == [(t.start, t.end, t.type, t.rule) for t in after]
    for old, new in zip(before, after, strict=True):
        assert old.first is not None and old.last is not None
        assert (new.first, new.last) == (old.first + shift, old.last + shift)


@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
@settings(max_examples=60)
def test_offsets_do_not_depend_on_what_follows(first: str, second: str) -> None:
    alone = [(m.start, m.end, m.rule.name) for m in find(first)]
    together = [(m.start, m.end, m.rule.name) for m in find(f"{first}\n\n{second}")]
    assert together[: len(alone)] == alone
