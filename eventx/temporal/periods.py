"""Months, years and longer periods that the text names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from eventx.temporal import calendar
from eventx.temporal.absolute import direction, full_year, month_number, year_by_word
from eventx.temporal.calendar import Modifier, Reading
from eventx.temporal.context import Context
from eventx.temporal.find import Match
from eventx.temporal.numbers import ordinal, quantity
from eventx.temporal.tables import fold

_PERIOD_MONTHS = {"kuartal": 3, "triwulan": 3, "q": 3, "caturwulan": 4, "semester": 6, "paruh": 6}
_SEASONS = {"semi": 0, "panas": 1, "gugur": 2, "dingin": 3}
_GRAIN_OF_MONTHS = {3: "quarter", 4: "third", 6: "half"}


def _parts(reading: Reading | None, match: Match, ctx: Context) -> Reading | None:
    """Apply awal, pertengahan, akhir, and sekitar."""
    word = match.get("period_parts2", "period_parts")
    if reading is not None and word is not None:
        modifier: Modifier = ctx.tables.parts[fold(word)]  # type: ignore[assignment]
        reading = calendar.part_of_period(reading, modifier)
    if reading is not None and match.get("approximations"):
        reading = reading.approximate()
    return reading


def month(match: Match, ctx: Context) -> Reading | None:
    """A month with or without its year."""
    number = month_number(match, ctx)
    if number is None:
        return None
    digits = match.get("year", "year_b", "yy")
    if digits is not None:
        year = full_year(digits, ctx.published)
        return _parts(calendar.month_reading(year, number), match, ctx) if year is not None else None
    which = match.get("which")
    if which is not None:
        base = year_by_word(which, ctx)
        reading = calendar.month_reading(base, number) if base is not None else None
    else:
        reading = bare_month(match, ctx, number)
    if reading is not None and reading.first is not None:
        reading = reading.anchored("published")
    return _parts(reading, match, ctx)


def bare_month(match: Match, ctx: Context, number: int) -> Reading | None:
    """The nearest such month that agrees with what is said after it or with the tense; the past where both do."""
    published = ctx.published
    if published is None:
        return Reading("DATE", f"XXXX-{number:02d}", grain="month")
    last = ctx.previous(220, match.start)
    told = last[1].first.year if last and last[1].first and last[1].grain in ("year", "month", "day") else None
    bound = last is not None and ctx.bounds(last[0])
    if told is not None and not bound and match.get("rel") is None and abs(told - published.year) > 1:
        return calendar.month_reading(told, number)
    side = direction(match.get("rel") or "")
    away = (number - published.month) % 12  # months ahead
    if side == "this":
        return calendar.month_reading(published.year, number)
    if side == "past" or (side is None and ctx.tense(match) == "past"):
        back = (published.month - number) % 12 or (12 if side == "past" else 0)
        return _month_away(published, -back)
    if side == "future" or (side is None and ctx.tense(match) == "future"):
        return _month_away(published, away or (12 if side == "future" else 0))
    return _month_away(published, away if away < 6 else away - 12)


def _month_away(day: date, months: int) -> Reading | None:
    index = calendar.month_index(day) + months
    return calendar.month_reading(index // 12, index % 12 + 1)


def year(match: Match, ctx: Context) -> Reading | None:
    """A year in digits."""
    number = full_year(match.get("year", "yy") or "", ctx.published)
    return _parts(calendar.year_reading(number), match, ctx) if number is not None else None


def decade(match: Match, ctx: Context) -> Reading | None:
    """`1990-an`, `tahun 90-an`."""
    digits = match.slots["decade"]
    number = int(digits) if len(digits) == 4 else (1900 if int(digits) >= 30 else 2000) + int(digits)
    return _parts(calendar.decade_reading(number), match, ctx)


def century(match: Match, ctx: Context) -> Reading | None:
    """`abad ke-15` is written 14XX."""
    number = ordinal(match.slots["ordinal"], ctx.tables)
    return _parts(calendar.century_reading(number), match, ctx) if number is not None else None


def quarter(match: Match, ctx: Context) -> Reading | None:
    """A quarter, third or half of a year, as an interval of months."""
    size = _PERIOD_MONTHS[fold(match.slots["period"])]
    number = ordinal(match.slots["ordinal"], ctx.tables)
    if number is None or not 1 <= number <= 12 // size:
        return None
    year_number = _year_slot(match, ctx)
    anchor = "published"
    if year_number is None and ctx.published is not None:
        year_number = ctx.published.year
        if (number - 1) * size + 1 > ctx.published.month and ctx.tense(match) != "future":
            year_number -= 1
    elif match.get("year", "yy"):
        anchor = ""
    if year_number is None:
        return None
    reading = calendar.months_reading(year_number * 12 + (number - 1) * size, size, _GRAIN_OF_MONTHS[size])
    return _parts(reading.anchored(anchor or None) if reading else None, match, ctx)


def _year_slot(match: Match, ctx: Context) -> int | None:
    digits = match.get("year", "yy")
    if digits is not None:
        return full_year(digits, ctx.published)
    which = match.get("which", "which_b")
    return year_by_word(which, ctx) if which is not None else None


def season(match: Match, ctx: Context) -> Reading | None:
    """`musim panas 2024` in EDTF's codes for the seasons of the northern hemisphere."""
    number = _year_slot(match, ctx)
    if number is None:
        return None
    index = _SEASONS[fold(match.slots["season"])]
    period = calendar.months_reading(number * 12 + 3 * index + 2, 3, "season")
    return replace(period, value=f"{number:04d}-{21 + index}") if period else None


def first_months(match: Match, ctx: Context) -> Reading | None:
    """`sembilan bulan pertama 2024`."""
    count = quantity(match.slots["number"], ctx.tables)
    year_number = _year_slot(match, ctx)
    if count is None or year_number is None or not 1 <= count <= 12:
        return None
    start = 12 - int(count) if fold(match.slots["edge"]) == "terakhir" else 0
    return calendar.months_reading(year_number * 12 + start, int(count), "month")


def week_of_month(match: Match, ctx: Context) -> Reading | None:
    """`pekan kedua Maret`: days 8 to 14; the last week is the last seven days."""
    number = month_number(match, ctx)
    base = bare_month(match, ctx, number) if number else None
    if number is None and ctx.published is not None:
        step = {"past": -1, "future": 1}.get(direction(match.get("which") or "") or "", 0)
        base = _month_away(ctx.published, step)
    digits = match.get("year")
    if number is not None and digits is not None:
        base = calendar.month_reading(int(digits), number)
    if base is None or base.first is None or base.last is None:
        return None
    if match.get("final"):
        first = base.last.replace(day=base.last.day - 6)
        return calendar.days_reading(first, base.last, "week")
    week = ordinal(match.slots["ordinal"], ctx.tables)
    if week is None or not 1 <= week <= 5:
        return None
    first = base.first.replace(day=min(7 * week - 6, base.last.day))
    last = base.last if week == 5 else base.first.replace(day=7 * week)
    return replace(calendar.days_reading(first, last, "week"), anchor="published")
