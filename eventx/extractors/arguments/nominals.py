"""What completes a noun of event inside its own noun phrase."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments.phrases import Phrase, phrase_table
from eventx.extractors.arguments.spans import Argument, argument
from eventx.extractors.arguments.tokens import name_tokens
from eventx.extractors.arguments.words import closed_class, title_words


def complements(ctx: ArticleContext, i: int) -> list[Argument]:
    """What stands in one noun phrase with the nominalisation `i`: "pengusiran | diplomat Rusia"."""
    phrase = phrase_table(ctx).at(i)
    if phrase is None or i + 1 >= phrase.last:
        return []
    first = _past_bracket(ctx, i + 1, phrase.last)
    while first < phrase.last and not _may_complement(ctx, first):
        first += 2 if ctx.annotated.lower(first) in closed_class(ctx.lexicon, "grade") else 1
    if first >= phrase.last:
        return []
    last = phrase.last
    while last > first + 1 and ctx.doc[last - 1].pos_ in ("DET", "PUNCT") and ctx.doc[last - 1].text != ")":
        last -= 1
    return [argument(ctx, Phrase(first, last, first, None, None))]


def _past_bracket(ctx: ArticleContext, i: int, last: int) -> int:
    """The token after a bracketed acronym that begins at `i`: "Konferensi Tingkat Tinggi (KTT) | ASEAN"."""
    for j in range(i, min(i + 6, last)):
        if ctx.doc[j].text == "(":
            return next((k + 1 for k in range(j, min(j + 5, last)) if ctx.doc[k].text == ")"), i)
        if ctx.doc[j].text[:1].islower():
            break
    return i


def _may_complement(ctx: ArticleContext, i: int) -> bool:
    if i in name_tokens(ctx) or ctx.doc[i].pos_ in ("PROPN", "PRON"):
        return True
    word = ctx.annotated.lower(i)
    if word in closed_class(ctx.lexicon, "attribute") or word in closed_class(ctx.lexicon, "grade"):
        return False
    return ctx.doc[i].pos_ == "NOUN" or word in title_words(ctx.lexicon)
