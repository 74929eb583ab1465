"""Gives matches their values, in text order, and joins neighbours that say one time together."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from eventx.lang.lexicon import Lexicon, get_lexicon
from eventx.models import Note, Timex
from eventx.temporal import absolute, clock, fallback, holidays, periods, quantities, ranges, relative
from eventx.temporal.calendar import Reading
from eventx.temporal.context import Context
from eventx.temporal.find import Match, find
from eventx.temporal.grammar import joins
from eventx.temporal.tables import tables

Resolver = Callable[[Match, Context], Reading | None]

RESOLVERS: dict[str, Resolver] = {
    "absolute.date": absolute.date_,
    "absolute.day_of_month": absolute.day_of_month,
    "clock.clock": clock.clock,
    "fallback.date": fallback.date_,
    "holidays.days_before": holidays.days_before,
    "holidays.hijri": holidays.hijri,
    "holidays.holiday": holidays.holiday,
    "holidays.independence": holidays.independence,
    "periods.century": periods.century,
    "periods.decade": periods.decade,
    "periods.first_months": periods.first_months,
    "periods.month": periods.month,
    "periods.quarter": periods.quarter,
    "periods.week_of_month": periods.week_of_month,
    "periods.season": periods.season,
    "periods.year": periods.year,
    "quantities.duration": quantities.duration,
    "quantities.duration_plural": quantities.duration_plural,
    "quantities.duration_range": quantities.duration_range,
    "quantities.offset_range": quantities.offset_range,
    "quantities.set_date": quantities.set_date,
    "quantities.set_once": quantities.set_once,
    "quantities.set_part": quantities.set_part,
    "quantities.set_times": quantities.set_times,
    "quantities.set_unit": quantities.set_unit,
    "quantities.set_weekday": quantities.set_weekday,
    "ranges.days": ranges.days,
    "ranges.months": ranges.months,
    "ranges.years": ranges.years,
    "relative.day_anaphor": relative.day_anaphor,
    "relative.deictic": relative.deictic,
    "relative.offset": relative.offset,
    "relative.part_bare": relative.part_bare,
    "relative.part_anaphor": relative.part_anaphor,
    "relative.part_deictic": relative.part_deictic,
    "relative.period": relative.period,
    "relative.period_part": relative.period_part,
    "relative.weekday": relative.weekday,
    "relative.weekday_eve": relative.weekday_eve,
}
_SENTENCE_END = re.compile(r"[.!?][\"”'’)]*\s+[A-Z\"“(]|\n")
_APPOSED = ("relative.deictic", "relative.part_deictic", "relative.day_anaphor")
_APPOSED_GAP = 30
_GAP = 20  # characters between two times that say one together
_CLOCK_AHEAD = 80  # characters within which a day said after a clock is the clock's


@dataclass(frozen=True, slots=True)
class TimeAnnotation:
    """The times of a text in order, without overlap, and notes on what was contradictory or misspelt."""

    times: tuple[Timex, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A match, or several joined, with its reading; `name` is the rule that made it."""

    match: Match
    reading: Reading
    start: int
    end: int
    name: str


def annotate(text: str, published: date | None = None, *, lexicon: Lexicon | None = None) -> TimeAnnotation:
    """Find and resolve the time expressions of a text.

    Args:
        text: Indonesian text.
        published: the day that relative times are counted from; without it they are left out, with a note.
        lexicon: language data; the shipped one when None.

    Returns:
        Times in text order without overlap; offsets count characters of `text`. Takes time linear in its length.
    """
    lexicon = lexicon or get_lexicon()
    return resolve(find(text, lexicon), text, published, lexicon=lexicon)


def resolve(
    matches: Sequence[Match], text: str, published: date | None = None, *, lexicon: Lexicon | None = None
) -> TimeAnnotation:
    """Give each match its value; a match without one leaves a note.

    Args:
        matches: matches of `find` on the same text.
        text: the text.
        published: the day that relative times are counted from, if known.
        lexicon: language data; the shipped one when None.
    """
    lexicon = lexicon or get_lexicon()
    ctx = Context(text, published, tables(lexicon))
    connect = joins(lexicon)
    done: list[Resolved] = []
    for index, match in enumerate(matches):
        reading = _reading(match, ctx, matches, index, connect)
        if reading is None:
            continue
        one = Resolved(match, reading, match.start, match.end, match.rule.name)
        whole = _with_clock(done[-1], one, ctx, connect) if done else None
        if whole is None:
            done.append(one)
        else:
            done[-1] = whole
            if ctx.history and ctx.history[-1][0] == whole.start:
                ctx.forget_last()
            one = whole
        if one.reading.type in ("DATE", "TIME") and one.reading.first is not None:
            ctx.history.append((one.start, one.reading))
    return TimeAnnotation(tuple(_timex(one, text) for one in _with_ranges(done, ctx, connect)), tuple(ctx.notes))


