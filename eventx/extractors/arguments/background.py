"""Event nouns that only say what else a clause is about: whose crime, what case, the topic of a report."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments.phrases import phrase_table
from eventx.extractors.arguments.words import closing_words
from eventx.lang.lexicon import Lexicon

# Prepositions whose noun the verb of the clause does nothing with: "laporan tentang | serangan", "mundur dari | pakta".
_ABOUT = frozenset({"topic", "source", "likeness"})
# Speech acts that judge what happened, and tokens before its noun within which their verb stands: "mengutuk keras".
_JUDGEMENTS = frozenset({"criticise", "praise"})
_JUDGED = 3


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


def judged_by(ctx: ArticleContext, i: int) -> int | None:
    """The verb that passes judgement on what an event noun names: "Di Jenewa, PBB | mengecam keras | serangan itu".

    Its clause tells where the judge spoke, not where the event was.
    """
    phrase = phrase_table(ctx).at(i)
    if phrase is None or phrase.prep is not None:
        return None
    first = ctx.annotated.sentence_of(i).first
    for k in range(phrase.first - 1, max(first, phrase.first - _JUDGED) - 1, -1):
        if ctx.annotated.lower(k) in judging_verbs(ctx.lexicon):
            return k
        if ctx.annotated.pos[k] not in ("ADJ", "ADV"):
            return None
    return None


def judging_verbs(lexicon: Lexicon) -> frozenset[str]:
    """The speech verbs whose object is what the speaker judges ("mengecam", "mengutuk", "memuji")."""
    return lexicon.cached(
        "arguments.judging",
        lambda lex: frozenset(
            row["form"].casefold()
            for row in lex.rows("statement_cues")
            if row["frame"] == "object" and row["act"] in _JUDGEMENTS
        ),
    )


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
