"""When an event was that only the sentences around it tell: in the course of an incident, raid or hearing.

"Sebuah bus masuk jurang pada Senin. Dua penumpang tewas. ... Tak lama berselang, sopir bus ditangkap." Dates are lent
after mentions have become events, so that a date taken over neither ties nor parts mentions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from eventx.document.context import ArticleContext, once
from eventx.document.event_mentions import EventMention
from eventx.extractors.arguments import datable
from eventx.extractors.arguments.background import merely_named, tells_whose
from eventx.extractors.events.clusters import Combined
from eventx.extractors.events.entries import event_types
from eventx.extractors.events.followups import Setting, retold, told_next
from eventx.extractors.events.sequence import (
    STRIKES,
    apart,
    background,
    goes_on,
    head_cue,
    head_phrase,
    is_count,
    names_incident,
    opener_of,
    sequence_cues,
    strikes_again,
)
from eventx.extractors.events.sharing import FINE, is_of_words
from eventx.models import Meeting, Timex, When
from eventx.pipeline.annotated import Sentence

# Sentences behind an incident over which the text goes on with it, and behind which "insiden itu" still means it.
_NEAR, _FAR = 2, 4
# Mentions of one sentence that are looked at: a bound, so that a list of hundreds costs no more than a few.
_CROWD = 24
# Mentions back of the last event that may lend its date.
_LONG_AGO = 60
# Sentences with which an article opens: a headline and the first one.
_LEAD = 1
_HELD = frozenset({"occurred", "ongoing"})


def with_courses(ctx: ArticleContext, events: Sequence[Combined]) -> list[Combined]:
    """Give events without a date that of the incident in whose course they happened.

    Args:
        events: the events of the article in the order of their first mention.
    """
    found = list(events)
    for n, setting in retold(ctx, events).items():
        if found[n].status in _HELD:
            found[n] = _retold(found[n], setting)
    for n, event in enumerate(found):
        if event.status == "occurred":
            found[n] = _settled(ctx, found, n)
    return found


def _retold(event: Combined, told: Setting) -> Combined:
    """An event with date and place from where it is told of again, in as far as it has none."""
    fits = event.when is None or not _days_apart(event.when, told.when)
    when = event.when
    if when is None and told.when is not None and told.when.grain in FINE:
        when = told.when.model_copy(update={"source": "inherited"})
    return replace(event, when=when, place=event.place or (told.place if fits else None))


def _settled(ctx: ArticleContext, events: Sequence[Combined], n: int) -> Combined:
    event, course = events[n], _Course(ctx, events, n)
    own = None if _is_ahead(ctx, event.when) else event.when
    whole = own is not None and event.place is not None
    frame = None if whole else told_next(ctx, events, n) or course.frame()
    when = own or (frame.when if frame is not None else None) or course.when()
    if when is not None and when is not own:
        when = when.model_copy(update={"source": "inherited"})
    fits = frame is not None and not _days_apart(when, frame.when)
    return replace(event, when=when, place=event.place or (frame.place if frame is not None and fits else None))


def _is_ahead(ctx: ArticleContext, when: When | None) -> bool:
    """Whether a date lies behind the publication: that of the next one, not of what has happened."""
    return when is not None and when.first is not None and ctx.published is not None and when.first > ctx.published


def _days_apart(left: When | None, right: When | None) -> bool:
    return left is not None and right is not None and left.first != right.first


class _Course:
    """What is told around one undated event of an article."""

    def __init__(self, ctx: ArticleContext, events: Sequence[Combined], n: int) -> None:
        self.ctx, self.events, self.n = ctx, events, n
        self.event = events[n]
        self.kind = event_types(ctx.lexicon)[self.event.type]

    def when(self) -> When | None:
        """The date that one of its mentions takes over, the first one that does."""
        for mention in sorted(self.event.mentions, key=lambda mention: mention.start):
            found = self._soon(mention)
            if found is None and not apart(self.ctx, mention):
                found = self._of(mention)
            if found is not None:
                return found
        return self._speaking()

    def frame(self) -> Setting | None:
        """What the head of its sentence sets it in."""
        for mention in self.event.mentions:
            sentence = self.ctx.annotated.sentences[mention.sentence]
            phrase = head_phrase(self.ctx, sentence)
            trigger = self.ctx.annotated.token_at(mention.start)
            # "Dalam pertemuan itu mereka membahas hal terkait | perang": the war is not of that day
            if phrase is None or mention.aside or trigger < phrase.last or merely_named(self.ctx, trigger):
                continue
            start, last = self.ctx.doc[phrase.first].idx, self.ctx.doc[phrase.last - 1]
            end = last.idx + len(last)
            for event, other in self._within(start, end):
                case = tells_whose(self.ctx, self.ctx.annotated.token_at(other.start))
                if event.status == "occurred" and not case:
                    return Setting(event.when, event.place)
            meeting = _meeting_within(self.ctx, start, end)
            if meeting is not None:
                return Setting(meeting.time, meeting.place)
        return None

    def _speaking(self) -> When | None:
        """The day on which somebody who takes part in what the article opens with speaks of it on the spot."""
        lead = min(self.event.mentions, key=lambda mention: mention.start)
        if not self.kind.on_the_spot or lead.sentence > _LEAD or lead.aside:
            return None
        those = {p.entity_id for p in self.event.participants if p.entity_id is not None and p.type == "PER"}
        for statement in self.ctx.statements:
            speaker, place, when = statement.speaker, statement.place, statement.time
            if speaker is not None and place is not None and when is not None and speaker.entity_id in those:
                return when if _is_day(when) else None
        return None

    def _soon(self, mention: EventMention) -> When | None:
        """The date of what it happened right before or after: "tenggelam tak lama setelah | berangkat"."""
        sentence = self.ctx.annotated.sentences[mention.sentence]
        here = [(e, other) for e, other in self._within(sentence.start, sentence.end) if e.when is not None]
        for event, other in here:
            first, second = (mention, other) if mention.start < other.start else (other, mention)
            joint = opener_of(self.ctx, second)
            if joint is not None and joint[1] == "after" and first.end <= self.ctx.doc[joint[0]].idx:
                hit = sequence_cues(self.ctx.lexicon).ending_at(self.ctx.annotated, joint[0] - 1)
                if hit is not None and hit[1] == "soon":
                    return event.when
        return None

    def _of(self, mention: EventMention) -> When | None:
        sentence = self.ctx.annotated.sentences[mention.sentence]
        if is_count(self.ctx, sentence):
            return None
        told = self._beside(mention, sentence)
        if told is not None or background(self.ctx, sentence, mention):
            return told
        return self._named(mention, sentence) or self._before(mention, sentence)

    def _beside(self, mention: EventMention, sentence: Sentence) -> When | None:
        """The date of the only incident that its own sentence names: "tewas dalam | serangan | itu"."""
        here = [
            event.when
            for event, other in self._within(sentence.start, sentence.end)
            if event.type in self.kind.dated_by and not apart(self.ctx, other)
        ]
        days = {when.value for when in here if when is not None}
        if len(days) != 1 or None in here:
            return None
        return None if self._told_between(sentence.start, sentence.end, here[0]) else here[0]

    def _named(self, mention: EventMention, sentence: Sentence) -> When | None:
        """The date of what struck last, where the sentence speaks of "insiden itu"."""
        if not self.kind.dated_by or not names_incident(self.ctx, sentence):
            return None
        return self._last(mention, _FAR, STRIKES & self.kind.dated_by)

    def _before(self, mention: EventMention, sentence: Sentence) -> When | None:
        """The date of what the text goes on from: what it follows from, or anything behind "tak lama berselang"."""
        if self.kind.physical and head_cue(self.ctx, sentence) == "at_once":
            types = event_types(self.ctx.lexicon)
            return self._last(mention, _NEAR, frozenset(name for name, kind in types.items() if kind.physical))
        if self.event.type in STRIKES and goes_on(self.ctx, sentence, mention):
            return self._last(mention, _NEAR, STRIKES)
        if self._struck_by_subject(mention) or strikes_again(self.ctx, sentence, mention):
            return None
        return self._last(mention, _NEAR, self.kind.dated_by)

    def _struck_by_subject(self, mention: EventMention) -> bool:
        """Whether the subject is what struck, and need not be the incident told before: "banjir itu | menewaskan"."""
        people = mention.participants
        return (
            mention.rule.endswith(".active")
            and any(p.role == "patient" and p.start > mention.start for p in people)
            and not any(p.role == "agent" for p in people)
        )

    def _last(self, mention: EventMention, reach: int, types: frozenset[str]) -> When | None:
        """The date of the last event of some types before a mention; one of them without a date ends the search."""
        for event, other in islice(self._others(mention.start), _LONG_AGO):
            if mention.sentence - other.sentence > reach:
                return None
            if event.type in types | (STRIKES & self.kind.dated_by) and event.status == "occurred":
                fits = event.when is not None and event.type in types
                parted = self._told_between(other.end, mention.end, event.when)
                return event.when if fits and not parted and _is_day(event.when) else None
        return None

    def _within(self, start: int, end: int) -> list[tuple[Combined, EventMention]]:
        """The other events with their mentions in a span of characters, the last ones only where they are many."""
        found = takewhile(lambda pair: pair[1].start >= start, self._others(end))
        return list(islice(found, _CROWD))

    def _others(self, before: int) -> Iterator[tuple[Combined, EventMention]]:
        """The other events with their mentions before an offset, from the last one back."""
        pairs = _by_place(self.ctx, self.events)
        for k in range(bisect_left(pairs, before, key=lambda pair: pair[1].start) - 1, -1, -1):
            n, mention = pairs[k]
            event = self.events[n]
            if n != self.n and (event.when is None or event.when.grain in FINE):
                yield event, mention

    def _told_between(self, start: int, end: int, own: When | None) -> bool:
        """Whether the text between names another time than the incident's."""
        return any(
            datable(time) and not _holds(time, own) and not is_of_words(self.ctx, self.event.mentions[0], time.start)
            for time in self.ctx.annotated.times_in(start, end)
        )


