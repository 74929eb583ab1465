"""Do the times and the places of two records agree? Evidence in the manner of log odds; `VETO` settles it."""

from __future__ import annotations

import math

from eventx.timelines.features import Features, Period, Site
from eventx.timelines.names import FULL, body_likeness, of_one_kind
from eventx.timelines.stories import rarity, stands_in

VETO = -100.0
CONTINUED_DAYS = 7
COARSE_DAYS = 31
"""A time that covers more days tells less than the publication."""
_PARTS_OF_DAY = {"MO": 6, "AF": 14, "EV": 18, "NI": 21}
_HOURS_APART = 10
_NEAR_KM, _FAR_KM, _WIDE_KM = 20.0, 120.0, 600.0
_EARTH_KM = 6371.0
_CAPITAL_LIKE = 1.3
_OTHER_NAME = -1.3
_STRUCK, _UNHEARD = frozenset({"event:accident", "event:attack"}), -1.5
"""For a town that was struck, of which a report that tells only the country says nothing."""
"""For two numbers of one road, or two names behind one word."""
_NEAR_DAY, _OTHER_DAY, _OTHER_SITE = 1.5, -2.5, -2.0
"""For a day and a place that are only told right before the one of the two."""
_OTHER_SPOT, UNLOCATED = -1.5, -0.5
"""For two places that no gazetteer knows, and for one of them ("belokan Dusun Kidul") beside a town on the map."""
_RARE_PLACE = 0.35
"""Evidence per nat of rarity of the place's name: Jakarta is in every second report, a village in few."""


def time_evidence(first: Features, second: Features) -> float:
    """What the two times say: a shared day much, a shared month little, days apart `VETO`."""
    if first.period is None or second.period is None:
        near = _near_days(first, second)
        return _undated(first, second) if near is None else near
    if max(first.period.length, second.period.length) > COARSE_DAYS and gap(first.period, second.period) <= 0:
        return max(0.2, _undated(first, second))
    distance = gap(first.period, second.period)
    length = max(first.period.length, second.period.length)
    if distance > 0:
        slack = length if first.period.vague or second.period.vague else 1
        if distance > slack:
            return VETO
        return -2.0 if running_days(first, second) else -1.0
    if length == 1:
        return -1.5 if _other_hours(first, second) else 2.5
    if length <= CONTINUED_DAYS:
        return 1.5
    return 0.8


def _other_hours(first: Features, second: Features) -> bool:
    """Both tell the time of day, and it is another one (before dawn here, at night there)."""
    hours = [_hour(record.record.time.value) for record in (first, second) if record.record.time is not None]
    return len(hours) == 2 and None not in hours and abs((hours[0] or 0) - (hours[1] or 0)) >= _HOURS_APART


def _hour(value: str) -> int | None:
    """The hour of an EDTF value, of a part of the day its middle; None where there is none, or a stretch of them."""
    _, _, time = value.partition("T")
    return None if "/" in time else int(time[:2]) if time[:2].isdigit() else _PARTS_OF_DAY.get(time[:2])


def running_days(first: Features, second: Features) -> bool:
    """Both reports give the day in so many words, and the one is the day after the other."""
    times = (first.record.time, second.record.time)
    if first.period is None or second.period is None or any(t is None or t.source != "explicit" for t in times):
        return False
    return first.period.length == second.period.length == 1 and gap(first.period, second.period) == 1


def _near_days(first: Features, second: Features) -> float | None:
    """What two days say of which one at least is only told right before; None where they say little."""
    one, other = first.period or first.near_period, second.period or second.near_period
    if one is None or other is None or max(one.length, other.length) > 1:
        return None
    distance = gap(one, other)
    return _NEAR_DAY if distance <= 0 else _OTHER_DAY if distance > 1 else None


def _undated(first: Features, second: Features) -> float:
    """A report without a date is about a day that its article names, or near its publication."""
    for dated, other in ((first, second), (second, first)):
        if dated.period is not None and dated.period.length == 1 and dated.period.first in other.story.days:
            return 1.5
    days = days_between_reports(first, second)
    if days is None:
        return -1.0
    if days <= 3:
        return 1.0 if days <= 1 else 0.6
    if days <= 14:
        return 0.0
    return -1.0 if days <= 60 else -4.0


