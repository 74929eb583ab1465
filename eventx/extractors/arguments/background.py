"""Event nouns that only say what else a clause is about: whose crime, what case, the topic of a report."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments.phrases import phrase_table
from eventx.extractors.arguments.words import closing_words
from eventx.lang.lexicon import Lexicon

# Prepositions whose noun the verb of the clause does nothing with: "laporan tentang | serangan", "mundur dari | pakta".
_ABOUT = frozenset({"topic", "source", "likeness"})


def tells_whose(ctx: ArticleContext, i: int) -> bool:
    """Whether an event noun only tells whose case it is: "menangkap pelaku | penembakan", "kasus dugaan | suap".

    Neither the time nor the place of the clause is then its own.
    """
    phrase = phrase_table(ctx).at(i)
    if phrase is None or ctx.annotated.pos[i] not in ("NOUN", "PROPN"):
        return False
    heads = case_heads(ctx.lexicon)
    return any(ctx.annotated.lower(k) in heads for k in range(phrase.first, i))


def merely_named(ctx: ArticleContext, i: int) -> bool:
    """Whether an event noun is only spoken of by its clause, whose time and place are those of something else."""
    if tells_whose(ctx, i):
        return True
    phrase = phrase_table(ctx).at(i)
    if phrase is None or phrase.prep is None or phrase.role not in _ABOUT:
        return False
    return phrase.prep != ctx.annotated.sentence_of(i).first


def keeps(ctx: ArticleContext, i: int, token: int) -> bool:
    """Whether such a noun keeps the time at a token for itself: one that touches it, or, in a case, one not set off."""
    phrase = phrase_table(ctx).at(i)
    if phrase is None or token == phrase.last:
        return phrase is None or ctx.annotated.lower(token - 1) not in closing_words(ctx.lexicon)
    cases = ctx.lexicon.toml("event_classes")["classes"]["case"]
    told = any(ctx.annotated.lower(k) in cases for k in range(phrase.first, i))
    return told and ctx.annotated.lower(token - 1) != ","


def case_heads(lexicon: Lexicon) -> frozenset[str]:
    """Nouns that an event noun behind them describes: people in a case, the case itself."""
    return lexicon.cached(
        "arguments.case_heads", lambda lex: frozenset(lex.toml("event_classes")["classes"]["case_head"])
    )
