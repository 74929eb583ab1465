"""What keeps a mention from telling of a meeting told before, and what speaks for it: day, place, tense, form."""

from __future__ import annotations

from eventx.extractors.meetings.clusters import Cluster
from eventx.extractors.meetings.mentions import Draft
from eventx.extractors.meetings.parties import same_actor
from eventx.models import Place, When

# Days that a visit lasts unless told.
_STAY = 3
# Sentences behind talks in which "kunjungan ini" means them.
_NEXT = 2
# Words for negotiations, and those for talk that may also stand for one.
_NEGOTIATE = frozenset({"negotiation", "talk"})
_OPEN: frozenset[str] = frozenset({"planned", "hypothetical", "cancelled", "postponed", "denied"})


def conflicts(draft: Draft, cluster: Cluster, definite: bool) -> bool:
    """Whether a mention cannot tell of a meeting: another family, day, place or tense, or one of the same list."""
    if any(differ(draft, cluster) for differ in (_families_differ, _sorts_differ, _one_more)):
        return True
    if any(_beside(draft, d) for d in cluster.drafts):
        return True
    free = draft.moved or _put_off(draft) or _on_stay(draft, cluster)
    if not free and any(_other_time(draft.when, d.when) for d in cluster.drafts):
        return True
    if draft.old and not same_day(draft, cluster) and not same_place(draft, cluster):
        return True
    if any(d.place is not None and draft.place is not None and _apart(d.place, draft.place) for d in cluster.drafts):
        return True
    if draft.past and all(d.status in _OPEN for d in cluster.drafts if d.enough) and not same_day(draft, cluster):
        return True
    if draft.status in ("cancelled", "postponed") and not definite and _elsewhere(draft, cluster):
        return True
    pointed = definite and (bool(draft.parties) or same_root(draft, cluster) or draft.status != "hypothetical")
    same = same_day(draft, cluster) or _same_assembly(draft, cluster)
    return not pointed and not same and _tense_differs(draft, cluster)


def _same_assembly(draft: Draft, cluster: Cluster) -> bool:
    """Whether both tell of an assembly of one body, which an article tells as planned and as a fact in turn."""
    if "assembly" not in draft.cue.sorts or not same_root(draft, cluster) or not same_place(draft, cluster):
        return False
    return any(cluster.sides.alike(p, q) for p in draft.core for q in cluster.parties)


def _on_stay(draft: Draft, cluster: Cluster) -> bool:
    """Whether talks are held within days of the arrival of a visitor whose host is not told yet."""
    day = draft.when.first if draft.when is not None else None
    came = cluster.drafts[0].when.first if cluster.drafts[0].when is not None else None
    if draft.family != "talk" or day is None or came is None or any(d.family != "visit" for d in cluster.drafts):
        return False
    return 0 <= (day - came).days <= _STAY and sum(p.type != "LOC" for p in cluster.parties) == 1


def _put_off(draft: Draft) -> bool:
    """Whether a mention tells when what is put off was to be: "Rapat semula direncanakan Selasa, namun diundur"."""
    return draft.status in ("cancelled", "postponed") and not draft.core and not draft.cue.verbal


def _other_time(a: When | None, b: When | None) -> bool:
    return a is not None and b is not None and not _overlap(a, b)


def _one_more(draft: Draft, cluster: Cluster) -> bool:
    """Whether a mention tells of one more meeting: "juga bertemu Budi" is none with a person who is not told of."""
    if not draft.also or draft.definite or len(draft.parties) == 1:
        return False
    if not draft.parties:
        return True
    people = [p for d in cluster.drafts for p in d.core if p.type == "PER"]
    return any(not any(cluster.sides.alike(p, q) for q in draft.parties) for p in people)


def _beside(draft: Draft, other: Draft) -> bool:
    """Whether two nouns of one list name meetings of other parties: "KTT ASEAN-PBB dan KTT Uni Afrika"."""
    if draft.listed is None or draft.listed != other.listed or draft is other:
        return False
    if not draft.parties or not other.parties:
        return False
    pairs = ((draft.parties, other.parties), (other.parties, draft.parties))
    return any(not any(same_actor(p, q) for q in b) for a, b in pairs for p in a)


def same_root(draft: Draft, cluster: Cluster) -> bool:
    """Whether a mention has the word of one before."""
    return any(d.cue.row["root"] == draft.cue.row["root"] for d in cluster.drafts)


def _elsewhere(draft: Draft, cluster: Cluster) -> bool:
    """Whether what is called off was to be at another place: "Kunjungan ke Osaka dibatalkan" leaves Tokyo alone."""
    told = [d.place.name.casefold() for d in cluster.drafts if d.place is not None]
    here = draft.place.name.casefold() if draft.place is not None else ""
    return bool(here and told) and not any(here in other or other in here for other in told)


