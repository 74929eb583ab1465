"""Stretches of days, months and years that one rule reads, and the joining of neighbours into one expression."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from eventx.temporal import calendar
from eventx.temporal.absolute import date_, full_year, year_by_word
from eventx.temporal.calendar import Reading
from eventx.temporal.context import Context
from eventx.temporal.find import Match
from eventx.temporal.periods import bare_month
from eventx.temporal.tables import fold

_LONGEST_YEARS = 200


def days(match: Match, ctx: Context) -> Reading | None:
    """1–3 Maret 2025; Sabtu-Minggu (1-2/3/2025): the weekday of the first day is the checksum."""
    slots = dict(match.slots)
    for name in ("time_zones", "day_parts", "day_parts2"):
        slots.pop(name, None)
    first = date_(replace(match, slots=slots), ctx)
    if first is None:
        return None
    slots["day"] = match.slots["day_to"]
    slots.pop("weekdays", None)
    if first.first is None:
        return Reading("DATE", f"{first.value}/{first.value[:-2]}{int(slots['day']):02d}", grain="day")
    last = calendar.make_date(first.first.year, first.first.month, int(slots["day"]))
    if last is None or last < first.first:
        ctx.note("time-typo", "The last day of the stretch lies before its first or does not exist.", match)
        return first
    return calendar.days_reading(first.first, last).anchored(first.anchor)


def months(match: Match, ctx: Context) -> Reading | None:
    """Januari-Maret 2025; the year belongs to the last month, and is the nearest where none is said."""
    digits, which = match.get("year", "year_b"), match.get("which")
    first, last = (ctx.tables.months[fold(match.slots[name])] for name in ("full_months", "full_months2"))
    year = full_year(digits, ctx.published) if digits else year_by_word(which, ctx) if which else None
    if year is None:
        near = bare_month(match, ctx, last)
        if near is None or near.first is None:
            return Reading("DATE", f"XXXX-{first:02d}/XXXX-{last:02d}", grain="month")
        year = near.first.year
    start = (year if first <= last else year - 1) * 12 + first - 1
    return calendar.months_reading(start, year * 12 + last - start, "month")


def years(match: Match, ctx: Context) -> Reading | None:
    """2019–2024, 2024/25."""
    first = int(match.slots["year"])
    digits = match.slots.get("year_to")
    last = int(digits) if digits else first // 100 * 100 + int(match.slots["yy"])
    if not first < last <= first + _LONGEST_YEARS:
        return None
    return Reading("DATE", f"{first:04d}/{last:04d}", date(first, 1, 1), date(last, 12, 31), "year")


def joined(left: tuple[Match, Reading], right: tuple[Match, Reading], *, strict: bool) -> Reading | None:
    """One stretch from two neighbouring times, or None where they do not make one.

    Args:
        left: the first time.
        right: the last time.
        strict: the two must already be in order (a spaced dash may stand between unrelated times).
    """
    (left_match, first), (right_match, last) = left, right
    if "/" in first.value or "/" in last.value or "SET" in (first.type, last.type):
        return None
    if "DURATION" in (first.type, last.type):
        return None
    first = _same_year(left_match, first, right_match, last)
    if not strict:
        first, last = _in_order(left_match, first, right_match, last)
    if first.first and last.last and first.first > last.last:
        return None
    kind = "DATE" if first.type == last.type == "DATE" else "TIME"
    grain = last.grain if first.grain == last.grain else "day"
    return Reading(kind, f"{first.value}/{last.value}", first.first, last.last, grain, None, last.anchor)  # type: ignore[arg-type]


def _explicit_year(match: Match) -> bool:
    return match.get("year", "year_b", "yy", "yy_b") is not None


def _same_year(left_match: Match, first: Reading, right_match: Match, last: Reading) -> Reading:
    """27 Februari–2 Maret 2024: the year said last holds for both."""
    if _explicit_year(left_match) or not _explicit_year(right_match) or first.first is None or last.first is None:
        return first
    if first.grain == "day" and left_match.get("day"):
        for year in (last.first.year, last.first.year - 1):
            day = calendar.make_date(year, first.first.month, first.first.day)
            if day is not None and day <= last.first:
                return calendar.day_reading(day)
    if first.grain == "month":
        year = last.first.year if first.first.month <= last.first.month else last.first.year - 1
        month = calendar.month_reading(year, first.first.month)
        return first if month is None else calendar.part_of_period(month, first.modifier) if first.modifier else month
    return first


def _in_order(left_match: Match, first: Reading, right_match: Match, last: Reading) -> tuple[Reading, Reading]:
    """A bare weekday moves by whole weeks until the stretch runs forwards and is no longer than a week."""
    if first.first is None or last.first is None:
        return first, last
    gap = (last.first - first.first).days
    if left_match.rule.name == "weekday" and not 0 <= gap < 7:
        moved = calendar.shift_days(first.first, gap // 7 * 7)
        return (_moved(first, moved), last) if moved else (first, last)
    if right_match.rule.name == "weekday" and gap < 0:
        moved = calendar.shift_days(last.first, -(gap // 7) * 7)
        return (first, _moved(last, moved)) if moved else (first, last)
    if first.grain == last.grain == "day" and gap < 0 and not _explicit_year(left_match):
        earlier = calendar.make_date(first.first.year - 1, first.first.month, first.first.day)
        return (_moved(first, earlier), last) if earlier else (first, last)
    if first.grain == last.grain == "month" and gap < 0 and not _explicit_year(left_match):
        return calendar.month_reading(first.first.year - 1, first.first.month) or first, last
    return first, last


def _moved(reading: Reading, day: date) -> Reading:
    return replace(reading, value=day.isoformat() + reading.clock, first=day, last=day)
