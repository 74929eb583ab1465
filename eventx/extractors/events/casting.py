"""Who fills the roles that an event leaves open: what the article tells of the events around it.

Reporters name the police, the court or the suspect once. The roles that may be filled in this way, and from which
types of events, stand in event_types.toml (`agent_like`, `agent_was`, `patient_like`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Literal

from eventx.document.context import ArticleContext
from eventx.document.event_mentions import same_participant
from eventx.extractors.events.clusters import Combined
from eventx.extractors.events.entries import event_types
from eventx.extractors.events.kinds import BY_FORCE, may_arrest
from eventx.lang.lexicon import Lexicon
from eventx.models import Participant

Role = Literal["agent", "patient"]

# Sentences between two events one of which lends the other a role, unless the whole article knows but one filler.
_NEAR = 3


def cast_roles(ctx: ArticleContext, events: list[Combined]) -> list[Combined]:
    """Fill the open roles of events from the events around them; what is filled so is marked as inferred."""
    types = event_types(ctx.lexicon)
    found: list[Combined] = []
    for event in events:
        kind = types[event.type]
        if _open(event, "agent") and _may_act(event):
            event = _filled(event, "agent", _lender(ctx, events, event, kind.agent_like, "agent"))
        if _open(event, "agent") and kind.agent_was:
            event = _filled(event, "agent", _beside(ctx, events, event, kind.agent_was))
        if _open(event, "patient") and kind.patient_like:
            event = _filled(event, "patient", _lender(ctx, events, event, kind.patient_like, "patient"))
        found.append(event)
    return found


def _open(event: Combined, role: Role) -> bool:
    return not any(participant.role == role for participant in event.participants)


def _may_act(event: Combined) -> bool:
    """Whether an agent besides the subject is possible: a verb without a passive prefix has told all it has."""
    return not all(mention.rule.endswith(("verb.active", "verb.bare", "verb.middle")) for mention in event.mentions)


def _filled(event: Combined, role: Role, lent: Iterable[Participant]) -> Combined:
    """The event with the participants of another one that take no part in it yet, in the given role."""
    new = [one for one in lent if not any(same_participant(one, other) for other in event.participants)]
    if not new:
        return event
    cast = tuple(one.model_copy(update={"role": role}) for one in new)
    both = (*cast, *event.participants) if role == "agent" else (*event.participants, *cast)
    return replace(event, participants=both, inferred=True)


def _lender(
    ctx: ArticleContext, events: list[Combined], event: Combined, like: Collection[str], role: Role
) -> list[Participant]:
    """Who fills a role in the events of the like types: the only filler of the article, else that of the nearest."""
    rated: list[tuple[bool, int, list[Participant]]] = []
    known: set[str] = set()
    for other in events:
        fillers = [p for p in other.participants if p.role == role and _stands_for_itself(ctx, role, p)]
        if other is event or other.type not in like or not fillers:
            continue
        if role == "agent" and other.mentions[0].root in event_types(ctx.lexicon)[other.type].by_anyone:
            continue
        if role == "agent" and other.type == "investigate" and event.type in BY_FORCE:
            fillers = [p for p in fillers if may_arrest(ctx.lexicon, p)]
        if not fillers:
            continue
        known.update(p.entity_id or p.name.casefold() for p in fillers)
        far = _distance(ctx, event, other)
        rated.append((far > 0, abs(far), fillers))
    if not rated:
        return []
    after, far, fillers = min(rated, key=lambda rate: (rate[1], rate[0]))
    return fillers if len(known) == 1 or (far <= _NEAR and not after) else []


def _stands_for_itself(ctx: ArticleContext, role: Role, participant: Participant) -> bool:
    """Whether a filler can be lent: a patient, a body or somebody who stands for one, not "warga" who lent a hand."""

    def build(lexicon: Lexicon) -> frozenset[str]:
        classes = lexicon.toml("event_classes")["classes"]
        return frozenset(classes["person"]) - frozenset(classes["police"]) - frozenset(classes["guards"])

    if role == "patient" or participant.type is not None:
        return role == "patient" or participant.type != "PER"
    private = ctx.lexicon.cached("events.private", build)
    return (participant.name.casefold().split() or [""])[0] not in private


def _distance(ctx: ArticleContext, event: Combined, other: Combined) -> int:
    """Sentences from an event to the nearest mention of another one, negative when that comes before."""
    here = ctx.annotated.sentence_at(min(mention.start for mention in event.mentions)).index
    gaps = [mention.sentence - here for mention in other.mentions]
    return min(gaps, key=lambda gap: (abs(gap), gap))


def _beside(ctx: ArticleContext, events: list[Combined], event: Combined, types: Collection[str]) -> list[Participant]:
    """Those to whom something was done in the sentence of the event: "93 orang ditangkap dalam | unjuk rasa |"."""
    sentences = {mention.sentence for mention in event.mentions}
    for other in events:
        if other.type in types and any(mention.sentence in sentences for mention in other.mentions):
            return [participant for participant in other.participants if participant.role == "patient"]
    return []
