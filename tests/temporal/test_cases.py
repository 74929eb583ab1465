"""Sentences of every kind of time expression, beside sentences that only look like it."""

from __future__ import annotations

import pytest

from eventx.markup import parse
from eventx.temporal import annotate
from tests.temporal.cases import REF, SENTENCES, TRAPS
from tests.temporal.edtf import is_valid


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentence(sentence: str) -> None:
    marked = parse(sentence)
    got = annotate(marked.text, REF).times
    assert [(t.text, t.type, t.value) for t in got] == [
        (marked.text[s.start : s.end], s.tag.upper(), s.attrs["value"]) for s in marked.spans
    ]
    assert all(is_valid(t.type, t.value) for t in got)


@pytest.mark.parametrize("sentence", TRAPS)
def test_trap(sentence: str) -> None:
    assert annotate(sentence, REF).times == ()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_without_publication_date_nothing_relative_is_invented(sentence: str) -> None:
    marked = parse(sentence)
    annotation = annotate(marked.text)
    for time in annotation.times:
        assert is_valid(time.type, time.value)
        assert time.anchor not in ("published", "weekday")
