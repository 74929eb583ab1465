"""The mentions of one meeting together: its parties and its status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eventx.extractors.meetings.mentions import Draft
from eventx.extractors.meetings.parties import same_actor
from eventx.extractors.meetings.sides import Sides
from eventx.models import Participant, Status, When

# A bound that keeps long documents linear: mentions of a meeting whose parties are read, at either end.
_TELLING = 12


@dataclass(slots=True)
class Cluster:
    """Mentions of one meeting in text order."""

    drafts: list[Draft]
    sides: Sides

    @property
    def parties(self) -> list[Participant]:
        """All parties named so far, each once, the mention that names most first, people before their states.

        Of very many mentions the first and the last ones tell.
        """
        out: list[Participant] = []
        drafts = self.drafts
        if len(drafts) > 2 * _TELLING:
            drafts = [*drafts[:_TELLING], *drafts[-_TELLING:]]
        people = {id(d): sum(p.type == "PER" for p in d.core) for d in drafts}
        for draft in sorted(drafts, key=lambda d: (-len(d.parties), -people[id(d)])):
            told = list(out)
            out.extend(p for p in draft.parties if not any(self.sides.alike(p, q) for q in told))
        return out

    @property
    def attendants(self) -> list[Participant]:
        """Those who come along and are no party."""
        out: list[Participant] = []
        for party in (p for draft in self.drafts for p in draft.attendants):
            if not any(same_actor(party, q) for q in (*self.parties, *out)):
                out.append(party)
        return out

    @property
    def visited(self) -> bool:
        """Whether a mention tells it as a visit."""
        return any(draft.family == "visit" for draft in self.drafts)

    @property
    def family(self) -> str:
        """The family of the first mention."""
        return self.drafts[0].family


def status_of_cluster(cluster: Cluster, published: date | None) -> Status | None:
    """What the mentions say together: called off or put off wins, then the first one that tells, by word or date."""
    if any(d.aimed for d in cluster.drafts):
        drafts = [d for d in cluster.drafts if not d.aimed]
        if any(d.definite and d.status is None for d in drafts) and all(d.status in (None, "occurred") for d in drafts):
            return "occurred"  # "tiba untuk bertemu Budi. Pertemuan itu ricuh"
    told = [d.status for d in cluster.drafts if d.status is not None]
    for status in ("cancelled", "postponed"):
        if status in told:
            return status
    if {"planned", "hypothetical"} <= {d.status for d in cluster.drafts if d.enough}:
        return "planned"  # "akankah keduanya bertemu? Mereka sepakat bertemu"
    for draft in sorted(cluster.drafts, key=lambda d: not d.enough):
        found = draft.status or _by_date(draft.when, published)
        if found is not None:
            return found
    return None


def _by_date(when: When | None, published: date | None) -> Status | None:
    if when is None or when.first is None or published is None:
        return None
    if when.first > published:
        return "planned"
    return "ongoing" if "/" in when.value and when.last is not None and when.last >= published else "occurred"
