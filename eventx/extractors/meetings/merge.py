"""Which mentions tell of one meeting: the same parties, no other date or place, or a word that points back."""

from __future__ import annotations

from eventx.extractors.meetings.clusters import Cluster
from eventx.extractors.meetings.conflicts import conflicts, same_country, same_day, same_place, same_root, tense_agrees
from eventx.extractors.meetings.mentions import Draft
from eventx.extractors.meetings.parties import same_actor
from eventx.extractors.meetings.sides import Sides
from eventx.models import Participant

_BACKWARD = 6
# Meetings told last that a mention is held against.
_WINDOW = 25


def merge_drafts(drafts: list[Draft], sides: Sides) -> tuple[list[Cluster], list[Draft]]:
    """Group mentions to meetings; mentions that point nowhere and cannot stand alone are returned beside them."""
    clusters: list[Cluster] = []
    waiting: list[Draft] = []
    for draft in drafts:
        home = None if draft.many and not draft.definite else _home(draft, clusters)
        if home is not None and _names_waiting(draft, home, waiting):
            home, draft.alone = None, True
        named = _just_named(draft, waiting)
        if named is not None:
            waiting.remove(named)
            clusters.append(home := Cluster([named], sides))
            draft.enough = True
        if home is not None:
            if len(home.parties) >= 2 and not _named(draft):
                draft.parties = []
            acted_for = [p for p in draft.speaker if any(sides.matches(p, q) for q in home.parties)]
            draft.parties = [p for p in draft.parties if p not in acted_for]
            if draft.status == "postponed" and not draft.moved and any(d.when is not None for d in home.drafts):
                draft.when = None  # the day on which it was to be, which another mention corrects
            home.drafts.append(draft)
        elif draft.enough:
            clusters.append(Cluster([draft], sides))
            waiting = [w for w in waiting if not _adopt(w, draft, clusters[-1])]
        else:
            waiting.append(draft)
    waiting = _stand(waiting, clusters, sides)
    return [cluster for cluster in clusters if any(d.enough for d in cluster.drafts)], waiting


def _names_waiting(draft: Draft, home: Cluster, waiting: list[Draft]) -> bool:
    """Whether "perundingan itu" goes by its word to negotiations that name few, not to other talks told last."""
    if not draft.definite or draft.cue.verbal or draft.enough or same_root(draft, home):
        return False
    return any(w.alone and w.cue.row["root"] == draft.cue.row["root"] for w in waiting[-_WINDOW:])


def _just_named(draft: Draft, waiting: list[Draft]) -> Draft | None:
    """The meeting named in the sentence before that is none told earlier: "menggagas forum. | Forum itu dihadiri A"."""
    last = waiting[-1] if waiting else None
    if last is None or not draft.definite or draft.cue.verbal or not draft.parties or last.alone:
        return None
    near = 0 < draft.sentence - last.sentence <= 1 and last.family == draft.family
    return last if near and not last.definite and last.cue.row["root"] == draft.cue.row["root"] else None


def _stand(waiting: list[Draft], clusters: list[Cluster], sides: Sides) -> list[Draft]:
    """Give mentions that name few their meeting, told before or later, or one of their own; the others are returned."""
    for draft in waiting:
        if not draft.alone:
            continue
        home = next((c for c in reversed(clusters[-_WINDOW:]) if _goes_on(draft, c)), None)
        if home is None:
            draft.enough = True
            clusters.append(Cluster([draft], sides))
        else:
            home.drafts.append(draft)
    return [draft for draft in waiting if not draft.alone]


def _goes_on(draft: Draft, cluster: Cluster) -> bool:
    """Whether a mention that names few tells of a meeting: negotiations of one article are those that it names."""
    if conflicts(draft, cluster, definite=True):
        return False
    if "negotiation" in draft.cue.sorts:
        return any("negotiation" in d.cue.sorts for d in cluster.drafts)
    on_visit = cluster.family == "visit" and same_country(draft, cluster)
    return on_visit or (same_place(draft, cluster) and same_root(draft, cluster))


