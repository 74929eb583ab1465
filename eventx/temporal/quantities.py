"""Durations and repeated times."""

from __future__ import annotations

from fractions import Fraction

from eventx.temporal import calendar
from eventx.temporal.calendar import Reading
from eventx.temporal.context import Context
from eventx.temporal.counts import count_of, iso_duration
from eventx.temporal.find import Match
from eventx.temporal.numbers import quantity
from eventx.temporal.relative import offset
from eventx.temporal.tables import fold

_UNTIL = ("pada", "hingga", "sampai")  # before `dua hari mendatang` they make it a date
_BACK = ("terakhir", "belakangan")


def duration(match: Match, ctx: Context) -> Reading | None:
    """tiga tahun, satu setengah jam, sepekan terakhir, dua tahun tiga bulan."""
    count, unit = count_of(match, ctx)
    if fold(match.get("rel") or "") == "mendatang" and ctx.word_before(match) in _UNTIL:
        return offset(match, ctx)
    if count == 0 and not match.get("number_to"):
        return None
    parts = [(count, unit)]
    if match.get("time_units2"):
        second = ctx.tables.units[fold(match.slots["time_units2"])]
        parts.append((quantity(match.slots["number_to"], ctx.tables), second))
    modifier = "approx" if match.get("approximations", "vague", "more") else None
    reading = Reading("DURATION", iso_duration(parts), grain=unit, modifier=modifier)  # type: ignore[arg-type]
    return _placed(reading, match, ctx, count, unit)


def _placed(reading: Reading, match: Match, ctx: Context, count: Fraction | None, unit: str) -> Reading:
    """`sepekan terakhir` ends, `dua hari ke depan` begins on the publication date."""
    rel = fold(match.get("rel") or "")
    published = ctx.published
    if not rel or count is None or published is None or count.denominator != 1:
        return reading
    sign = -1 if rel.startswith(_BACK) else 1
    other = (
        calendar.shift(published, sign * int(count), unit) if unit not in ("hour", "minute", "second") else published
    )
    if other is None:
        return reading
    first, last = sorted((published, other))
    return Reading("DURATION", reading.value, first, last, unit, reading.modifier, "published")


def duration_range(match: Match, ctx: Context) -> Reading | None:
    """dua hingga tiga hari: the shortest and the longest."""
    unit = ctx.tables.units[fold(match.slots["time_units"])]
    low, high = (quantity(match.slots[name], ctx.tables) for name in ("number", "number_to"))
    if low is None or high is None:
        return None
    value = f"{iso_duration([(low, unit)])}/{iso_duration([(high, unit)])}"
    return Reading("DURATION", value, grain=unit, modifier="approx")


def offset_range(match: Match, ctx: Context) -> Reading | None:
    """dua hingga tiga tahun lalu."""
    unit = ctx.tables.units[fold(match.slots["time_units"])]
    sign = 1 if fold(match.slots["rel"]) == "lagi" else -1
    counts = [quantity(match.slots[name], ctx.tables) for name in ("number", "number_to")]
    if ctx.published is None or None in counts:
        return None
    days = [calendar.shift(ctx.published, sign * int(count or 0), unit) for count in counts]
    periods = sorted(
        (p for p in (calendar.period_of(d, unit) for d in days if d) if p and p.first), key=lambda p: p.value
    )
    if len(periods) != 2:
        return None
    first, last = periods
    value = f"{first.value.split('/')[0]}/{last.value.split('/')[-1]}"
    return Reading("DATE", value, first.first, last.last, first.grain, "approx", "published")


def duration_plural(match: Match, ctx: Context) -> Reading | None:
    """bertahun-tahun, seharian."""
    if match.get("allday"):
        return Reading("DURATION", "P1D", grain="day")
    unit = ctx.tables.units[fold(match.slots["plural"])]
    return Reading("DURATION", iso_duration([(None, unit)]), grain=unit, modifier="approx")


def _set(value: str, grain: str) -> Reading:
    return Reading("SET", value, grain=grain)


def set_unit(match: Match, ctx: Context) -> Reading | None:
    """setiap bulan, setiap lima tahun."""
    unit = ctx.tables.units[fold(match.slots["time_units"])]
    number = match.get("number")
    if unit == "night" and number is None:
        return _set("XXXX-XX-XXTNI", "part_of_day")
    return _set(iso_duration([(quantity(number, ctx.tables) if number else Fraction(1), unit)]), unit)


def set_weekday(match: Match, ctx: Context) -> Reading | None:
    """setiap Senin, setiap Kamis sore, setiap akhir pekan."""
    if match.get("weekend"):
        return _set("XXXX-WXX-6/XXXX-WXX-7", "week")
    part = ctx.tables.day_parts[fold(match.slots["day_parts"])][0] if match.get("day_parts") else ""
    if match.get("eve"):
        eve = (ctx.tables.weekdays[fold(match.slots["weekdays4"])] - 2) % 7 + 1
        return _set(f"XXXX-WXX-{eve}TNI", "part_of_day")
    names = [match.slots[slot] for slot in ("weekdays", "weekdays2", "weekdays3") if match.get(slot)]
    values = [f"XXXX-WXX-{ctx.tables.weekdays[fold(name)]}{part}" for name in names]
    if len(values) == 1:
        return _set(values[0], "day")
    listed = fold(match.get("join") or "dan") in ("dan", ",", "&")
    return _set("{" + ",".join(values) + "}" if listed else "/".join(values[:2]), "day")


def set_part(match: Match, ctx: Context) -> Reading | None:
    """setiap pagi."""
    return _set(f"XXXX-XX-XX{ctx.tables.day_parts[fold(match.slots['day_parts'])][0]}", "part_of_day")


def set_date(match: Match, ctx: Context) -> Reading | None:
    """setiap 17 Agustus, setiap tanggal 5, setiap Agustus."""
    word = match.get("months", "full_months")
    month = f"{ctx.tables.months[fold(word)]:02d}" if word else "XX"
    day = match.get("day")
    return _set(f"XXXX-{month}-{int(day):02d}", "day") if day else _set(f"XXXX-{month}", "month")


def set_times(match: Match, ctx: Context) -> Reading | None:
    """dua kali sepekan: the value is the period in which it comes round."""
    se = match.get("se")
    unit = ctx.tables.units[fold(se).removeprefix("se") if se else fold(match.slots["time_units"])]
    return _set(iso_duration([(Fraction(1), unit)]), unit)


def set_once(match: Match, ctx: Context) -> Reading | None:
    """lima tahun sekali."""
    se = match.get("se")
    if se is not None:
        unit = ctx.tables.units[fold(se).removeprefix("se")]
        return _set(iso_duration([(Fraction(1), unit)]), unit)
    unit = ctx.tables.units[fold(match.slots["time_units"])]
    return _set(iso_duration([(quantity(match.slots["number"], ctx.tables), unit)]), unit)
