"""From a group of records to one entry: what is known best, who told it, and where they disagree."""

from __future__ import annotations

from collections import Counter
from datetime import date
from hashlib import sha1
from typing import TypeVar

from eventx.lang.spelling import words
from eventx.models import Actor, Event, Meeting, Participant, Place, Statement, Status, When
from eventx.timelines.features import Features, Site
from eventx.timelines.models import Conflict, Report, StatusChange, TimelineEntry, Version
from eventx.timelines.names import body_likeness, person_likeness
from eventx.timelines.settings import contains

_CERTAINTY: dict[Status, int] = {
    "hypothetical": 0, "planned": 1, "postponed": 2, "cancelled": 3, "denied": 3, "ongoing": 4, "occurred": 5,
}  # fmt: skip
_HAPPENED, _DID_NOT = frozenset({"occurred", "ongoing"}), frozenset({"cancelled", "denied"})
_Told = TypeVar("_Told", bound=Actor)
_SOURCES_OF_DATES = {"explicit": 3, "relative": 2, "dateline": 1, "inherited": 0}


def entry_of(members: list[Features]) -> TimelineEntry:
    """One entry of a group of records, which are in order of publication."""
    best = max(members, key=_completeness)
    days = [member.article.published for member in members if member.article.published]
    history = _history(members)
    return TimelineEntry(
        id=_entry_id(members),
        kind=best.record.kind,
        type=type_of(best.record),
        record=best.record,
        article_id=best.article.id,
        time=_time(members),
        place=_place(best, members),
        participants=_participants(best, members),
        status=history[-1].status if history else None,
        reports=tuple(_report(member) for member in members),
        sources=tuple(sorted({source for member in members if (source := _source(member))})),
        first_reported=min(days, default=None),
        last_reported=max(days, default=None),
        conflicts=_conflicts(members),
        status_history=history,
    )


def _entry_id(members: list[Features]) -> str:
    parts = sorted(f"{member.article.id}\x1f{member.record.id}" for member in members)
    return "t" + sha1("\x1e".join(parts).encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:12]


def type_of(record: Statement | Meeting | Event) -> str:
    """An event's type, a meeting's mode, a statement's act."""
    if isinstance(record, Statement):
        return record.act
    return record.mode if isinstance(record, Meeting) else record.type


def _completeness(member: Features) -> tuple[int, int, int, float, int]:
    """The report that tells most: with the status that is surest, a day, a place, named people."""
    record = member.record
    status = 0 if isinstance(record, Statement) else _CERTAINTY[record.status]
    dated = member.period is not None and member.period.length == 1
    known = 2 * dated + (member.site is not None and not member.site.broad) + (member.site is not None)
    named = sum(party.kind != "group" for party in member.parties)
    return known + named, member.quoted, status, record.confidence, -member.rank


def _source(member: Features) -> str | None:
    """The publisher, or the first outlet that a statement is credited to."""
    if member.article.source:
        return member.article.source
    record = member.record
    return record.via[0] if isinstance(record, Statement) and record.via else None


def _report(member: Features) -> Report:
    record = member.record
    return Report(
        article_id=member.article.id,
        record_id=record.id,
        sentence=record.sentence,
        source=_source(member),
        published=member.article.published,
        title=member.article.title,
        url=member.article.url,
        status=None if isinstance(record, Statement) else record.status,
        when=record.time.value if record.time else None,
        place=record.place.name if record.place else None,
    )


def _time(members: list[Features]) -> When | None:
    """The finest date; among equally fine ones the one told by most, then the one with the surest source."""
    times = [member.record.time for member in members if member.record.time]
    votes = Counter(time.value for time in times)

    def rank(time: When) -> tuple[int, int, int]:
        length = (time.last - time.first).days if time.first and time.last else 10**6
        return -length, votes[time.value], _SOURCES_OF_DATES[time.source]

    return max(times, key=rank, default=None)


def _place(best: Features, members: list[Features]) -> Place | None:
    """The most specific place: not a whole country, told by most, with coordinates."""
    sited = [member for member in (best, *members) if member.site is not None]
    votes = Counter(member.site.words for member in sited if member.site)

    def rank(member: Features) -> tuple[bool, int, bool]:
        site = member.site
        return bool(site and not site.broad), votes[site.words] if site else 0, bool(site and site.latitude)

    return max(sited, key=rank).record.place if sited else None


