"""What a timeline is made of: entries, their reports, and where the reports disagree."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from eventx.models import Actor, AnyRecord, Participant, Place, Record, Span, Status, When
from eventx.views import Displayed


class Report(Record):
    """One article's telling of an entry.

    `sentence` is the evidence; its offsets count in the text of the article `article_id`. `status`, `when` (EDTF) and
    `place` are what this report says. `source` is the publisher, or the first outlet that the words are credited to.
    """

    article_id: str
    record_id: str
    sentence: Span
    source: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None
    status: Status | None = None
    when: str | None = None
    place: str | None = None


class Version(Record):
    """One of several values that reports give, with the articles that give it."""

    value: str
    articles: tuple[str, ...]


class Conflict(Record):
    """A field in which the reports disagree: all values are kept, the one told most often first.

    `field` is date, place, status, or the kind of a quantity (dead, injured, magnitude, ...).
    """

    field: str
    versions: tuple[Version, ...]


class StatusChange(Record):
    """The status of an entry from a publication date on, and the article that tells it."""

    status: Status
    published: date | None = None
    article_id: str


class TimelineEntry(Displayed, Record):
    """One meeting, event or statement with all its reports.

    `record` is the report that tells most, as extracted; its offsets, and those of `time`, `place` and `participants`
    (each taken whole from the report that knows it best), count in the article that the value comes from: for
    `record` the article `article_id`. `status` is the latest known. `sources` are the publishers, sorted.
    """

    id: str
    kind: Literal["statement", "meeting", "event"]
    type: str
    record: AnyRecord
    article_id: str
    time: When | None = None
    place: Place | None = None
    participants: tuple[Actor | Participant, ...] = ()
    status: Status | None = None
    reports: tuple[Report, ...] = Field(min_length=1)
    sources: tuple[str, ...] = ()
    first_reported: date | None = None
    last_reported: date | None = None
    conflicts: tuple[Conflict, ...] = ()
    status_history: tuple[StatusChange, ...] = ()

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day that the entry covers, or None where they are not known.

        A statement with no date of its own counts on the day of its first report.
        """
        if self.time is not None and (self.time.first or self.time.last):
            first = self.time.first or self.time.last
            last = self.time.last or self.time.first
            return (first, last) if first and last else None
        if self.kind == "statement" and self.first_reported:
            return self.first_reported, self.first_reported
        return None

    @property
    def summary(self) -> str:
        """A line that tells the entry: what was said, or the sentence that reports it."""
        if self.record.kind == "statement":
            return " … ".join(span.text for span in self.record.content)
        return self.record.sentence.text
