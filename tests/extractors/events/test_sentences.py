"""Own sentences for every event type, with words that look like triggers beside them."""

from datetime import date
from pathlib import Path

import pytest

import eventx
from eventx.lang.lexicon import get_lexicon
from eventx.markup import Marked, MarkedSpan, parse
from eventx.models import Event, Extraction

PUBLISHED = date(2025, 6, 18)


def read_sentences() -> list[tuple[str, str]]:
    rows, kind = [], ""
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            kind = line[3:]
        elif line and not line.startswith("#"):
            rows.append((kind, line))
    return rows


SENTENCES = read_sentences()
POSITIVE = [row for row in SENTENCES if "<e" in row[1]]
NEGATIVE = [row for row in SENTENCES if "<not>" in row[1]]


def touching(result: Extraction, span: MarkedSpan) -> list[Event]:
    return [e for e in result.events if any(m.start < span.end and span.start < m.end for m in e.mentions)]


def shares_words(left: str, right: str) -> bool:
    one, two = set(left.casefold().split()), set(right.casefold().split())
    return one <= two or two <= one


def spans(marked: Marked, tag: str) -> list[MarkedSpan]:
    return [span for span in marked.spans if span.tag == tag]


@pytest.mark.parametrize(("kind", "line"), POSITIVE, ids=[f"{k}-{n}" for n, (k, _) in enumerate(POSITIVE)])
def test_event(kind: str, line: str) -> None:
    marked = parse(line)
    result = eventx.extract(marked.text, published=PUBLISHED)
    (trigger,) = spans(marked, "e")
    events = [event for event in touching(result, trigger) if event.type == kind]
    assert events, [(e.type, [m.text for m in e.mentions]) for e in result.events]
    event = events[0]
    assert event.status == dict(trigger.attrs).get("status", "occurred")
    for role in ("agent", "patient"):
        got = [p for p in event.participants if p.role == role]
        for span in spans(marked, role):
            text = marked.text[span.start : span.end]
            assert any(shares_words(text, p.name) or shares_words(text, p.text) for p in got), (role, text, got)
    agents = [p for p in event.participants if p.role == "agent"]
    for span in spans(marked, "nobody"):
        assert [p.name for p in agents if p.start < span.end and span.start < p.end] == []
    for span in spans(marked, "place"):
        assert event.place is not None and marked.text[span.start : span.end] in event.place.name


@pytest.mark.parametrize(("kind", "line"), NEGATIVE, ids=[f"{k}-{n}" for n, (k, _) in enumerate(NEGATIVE)])
def test_no_event(kind: str, line: str) -> None:
    marked = parse(line)
    result = eventx.extract(marked.text, published=PUBLISHED)
    for span in spans(marked, "not"):
        assert [e.type for e in touching(result, span) if e.type == kind] == []


def test_five_sentences_and_counterexamples_for_each_type() -> None:
    for kind in get_lexicon().toml("event_types")["types"]:
        assert sum(k == kind for k, _ in POSITIVE) >= 5, kind
        assert sum(k == kind for k, _ in NEGATIVE) >= 2, kind
