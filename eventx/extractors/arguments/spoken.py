"""The day on which quoted words were spoken, from which their "hari ini" and "besok" count."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from eventx.document.context import ArticleContext, once
from eventx.models import Timex

_DEICTIC = "deictic"
# Older words are quoted from elsewhere, and what they call today is seldom told to count from there.
_FURTHEST = 7


def days_before_publication(ctx: ArticleContext, time: Timex) -> int:
    """How many days before the publication the quoted words with a deictic time were spoken, 0 where nothing tells."""
    if time.rule != _DEICTIC or time.anchor != "published" or ctx.published is None:
        return 0
    quote = ctx.annotated.quote_at(time.start)
    spoken = _spoken_days(ctx).get(quote.outer_start) if quote is not None else None
    days = (ctx.published - spoken).days if spoken is not None else 0
    return days if 0 < days <= _FURTHEST else 0


@once
def _spoken_days(ctx: ArticleContext) -> Mapping[int, date]:
    """The day of each quotation by its first character: its statement's, else that of its speaker's words before."""
    found: dict[int, date] = {}
    last: dict[str, date] = {}
    for statement in ctx.statements:
        who = statement.speaker.name if statement.speaker is not None else ""
        when = statement.time
        if when is not None and when.first is not None and when.first == when.last:
            last[who] = when.first
        for span in statement.content:
            quote = ctx.annotated.quote_at(span.start)
            if quote is not None and who in last:
                found[quote.outer_start] = last[who]
    return found
