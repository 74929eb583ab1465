"""Which mentions tell of one meeting: the same parties, no other date or place, or a word that points back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from eventx.extractors.meetings.drafts import Draft
from eventx.extractors.meetings.parties import same_actor
from eventx.extractors.meetings.sides import alike
from eventx.models import Participant, Place, Status, When

_OPEN: frozenset[str] = frozenset({"planned", "hypothetical", "cancelled", "postponed", "denied"})
_BACKWARD = 6
# Roots of words for talk that may be over the telephone.
_SPOKEN = frozenset({"cakap", "bincang", "komunikasi", "bicara"})


@dataclass(slots=True)
class Cluster:
    """Mentions of one meeting in text order."""

    drafts: list[Draft] = field(default_factory=list)

    @property
    def parties(self) -> list[Participant]:
        """All parties named so far, each once, the mention that names most first."""
        out: list[Participant] = []
        for draft in sorted(self.drafts, key=lambda d: -len(d.parties)):
            told = list(out)
            out.extend(p for p in draft.parties if not any(alike(p, q) for q in told))
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


def merge_drafts(drafts: list[Draft]) -> list[Cluster]:
    """Group mentions to meetings; mentions that point nowhere and cannot stand alone are dropped."""
    clusters: list[Cluster] = []
    waiting: list[Draft] = []
    for draft in drafts:
        home = _home(draft, clusters)
        if home is not None:
            if len(home.parties) >= 2 and not _named(draft):
                draft.parties = []
            home.drafts.append(draft)
        elif draft.enough:
            clusters.append(Cluster([draft]))
            waiting = [w for w in waiting if not _adopt(w, draft, clusters[-1])]
        else:
            waiting.append(draft)
    return [cluster for cluster in clusters if any(d.enough for d in cluster.drafts)]


def _adopt(early: Draft, draft: Draft, cluster: Cluster) -> bool:
    """A mention before the first full one ("Pertemuan tingkat tinggi akan digelar ...") joins it if nothing differs."""
    told = early.when is not None or (early.place is not None and draft.place is None)
    if told or draft.sentence - early.sentence > 3 or early.family != draft.family:
        return False
    if _conflict(early, cluster, early.definite):
        return False
    cluster.drafts.insert(0, early)
    return True


def _home(draft: Draft, clusters: list[Cluster]) -> Cluster | None:
    """The meeting told before that a mention belongs to, the most recent of equals."""
    best: tuple[int, int] | None = None
    for place in range(len(clusters) - 1, max(-1, len(clusters) - 25), -1):
        score = _affinity(draft, clusters[place], recent=place == len(clusters) - 1)
        if score > 0 and (best is None or score > best[0]):
            best = (score, place)
    return clusters[best[1]] if best is not None else None


def _affinity(draft: Draft, cluster: Cluster, *, recent: bool) -> int:
    if _conflict(draft, cluster, draft.definite):
        return 0
    common = sum(any(alike(p, q) for q in cluster.parties) for p in draft.parties)
    unlike = len(draft.parties) - common
    near = draft.sentence - cluster.drafts[-1].sentence
    bonus = (
        2 * _same_day(draft, cluster)
        + 2 * _same_place(draft, cluster)
        + 2 * _tense_agrees(draft, cluster)
        + recent
        + (near <= 2)
    )
    if draft.definite and not draft.cue.verbal:
        named = [p for p in draft.core if p.type is not None and not _comes_along(p, draft)]
        other = (draft.family == "summit") != ("summit" in {d.family for d in cluster.drafts})
        same = _same_root(draft, cluster)
        return max(1, 3 + bonus + 2 * common + same - 3 * other) if common or len(named) < 2 else 0
    if _hosted(draft, cluster, common):
        return 8 + bonus
    if common and "summit" in (draft.family, cluster.family) and _same_day(draft, cluster):
        return 6 + bonus
    if common and all(p.type is None and p.country is None for p in draft.parties):
        return 4 + bonus
    if draft.parties and not _named(draft) and not draft.cue.verbal and _same_root(draft, cluster):
        told = {d.status for d in cluster.drafts}
        return 3 + bonus if near <= _BACKWARD and draft.status in (None, *told) else 0
    if len(draft.parties) >= 2:
        if common >= 2 and unlike <= common:
            return 10 + bonus
        if common and common == len(cluster.parties) and near <= 2 and _one_sided(cluster):
            return 5 + bonus
        return 4 + bonus if common and draft.definite else 0
    if len(draft.parties) == 1:
        told = _same_day(draft, cluster) or draft.definite or near <= 1 or draft.family in ("visit", "summit")
        if _same_session(draft, cluster):
            return 2 + bonus
        return 5 + bonus if common and told else (1 if common and draft.when is None and near <= _BACKWARD else 0)
    dated = any(d.when is not None for d in cluster.drafts)
    if draft.when is not None and dated and not _same_day(draft, cluster):
        return 0
    return 1 + bonus if near <= _BACKWARD else 0


def _named(draft: Draft) -> bool:
    """Whether a mention names anybody, or only says "para pemimpin", "pejabat"."""
    return any(p.type is not None or p.country is not None for p in draft.parties)


def _comes_along(party: Participant, draft: Draft) -> bool:
    return any(same_actor(party, other) for other in draft.attendants)


def _one_sided(cluster: Cluster) -> bool:
    """Whether a meeting is told so far with one person and nobody on the other side."""
    return len(cluster.parties) == 1 and cluster.parties[0].type == "PER" and cluster.family == "talk"


def _same_session(draft: Draft, cluster: Cluster) -> bool:
    """Whether two mentions of a meeting of a body ("rapat"), each with one party at most, may be one."""
    first = cluster.drafts[0]
    if draft.cue.frame != "session" or first.cue.row["root"] != draft.cue.row["root"]:
        return False
    return len(cluster.parties) <= 1 and not any(d.when is not None and draft.when is not None for d in cluster.drafts)


def _hosted(draft: Draft, cluster: Cluster, common: int) -> bool:
    """Whether a talk is the one held during a visit told before, whose host is not yet known."""
    if draft.family != "talk" or cluster.family != "visit" or not common or len(draft.parties) < 2:
        return False
    if not all(_in_office(p) or any(same_actor(p, q) for q in cluster.parties) for p in draft.parties):
        return False
    return all(p.type == "LOC" or any(alike(p, q) for q in draft.parties) for p in cluster.parties)


def _in_office(party: Participant) -> bool:
    """A person, or somebody told by office and name whom the recogniser did not take for one."""
    return party.type == "PER" or (party.type is None and party.text[:1].isupper() and " " in party.text)


def _conflict(draft: Draft, cluster: Cluster, definite: bool) -> bool:
    if _families_differ(draft, cluster) or _one_more(draft, cluster) or any(_beside(draft, d) for d in cluster.drafts):
        return True
    if any(d.when is not None and draft.when is not None and not _overlap(d.when, draft.when) for d in cluster.drafts):
        return True
    if any(d.place is not None and draft.place is not None and _apart(d.place, draft.place) for d in cluster.drafts):
        return True
    if draft.status in ("cancelled", "postponed") and not definite and _elsewhere(draft, cluster):
        return True
    pointed = definite and (bool(draft.parties) or _same_root(draft, cluster) or draft.status != "hypothetical")
    return not pointed and _tense_differs(draft, cluster) and not _same_day(draft, cluster)


def _one_more(draft: Draft, cluster: Cluster) -> bool:
    """Whether a mention tells of one more meeting: "juga bertemu Budi" is none with a person who is not told of."""
    if not draft.also or draft.definite or len(draft.parties) < 2:
        return False
    people = [p for d in cluster.drafts for p in d.core if p.type == "PER"]
    return any(not any(alike(p, q) for q in draft.parties) for p in people)


def _beside(draft: Draft, other: Draft) -> bool:
    """Whether two nouns of one list name meetings of other parties: "KTT ASEAN-PBB dan KTT Uni Afrika"."""
    if draft.listed is None or draft.listed != other.listed or draft is other:
        return False
    if not draft.parties or not other.parties:
        return False
    pairs = ((draft.parties, other.parties), (other.parties, draft.parties))
    return any(not any(same_actor(p, q) for q in b) for a, b in pairs for p in a)


def _same_root(draft: Draft, cluster: Cluster) -> bool:
    return any(d.cue.row["root"] == draft.cue.row["root"] for d in cluster.drafts)


def _elsewhere(draft: Draft, cluster: Cluster) -> bool:
    """Whether what is called off was to be at another place: "Kunjungan ke Osaka dibatalkan" leaves Tokyo alone."""
    told = [d.place.name.casefold() for d in cluster.drafts if d.place is not None]
    here = draft.place.name.casefold() if draft.place is not None else ""
    return bool(here and told) and not any(here in other or other in here for other in told)


def _families_differ(draft: Draft, cluster: Cluster) -> bool:
    families = {draft.family, *(d.family for d in cluster.drafts)}
    if draft.family == cluster.family:
        return False
    if draft.family == "visit" and "visit" not in {d.family for d in cluster.drafts}:
        return not _place_fits(draft, cluster)
    if "call" in families and ("summit" in families or draft.family == "call"):
        return True
    if "call" in families:
        talk = [draft] if draft.family == "talk" else [d for d in cluster.drafts if d.family == "talk"]
        spoken = bool(talk) and all(d.cue.row["root"] in _SPOKEN for d in talk)
        return not (spoken or (draft.family == "talk" and draft.definite))
    if "summit" in families:
        return not draft.definite
    return False


def _place_fits(draft: Draft, cluster: Cluster) -> bool:
    """Whether a visit may be the frame of talks told before: its country takes part or is where they were held."""
    country = draft.place.country if draft.place is not None else None
    places = {d.place.country for d in cluster.drafts if d.place is not None}
    if country is None:
        return False
    named = {p.country for p in cluster.parties} - {None}
    shared = any(same_actor(p, q) for p in draft.parties for q in cluster.parties)
    unknown = not places - {None} and not named - {p.country for p in draft.parties}
    return country in places or country in named or (shared and unknown and cluster.family == "talk")


def _tense_differs(draft: Draft, cluster: Cluster) -> bool:
    """Whether one is still to come, or only imagined, and the other is done or under way."""
    told = {d.status or "occurred" for d in cluster.drafts if d.status is not None or d.enough}
    if (draft.status is None and not draft.enough) or not told or "visit" in (draft.family, cluster.family):
        return False
    return all(((draft.status or "occurred") in _OPEN) != (other in _OPEN) for other in told)


def _tense_agrees(draft: Draft, cluster: Cluster) -> bool:
    """Whether both are said to lie ahead, or both to be done."""
    told = {d.status in _OPEN for d in cluster.drafts if d.status is not None}
    return draft.status is not None and (draft.status in _OPEN) in told


def _same_day(draft: Draft, cluster: Cluster) -> bool:
    when = draft.when
    return when is not None and any(d.when is not None and _overlap(d.when, when) for d in cluster.drafts)


def _same_place(draft: Draft, cluster: Cluster) -> bool:
    place = draft.place
    names = {d.place.name.casefold() for d in cluster.drafts if d.place is not None}
    return place is not None and place.name.casefold() in names


def _overlap(a: When, b: When) -> bool:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return a.value == b.value
    return a.first <= b.last and b.first <= a.last


def _apart(a: Place, b: Place) -> bool:
    """Whether two places cannot be one: other countries, or two names of which neither holds the other."""
    return bool(a.country is not None and b.country is not None and a.country != b.country)


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