def _families_differ(draft: Draft, cluster: Cluster) -> bool:
    families = {draft.family, *(d.family for d in cluster.drafts)}
    if (
        draft.stop
        and cluster.family != "visit"
        and not draft.hosts
        and not draft.definite
        and not same_place(draft, cluster)
    ):
        return True
    if draft.family == cluster.family:
        return False
    if draft.family == "visit" and "visit" not in {d.family for d in cluster.drafts}:
        return not (_place_fits(draft, cluster) or _this_visit(draft, cluster))
    if "call" in families and ("summit" in families or draft.family == "call"):
        return True
    if "call" in families:
        talk = [draft] if draft.family == "talk" else [d for d in cluster.drafts if d.family == "talk"]
        spoken = bool(talk) and all(d.spoken for d in talk)
        return not (spoken or (draft.family == "talk" and draft.definite))
    if "summit" in families:
        strangers = draft.core and not any(cluster.sides.alike(p, q) for p in draft.core for q in cluster.parties)
        return not draft.definite or (draft.family == "summit" and bool(strangers) and len(cluster.parties) > 1)
    return False


def _sorts_differ(draft: Draft, cluster: Cluster) -> bool:
    """Whether a session or negotiation that names nobody stands beside talks of another sort.

    "Keduanya bertemu sehari sebelum | sidang paripurna", "Pertemuan itu menyinggung | perundingan dagang".
    """
    cues = [d.cue for d in cluster.drafts]
    if "summons" in draft.cue.sorts and not draft.definite:
        return all("negotiation" in cue.sorts for cue in cues)
    if "negotiation" in draft.cue.sorts and not draft.definite and _other_talks(draft, cluster):
        return True
    if draft.cue.verbal or draft.core:
        return False
    if draft.cue.frame == "session":
        return not draft.definite and all(cue.frame not in ("session", "call_noun") for cue in cues)
    if "negotiation" not in draft.cue.sorts or (draft.definite and _close(draft, cluster)):
        return False
    return all(_NEGOTIATE.isdisjoint(cue.sorts) for cue in cues)


def _other_talks(draft: Draft, cluster: Cluster) -> bool:
    """Whether negotiations are held against a session, a summons, or a meeting of people who only act for a side.

    "Rapat itu membahas | perundingan dagang kedua negara", "Keduanya bertemu seusai | perundingan Fiji dan Tonga".
    """
    cues = [d.cue for d in cluster.drafts]
    if any(cue.frame == "session" or "summons" in cue.sorts for cue in cues):
        return True
    if draft.cue.verbal or not draft.core or any(not _NEGOTIATE.isdisjoint(cue.sorts) for cue in cues):
        return False
    return not any(same_actor(p, q) for p in draft.parties for q in cluster.parties)


def _this_visit(draft: Draft, cluster: Cluster) -> bool:
    """Whether "dalam kunjungan ini" right behind talks calls them a visit."""
    return draft.definite and draft.place is None and _close(draft, cluster)


def _close(draft: Draft, cluster: Cluster) -> bool:
    return draft.sentence - cluster.drafts[-1].sentence <= _NEXT


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
    if _bare(draft) and all(any(cluster.sides.matches(p, q) for q in cluster.parties) for p in draft.parties):
        return False
    told = {d.status or "occurred" for d in cluster.drafts if d.status is not None or d.enough}
    if (draft.status is None and not draft.enough) or not told or "visit" in (draft.family, cluster.family):
        return False
    return all(((draft.status or "occurred") in _OPEN) != (other in _OPEN) for other in told)


def _bare(draft: Draft) -> bool:
    """Whether a noun with both sides tells no time: "Kremlin membenarkan | pertemuan Trump dan Putin"."""
    if draft.felt:
        return len(draft.parties) > 1 and draft.when is None
    return not draft.cue.verbal and draft.status is None and draft.when is None and len(draft.core) > 1


def tense_agrees(draft: Draft, cluster: Cluster) -> bool:
    """Whether both are said to lie ahead, or both to be done."""
    told = {d.status in _OPEN for d in cluster.drafts if d.status is not None}
    return draft.status is not None and (draft.status in _OPEN) in told


def same_day(draft: Draft, cluster: Cluster) -> bool:
    """Whether a mention tells a day that one before tells too."""
    when = draft.when
    return when is not None and any(d.when is not None and _overlap(d.when, when) for d in cluster.drafts)


def same_place(draft: Draft, cluster: Cluster) -> bool:
    """Whether a mention tells a place that one before tells too."""
    place = draft.place
    names = {d.place.name.casefold() for d in cluster.drafts if d.place is not None}
    return place is not None and place.name.casefold() in names


def same_country(draft: Draft, cluster: Cluster) -> bool:
    """Whether a mention tells a place in the country of one that is told before."""
    country = draft.place.country if draft.place is not None else None
    return country is not None and any(d.place is not None and d.place.country == country for d in cluster.drafts)


def _overlap(a: When, b: When) -> bool:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return a.value == b.value
    return a.first <= b.last and b.first <= a.last


def _apart(a: Place, b: Place) -> bool:
    """Whether two places cannot be one: other countries, or two names of which neither holds the other."""
    return bool(a.country is not None and b.country is not None and a.country != b.country)
