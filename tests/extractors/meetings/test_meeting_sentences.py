"""Sentences with their meetings marked inline, beside sentences that must give none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import eventx
from eventx.markup import Marked, MarkedSpan, parse
from eventx.models import Meeting

PUBLISHED = date(2025, 2, 26)
LINES = [
    line
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def spans(marked: Marked, tag: str) -> list[MarkedSpan]:
    return [span for span in marked.spans if span.tag == tag]


def touches(start: int, end: int, span: MarkedSpan) -> bool:
    return start < span.end and span.start < end


def problems(marked: Marked, meetings: tuple[Meeting, ...]) -> list[str]:
    """What differs between the marked sentence and the meetings found in it."""
    cues = spans(marked, "m")
    if len(meetings) != len(cues):
        found = [(m.rule, m.mentions[0].text, m.status) for m in meetings]
        return [f"{len(cues)} meetings expected, found {found}"]
    out = []
    for cue, meeting in zip(cues, meetings, strict=True):
        if not any(touches(m.start, m.end, cue) for m in meeting.mentions):
            out.append(f"the mention is {[m.text for m in meeting.mentions]}")
        if meeting.status != cue.attrs["status"]:
            out.append(f"status {meeting.status}")
        if meeting.mode != cue.attrs.get("mode", meeting.mode):
            out.append(f"mode {meeting.mode}")
    return out + differing_parts(marked, meetings[0]) if cues else out


def differing_parts(marked: Marked, meeting: Meeting) -> list[str]:
    """Parties, place and time that are missing or too many."""
    out = []
    parties = spans(marked, "p")
    named = {q.name for q in meeting.participants}
    missing = [
        p
        for p in parties
        if not any(touches(q.start, q.end, p) for q in meeting.participants)
        and marked.text[p.start : p.end] not in named
    ]
    out.extend(f"without {marked.text[party.start : party.end]}" for party in missing)
    if len(meeting.participants) != len(parties):
        out.append(f"parties {[p.name for p in meeting.participants]}")
    place, time = spans(marked, "place"), spans(marked, "t")
    if bool(place) != (meeting.place is not None):
        out.append(f"place {meeting.place and meeting.place.name}")
    elif meeting.place is not None and not touches(meeting.place.start, meeting.place.end, place[0]):
        out.append(f"place {meeting.place.name}")
    value = meeting.time.value if meeting.time else None
    if value != (time[0].attrs["value"] if time else None):
        out.append(f"time {value}")
    return out


@pytest.mark.parametrize("line", LINES)
def test_sentence(line: str, extractor: eventx.Extractor) -> None:
    marked = parse(line)
    result = extractor.extract(marked.text, published=PUBLISHED)
    assert problems(marked, result.meetings) == []
