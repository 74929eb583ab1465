"""What speaks for and against a mention telling of an event that was told before in the article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from eventx.document.apart import days_apart, other_place, places_apart, same_day, same_place
from eventx.document.event_mentions import (
    EventCluster,
    EventMention,
    acts_for,
    common_word,
    covers,
    same_participant,
)
from eventx.models import Participant

ALWAYS = "always"
"""The row of the table that holds for every mention and event."""
MEANING: Mapping[str, str] = {
    "agent_apart": "both name who did it, and nobody is in common",
    "agent_new": "only the mention tells who did it",
    ALWAYS: "mentions begin apart",
    "both_verbs": "verbs tell both",
    "count_apart": "both count the people it was done to, and the numbers differ",
    "count_far": "both count people in figures, and each number is many times the other",
    "day_apart": "both have days, and these do not overlap",
    "definite": "the mention refers back: itu, tersebut, or the site of it",
    "denied_apart": "one is denied, the other is not",
    "done_apart": "one is done, the other is not, and words of other kinds tell them",
    "family_apart": "the words name two kinds of happening of the type",
    "far": "more than three sentences lie between",
    "first_told": "the event is the first of its type in the article",
    "fresh": "the mention brings in by a count whom it was done to",
    "latest": "the event is the one of its type that was told last",
    "looks_back": "one has a date of its own two months before publication or more, the other none, and other numbers",
    "near": "they stand in one sentence or two that follow each other",
    "one_breath": "they are told in one breath: ditangkap dan ditahan",
    "opening": "the event is told in the first two sentences",
    "other_kind": "neither the words nor the type tie them, and the mention does not refer back",
    "patient_apart": "both name whom it was done to, and nobody is in common",
    "patient_same": "it was done to the same",
    "patient_unlike": "both tell whom it was done to, one of them unnamed, in other words",
    "place_apart": "both have places, too far from each other for one event of the type",
    "place_other": "both have places by other names",
    "reversed": "who did the one underwent the other",
    "same_count": "both count the people it was done to, with one number",
    "same_day": "they have one date",
    "same_place": "they have one place by name",
    "same_root": "one root, or roots of one kind of happening, name both",
    "same_sentence": "they stand in one sentence",
    "same_status": "they have one status",
    "several": "several events of the type are told before",
    "shared_participant": "somebody takes part in both",
    "supposed": "the mention tells of something supposed",
    "told_apart": "words say that they are two: selain, lainnya, kedua",
    "two_doers": "clauses near each other name others who did it",
    "twice_in_sentence": "the same verb stands twice in a sentence, of nobody in common",
    "weak": "one of them is a noun that cannot stand alone",
    "whole_article": "events of the type are mostly one in an article",
}
"""All evidence with what it means, as the table ``event_merging.tsv`` tells it."""
# How far apart two places may be for one event, in kilometres; an earthquake is felt, a storm strikes, over more.
_FAR_KM, _FAR_LOOSE_KM = 150.0, 600.0
# A bound that keeps long documents linear: mentions of an event compared with, the first and the last ones.
_FIRST, _LAST = 3, 5
# How many times as many people make another event.
_FAR_COUNT = 5
# Sentences between two mentions: of near ones at most, of far ones more than.
_NEAR, _FAR = 1, 3
# Sentences between two clauses that are told side by side, at most.
_CLAUSES = 2
# Characters between two triggers that are told in one breath: "ditangkap dan | ditahan".
_BREATH = 8
_DONE = frozenset({"occurred", "ongoing"})


@dataclass(frozen=True, slots=True)
class Standing:
    """How an event stands among those of its type that were told before.

    Attributes:
        first: whether it is the first of its type in the article.
        latest: whether it is the one that was told last.
        several: whether there are others.
    """

    first: bool
    latest: bool
    several: bool


def evidence_of(cluster: EventCluster, mention: EventMention, standing: Standing) -> tuple[str, ...]:
    """The evidence that a mention tells of an event.

    Args:
        cluster: the mentions of the event before this one, of the same type.
        mention: the mention.
        standing: how the event stands among those of its type.

    Returns:
        Names of `MEANING`, each once, in a fixed order.
    """
    told = cluster.mentions
    others = told if len(told) <= _FIRST + _LAST else [*told[:_FIRST], *told[-_LAST:]]
    gap = mention.sentence - told[-1].sentence
    holds = {
        ALWAYS: True,
        "first_told": standing.first,
        "latest": standing.latest,
        "several": standing.several,
        "opening": told[0].sentence <= 1,
        "near": gap <= _NEAR,
        "same_sentence": gap == 0,
        "far": gap > _FAR,
        "definite": mention.definite,
        "supposed": mention.status == "hypothetical",
        "weak": mention.weak or (len(told) == 1 and told[0].weak),
        "whole_article": mention.loose,
        "both_verbs": not mention.noun and any(not other.noun for other in others),
    }
    breath = any(_in_one_breath(other, mention) for other in others[-2:])
    return (
        *(name for name, true in holds.items() if true),
        *_by_words(others, mention, breath=breath),
        *_by_participants(others, mention),
        *_by_setting(others, mention),
    )


def _by_words(others: Sequence[EventMention], mention: EventMention, *, breath: bool) -> Iterator[str]:
    """Evidence from the triggers, their status, and the words around them."""
    root = any(other.root == mention.root for other in others)
    alike = root or any(not other.families.isdisjoint(mention.families) for other in others)
    if alike:
        yield "same_root"
    elif not mention.loose and not mention.definite:
        yield "other_kind"
    states = {other.status for other in others}
    if mention.status in states:
        yield "same_status"
    if not alike and not mention.definite and (mention.status in _DONE) == states.isdisjoint(_DONE):
        yield "done_apart"
    if any(
        (other.status == "denied") != (mention.status == "denied") and not _untold(other, mention) for other in others
    ):
        yield "denied_apart"
    if breath:
        yield "one_breath"
        return
    if any(_of_other_family(other, mention) for other in others):
        yield "family_apart"
    if any(_told_apart(other, mention) for other in others):
        yield "told_apart"
    if any(_twice_in_sentence(other, mention) for other in others):
        yield "twice_in_sentence"


def _by_participants(others: Sequence[EventMention], mention: EventMention) -> Iterator[str]:
    """Evidence from who takes part."""
    everybody = [participant for other in others for participant in other.participants]
    shared = [(a.role, b.role) for a in mention.participants for b in everybody if same_participant(a, b)]
    if shared:
        yield "shared_participant"
        if all(one != two for one, two in shared):
            yield "reversed"
    agents, patients = _in_role(mention.participants, "agent"), _in_role(mention.participants, "patient")
    before = _in_role(everybody, "agent")
    if agents and not before:
        yield "agent_new"
    elif _known(agents) and _known(before) and not _any_alike(before, agents):
        yield "agent_apart"
        if any(_two_doers(other, mention) for other in others):
            yield "two_doers"
    before = _in_role(everybody, "patient")
    if not patients or not before:
        return
    if any(same_participant(a, b) for a in before for b in patients):
        yield "patient_same"
    elif not _any_alike(before, patients):
        if _known(patients) and _known(before):
            yield "patient_apart"
        elif not any(common_word(a, b) for a in before for b in patients):
            yield "patient_unlike"
        fresh = [patient for patient in patients if patient.start in mention.marks.fresh]
        if any(not common_word(a, b) for a in before for b in fresh):
            yield "fresh"


def _by_setting(others: Sequence[EventMention], mention: EventMention) -> Iterator[str]:
    """Evidence from date, place and number."""
    if any(same_day(other.when, mention.when) for other in others):
        yield "same_day"
    if any(days_apart(other.when, mention.when) for other in others):
        yield "day_apart"
    here, there = _people(mention), {value for other in others for value in _people(other)}
    looks_back = mention.marks.long_ago != any(other.marks.long_ago for other in others)
    if looks_back and here and there and here.isdisjoint(there):
        yield "looks_back"
    if here and there and all(max(one, two) >= _FAR_COUNT * min(one, two) for one in here for two in there):
        yield "count_far"
    counts = {other.count for other in others if other.count is not None}
    if mention.count in counts:
        yield "same_count"
    elif mention.count is not None and counts and not mention.marks.toll:
        yield "count_apart"  # a toll ("korban tewas menjadi 31 orang") corrects the one before
    if any(same_place(other.place, mention.place) for other in others):
        yield "same_place"
    elif not mention.anywhere:
        if any(_places_apart(other, mention) for other in others):
            yield "place_apart"
        elif any(other_place(other.place, mention.place) for other in others):
            yield "place_other"


def _people(mention: EventMention) -> set[float]:
    """The people that a mention counts in figures: "puluhan orang" may be any number."""
    counted = (q for q in mention.quantities if q.unit == "person")
    return {quantity.value for quantity in counted if any(sign.isdigit() for sign in quantity.text)}


def _places_apart(left: EventMention, right: EventMention) -> bool:
    """Whether two places are too far from each other; for some types every other place is, unless it holds the one."""
    if left.strict_place and left.marks.broad == right.marks.broad:
        return other_place(left.place, right.place)
    far = _FAR_LOOSE_KM if left.loose and right.noun else _FAR_KM
    return places_apart(left.place, right.place, float("inf") if left.strict_place else far)


def _of_other_family(left: EventMention, right: EventMention) -> bool:
    return bool(left.families and right.families) and left.families.isdisjoint(right.families)


def _twice_in_sentence(left: EventMention, right: EventMention) -> bool:
    verbs = left.sentence == right.sentence and not left.noun and not right.noun and left.root == right.root
    return verbs and not any(same_participant(a, b) for a in left.participants for b in right.participants)


def _two_doers(left: EventMention, right: EventMention) -> bool:
    """Whether two clauses near each other name others who did it: "Rusia | mengusir ...", "Inggris | mengusir ..."."""
    if left.noun or right.noun or right.sentence - left.sentence > _CLAUSES:
        return False
    one, two = (_in_role(mention.participants, "agent") for mention in (left, right))
    if "passive" in left.rule or "passive" in right.rule or not one or not two or _any_alike(one, two):
        return False
    answered = any(same_participant(a, b) for a in two for b in _in_role(left.participants, "patient"))
    return answered or all(_of_two_kinds(a, b) for a in one for b in two)


def _of_two_kinds(left: Participant, right: Participant) -> bool:
    """Whether two named ones cannot be one: no person beside a state that may be the person's own."""
    mixed = (left.type == "PER") != (right.type == "PER")
    return None not in (left.entity_id, right.entity_id) and not (mixed and None in (left.country, right.country))


