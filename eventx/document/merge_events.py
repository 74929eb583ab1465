"""Which mentions of an article tell of one real-world event.

Mentions are read in text order; each joins the earlier event it fits best, or begins a new one. What speaks for one
event: the same word root, a participant, date or place in common, a definite noun ("serangan itu"). What speaks
against it: different named participants in one role, different days, places far apart, different numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from eventx.document.apart import days_apart, lands_apart, other_place, places_apart, same_day, same_place
from eventx.models import Participant, Place, Quantity, Status, When

JOIN = 2
# How far apart two places may be for one event; an earthquake is felt, and a storm strikes, over more.
_FAR_KM, _FAR_LOOSE_KM = 150.0, 600.0
# Bounds that keep long documents linear: events of one type looked back on, mentions of an event compared with.
_RECENT, _COMPARED = 24, 8


@dataclass(frozen=True, slots=True)
class Distinct:
    """How a mention is set apart from the others of its type.

    Attributes:
        broad: its place is a province, island or region, which holds others.
        anew: it is told as a further one: "polisi juga | menangkap", "sanksi tambahan", "memeriksa empat saksi lain".
        besides: what follows in its sentence is told as another one: "selain | pemecatan".
        coordinate: it is told in one breath with the trigger before it: "ditangkap dan | ditahan".
        ordinal: which of several it is: "serangan kedua", "bantuan tahap kedua", or which court decided.
        fresh: starts of the participants that are brought in by a count: "sebanyak sembilan warga".
    """

    broad: bool = False
    anew: bool = False
    besides: bool = False
    coordinate: bool = False
    ordinal: int | None = None
    fresh: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class EventMention:
    """One trigger with what its own sentence tells.

    Attributes:
        start: offset of the trigger's first character.
        end: offset behind its last.
        root: the root of the trigger, which ties "menangkap" and "penangkapan".
        families: the numbers of the groups of roots that name the same kind of happening, of which it is one.
        noun: whether it is a noun of event.
        definite: whether it refers back ("itu", "tersebut").
        weak: whether it cannot stand alone: a noun with no participant, place, date or verb of its own.
        sentence: index of the sentence.
        loose: whether its type joins by type alone (event_types.toml, merge = "article").
        strict_place: whether another place makes another event, however near it is.
        anywhere: whether its type has no place of its own, so that two places make no two events.
        told: whether words or a date of its own tell the status.
        aside: whether it stands in a clause of before or after, so that the date of its sentence need not be its own.
        marks: how it is set apart from the others of its type.
        count: how many people the patient is, where the text gives an exact number.
    """

    start: int
    end: int
    type: str
    root: str
    families: frozenset[int]
    noun: bool
    definite: bool
    weak: bool
    sentence: int
    loose: bool
    strict_place: bool
    anywhere: bool
    count: float | None
    rule: str
    status: Status
    told: bool
    aside: bool
    marks: Distinct = Distinct()
    participants: tuple[Participant, ...] = ()
    place: Place | None = None
    when: When | None = None
    quantities: tuple[Quantity, ...] = ()


@dataclass(slots=True)
class EventCluster:
    """The mentions of one event, in text order."""

    mentions: list[EventMention] = field(default_factory=list)

    @property
    def type(self) -> str:
        """The type that all mentions share."""
        return self.mentions[0].type


def merge_mentions(mentions: Sequence[EventMention]) -> list[EventCluster]:
    """Group the mentions of an article into events.

    Args:
        mentions: all mentions in text order.

    Returns:
        Events in the order of their first mention; nouns that point to no event of the article are left out.
    """
    clusters: list[EventCluster] = []
    by_type: dict[str, list[EventCluster]] = {}
    for mention in _retyped(mentions):
        candidates = by_type.setdefault(mention.type, [])[-_RECENT:]
        rated = [(_affinity(cluster, mention), place) for place, cluster in enumerate(candidates)]
        best = max(rated, default=(0, 0))
        if best[0] >= JOIN:
            candidates[best[1]].mentions.append(mention)
        else:
            clusters.append(EventCluster([mention]))
            by_type[mention.type].append(clusters[-1])
    return [cluster for cluster in clusters if not all(mention.weak for mention in cluster.mentions)]


def _retyped(mentions: Sequence[EventMention]) -> list[EventMention]:
    """Give a short form the type of the full expression before it: "kebakaran" after "kebakaran hutan"."""
    full: dict[str, EventMention] = {}
    plain: set[str] = set()
    found = []
    for mention in mentions:
        first, space, _ = mention.root.partition(" ")
        if space and mention.noun and first not in plain:  # "gempa susulan" after a "gempa" is no full form of it
            full[first] = mention
        elif mention.root in full and mention.noun:
            other = full[mention.root]
            mention = replace(mention, type=other.type, root=other.root, families=other.families, loose=other.loose)
        plain.add(mention.root)
        found.append(mention)
    return found


def _affinity(cluster: EventCluster, mention: EventMention) -> int:
    """How much speaks for one event; below `JOIN` they are two."""
    others = cluster.mentions if len(cluster.mentions) <= _COMPARED else [*cluster.mentions[:3], *cluster.mentions[-5:]]
    if any(_conflict(other, mention) for other in others):
        return 0
    return max(_likeness(other, mention) for other in others)


def _likeness(left: EventMention, right: EventMention) -> int:
    if _in_one_breath(left, right):
        return JOIN + 1
    alike = left.root == right.root or not left.families.isdisjoint(right.families)
    score = 2 * alike + 2 * (left.loose and right.loose) + (right.weak or left.weak)
    score += 2 * right.definite
    score += 2 * any(same_participant(a, b) for a in left.participants for b in right.participants)
    score += same_day(left.when, right.when) + same_place(left.place, right.place)
    score += abs(left.sentence - right.sentence) <= 1
    return score


def _conflict(left: EventMention, right: EventMention) -> bool:
    """Whether two mentions cannot be one event."""
    if (left.status == "denied") != (right.status == "denied") and not _untold(left, right):
        return True
    if _in_one_breath(left, right):
        return False
    if _told_apart(left, right):
        return True
    if left.families and right.families and left.families.isdisjoint(right.families):
        return True
    if left.sentence == right.sentence and not left.noun and not right.noun and left.root == right.root:
        return not _shared_roles(left, right)
    if left.count is not None and right.count is not None and left.count != right.count:
        return True
    if left.strict_place and left.marks.broad != right.marks.broad:
        return lands_apart(left.place, right.place) or days_apart(left.when, right.when) or _roles_apart(left, right)
    if left.strict_place and other_place(left.place, right.place):
        return True
    if left.anywhere:
        return days_apart(left.when, right.when) or _roles_apart(left, right)
    far = _FAR_LOOSE_KM if left.loose and right.noun else _FAR_KM
    return days_apart(left.when, right.when) or places_apart(left.place, right.place, far) or _roles_apart(left, right)


# Characters between two triggers that are told in one breath: "ditangkap dan | ditahan".
_BREATH = 8


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
    one, two = ([p for p in mention.participants if p.role == "patient"] for mention in (left, right))
    return bool(one and two) and not any(same_participant(a, b) or _covers(a, b) for a in one for b in two)


def _untold(left: EventMention, right: EventMention) -> bool:
    """Whether the one of two mentions that is not denied merely names the event: "tak ditahan ... penahanan itu"."""
    other = right if left.status == "denied" else left
    return right.weak or (other.noun and not other.told)


def _shared_roles(left: EventMention, right: EventMention) -> bool:
    return any(same_participant(a, b) for a in left.participants for b in right.participants)


def _roles_apart(left: EventMention, right: EventMention) -> bool:
    """Whether one role is filled on both sides, by nobody in common."""
    for role in ("agent", "patient"):
        one = [p for p in left.participants if p.role == role]
        two = [p for p in right.participants if p.role == role]
        alike = (same_participant(a, b) or _covers(a, b) or _acts_for(a, b) for a in one for b in two)
        if not one or not two or any(alike):
            continue
        if (_known(one) and _known(two)) or any(
            b.start in right.marks.fresh and not _common_word(a, b) for a in one for b in two
        ):
            return True
    return False


def _common_word(left: Participant, right: Participant) -> bool:
    """Whether two phrases share a word and do not name different things: "tiga diplomat Rusia", "tiga warga AS"."""
    one, two = ({word for word in p.name.split() if word[:1].isupper()} for p in (left, right))
    if one and two and one.isdisjoint(two):
        return False
    return not set(left.name.casefold().split()).isdisjoint(right.name.casefold().split())


def _known(participants: list[Participant]) -> bool:
    return any(participant.entity_id is not None for participant in participants)


def same_participant(left: Participant, right: Participant) -> bool:
    """Whether two participants are one by entity or by name."""
    if left.entity_id is not None and right.entity_id is not None:
        return left.entity_id == right.entity_id
    return left.name.casefold() == right.name.casefold()


def _acts_for(left: Participant, right: Participant) -> bool:
    """Whether one is a body or state, the other somebody of it: "Pengadilan Negeri Solo", "Hakim Budi Hartawan"."""
    if left.role != "agent" or {left.type, right.type} == {"ORG", "PER"}:
        return left.role == "agent"
    if left.country is None or left.country != right.country:
        return False
    state, other = (left, right) if left.type == "LOC" else (right, left)
    return state.type == "LOC" and (other.type == "ORG" or other.role_title is not None)


def _covers(left: Participant, right: Participant) -> bool:
    """Whether one name holds the other: "warga Demak", "warga"."""
    one, two = left.name.casefold(), right.name.casefold()
    return one in two or two in one
