"""The records that `eventx.extract` returns: frozen pydantic models, the public contract of the library.

All offsets count characters of the caller's own text and are half-open: ``text[span.start:span.end] == span.text``.
All dates are EDTF (ISO 8601-2, levels 0 and 1): ``2025-02-27``, ``2024-10``, ``2016-12~``, ``2025-02-24/2025-03-02``.
All countries are ISO 3166-1 alpha-2. What is not known is ``None``, never an invention.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from eventx.views import Displayed, Tabular

SCHEMA_VERSION = "1"

EntityType = Literal["PER", "ORG", "LOC"]
MentionForm = Literal["name", "short_name", "role", "pronoun", "clitic", "metonym"]
Status = Literal["planned", "ongoing", "occurred", "cancelled", "postponed", "hypothetical", "denied"]
WhenSource = Literal["explicit", "relative", "inherited", "dateline"]
EventType = Literal[
    "agree", "aid", "appoint", "nominate", "elect", "leave_office", "vote", "legislate", "sanction", "expel",
    "seize", "investigate", "arrest", "charge", "trial", "convict", "release", "protest", "attack", "mobilize",
    "ceasefire", "die", "injure", "disaster", "accident", "displace", "travel", "transaction", "launch",
]  # fmt: skip


class Record(BaseModel):
    """Base of every model here: frozen, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A stretch of the caller's text; `start` and `end` are half-open character offsets."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Article(Record):
    """What is known about the article itself.

    `published_from` tells where the publication date comes from: given by the caller, read from a dateline or
    heading, or inferred from the text ("Kamis (27/2/2025), besok").
    """

    id: str
    title: str | None = None
    published: date | None = None
    published_from: Literal["caller", "dateline", "text"] | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None


class Mention(Span):
    """One place where an entity is named or referred to."""

    form: MentionForm


class Entity(Record):
    """A person, organisation or place of the article, with all its mentions.

    `name` is the fullest form in the article without titles; `latitude` and `longitude` are WGS 84 degrees.
    """

    id: str
    type: EntityType
    name: str
    mentions: tuple[Mention, ...] = ()
    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    kind: str | None = None
    geonames_id: int | None = None
    kemendagri_code: str | None = None


class Timex(Span):
    """A time expression: TIMEX3 `type`, EDTF `value`, and the days it covers (`first` to `last`, inclusive)."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    first: date | None = None
    last: date | None = None
    grain: str
    modifier: Literal["start", "mid", "end", "approx"] | None = None
    anchor: str | None = None
    rule: str


class Actor(Record):
    """Somebody who speaks, meets or acts: `name` is resolved, `text` with its offsets is the mention used here."""

    name: str
    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    entity_id: str | None = None
    type: EntityType | None = None
    country: str | None = None
    role_title: str | None = None


class Participant(Actor):
    """An actor of a meeting or event; `role` is agent or patient (null where both sides are alike)."""

    role: Literal["agent", "patient"] | None = None


class Place(Record):
    """Where something happened; offsets are those of the mention."""

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    entity_id: str | None = None


class When(Record):
    """When something happened; `source` tells how the date was found, offsets are those of its time expression."""

    value: str
    first: date | None = None
    last: date | None = None
    grain: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    source: WhenSource


class Fact(Displayed, Record):
    """What statements, meetings and events share.

    `id` is stable: the same input gives the same id. `sentence` is the evidence of the first mention, `rule` the
    name of the rule that made the record, `confidence` lies in (0, 1].
    """

    id: str
    sentence: Span
    rule: str
    confidence: float = Field(gt=0, le=1)


class Statement(Fact):
    """Somebody's words, one record per speech act."""

    kind: Literal["statement"] = "statement"
    form: Literal["direct", "indirect", "mixed"]
    content: tuple[Span, ...]
    cue: Span | None = None
    cue_lemma: str | None = None
    act: str = "say"
    speaker: Actor | None = None
    addressee: Actor | None = None
    via: tuple[str, ...] = ()
    time: When | None = None
    place: Place | None = None
    occasion: str | None = None
    about: tuple[str, ...] = ()


class Meeting(Fact):
    """People or bodies talk with each other: one record per real-world meeting, however often it is told."""

    kind: Literal["meeting"] = "meeting"
    mentions: tuple[Span, ...]
    mode: Literal["in_person", "phone", "video", "visit", "multilateral"]
    participants: tuple[Participant, ...] = ()
    place: Place | None = None
    time: When | None = None
    status: Status
    topics: tuple[Span, ...] = ()
    level: str | None = None
    outcome: tuple[str, ...] = ()
    reported_by: tuple[str, ...] = ()


class Quantity(Span):
    """A number said of an event: `kind` is dead, injured, money, magnitude, sentence ...; `unit` e.g. person, IDR.

    `approximate` marks round or vague figures ("puluhan", "sekitar").
    """

    kind: str
    value: float
    unit: str | None = None
    approximate: bool = False


class Event(Fact):
    """Something of one of the 29 types that happened, happens, is planned, or is denied.

    `linked` holds the ids of events of the same article that this one follows from: deaths from the flood.
    """

    kind: Literal["event"] = "event"
    mentions: tuple[Span, ...]
    type: str
    participants: tuple[Participant, ...] = ()
    place: Place | None = None
    time: When | None = None
    status: Status
    quantities: tuple[Quantity, ...] = ()
    plover: str | None = None
    ace: str | None = None
    linked: tuple[str, ...] = ()


AnyRecord = Annotated[Statement | Meeting | Event, Field(discriminator="kind")]


class Note(Record):
    """Why something was left out or is uncertain: a stable `code`, a message, and where in the text."""

    code: str
    message: str
    span: Span | None = None


class Extraction(Displayed, Tabular, Record):
    """Everything read from one article; all tuples are in text order."""

    article: Article
    text: str
    entities: tuple[Entity, ...] = ()
    times: tuple[Timex, ...] = ()
    statements: tuple[Statement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[Note, ...] = ()
    version: str

    @property
    def records(self) -> tuple[Statement | Meeting | Event, ...]:
        """All statements, meetings and events in text order."""
        return tuple(sorted((*self.statements, *self.meetings, *self.events), key=_position))


def _position(record: Statement | Meeting | Event) -> tuple[int, int, str]:
    spans = record.content if isinstance(record, Statement) else record.mentions
    first = min((s.start for s in spans), default=record.sentence.start)
    return first, record.sentence.start, record.id
