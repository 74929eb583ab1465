"""``eventx timeline``: articles, or extractions from files, merged into one timeline."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from eventx.batch import extract_many
from eventx.commands.inputs import Articles, are_extractions
from eventx.display.terminal import plain
from eventx.export import read_jsonl, write
from eventx.models import Extraction
from eventx.timelines import Timeline, timeline


def timeline_of(paths: list[str], *, published: str | None, columns: list[str], **options: Any) -> Timeline:
    """The timeline of files: JSON Lines of extractions are taken as they are, everything else is read as articles.

    Args:
        paths: files and folders.
        published: the publication date of articles without one.
        columns: "field=column" pairs.
        options: of `extract_many`; the extractor is loaded only if there are articles to read.
    """
    made = [path for path in paths if are_extractions(path)]
    articles = [path for path in paths if path not in made]
    return timeline(
        chain(chain.from_iterable(map(read_jsonl, made)), _extracted(articles, published, columns, options))
    )


def _extracted(
    paths: list[str], published: str | None, columns: list[str], options: dict[str, Any]
) -> Iterator[Extraction]:
    if paths:
        load = options.pop("load")
        articles = Articles(paths, published=published, columns=columns)
        yield from extract_many(articles, extractor=load(), **options)


def save(entries: Timeline, path: Path) -> int:
    """Write a timeline: a chart for .svg and .png, else one of the formats of `eventx.export.write`."""
    if path.suffix.lower() in (".svg", ".png"):
        entries.plot().save(path)
        return len(entries)
    return write(entries, path)


def as_text(entries: Timeline) -> Iterator[str]:
    """A line an entry, for terminals: date, kind, who, where, what, and the number of reports."""
    for entry in entries:
        date = entry.time.value if entry.time else f"({entry.first_reported or '?'})"
        who = ", ".join(dict.fromkeys(actor.name for actor in entry.participants))
        where = f"@ {entry.place.name}" if entry.place else ""
        status = f"[{entry.status}]" if entry.status not in (None, "occurred") else ""
        what = " ".join(part for part in (f"{entry.kind}/{entry.type}", status, who, where) if part)
        told = " ".join(entry.summary.split())[:100]
        reports = len(entry.reports)
        sources = ", ".join(entry.sources) or f"{reports} report{'s' if reports > 1 else ''}"
        yield plain(f"{date:12} {what}: {told} ({sources})")
