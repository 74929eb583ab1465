"""Links between the records of one article: what a statement is about, who reports a meeting, what came of it."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.models import Event, Meeting, Span, Statement

Linked = tuple[tuple[Statement, ...], tuple[Meeting, ...], tuple[Event, ...]]


def link_records(
    context: ArticleContext,
    statements: tuple[Statement, ...],
    meetings: tuple[Meeting, ...],
    events: tuple[Event, ...],
) -> Linked:
    """Fill `about`, `reported_by` and `outcome`.

    A statement is about the meetings and events that have a mention inside its content; a meeting is reported by
    those statements; its outcome is the agreements whose first mention stands in the meeting's sentence or the next.
    """
    about = {s.id: tuple(r.id for r in (*meetings, *events) if _inside(r.mentions, s.content)) for s in statements}
    reporters: dict[str, list[str]] = {}
    for statement in statements:
        for target in about[statement.id]:
            reporters.setdefault(target, []).append(statement.id)
    told = tuple(s.model_copy(update={"about": about[s.id]}) if about[s.id] else s for s in statements)
    agreements = [event for event in events if event.type == "agree"]
    linked = tuple(_with_links(context, meeting, reporters.get(meeting.id, []), agreements) for meeting in meetings)
    return told, linked, events


def _with_links(context: ArticleContext, meeting: Meeting, reporters: list[str], agreements: list[Event]) -> Meeting:
    places = {context.annotated.sentence_at(mention.start).index for mention in meeting.mentions}
    near = places | {index + 1 for index in places}
    outcome = tuple(e.id for e in agreements if context.annotated.sentence_at(e.mentions[0].start).index in near)
    if not reporters and not outcome:
        return meeting
    return meeting.model_copy(update={"reported_by": tuple(reporters), "outcome": outcome})


def _inside(mentions: tuple[Span, ...], content: tuple[Span, ...]) -> bool:
    return any(span.start <= mention.start and mention.end <= span.end for mention in mentions for span in content)
