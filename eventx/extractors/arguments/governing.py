"""How a predicate is tied to the one before it, and who acts in the clause that it depends on."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments.objects import names_actor
from eventx.extractors.arguments.phrases import Phrase, phrase_table
from eventx.extractors.arguments.spans import Argument, acts, argument, is_predicate, skippable
from eventx.extractors.arguments.tokens import name_tokens
from eventx.extractors.arguments.words import closed_class, status_forms

# Tokens looked back over: a bound, so that a sentence without marks costs no more than others.
_LONGEST_CLAUSE = 40
_BREAKS = frozenset({";", ":", '"', "“", "”", "(", ")", "«", "»"})


def governing_actor(ctx: ArticleContext, i: int) -> list[Argument]:
    """Who acts in a clause before predicate `i` in its sentence: "Jaksa | belum tahu apakah akan banding"."""
    table, first = phrase_table(ctx), max(ctx.annotated.sentence_of(i).first, i - _LONGEST_CLAUSE)
    j = i - 1
    while j >= first and ctx.doc[j].text not in _BREAKS:
        phrase = table.at(j)
        if phrase is None:
            j -= 1
            continue
        if phrase.role == "agent" or (phrase.prep is None and names_actor(ctx, phrase) and _predicated(ctx, phrase)):
            return [argument(ctx, table.phrases[table.list_of(table.of_token[phrase.first])[0]])]
        j = phrase.first - 1
    return []


def _predicated(ctx: ArticleContext, phrase: Phrase) -> bool:
    """Whether a verb or an auxiliary follows a phrase at once."""
    return acts(ctx, phrase) or ctx.annotated.lower(phrase.last) in status_forms(ctx.lexicon)


def joined(ctx: ArticleContext, i: int) -> bool:
    """Whether a conjunction ties predicate `i` to the one before it: "ditangkap polisi dan | mengaku"."""
    j = i - 1
    while j >= 0 and skippable(ctx, j):
        j -= 1
    return j >= 0 and ctx.annotated.lower(j) in closed_class(ctx.lexicon, "joiner")


def both_passive(ctx: ArticleContext, j: int, i: int) -> bool:
    """Whether predicates `j` and `i` are passive, so that who stands behind one is not the subject of the other."""
    return j >= 0 and is_predicate(ctx, j) and all(ctx.annotated.lower(k).startswith("di") for k in (j, i))


def located(ctx: ArticleContext, phrase: Phrase) -> Phrase | None:
    """What a clause behind a plain place is about: "sebuah sekolah | di Solo yang menampung pengungsi"."""
    names, kinds = name_tokens(ctx), ctx.annotated.names
    if phrase.role != "place" or phrase.prep is None:
        return None
    if not all(i in names and kinds[names[i]].type == "LOC" for i in range(phrase.first, phrase.last)):
        return None
    return phrase_table(ctx).at(phrase.prep - 1)
