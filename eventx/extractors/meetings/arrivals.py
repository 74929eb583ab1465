"""Arrivals in a country, whose place holds for the talks of the visitor there: "tiba di Doha ... bertemu Emir"."""

from __future__ import annotations

from dataclasses import dataclass

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments import place_of, subjects, to_participant
from eventx.extractors.meetings.cues import meeting_words
from eventx.extractors.meetings.parties import same_actor
from eventx.models import Participant, Place


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who arrives where, told in which sentence."""

    sentence: int
    visitors: tuple[Participant, ...]
    place: Place


@once
def arrivals(ctx: ArticleContext) -> tuple[Arrival, ...]:
    """The arrivals of people whom the article names in a country that it names, in text order."""
    words = meeting_words(ctx.lexicon, "arrival").by_first
    found = []
    for i, lower in enumerate(ctx.annotated.lowers):
        place = place_of(ctx, i, goal=True, unnamed=False) if lower in words else None
        if place is None or place.country is None:
            continue
        people = tuple(p for arg in subjects(ctx, i) if (p := to_participant(ctx, arg)).entity_id is not None)
        if people:
            found.append(Arrival(ctx.annotated.sentence_of(i).index, people, place))
    return tuple(found)


def arrived_at(ctx: ArticleContext, parties: list[Participant], sentence: int, reach: int) -> Place | None:
    """Where the visitor among the parties of talks has come to, told one to `reach` sentences before.

    Nobody of a third country may take part: talks that a guest has with another guest may be held elsewhere.
    """
    for arrival in reversed(arrivals(ctx)):
        if not 0 < sentence - arrival.sentence <= reach:
            continue
        guests = [p for p in parties if any(same_actor(p, visitor) for visitor in arrival.visitors)]
        hosts = [p for p in parties if p not in guests]
        if guests and hosts and all(p.country in (arrival.place.country, None) for p in hosts):
            return arrival.place
    return None
