"""Do two records of two articles tell of one thing? Evidence for and against, added up.

Each part (time, place, parties, wording) gives a number in the manner of log odds: positive speaks for one and the
same, negative against, `VETO` settles it. The numbers are judgements, tuned on pairs of reports written for the
tests; what matters is their order: two days apart outweighs everything, a day's agreement alone is not enough.
"""

from __future__ import annotations

import math

from eventx.timelines.features import Features, Party, Period, Site
from eventx.timelines.names import FULL, body_likeness, person_likeness, words
from eventx.timelines.wording import containment, likeness, shared

VETO = -100.0
NEEDED = 4.0
"""Evidence from which two reports are one entry."""
_SAME_ARTICLE = -4.0
_SELF_EVIDENT = frozenset({"event:disaster", "event:elect", "event:ceasefire"})
"""One a day and place; of other types (arrests, accidents) a place sees several a day."""
_CROWDED = 1.5
_PERSON = 3.0
"""For one named person in both reports."""
_OWN_DEEDS = frozenset({"event:travel", "event:leave_office"})
"""Types that need no patient: one person does it once a day."""
_ONCE_IN_A_LIFE = frozenset({"event:die"})
_RETOLD = 0.12
"""Likeness of wording below which two sentences have little more than the names in common."""
_COPY = 0.85
"""Likeness of wording from which one article has its sentence from the other, or both from an agency."""
_ACTING_BODY = 0.8
_NAMED_THING = 2.5
_CONTINUED_DAYS = 7
_NEAR_KM, _FAR_KM = 30.0, 120.0
_EARTH_KM = 6371.0


def evidence(first: Features, second: Features) -> float:
    """The summed evidence that two records of one family are one; `NEEDED` or more joins them."""
    if first.family != second.family or first.remote != second.remote:
        return VETO
    if first.family == "statement":
        return _statements(first, second)
    time, where = _time(first, second), _where(first, second)
    if VETO in (time, where):
        return VETO
    who, met = _parties(first, second)
    same_words = likeness(first.words, second.words)
    if same_words < _RETOLD and _days_running(first, second):
        return VETO
    sums = time + where + who + 2.0 * same_words + _figures(first, second)
    if same_words >= _COPY:
        sums += 3.0
    if first.article.id == second.article.id:
        sums += _SAME_ARTICLE
    if same_words < 0.2 and _agree_in_passing(first, second, met, where):
        sums -= _CROWDED
    if first.family in _ONCE_IN_A_LIFE and _same_person_suffers(first, second) and where >= 0:
        sums += 2.0
    return sums


def _agree_in_passing(first: Features, second: Features, met: int, where: float) -> bool:
    """Only what many events share is shared: of a meeting one party, of an event at most the one who acts."""
    if first.family == "meeting":
        return met < 2 and where < 1.0
    if first.family in _SELF_EVIDENT or (first.family in _OWN_DEEDS and met):
        return False
    patients = [[party for party in record.parties if party.role == "patient"] for record in (first, second)]
    return not any(_likeness(p, q) > 0 for p in patients[0] for q in patients[1])


def _statements(first: Features, second: Features) -> float:
    """One utterance told twice: one speaker, near in time, and telling words shared."""
    if not first.parties or not second.parties or _likeness(first.parties[0], second.parties[0]) <= 0:
        return VETO
    both, count = shared(first.words, second.words)
    least, some = (0.75, 0.5) if first.article.id == second.article.id else (0.55, 0.3)
    inside, alike = containment(first.words, second.words), likeness(first.words, second.words)
    if (count < 3 or both < 7.0) and alike < 0.95:
        return VETO
    days = _days_between_reports(first, second)
    if alike < 0.8 and days is not None and days > _CONTINUED_DAYS:
        return VETO
    if first.article.id == second.article.id:
        return NEEDED + alike if alike > 0.9 else VETO
    if first.quoted and second.quoted:
        alike, some = inside, least
    return NEEDED * (inside / least + alike / some) / 2 if inside >= least and alike >= some else VETO


