"""Who or what stands behind a predicate: objects, agents of passives, prepositional phrases."""

from __future__ import annotations

from collections.abc import Collection

from eventx.document.context import ArticleContext
from eventx.extractors.arguments.object_voice import object_voice
from eventx.extractors.arguments.phrases import Phrase, phrase_table
from eventx.extractors.arguments.spans import Argument, argument, clitic_argument, following, skippable
from eventx.extractors.arguments.tokens import name_tokens, time_tokens
from eventx.extractors.arguments.words import approximations, governed_clitics, phrase_words, title_words


def objects(ctx: ArticleContext, i: int) -> list[Argument]:
    """The object of an active verb `i`: the free noun phrase right after it, or the clitic of `menemuinya`."""
    clitic = clitic_argument(ctx, i)
    if clitic is not None and ctx.doc[i].pos_ == "VERB":
        return [clitic]
    phrase = _next_phrase(ctx, i)
    if phrase is not None and phrase.prep is None:
        return [argument(ctx, phrase)]
    table = phrase_table(ctx)
    for child in ctx.doc[i].rights:
        found = table.at(child.i) if child.dep_ in ("obj", "iobj") else None
        if found is not None and found.prep is None and not any(ctx.doc[k].is_punct for k in range(i + 1, found.first)):
            return [argument(ctx, found)]
    return []


def agents(ctx: ArticleContext, i: int) -> list[Argument]:
    """The agent of a passive verb or nominalisation: its pronoun, after "oleh", right after a di- form, its clitic."""
    doer = object_voice(ctx).get(i)
    if doer is not None:
        return [argument(ctx, Phrase(doer, doer + 1, doer, None, None))]
    for phrase in following(ctx, i):
        if phrase.role == "agent":
            return [argument(ctx, phrase)]
    clitic = clitic_argument(ctx, i)
    if clitic is not None:
        return [clitic]
    phrase_after = _next_phrase(ctx, i)
    if phrase_after is None or phrase_after.prep is not None or not ctx.annotated.lower(i).startswith("di"):
        return []
    if ctx.annotated.lower(phrase_after.first) in governed_clitics(ctx.lexicon):
        return []  # "hukuman yang dijatuhkan | kepadanya"
    if phrase_words(ctx.lexicon, "naming", "copula").at(ctx.annotated, phrase_after.first - 1) is not None:
        return []  # "yang ditangkap yakni | Budi" tells who was arrested
    head = ctx.doc[phrase_after.head]
    agentive = head.dep_ == "obl:agent" and head.head.i == i
    return [argument(ctx, phrase_after)] if agentive or names_actor(ctx, phrase_after) else []


def obliques(ctx: ArticleContext, i: int, forms: Collection[str]) -> list[Argument]:
    """The prepositional phrases after token `i`, up to the end of its clause, whose preposition is in `forms`."""
    found = [argument(ctx, phrase) for phrase in following(ctx, i) if phrase.prep is not None]
    return [a for a in found if a.prep in forms]


def _next_phrase(ctx: ArticleContext, i: int) -> Phrase | None:
    """The phrase that begins right after token `i`, adverbs and what rounds a count ("lebih dari") skipped."""
    j, last = i + 1, ctx.annotated.sentence_of(i).last
    rounding = approximations(ctx.lexicon)
    while j < last and j not in time_tokens(ctx):
        found = rounding.at(ctx.annotated, j)
        if found is None and not skippable(ctx, j):
            break
        j += 1 if found is None else found[0]
    phrase = phrase_table(ctx).at(j) if j < last else None
    return phrase if phrase is not None and phrase.first == j else None


def names_actor(ctx: ArticleContext, phrase: Phrase) -> bool:
    """Whether a phrase looks like somebody who acts: a name, a pronoun or a title."""
    names = name_tokens(ctx)
    if any(i in names for i in range(phrase.first, phrase.last)) or ctx.doc[phrase.first].pos_ == "PRON":
        return True
    return ctx.annotated.lower(phrase.first) in title_words(ctx.lexicon)
