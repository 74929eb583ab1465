"""Feasts and Hijri dates: calendars from libraries, corrected by the official Indonesian dates.

The libraries are imported when the first feast is met, since importing them costs more than reading an article.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from eventx.temporal import calendar
from eventx.temporal.absolute import full_year, year_by_word
from eventx.temporal.calendar import Modifier, Reading
from eventx.temporal.context import Context
from eventx.temporal.find import Match
from eventx.temporal.tables import Tables, fold

_INDEPENDENCE = 1945
# the public holiday that fixes a Hijri month in Indonesia, and its day in that month
_HIJRI_FEASTS = {
    1: ("Tahun Baru Islam", 1),
    3: ("Maulid Nabi Muhammad", 12),
    7: ("Isra Mikraj Nabi Muhammad", 27),
    10: ("Hari Raya Idul Fitri", 1),
    12: ("Hari Raya Idul Adha", 10),
}
_EASTER_YEARS = range(1583, 9999)  # of the Gregorian calendar
_FEAST_YEARS = range(1960, 2060)


@lru_cache(maxsize=64)
def _feasts(year: int) -> dict[str, tuple[date, ...]]:
    """The public holidays of a year by the name that the `holidays` library gives them in Indonesian."""
    import holidays as library

    feasts: dict[str, list[date]] = {}
    for day, names in sorted(library.country_holidays("ID", years=[year], language="id").items()):
        for name in names.split("; "):
            feasts.setdefault(name.removesuffix(" (perkiraan)"), []).append(day)
    return {name: tuple(days) for name, days in feasts.items()}


def feast_days(name: str, year: int) -> tuple[date, ...]:
    """The days of a feast in a year, in order; none where the library does not know the year."""
    return _feasts(year).get(name, ()) if year in _FEAST_YEARS else ()


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def hijri_to_gregorian(year: int, month: int, day: int, tables: Tables) -> date | None:
    """The Gregorian day of a Hijri date.

    Ramadan follows the official Indonesian table, months with a public holiday that holiday; other dates follow the
    Umm al-Qura calendar, which may be a day off. None outside 1343 to 1500 AH.
    """
    if month == 9 and year in tables.ramadan and 1 <= day <= 30:
        return tables.ramadan[year] + timedelta(days=day - 1)
    from hijridate import Hijri

    try:
        converted: date = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    found = date(converted.year, converted.month, converted.day)
    feast = _HIJRI_FEASTS.get(month)
    if feast is None:
        return found
    for official in feast_days(feast[0], found.year):
        candidate = official + timedelta(days=day - feast[1])
        if abs((candidate - found).days) <= 2:
            return candidate
    return found


def _hijri_year(day: date) -> int | None:
    from hijridate import Gregorian

    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):  # outside the library's years, 1924 to 2077
        return None


def _nearest(ctx: Context, match: Match, year: int | None, days: Callable[[int], tuple[date, ...]]) -> date | None:
    """The day of that year, or the one nearest to the publication; a tense decides between distant ones."""
    if year is not None:
        found = days(year)
        return found[0] if found else None
    published = ctx.published
    if published is None:
        return None
    near = [d for y in (published.year - 1, published.year, published.year + 1) for d in days(y)]
    near.sort(key=lambda d: abs((d - published).days))
    if not near:
        return None
    tense = ctx.tense(match)
    if abs((near[0] - published).days) > 60 and tense is not None:
        wanted = [d for d in near if (d >= published) == (tense == "future")]
        return wanted[0] if wanted else near[0]
    return near[0]


def holiday(match: Match, ctx: Context) -> Reading | None:
    """A feast by name, with or without its year; `malam` before it is the night before."""
    key = ctx.tables.holidays[fold(match.slots["holidays"])]
    reading = _feast(key, match, ctx)
    if reading is None or reading.first is None:
        return reading
    if match.get("period_parts") and reading.grain == "month":
        modifier: Modifier = ctx.tables.parts[fold(match.slots["period_parts"])]  # type: ignore[assignment]
        day = {"start": reading.first, "end": reading.last}.get(modifier) or reading.first + timedelta(days=14)
        return Reading("DATE", f"{day.isoformat()}~", day, day, "month", modifier, reading.anchor)
    if match.get("eve") or key.startswith("eve:"):
        eve = calendar.shift_days(reading.first, -1)
        return calendar.part_of_day(eve, "TNI").anchored(reading.anchor) if eve else None
    return reading


def _feast(key: str, match: Match, ctx: Context) -> Reading | None:
    kind, _, name = key.partition(":")
    if kind == "hijri":
        return _hijri_feast(name, match, ctx)
    hijri = match.get("hijri")
    year = _year_slot(match, ctx)
    anchor = None if year or hijri else "published"
    if hijri is not None:
        month, day = (12, 10) if "Adha" in name else (10, 1)
        found = hijri_to_gregorian(int(hijri), month, day, ctx.tables)
    elif kind == "fixed":
        month, day = (int(part) for part in name.split("-"))
        found = _nearest(ctx, match, year, lambda y: tuple(d for d in (calendar.make_date(y, month, day),) if d))
    elif kind == "easter":
        step = int(name)
        found = _nearest(ctx, match, year, lambda y: (easter(y) + timedelta(days=step),) if y in _EASTER_YEARS else ())
    else:
        found = _nearest(ctx, match, year, lambda y: feast_days(name, y))
    return calendar.day_reading(found).anchored(anchor) if found else None


def _year_slot(match: Match, ctx: Context) -> int | None:
    digits, which, nth = match.get("year"), match.get("which"), match.get("nth")
    if digits is not None:
        return full_year(digits, ctx.published)
    if nth is not None and ctx.tables.holidays[fold(match.slots["holidays"])] == "fixed:08-17":
        return _INDEPENDENCE + int(nth)
    return year_by_word(which, ctx) if which is not None else None


def _hijri_feast(name: str, match: Match, ctx: Context) -> Reading | None:
    """Ramadan as a month, or a Hijri day, of the year said or nearest to the publication."""
    month, _, day = name.partition("-")
    year = match.get("hijri")
    if year is not None:
        return _hijri_reading(int(year), int(month), int(day) if day else None, ctx)
    gregorian = _year_slot(match, ctx)
    base = date(gregorian, 7, 1) if gregorian else ctx.published
    if base is None:
        return None
    about = _hijri_year(base)
    if about is None:
        return None
    found = [_hijri_reading(y, int(month), int(day) if day else None, ctx) for y in (about - 1, about, about + 1)]
    known = [r for r in found if r and r.first and (gregorian is None or r.first.year == gregorian)]
    known.sort(key=lambda r: abs(((r.first or base) - base).days))
    return known[0].anchored(None if gregorian else "published") if known else None


def _hijri_reading(year: int, month: int, day: int | None, ctx: Context) -> Reading | None:
    first = hijri_to_gregorian(year, month, day or 1, ctx.tables)
    if first is None or day is not None:
        return calendar.day_reading(first) if first else None
    following = hijri_to_gregorian(*((year, month + 1) if month < 12 else (year + 1, 1)), 1, ctx.tables)
    last = calendar.shift_days(following, -1) if following else None
    return calendar.days_reading(first, last, "month") if last else None


def hijri(match: Match, ctx: Context) -> Reading | None:
    """1 Ramadan 1446 H; without a year the nearest one."""
    month = ctx.tables.hijri[fold(match.slots["hijri_months"])]
    return _hijri_feast(f"{month}-{int(match.slots['day'])}", match, ctx)


def independence(match: Match, ctx: Context) -> Reading | None:
    """HUT ke-80 RI: the number gives the year."""
    nth, digits = match.get("nth", "nth_b"), match.get("year")
    year = int(digits) if digits else _INDEPENDENCE + int(nth) if nth else None
    found = _nearest(ctx, match, year, lambda y: tuple(d for d in (calendar.make_date(y, 8, 17),) if d))
    return calendar.day_reading(found).anchored(None if year else "published") if found else None


def days_before(match: Match, ctx: Context) -> Reading | None:
    """H-3 Lebaran, H+7 Lebaran."""
    reading = _feast(ctx.tables.holidays[fold(match.slots["holidays"])], match, ctx)
    if reading is None or reading.first is None:
        return None
    step = int(match.slots["days"]) * (1 if match.slots["sign"] == "+" else -1)
    day = calendar.shift_days(reading.first, step)
    return calendar.day_reading(day).anchored(reading.anchor) if day else None
