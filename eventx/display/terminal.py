"""Records as text for a terminal: tables of what was found, and where each part of a record comes from.

Everything from an article passes through `plain`: a text cannot move the cursor, colour the screen or reverse its
line in a reader's terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from eventx.models import Actor, Event, Extraction, Meeting, Note, Place, Span, Statement, When

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
NOTHING = "–"


def plain(text: str) -> str:
    """A text on one line without control and direction characters, which become a space or U+FFFD."""
    return _UNSAFE.sub(lambda m: " " if not m.group().strip("\t\n\r ") else "\ufffd", text).strip()


def short(text: str, limit: int = 160) -> str:
    """`plain`, cut after a word to at most `limit` characters with a sign of omission."""
    line = plain(text)
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0] + " …"


def print_tables(extraction: Extraction, file: IO[str], *, name: str | None = None, width: int | None = None) -> None:
    """Print meetings, events, statements and notes of an article as tables.

    Args:
        extraction: what was read.
        file: where to print.
        name: what to call the article; its id when None.
        width: columns of the terminal; None asks the terminal.
    """
    console = Console(file=file, width=width, highlight=False, emoji=False, markup=False)
    console.print(_heading(extraction, name))
    for table in _tables(extraction):
        console.print(table)
    for note in extraction.notes:
        console.print(Text(f"  note {_note(note)}", style="dim"))


def print_explanation(
    extraction: Extraction,
    file: IO[str],
    *,
    reasons: Mapping[str, Sequence[str]] | None = None,
    width: int | None = None,
) -> None:
    """Print each record with its evidence: the sentence, the words each part was read from, the rule.

    Args:
        extraction: what was read.
        file: where to print.
        reasons: what makes records more or less sure, in words, by the record's id.
        width: columns of the terminal; None asks the terminal.
    """
    console = Console(file=file, width=width, highlight=False, emoji=False, markup=False)
    console.print(_heading(extraction, None))
    for record in extraction.records:
        console.print(_explained(record, (reasons or {}).get(record.id, ())))
    for note in extraction.notes:
        console.print(Text(f"note {_note(note)}", style="dim"))


def _heading(extraction: Extraction, name: str | None) -> Text:
    article = extraction.article
    published = article.published.isoformat() if article.published else "date unknown"
    origin = f" ({article.published_from})" if article.published_from else ""
    title = plain(name or article.title or article.id)
    return Text(f"{title} · {plain(article.source or '')}{' · ' if article.source else ''}{published}{origin}", "bold")


def _tables(extraction: Extraction) -> Iterator[RenderableType]:
    if extraction.meetings:
        yield _table("Meetings", ("when", "status", "where", "who", "topics"), map(_meeting, extraction.meetings))
    if extraction.events:
        yield _table("Events", ("when", "status", "type", "who", "where", "words"), map(_event, extraction.events))
    if extraction.statements:
        columns = ("when", "speaker", "act", "via", "content")
        yield _table("Statements", columns, map(_statement, extraction.statements))


def _table(title: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=True, expand=False)
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in ("when", "status", "type"))
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _meeting(meeting: Meeting) -> tuple[str, ...]:
    who = "; ".join(map(_actor, meeting.participants))
    topics = short("; ".join(topic.text for topic in meeting.topics))
    return _when(meeting.time), meeting.status, _place(meeting.place), who or NOTHING, topics or NOTHING


def _event(event: Event) -> tuple[str, ...]:
    ordered = sorted(event.participants, key=lambda p: p.role == "patient")
    who = "; ".join(("→ " if p.role == "patient" else "") + _actor(p) for p in ordered)
    words = plain(event.mentions[0].text) if event.mentions else NOTHING
    return _when(event.time), event.status, event.type, who or NOTHING, _place(event.place), words


def _statement(statement: Statement) -> tuple[str, ...]:
    speaker = _actor(statement.speaker) if statement.speaker else NOTHING
    content = short(" … ".join(span.text for span in statement.content))
    via = " < ".join(map(plain, statement.via)) or NOTHING
    return _when(statement.time), speaker, statement.act, via, content


def _actor(actor: Actor) -> str:
    return plain(actor.name) + (f" ({actor.country})" if actor.country else "")


def _place(place: Place | None) -> str:
    if place is None:
        return NOTHING
    return plain(place.name) + (f" ({place.country})" if place.country else "")


def _when(when: When | None) -> str:
    return when.value if when else NOTHING


def _note(note: Note) -> str:
    where = f" [{note.span.start}:{note.span.end}] “{plain(note.span.text)[:80]}”" if note.span else ""
    return f"{note.code}: {plain(note.message)}{where}"


def _explained(record: Statement | Meeting | Event, reasons: Sequence[str]) -> Group:
    kind = record.kind if not isinstance(record, Event) else f"{record.kind} {record.type}"
    head = Text(f"\n{kind} {record.id}", style="bold")
    head.append(f"  rule {record.rule}, confidence {record.confidence:.2f}", style="dim")
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row("  sentence", Text(_quoted(record.sentence)))
    for label, value in _parts(record):
        grid.add_row(f"  {label}", Text(value))
    for reason in reasons:
        grid.add_row("  confidence", Text(plain(reason)))
    return Group(head, grid)


def _parts(record: Statement | Meeting | Event) -> Iterator[tuple[str, str]]:
    if isinstance(record, Statement):
        yield from _statement_parts(record)
    else:
        yield "status", record.status
        for mention in record.mentions:
            yield "mention", _quoted(mention)
        for participant in record.participants:
            yield participant.role or "participant", _read_from(participant)
    if isinstance(record, Meeting):
        yield "mode", record.mode
        for topic in record.topics:
            yield "topic", _quoted(topic)
    if isinstance(record, Event):
        for quantity in record.quantities:
            yield quantity.kind, f"{quantity.value:g} {quantity.unit or ''} from {_quoted(quantity)}"
    if record.place:
        yield "place", f"{_place(record.place)} from [{record.place.start}:{record.place.end}]"
    if record.time:
        yield "time", f"{record.time.value} ({record.time.source}) from [{record.time.start}:{record.time.end}]"


def _statement_parts(statement: Statement) -> Iterator[tuple[str, str]]:
    yield "form", f"{statement.form}, act {statement.act}"
    if statement.cue:
        yield "cue", f"{_quoted(statement.cue)} lemma {statement.cue_lemma or NOTHING}"
    if statement.speaker:
        yield "speaker", _read_from(statement.speaker)
    if statement.addressee:
        yield "addressee", _read_from(statement.addressee)
    for span in statement.content:
        yield "content", _quoted(span)
    if statement.via:
        yield "via", " < ".join(map(plain, statement.via))


def _read_from(actor: Actor) -> str:
    return f"{_actor(actor)} from [{actor.start}:{actor.end}] “{plain(actor.text)}”"


def _quoted(span: Span) -> str:
    return f"[{span.start}:{span.end}] “{plain(span.text)}”"
