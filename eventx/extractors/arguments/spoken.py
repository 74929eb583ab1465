"""The day on which quoted words were spoken, from which their "hari ini" and "besok" count."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments.spans import is_predicate
from eventx.extractors.arguments.words import speech_words
from eventx.models import Timex

_DEICTIC = "deictic"
# Older words are quoted from elsewhere, and what they call today is seldom told to count from there.
_FURTHEST = 7


def days_before_publication(ctx: ArticleContext, time: Timex) -> int:
    """How many days before the publication a deictic time counts from, 0 where nothing tells.

    Quoted words count from when they were spoken, others from the day that stands behind "hari ini" as a date.
    """
    if not time.rule.endswith(_DEICTIC) or time.anchor != "published" or ctx.published is None:
        return 0
    quote = ctx.annotated.quote_at(time.start)
    spoken = _told_behind(ctx, time) if quote is None else _spoken_days(ctx).get(quote.outer_start)
    days = (ctx.published - spoken).days if spoken is not None else 0
    return days if 0 < days <= _FURTHEST else 0


def _told_behind(ctx: ArticleContext, time: Timex) -> date | None:
    """The date that says which day "hari ini" is: "dibacakan hari ini di Sleman, | Selasa (17/6)"."""
    sentence = ctx.annotated.sentence_at(time.start)
    behind = ctx.annotated.times_in(time.end, sentence.end)
    if time.first != ctx.published or not behind or not behind[0].rule.startswith("date."):
        return None
    between = range(ctx.annotated.token_at(time.end), ctx.annotated.token_at(behind[0].start))
    told = speech_words(ctx.lexicon)
    return (
        None if any(is_predicate(ctx, i) and ctx.annotated.lower(i) not in told for i in between) else behind[0].first
    )


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
