"""Events of an article: triggers by root, their sense by context, their arguments, and mentions merged to events."""

from __future__ import annotations

from eventx.document.context import ArticleContext, once
from eventx.document.event_mentions import EventCluster, EventMention
from eventx.document.ids import record_id
from eventx.document.merge_events import merge_mentions
from eventx.extractors.arguments import Argument, complements
from eventx.extractors.events.candidates import Blocked, Candidate, find_candidates, in_noun_phrase
from eventx.extractors.events.carriers import told_by
from eventx.extractors.events.casting import cast_roles
from eventx.extractors.events.clusters import Combined, combined
from eventx.extractors.events.confidence import with_confidence
from eventx.extractors.events.counts import total
from eventx.extractors.events.courses import with_courses
from eventx.extractors.events.distinct import distinct
from eventx.extractors.events.entries import event_types
from eventx.extractors.events.headcounts import headcount, own_people
from eventx.extractors.events.merging import Joined, joined, merging_weights
from eventx.extractors.events.participants import participants_of
from eventx.extractors.events.quantities import count_of, people_of, quantities_of
from eventx.extractors.events.scenes import with_scenes
from eventx.extractors.events.screening import at_its_site, is_definite, points_nowhere, screened
from eventx.extractors.events.settings import when, where
from eventx.extractors.events.sharing import shared_settings
from eventx.extractors.events.standing import feared, is_told, main_verb, seen_from_publication, standing
from eventx.extractors.events.talks import with_talks
from eventx.models import Event, Participant

__all__ = [
    "Blocked",
    "Joined",
    "blocked_triggers",
    "event_mentions",
    "extract_events",
    "joined_mentions",
    "meeting_starts",
]

_WHY = {
    "speech": "it is the cue of a statement",
    "habit": "it is told as a habit",
    "generic": "it is said of anybody",
    "threat": "it is a penalty that threatens",
    "ability": "it is only possible, for nobody named",
    "condition": "it is a condition with nobody named",
    "purpose": "it is a purpose, not something done",
}


def extract_events(ctx: ArticleContext) -> list[Event]:
    """Find the events that an article tells of, one record per real-world event, in text order."""
    cast = cast_roles(ctx, [combined(cluster) for cluster in _clusters(ctx)])
    events = [_event(ctx, event) for event in with_scenes(ctx, with_courses(ctx, with_talks(ctx, cast)))]
    return with_confidence(ctx.lexicon, events, ctx.statements)


@once
def _clusters(ctx: ArticleContext) -> tuple[EventCluster, ...]:
    clusters = merge_mentions(event_mentions(ctx), merging_weights(ctx.lexicon))
    return tuple(cluster for cluster in clusters if not _is_meeting(ctx, cluster))


def joined_mentions(ctx: ArticleContext) -> list[Joined]:
    """The mentions that tell of an event told before in the article, each with why, in text order."""
    return sorted(joined(ctx.lexicon, _clusters(ctx)), key=lambda one: one.mention.start)


def _is_meeting(ctx: ArticleContext, cluster: EventCluster) -> bool:
    """Whether a trip or session is told as a meeting already, as a visit with its talks is."""
    starts = meeting_starts(ctx)
    return any(mention.start in starts for mention in cluster.mentions)


@once
def meeting_starts(ctx: ArticleContext) -> frozenset[int]:
    """Where the triggers of the article's meetings start, which name no events besides."""
    return frozenset(mention.start for record in ctx.meetings for mention in record.mentions)


def event_mentions(ctx: ArticleContext) -> tuple[EventMention, ...]:
    """All mentions of events in text order, before those of one event are joined."""
    return _read(ctx)[0]


def blocked_triggers(ctx: ArticleContext) -> list[Blocked]:
    """The triggers of an article that name no event, each with the rule that says so and why, in text order."""
    return sorted(_read(ctx)[1], key=lambda blocked: (blocked.start, blocked.end))


