"""The publication date of an article whose caller gave none, read from its heading, dateline or text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from eventx.lang.lexicon import get_lexicon
from eventx.models import Timex
from eventx.temporal import annotate
from eventx.temporal.context import Context
from eventx.temporal.tables import tables

Source = Literal["dateline", "text"]

_HEAD_CHARS = 400  # a heading or dateline stands within the first characters
_HEAD_LINES = 4
_TEXT_CHARS = 20_000  # enough of the article to find the date that its reporting sentences carry
_LABEL = re.compile(
    r"(?:diterbitkan|terbit|dipublikasikan|publikasi|tayang|dimuat|tanggal)(?:[ \t]+(?:pada|tanggal))?[ \t:]*$",
    re.IGNORECASE,
)
_DATELINE_AFTER = re.compile(r"[ \t]*[)\]]?[ \t]*(?:[,|]?[ \t]*\S{0,14}[ \t]*){0,3}(?:[-–—:|]|$)")
_DATELINE_BEFORE = re.compile(r"^[^\w]*(?:[A-Z][\w.-]*[ ,()/|]*){0,6}$")
_BESIDE = re.compile(r"^[,(]?[ \t]*$")


def infer_published(text: str) -> tuple[date | None, Source | None]:
    """Find the day an article appeared.

    A full date in the heading or dateline counts as that day. Else a full date beside a word that is counted from
    the publication ("Kamis (27/2/2025), besok" appeared on the 26th), else the full date with weekday that the first
    reporting sentence carries ("kata Rina, Rabu (26/2/2025)").

    Args:
        text: the article, with or without heading.

    Returns:
        The day and where it was found, or ``(None, None)``.
    """
    head = text[:_HEAD_CHARS]
    found = _in_heading(head, annotate(head).times)
    if found is not None:
        return found, "dateline"
    body = text[:_TEXT_CHARS]
    times = annotate(body).times
    dates = [time for time in times if time.type in ("DATE", "TIME") and time.rule.startswith(("date.", "join.clock"))]
    full = [time for time in dates if time.first is not None and time.first == time.last]
    context = Context(body, None, tables(get_lexicon()))
    for found in (_beside_deictic(body, full), _reported(full, context)):
        if found is not None:
            return found, "text"
    return None, None


def _in_heading(head: str, times: Sequence[Timex]) -> date | None:
    for time in times:
        if time.first is None or time.first != time.last or time.type == "SET":
            continue
        start = head.rfind("\n", 0, time.start) + 1
        end = head.find("\n", time.end)
        before = head[start : time.start]
        after = head[time.end : end if end >= 0 else len(head)]
        if head.count("\n", 0, start) > _HEAD_LINES * 2:
            return None
        if _LABEL.search(before) or (_DATELINE_BEFORE.match(before) and _DATELINE_AFTER.match(after)):
            return time.first
    return None


def _beside_deictic(text: str, full: Sequence[Timex]) -> date | None:
    """`Kamis (27/2/2025), besok` and `besok, Jumat (28/2/2025)`: the deictic tells how far the date is."""
    for time in full:
        around = [(time.end, min(len(text), time.end + 30), True), (max(0, time.start - 30), time.start, False)]
        for start, end, after in around:
            step = _deictic_step(text[start:end], after=after)
            if step is not None and time.first is not None:
                return date.fromordinal(time.first.toordinal() - step)
    return None


def _deictic_step(piece: str, *, after: bool) -> int | None:
    """Days from the publication that a deictic beside a date says, read on a day in the middle of nowhere."""
    base = date(2000, 6, 15)
    times = [
        t for t in annotate(piece, base).times if t.rule in ("deictic", "day-part.deictic") and t.first is not None
    ]
    if not times:
        return None
    nearest = times[0] if after else times[-1]
    gap = piece[: nearest.start] if after else piece[nearest.end :]
    if nearest.first is None or not _BESIDE.match(gap.strip()):
        return None
    return (nearest.first - base).days


def _reported(full: Sequence[Timex], context: Context) -> date | None:
    """The latest of the full dates with a weekday, leaving out those that are announced for later."""
    said = [time for time in full if time.rule.startswith("date.weekday") or time.anchor == "weekday"]
    told = [time for time in said if context.tense_at(time.start, time.end) not in ("future", "likely")]
    days = [time.first for time in told or said if time.first is not None]
    return max(days) if days else None