def _by_place(ctx: ArticleContext, events: Sequence[Combined]) -> list[tuple[int, EventMention]]:
    """The mentions of the article's events in text order, with the number of their event; wars last too long."""
    key, types = "events.courses.mentions", event_types(ctx.lexicon)
    if key not in ctx.memory:
        short = [(n, e) for n, e in enumerate(events) if e.mentions[0].root not in types[e.type].lasting]
        pairs = [(n, mention) for n, event in short for mention in event.mentions]
        ctx.memory[key] = sorted(pairs, key=lambda pair: pair[1].start)
    found: list[tuple[int, EventMention]] = ctx.memory[key]
    return found


def _meeting_within(ctx: ArticleContext, start: int, end: int) -> Meeting | None:
    """The first meeting of the article that was held and is mentioned between two offsets."""
    held = _held(ctx)
    here = held[bisect_left(held, (start, 0)) : bisect_left(held, (end, 0))]
    return ctx.meetings[min(n for _, n in here)] if here else None


@once
def _held(ctx: ArticleContext) -> list[tuple[int, int]]:
    """Where the meetings that were held are mentioned, in text order, with their numbers."""
    held = [(n, meeting) for n, meeting in enumerate(ctx.meetings) if meeting.status in _HELD]
    return sorted((span.start, n) for n, meeting in held for span in meeting.mentions)


def _holds(time: Timex, own: When | None) -> bool:
    """Whether a time expression is the incident's own, or a longer one around it."""
    if own is None or own.first is None or own.last is None or time.first is None or time.last is None:
        return False
    return time.first <= own.first and own.last <= time.last


def _is_day(when: When | None) -> bool:
    return when is not None and when.first == when.last
