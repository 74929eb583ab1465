"""What must hold of every extraction, whatever the text was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from eventx import Extraction


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every part of dumped records that has offsets."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            yield value
        for item in value.values():
            yield from spans(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from spans(item)


def check(extraction: Extraction, text: str) -> None:
    """Offsets, identity of texts, ids, references between records, and the round trip through JSON."""
    assert extraction.text == text
    for span in spans(extraction.model_dump()):
        assert 0 <= span["start"] <= span["end"] <= len(text), span
        if "text" in span:
            assert text[span["start"] : span["end"]] == span["text"], span
    ids = [record.id for record in extraction.records]
    assert len(set(ids)) == len(ids)
    entities = [entity.id for entity in extraction.entities]
    assert len(set(entities)) == len(entities)
    for statement in extraction.statements:
        assert set(statement.about) <= set(ids)
        if statement.speaker and statement.speaker.entity_id:
            assert statement.speaker.entity_id in entities
    for meeting in extraction.meetings:
        assert set(meeting.reported_by) | set(meeting.outcome) <= set(ids)
    assert extraction.records or extraction.notes, "nothing was found, and no note says why"
    assert Extraction.model_validate_json(extraction.model_dump_json()) == extraction
