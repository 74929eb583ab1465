"""Calendar arithmetic: from days, weeks, months and longer periods to EDTF values with their first and last day."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Modifier = Literal["start", "mid", "end", "approx"]

MONTH_GRAINS = {"month": 1, "quarter": 3, "third": 4, "half": 6, "year": 12, "decade": 120, "century": 1200}
ISO_UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "month": "M",
    "quarter": "Q", "third": "M", "half": "M", "year": "Y", "decade": "Y", "octennium": "Y", "century": "Y",
    "millennium": "Y",
}  # fmt: skip
UNIT_LENGTHS = {"third": 4, "half": 6, "decade": 10, "octennium": 8, "century": 100, "millennium": 1000}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a time expression means: TIMEX3 type, EDTF value, the days it covers (inclusive), and how it was read.

    `clock` is the part of the value after the day (``T14:00+07:00``, ``TNI``) of a single day's reading.
    """

    type: TimexType
    value: str
    first: date | None = None
    last: date | None = None
    grain: str = "day"
    modifier: Modifier | None = None
    anchor: str | None = None
    clock: str = ""

    def anchored(self, anchor: str | None) -> Reading:
        """The same reading, said to be counted from `anchor`."""
        return replace(self, anchor=anchor)

    def approximate(self) -> Reading:
        """The same reading with EDTF's sign for about (dates only)."""
        if self.type != "DATE" or "/" in self.value or self.value.endswith("~"):
            return replace(self, modifier=self.modifier or "approx")
        return replace(self, value=self.value + "~", modifier=self.modifier or "approx")


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def shift_days(day: date, days: int) -> date | None:
    """`day` moved by `days`, or None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def month_index(day: date) -> int:
    """Months since the year 0: what month arithmetic counts in."""
    return day.year * 12 + day.month - 1


def shift_months(day: date, months: int) -> date | None:
    """`day` moved by calendar months, clipped to the month's last day; None beyond the calendar."""
    year, month = divmod(month_index(day) + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def day_reading(day: date) -> Reading:
    """One day."""
    return Reading("DATE", day.isoformat(), day, day, "day")


def days_reading(first: date, last: date, grain: str = "day") -> Reading:
    """An interval of days, e.g. a week."""
    return Reading("DATE", f"{first.isoformat()}/{last.isoformat()}", first, last, grain)


def week_reading(day: date) -> Reading | None:
    """The week from Monday to Sunday that holds `day`."""
    monday = shift_days(day, -day.weekday())
    sunday = shift_days(day, 6 - day.weekday())
    return days_reading(monday, sunday, "week") if monday and sunday else None


def month_reading(year: int, month: int) -> Reading | None:
    """One calendar month."""
    first = make_date(year, month, 1)
    if first is None:
        return None
    last = date(year, month, calendar.monthrange(year, month)[1])
    return Reading("DATE", f"{year:04d}-{month:02d}", first, last, "month")


def months_reading(index: int, count: int, grain: str) -> Reading | None:
    """`count` months from a month index on, written as an interval of months."""
    first = month_reading(*_split(index))
    last = month_reading(*_split(index + count - 1))
    if first is None or last is None:
        return None
    return Reading("DATE", f"{first.value}/{last.value}", first.first, last.last, grain)


def _split(index: int) -> tuple[int, int]:
    year, month = divmod(index, 12)
    return year, month + 1


def year_reading(year: int) -> Reading | None:
    """One year of the common era."""
    if not 1 <= year <= 9999:
        return None
    return Reading("DATE", f"{year:04d}", date(year, 1, 1), date(year, 12, 31), "year")


def decade_reading(year: int) -> Reading | None:
    """The decade that holds `year`, as 199X."""
    start = year // 10 * 10
    if not 10 <= start <= 9990:
        return None
    return Reading("DATE", f"{start // 10:03d}X", date(start, 1, 1), date(start + 9, 12, 31), "decade")


def century_reading(number: int) -> Reading | None:
    """The `number`-th century, as 19XX for the twentieth."""
    if not 2 <= number <= 99:
        return None
    start = (number - 1) * 100
    return Reading("DATE", f"{number - 1:02d}XX", date(start, 1, 1), date(start + 99, 12, 31), "century")


def period_of(day: date, grain: str) -> Reading | None:
    """The period of this grain that holds `day`."""
    if grain in ("day", "night", "hour", "minute", "second"):
        return day_reading(day)
    if grain == "week":
        return week_reading(day)
    if grain == "month":
        return month_reading(day.year, day.month)
    if grain in ("quarter", "third", "half"):
        size = MONTH_GRAINS[grain]
        index = day.year * 12 + (day.month - 1) // size * size
        return months_reading(index, size, grain)
    if grain == "year":
        return year_reading(day.year)
    if grain == "decade":
        return decade_reading(day.year)
    return century_reading(day.year // 100 + 1) if grain == "century" else None


def shift(day: date, count: int, grain: str) -> date | None:
    """`day` moved by `count` units of this grain."""
    if grain in ("day", "night"):
        return shift_days(day, count)
    if grain == "week":
        return shift_days(day, 7 * count)
    months = MONTH_GRAINS.get(grain) or UNIT_LENGTHS.get(grain, 0) * 12
    return shift_months(day, count * months) if months and abs(count) < 100_000 else None


def part_of_day(day: date, code: str) -> Reading:
    """A part of one day: TMO, TAF, TEV or TNI."""
    return Reading("TIME", f"{day.isoformat()}{code}", day, day, "part_of_day", clock=code)


def parts_of_day(day: date, code: str, last: str) -> Reading:
    """A stretch from one part of a day to another."""
    stamp = day.isoformat()
    return Reading("TIME", f"{stamp}{code}/{stamp}{last}", day, day, "part_of_day", clock=code)


def at_clock(day: date, clock: str, grain: str = "minute") -> Reading:
    """A clock on a day; `clock` begins with T."""
    return Reading("TIME", f"{day.isoformat()}{clock}", day, day, grain, clock=clock)


def part_of_period(period: Reading, modifier: Modifier) -> Reading:
    """The beginning, middle or end of a period, in EDTF's approximate form at the next finer grain."""
    if period.first is None or period.last is None:
        return period
    year, last = period.first.year, period.last
    value = {
        "century": {"start": f"{year // 10:03d}X~", "mid": f"{year // 10 + 5:03d}X~", "end": f"{year // 10 + 9:03d}X~"},
        "decade": {"start": f"{year:04d}~", "mid": f"{year + 5:04d}~", "end": f"{year + 9:04d}~"},
        "year": {"start": f"{year:04d}-01~", "mid": f"{year:04d}-06~", "end": f"{year:04d}-12~"},
        "month": {"start": f"{period.value}-01~", "mid": f"{period.value}-15~", "end": f"{last.isoformat()}~"},
    }.get(period.grain)
    if value is None:
        return _part_of_interval(period, modifier)
    first, last = _part_days(period.first, period.last, modifier)
    return Reading("DATE", value[modifier], first, last, period.grain, modifier, period.anchor)


def whole_period(value: str, first: date | None, grain: str, modifier: str | None) -> Reading | None:
    """The month or week that a beginning, middle or end belongs to, None for other values.

    `akhir bulan ini` is written as its last day, about; what happens then is only known to happen in that month.

    Args:
        value: an EDTF value of `part_of_period`.
        first: its first day.
        grain: the grain of the period.
        modifier: start, mid or end.
    """
    if modifier not in ("start", "mid", "end") or first is None or not value.endswith("~") or "/" in value:
        return None
    return period_of(first, grain) if grain in ("month", "week") else None


def _part_of_interval(period: Reading, modifier: Modifier) -> Reading:
    first, last = period.first, period.last
    if first is None or last is None:
        return period
    if period.grain == "week" and modifier == "end":
        weekend = last - timedelta(days=1)
        return replace(days_reading(weekend, last, "weekend"), modifier="end", anchor=period.anchor)
    middle = first + (last - first) // 2
    day = {"start": first, "mid": middle, "end": last}.get(modifier, first)
    if period.grain != "week":
        return replace(
            period, value=f"{day.isoformat()[:7]}~", first=day.replace(day=1), last=_month_end(day), modifier=modifier
        )
    return Reading("DATE", f"{day.isoformat()}~", day, day, "week", modifier, period.anchor)


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _part_days(first: date, last: date, modifier: Modifier) -> tuple[date, date]:
    """The third of a period that its beginning, middle or end is taken to be."""
    third = timedelta(days=((last - first).days + 1) // 3)
    if modifier == "start":
        return first, first + third - timedelta(days=1)
    if modifier == "end":
        return last - third + timedelta(days=1), last
    return first + third, last - third
