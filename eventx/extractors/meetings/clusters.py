"""The mentions of one meeting together: its parties, its status, what a visit lends to the talks held on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eventx.extractors.meetings.mentions import Draft
from eventx.extractors.meetings.parties import same_actor
from eventx.extractors.meetings.sides import Sides
from eventx.models import Participant, Status, When


@dataclass(slots=True)
class Cluster:
    """Mentions of one meeting in text order."""

    drafts: list[Draft]
    sides: Sides

    @property
    def parties(self) -> list[Participant]:
        """All parties named so far, each once, the mention that names most first."""
        out: list[Participant] = []
        for draft in sorted(self.drafts, key=lambda d: -len(d.parties)):
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
    def family(self) -> str:
        """The family of the first mention."""
        return self.drafts[0].family


def lend_visits(clusters: list[Cluster]) -> None:
    """Give talks held on a visit the visit's place and day, when no others are told."""
    visits = [c for c in clusters if c.family == "visit" and any(d.place is not None for d in c.drafts)]
    for cluster in clusters:
        if cluster.family != "talk" or any(d.place is not None for d in cluster.drafts):
            continue
        for visit in visits:
            if _during(cluster, visit):
                _lend(cluster, visit)
                break


def _during(cluster: Cluster, visit: Cluster) -> bool:
    """Whether talks take place on a visit: the visitor takes part, and somebody of the country visited or of none."""
    country = next(d.place.country for d in visit.drafts if d.place is not None)
    guests = [p for p in cluster.parties if any(same_actor(p, q) for q in visit.parties)]
    hosts = [p for p in cluster.parties if p not in guests]
    unreal = {d.status for d in cluster.drafts} & {"hypothetical", "denied", "cancelled"}
    return bool(guests) and not unreal and country is not None and any(p.country in (country, None) for p in hosts)


def _lend(cluster: Cluster, visit: Cluster) -> None:
    """Give talks the place of the visit, and its day when the visit is told with a single one."""
    cluster.drafts[0].place = next(d.place for d in visit.drafts if d.place is not None)
    day = next((d.when for d in visit.drafts if d.when is not None), None)
    undated = all(d.when is None for d in cluster.drafts)
    if undated and day is not None and day.first == day.last:
        cluster.drafts[0].when = day.model_copy(update={"source": "inherited"})


def status_of_cluster(cluster: Cluster, published: date | None) -> Status | None:
    """What the mentions say together: called off or put off wins, then the first one that tells, by word or date."""
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
