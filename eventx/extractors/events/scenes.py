"""Where an event took place that its own words do not tell: at the scene of what it followed from, in court, at home.

Scenes are read after mentions have become events, so that a place taken over neither ties nor parts mentions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from eventx.document.context import ArticleContext
from eventx.extractors.arguments.words import closed_class
from eventx.extractors.events.clusters import Combined
from eventx.extractors.events.entries import event_types
from eventx.lang.lexicon import Lexicon
from eventx.models import Participant, Place

# What did not happen has no scene.
_REAL = frozenset({"occurred", "ongoing", "planned", "denied"})
# Sentences over which a court that was named is the one meant.
_COURT_REACH = 3


def with_scenes(ctx: ArticleContext, events: Sequence[Combined]) -> list[Combined]:
    """Give events without a place that of their scene.

    Args:
        events: the events of the article in the order of their first mention.
    """
    found: list[Combined] = []
    sites = _sites(events)
    for n, event in enumerate(events):
        if event.place is not None and _known(ctx, event.place):
            there = _last_place(ctx, found)
            event = event if there is None else replace(event, place=there)
        found.append(event if event.place is not None else _placed(ctx, events, sites, n))
    return found


def _known(ctx: ArticleContext, place: Place) -> bool:
    """Whether a place is one told before: "lokasi", "lokasi kejadian itu", "TKP"."""
    words = place.name.casefold().split()
    known = closed_class(ctx.lexicon, "scene")
    return words[0] in known and all(w in known or w in closed_class(ctx.lexicon, "demonstrative") for w in words)


def _last_place(ctx: ArticleContext, before: Sequence[Combined]) -> Place | None:
    """The place of the last event before that names one."""
    return next((e.place for e in reversed(before) if e.place is not None and not _known(ctx, e.place)), None)


def _sites(events: Sequence[Combined]) -> dict[str, list[int]]:
    """The numbers of the events by type that have a place and happened."""
    sites: dict[str, list[int]] = {}
    for n, event in enumerate(events):
        if event.place is not None and event.status in ("occurred", "ongoing"):
            sites.setdefault(event.type, []).append(n)
    return sites


def _placed(ctx: ArticleContext, events: Sequence[Combined], sites: dict[str, list[int]], n: int) -> Combined:
    event = events[n]
    if event.status not in _REAL:
        return event
    place = _shut_off(ctx, event) or _scene(ctx, events, sites, n) or _court(ctx, event) or _home(ctx, event)
    return event if place is None else replace(event, place=place)


def _scene(ctx: ArticleContext, events: Sequence[Combined], sites: dict[str, list[int]], n: int) -> Place | None:
    """The place of the last event before that this one may follow from, else of the first one after."""
    wanted = event_types(ctx.lexicon)[events[n].type].scene
    causes = [sites[kind] for kind in wanted if kind in sites]
    before = [those[k - 1] for those in causes if (k := bisect_left(those, n))]
    nearest = max(before) if before else min((those[0] for those in causes), default=None)
    return None if nearest is None else events[nearest].place


def _shut_off(ctx: ArticleContext, event: Combined) -> Place | None:
    """The place that is blocked or surrounded: "blokade terhadap | Gaza"."""
    if event.mentions[0].root not in event_types(ctx.lexicon)[event.type].on_place:
        return None
    patients = (p for p in event.participants if p.role == "patient" and p.type == "LOC")
    return next((ctx.entities.place(p.start, p.end) for p in patients), None)


def _court(ctx: ArticleContext, event: Combined) -> Place | None:
    """The court named last before an act in court, in the same sentence or a few before."""
    if event.mentions[0].root not in event_types(ctx.lexicon)[event.type].in_court:
        return None
    start = min(mention.start for mention in event.mentions)
    sentence = ctx.annotated.sentence_at(start)
    first = ctx.annotated.sentences[max(0, sentence.index - _COURT_REACH)].start
    courts = [
        ref
        for ref in ctx.entities.mentions_in(first, sentence.end)
        if ctx.annotated.lower(ref.first) in court_words(ctx.lexicon, "court_body") and ref.last - ref.first > 1
    ]
    courts = [ref for ref in courts if says_which(ctx, ref.start, ref.end)]
    before = [ref for ref in courts if ref.start < start] or courts[:1]
    return ctx.entities.place(before[-1].start, before[-1].end) if before else None


def court_words(lexicon: Lexicon, which: str) -> frozenset[str]:
    """Words that the names of courts begin with: of all (court_body), or of those with a town (court_seat)."""
    return frozenset(lexicon.toml("event_classes")["classes"][which])


def says_which(ctx: ArticleContext, start: int, end: int) -> bool:
    """Whether the name of a court tells which one it is: not "Pengadilan Negeri (PN)" alone."""
    words = {word.strip("().,").casefold() for word in ctx.text[start:end].split()}
    after = ctx.text[end : end + 2]
    if after[:1] == " " and after[1:].isupper():
        return True
    return not words <= frozenset(ctx.lexicon.toml("event_classes")["classes"]["court_kind"])


def _home(ctx: ArticleContext, event: Combined) -> Place | None:
    """The state whose own army, police or court acts: "militer Myanmar menahan ...", "pemerintah ... digulingkan"."""
    kind = event_types(ctx.lexicon)[event.type]
    if not kind.home and event.mentions[0].root not in kind.home_roots:
        return None
    acting = [p for p in event.participants if p.role == "agent"]
    for participant in acting:
        place = _state_in(ctx, participant)
        if place is not None:
            return place
    return _country_told(ctx, event) if event.mentions[0].root in kind.home_roots else None


def _country_told(ctx: ArticleContext, event: Combined) -> Place | None:
    """The country named last before a coup or a civil war, in its sentence or the one before."""
    start = min(mention.start for mention in event.mentions)
    first = ctx.annotated.sentences[max(0, ctx.annotated.sentence_at(start).index - 1)].start
    refs = [ref for ref in ctx.entities.mentions_in(first, start) if ref.entity.kind == "country"]
    return ctx.entities.place(refs[-1].start, refs[-1].end) if refs else None


def _state_in(ctx: ArticleContext, participant: Participant) -> Place | None:
    """The country named behind the body that a participant is."""
    first = ctx.annotated.lower(ctx.annotated.token_at(participant.start))
    if first not in ctx.lexicon.toml("event_classes")["classes"]["state_body"]:
        return None
    for ref in ctx.entities.mentions_in(participant.start, participant.end):
        if ref.entity.type == "LOC" and ref.entity.kind == "country":
            return ctx.entities.place(ref.start, ref.end)
    return None
