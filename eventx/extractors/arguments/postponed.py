"""The new time of what is put off or brought forward: "ditunda ke Kamis", "dimajukan menjadi Rabu (5/3)"."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments.carriers import carrier_of, verbs_after
from eventx.extractors.arguments.hosts import extent
from eventx.extractors.arguments.phrases import phrase_table
from eventx.extractors.arguments.times import datable, when_of
from eventx.extractors.arguments.words import closed_class, status_cues
from eventx.models import When

_CHANGED = frozenset({"postponed", "planned"})


def moved_to(ctx: ArticleContext, i: int) -> When | None:
    """The new time of the event that token `i` names, where a verb that moves it tells one.

    Args:
        ctx: the article.
        i: the trigger, a verb or a nominalisation.
    """
    if phrase_table(ctx).at(i) is None:
        return None
    carrier = carrier_of(ctx, i)
    verbs = [carrier] if carrier is not None and carrier < i else [*verbs_after(ctx, i)]
    for verb in verbs:
        found = status_cues(ctx.lexicon, "governor").at(ctx.annotated, verb)
        if found is not None and found[1]["status"] in _CHANGED:
            when = _behind(ctx, verb)
            if when is not None:
                return when
    return None


def _behind(ctx: ArticleContext, verb: int) -> When | None:
    """The time behind a verb under a word that moves things to it."""
    words, end = closed_class(ctx.lexicon, "moved"), extent(ctx, verb)
    for time in ctx.annotated.times_in(ctx.doc[verb].idx, ctx.doc[end - 1].idx + 1):
        first = ctx.annotated.token_at(time.start)
        under = ctx.annotated.lower(first) in words or ctx.annotated.lower(first - 1) in words
        if datable(time) and under:
            return when_of(ctx, time)
    return None
