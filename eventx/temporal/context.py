"""What a time expression is resolved against: the publication date, the sentence's tense, the times said before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from eventx.models import Note, Span
from eventx.temporal.calendar import Reading, make_date, shift_days
from eventx.temporal.find import Match
from eventx.temporal.tables import Tables, fold

_WORD = re.compile(r"[^\W\d_]+")
_BOUNDARY = re.compile(r"[.!?][\"”'’)]*[ \u00a0]+(?=[\"“‘'(]?[A-Z])|\n")
_SENTENCE_BACK = 300
_SENTENCE_AHEAD = 160
_NARRATIVE = 220  # characters within which an explicit year still governs dates said without one
_CLOCK_REACH = 500  # characters within which a day still governs clocks said without one
_FRONT = 3  # words before a time that still heads its clause
_CLOCK_DAYS = 3  # days before publication that the only day of a text governs its clocks over
_NEAR_DAYS = 20  # a weekday that does not fit a date this near is a slip, not another year
_BACKGROUND_DAYS = 45  # dates nearer than this are not moved to another year by a tense


@dataclass(slots=True)
class Context:
    """The state of resolving one text.

    Attributes:
        text: the text the matches point into.
        published: the day that relative times count from, if known.
        history: the days resolved so far with the offset where each was said.
        notes: contradictions and typing errors met so far.
        alike: how many days of the history, from the first on, are known to be one and the same.
    """

    text: str
    published: date | None
    tables: Tables
    history: list[tuple[int, Reading]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    ahead: dict[int, Reading] = field(default_factory=dict)
    alike: int = 0

    def note(self, code: str, message: str, match: Match) -> None:
        """Leave a note about a match."""
        span = Span(start=match.start, end=match.end, text=self.text[match.start : match.end])
        self.notes.append(Note(code=code, message=message, span=span))

    def previous(self, reach: int | None = None, start: int = 0) -> tuple[int, Reading] | None:
        """The day or period said last, no farther than `reach` characters before `start`."""
        if not self.history:
            return None
        said, reading = self.history[-1]
        return None if reach is not None and start - said > reach else (said, reading)

    def anchor_day(self) -> tuple[date, str] | None:
        """The day that anaphoric times count from: the one said last, else the publication date."""
        last = self.previous()
        if last is not None and last[1].first is not None:
            return last[1].first, f"timex:{last[0]}"
        return (self.published, "published") if self.published else None

    def clock_day(self, start: int) -> tuple[date, str] | None:
        """The day of a clock said without one: the day said last nearby or the only one said, else the publication."""
        last = self.previous(None if self._one_day() else _CLOCK_REACH, start)
        if last is not None and last[1].first is not None and last[1].first == last[1].last:
            return last[1].first, f"timex:{last[0]}"
        return (self.published, "published") if self.published else None

    def _one_day(self) -> bool:
        """Whether the text has told of a single day so far, shortly before its publication."""
        if not self.history or self.published is None:
            return False
        first, last = self.history[0][1].first, self.history[0][1].last
        if first is None or first != last or not 0 <= (self.published - first).days <= _CLOCK_DAYS:
            return False
        while self.alike < len(self.history):
            reading = self.history[self.alike][1]
            if (reading.first, reading.last) != (first, last):
                return False
            self.alike += 1
        return True

    def forget_last(self) -> None:
        """Take back the day said last, which a longer expression makes anew."""
        self.history.pop()
        self.alike = min(self.alike, len(self.history))

    def sentence(self, start: int, end: int) -> tuple[str, str]:
        """The sentence before and after a stretch of the text, bounded in length."""
        before = self.text[max(0, start - _SENTENCE_BACK) : start]
        ends = [boundary.end() for boundary in _BOUNDARY.finditer(before)]
        after = self.text[end : end + _SENTENCE_AHEAD]
        stop = _BOUNDARY.search(after)
        return before[ends[-1] if ends else 0 :], after[: stop.start()] if stop else after

    def word_before(self, match: Match) -> str | None:
        """The folded word directly before a match."""
        words = _WORD.findall(self.text[max(0, match.start - 30) : match.start])
        return fold(words[-1]) if words and self.text[match.start - 1] in " \u00a0" else None

    def tense(self, match: Match) -> str | None:
        """past, future or likely (future), from the nearest cue before the match in its sentence, else after it."""
        return self.tense_at(match.start, match.end)

    def tense_at(self, start: int, end: int) -> str | None:
        """The tense around a stretch of the text, as `tense` gives it for a match."""
        before, after = self.sentence(start, end)
        for word in reversed(_WORD.findall(before)):
            direction = self.tables.tenses.get(fold(word))
            if direction is not None:
                return direction
        fronted = len(_WORD.findall(before)) < _FRONT
        relative = False
        for word in _WORD.findall(after):
            if not fronted and fold(word) in self.tables.beside["clause"]:
                break  # "tiba di Manila pada Sabtu dan dijadwalkan pulang"
            direction = self.tables.tenses.get(fold(word))
            if direction is not None and not relative:
                return direction
            relative = fold(word) == "yang"  # "Senin, menahan Budi | yang akan | berangkat"
        return None

    def year_of(self, match: Match, month: int, day: int, weekday: int | None) -> date | None:
        """The nearest year for a day and month that agrees with the weekday and the tense.

        None without a publication date or where no near year has that day.
        """
        if self.published is None:
            return None
        narrated = self._narrated_year(match)
        if narrated is not None:
            told = make_date(narrated, month, day)
            if told is not None and (weekday is None or told.isoweekday() == weekday):
                return told
        near = self._candidates(month, day)
        if not near:
            return None
        if weekday is not None:
            return self._fitting(match, near, weekday)
        return self._tensed(match, near)

    def _candidates(self, month: int, day: int) -> list[date]:
        published = self.published
        if published is None:
            return []
        span = 4 if (month, day) == (2, 29) else 1
        years = range(published.year - span, published.year + span + 1)
        dates = [d for d in (make_date(year, month, day) for year in years if 1 <= year <= 9999) if d]
        return sorted(dates, key=lambda d: (abs((d - published).days), d > published))

    def _fitting(self, match: Match, near: list[date], weekday: int) -> date:
        published = self.published or near[0]
        best = near[0]
        if best.isoweekday() == weekday:
            return best
        distance = abs((best - published).days)
        other = [d for d in near if d.isoweekday() == weekday]
        if other and distance > _NEAR_DAYS:
            return other[0]
        self.note(
            "time-contradiction",
            f"The weekday does not fit {best.isoformat()} nor a neighbouring year; the date was kept.",
            match,
        )
        return best

    def _tensed(self, match: Match, near: list[date]) -> date:
        published = self.published or near[0]
        best = near[0]
        away = (best - published).days
        if abs(away) <= _BACKGROUND_DAYS:
            return best
        tense = self.tense(match)
        wrong = (tense == "future" and away < 0) or (tense == "past" and away > 0)
        if not wrong:
            return best
        other = [d for d in near if (d > published) == (tense == "future")]
        return other[0] if other else best

    def bounds(self, start: int) -> bool:
        """Whether the time said at `start` only bounds a comparison: "paling mematikan sejak | 2005. Pada Januari"."""
        words = _WORD.findall(self.text[max(0, start - 30) : start])
        return bool(words) and fold(words[-1]) in self.tables.since

    def _narrated_year(self, match: Match) -> int | None:
        """The year of a date said shortly before, where the article tells of another time than its own."""
        last = self.previous(_NARRATIVE, match.start)
        if last is None or last[1].first is None or self.published is None:
            return None
        year, grain = last[1].first.year, last[1].grain
        before, _ = self.sentence(match.start, match.end)
        if self.bounds(last[0]):
            return None
        if grain == "year" and match.start - last[0] <= len(before):
            return year  # "terjadi tahun lalu di Nice pada 14 Juli"
        return year if abs(year - self.published.year) > 1 and grain not in ("decade", "century") else None


def nearest_weekday(day: date, weekday: int, *, forward: bool, strict: bool = False) -> date | None:
    """The nearest day on or after (`forward`) or on or before `day` with this ISO weekday.

    Args:
        day: where to count from.
        weekday: 1 for Monday to 7 for Sunday.
        forward: count forwards.
        strict: leave `day` itself out.
    """
    distance = (weekday - day.isoweekday()) % 7 if forward else (day.isoweekday() - weekday) % 7
    if strict and distance == 0:
        distance = 7
    return shift_days(day, distance if forward else -distance)
