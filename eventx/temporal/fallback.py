"""Full dates in other languages, as quotations carry them, are left to dateparser: the only import of it."""

from __future__ import annotations

import warnings
from datetime import datetime

from eventx.temporal import calendar
from eventx.temporal.calendar import Reading
from eventx.temporal.context import Context
from eventx.temporal.find import Match


def date_(match: Match, ctx: Context) -> Reading | None:
    """A day, a foreign month and a year; taken only where dateparser reads the same day and year."""
    from dateparser.date import DateDataParser

    text = ctx.text[match.start : match.end]
    settings = {"RELATIVE_BASE": datetime(2000, 1, 1), "PREFER_DATES_FROM": "past", "STRICT_PARSING": True}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dateparser and its parsers warn of their own deprecations
        read = DateDataParser(settings=settings).get_date_data(text)
    found = read.date_obj
    day, year = match.get("day", "day_b"), match.get("year", "year_b")
    if found is None or read.period != "day" or (found.day, found.year) != (int(day or 0), int(year or 0)):
        return None
    return calendar.day_reading(found.date())
