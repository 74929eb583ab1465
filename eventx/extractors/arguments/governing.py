"""Who acts in the clause that a predicate depends on, however it is tied to it."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments.objects import names_actor
from eventx.extractors.arguments.phrases import Phrase, phrase_table
from eventx.extractors.arguments.spans import Argument, acts, argument
from eventx.extractors.arguments.words import status_forms

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
