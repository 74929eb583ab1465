"""Links between the records of one article: what a statement is about, who reports a meeting, what followed what."""

from __future__ import annotations

from bisect import bisect_left

from eventx.document.context import ArticleContext
from eventx.extractors.events.entries import event_types
from eventx.models import Event, Meeting, Statement

# How many sentences after an event the deaths, arrests or trials that follow from it are told.
_AFTERMATH = 2

Linked = tuple[tuple[Statement, ...], tuple[Meeting, ...], tuple[Event, ...]]


def link_records(
    context: ArticleContext,
    statements: tuple[Statement, ...],
    meetings: tuple[Meeting, ...],
    events: tuple[Event, ...],
) -> Linked:
    """Fill `about`, `reported_by`, `outcome` and `linked`.

    A statement is about the meetings and events that have a mention inside its content; a meeting is reported by
    those statements; its outcome is the agreements whose first mention stands in the meeting's sentence or the next.
    An event is linked to what it follows from: deaths to the flood, a trial to the arrest.
    """
    about = _about(statements, (*meetings, *events))
    reporters: dict[str, list[str]] = {}
    for statement in statements:
        for target in about[statement.id]:
            reporters.setdefault(target, []).append(statement.id)
    told = tuple(s.model_copy(update={"about": about[s.id]}) if about[s.id] else s for s in statements)
    agreements: dict[int, list[str]] = {}
    for event in events:
        if event.type == "agree":
            agreements.setdefault(context.annotated.sentence_at(event.mentions[0].start).index, []).append(event.id)
    linked = tuple(_with_links(context, meeting, reporters.get(meeting.id, []), agreements) for meeting in meetings)
    return told, linked, _with_causes(context, events)


def _with_causes(context: ArticleContext, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Each event with the nearest one, told in its sentence or shortly before, that its type may follow from."""
    types = event_types(context.lexicon)
    told: dict[tuple[int, str], list[int]] = {}
    for n, event in enumerate(events):
        for index in {context.annotated.sentence_at(mention.start).index for mention in event.mentions}:
            told.setdefault((index, event.type), []).append(n)

    def cause(n: int) -> str | None:
        here = context.annotated.sentence_at(events[n].mentions[0].start).index
        for index in range(here, max(-1, here - _AFTERMATH - 1), -1):
            lists = (told.get((index, kind), ())[-2:] for kind in types[events[n].type].causes)
            nearest = max((m for those in lists for m in those if m != n), default=None)
            if nearest is not None:
                return events[nearest].id
        return None

    found = ((event, cause(n)) for n, event in enumerate(events))
    return tuple(event.model_copy(update={"linked": (by,)}) if by is not None else event for event, by in found)


def _about(statements: tuple[Statement, ...], facts: tuple[Meeting | Event, ...]) -> dict[str, tuple[str, ...]]:
    """For each statement the facts with a mention inside its content, in the order of the facts."""
    mentions = sorted((m.start, m.end, place) for place, fact in enumerate(facts) for m in fact.mentions)
    about: dict[str, tuple[str, ...]] = {}
    for statement in statements:
        found: set[int] = set()
        for span in statement.content:
            first = bisect_left(mentions, (span.start,))
            last = bisect_left(mentions, (span.end,))
            found.update(place for _, end, place in mentions[first:last] if end <= span.end)
        about[statement.id] = tuple(facts[place].id for place in sorted(found))
    return about


def _with_links(
    context: ArticleContext, meeting: Meeting, reporters: list[str], agreements: dict[int, list[str]]
) -> Meeting:
    places = {context.annotated.sentence_at(mention.start).index for mention in meeting.mentions}
    near = sorted(places | {index + 1 for index in places})
    outcome = tuple(agreement for index in near for agreement in agreements.get(index, ()))
    if not reporters and not outcome:
        return meeting
    return meeting.model_copy(update={"reported_by": tuple(reporters), "outcome": outcome})
