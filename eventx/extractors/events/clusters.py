"""One record from the mentions of an event: the most informative mention leads, the others fill the gaps."""

from __future__ import annotations

from dataclasses import dataclass

from eventx.document.event_mentions import EventCluster, EventMention, same_participant
from eventx.extractors.events.sequence import STRIKES
from eventx.models import Participant, Place, Quantity, Status, When

# What a court does is the court's, whichever judge is named later.
_COURT = frozenset({"convict", "trial"})
_UNDONE = frozenset({"planned", "hypothetical", "denied"})


@dataclass(frozen=True, slots=True)
class Combined:
    """What all mentions of an event tell together, the most informative mention first.

    `inferred`: a role was filled by what the article tells of other events.
    """

    type: str
    mentions: tuple[EventMention, ...]
    participants: tuple[Participant, ...]
    place: Place | None
    when: When | None
    status: Status
    quantities: tuple[Quantity, ...]
    inferred: bool = False


def combined(cluster: EventCluster) -> Combined:
    """Combine the mentions of one event."""
    ranked = sorted(cluster.mentions, key=lambda mention: (-_weight(mention), mention.start))
    status = _status(ranked)
    return Combined(
        type=cluster.type,
        mentions=tuple(ranked),
        participants=_participants(ranked),
        place=next((mention.place for mention in ranked if mention.place is not None), None),
        when=_when(ranked, status),
        status=status,
        quantities=_quantities([m for m in cluster.mentions if (m.status in _UNDONE) == (status in _UNDONE)]),
    )


def _status(ranked: list[EventMention]) -> Status:
    """The status that the most informative mention tells.

    What a verb simply states is a fact, whatever is said of the noun ("hakim menghukum Budi ... akan menggugat
    putusan") or supposed of it with less detail ("jika ia dihukum").
    """
    told = [mention for mention in ranked if mention.told and not mention.weak]
    if not told:
        return ranked[0].status
    first = told[0]
    stated = [m for m in ranked if m.status == "occurred" and not m.noun and not m.told and not m.weak]
    fact = bool(stated) and first.status in _UNDONE
    opening = min(ranked, key=lambda mention: mention.start)
    if first.noun and first.status == "hypothetical" and first.type in STRIKES and opening.status == "occurred":
        return "occurred"  # a flood that the article tells of, and warnings of further ones
    supposed = first.status != "planned" and fact and ranked.index(stated[0]) < ranked.index(first)
    return "occurred" if fact and (first.noun or supposed) else first.status


def _weight(mention: EventMention) -> int:
    """How much a mention tells: participants first, then that it is a verb, a date, a place."""
    named = sum(participant.entity_id is not None for participant in mention.participants)
    return (
        2 * min(len(mention.participants), 3)
        + min(named, 2)
        + (not mention.noun)
        + (mention.when is not None)
        + (mention.place is not None)
    )


def _participants(ranked: list[EventMention]) -> tuple[Participant, ...]:
    """Participants by role: those of the best mention that fills the role, or of one that tells more with them."""
    found: list[Participant] = []
    for role in ("agent", "patient"):
        filled: list[Participant] = []
        for mention in ranked:
            here = [participant for participant in mention.participants if participant.role == role]
            if not filled or _holds_all(here, filled):
                filled = here
            elif all(p.entity_id is None for p in filled) and not (ranked[0].type in _COURT and _named(filled)):
                filled = [p for p in here if p.entity_id is not None] or filled
        found.extend(p for p in filled if not any(same_participant(p, other) for other in found))
    return tuple(found)


def _named(participants: list[Participant]) -> bool:
    """Whether phrases hold a name, though they are nobody's own: "majelis hakim Pengadilan Negeri Solo"."""
    return any(word[:1].isupper() for participant in participants for word in participant.name.split()[1:])


def _holds_all(more: list[Participant], fewer: list[Participant]) -> bool:
    """Whether a list names all of another and others besides: "Presiden", then "Presiden, Menteri A, dan Menteri B"."""
    named = {participant.entity_id for participant in more}
    return len(more) > len(fewer) and all(one.entity_id is not None and one.entity_id in named for one in fewer)


def _when(ranked: list[EventMention], status: Status) -> When | None:
    """The finest date: a day rather than a month, an own one rather than an inherited one.

    What still goes on ("tim masih mengevakuasi warga") has no date of what it followed from.
    """
    facts = [m for m in ranked if status != "occurred" or m.status != "hypothetical"]
    dated = [mention.when for mention in facts or ranked if mention.when is not None]
    own = [when for when in dated if when.source != "inherited"]
    own = own or [when for when in dated if status != "ongoing" or "/" in when.value]
    return max(own, key=lambda when: len(when.value.split("/")[0].split("T")[0]), default=None)


def _quantities(mentions: list[EventMention]) -> tuple[Quantity, ...]:
    """The quantities of mentions in text order, each once; of two counts of one kind the later corrects the earlier.

    A mention counts several where it lists its people: "enam perawat dan dua sopir tewas".
    """
    latest: dict[tuple[str, str | None], list[Quantity]] = {}
    for mention in mentions:
        listed = sum(p.role == "patient" for p in mention.participants) > 1
        here: dict[tuple[str, str | None], list[Quantity]] = {}
        for quantity in mention.quantities:
            same = here.setdefault((quantity.kind, quantity.unit), [])
            if not same or (listed and quantity.unit == "person"):
                same.append(quantity)
        latest.update(here)
    return tuple(sorted((one for same in latest.values() for one in same), key=lambda quantity: quantity.start))
