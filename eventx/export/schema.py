"""The columns of all tables, said once: their order, types and meaning. ``docs/tables.md`` is made from this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TABLE_SCHEMA_VERSION = "1"

ColumnType = Literal["string", "int64", "float64", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: name, type, and what a cell says; every cell but those of `required` columns may be null."""

    name: str
    type: ColumnType
    doc: str
    required: bool = False


def _s(name: str, doc: str, required: bool = False) -> Column:
    return Column(name, "string", doc, required)


RECORDS = (
    _s("id", "The record's id; of a timeline, the entry's.", True),
    _s("article_id", "The article that the record, its sentence and its offsets come from.", True),
    _s("kind", "statement, meeting or event.", True),
    _s("type", "An event's type, a meeting's mode, a statement's act.", True),
    _s("status", "planned, ongoing, occurred, cancelled, postponed, hypothetical or denied; null for statements."),
    _s("date", "When, as EDTF: 2025-02-27, 2024-10, 2016-12~, 2025-02-24/2025-03-02."),
    Column("date_first", "date", "First day that the date covers."),
    Column("date_last", "date", "Last day that the date covers, inclusive."),
    _s("date_grain", "How fine the date is: day, month, year, ..."),
    _s("date_source", "How the date was found: explicit, relative, inherited or dateline."),
    _s("place", "Where, as named."),
    _s("place_country", "ISO 3166-1 alpha-2 code of the place's country."),
    Column("latitude", "float64", "WGS 84 degrees."),
    Column("longitude", "float64", "WGS 84 degrees."),
    _s("actors", "Names of speaker or participants, joined by '; '."),
    _s("countries", "Countries of actors and place, sorted, joined by '; '."),
    _s("text", "A statement's words (pieces joined by ' … '); the trigger of a meeting or event."),
    _s("cue", "A statement's reporting cue."),
    _s("form", "A statement's form: direct, indirect or mixed."),
    _s("sentence", "The sentence that is the evidence.", True),
    Column("start", "int64", "Where the sentence starts in the article, in characters.", True),
    Column("end", "int64", "Where it ends, exclusive.", True),
    _s("rule", "The rule that made the record.", True),
    Column("confidence", "float64", "In (0, 1].", True),
    _s("title", "The article's headline."),
    _s("source", "The article's publisher."),
    _s("url", "The article's address."),
    Column("published", "date", "When the article was published."),
    Column("first_reported", "date", "Earliest publication date of all reports."),
    Column("last_reported", "date", "Latest publication date of all reports."),
    Column("reports", "int64", "How many articles report it; 1 outside timelines.", True),
    _s("sources", "All publishers, sorted, joined by '; '."),
    _s("conflicts", "Fields in which the reports of an entry disagree, joined by '; '."),
)

_OF_RECORD = _s("record_id", "`id` in the records table.", True)

PARTICIPANTS = (
    _OF_RECORD,
    Column("position", "int64", "Counted from 0.", True),
    _s("role", "speaker or addressee of a statement; agent or patient of an event; participant.", True),
    _s("name", "The resolved name.", True),
    _s("mention", "The words used in the sentence."),
    Column("start", "int64", "Where the mention starts in its article."),
    Column("end", "int64", "Where it ends, exclusive."),
    _s("type", "PER, ORG or LOC; null for unnamed groups."),
    _s("country", "ISO 3166-1 alpha-2."),
    _s("title", "Role or office, as written."),
    _s("entity_id", "Id among the article's entities."),
)

PLACES = (
    _OF_RECORD,
    _s("name", "The place as named.", True),
    _s("country", "ISO 3166-1 alpha-2."),
    Column("latitude", "float64", "WGS 84 degrees."),
    Column("longitude", "float64", "WGS 84 degrees."),
    _s("entity_id", "Id among the article's entities."),
)

EVIDENCE = (
    _OF_RECORD,
    _s("part", "sentence (one of each report), content, cue, trigger, topic or quantity.", True),
    _s("text", "The words.", True),
    Column("start", "int64", "Where they start in the article, in characters.", True),
    Column("end", "int64", "Where they end, exclusive.", True),
    _s("value", "Of a quantity: kind, number and unit; of a sentence: the status that it reports."),
    _s("article_id", "The article.", True),
    _s("source", "Its publisher, or the outlet that the words are credited to."),
    Column("published", "date", "When it was published."),
    _s("title", "Its headline."),
    _s("url", "Its address."),
)

TABLES: dict[str, tuple[Column, ...]] = {
    "records": RECORDS,
    "participants": PARTICIPANTS,
    "places": PLACES,
    "evidence": EVIDENCE,
}
CHILDREN = ("participants", "places", "evidence")
