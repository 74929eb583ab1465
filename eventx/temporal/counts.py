"""How many of which unit: the counts in offsets and durations."""

from __future__ import annotations

from fractions import Fraction

from eventx.temporal.calendar import ISO_UNITS, UNIT_LENGTHS
from eventx.temporal.context import Context
from eventx.temporal.find import Match
from eventx.temporal.numbers import quantity
from eventx.temporal.tables import fold

_HALVES = {"Y": (12, "M"), "TH": (60, "TM"), "D": (24, "TH"), "TM": (60, "TS"), "W": (7, "D"), "M": (30, "D")}


def count_of(match: Match, ctx: Context) -> tuple[Fraction | None, str]:
    """How many of which unit a counted expression says; None for a vague number."""
    se = match.get("se")
    if se is not None:
        half = Fraction(1, 2) if match.get("se_half") else Fraction(0)
        return 1 + half, unit_of(fold(se).removeprefix("se"), ctx)
    unit = unit_of(match.get("time_units"), ctx)
    if match.get("vague"):
        return None, unit
    only = match.get("only_half")
    if only is not None:
        return Fraction(1, 2) if fold(only) == "setengah" else Fraction(1, 4), unit
    count = quantity(match.get("number") or "", ctx.tables)
    return (count + Fraction(1, 2) if match.get("half") and count is not None else count), unit


def finer(count: Fraction, unit: str) -> tuple[int, str]:
    """A count in whole units: one and a half years are 18 months."""
    steps = {"century": (10, "decade"), "decade": (10, "year"), "year": (12, "month"), "month": (30, "day"),
             "week": (7, "day"), "day": (24, "hour"), "hour": (60, "minute"), "minute": (60, "second"),
             "millennium": (10, "century"), "octennium": (8, "year"), "half": (6, "month")}  # fmt: skip
    while count.denominator != 1 and unit in steps:
        factor, unit = steps[unit]
        count *= factor
    return round(count), unit


def unit_of(word: str | None, ctx: Context) -> str:
    """The unit that a word names: day, week, month ..."""
    return ctx.tables.units[fold(word or "")]


def iso_duration(parts: list[tuple[Fraction | None, str]]) -> str:
    """An ISO 8601 duration of counts and units; X stands for a vague number."""
    days, clock = "", ""
    for count, unit in parts:
        for number, code in _whole(count, unit):
            if code.startswith("T"):
                clock += f"{number}{code[1]}"
            else:
                days += f"{number}{code}"
    return f"P{days}" + (f"T{clock}" if clock else "")


def _whole(count: Fraction | None, unit: str) -> list[tuple[str, str]]:
    code = ISO_UNITS[unit]
    if code == "Q":
        count, code = (count * 3 if count is not None else None), "M"
    if count is None:
        return [("X", code)]
    count *= UNIT_LENGTHS.get(unit, 1)
    whole, rest = divmod(count, 1)
    out = [(str(whole), code)] if whole or not rest else []
    if rest:
        factor, finer = _HALVES.get(code, (1, code))
        out.append((str(round(rest * factor)), finer))
    return out
