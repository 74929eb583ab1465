"""Rows of the tables, as plain dictionaries, from extractions and timelines alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from eventx.errors import ArgumentError
from eventx.models import Actor, Event, Extraction, Meeting, Participant, Place, Span, Statement, Status, When
from eventx.timelines import Report, Timeline, TimelineEntry
from eventx.timelines.merging import type_of

Row = dict[str, Any]
Source = Extraction | Timeline | TimelineEntry | Iterable[Extraction] | Iterable[TimelineEntry]
_JOIN = "; "


@dataclass(frozen=True, slots=True)
class Item:
    """A record of an extraction or an entry of a timeline, seen alike."""

    id: str
    record: Statement | Meeting | Event
    article_id: str
    time: When | None
    place: Place | None
    actors: tuple[Actor | Participant, ...]
    status: Status | None
    reports: tuple[Report, ...]
    sources: tuple[str, ...]
    first_reported: date | None
    last_reported: date | None
    conflicts: tuple[str, ...] = ()

    @property
    def report(self) -> Report:
        """The report that the record itself comes from."""
        return next((r for r in self.reports if r.article_id == self.article_id), self.reports[0])


def items(source: Source) -> Iterator[Item]:
    """All records of a source, in its order.

    Raises:
        ArgumentError: something in it is neither an extraction nor an entry of a timeline.
    """
    for part in (source,) if isinstance(source, Extraction | Timeline | TimelineEntry) else source:
        if isinstance(part, Timeline):
            yield from map(_of_entry, part.entries)
        elif isinstance(part, TimelineEntry):
            yield _of_entry(part)
        elif isinstance(part, Extraction):
            yield from _of_extraction(part)
        else:
            raise ArgumentError("No records to export.", got=part, allowed="Extraction, Timeline or a list of them")


def rows(source: Source, table: str) -> Iterator[Row]:
    """The rows of one table, each with all of its columns."""
    make = {"records": _records, "participants": _participants, "places": _places, "evidence": _evidence}[table]
    for item in items(source):
        yield from make(item)


def nested_rows(source: Source) -> Iterator[Row]:
    """The rows of the records table with the child tables' rows inside, without their `record_id`."""
    for item in items(source):
        (row,) = _records(item)
        for name, make in (("participants", _participants), ("places", _places), ("evidence", _evidence)):
            row[f"{name}_list"] = [{k: v for k, v in child.items() if k != "record_id"} for child in make(item)]
        yield row


def _of_entry(entry: TimelineEntry) -> Item:
    return Item(
        entry.id, entry.record, entry.article_id, entry.time, entry.place, entry.participants, entry.status,
        entry.reports, entry.sources, entry.first_reported, entry.last_reported,
        tuple(conflict.field for conflict in entry.conflicts),
    )  # fmt: skip


def _of_extraction(extraction: Extraction) -> Iterator[Item]:
    article = extraction.article
    sources = (article.source,) if article.source else ()
    for record in extraction.records:
        actors: tuple[Actor | Participant, ...]
        if isinstance(record, Statement):
            actors, status = (record.speaker,) if record.speaker else (), None
        else:
            actors, status = record.participants, record.status
        report = Report(
            article_id=article.id, record_id=record.id, sentence=record.sentence, source=article.source,
            published=article.published, title=article.title, url=article.url, status=status,
        )  # fmt: skip
        yield Item(
            record.id, record, article.id, record.time, record.place, actors, status, (report,), sources,
            article.published, article.published,
        )  # fmt: skip


def _records(item: Item) -> Iterator[Row]:
    record, time, place, report = item.record, item.time, item.place, item.report
    countries = {actor.country for actor in item.actors} | {place.country if place else None}
    statement = record if isinstance(record, Statement) else None
    yield {
        "id": item.id,
        "article_id": item.article_id,
        "kind": record.kind,
        "type": type_of(record),
        "status": item.status,
        "date": time.value if time else None,
        "date_first": time.first if time else None,
        "date_last": time.last if time else None,
        "date_grain": time.grain if time else None,
        "date_source": time.source if time else None,
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "actors": _JOIN.join(dict.fromkeys(actor.name for actor in item.actors)) or None,
        "countries": _JOIN.join(sorted(country for country in countries if country)) or None,
        "text": words_of(record),
        "cue": statement.cue.text if statement and statement.cue else None,
        "form": statement.form if statement else None,
        "sentence": record.sentence.text,
        "start": record.sentence.start,
        "end": record.sentence.end,
        "rule": record.rule,
        "confidence": record.confidence,
        "title": report.title,
        "source": report.source,
        "url": report.url,
        "published": report.published,
        "first_reported": item.first_reported,
        "last_reported": item.last_reported,
        "reports": len({report.article_id for report in item.reports}),
        "sources": _JOIN.join(item.sources) or None,
        "conflicts": _JOIN.join(item.conflicts) or None,
    }


def words_of(record: Statement | Meeting | Event) -> str:
    """A statement's words; the first trigger of a meeting or event."""
    if isinstance(record, Statement):
        return " … ".join(span.text for span in record.content)
    return record.mentions[0].text if record.mentions else ""


def _participants(item: Item) -> Iterator[Row]:
    parties: list[tuple[str, Actor]] = []
    if isinstance(item.record, Statement):
        parties += [("speaker", actor) for actor in item.actors]
        if item.record.addressee:
            parties.append(("addressee", item.record.addressee))
    else:
        parties += [((a.role if isinstance(a, Participant) else None) or "participant", a) for a in item.actors]
    for position, (role, actor) in enumerate(parties):
        yield {
            "record_id": item.id,
            "position": position,
            "role": role,
            "name": actor.name,
            "mention": actor.text,
            "start": actor.start,
            "end": actor.end,
            "type": actor.type,
            "country": actor.country,
            "title": actor.role_title,
            "entity_id": actor.entity_id,
        }


def _places(item: Item) -> Iterator[Row]:
    place = item.place
    if place is not None:
        yield {
            "record_id": item.id,
            "name": place.name,
            "country": place.country,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "entity_id": place.entity_id,
        }


def _evidence(item: Item) -> Iterator[Row]:
    for report in item.reports:
        yield _evidence_row(item, report, "sentence", report.sentence, report.status)
    for part, span, value in _spans(item.record):
        yield _evidence_row(item, item.report, part, span, value)


def _spans(record: Statement | Meeting | Event) -> Iterator[tuple[str, Span, str | None]]:
    if isinstance(record, Statement):
        yield from (("content", span, None) for span in record.content)
        if record.cue:
            yield "cue", record.cue, None
        return
    yield from (("trigger", span, None) for span in record.mentions)
    if isinstance(record, Meeting):
        yield from (("topic", span, None) for span in record.topics)
        return
    for quantity in record.quantities:
        told = " ".join(part for part in (quantity.kind, f"{quantity.value:g}", quantity.unit) if part)
        yield "quantity", quantity, told


def _evidence_row(item: Item, report: Report, part: str, span: Span, value: str | None) -> Row:
    return {
        "record_id": item.id,
        "part": part,
        "text": span.text,
        "start": span.start,
        "end": span.end,
        "value": value,
        "article_id": report.article_id,
        "source": report.source,
        "published": report.published,
        "title": report.title,
        "url": report.url,
    }
