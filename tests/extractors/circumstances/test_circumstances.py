"""Date, place and status: sentences whose triggers carry what is right, and texts of several sentences."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import eventx
from eventx.markup import MarkedSpan, parse
from eventx.models import Event, Extraction, Meeting

PUBLISHED = date(2025, 6, 18)
LINES = [
    line
    for line in (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def record_at(result: Extraction, span: MarkedSpan) -> Event | Meeting | None:
    """The record with a mention that touches a marked trigger."""
    records = [*result.meetings, *result.events]
    return next((r for r in records if any(m.start < span.end and span.start < m.end for m in r.mentions)), None)


def told(record: Event | Meeting) -> dict[str, str]:
    return {
        "date": record.time.value.split("T")[0] if record.time else "none",
        "place": record.place.name if record.place else "none",
        "status": record.status,
    }


@pytest.mark.parametrize("line", LINES)
def test_circumstances_are_read_as_marked(line: str) -> None:
    marked = parse(line)
    result = eventx.extract(marked.text.replace("\\n", "\n"), published=PUBLISHED)
    for span in marked.spans:
        record = record_at(result, span)
        assert record is not None, marked.text[span.start : span.end]
        got, wanted = told(record), dict(span.attrs)
        place = wanted.pop("place", None)
        assert {key: got[key] for key in wanted} == wanted
        assert place is None or place in got["place"], (place, got["place"])