def _time(first: Features, second: Features) -> float:
    if first.period is None or second.period is None:
        return _undated(first, second)
    gap = _gap(first.period, second.period)
    length = max(first.period.length, second.period.length)
    if gap > 0:
        slack = length if first.period.vague or second.period.vague else 1
        return -1.0 if gap <= slack else VETO
    if length == 1:
        return 2.5
    if length <= _CONTINUED_DAYS:
        return 1.5
    return 0.8 if length <= 31 else 0.2


def _days_running(first: Features, second: Features) -> bool:
    """Both reports give the day in so many words, and the one is the day after the other."""
    times = (first.record.time, second.record.time)
    if first.period is None or second.period is None or any(t is None or t.source != "explicit" for t in times):
        return False
    return first.period.length == second.period.length == 1 and _gap(first.period, second.period) == 1


def _undated(first: Features, second: Features) -> float:
    """A report without a date is about something near its publication, more often than not."""
    days = _days_between_reports(first, second)
    if days is None:
        return -1.0
    if days <= 3:
        return 0.8 if days <= 1 else 0.5
    if days <= 14:
        return 0.0
    return -1.0 if days <= 60 else -4.0


def _days_between_reports(first: Features, second: Features) -> int | None:
    """Days between what is known of two records' times: their own dates, else those of publication."""
    whens = []
    for record in (first, second):
        if record.period is not None:
            whens.append(record.period)
        elif record.published is not None:
            whens.append(Period(record.published, record.published))
        else:
            return None
    return max(0, _gap(*whens))


def _gap(first: Period, second: Period) -> int:
    """Days from the end of the earlier to the start of the later period; 0 or less where they overlap."""
    return max(first.first, second.first) - min(first.last, second.last)


def _where(first: Features, second: Features) -> float:
    """The places compared; one that the other report names too, though as something else, is near enough."""
    apart = _place(first.site, second.site)
    if VETO < apart < 1.0 and (_names_site(first, second.site) or _names_site(second, first.site)):
        return 1.0
    return apart


def _names_site(report: Features, site: Site | None) -> bool:
    if site is None or site.broad or not site.words:
        return False
    sentence = words(report.record.sentence.text)
    length = len(site.words)
    return any(sentence[i : i + length] == site.words for i in range(len(sentence) - length + 1))


def _place(first: Site | None, second: Site | None) -> float:
    if first is None or second is None:
        return 0.0
    if first.country and second.country and first.country != second.country:
        return VETO
    same = body_likeness(first.words, second.words)
    if same == FULL:
        return 0.7 if first.broad or second.broad else 2.0
    if first.broad or second.broad:
        known = first.country and first.country == second.country
        return 0.5 if known else -1.5
    if same:
        return 1.0
    distance = _kilometres(first, second)
    if distance is None:
        return -1.5
    if distance <= _NEAR_KM:
        return 0.8
    return -1.0 if distance <= _FAR_KM else VETO


def _kilometres(first: Site, second: Site) -> float | None:
    """Great-circle distance, by the haversine formula."""
    ends = (first.latitude, first.longitude, second.latitude, second.longitude)
    if None in ends:
        return None
    lat1, lon1, lat2, lon2 = (math.radians(degrees or 0.0) for degrees in ends)
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def _figures(first: Features, second: Features) -> float:
    """Exact counts and sums that agree; those that differ say nothing, as tolls grow."""
    equal = sum(1 for kind, value in first.figures.items() if second.figures.get(kind) == value and value > 1)
    return min(1.0, 0.7 * equal)


