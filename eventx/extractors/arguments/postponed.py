"""The new time of what is put off or brought forward: "ditunda ke Kamis", "dimajukan menjadi Rabu (5/3)"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from eventx.document.context import ArticleContext
from eventx.extractors.arguments.carriers import carrier_of, verbs_after
from eventx.extractors.arguments.phrases import phrase_table
from eventx.extractors.arguments.spans import is_predicate, reach, skippable
from eventx.extractors.arguments.times import datable, when_of
from eventx.extractors.arguments.words import closed_class, status_cues
from eventx.models import Status, Timex, When

_CHANGED = frozenset({"postponed", "planned"})
CALLED_OFF: frozenset[Status] = frozenset({"cancelled", "postponed"})
_WEEK = 7


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


def called_off(ctx: ArticleContext, i: int) -> Iterator[Status]:
    """What a word with no verb behind it says of the event noun `i`: "Pertemuan dengan Budi | batal karena hujan"."""
    table = phrase_table(ctx)
    phrase = table.at(i)
    if phrase is None or phrase.prep is not None:
        return
    governors = status_cues(ctx.lexicon, "governor")
    for j in range(phrase.last, reach(ctx, i) + 1):
        found = governors.at(ctx.annotated, j) if table.at(j) is None else None
        if found is not None:
            status: Status = found[1]["status"]  # type: ignore[assignment]
            if status in CALLED_OFF and not _governs(ctx, j):
                yield status
            return


def _governs(ctx: ArticleContext, i: int) -> bool:
    """Whether a verb follows that is what fails or is called off: "Rapat itu gagal | mengesahkan anggaran"."""
    j = i + 1
    while skippable(ctx, j):
        j += 1
    return is_predicate(ctx, j)


def _behind(ctx: ArticleContext, verb: int) -> When | None:
    """The time right behind a verb under a word that moves things to it, the next such weekday at the earliest."""
    words, last = closed_class(ctx.lexicon, "moved"), ctx.annotated.sentence_of(verb).last
    j = verb + 1
    while j < last and ctx.annotated.lower(j) not in words and skippable(ctx, j):
        j += 1
    if j + 1 >= last or ctx.annotated.lower(j) not in words:
        return None
    token = ctx.doc[j + 1]
    times = ctx.annotated.times_in(token.idx, token.idx + len(token))
    return next((_ahead(ctx, when_of(ctx, time), time) for time in times if datable(time)), None)


def _ahead(ctx: ArticleContext, when: When, time: Timex) -> When:
    """A weekday that was counted back, counted forward: nothing is put off to a day that is over."""
    if ctx.published is None or when.first is None or when.last is None or time.anchor is None:
        return when
    if when.grain != "day" or not 0 < (ctx.published - when.last).days < _WEEK:
        return when
    first, last = (day + timedelta(days=_WEEK) for day in (when.first, when.last))
    return when.model_copy(update={"value": first.isoformat(), "first": first, "last": last})
