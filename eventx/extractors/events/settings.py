"""Where and when an event was, and how far it has come: what its own words tell, and what it shares with others."""

from __future__ import annotations

from dataclasses import replace

from eventx.document.context import ArticleContext
from eventx.document.merge_events import EventMention
from eventx.extractors.arguments import (
    Argument,
    carrier_of,
    complements,
    named_place,
    objects,
    phrase_table,
    place_of,
    status_of,
    time_of,
)
from eventx.extractors.events.candidates import Candidate, in_noun_phrase
from eventx.extractors.events.entries import EventType, event_types, light_verbs
from eventx.models import Place, Status, When

_NO = frozenset({"tidak ada", "belum ada", "tak ada", "tiada", "tanpa", "tidak terdapat", "belum terdapat", "bukan"})
_BACK = 6


def where(ctx: ArticleContext, candidate: Candidate, kind: EventType) -> Place | None:
    """The place of an event: its own phrase, the object of a trip, or what "melanda" and its like strike."""
    at = candidate.head if in_noun_phrase(ctx, candidate) else candidate.first
    found = place_of(ctx, at, goal=kind.goal)
    if found is not None:
        return found
    if kind.goal and candidate.analysis.voice == "active":
        return _first_place(ctx, objects(ctx, candidate.last - 1))
    if candidate.entry.frame not in ("d", "p", "na", "aa"):
        return None
    if not in_noun_phrase(ctx, candidate):
        return None
    complement = _first_place(ctx, complements(ctx, candidate.last - 1)) if candidate.entry.frame == "d" else None
    if complement is not None:
        return complement
    carrier = carrier_of(ctx, candidate.head)
    if carrier is None or light_verbs(ctx.lexicon).get(ctx.annotated.lower(carrier)) != "event":
        return None
    return _first_place(ctx, objects(ctx, carrier)) or place_of(ctx, carrier)


def _first_place(ctx: ArticleContext, arguments: list[Argument]) -> Place | None:
    """The first argument that names a place and nothing else."""
    for argument in arguments:
        phrase = phrase_table(ctx).at(argument.head)
        kinds = {n.type for n in ctx.annotated.names if argument.first <= n.first < argument.last}
        if phrase is not None and kinds == {"LOC"} and (place := named_place(ctx, phrase)) is not None:
            return place
    return None


def when(ctx: ArticleContext, candidate: Candidate) -> When | None:
    """The date that the trigger's own clause gives."""
    at = candidate.head if in_noun_phrase(ctx, candidate) else candidate.first
    return time_of(ctx, at)


def standing(ctx: ArticleContext, candidate: Candidate, when: When | None) -> Status:
    """The status of the event that a trigger names, as seen from the publication date.

    The negation of a verb reaches a noun of event only when that verb makes the event happen: "tidak menggelar
    latihan" denies it, "latihan itu tidak membantu" does not.
    """
    noun = in_noun_phrase(ctx, candidate)
    if _none_of(ctx, candidate):
        return "denied"
    at = candidate.head if noun else candidate.first
    status = status_of(ctx, at, when)
    if noun and status == "denied" and not _carried(ctx, candidate):
        status = "occurred"
    kind = event_types(ctx.lexicon)[candidate.entry.type]
    if status == "occurred" and candidate.entry.root in kind.lasting and (when is None or not _over(ctx, when)):
        return "ongoing"
    return status


def _over(ctx: ArticleContext, when: When) -> bool:
    return when.last is not None and (ctx.published is None or when.last < ctx.published)


def _carried(ctx: ArticleContext, candidate: Candidate) -> bool:
    carrier = carrier_of(ctx, candidate.head)
    return carrier is not None and ctx.annotated.lower(carrier) in light_verbs(ctx.lexicon)


def _none_of(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether the clause says that there was none: "tidak ada warga yang | tewas", "belum ada | gempa susulan"."""
    lower, first = ctx.annotated.lower, ctx.annotated.sentence_of(candidate.first).first
    for i in range(candidate.first - 1, max(first, candidate.first - _BACK) - 1, -1):
        if ctx.doc[i].text in {",", ".", ";", ":", '"', "“", "”"}:
            return False
        if f"{lower(i)} {lower(i + 1)}" in _NO or lower(i) == "tanpa":
            return True
    return False


def shared_settings(ctx: ArticleContext, mentions: list[EventMention]) -> list[EventMention]:
    """Give mentions without place or date those of the event they follow from: the dead of a flood where it was."""
    types = event_types(ctx.lexicon)
    found: list[EventMention] = []
    for mention in mentions:
        follows = types[mention.type].follows
        cause = (
            next((other for other in reversed(found) if other.type in follows and _near(other, mention)), None)
            if follows
            else None
        )
        if cause is not None:
            when = mention.when or (replace_source(cause.when) if cause.when is not None else None)
            mention = replace(mention, place=mention.place or cause.place, when=when)
        found.append(mention)
    return found


def _near(left: EventMention, right: EventMention) -> bool:
    return right.sentence - left.sentence <= 2 and left.status == right.status


def replace_source(when: When) -> When:
    """The same date, marked as taken over from elsewhere."""
    return when.model_copy(update={"source": "inherited"})