def _in_one_breath(left: EventMention, right: EventMention) -> bool:
    near = right.marks.coordinate and 0 < right.start - left.end <= _BREATH and left.noun == right.noun
    return near and not _other_patients(left, right)


def _told_apart(left: EventMention, right: EventMention) -> bool:
    """Whether words around the mentions say that they are two events."""
    if left.marks.besides and left.sentence == right.sentence:
        return True
    if left.marks.ordinal is not None and right.marks.ordinal is not None and left.marks.ordinal != right.marks.ordinal:
        return True
    return right.marks.anew and _other_patients(left, right)


def _other_patients(left: EventMention, right: EventMention) -> bool:
    one, two = (_in_role(mention.participants, "patient") for mention in (left, right))
    return bool(one and two) and not any(same_participant(a, b) or covers(a, b) for a in one for b in two)


def _untold(left: EventMention, right: EventMention) -> bool:
    """Whether the one of two mentions that is not denied merely names the event: "tak ditahan ... penahanan itu"."""
    other = right if left.status == "denied" else left
    return right.weak or (other.noun and not other.told)


def _in_role(participants: Sequence[Participant], role: str) -> list[Participant]:
    return [participant for participant in participants if participant.role == role]


def _known(participants: Sequence[Participant]) -> bool:
    return any(participant.entity_id is not None for participant in participants)


def _any_alike(before: Sequence[Participant], now: Sequence[Participant]) -> bool:
    return any(same_participant(a, b) or covers(a, b) or acts_for(a, b) for a in before for b in now)
