"""Days that the text names."""

from __future__ import annotations

from datetime import date

from eventx.temporal import calendar
from eventx.temporal.calendar import Reading
from eventx.temporal.context import Context
from eventx.temporal.find import Match
from eventx.temporal.tables import fold

_TYPO_YEAR = range(1000, 2200)
_NEAR_DAYS = 7  # `23 Oktober mendatang` printed a day late is still this year's
_SLIP_DAYS = 60  # a wrong year in print is only believed corrected this near to the publication


def full_year(digits: str, published: date | None) -> int | None:
    """The year meant by two or four digits; two digits are the nearest such year, at most ten years ahead."""
    if len(digits) == 4:
        return int(digits) if int(digits) in _TYPO_YEAR else None
    if len(digits) != 2:
        return None
    base = published.year if published else 2025
    year = base // 100 * 100 + int(digits)
    return year - 100 if year > base + 10 else year


def date_(match: Match, ctx: Context) -> Reading | None:
    """A day with its month, with or without year, weekday and part of the day."""
    day = int(match.get("day", "day_b") or 0)
    month = month_number(match, ctx)
    weekday = ctx.tables.weekdays.get(fold(match.get("weekdays") or ""))
    reading = _dated(match, ctx, day, month, weekday)
    return None if reading is None else with_part(reading, match, ctx)


def month_number(match: Match, ctx: Context) -> int | None:
    """The month of a match, in words or digits."""
    word = match.get("months", "full_months")
    if word is not None:
        return ctx.tables.months.get(fold(word))
    mon = match.get("mon")
    return int(mon) if mon else None


def _dated(match: Match, ctx: Context, day: int, month: int | None, weekday: int | None) -> Reading | None:
    if month is None:
        return _day_only(match, ctx, day, weekday)
    digits = match.get("year", "year_b", "yy", "yy_b", "year_c")
    if digits is not None:
        return _with_year(match, ctx, (digits, month, day), weekday)
    if match.get("rel", "rel_b") and ctx.published:
        found = _directed(match, ctx, month, day)
        if found is not None and weekday in (None, found.isoweekday()):
            return calendar.day_reading(found).anchored("published")
    found = ctx.year_of(match, month, day, weekday)
    if found is not None:
        return calendar.day_reading(found).anchored("published")
    if calendar.make_date(2000, month, day) is None:
        ctx.note("time-typo", f"There is no day {day} in month {month}.", match)
        return None
    return Reading("DATE", f"XXXX-{month:02d}-{day:02d}", grain="day")


def _directed(match: Match, ctx: Context, month: int, day: int) -> date | None:
    """`24 Februari lalu` lies before, `5 Januari mendatang` after the publication."""
    published = ctx.published
    if published is None:
        return None
    side = direction(match.get("rel", "rel_b") or "")
    years = {"past": (published.year, published.year - 1), "future": (published.year, published.year + 1)}
    for year in years.get(side or "", ()):
        found = calendar.make_date(year, month, day)
        if found is None:
            continue
        away = (found - published).days * (-1 if side == "past" else 1)
        if away > 0 or -_NEAR_DAYS <= away < 0:
            return found
    return calendar.make_date(published.year, month, day) if side == "this" else None


def direction(word: str) -> str | None:
    """past, future or this, for what stands after a weekday, month or period."""
    word = fold(word)
    if word.startswith(("lalu", "silam", "kemarin", "tadi", "yang lalu", "yang silam", "sebelum")):
        return "past"
    if word.startswith(
        ("mendatang", "depan", "nanti", "besok", "yang akan", "berikut", "selanjut", "setelah", "y.a.d", "yad")
    ):
        return "future"
    return "this" if word.startswith(("ini", "hari ini", "berjalan")) else None


def _with_year(match: Match, ctx: Context, parts: tuple[str, int, int], weekday: int | None) -> Reading | None:
    digits, month, day = parts
    year = full_year(digits, ctx.published)
    if year is None:
        found = ctx.year_of(match, month, day, weekday) if weekday else None
        fits = found is not None and found.isoweekday() == weekday
        ctx.note("time-typo", f"The year {digits!r} is no year.", match)
        return calendar.day_reading(found).anchored("weekday") if found is not None and fits else None
    written = calendar.make_date(year, month, day)
    if written is None:
        ctx.note("time-typo", f"There is no day {day} in month {month} of {year}.", match)
        return None
    if weekday is None or written.isoweekday() == weekday:
        return calendar.day_reading(written)
    return _contradiction(match, ctx, written, weekday)


