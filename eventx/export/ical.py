"""iCalendar (RFC 5545): dated meetings and events for calendar programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from eventx.export.rows import Item, Source, items
from eventx.models import Statement, Status, When
from eventx.timelines.merging import type_of

STATUS: dict[Status, str] = {
    "planned": "TENTATIVE",
    "hypothetical": "TENTATIVE",
    "postponed": "TENTATIVE",
    "ongoing": "CONFIRMED",
    "occurred": "CONFIRMED",
    "cancelled": "CANCELLED",
    "denied": "CANCELLED",
}
"""RFC 5545 knows three statuses; the exact one stands in X-EVENTX-STATUS."""
_CLOCK = re.compile(r"T(\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?$")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LINE_OCTETS = 75


def write_ical(source: Source, path: Path) -> int:
    """Write the dated meetings and events; the number written. What has no date, and statements, are left out."""
    components = [lines for item in items(source) if (lines := _event(item))]
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//eventx//records//ID", "CALSCALE:GREGORIAN"]
    body = [line for lines in components for line in lines]
    text = "".join(_fold(line) for line in [*head, *body, "END:VCALENDAR"])
    path.write_bytes(text.encode("utf-8", "replace"))
    return len(components)


def _event(item: Item) -> list[str]:
    record, time = item.record, item.time
    if isinstance(record, Statement) or time is None or not (time.first or time.last):
        return []
    published = item.last_reported or time.first or time.last
    stamp = published.strftime("%Y%m%dT000000Z") if published else "19700101T000000Z"
    return [
        "BEGIN:VEVENT",
        f"UID:{_text(item.id)}@eventx",
        f"DTSTAMP:{stamp}",
        *_times(time),
        f"SUMMARY:{_text(_summary(item))}",
        f"DESCRIPTION:{_text(_description(item))}",
        *([f"LOCATION:{_text(item.place.name)}"] if item.place else []),
        *_geo(item),
        f"STATUS:{STATUS[item.status or record.status]}",
        f"CATEGORIES:{_text(record.kind)},{_text(type_of(record))}",
        "TRANSP:TRANSPARENT",
        *([f"URL:{_url(item.report.url)}"] if item.report.url and _url(item.report.url) else []),
        f"X-EVENTX-STATUS:{(item.status or record.status).upper()}",
        f"X-EVENTX-DATE:{_text(time.value)}",
        "END:VEVENT",
    ]


def _times(time: When) -> Iterator[str]:
    """A day or a range of days as an all-day event, whose end is exclusive; a clock time as it stands.

    A month or year known without its day covers all its days; X-EVENTX-DATE tells what is known.
    """
    first, last = time.first or time.last, time.last or time.first
    clock = _CLOCK.search(time.value)
    if first is None or last is None:
        return
    if clock and first == last and "/" not in time.value:
        hour, minute, second = (int(part or 0) for part in clock.group(1, 2, 3))
        if hour < 24 and minute < 60:
            yield f"DTSTART:{_moment(first.isoformat(), hour, minute, second, clock.group(4))}"
            return
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    if last.toordinal() < last.max.toordinal():
        yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"


def _moment(day: str, hour: int, minute: int, second: int, zone: str | None) -> str:
    """In UTC where the zone is known, else as a floating local time."""
    moment = datetime.fromisoformat(f"{day}T{hour:02}:{minute:02}:{min(second, 59):02}{zone or ''}")
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}" if moment.tzinfo else f"{moment:%Y%m%dT%H%M%S}"


def _summary(item: Item) -> str:
    who = ", ".join(dict.fromkeys(actor.name for actor in item.actors))
    what = type_of(item.record).replace("_", " ")
    return f"{what}: {who}" if who else f"{what}: {item.record.sentence.text[:80]}"


def _description(item: Item) -> str:
    told = [f"{report.source or report.article_id}: {report.sentence.text}" for report in item.reports]
    return "\n".join(dict.fromkeys(told))


def _geo(item: Item) -> list[str]:
    place = item.place
    if place is None or place.latitude is None or place.longitude is None:
        return []
    return [f"GEO:{place.latitude:.6f};{place.longitude:.6f}"]


def _text(value: str) -> str:
    """A TEXT value: control characters dropped, the separators escaped, so that no text can add a property."""
    value = value.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    value = _CONTROL.sub("", value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return value.replace("\n", "\\n")


def _url(value: str) -> str:
    """A URI value, or nothing where the text is no web address."""
    bare = re.sub(r"[\x00-\x20\x7f]", "", value)
    return bare if bare.startswith(("http://", "https://")) else ""


def _fold(line: str) -> str:
    """The line in pieces of at most 75 octets, no character cut, ended by CRLF."""
    pieces, current, size = [], "", 0
    for character in line:
        width = len(character.encode("utf-8", "replace"))
        if size + width > _LINE_OCTETS:
            pieces.append(current)
            current, size = " ", 1
        current += character
        size += width
    return "\r\n".join([*pieces, current]) + "\r\n"
