"""One record a real-world meeting: articles of our own, the two seeds, and the order of the records."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import eventx
from eventx.models import Meeting

ARTICLES = tomllib.loads((Path(__file__).parent / "articles.toml").read_text(encoding="utf-8"))["article"]


def told(meeting: Meeting, wanted: dict[str, Any]) -> dict[str, Any]:
    """What the meeting says of everything that is wanted of it, in the same shape."""
    names = [p.name for p in meeting.participants]
    out = {
        "status": meeting.status,
        "date": meeting.time.value if meeting.time else None,
        "place": meeting.place.name if meeting.place else None,
        "parties": [w for w in wanted["parties"] if any(w in name for name in names)],
        "mentions": len(meeting.mentions),
    }
    return {key: out[key] for key in wanted}


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a["name"])
def test_one_record_a_meeting(article: dict[str, Any], extractor: eventx.Extractor) -> None:
    result = extractor.extract(article["text"], published=article["published"])
    assert len(result.meetings) == len(article["meetings"]), [m.mentions for m in result.meetings]
    for meeting, wanted in zip(result.meetings, article["meetings"], strict=True):
        assert told(meeting, wanted) == wanted
        assert len(meeting.participants) == len(wanted["parties"])


def test_seed_of_26_february(seed_texts: tuple[str, str], extractor: eventx.Extractor) -> None:
    meetings = extractor.extract(seed_texts[0], published=date(2025, 2, 26)).meetings
    dated = [(m.status, m.time.value, m.place.name, m.place.country) for m in meetings if m.time and m.place]
    assert ("planned", "2025-02-27", "Istanbul", "TR") in dated
    assert ("occurred", "2025-02-18", "Riyadh", "SA") in dated
    call = [m for m in meetings if m.mode == "phone"]
    assert [[p.name for p in m.participants] for m in call] == [["Donald Trump", "Vladimir Putin"]]
    assert sum(m.place is not None and m.place.name == "Istanbul" for m in meetings) == 1


def test_seed_of_27_february(seed_texts: tuple[str, str], extractor: eventx.Extractor) -> None:
    meetings = extractor.extract(seed_texts[1], published=date(2025, 2, 27)).meetings
    assert [(m.status, m.time.value if m.time else None, m.place.country if m.place else None) for m in meetings] == [
        ("planned", "2025-02-27", "TR"),
        ("occurred", "2025-02-18", "SA"),
    ]


def test_records_are_whole_and_stable(seed_texts: tuple[str, str], extractor: eventx.Extractor) -> None:
    text = seed_texts[0]
    first, again = (extractor.extract(text, published=date(2025, 2, 26)).meetings for _ in range(2))
    assert first == again
    assert len({m.id for m in first}) == len(first)
    for meeting in first:
        for span in (*meeting.mentions, *meeting.topics, meeting.sentence):
            assert text[span.start : span.end] == span.text
        assert meeting.rule.startswith("meeting.")
