"""Who does and who undergoes an event: roles from the voice of the trigger, its frame and its light verb."""

from __future__ import annotations

from typing import Literal

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import (
    Argument,
    agents,
    argument,
    complements,
    governing_actor,
    is_predicate,
    objects,
    obliques,
    phrase_table,
    subjects,
    to_participants,
)
from eventx.extractors.arguments.object_voice import object_voice
from eventx.extractors.arguments.words import closed_class
from eventx.extractors.events.candidates import Candidate, in_noun_phrase
from eventx.extractors.events.carriers import carried_by, told_by
from eventx.extractors.events.counts import counted
from eventx.extractors.events.doers import by_means, does, does_upon, gives
from eventx.extractors.events.effects import (
    attendants,
    counted_behind,
    inverted,
    own_deed,
    sides_between,
    slain,
    stricken,
)
from eventx.extractors.events.entries import event_types, light_verbs
from eventx.extractors.events.kinds import is_animate, is_plain_place, names_nobody, plausible
from eventx.extractors.events.naming import (
    before_next_clause,
    before_next_deed,
    clear_of,
    companions,
    members,
    of_next_deed,
)
from eventx.extractors.events.quantities import starts_number
from eventx.extractors.events.subjects import subjects_of
from eventx.models import Participant

Role = Literal["agent", "patient"]
Roles = list[tuple[Role, list[Argument]]]

# Frames in which the complement of a noun is the patient; in the others it is the agent.
_PATIENT_FRAMES = frozenset({"ap", "ar", "np", "p"})
_MARKS = frozenset({".", ";", ":", '"', "“", "”"})
_FAR = 14
_SIDES = frozenset({"dengan", "bersama", "antara"})


def participants_of(ctx: ArticleContext, candidate: Candidate, beside: Argument | None) -> tuple[Participant, ...]:
    """The participants of the event that a trigger names, agents first, each named once; `beside` is its headcount."""
    found = counted(ctx, candidate, beside, _roles(ctx, candidate))
    kind = event_types(ctx.lexicon)[candidate.entry.type]
    named: dict[str, Participant] = {}
    for role in ("agent", "patient"):
        for one in (a for r, arguments in found if r == role for a in arguments):
            everybody = [one] if one == beside else members(ctx, one, people=role == "agent" or kind.persons)
            objects_of = role == "patient" and candidate.analysis.voice == "active"
            everybody = before_next_clause(ctx, everybody, candidate.head, verb=objects_of)
            everybody = before_next_deed(ctx, everybody) if kind.physical else everybody
            for member in (clear_of(ctx, each, candidate.first) for each in everybody):
                others = member == beside and member.last - member.first > 1  # "25 lainnya"
                if others or (not _inside(ctx, candidate, member) and plausible(ctx, kind, role, member)):
                    for participant in to_participants(ctx, member, role):
                        named.setdefault(participant.entity_id or participant.name.casefold(), participant)
    return tuple(named.values())


def _roles(ctx: ArticleContext, candidate: Candidate) -> Roles:
    if candidate.entry.frame == "d":
        return [("patient", stricken(ctx, candidate))]
    if not in_noun_phrase(ctx, candidate):
        return _of_verb(ctx, candidate)
    roles = [*_of_noun(ctx, candidate), ("agent", attendants(ctx, candidate))]
    if candidate.entry.type == "attack" and not any(role == "patient" and arguments for role, arguments in roles):
        roles.append(("patient", slain(ctx, candidate)))
    return roles


def _inside(ctx: ArticleContext, candidate: Candidate, member: Argument) -> bool:
    """Whether an argument is the trigger itself (but for its clitic) or names nobody."""
    if candidate.first <= member.head < candidate.last:
        return member.start <= ctx.doc[candidate.head].idx
    return names_nobody(ctx, member)


