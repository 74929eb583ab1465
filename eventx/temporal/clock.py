"""Clocks: on the day said with them, else on the day said before, else on the publication date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from eventx.temporal import calendar
from eventx.temporal.calendar import Reading
from eventx.temporal.context import Context
from eventx.temporal.find import Match
from eventx.temporal.numbers import quantity
from eventx.temporal.tables import fold

_DAY_STEPS = {"kemarin": -1, "besok": 1}


@dataclass(frozen=True, slots=True)
class ClockTime:
    """Hours and minutes as said, with seconds where given."""

    hour: int
    minute: int
    second: str | None = None

    def iso(self, zone: str) -> str:
        """The clock part of an ISO 8601 value."""
        seconds = f":{self.second}" if self.second else ""
        return f"T{self.hour:02d}:{self.minute:02d}{seconds}{zone}"


def clock(match: Match, ctx: Context, day: date | None = None, part: str | None = None) -> Reading | None:
    """A clock or a stretch between two clocks.

    Args:
        match: a match of a clock rule.
        ctx: the state of resolving the text.
        day: the day said together with the clock, if any.
        part: the part of the day said together with the clock (TNI ...), if any.
    """
    word = match.get("day_parts", "day_parts2", "day_parts3")
    hours = ctx.tables.day_parts.get(fold(word)) if word else _part_row(part, ctx)
    first = _time(match, ctx, hours)
    if first is None:
        return None
    zone = ctx.tables.zones.get(fold(match.get("time_zones", "time_zones3", "time_zones2") or ""), "")
    base, anchor = (day, None) if day else _day(match, ctx)
    until = match.get("hour_to")
    start, end = first.iso(zone), ""
    if until is not None:
        last = _in_part(ClockTime(int(until), int(match.get("minute_to") or 0)), hours)
        end = last.iso(zone)
    if base is None:
        return Reading("TIME", f"{start}/{end}" if end else start, grain="minute", clock=start)
    if not end:
        return calendar.at_clock(base, start).anchored(anchor)
    stamp = base.isoformat()
    return Reading("TIME", f"{stamp}{start}/{stamp}{end}", base, base, "minute", None, anchor, start)


def _part_row(code: str | None, ctx: Context) -> tuple[str, int, int] | None:
    return next((row for row in ctx.tables.day_parts.values() if row[0] == code), None) if code else None


def _day(match: Match, ctx: Context) -> tuple[date | None, str | None]:
    rel = fold(match.get("rel") or "")
    if rel and ctx.published is not None:
        return calendar.shift_days(ctx.published, _DAY_STEPS.get(rel, 0)), "published"
    found = ctx.clock_day(match.start)
    return found if found is not None else (None, None)


def _time(match: Match, ctx: Context, part: tuple[str, int, int] | None) -> ClockTime | None:
    digits = match.get("hour")
    if digits is not None:
        return _in_part(ClockTime(int(digits), int(match.get("minute") or 0), match.get("second")), part)
    hour = quantity(match.slots["hour_word"], ctx.tables)
    if hour is None or not 0 <= hour <= 24:
        return None
    minutes = int(hour) * 60 - (30 if match.get("half") else 0) + _minutes(match, ctx)
    return _in_part(ClockTime(minutes // 60 % 24, minutes % 60), part)


def _minutes(match: Match, ctx: Context) -> int:
    word = match.get("minutes")
    if word is None:
        return 0
    count = Fraction(15) if fold(word) == "seperempat" else quantity(word, ctx.tables) or Fraction(0)
    return -int(count) if fold(match.slots["past"]) == "kurang" else int(count)


def _in_part(time: ClockTime, part: tuple[str, int, int] | None) -> ClockTime:
    """`jam 7 malam` is 19.00, `jam 1 malam` 01.00, `jam 12 malam` midnight."""
    if part is None or time.hour > 12:
        return time
    _, start, end = part
    if start <= time.hour < 12 and time.hour <= end:
        return time
    for hour in (time.hour + 12, time.hour):
        if start <= hour <= end:
            return ClockTime(hour % 24, time.minute, time.second)
    return ClockTime(0 if time.hour == 12 and start < 6 else time.hour, time.minute, time.second)
