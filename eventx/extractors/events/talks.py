"""When and where an agreement was reached that an article tells of with the meeting it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eventx.document.context import ArticleContext, once
from eventx.extractors.events.clusters import Combined
from eventx.extractors.events.entries import event_types
from eventx.models import Meeting

_HELD = frozenset({"occurred", "ongoing"})
# Two sides make a meeting theirs.
_SIDES = 2


def with_talks(ctx: ArticleContext, events: Sequence[Combined]) -> list[Combined]:
    """Give what was agreed at a meeting, and has no date or place of its own, those of the meeting.

    The meeting is one that the sentence tells of before the agreement ("Dalam pertemuan itu, keduanya sepakat ..."), or
    the only one with all of the sides that agreed.
    """
    return [_dated(ctx, event) for event in events]


def _dated(ctx: ArticleContext, event: Combined) -> Combined:
    told = event.when is not None and event.place is not None
    if told or event.status != "occurred" or not event_types(ctx.lexicon)[event.type].at_talks:
        return event
    meeting = _in_sentence(ctx, event) or _between_sides(ctx, event)
    if meeting is None:
        return event
    when = None if meeting.time is None else meeting.time.model_copy(update={"source": "inherited"})
    return replace(event, when=event.when or when, place=event.place or meeting.place)


@once
def _held(ctx: ArticleContext) -> tuple[Meeting, ...]:
    return tuple(meeting for meeting in ctx.meetings if meeting.status in _HELD)


def _in_sentence(ctx: ArticleContext, event: Combined) -> Meeting | None:
    """The meeting named before a mention of the agreement in its sentence."""
    for mention in event.mentions:
        sentence = ctx.annotated.sentences[mention.sentence]
        for meeting in _held(ctx):
            if any(sentence.start <= span.start < mention.start for span in meeting.mentions):
                return meeting
    return None


def _between_sides(ctx: ArticleContext, event: Combined) -> Meeting | None:
    """The only meeting in which all sides of an agreement took part."""
    sides = {p.entity_id for p in event.participants if p.role == "agent" and p.entity_id is not None}
    if len(sides) < _SIDES:
        return None
    found = [m for m in _held(ctx) if sides <= {p.entity_id for p in m.participants}]
    return found[0] if len(found) == 1 else None
