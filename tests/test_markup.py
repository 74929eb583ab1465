import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventx import MarkupError
from eventx.markup import MarkedSpan, parse, render


def test_reads_nested_elements_and_attributes():
    marked = parse("<content act='say'>Harga <loc>Jakarta</loc> naik</content>, <cue>kata</cue> Budi &lt;3")
    assert marked.text == "Harga Jakarta naik, kata Budi <3"
    assert [(s.tag, marked.text[s.start : s.end]) for s in marked.spans] == [
        ("content", "Harga Jakarta naik"),
        ("loc", "Jakarta"),
        ("cue", "kata"),
    ]
    assert marked.of("content")[0].attrs == {"act": "say"}


@pytest.mark.parametrize(
    "source, problem",
    [
        ("<per>Budi", "not closed"),
        ("<per>Budi</loc>", "out of order"),
        ("Budi</per>", "out of order"),
        ("harga < 5", "opens no element"),
        ("<per a=1>Budi</per>", "opens no element"),
    ],
)
def test_bad_markup_says_what_is_wrong(source: str, problem: str):
    with pytest.raises(MarkupError, match=problem):
        parse(source)


def test_crossing_spans_cannot_be_written():
    with pytest.raises(MarkupError, match="cross"):
        render("abcdef", [MarkedSpan(0, 4, "a"), MarkedSpan(2, 6, "b")])


@st.composite
def nested_spans(draw: st.DrawFn) -> tuple[str, list[MarkedSpan]]:
    text = draw(st.text(alphabet="ab <>&é\n", min_size=1, max_size=40))
    spans: list[MarkedSpan] = []

    def fill(start: int, end: int, depth: int) -> None:
        if depth == 0 or end - start < 1:
            return
        a = draw(st.integers(start, end - 1))
        b = draw(st.integers(a + 1, end))
        tag = draw(st.sampled_from(["per", "loc", "cue"]))
        spans.append(MarkedSpan(a, b, tag, draw(st.sampled_from([{}, {"act": "say"}, {"x": "it's"}]))))
        fill(a, b, depth - 1)
        fill(b, end, depth - 1)

    fill(0, len(text), 3)
    return text, spans


@given(nested_spans())
def test_render_and_parse_are_inverse(case: tuple[str, list[MarkedSpan]]):
    text, spans = case
    marked = parse(render(text, spans))
    assert marked.text == text
    key = lambda s: (s.start, -s.end, s.tag, sorted(s.attrs.items()))  # noqa: E731
    assert sorted(marked.spans, key=key) == sorted(spans, key=key)


@given(st.text(max_size=200))
def test_any_text_gives_a_result_or_our_error(source: str):
    try:
        marked = parse(source)
    except MarkupError:
        return
    assert all(0 <= s.start <= s.end <= len(marked.text) for s in marked.spans)