def _participants(best: Features, members: list[Features]) -> tuple[Actor | Participant, ...]:
    """Those of the fullest report, each as the report tells it that knows the country, and named ones of others."""
    if isinstance(best.record, Statement):
        speakers = [m.record.speaker for m in members if isinstance(m.record, Statement) and m.record.speaker]
        return (_best_known(best.record.speaker, speakers),) if best.record.speaker else ()
    known: list[Participant] = list(best.record.participants)
    told = [p for m in members if not isinstance(m.record, Statement) and m is not best for p in m.record.participants]
    for participant in told:
        if participant.type == "PER" and not any(_is_one(participant, other) for other in known):
            known.append(participant)
    return tuple(_best_known(participant, told) for participant in known)


def _best_known(actor: _Told, told: list[_Told]) -> _Told:
    """A person whose country the report leaves out, as another report tells the same full name with its country."""
    if actor.type != "PER" or actor.country:
        return actor
    name = words(actor.name)
    for other in told:
        roles = [p.role if isinstance(p, Participant) else None for p in (actor, other)]
        if other.country and other.type == "PER" and roles[0] == roles[1] and words(other.name) == name:
            return actor.model_copy(update={"country": other.country})
    return actor


def _is_one(first: Participant, second: Participant) -> bool:
    return person_likeness(words(first.name), words(second.name)) > 0


def _history(members: list[Features]) -> tuple[StatusChange, ...]:
    """The statuses in order of publication, a status that stays told once; on one day the less certain first."""
    facts = [m for m in members if not isinstance(m.record, Statement)]
    changes = [
        StatusChange(status=m.record.status, published=m.article.published, article_id=m.article.id)
        for m in facts
        if not isinstance(m.record, Statement)
    ]
    changes.sort(key=lambda c: (c.published or date.min, _CERTAINTY[c.status]))
    return tuple(c for i, c in enumerate(changes) if i == 0 or c.status != changes[i - 1].status)


def _conflicts(members: list[Features]) -> tuple[Conflict, ...]:
    fields = {"date": _told_dates(members), "place": _told_places(members), "status": _told_statuses(members)}
    kinds = sorted({kind for member in members for kind in member.figures})
    for kind in kinds:
        fields[kind] = [(f"{m.figures[kind]:g}", m.article.id) for m in members if kind in m.figures]
    return tuple(conflict for field, told in fields.items() if (conflict := _conflict(field, told)))


def _conflict(field: str, told: list[tuple[str, str]]) -> Conflict | None:
    articles: dict[str, list[str]] = {}
    for value, article in told:
        if article not in articles.setdefault(value, []):
            articles[value].append(article)
    if len(articles) < 2:
        return None
    ordered = sorted(articles.items(), key=lambda item: (-len(item[1]), item[0]))
    return Conflict(field=field, versions=tuple(Version(value=v, articles=tuple(a)) for v, a in ordered))


def _told_dates(members: list[Features]) -> list[tuple[str, str]]:
    """The dates, unless all of them can be right at once (a day, and the month it lies in)."""
    dated = [m for m in members if m.period is not None and m.record.time]
    if all(_overlap(a, b) for i, a in enumerate(dated) for b in dated[i + 1 : i + 20]):
        return []
    return [(m.record.time.value, m.article.id) for m in dated if m.record.time]


def _overlap(first: Features, second: Features) -> bool:
    a, b = first.period, second.period
    return a is None or b is None or max(a.first, b.first) <= min(a.last, b.last)


def _told_places(members: list[Features]) -> list[tuple[str, str]]:
    """The places more specific than a country, unless one is a longer name of the other or lies in it."""
    told: list[tuple[Site, str, str]] = []
    for m in members:
        if m.site is not None and not m.site.broad and m.record.place:
            same = next((name for site, name, _ in told if _is_one_place(site, m.site)), m.record.place.name)
            told.append((m.site, same, m.article.id))
    return [(name, article) for _, name, article in told]


def _is_one_place(first: Site, second: Site) -> bool:
    return bool(body_likeness(first.words, second.words)) or contains(first, second)


def _told_statuses(members: list[Features]) -> list[tuple[str, str]]:
    """The statuses where some reports say that it happened and others that it did not."""
    told = [(m.record.status, m.article.id) for m in members if not isinstance(m.record, Statement)]
    statuses = {status for status, _ in told}
    return (
        [(str(s), a) for s, a in told if s in _HAPPENED | _DID_NOT]
        if statuses & _HAPPENED and statuses & _DID_NOT
        else []
    )
