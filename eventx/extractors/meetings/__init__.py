"""Meetings: who meets whom, where, when, about what, and whether it took place. One record a real-world meeting."""

from __future__ import annotations

from datetime import date
from typing import Literal

from eventx.document.context import ArticleContext
from eventx.document.ids import record_id
from eventx.extractors.meetings.clusters import Cluster, status_of_cluster
from eventx.extractors.meetings.drafts import draft_meetings
from eventx.extractors.meetings.lending import lend
from eventx.extractors.meetings.level import level_of, of_bloc
from eventx.extractors.meetings.mentions import Draft
from eventx.extractors.meetings.merge import merge_drafts
from eventx.extractors.meetings.sides import sides_of
from eventx.models import Meeting, Participant, Place, Span, Status, When

Mode = Literal["in_person", "phone", "video", "visit", "multilateral"]
# Confidence by what is known of a meeting: parties with a date or place, two parties, less.
_CONFIDENCE = {2: 0.9, 1: 0.75, 0: 0.6}
_GRAINS = ("minute", "hour", "part_of_day", "day", "weekend", "week", "month", "quarter", "half", "year")


def extract_meetings(ctx: ArticleContext) -> list[Meeting]:
    """All meetings that the article tells of, in text order, each once however often it is mentioned."""
    sides = sides_of(ctx.lexicon)
    clusters, waiting = merge_drafts(draft_meetings(ctx), sides)
    lend(ctx, clusters, [Cluster([draft], sides) for draft in waiting if draft.family == "visit"])
    records = [_record(ctx, cluster) for cluster in clusters]
    return sorted(records, key=lambda record: min(span.start for span in record.mentions))


def _record(ctx: ArticleContext, cluster: Cluster) -> Meeting:
    lead = max(cluster.drafts, key=lambda d: (d.weight, -d.cue.first))
    ordered = [lead, *(d for d in cluster.drafts if d is not lead)]
    mentions = tuple(_span(ctx, d) for d in ordered)
    when, place = _when(ordered), _place(ordered)
    sides = (*cluster.parties, *_host(ctx, cluster, place))
    parties = (*sides, *cluster.attendants)
    known = (len(sides) >= 2) + (len(sides) >= 2 and (when is not None or place is not None))
    return Meeting(
        id=record_id("meeting", ctx.article_id, mentions[0].start, mentions[0].end),
        sentence=ctx.annotated.sentence_span(mentions[0].start),
        rule=f"meeting.{lead.cue.frame}",
        confidence=_CONFIDENCE[known],
        mentions=mentions,
        mode=_mode(ctx, cluster, sides),
        participants=parties,
        place=place,
        time=when,
        status=_status(ctx, cluster, when),
        topics=_topics(ordered),
        level=level_of(ctx, (d.cue for d in ordered), sides),
    )


def _span(ctx: ArticleContext, draft: Draft) -> Span:
    last = ctx.doc[draft.cue.last - 1]
    return ctx.annotated.span(ctx.doc[draft.cue.first].idx, last.idx + len(last))


def _mode(ctx: ArticleContext, cluster: Cluster, parties: tuple[Participant, ...]) -> Mode:
    modes = {d.cue.mode for d in cluster.drafts}
    if len(parties) == 2 and cluster.family == "talk" and all(p.type in ("PER", "LOC") for p in parties):
        modes -= {"multilateral"}  # "Pertemuan puncak" of two
    for mode in ("video", "phone", "visit", "multilateral"):
        if mode in modes:
            return mode
    states = {p.country for p in parties if p.country is not None}
    many = len(states) >= 3 or any(of_bloc(ctx, draft) for draft in cluster.drafts)
    return "multilateral" if many else "in_person"


def _when(ordered: list[Draft]) -> When | None:
    """The finest time that a mention tells, the first of equals; of a visit with its talks the days that it lasts."""
    told = [d for d in ordered if d.when is not None]
    talks = [d for d in told if d.family != "visit" and d.when is not None and _lasts_a_day(d.when)]
    found = [d.when for d in [d for d in told if d.moved] or talks or told if d.when is not None]
    rank = {grain: n for n, grain in enumerate(_GRAINS)}
    finest = min(found, key=lambda when: rank.get(when.grain, len(_GRAINS)), default=None)
    stays = [d.when for d in ordered if d.family == "visit" and d.when is not None and _lasts(d.when)]
    return next((stay for stay in stays if finest is not None and _covers(stay, finest.first)), finest)


def _lasts_a_day(when: When) -> bool:
    """Whether a time is a day or a part of one."""
    return when.first is not None and when.first == when.last


def _lasts(when: When) -> bool:
    """Whether a time is a run of days, not a week or month of which one day is meant."""
    return "/" in when.value and when.grain == "day"


def _place(ordered: list[Draft]) -> Place | None:
    told = sorted((d for d in ordered if d.place is not None), key=lambda d: d.stop)
    return told[0].place if told else None


def _host(ctx: ArticleContext, cluster: Cluster, place: Place | None) -> list[Participant]:
    """The state that is visited, when a visit is told with nobody on the other side."""
    entity = ctx.entities.by_id.get(place.entity_id or "") if place is not None else None
    if cluster.family != "visit" or len(cluster.parties) != 1 or place is None or entity is None:
        return []
    if entity.kind != "country":
        return []
    text = ctx.text[place.start : place.end]
    host = Participant(name=place.name, text=text, start=place.start, end=place.end, type="LOC", country=place.country)
    return [host.model_copy(update={"entity_id": place.entity_id})]


def _covers(when: When, day: date | None) -> bool:
    """Whether a stretch of several days holds the day."""
    if day is None or when.first is None or when.last is None:
        return False
    return when.first <= day <= when.last


def _stays(when: When | None, published: date | None) -> bool:
    """Whether the days of a visit have begun at publication and are not over."""
    return when is not None and _lasts(when) and _covers(when, published) and when.last != published


def _status(ctx: ArticleContext, cluster: Cluster, when: When | None) -> Status:
    told = status_of_cluster(cluster, ctx.published)
    if told == "denied":
        return "hypothetical"
    first, last = (when.first, when.last) if when is not None else (None, None)
    if told in (None, "occurred", "planned") and cluster.visited and _stays(when, ctx.published):
        return "ongoing"
    if told is None and when is not None and "/" in when.value and _covers(when, ctx.published):
        return "ongoing"
    if told in (None, "ongoing") and ctx.published is not None:
        if first is not None and first > ctx.published:
            return "planned"
        begun = cluster.family in ("visit", "summit")  # lasts longer than the day of its opening
        if told == "ongoing" and last is not None and (ctx.published - last).days > begun:
            return "occurred"
    return told or "occurred"


def _topics(ordered: list[Draft]) -> tuple[Span, ...]:
    found = {(t.start, t.end): t for d in ordered for t in d.topics}
    return tuple(found[key] for key in sorted(found))
