"""Quotations: a table of styles, and properties that hold for every text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventx.pipeline.quotes import find_quotes

# text, then what stands inside the marks as (words, depth, closed)
TABLE = [
    ('"Kami siap," kata Dewi.', [("Kami siap,", 0, True)]),
    ('"Kami siap", kata Dewi.', [("Kami siap", 0, True)]),
    ("“Kami siap,” kata Dewi.", [("Kami siap,", 0, True)]),
    ("”Kami siap,” kata Dewi. ”Kapal sandar.”", [("Kami siap,", 0, True), ("Kapal sandar.", 0, True)]),
    ("«Kami siap,» kata Dewi.", [("Kami siap,", 0, True)]),
    ("‘Kami siap,’ kata Dewi.", [("Kami siap,", 0, True)]),
    ("'Kami siap,' kata Dewi.", [("Kami siap,", 0, True)]),
    ("''Kami siap,'' kata Dewi.", [("Kami siap,", 0, True)]),
    ('“Kami siap," kata Dewi.', [("Kami siap,", 0, True)]),
    ('"Kami siap. Kapal sandar," kata Dewi.', [("Kami siap. Kapal sandar,", 0, True)]),
    ('"Kami," kata Dewi, "siap."', [("Kami,", 0, True), ("siap.", 0, True)]),
    ('Ia berkata,"Kami siap,"lalu pergi.', [("Kami siap,", 0, True)]),
    ('Ia berkata : " Kami siap " lalu pergi.', [("Kami siap", 0, True)]),
    ("Ia (“Kami siap”) pergi.", [("Kami siap", 0, True)]),
    ("“Ia bilang ‘ayo’ lalu pergi,” kata Dewi.", [("Ia bilang ‘ayo’ lalu pergi,", 0, True), ("ayo", 1, True)]),
    ("“Ia bilang “ayo” lalu pergi,” kata Dewi.", [("Ia bilang “ayo” lalu pergi,", 0, True), ("ayo", 1, True)]),
    ("\"'Ayo,' katanya,\" ujar Dewi.", [("'Ayo,' katanya,", 0, True), ("Ayo,", 1, True)]),
    # over paragraphs: each opens, only the last closes
    ("“Kami siap.\n\n“Kapal sandar,” kata Dewi.", [("Kami siap.", 0, False), ("Kapal sandar,", 0, True)]),
    # over paragraphs: marked at the two ends only
    ("“Kami siap.\n\nKapal sandar,” kata Dewi.", [("Kami siap.\n\nKapal sandar,", 0, True)]),
    # the closing mark is missing
    ('"Kami siap, kata Dewi.\n\nKapal sandar.', [("Kami siap, kata Dewi.", 0, False)]),
    (
        '"Kami siap, kata Dewi. "Kapal sandar," ujarnya.',
        [("Kami siap, kata Dewi.", 0, False), ("Kapal sandar,", 0, True)],
    ),
    # misspaced marks
    ("Kapal sandar.” Kami siap, ”kata Dewi.", [("Kami siap,", 0, True)]),
    ("Kapal sandar.“ Kami siap, ”kata Dewi.", [("Kami siap,", 0, True)]),
    ("“Kami siap, “ kata Dewi. Kapal sandar. “Ayo.”", [("Kami siap,", 0, True), ("Ayo.", 0, True)]),
    ('Ia berkata, “ kami siap," lalu pergi.', [("kami siap,", 0, True)]),
    # a stray mark before a sentence without quotation
    ('Ia pergi. " Kapal sandar. " Kami siap," kata Dewi.', [("Kami siap,", 0, True)]),
    (
        'Ia pergi. " Kapal sandar. " Dewi diam. " Kami siap, " katanya.',
        [("Kapal sandar.", 0, True), ("Kami siap,", 0, True)],
    ),
    # glued to the sentence before or behind
    ('Kapal sandar."Kami siap. Ayo," kata Dewi.', [("Kami siap. Ayo,", 0, True)]),
    ('"Kami siap."Kapal sandar."Ayo," kata Dewi.', [("Kami siap.", 0, True), ("Ayo,", 0, True)]),
    # no quotations
    ("Hari Jum'at, Al-Qur'an, Ma'ruf, '98-an.", []),
    ('Televisi 32" itu mahal.', []),
    ('Kami siap," kata Dewi.', []),
    ("Rock 'n roll", []),
    ('""', []),
    ("", []),
    # an inch inside a quotation
    ('"Saya beli televisi 32" kemarin," kata Dewi.', [('Saya beli televisi 32" kemarin,', 0, True)]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:40] for text, _ in TABLE])
def test_table(text: str, expected: list[tuple[str, int, bool]]) -> None:
    found = find_quotes(text)
    assert [(text[q.start : q.end], q.depth, q.closed) for q in found] == expected


MARKS = "\"“”„«»'‘’`″"
TEXTS = st.text(alphabet=st.sampled_from(list(MARKS + " \n.,;:?!()-—…abcABC012")), max_size=200)


@given(TEXTS)
def test_offsets_nest_and_touch_their_marks(text: str) -> None:
    enclosing: list[int] = []
    previous = -1
    for quote in find_quotes(text):
        assert previous < quote.outer_start < quote.start < quote.end <= quote.outer_end <= len(text)
        previous = quote.outer_start
        inside = text[quote.start : quote.end]
        assert inside == inside.strip()
        assert text[quote.outer_start] in MARKS
        if quote.closed:
            assert text[quote.outer_end - 1] in MARKS
        else:
            assert quote.end == quote.outer_end
            assert "\n" not in inside
        while enclosing and enclosing[-1] <= quote.outer_start:
            enclosing.pop()
        assert quote.depth == len(enclosing)
        assert not enclosing or quote.outer_end <= enclosing[-1]
        enclosing.append(quote.outer_end)


def test_an_unclosed_quotation_in_a_long_paragraph_ends_with_its_sentence() -> None:
    text = '"Kami siap, kata Dewi. ' + "Kapal sandar di pelabuhan itu. " * 30
    (quote,) = find_quotes(text)
    assert text[quote.start : quote.end] == "Kami siap, kata Dewi."


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    for quote in find_quotes(text):
        assert text[quote.start : quote.end].strip()


WORDS = st.lists(st.sampled_from(["kami", "siap", "Jum'at", "kapal", "2025", "anak-anak"]), min_size=1, max_size=8)
STYLES = st.sampled_from(['""', "“”", "””", "«»", "‘’", "''"])


@given(st.lists(st.tuples(WORDS, STYLES), min_size=1, max_size=6), st.sampled_from([" ", "\n\n"]))
def test_quoted_sentences_come_back(pieces: list[tuple[list[str], str]], gap: str) -> None:
    said = [" ".join(words).capitalize() + "," for words, _ in pieces]
    text = gap.join(f"{s[0]}{words}{s[1]} kata Dewi." for words, (_, s) in zip(said, pieces, strict=True))
    assert [text[q.start : q.end] for q in find_quotes(text)] == said


@pytest.mark.parametrize("piece", ['"', "“", "”", "'", "''", '"a ', '" a." ', "“a\n", "‘“", '1"'])
def test_time_grows_with_length(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        start = time.perf_counter()
        find_quotes(text)
        return time.perf_counter() - start

    seconds(100)
    small = min(seconds(4_000) for _ in range(3))
    large = min(seconds(16_000) for _ in range(3))
    assert large < 12 * small + 0.05
