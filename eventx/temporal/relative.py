"""Times counted from the publication date or from a time said before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from eventx.temporal import calendar
from eventx.temporal.absolute import date_, direction, with_part
from eventx.temporal.calendar import Modifier, Reading
from eventx.temporal.context import Context, nearest_weekday
from eventx.temporal.counts import count_of, finer, iso_duration, unit_of
from eventx.temporal.find import Match
from eventx.temporal.tables import fold

_WEEK_STEPS = {"past": -1, "future": 1}
_CLOCK_SECONDS = {"hour": 3600, "minute": 60, "second": 1}
_REACH = 1500
_LIKELY_DAYS = 2  # a weekday this near in the past is meant even after `diperkirakan`
_DAY_STEPS = {"keesokan": 1, "esok": 1, "besok": 1, "lusa": 2}


def weekday(match: Match, ctx: Context) -> Reading | None:
    """A weekday: on or before the publication, or on or after it where the tense is future."""
    number = ctx.tables.weekdays[fold(match.slots["weekdays"])]
    day = weekday_day(match, ctx, number)
    return None if day is None else with_part(calendar.day_reading(day).anchored("published"), match, ctx)


def weekday_eve(match: Match, ctx: Context) -> Reading | None:
    """`malam Minggu` is the night of Saturday."""
    number = (ctx.tables.weekdays[fold(match.slots["weekdays"])] - 2) % 7 + 1
    day = weekday_day(match, ctx, number)
    return calendar.part_of_day(day, "TNI").anchored("published") if day is not None else None


def weekday_day(match: Match, ctx: Context, number: int) -> date | None:
    """The day that a weekday without a date means."""
    published = ctx.published
    if published is None:
        return None
    rel = fold(match.get("rel") or "")
    side = direction(rel.removeprefix("pekan ").removeprefix("minggu "))
    if rel.startswith(("pekan", "minggu")):
        monday = published - timedelta(days=published.weekday())
        return calendar.shift_days(monday, 7 * _WEEK_STEPS.get(side or "", 0) + number - 1)
    if rel == "ini":
        return calendar.shift_days(published, number - published.isoweekday())
    if rel == "itu":
        anchor = ctx.anchor_day()
        return nearest_weekday(anchor[0], number, forward=False) if anchor else None
    if side in ("past", "future"):
        return nearest_weekday(published, number, forward=side == "future", strict=True)
    past = nearest_weekday(published, number, forward=False)
    tense = ctx.tense(match)
    if tense == "likely" and past is not None:
        tense = "future" if (published - past).days > _LIKELY_DAYS else "past"
    return nearest_weekday(published, number, forward=True) if tense == "future" else past


def deictic(match: Match, ctx: Context) -> Reading | None:
    """hari ini, besok, kemarin, lusa, semalam, with the date in brackets where one is given."""
    days, part = ctx.tables.deictics[fold(match.slots["time_deictics"])]
    reading = _bracketed(match, ctx)
    if reading is None:
        day = calendar.shift_days(ctx.published, days) if ctx.published else None
        if day is None:
            return None
        reading = calendar.day_reading(day).anchored("published")
    if part and reading.first is not None and not match.get("day_parts"):
        return calendar.part_of_day(reading.first, part).anchored("published")
    return with_part(reading, match, ctx)


def part_deictic(match: Match, ctx: Context) -> Reading | None:
    """sore ini, dini hari tadi, nanti malam."""
    rel = fold(match.get("rel", "rel_b") or "")
    row = ctx.tables.deictics.get(rel)
    reading = _bracketed(match, ctx)
    if reading is None and ctx.published is not None:
        day = calendar.shift_days(ctx.published, row[0] if row else 0)
        reading = calendar.day_reading(day).anchored("published") if day else None
    return None if reading is None else with_part(reading, match, ctx)


def _bracketed(match: Match, ctx: Context) -> Reading | None:
    if match.get("day") is None:
        return None
    slots = {name: value for name, value in match.slots.items() if not name.startswith(("day_parts", "rel"))}
    return date_(replace(match, slots=slots), ctx)


def _last_day(ctx: Context, match: Match) -> tuple[date, str] | None:
    """The single day said last nearby, else the publication date.

    A day to come that another sentence mentions does not govern what is told as past: "X mengancam mogok pada 11
    Desember. Gubernur menerima mereka sore harinya."
    """
    for said, reading in reversed(ctx.history[-8:]):
        if match.start - said > _REACH:
            break
        if reading.first is None or reading.first != reading.last:
            continue
        if ctx.published is None or reading.first <= ctx.published or _governs(ctx, said, match):
            return reading.first, f"timex:{said}"
    return (ctx.published, "published") if ctx.published else None


def _governs(ctx: Context, said: int, match: Match) -> bool:
    """Whether a day to come governs: said in the sentence of the match, or the match is told as to come too."""
    before, _ = ctx.sentence(match.start, match.end)
    return said >= match.start - len(before) or ctx.tense(match) in {"future", "likely"}


def part_anaphor(match: Match, ctx: Context) -> Reading | None:
    """malam harinya, keesokan paginya, malam itu."""
    anchor = _last_day(ctx, match)
    word = fold(match.get("part_word", "day_parts") or "")
    step = 1 if match.get("next") else _which_step(match.get("which"))
    day = calendar.shift_days(anchor[0], step) if anchor else None
    if day is None or anchor is None:
        return None
    return calendar.part_of_day(day, ctx.tables.day_parts[word][0]).anchored(anchor[1])


def part_bare(match: Match, ctx: Context) -> Reading | None:
    """dini hari, tengah malam: of the day said last nearby, else of the publication date."""
    found = ctx.clock_day(match.start)
    word = fold(match.slots["part_word"])
    return calendar.part_of_day(found[0], ctx.tables.day_parts[word][0]).anchored(found[1]) if found else None


def _which_step(which: str | None) -> int:
    word = fold(which or "")
    if word.startswith("sebelum"):
        return -1
    return 1 if word.startswith(("berikut", "selanjut", "setelah")) else 0


def day_anaphor(match: Match, ctx: Context) -> Reading | None:
    """keesokan harinya, hari yang sama, hari itu."""
    anchor = _last_day(ctx, match)
    word = fold(match.slots["word"])
    step = next((days for stem, days in _DAY_STEPS.items() if word.startswith(stem)), None)
    if step is None:
        step = _which_step(word.split(" ", 1)[1])
    day = calendar.shift_days(anchor[0], step) if anchor else None
    return calendar.day_reading(day).anchored(anchor[1]) if day is not None and anchor else None


def period(match: Match, ctx: Context) -> Reading | None:
    """pekan ini, bulan lalu, tahun depan, tahun itu."""
    return _period(match, ctx, unit_of(match.slots["unit"], ctx))


def _period(match: Match, ctx: Context, grain: str) -> Reading | None:
    which = fold(match.get("which") or "ini")
    side = direction(which)
    base: tuple[date, str] | None = (ctx.published, "published") if ctx.published else None
    step = _WEEK_STEPS.get(side or "", 0)
    if which.startswith(("itu", "yang sama", "sebelumnya", "berikutnya", "selanjutnya", "setelahnya")):
        last = ctx.previous(_REACH, match.start)
        if last is not None and last[1].first is not None:
            base = last[1].first, f"timex:{last[0]}"
        step = _which_step(which)
    day = calendar.shift(base[0], step, grain) if base else None
    reading = calendar.period_of(day, grain) if day else None
    return reading.anchored(base[1]) if reading and base else None


def period_part(match: Match, ctx: Context) -> Reading | None:
    """akhir bulan ini, awal tahun, akhir pekan."""
    grain = unit_of(match.slots["unit"], ctx)
    word = match.get("period_parts2", "period_parts") or ""
    modifier: Modifier = ctx.tables.parts[fold(word)]  # type: ignore[assignment]
    reading = _period(match, ctx, grain)
    if reading is None or reading.first is None:
        return None
    if match.get("which") is None:
        reading = _tensed_period(match, ctx, reading, grain, modifier)
    return calendar.part_of_period(reading, modifier) if reading else None


def _tensed_period(match: Match, ctx: Context, reading: Reading, grain: str, modifier: Modifier) -> Reading | None:
    """`akhir tahun` said in January of what has happened is that of the year before, and so on."""
    published, first, last = ctx.published, reading.first, reading.last
    if published is None or first is None or last is None:
        return reading
    early = (published - first).days * 2 < (last - first).days
    tense = ctx.tense(match)
    step = 0
    if modifier == "end" and tense != "future" and (early if grain == "week" else early and tense == "past"):
        step = -1
    elif modifier == "start" and not early and tense == "future":
        step = 1
    moved = calendar.shift(first, step, grain)
    shifted = calendar.period_of(moved, grain) if moved and step else reading
    return shifted.anchored("published") if shifted else None


def offset(match: Match, ctx: Context) -> Reading | None:
    """tiga tahun lalu, dua pekan lagi, sebulan kemudian."""
    count, unit = count_of(match, ctx)
    rel = fold(match.slots["rel"]).removeprefix("yang ")
    anaphoric = rel.startswith(("kemudian", "sebelum", "setelah", "sesudah", "berikut", "selanjut"))
    sign = -1 if rel.startswith(("lalu", "silam", "sebelum", "kemarin")) else 1
    if anaphoric and ctx.word_before(match) in ("selama", "dalam", "untuk", "setiap"):
        return Reading("DURATION", iso_duration([(count, unit)]), grain=unit)
    if count is None:
        return _vague_offset(match, ctx, sign, unit, anaphoric=anaphoric)
    number, unit = finer(count, unit)
    if unit in _CLOCK_SECONDS:
        return _clock_offset(match, ctx, sign * number * _CLOCK_SECONDS[unit], anaphoric)
    if anaphoric:
        return _from_said(match, ctx, sign * number, unit)
    day = calendar.shift(ctx.published, sign * number, unit) if ctx.published else None
    if day is None:
        return None
    reading = calendar.part_of_day(day, "TNI") if unit == "night" else calendar.period_of(day, unit)
    if reading is None:
        reading = calendar.period_of(day, "year")
    return reading.anchored("published") if reading else None


def _vague_offset(match: Match, ctx: Context, sign: int, unit: str, *, anaphoric: bool) -> Reading | None:
    """`beberapa hari lalu` only lies before the publication, `beberapa hari kemudian` after what was said."""
    last = ctx.previous(_REACH, match.start) if anaphoric else None
    base, anchor = ctx.published, "published"
    if last is not None and last[1].first is not None:
        base, anchor = last[1].first, f"timex:{last[0]}"
    if base is None:
        return None
    if unit in _CLOCK_SECONDS:
        return Reading("TIME", base.isoformat(), base, base, "day", "approx", anchor)
    if sign < 0:
        return Reading("DATE", f"../{base.isoformat()}", None, base, unit, "approx", anchor)
    return Reading("DATE", f"{base.isoformat()}/..", base, None, unit, "approx", anchor)


def _from_said(match: Match, ctx: Context, number: int, unit: str) -> Reading | None:
    last = ctx.previous(_REACH, match.start)
    if last is None or last[1].first is None:
        day = calendar.shift(ctx.published, number, unit) if ctx.published else None
        reading = calendar.period_of(day, unit) if day else None
        return reading.anchored("published") if reading else None
    said, anchor = last
    start = anchor.first if number < 0 or anchor.last is None else anchor.last
    if anchor.grain not in ("day", "part_of_day", "minute", "hour"):
        start = anchor.first
    day = calendar.shift(start, number, unit) if start else None
    grain = anchor.grain if anchor.grain in ("week", "month", "year", "decade", "century") else "day"
    if grain == "year" and unit in ("month", "week", "day"):
        grain = "year"
    reading = calendar.period_of(day, grain) if day else None
    return reading.anchored(f"timex:{said}") if reading else None


def _clock_offset(match: Match, ctx: Context, seconds: int, anaphoric: bool) -> Reading | None:
    """Hours and minutes from a clock said before; without one only the day is known."""
    last = ctx.previous(_REACH, match.start) if anaphoric else None
    if last is not None and last[1].clock.startswith("T") and ":" in last[1].clock and last[1].first is not None:
        return _shifted_clock(last, seconds)
    anchor = _last_day(ctx, match) if anaphoric else None
    day = anchor[0] if anchor else ctx.published
    if day is None:
        return None
    said = anchor[1] if anchor else "published"
    return Reading("TIME", day.isoformat(), day, day, "hour", anchor=said)


def _shifted_clock(last: tuple[int, Reading], seconds: int) -> Reading | None:
    said, reading = last
    clock = reading.clock
    hour, minute = int(clock[1:3]), int(clock[4:6])
    days, rest = divmod(hour * 3600 + minute * 60 + seconds, 86_400)
    day = calendar.shift_days(reading.first, days) if reading.first else None
    if day is None:
        return None
    zone = clock[6:] if clock[6:7] in ("+", "-") else ""
    return calendar.at_clock(day, f"T{rest // 3600:02d}:{rest % 3600 // 60:02d}{zone}").anchored(f"timex:{said}")