def _parties(first: Features, second: Features) -> tuple[float, int]:
    """Pair the participants one to one, the surest pairs first; leftovers on both sides contradict each other.

    Returns:
        The evidence, and how many parties are in both reports.
    """
    pairs = sorted(
        ((_agreement(p, q), i, j) for i, p in enumerate(first.parties) for j, q in enumerate(second.parties)),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    left, right = dict(enumerate(first.parties)), dict(enumerate(second.parties))
    sums = 0.0
    for agreement, i, j in pairs:
        if agreement > 0 and i in left and j in right:
            sums += agreement
            del left[i], right[j]
    met = len(first.parties) - len(left)
    return min(sums, 6.0) + _contradictions(first, list(left.values()), list(right.values())), met


def _agreement(first: Party, second: Party) -> float:
    if first.role and second.role and first.role != second.role:
        return 0.0
    alike = _likeness(first, second)
    # One police force or court does many things a day: that it acts in both reports tells little.
    return min(alike, _ACTING_BODY) if first.kind == second.kind == "body" and first.role == "agent" else alike


def _likeness(first: Party, second: Party) -> float:
    """How much one party in two reports speaks for one event; 0 where they are not one party."""
    kinds = {first.kind, second.kind}
    if kinds == {"person"}:
        return _persons(first, second)
    one_country = first.country is not None and first.country == second.country
    if kinds == {"state"}:
        return 1.2 if one_country or _named(first, second) == FULL else 0.0
    if "person" not in kinds:
        same = _NAMED_THING if _one_proper_name(first, second) else 2.0 * _named(first, second)
        return max(same, 0.8 if one_country and kinds != {"body"} else 0.0)
    return (0.4 if "body" in kinds else 0.8) if one_country else 0.0


def _one_proper_name(first: Party, second: Party) -> bool:
    """A name of two words or more stands in both ("feri KMP Cahaya Laut", "korban tenggelamnya KMP Cahaya Laut")."""
    less, more = sorted((first.proper, second.proper), key=len)
    return len(less) > 1 and less <= more and "group" in (first.kind, second.kind)


def _persons(first: Party, second: Party) -> float:
    names = max(
        person_likeness(a, b)
        for a in (first.words, *sorted(first.aliases))
        for b in (second.words, *sorted(second.aliases))
    )
    if names and first.country and second.country and first.country != second.country and first.words != second.words:
        return 0.0
    if names < FULL and first.title and second.title and first.title.casefold() == second.title.casefold():
        last = first.words[-1:] == second.words[-1:]
        names = FULL if names or last else 0.0
    return _PERSON * names


def _named(first: Party, second: Party) -> float:
    same = body_likeness(first.words, second.words)
    if same < FULL and (first.aliases or second.aliases):
        ours, theirs = {first.words, *first.aliases}, {second.words, *second.aliases}
        same = FULL if ours & theirs else same
    return same


def _contradictions(record: Features, left: list[Party], right: list[Party]) -> float:
    """Both reports name somebody whom the other does not know: the worse, the more central the role."""
    sums = 0.0
    for one in left:
        clashes = [(_clash(one, other), i) for i, other in enumerate(right)]
        worst, i = max(clashes, key=lambda clash: (clash[0], -clash[1]), default=(0.0, 0))
        if worst:
            del right[i]
            sums -= 0.5 if record.family == "meeting" and len(record.parties) > 3 else worst
    return sums


def _clash(one: Party, other: Party) -> float:
    if (one.role or "") != (other.role or ""):
        return 0.0
    if one.kind == other.kind == "person":
        return 2.0 if one.role == "agent" else 5.0
    if one.kind == other.kind == "group":
        return 1.5 if one.role == "patient" else 0.0
    countries = {one.country, other.country} - {None}
    if "body" not in (one.kind, other.kind) and len(countries) == 2:
        return 1.0 if one.role == "agent" else 4.0
    return 1.0 if one.kind == other.kind == "body" else 0.0


def _same_person_suffers(first: Features, second: Features) -> bool:
    patients = [[p for p in f.parties if p.role == "patient" and p.kind == "person"] for f in (first, second)]
    return len(patients[0]) == len(patients[1]) == 1 and _persons(patients[0][0], patients[1][0]) >= _PERSON
