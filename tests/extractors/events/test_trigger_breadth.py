"""Triggers beyond the commonest, each found with its type, beside the same words in another sense."""

from datetime import date
from pathlib import Path

import pytest

import eventx
from eventx.extractors.events.conditions import _BRACKET
from eventx.markup import parse

PUBLISHED = date(2025, 6, 18)
TEXT = Path(__file__).with_name("breadth.txt").read_text(encoding="utf-8")
LINES = [line for line in TEXT.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("line", LINES)
def test_trigger(line: str) -> None:
    marked = parse(line)
    result = eventx.extract(marked.text, published=PUBLISHED)
    for span in marked.spans:
        found = [e.type for e in result.events for m in e.mentions if m.start < span.end and span.start < m.end]
        assert found == ([] if span.tag == "not" else [dict(span.attrs)["type"]]), span


@pytest.mark.parametrize(("bracket", "passed"), [("MK", True), (", ".join("ABCDEFG"), False)])
def test_only_a_short_bracket_is_looked_past(bracket: str, passed: bool) -> None:
    assert (len(bracket.replace(",", " ,").split()) < _BRACKET) is passed
    text = f"Mahkamah Konstitusi ({bracket}) menolak gugatan itu."
    assert ("convict" in [event.type for event in eventx.extract(text, published=PUBLISHED).events]) is passed