def _of_verb(ctx: ArticleContext, candidate: Candidate) -> Roles:
    """Roles around a verb: subject, object, agent phrase, and the patient behind a preposition."""
    frame, voice = candidate.entry.frame, candidate.analysis.voice
    subject = subjects_of(ctx, candidate)
    if voice == "passive":
        return _of_passive(ctx, candidate, subject)
    subject = [*subject, *companions(ctx, subject, candidate.first)]
    if frame == "a":
        return [("agent", subject)]
    direct = _direct(ctx, candidate)
    if frame == "p":
        giver = (
            obliques(ctx, candidate.last - 1, closed_class(ctx.lexicon, "whence"))
            if candidate.entry.phrase and voice == "active"
            else []
        )
        moved = voice == "active" and not candidate.entry.phrase
        alone = _somebody(ctx, subject) if candidate.analysis.derivation == "meN" else []
        return [("agent", giver), ("patient", (direct or alone) if moved else subject)]
    if frame in ("aa", "na"):
        sides = obliques(ctx, candidate.last - 1, _SIDES)
        return [("agent", [*subject, *sides]), ("patient", direct if frame == "aa" else _governed(ctx, candidate))]
    if voice == "accidental":
        return [("patient", subject), ("agent", agents(ctx, candidate.last - 1))]
    receiver = _governed(ctx, candidate)
    if frame == "ar":
        return [("agent", subject), ("patient", receiver)]
    return [("agent", subject), ("patient", direct or receiver)]


def _somebody(ctx: ArticleContext, subject: list[Argument]) -> list[Argument]:
    """A subject that is somebody, of a verb with no object: "Warga | mengungsi"."""
    return [one for one in subject if is_animate(ctx, one)]


def _of_passive(ctx: ArticleContext, candidate: Candidate, subject: list[Argument]) -> Roles:
    by = agents(ctx, candidate.last - 1) or (agents(ctx, candidate.head) if candidate.entry.phrase else [])
    by = [one for one in by if not candidate.head < one.first < candidate.last]  # "ditetapkan | tersangka"
    frame = candidate.entry.frame
    apposed = bool(subject) and subject[0].last == candidate.first - 1 and ctx.doc[candidate.first - 1].text == ","
    behind = [] if apposed or (by and by[0].prep is None) else inverted(ctx, candidate, subject)
    by = by or ([] if behind or not subject else _doer(ctx, candidate))
    if not subject and candidate.head in object_voice(ctx):
        subject = objects(ctx, candidate.head)  # "belum kami | tangkap | pelakunya"
    subject = behind or subject
    if frame == "a":
        return [("agent", by)]
    if frame == "aa":
        return [("agent", by or obliques(ctx, candidate.last - 1, _SIDES)), ("patient", subject)]
    if frame == "ar":
        return [("agent", by), ("patient", _governed(ctx, candidate))]
    return [("agent", [] if frame == "p" else by), ("patient", subject)]


def _doer(ctx: ArticleContext, candidate: Candidate) -> list[Argument]:
    """Somebody right behind a passive, who does it: "dilaporkan | istrinya", "dipukul | aparat"."""
    phrase = phrase_table(ctx).at(candidate.last)
    if phrase is None or phrase.prep is not None or phrase.first != candidate.last:
        return []
    found = argument(ctx, phrase)
    return [found] if is_animate(ctx, found) and not starts_number(ctx, phrase.first) else []


def _direct(ctx: ArticleContext, candidate: Candidate) -> list[Argument]:
    """The object; after a phrase such as "menjatuhkan sanksi" it is behind a preposition or in its noun phrase."""
    if not candidate.entry.phrase:
        return objects(ctx, candidate.head)
    end = candidate.last - 1
    return _governed(ctx, candidate) or complements(ctx, end) or objects(ctx, end)


def _governed(ctx: ArticleContext, candidate: Candidate) -> list[Argument]:
    """The patient behind one of the type's prepositions: "terhadap", "kepada"."""
    prepositions = event_types(ctx.lexicon)[candidate.entry.type].prepositions
    return obliques(ctx, candidate.last - 1, prepositions)[:1] or _far(ctx, candidate, prepositions)


def _far(ctx: ArticleContext, candidate: Candidate, prepositions: frozenset[str]) -> list[Argument]:
    """The first phrase with one of the prepositions before the next verb or mark."""
    table, high = phrase_table(ctx), ctx.annotated.sentence_of(candidate.head).last
    for i in range(candidate.last, min(high, candidate.last + _FAR)):
        phrase = table.at(i)
        if phrase is not None and phrase.first == i and phrase.prep is not None:
            found = argument(ctx, phrase)
            if found.prep in prepositions:
                return [found]
        elif phrase is None and (ctx.doc[i].text in _MARKS or is_predicate(ctx, i)):
            return []
    return []


