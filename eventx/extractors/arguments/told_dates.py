"""What the date of an event says of its status, as seen from the publication."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments.spans import skippable
from eventx.extractors.arguments.words import estimating_words
from eventx.models import Status, When


def estimated(ctx: ArticleContext, i: int, when: When) -> bool:
    """Whether it is only told by estimate what has happened before: "diperkirakan | tenggelam Rabu malam"."""
    if ctx.published is None or when.last is None or when.last >= ctx.published:
        return False
    words = estimating_words(ctx.lexicon)
    j = i - 1
    while j >= 0 and skippable(ctx, j) and ctx.annotated.lower(j) not in words:
        j -= 1
    return ctx.annotated.lower(j) in words


def by_date(ctx: ArticleContext, when: When | None, cued: Status | None) -> Status:
    """The status that words give, or the date where they give none or the date is past."""
    if when is None or ctx.published is None:
        return cued or "occurred"
    if when.first is not None and when.first > ctx.published:
        return "planned"
    if cued == "ongoing" and when.last is not None and when.last < ctx.published:
        return "occurred"
    return cued or "occurred"
