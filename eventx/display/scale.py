"""From days to pixels: a time axis that shortens long empty stretches, with ticks at round dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_BREAK = 34.0
"""Pixels that a shortened stretch takes."""
_EMPTY_SHARE = 0.18
"""A stretch without entries is shortened when it takes more than this share of all days."""
_MIN_SEGMENT = 150.0
_MARGIN = 12.0
"""Pixels by which a tick's label may stand over the end of its stretch."""
_TICK_GAP = 74.0
_STEPS = ((1, "day"), (2, "day"), (7, "day"), (1, "month"), (3, "month"), (1, "year"), (5, "year"), (10, "year"),
          (50, "year"), (100, "year"))  # fmt: skip
_DAYS = {"day": 1.0, "month": 30.4, "year": 365.25}


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of days (ordinals, the last one inclusive) drawn from pixel `left` to `right`."""

    first: int
    last: int
    left: float
    right: float

    @property
    def pixels_a_day(self) -> float:
        """Pixels that one day takes."""
        return (self.right - self.left) / (self.last - self.first + 1)


class Scale:
    """Places days on an axis from pixel `left` to `right`.

    Args:
        periods: first and last day, as ordinals, of everything that is to be shown; at least one.
        left: where the axis starts.
        right: where it ends.
    """

    def __init__(self, periods: Iterable[tuple[int, int]], left: float, right: float) -> None:
        clusters = _clusters(sorted(periods))
        room = right - left - _BREAK * (len(clusters) - 1)
        widths = _widths([last - first + 1 for first, last in clusters], room)
        self.segments: list[Segment] = []
        for (first, last), width in zip(clusters, widths, strict=True):
            self.segments.append(Segment(first, last, left, left + width))
            left += width + _BREAK

    def x(self, day: int) -> float:
        """The pixel at which a day begins; `day` may be one past the last."""
        for segment in self.segments:
            if day <= segment.last + 1:
                inside = min(max(day, segment.first), segment.last + 1) - segment.first
                return segment.left + inside * segment.pixels_a_day
        return self.segments[-1].right

    def breaks(self) -> list[float]:
        """The middles of the shortened stretches."""
        return [(a.right + b.left) / 2 for a, b in zip(self.segments, self.segments[1:], strict=False)]

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Positions and labels (ISO dates, reduced to month or year where ticks are far apart)."""
        for segment in self.segments:
            number, unit = _step(segment)
            drawn = float("-inf")
            for day, label in _round_dates(segment, number, unit):
                at = segment.left + (day - segment.first) * segment.pixels_a_day
                if at - drawn >= _TICK_GAP * 0.8 and at + len(label) * 6.2 <= segment.right + _MARGIN:
                    drawn = at
                    yield at, label


def _clusters(periods: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The periods joined where the empty stretch between them is short, with a margin at both ends."""
    span = max(last for _, last in periods) - periods[0][0] + 1
    longest = max(45.0, span * _EMPTY_SHARE)
    joined = [list(periods[0])]
    for first, last in periods[1:]:
        if first - joined[-1][1] > longest:
            joined.append([first, last])
        else:
            joined[-1][1] = max(joined[-1][1], last)
    margins = [max(1, round((last - first) * 0.03)) for first, last in joined]
    low, high = date.min.toordinal(), date.max.toordinal() - 1
    return [(max(low, f - m), min(high, last + m)) for (f, last), m in zip(joined, margins, strict=True)]


def _widths(lengths: list[int], room: float) -> list[float]:
    """Widths that follow the lengths, but leave short stretches enough to be read."""
    least = min(_MIN_SEGMENT, room / len(lengths) * 0.8)
    rest = room - least * len(lengths)
    return [least + rest * length / sum(lengths) for length in lengths]


def _step(segment: Segment) -> tuple[int, str]:
    for number, unit in _STEPS:
        if number * _DAYS[unit] * segment.pixels_a_day >= _TICK_GAP:
            return number, unit
    return _STEPS[-1]


def _round_dates(segment: Segment, number: int, unit: str) -> Iterator[tuple[int, str]]:
    start = date.fromordinal(segment.first)
    if unit == "day":
        for day in range(segment.first, segment.last + 1):
            if (day - segment.first) % number == 0:
                yield day, date.fromordinal(day).isoformat()
        return
    year, month = start.year, start.month
    while True:
        if unit == "year":
            month = 1
        day = date(year, month, 1).toordinal()
        if day > segment.last:
            return
        round_year = unit == "month" or year % number == 0
        if day >= segment.first and round_year and (unit == "year" or (month - 1) % number == 0):
            yield day, f"{year}" if unit == "year" else f"{year}-{month:02}"
        year, month = (year + 1, 1) if unit == "year" or month == 12 else (year, month + 1)
        if year > (date.max - timedelta(days=366)).year:
            return
