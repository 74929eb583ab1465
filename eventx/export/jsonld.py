"""schema.org JSON-LD: meetings and events as Event with eventStatus, statements as Quotation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from eventx.export.rows import Item, Source, items, words_of
from eventx.models import Actor, Meeting, Place, Statement, Status
from eventx.timelines import Report
from eventx.timelines.merging import type_of

STATUS: dict[Status, str] = {
    "planned": "EventScheduled",
    "hypothetical": "EventScheduled",
    "ongoing": "EventScheduled",
    "occurred": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
    "denied": "EventCancelled",
}
"""schema.org knows no more; the exact status stands in additionalProperty."""
_TYPES = {"PER": "Person", "ORG": "Organization", "LOC": "Place", None: "Thing"}


def write_jsonld(source: Source, path: Path) -> int:
    """Write one JSON-LD document with a graph of all records; the number written."""
    graph = [node(item) for item in items(source)]
    document = {"@context": "https://schema.org", "@graph": graph}
    path.write_text(dumps(document), encoding="utf-8")
    return len(graph)


def dumps(document: Any) -> str:
    """JSON that may also stand inside an HTML script element: ``<``, ``>`` and ``&`` are written as escapes."""
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def node(item: Item) -> dict[str, Any]:
    """One record as a schema.org object."""
    record = item.record
    made: dict[str, Any] = {
        "@type": "Quotation" if isinstance(record, Statement) else "Event",
        "identifier": item.id,
        "additionalType": f"eventx:{record.kind}/{type_of(record)}",
        "description": record.sentence.text,
        "subjectOf": [_article(report) for report in item.reports],
    }
    if isinstance(record, Statement):
        made |= {"text": words_of(record), "inLanguage": "id", "spokenByCharacter": [_actor(a) for a in item.actors]}
        if item.time:
            made["dateCreated"] = item.time.value
        return made
    status = item.status or record.status
    made |= {
        "name": f"{type_of(record).replace('_', ' ')}: {', '.join(actor.name for actor in item.actors)}".rstrip(": "),
        "eventStatus": f"https://schema.org/{STATUS[status]}",
        "additionalProperty": {"@type": "PropertyValue", "name": "status", "value": status},
        **_dates(item),
    }
    if item.place:
        made["location"] = _place(item.place)
    if item.actors:
        made["attendee" if isinstance(record, Meeting) else "contributor"] = [_actor(actor) for actor in item.actors]
    if isinstance(record, Meeting):
        mode = "Online" if record.mode in ("phone", "video") else "Offline"
        made["eventAttendanceMode"] = f"https://schema.org/{mode}EventAttendanceMode"
    return made


def _dates(item: Item) -> dict[str, str]:
    """Start and end as ISO 8601 dates, reduced where only month or year is known; never an invented day."""
    if item.time is None:
        return {}
    first, _, last = item.time.value.rstrip("~?%").partition("/")
    dates = {"startDate": first, "endDate": last or first}
    return {name: value for name, value in dates.items() if value and value[0].isdigit()}


def _actor(actor: Actor) -> dict[str, Any]:
    made: dict[str, Any] = {"@type": _TYPES[actor.type], "name": actor.name}
    if actor.role_title and actor.type == "PER":
        made["jobTitle"] = actor.role_title
    return made


def _place(place: Place) -> dict[str, Any]:
    made: dict[str, Any] = {"@type": "Place", "name": place.name}
    if place.country:
        made["address"] = {"@type": "PostalAddress", "addressCountry": place.country}
    if place.latitude is not None and place.longitude is not None:
        made["geo"] = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    return made


def _article(report: Report) -> dict[str, Any]:
    made: dict[str, Any] = {"@type": "NewsArticle", "identifier": report.article_id}
    facts = {"headline": report.title, "url": report.url}
    made |= {name: value for name, value in facts.items() if value}
    if report.published:
        made["datePublished"] = report.published.isoformat()
    if report.source:
        made["publisher"] = {"@type": "Organization", "name": report.source}
    return made