@once
def _read(ctx: ArticleContext) -> tuple[tuple[EventMention, ...], tuple[Blocked, ...]]:
    candidates, blocked = find_candidates(ctx)
    mentions: list[EventMention] = []
    for candidate in candidates:
        beside = headcount(ctx, candidate) or total(ctx, candidate)
        participants = participants_of(ctx, candidate, beside)
        reason = screened(ctx, candidate, participants)
        if reason is None:
            told = {mention.type for mention in mentions}
            mentions.append(_mention(ctx, candidate, participants, beside, told))
            continue
        last = ctx.doc[candidate.last - 1]
        end = last.idx + len(last)
        blocked.append(Blocked(ctx.doc[candidate.first].idx, end, f"event.blocked.{reason}", _WHY[reason]))
    return tuple(shared_settings(ctx, mentions)), tuple(blocked)


def _mention(
    ctx: ArticleContext,
    candidate: Candidate,
    participants: tuple[Participant, ...],
    beside: Argument | None,
    before: set[str],
) -> EventMention:
    """One mention; `before` are the types told before, whose site is known."""
    kind = event_types(ctx.lexicon)[candidate.entry.type]
    noun = in_noun_phrase(ctx, candidate)
    quantities = people_of(own_people(ctx, candidate, beside, quantities_of(ctx, candidate)), participants)
    site = noun and at_its_site(ctx, candidate)
    date = None if site and told_by(ctx, candidate) is None else when(ctx, candidate)
    place = None if site and candidate.entry.type in before else where(ctx, candidate, kind)
    last = ctx.doc[candidate.last - 1]
    told = date or place or feared(ctx, candidate) or complements(ctx, candidate.last - 1)
    alone = not participants and (kind.personal or not told)
    return EventMention(
        start=ctx.doc[candidate.first].idx,
        end=last.idx + len(last) - _clitic_length(candidate, ctx),
        type=kind.name,
        root=candidate.entry.root,
        families=kind.families.get(candidate.entry.root, frozenset()),
        noun=noun,
        definite=site or (noun and is_definite(ctx, candidate)),
        weak=alone and (points_nowhere(ctx, candidate) if noun else kind.personal),
        sentence=ctx.annotated.sentence_of(candidate.head).index,
        loose=kind.merge == "article",
        strict_place=kind.strict_place,
        anywhere=kind.anywhere,
        count=count_of(quantities, participants),
        rule=f"event.{'noun' if noun else 'verb'}.{candidate.analysis.voice}",
        status=standing(ctx, candidate, date),
        told=is_told(ctx, candidate, date),
        aside=main_verb(ctx, candidate) is not None,
        marks=distinct(ctx, candidate, participants, place, date, noun=noun),
        participants=participants,
        place=place,
        when=date,
        quantities=quantities,
    )


def _clitic_length(candidate: Candidate, ctx: ArticleContext) -> int:
    """Characters of a clitic at the trigger's end: "penyelidikannya" names the event by "penyelidikan"."""
    clitic = candidate.analysis.clitic
    return len(clitic) if clitic and ctx.annotated.lower(candidate.last - 1).endswith(clitic) else 0


def _event(ctx: ArticleContext, event: Combined) -> Event:
    lead = event.mentions[0]
    plover, ace = event_types(ctx.lexicon)[event.type].codes(lead.root)
    return Event(
        id=record_id("event", ctx.article_id, event.type, lead.start),
        sentence=ctx.annotated.sentence_span(min(mention.start for mention in event.mentions)),
        rule=f"{lead.rule}.inferred" if event.inferred else lead.rule,
        confidence=1.0,  # until all events of the article are known
        mentions=tuple(ctx.annotated.span(mention.start, mention.end) for mention in event.mentions),
        type=event.type,
        participants=event.participants,
        place=event.place,
        time=event.when,
        status=seen_from_publication(ctx, event),
        quantities=event.quantities,
        plover=plover,
        ace=ace,
    )