def _adopt(early: Draft, draft: Draft, cluster: Cluster) -> bool:
    """A mention before the first full one ("Pertemuan tingkat tinggi akan digelar ...") joins it if nothing differs."""
    told = early.when is not None or (early.place is not None and draft.place is None)
    visit = early.family == "visit" and draft.when is None and same_country(early, cluster)
    if (told and not visit) or draft.sentence - early.sentence > 3 or early.family != draft.family:
        return False
    if conflicts(early, cluster, early.definite):
        return False
    cluster.drafts.insert(0, early)
    return True


def _home(draft: Draft, clusters: list[Cluster]) -> Cluster | None:
    """The meeting told before that a mention belongs to, the most recent of equals."""
    best: tuple[int, int] | None = None
    for place in range(len(clusters) - 1, max(-1, len(clusters) - _WINDOW - 1), -1):
        score = _affinity(draft, clusters[place], recent=place == len(clusters) - 1)
        if score > 0 and (best is None or score > best[0]):
            best = (score, place)
    return clusters[best[1]] if best is not None else None


def _affinity(draft: Draft, cluster: Cluster, *, recent: bool) -> int:
    if conflicts(draft, cluster, draft.definite):
        return 0
    common = sum(any(cluster.sides.matches(p, q) for q in cluster.parties) for p in draft.parties)
    unlike = len(draft.parties) - common
    near = draft.sentence - cluster.drafts[-1].sentence
    bonus = (
        2 * same_day(draft, cluster)
        + 2 * same_place(draft, cluster)
        + 2 * tense_agrees(draft, cluster)
        + recent
        + (near <= 2)
    )
    if draft.definite and not draft.cue.verbal:
        named = [p for p in draft.core if p.type is not None and not _comes_along(p, draft)]
        other = (draft.family == "summit") != ("summit" in {d.family for d in cluster.drafts})
        same_word, next_to_it = 3 * same_root(draft, cluster), 2 * (near <= 1)
        return max(1, 3 + bonus + 2 * common + same_word + next_to_it - 3 * other) if common or len(named) < 2 else 0
    if _hosted(draft, cluster, common):
        return 8 + bonus
    if common and draft.family == "visit" and cluster.visited and same_country(draft, cluster):
        return 6 + bonus
    if common and "summit" in (draft.family, cluster.family) and same_day(draft, cluster):
        return 6 + bonus
    if common and all(p.type is None and p.country is None for p in draft.parties):
        return 4 + bonus
    if draft.parties and not draft.core and not _named(draft) and same_root(draft, cluster):
        statuses = {d.status for d in cluster.drafts}
        return 3 + bonus if near <= _BACKWARD and draft.status in (None, *statuses) else 0
    if common and not draft.core and same_root(draft, cluster) and near <= _BACKWARD:
        return 4 + bonus
    if len(draft.parties) >= 2:
        if common >= 2 and unlike <= common:
            return 10 + bonus
        if common and common == len(cluster.parties) and near <= 2 and _one_sided(cluster):
            return 5 + bonus
        if common == len(cluster.parties) == 1 and cluster.family == "talk" and same_place(draft, cluster):
            return 5 + bonus
        if not cluster.parties and near <= 2 and same_day(draft, cluster) and tense_agrees(draft, cluster):
            return 4 + bonus  # the lead tells of a meeting, the next sentence who meets
        return 4 + bonus if common and draft.definite else 0
    if len(draft.parties) == 1:
        told = same_day(draft, cluster) or draft.definite or near <= 1 or draft.family in ("visit", "summit")
        if _same_session(draft, cluster):
            return 2 + bonus
        if common and told:
            return 5 + bonus
        return int(common > 0 and draft.when is None and (near <= _BACKWARD or _recalls(draft, cluster)))
    dated = any(d.when is not None for d in cluster.drafts)
    if draft.when is not None and dated and draft.status != "postponed" and not same_day(draft, cluster):
        return 0
    return 1 + bonus if near <= _BACKWARD else 0


def _recalls(draft: Draft, cluster: Cluster) -> bool:
    """Whether a fact told far behind with the same word and one party is the meeting told before."""
    return same_root(draft, cluster) and all(d.status in (None, "occurred") for d in (draft, *cluster.drafts))


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
    return all(p.type == "LOC" or any(cluster.sides.alike(p, q) for q in draft.parties) for p in cluster.parties)


def _in_office(party: Participant) -> bool:
    """A person, or somebody told by office and name whom the recogniser did not take for one."""
    return party.type == "PER" or (party.type is None and party.text[:1].isupper() and " " in party.text)
