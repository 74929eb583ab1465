"""Who does and who undergoes an event: roles from the voice of the trigger, its frame and its light verb."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import (
    Argument,
    agents,
    carrier_of,
    complements,
    expand,
    objects,
    obliques,
    subjects,
    to_participant,
)
from eventx.extractors.events.candidates import Candidate, in_noun_phrase
from eventx.extractors.events.entries import event_types, light_verbs
from eventx.models import Participant

Role = Literal["agent", "patient"]
Roles = list[tuple[Role, list[Argument]]]

# Frames in which the complement of a noun is the patient, the agent.
_NOUN_ROLE: dict[str, Role] = {
    "ap": "patient",
    "np": "patient",
    "p": "patient",
    "a": "agent",
    "na": "agent",
    "aa": "agent",
}
_SIDES = frozenset({"dengan", "bersama", "antara"})
# Pronouns and light nouns that name nobody.
_EMPTY = frozenset(
    {"itu", "ini", "hal", "tersebut", "yang", "kasus", "kejadian", "peristiwa", "aksi", "apa", "langkah", "diri"}
)


def participants_of(ctx: ArticleContext, candidate: Candidate) -> tuple[Participant, ...]:
    """The participants of the event that a trigger names, agents first, each named once."""
    if candidate.entry.frame == "d":
        return ()
    noun = in_noun_phrase(ctx, candidate)
    found = _of_noun(ctx, candidate) if noun else _of_verb(ctx, candidate)
    named: dict[tuple[str, str], Participant] = {}
    for role in ("agent", "patient"):
        for argument in (a for r, arguments in found if r == role for a in arguments):
            for member in expand(ctx, argument):
                if _names_somebody(ctx, candidate, member):
                    participant = to_participant(ctx, member, role)
                    named.setdefault((role, participant.entity_id or participant.name.casefold()), participant)
    return tuple(named.values())


def _names_somebody(ctx: ArticleContext, candidate: Candidate, member: Argument) -> bool:
    if candidate.first <= member.head < candidate.last and member.start >= ctx.doc[candidate.first].idx:
        return member.start > ctx.doc[candidate.head].idx
    words = [ctx.annotated.lower(i) for i in range(member.first, member.last) if ctx.doc[i].is_alpha]
    return bool(words) and not all(word in _EMPTY for word in words)


def _of_verb(ctx: ArticleContext, candidate: Candidate) -> Roles:
    """Roles around a verb: subject, object, agent phrase, and the patient behind a preposition."""
    frame, voice, i, end = candidate.entry.frame, candidate.analysis.voice, candidate.first, candidate.last - 1
    subject = subjects(ctx, i)
    if voice == "passive":
        return _of_passive(ctx, candidate, subject)
    direct = _direct(ctx, candidate)
    if frame == "p":
        return [("patient", direct if voice == "active" and not candidate.entry.phrase else subject)]
    if frame in ("aa", "na"):
        sides = obliques(ctx, end, _SIDES)
        return [("agent", [*subject, *sides]), ("patient", direct if frame == "aa" else _governed(ctx, candidate))]
    if frame == "a":
        return [("agent", subject)]
    if voice == "accidental":
        return [("patient", subject), ("agent", agents(ctx, end))]
    return [("agent", subject), ("patient", direct or _governed(ctx, candidate))]


def _of_passive(ctx: ArticleContext, candidate: Candidate, subject: list[Argument]) -> Roles:
    by = agents(ctx, candidate.last - 1) or (agents(ctx, candidate.head) if candidate.entry.phrase else [])
    if candidate.entry.frame == "a":
        return [("agent", by)]
    if candidate.entry.frame == "aa":
        return [("agent", by), ("patient", subject)]
    return [("agent", [] if candidate.entry.frame == "p" else by), ("patient", subject)]


def _direct(ctx: ArticleContext, candidate: Candidate) -> list[Argument]:
    """The object: after a phrase such as "menjatuhkan sanksi" there is none but in its own noun phrase."""
    if not candidate.entry.phrase:
        return objects(ctx, candidate.head)
    return complements(ctx, candidate.last - 1) or objects(ctx, candidate.last - 1)


def _governed(ctx: ArticleContext, candidate: Candidate) -> list[Argument]:
    """The patient behind one of the type's prepositions: "terhadap", "kepada"."""
    prepositions = event_types(ctx.lexicon)[candidate.entry.type].prepositions
    return obliques(ctx, candidate.last - 1, prepositions)[:1]


def _of_noun(ctx: ArticleContext, candidate: Candidate) -> Roles:
    """Roles around a noun of event: its complement, its prepositional phrases, and what its light verb lends."""
    frame, end = candidate.entry.frame, candidate.last - 1
    found: Roles = [("agent", agents(ctx, end))]
    complement = complements(ctx, end)
    governed = _governed(ctx, candidate)
    role: Role = _NOUN_ROLE[frame]
    if complement and not _is_place(ctx, complement[0], frame):
        found.append((role, complement))
    if role == "patient" or frame == "na":
        found.append(("patient", governed))
    if frame == "aa":
        found.append(("agent", obliques(ctx, end, _SIDES)))
    found.extend(_lent(ctx, candidate))
    return found


def _is_place(ctx: ArticleContext, argument: Argument, frame: str) -> bool:
    """Whether the complement of a noun that names what happens somewhere only tells where: "kerusuhan Jakarta"."""
    return frame in ("p",) and all(token.ent_type_ == "LOC" for token in ctx.doc[argument.first : argument.last])


def _lent(ctx: ArticleContext, candidate: Candidate) -> Roles:
    """The subject of the light verb that carries the noun: "KPK | melakukan | penggeledahan"."""
    carrier = carrier_of(ctx, candidate.head)
    if carrier is None:
        return []
    role = light_verbs(ctx.lexicon).get(ctx.annotated.lower(carrier))
    if carrier > candidate.head:
        return [("agent", agents(ctx, carrier))] if ctx.annotated.lower(carrier).startswith("di") else []
    if role == "agent" or role == "patient":
        lent: Role = "patient" if candidate.entry.frame == "p" or role == "patient" else "agent"
        if candidate.entry.frame in ("a", "aa"):
            lent = "agent"
        return [(lent, subjects(ctx, carrier))]
    return []


def same_participant(left: Participant, right: Participant) -> bool:
    """Whether two participants are one by entity or by name."""
    if left.entity_id is not None and right.entity_id is not None:
        return left.entity_id == right.entity_id
    return left.name.casefold() == right.name.casefold()


def named(participants: Iterable[Participant]) -> list[Participant]:
    """The participants that an entity stands behind."""
    return [participant for participant in participants if participant.entity_id is not None]