def _of_noun(ctx: ArticleContext, candidate: Candidate) -> Roles:
    """Roles around a noun of event: its complement, its prepositional phrases, and what its light verb lends."""
    frame, end = candidate.entry.frame, candidate.last - 1
    role: Role = "patient" if frame in _PATIENT_FRAMES else "agent"
    governed, found = _governed(ctx, candidate), _lent(ctx, candidate)
    by = [one for one in agents(ctx, end) if not of_next_deed(ctx, candidate.last, one)]
    told = any(role == "agent" and arguments for role, arguments in found)
    complement = complements(ctx, end)
    clitic = bool(by) and by[0].first == end
    ruling = clitic and candidate.entry.type == "convict"  # "dalam putusannya, hakim menyatakan": the court's, not his
    if (
        by and not ruling and not (clitic and (told or complement))
    ):  # "melanjutkan kunjungannya", "tenggelamnya | kapal"
        found.insert(
            0, (_of_clitic(ctx, candidate) if clitic else "agent", (own_deed(ctx, candidate) or by) if clitic else by)
        )
    bare = frame == "p" or (frame == "a" and candidate.analysis.voice == "bare")
    if bare and not (clitic and complement) and not any(is_animate(ctx, one) for one in complement):
        complement = _before(ctx, candidate) or complement
    if role == "patient" and not (complement or governed):
        complement = counted_behind(ctx, end)
    kind = event_types(ctx.lexicon)[candidate.entry.type]
    where = (frame == "aa" or kind.complement_place) and len(complement) == 1 and is_plain_place(ctx, complement[0])
    if does_upon(ctx, candidate, complement, governed):
        found.append(("agent", complement))
    elif frame == "ar":
        found.append(("agent", complement if gives(ctx, candidate, complement) else []))
    elif not where and not by_means(ctx, candidate, complement):
        found.append(("agent" if does(ctx, candidate, complement) else role, complement))
    if role == "patient" or frame == "na":
        found.append(("patient", governed))
    if frame == "aa":
        verb = carried_by(ctx, candidate)
        behind = obliques(ctx, verb, _SIDES) if verb is not None and verb > candidate.head else []
        found.append(("agent", obliques(ctx, end, _SIDES) or behind or sides_between(ctx, candidate)))
    return found


def _of_clitic(ctx: ArticleContext, candidate: Candidate) -> Role:
    """What -nya at a noun is: who undergoes what is done to people ("penangkapannya"), else who does it."""
    kind = event_types(ctx.lexicon)[candidate.entry.type]
    undergone = kind.persons and candidate.entry.frame == "ap" and candidate.analysis.derivation == "peN-an"
    return "patient" if undergone else "agent"


def _before(ctx: ArticleContext, candidate: Candidate) -> list[Argument]:
    """Who stands before the trigger in its own noun phrase: "puluhan siswa | keracunan"."""
    phrase = phrase_table(ctx).at(candidate.head)
    if phrase is None or phrase.first >= candidate.first:
        return []
    last = ctx.doc[candidate.first - 1]
    return [Argument(phrase.first, candidate.first, phrase.first, ctx.doc[phrase.first].idx, last.idx + len(last))]


def _lent(ctx: ArticleContext, candidate: Candidate) -> Roles:
    """The subject of the light verb that carries the noun: "KPK | melakukan | penggeledahan"."""
    carrier = carried_by(ctx, candidate)
    if carrier is None:
        verb = told_by(ctx, candidate)
        return [("agent", agents(ctx, verb))] if verb is not None else []
    if carrier < candidate.head and ctx.annotated.lower(carrier).startswith("di") and candidate.entry.frame == "ap":
        return [("patient", governing_actor(ctx, carrier))]
    role = light_verbs(ctx.lexicon).get(ctx.annotated.lower(carrier))
    if carrier > candidate.head:
        # "serangan itu dilancarkan oleh X"; not "serangan itu dikecam oleh X", "kesepakatan itu diumumkan PM Fiji"
        done = role == "event" or (role == "told" and candidate.entry.frame != "aa")
        passive = ctx.annotated.lower(carrier).startswith("di")
        return [("agent", agents(ctx, carrier))] if done and passive else []
    if role not in ("agent", "patient"):
        return []
    if role == "patient" and candidate.entry.frame == "a":  # "menerima kunjungan": the subject is visited
        return []
    lent: Role = "patient" if role == "patient" or candidate.entry.frame == "p" else "agent"
    if candidate.entry.frame in ("a", "aa"):
        lent = "agent"
    subject = subjects(ctx, carrier)
    return [(lent, [*subject, *companions(ctx, subject, carrier)])]
