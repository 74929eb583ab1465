"""Arguments of predicates: sentences with the roles marked inline, lists, and properties that always hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import eventx
from eventx import api
from eventx.document.context import ArticleContext
from eventx.extractors import arguments
from eventx.extractors.arguments import Argument
from eventx.markup import MarkedSpan, parse

LINES = [
    line
    for line in (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def context(extractor: eventx.Extractor, text: str, monkeypatch: pytest.MonkeyPatch | None = None) -> ArticleContext:
    """The context that extractors get for a text."""
    seen: list[ArticleContext] = []
    patch = monkeypatch or pytest.MonkeyPatch()
    with patch.context() as patched:
        patched.setattr(api, "extract_meetings", lambda ctx: seen.append(ctx) or [])
        extractor.extract(text, published=date(2025, 2, 26))
    return seen[0]


def touches(arg: Argument, span: MarkedSpan) -> bool:
    return arg.start < span.end and span.start < arg.end


@pytest.mark.parametrize("line", LINES)
def test_roles_are_read_as_marked(line: str, extractor: eventx.Extractor) -> None:
    marked = parse(line)
    ctx = context(extractor, marked.text)
    span = {s.tag: s for s in marked.spans}
    i = ctx.annotated.token_at(span["v"].start)
    found = {
        "s": arguments.subjects(ctx, i),
        "o": arguments.objects(ctx, i),
        "a": arguments.agents(ctx, i),
        "w": arguments.obliques(ctx, i, {"dengan", "antara"}),
    }
    for tag, args in found.items():
        if tag in span:
            assert any(touches(arg, span[tag]) for arg in args), (tag, [marked.text[a.start : a.end] for a in args])
    when, place = arguments.time_of(ctx, i), arguments.place_of(ctx, i)
    if "t" in span or "status" in span["v"].attrs:
        assert (when.value if when else None) == (span["t"].attrs["value"] if "t" in span else None)
    if "place" in span:
        assert place is not None and marked.text[place.start : place.end] in marked.text[span["place"].start :]
    if "status" in span["v"].attrs:
        assert arguments.status_of(ctx, i, when) == span["v"].attrs["status"]


@pytest.mark.parametrize(
    ("text", "verb", "names"),
    [
        ("Diplomat Rusia dan Jepang bertemu di Istanbul.", "bertemu", ["Rusia", "Jepang"]),
        ("Budi Santoso, Ratna Dewi, dan Tono Hadi bertemu di Solo.", "bertemu", ["Budi", "Ratna", "Tono"]),
        ("Presiden Rusia, Vladimir Putin, bertemu Marco Rubio.", "bertemu", ["Putin"]),
    ],
)
def test_lists_are_taken_apart(text: str, verb: str, names: list[str], extractor: eventx.Extractor) -> None:
    ctx = context(extractor, text)
    i = ctx.annotated.token_at(text.index(verb))
    members = [m for arg in arguments.subjects(ctx, i) for m in arguments.expand(ctx, arg)]
    told = [arguments.to_participant(ctx, m).name for m in members]
    assert len(told) == len(names)
    assert all(name in got for name, got in zip(names, told, strict=True)), told


WORDS = (
    "Budi Santoso bertemu akan dan , dengan di Solo yang rapat ( ) usai - pertemuan kata Senin (24/2/2025) "
    "dijadwalkan tidak . para menteri dari antara"
)
words = st.sampled_from([*WORDS.split(), '"'])


@given(st.lists(words, min_size=1, max_size=25))
def test_any_sequence_of_words_gives_spans_of_the_text(sequence: list[str]) -> None:
    text = " ".join(sequence)
    ctx = context(eventx.load(), text)
    table = arguments.phrase_table(ctx)
    assert [p.first for p in table.phrases] == sorted(p.first for p in table.phrases)
    for i in range(len(ctx.doc)):
        for arg in [*arguments.subjects(ctx, i), *arguments.objects(ctx, i), *arguments.agents(ctx, i)]:
            assert 0 <= arg.start < arg.end <= len(text)
            for member in arguments.expand(ctx, arg):
                assert 0 <= member.start < member.end <= len(text)
        assert i < arguments.reach(ctx, i) <= len(ctx.doc)
        arguments.status_of(ctx, i, arguments.time_of(ctx, i))