def _contradiction(match: Match, ctx: Context, written: date, weekday: int) -> Reading:
    """A weekday that does not fit the date: a neighbouring year near the publication, else the date as written."""
    for step in (1, -1):
        other = calendar.make_date(written.year + step, written.month, written.day)
        near = other is not None and ctx.published is not None and abs((other - ctx.published).days) <= _SLIP_DAYS
        far = ctx.published is None or abs((written - ctx.published).days) > _SLIP_DAYS
        if other is not None and near and far and other.isoweekday() == weekday:
            ctx.note("time-contradiction", f"The weekday fits {other.isoformat()}, not {written.isoformat()}.", match)
            return calendar.day_reading(other).anchored("weekday")
    ctx.note("time-contradiction", f"{written.isoformat()} is no such weekday; the date was kept.", match)
    return calendar.day_reading(written)


def _day_only(match: Match, ctx: Context, day: int, weekday: int | None) -> Reading | None:
    """`Rabu (26)`: the nearest month whose day of that number is that weekday."""
    if ctx.published is None:
        return None
    near = []
    for step in (0, -1, 1):
        index = calendar.month_index(ctx.published) + step
        found = calendar.make_date(index // 12, index % 12 + 1, day)
        if found is not None:
            near.append(found)
    near.sort(key=lambda d: abs((d - (ctx.published or d)).days))
    for found in near:
        if weekday is None or found.isoweekday() == weekday:
            return calendar.day_reading(found).anchored("published")
    ctx.note("time-contradiction", f"No near month has its day {day} on that weekday.", match)
    return None


def day_of_month(match: Match, ctx: Context) -> Reading | None:
    """`tanggal 27`: of the month said last, else the nearest in the tense's direction."""
    day, last = int(match.slots["day"]), match.get("day_to")
    if ctx.published is None:
        return None
    side = direction(match.get("which") or "")
    step = {"past": -1, "future": 1}.get(side or "", 0)
    base = ctx.published
    said = ctx.previous(300, match.start)
    if match.get("which") is None and said is not None and said[1].grain == "month" and said[1].first:
        base = said[1].first
    elif match.get("which") is None and ctx.tense(match) == "future" and day < base.day:
        step = 1
    elif match.get("which") is None and ctx.tense(match) == "past" and day > base.day:
        step = -1
    index = calendar.month_index(base) + step
    first = calendar.make_date(index // 12, index % 12 + 1, day)
    if first is None:
        ctx.note("time-typo", f"There is no day {day} in that month.", match)
        return None
    until = first.replace(day=1) if last is None else calendar.make_date(first.year, first.month, int(last))
    if last is not None and until is not None and until > first:
        return calendar.days_reading(first, until).anchored("published")
    return calendar.day_reading(first).anchored("published")


def with_part(reading: Reading, match: Match, ctx: Context) -> Reading:
    """A part of the day said with a day makes it a TIME; sekitar makes it approximate."""
    word, until = match.get("day_parts", "day_parts2"), match.get("day_parts3")
    if reading.first is None:
        return reading
    if word is None:
        return reading.approximate() if match.get("approximations") else reading
    code = ctx.tables.day_parts[fold(word)][0]
    if until is not None:
        last = ctx.tables.day_parts[fold(until)][0]
        return calendar.parts_of_day(reading.first, code, last).anchored(reading.anchor)
    return calendar.part_of_day(reading.first, code).anchored(reading.anchor)


def year_by_word(which: str, ctx: Context) -> int | None:
    """The year of `tahun lalu`, `tahun ini`, `tahun itu`."""
    word = fold(which)
    if word.startswith(("itu", "yang sama", "sebelumnya", "berikutnya")):
        anchor = ctx.anchor_day()
        step = {"s": -1, "b": 1}.get(word[0], 0)
        return anchor[0].year + step if anchor else None
    if ctx.published is None:
        return None
    return ctx.published.year + {"past": -1, "future": 1}.get(direction(which) or "", 0)