def _reading(
    match: Match, ctx: Context, matches: Sequence[Match], index: int, connect: dict[str, re.Pattern[str]]
) -> Reading | None:
    notes = len(ctx.notes)
    if match.rule.resolver == "clock.clock":
        reading = clock.clock(match, ctx, _day_ahead(match, ctx, matches, index))
    else:
        reading = _in_apposition(match, ctx, matches, index, connect) or RESOLVERS[match.rule.resolver](match, ctx)
    if reading is None and len(ctx.notes) == notes:
        missing = "no publication date to count from" if ctx.published is None else "no such day or number"
        ctx.note("time-unresolved", f"Found by {match.rule.name}, but has no value: {missing}.", match)
    return reading


def _in_apposition(
    match: Match, ctx: Context, matches: Sequence[Match], index: int, connect: dict[str, re.Pattern[str]]
) -> Reading | None:
    """`siang ini, Kamis (6/3/2025)`: the date that stands beside it tells the day."""
    if match.rule.resolver not in _APPOSED or index + 1 >= len(matches):
        return None
    following = matches[index + 1]
    near = following.rule.resolver == "absolute.date" and following.start - match.end <= _APPOSED_GAP
    if not near or connect["apposed"].fullmatch(ctx.text[match.end : following.start]) is None:
        return None
    if match.rule.resolver == "relative.day_anaphor":
        return _silently(following, ctx)
    slots = {
        **match.slots,
        **{name: value for name, value in following.slots.items() if not name.startswith("day_parts")},
    }
    return _silently(replace(match, slots=slots), ctx)


def _silently(match: Match, ctx: Context) -> Reading | None:
    """The reading of a match that is read in its own turn too: what it notes is left out here."""
    notes = len(ctx.notes)
    reading = RESOLVERS[match.rule.resolver](match, ctx)
    del ctx.notes[notes:]
    return reading


def _day_ahead(match: Match, ctx: Context, matches: Sequence[Match], index: int) -> date | None:
    """The day said after a clock in its sentence, where none is said before it there."""
    last = ctx.previous()
    if last is not None and _SENTENCE_END.search(ctx.text, last[0], match.start) is None:
        return None
    if match.get("rel") is not None or index + 1 >= len(matches):
        return None
    following = matches[index + 1]
    near = following.start - match.end <= _CLOCK_AHEAD
    if not near or following.rule.resolver not in ("absolute.date", "relative.weekday", "relative.deictic"):
        return None
    if _SENTENCE_END.search(ctx.text, match.end, following.start) is not None:
        return None
    reading = _silently(following, ctx)
    return reading.first if reading is not None else None


def _with_clock(left: Resolved, right: Resolved, ctx: Context, connect: dict[str, re.Pattern[str]]) -> Resolved | None:
    if not 0 <= right.start - left.end <= _GAP:
        return None
    reading = _join_clock(left, right, ctx.text[left.end : right.start], ctx, connect)
    return Resolved(left.match, reading, left.start, right.end, "join.clock") if reading is not None else None


def _with_ranges(done: list[Resolved], ctx: Context, connect: dict[str, re.Pattern[str]]) -> list[Resolved]:
    """Join the two ends of each stretch of time into one."""
    out: list[Resolved] = []
    for one in done:
        left = out[-1] if out else None
        if left is not None and 0 <= one.start - left.end <= _GAP:
            reading = _join_range(left, one, ctx.text[left.end : one.start], ctx, connect)
            if reading is not None:
                out[-1] = Resolved(left.match, reading, left.start, one.end, "join.range")
                continue
        out.append(one)
    return out


def _join_range(
    left: Resolved, right: Resolved, between: str, ctx: Context, connect: dict[str, re.Pattern[str]]
) -> Reading | None:
    if connect["range"].fullmatch(between):
        strict = connect["spaced"].fullmatch(between) is not None
        return ranges.joined((left.match, left.reading), (right.match, right.reading), strict=strict)
    before = ctx.text[max(0, left.start - 12) : left.start]
    if connect["both"].fullmatch(between) and connect["both_after"].search(before):
        return ranges.joined((left.match, left.reading), (right.match, right.reading), strict=False)
    return None


def _join_clock(
    left: Resolved, right: Resolved, between: str, ctx: Context, connect: dict[str, re.Pattern[str]]
) -> Reading | None:
    """A day and its clock say one time, in either order."""
    is_clock = [one.match.rule.resolver == "clock.clock" and one.name != "join.clock" for one in (left, right)]
    if is_clock == [False, True] and connect["clock"].fullmatch(between):
        day, time = left, right
    elif is_clock == [True, False] and connect["day"].fullmatch(between):
        day, time = right, left
    else:
        return None
    said = day.reading
    if said.first is None or said.first != said.last or said.grain not in ("day", "part_of_day") or "/" in said.value:
        return None
    if said.modifier is not None or said.type == "SET":
        return None
    reading = clock.clock(time.match, ctx, said.first, said.clock or None)
    return reading.anchored(said.anchor) if reading is not None else None


def _timex(one: Resolved, text: str) -> Timex:
    reading = one.reading
    return Timex(
        start=one.start,
        end=one.end,
        text=text[one.start : one.end],
        type=reading.type,
        value=reading.value,
        first=reading.first,
        last=reading.last,
        grain=reading.grain,
        modifier=reading.modifier,
        anchor=reading.anchor,
        rule=one.name,
    )
