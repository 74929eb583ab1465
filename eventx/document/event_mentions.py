"""Mentions of events: one trigger with what its own sentence tells, and the mentions of one event."""

from __future__ import annotations

from dataclasses import dataclass, field

from eventx.models import Participant, Place, Quantity, Status, When


@dataclass(frozen=True, slots=True)
class Distinct:
    """How a mention is set apart from the others of its type.

    Attributes:
        broad: its place is a province, island or region, which holds others.
        anew: it is told as a further one: "polisi juga | menangkap", "sanksi tambahan", "memeriksa empat saksi lain".
        besides: what follows in its sentence is told as another one: "selain | pemecatan".
        coordinate: it is told in one breath with the trigger before it: "ditangkap dan | ditahan".
        ordinal: which of several it is: "serangan kedua", "bantuan tahap kedua", or which court decided.
        long_ago: its own date lies two months before publication or more.
        toll: it tells the number of victims as it stands by now: "korban | tewas | bertambah menjadi 31 orang".
        fresh: starts of the participants that are brought in by a count: "sebanyak sembilan warga".
    """

    broad: bool = False
    anew: bool = False
    besides: bool = False
    coordinate: bool = False
    ordinal: int | None = None
    long_ago: bool = False
    toll: bool = False
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
    """The mentions of one event, in text order, each with the evidence by which it was joined; the first has none."""

    mentions: list[EventMention] = field(default_factory=list)
    evidence: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def type(self) -> str:
        """The type that all mentions share."""
        return self.mentions[0].type


def same_participant(left: Participant, right: Participant) -> bool:
    """Whether two participants are one by entity or by name."""
    if left.entity_id is not None and right.entity_id is not None:
        return left.entity_id == right.entity_id
    return left.name.casefold() == right.name.casefold()


def common_word(left: Participant, right: Participant) -> bool:
    """Whether two phrases share a word and do not name different things: "tiga diplomat Rusia", "tiga warga AS"."""
    one, two = ({word for word in p.name.split() if word[:1].isupper()} for p in (left, right))
    if one and two and one.isdisjoint(two):
        return False
    return not set(left.name.casefold().split()).isdisjoint(right.name.casefold().split())


def acts_for(left: Participant, right: Participant) -> bool:
    """Whether one is a body or state, the other somebody of it: "Pengadilan Negeri Solo", "Hakim Budi Hartawan"."""
    if left.role != "agent" or {left.type, right.type} == {"ORG", "PER"}:
        return left.role == "agent"
    if left.country is None or left.country != right.country:
        return False
    state, other = (left, right) if left.type == "LOC" else (right, left)
    return state.type == "LOC" and (other.type == "ORG" or other.role_title is not None)


def covers(left: Participant, right: Participant) -> bool:
    """Whether one name holds the other: "warga Demak", "warga"."""
    one, two = left.name.casefold(), right.name.casefold()
    return one in two or two in one
