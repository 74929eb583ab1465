"""Do two records of two articles tell of one thing? Evidence for and against, added up.

Each part (time, place, parties, wording, story) gives a number in the manner of log odds: positive speaks for one and
the same, negative against, `VETO` settles it. The numbers are judgements, tuned on pairs of reports written for the
tests; what matters is their order: two days apart outweighs everything, a day's agreement alone is not enough.
"""

from __future__ import annotations

from eventx.models import Meeting, Statement
from eventx.timelines.features import Features
from eventx.timelines.parties import Company, company, likeness_of, same_patient, same_person_suffers
from eventx.timelines.settings import (
    CONTINUED_DAYS,
    UNLOCATED,
    VETO,
    days_between_reports,
    place_evidence,
    running_days,
    time_evidence,
)
from eventx.timelines.stories import one_story, shared_names
from eventx.timelines.wording import likeness, overlap, verbatim

__all__ = ["NEEDED", "VETO", "evidence"]

NEEDED = 4.0
"""Evidence from which two reports are one entry."""
_SAME_ARTICLE = -4.0
_SELF_EVIDENT = frozenset({"event:disaster", "event:elect", "event:ceasefire"})
"""One a day and place; of other types (arrests, accidents) a place sees several a day."""
_AT_A_VENUE = frozenset({"event:protest"})
"""One a day before one building; a town sees several a day."""
_CROWDED = 1.5
_LATELY = 1.0
"""Evidence from time of two undated reports published a day apart at most."""
_TELLING = 0.7
"""Evidence from place or names around from which it is more than chance."""
_SAME_ROOT, _DENIED = 0.8, -1.5
"""For one root that names both; for a denial of what the other reports, twice where other words name it."""
_REAL, _UNREAL = frozenset({"occurred", "ongoing"}), -1.0
"""For what the one tells as done and the other as only imagined or threatened with."""
_DOUBT = 1.0
"""A contradiction of parties from which one story says nothing any more; that of two bodies of one article is less."""
_ONE_STORY, _OTHER_WORD = 3.0, 1.0
"""The most that one story and names around say, of events named by one word and by other words."""
_CENTRAL = frozenset({"event:accident", "event:attack", "event:disaster", "event:protest", "meeting"})
"""What a story is about: it has one of them, under many words (tenggelam, karam, insiden)."""
_NARROW = frozenset(
    {"event:appoint", "event:ceasefire", "event:convict", "event:die", "event:elect", "event:legislate"}
)
"""Types that say what happened, whichever word is used for it (tewas, meninggal; divonis, dijatuhi hukuman)."""
_OWN_DEEDS = frozenset({"event:travel", "event:leave_office"})
"""Types that need no patient: one person does it once a day."""
_ONE_DAY, _MISREAD = 2.5, -0.5
"""On one day one person is not arrested, appointed or killed in two places: one of them is another's."""
_ONCE_IN_A_LIFE = frozenset({"event:die"})
_RETOLD = 0.12
"""Likeness of wording below which two sentences have little more than the names in common."""
_TOLD, _LITTLE = 7.0, 3.0
"""Weight of shared words from which two tellings are compared, and from which one that says no more is the same."""
_SAME_DAY, _SPECIFIC, _RETOLD_OFTEN = 1.5, 1.0, 0.5
"""Evidence from a day that both tell, from a place that is more than a country; likeness of a sentence told again."""
_REWORDED = 0.8
"""Likeness of two contents below which one is told in other words than the other."""
_COPY = 0.85
"""Likeness of wording from which one article has its sentence from the other, or both from an agency."""


def evidence(first: Features, second: Features) -> float:
    """The summed evidence that two records of one family are one; `NEEDED` or more joins them."""
    if first.family != second.family or first.remote != second.remote:
        return VETO
    if first.family == "statement":
        return _statements(first, second)
    time = time_evidence(first, second)
    if time == VETO or _summit_and_margin(first, second):
        return VETO
    where = place_evidence(first, second)
    if where == VETO and time >= _ONE_DAY and same_patient(first, second):
        where = _MISREAD
    if where == VETO:
        return VETO
    same_words = likeness(first.words, second.words)
    if same_words < _RETOLD and running_days(first, second):
        return VETO
    who = company(first, second)
    sums = time + where + who.evidence + 2.0 * same_words + _figures(first, second) + _act(first, second, time)
    if same_words >= _COPY and time >= 0 and not _other_figures(first, second):
        sums += 3.0
    around, one_word = 0.0, _one_word(first, second)
    if first.article.id == second.article.id:
        sums += _SAME_ARTICLE
    elif who.clash < _DOUBT and where >= UNLOCATED:
        around = _around(first, second)
        sums += min(around + _story(first, second), _ONE_STORY if one_word else _OTHER_WORD)
    evident = _self_evident(first, second, who.clash)
    told = around >= _TELLING and one_word
    if same_words < 0.2 and not evident and not told and _agree_in_passing(first, second, who.met, where):
        sums -= _CROWDED
    if time < _SAME_DAY and same_words < _RETOLD_OFTEN and where < _SPECIFIC and _one_of_many(first, who):
        sums -= _CROWDED
    if evident and time >= _LATELY and max(where, around) >= _TELLING:
        sums += 1.0
    if first.family in _ONCE_IN_A_LIFE and same_person_suffers(first, second) and where >= 0:
        sums += 2.0
    return sums


def _self_evident(first: Features, second: Features, clash: float) -> bool:
    """Whether day and place alone tell that two records are one."""
    if first.family in _AT_A_VENUE and not clash:
        return first.site is not None and second.site is not None and first.site.venue and second.site.venue
    return first.family in _SELF_EVIDENT


