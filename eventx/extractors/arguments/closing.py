"""The day that closes a sentence: "bertemu Budi untuk membahas gas di Gedung Sate, Bandung, | Senin (24/2)"."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments.phrases import phrase_table
from eventx.extractors.arguments.spans import is_predicate
from eventx.extractors.arguments.tokens import name_tokens, time_tokens
from eventx.extractors.arguments.words import clause_openers, closed_class
from eventx.models import Timex

# Relations of a clause behind a verb that leave the day that closes the sentence to the verb.
_LEAVES_DAY = frozenset({"purpose", "after", "before", "during"})


def closes(ctx: ArticleContext, end: int, time: Timex) -> bool:
    """Whether a time closes its sentence behind a clause that goes with the verb before it, set apart by a comma.

    Args:
        ctx: the article.
        end: the first token behind what depends on the verb, where that clause must begin: "menemui warga | yang
            sakit, Senin", "bertemu Budi | untuk membahas gas, Senin", "bertemu Budi | membahas gas, Senin".
        time: the last time of the sentence.
    """
    first, last = ctx.annotated.token_at(time.start), ctx.annotated.sentence_of(end).last
    if first - end < 2 or ctx.doc[first - 1].text != "," or not _goes_along(ctx, end):
        return False
    marks = [ctx.doc[j].text for j in range(end, first) if ctx.doc[j].is_punct and not _after_place(ctx, j)]
    tails = closed_class(ctx.lexicon, "time_tail")
    behind = (ctx.annotated.lower(j) for j in range(first, last) if j not in time_tokens(ctx))
    return marks in ([], [","]) and all(word == "." or word in tails for word in behind)


def _goes_along(ctx: ArticleContext, end: int) -> bool:
    """Whether a clause begins at token `end` that goes with the verb before it: of relation, purpose or time."""
    opener = clause_openers(ctx.lexicon).at(ctx.annotated, end)
    if opener is not None:
        return ctx.annotated.lower(end) == "yang" or opener[1] in _LEAVES_DAY
    return is_predicate(ctx, end) and ctx.annotated.lower(end).startswith("me")


def _after_place(ctx: ArticleContext, comma: int) -> bool:
    """Whether a comma stands behind a town that says where another place lies: "di Gedung Sate, Bandung | , Senin"."""
    table, names = phrase_table(ctx), name_tokens(ctx)
    phrase = table.at(comma - 1)
    if phrase is None or phrase.prep is not None or ctx.doc[phrase.first - 1].text != ",":
        return False
    kinds = {ctx.annotated.names[names[i]].type if i in names else None for i in range(phrase.first, phrase.last)}
    return kinds == {"LOC"}
