"""Auxiliaries before a verb: the status that each gives."""

from __future__ import annotations

from collections.abc import Iterator

from eventx.document.context import ArticleContext
from eventx.extractors.arguments.words import closed_class, known_counts, status_cues
from eventx.models import Status

# Tokens of a counted noun: "dua pria bersenjata | lagi".
_NOUN = 4


def auxiliaries(ctx: ArticleContext, first: int, last: int) -> Iterator[Status]:
    """The auxiliaries in ``doc[first:last]``; a negated one counts as its own entry or denies what follows."""
    index, j = status_cues(ctx.lexicon, "auxiliary"), first
    while j < last:
        hit = index.at(ctx.annotated, j)
        if hit is None or _counts_on(ctx, j):
            j += 1
            continue
        value: Status = hit[1]["status"]  # type: ignore[assignment]
        yield value
        j += hit[0]


def _counts_on(ctx: ArticleContext, j: int) -> bool:
    """Whether "lagi" behind a counted noun says how many more: "13 orang | lagi | terluka"."""
    if ctx.annotated.lower(j) not in closed_class(ctx.lexicon, "more"):
        return False
    many = closed_class(ctx.lexicon, "quantifier") - known_counts(ctx.lexicon).keys()
    for k in range(j - 1, max(ctx.annotated.sentence_of(j).first, j - _NOUN) - 1, -1):
        if ctx.doc[k].is_punct:
            return False
        if ctx.annotated.pos[k] == "NUM" or ctx.annotated.lower(k) in many:
            return True
    return False