def _one_of_many(first: Features, who: Company) -> bool:
    """Without a day, one more blow of two states, or one more meeting of somebody who meets many."""
    return bool(who.met) and (who.met < 2 if first.family == "meeting" else not who.named)


def _summit_and_margin(first: Features, second: Features) -> bool:
    """The one is a summit, the other a meeting of two at its margin: "di sela KTT APEC, Presiden A bertemu Presiden B".

    What both sides of the two are told to attend may be called a summit too.
    """
    modes = {record.record.mode: record for record in (first, second) if isinstance(record.record, Meeting)}
    if set(modes) != {"multilateral", "in_person"}:
        return False
    two, summit = modes["in_person"].parties, modes["multilateral"].parties
    if len(two) != 2 or any(party.kind not in ("person", "state") for party in two):
        return False
    return not all(any(likeness_of(party, other) > 0 for other in summit) for party in two)


def _act(first: Features, second: Features, time: float) -> float:
    """The same root names both events; one of them is denied, or only imagined and on no day that both tell."""
    statuses = {record.record.status for record in (first, second) if not isinstance(record.record, Statement)}
    one_root = not first.triggers.isdisjoint(second.triggers)
    if first.family != "meeting" and time < _SAME_DAY and "hypothetical" in statuses and statuses & _REAL:
        return _UNREAL
    if "denied" in statuses and len(statuses) > 1:
        return _SAME_ROOT + _DENIED if one_root or first.family == "meeting" else 2.0 * _DENIED
    return _SAME_ROOT if one_root else 0.0


def _one_word(first: Features, second: Features) -> bool:
    same_type = first.family in _CENTRAL or first.family in _NARROW
    return same_type or not first.triggers.isdisjoint(second.triggers)


def _story(first: Features, second: Features) -> float:
    """The articles tell one story."""
    return min(1.5, 6.0 * max(0.0, one_story(first.story, second.story) - 0.08))


def _around(first: Features, second: Features) -> float:
    """Rare names stand beside both records that are neither the place nor a participant of both."""
    known = set(first.site.words if first.site else ()) & set(second.site.words if second.site else ())
    told = ({word for party in record.parties for word in party.words} for record in (first, second))
    known |= set.intersection(*told)
    return min(2.0, 0.25 * shared_names(first.beside, second.beside, frozenset(known)))


def _agree_in_passing(first: Features, second: Features, met: int, where: float) -> bool:
    """Only what many events share is shared: of a meeting one party, of an event at most the one who acts."""
    if first.family == "meeting":
        return met < 2 and where < 1.0
    if first.family in _OWN_DEEDS and met:
        return False
    patients = [[party for party in record.parties if party.role == "patient"] for record in (first, second)]
    return not any(likeness_of(p, q) > 0 for p in patients[0] for q in patients[1])


def _statements(first: Features, second: Features) -> float:
    """One utterance told twice: one speaker, near in time, and telling words shared."""
    if not first.parties or not second.parties or likeness_of(first.parties[0], second.parties[0]) <= 0:
        return VETO
    alike, inside, both, count = overlap(first.words, second.words)
    days = days_between_reports(first, second)
    if first.article.id == second.article.id:
        enough = alike >= 0.95 or (alike > 0.9 and count >= 3 and both >= _TOLD)
        return NEEDED + alike if enough else VETO
    if _repeated(first, second, days) or _retold(days, alike, inside, both, count):
        return NEEDED + inside
    if (count < 3 or both < _TOLD) and alike < 0.95:
        return VETO
    if alike < _REWORDED and (_other_numbers(first, second) or (days is not None and days > CONTINUED_DAYS)):
        return VETO
    least, some = 0.55, 0.3
    if first.quoted and second.quoted:
        alike, some = inside, least
    return NEEDED * (inside / least + alike / some) / 2 if inside >= least and alike >= some else VETO


def _other_numbers(first: Features, second: Features) -> bool:
    """Both tell numbers, and none of them is the same: the poor of the country, the poor of a province."""
    return bool(first.numbers and second.numbers) and first.numbers.isdisjoint(second.numbers)


def _repeated(first: Features, second: Features, days: int | None) -> bool:
    """The words of the one stand in the other without a change: of two quotations in a week, of others on one day."""
    if first.quoted and second.quoted:
        return (days is None or days <= CONTINUED_DAYS) and verbatim(_content(first), _content(second))
    return _one_day(days) and verbatim(_content(first), _content(second), _LITTLE)


def _retold(days: int | None, alike: float, inside: float, both: float, count: int) -> bool:
    """On one day the shorter telling says nothing that the other does not, though both say little."""
    return _one_day(days) and count >= 3 and both >= _LITTLE and inside >= 0.95 and alike >= 0.5


def _one_day(days: int | None) -> bool:
    """Published a day apart at most, or said on the day before the publication."""
    return days is not None and days <= 1


def _content(report: Features) -> str:
    record = report.record
    return " ".join(span.text for span in record.content) if isinstance(record, Statement) else ""


def _other_figures(first: Features, second: Features) -> bool:
    """A sentence that is printed again and again with other figures in it: no copy."""
    return any(kind in second.figures and second.figures[kind] != value for kind, value in first.figures.items())


def _figures(first: Features, second: Features) -> float:
    """Exact counts and sums that agree; those that differ say nothing, as tolls grow."""
    equal = sum(1 for kind, value in first.figures.items() if second.figures.get(kind) == value and value > 1)
    return min(1.0, 0.7 * equal)