def days_between_reports(first: Features, second: Features) -> int | None:
    """Days between what is known of two records' times: their own dates, else those of publication."""
    whens = []
    for record in (first, second):
        coarse = record.period is None or record.period.length > COARSE_DAYS
        if coarse and record.published is not None:
            whens.append(Period(record.published, record.published))
        elif record.period is not None:
            whens.append(record.period)
        else:
            return None
    return max(0, gap(*whens))


def gap(first: Period, second: Period) -> int:
    """Days from the end of the earlier to the start of the later period; 0 or less where they overlap."""
    return max(first.first, second.first) - min(first.last, second.last)


def place_evidence(first: Features, second: Features) -> float:
    """What the two places say; one that the other report names too, though as something else, is near enough."""
    one, other = first.site, second.site
    if _near_sites_apart(first, second):
        return _OTHER_SITE
    if one is None and other is None:
        return 0.0
    if one is None or other is None:
        known, unplaced = (one, second) if one is not None else (other, first)
        return _named_beside(known, unplaced)
    apart = _apart(one, other)
    if apart == VETO:
        both_named = stands_in(one.words, second.story.names) and stands_in(other.words, first.story.names)
        return -2.0 if both_named and one.words != other.words else VETO
    named = max(_named_beside(one, second), _named_beside(other, first))
    if named:
        return max(apart, named)
    if first.family in _STRUCK and one.broad != other.broad:
        return _UNHEARD
    return 2.0 * apart if apart < UNLOCATED else apart


def _near_sites_apart(first: Features, second: Features) -> bool:
    """Of a record without a place another one is told right before."""
    one, other = first.site or first.near_site, second.site or second.near_site
    if one is None or other is None or (first.site is not None and second.site is not None):
        return False
    known = stands_in(one.words, second.story.names) or stands_in(other.words, first.story.names)
    return not known and _apart(one, other) < 0


def _named_beside(site: Site | None, report: Features) -> float:
    """A place that the other report has no record of, but that is named in the sentence, near it or in the article."""
    if site is None or not site.words or site.broad:
        return 0.0
    if stands_in(site.words, report.beside):
        return min(1.0, 0.3 + _rarity(site))
    return 0.5 * _rarity(site) if stands_in(site.words, report.story.names) else 0.0


def _rarity(site: Site) -> float:
    return _RARE_PLACE * max((rarity(word) for word in site.words), default=0.0)


def _apart(first: Site, second: Site) -> float:
    if first.country and second.country and first.country != second.country:
        return VETO
    same = body_likeness(first.words, second.words)
    if same == FULL:
        return 0.7 if first.broad or second.broad else _CAPITAL_LIKE + _rarity(first)
    if first.broad or second.broad:
        known = first.country and first.country == second.country
        return 0.5 if known else -1.5
    if _numbers_apart(first.words, second.words) or of_one_kind(first.words, second.words):
        return min(_OTHER_NAME, _by_distance(first, second))
    if same:
        return 1.0 + min(_rarity(first), _rarity(second))
    if contains(first, second):
        return 1.0 + max(_rarity(first), _rarity(second)) / 2
    return _by_distance(first, second)


def _numbers_apart(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Both are numbered, and the numbers are not the same: Km 432 and Km 447 of one road."""
    numbers = [{word for word in place if word.isdigit()} for place in (first, second)]
    return all(numbers) and not numbers[0] & numbers[1]


def contains(first: Site, second: Site) -> bool:
    """The one place lies in the other by the codes of the administration (32 holds 32.05, that holds 32.05.11)."""
    if not first.code or not second.code or first.code == second.code:
        return False
    return f"{first.code}.".startswith(f"{second.code}.") or f"{second.code}.".startswith(f"{first.code}.")


def _by_distance(first: Site, second: Site) -> float:
    distance = _kilometres(first, second)
    if distance is None:
        known, spot = (first, second) if first.located else (second, first)
        return UNLOCATED if known.located and not known.venue and not spot.located else _OTHER_SPOT
    if first.wide or second.wide:
        return 0.3 if distance <= _WIDE_KM / 2 else -1.5 if distance <= _WIDE_KM else VETO
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
