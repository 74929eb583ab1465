"""Which verb carries an event noun or governs a clause: the nearest predicate before it, the first one behind it."""

from __future__ import annotations

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments.phrases import Phrase, phrase_table
from eventx.extractors.arguments.spans import is_predicate, skippable
from eventx.extractors.arguments.tokens import name_tokens
from eventx.extractors.arguments.words import bears_event, clause_openers, status_cues

_STOPS = frozenset({";", ":", '"', "“", "”"})


@once
def carrier_of(ctx: ArticleContext, i: int) -> int | None:
    """The verb whose object or subject the event noun `i` is: "menggelar | pertemuan", "pertemuan | digelar"."""
    table = phrase_table(ctx)
    place = table.of_token.get(i)
    if place is None or table.phrases[place].prep is not None:
        return None
    phrase = table.phrases[table.list_of(place)[0]]
    j = phrase.first - 1
    while j >= 0 and skippable(ctx, j):
        j -= 1
    if j < ctx.annotated.sentence_of(i).first or not is_predicate(ctx, j):
        return verb_after(ctx, i)
    relative = ctx.annotated.lower(_before_group(ctx, j)) == "yang"
    lends = relative or bears_event(ctx.annotated, j)
    lends = lends or status_cues(ctx.lexicon, "governor").at(ctx.annotated, j) is not None
    after = None if lends else verb_after(ctx, i)
    return j if after is None else after


def _before_group(ctx: ArticleContext, j: int) -> int:
    """The token before a verb and its auxiliaries."""
    k = j - 1
    while k >= 0 and skippable(ctx, k):
        k -= 1
    return k


def verb_before(ctx: ArticleContext, j: int) -> int | None:
    """The nearest predicate before token `j` in its clause: phrases are passed, openers and marks stop."""
    first, table = ctx.annotated.sentence_of(j).first, phrase_table(ctx)
    k = j - 1
    while k >= first:
        phrase = table.at(k)
        if phrase is not None:
            k = (phrase.prep if phrase.prep is not None else phrase.first) - 1
        elif is_predicate(ctx, k):
            return k
        elif ctx.doc[k].text in _STOPS or clause_openers(ctx.lexicon).ending_at(ctx.annotated, k) is not None:
            return None
        else:
            k -= 1
    return None


def verb_after(ctx: ArticleContext, i: int) -> int | None:
    """The predicate whose subject the event noun `i` is: the first one after its phrases, openers stop the search."""
    found = verbs_after(ctx, i)
    return found[0] if found else None


@once
def verbs_after(ctx: ArticleContext, i: int) -> tuple[int, ...]:
    """That predicate, and the main one behind it when it stands in a relative clause ("KTT yang ... | berlangsung").

    The verb of a relative clause about another noun is passed ("gencatan atas dasar pakta yang dicapai ... | runtuh").
    """
    found: list[int] = []
    table, last = phrase_table(ctx), ctx.annotated.sentence_of(i).last
    relative = passed = False
    j = table.phrases[table.of_token[i]].last
    while j < last:
        phrase = table.at(j)
        if phrase is not None:
            j = phrase.last
        elif ctx.annotated.lower(j) == "yang":
            relative, passed = True, about_later_noun(ctx, table.phrases[table.of_token[i]], j)
            j += 1
        elif is_predicate(ctx, j) and passed:
            passed = False
            j += 1
        elif is_predicate(ctx, j):
            found.append(j)
            if not relative or len(found) > 1:
                break
            j += 1
        elif (not relative and clause_openers(ctx.lexicon).at(ctx.annotated, j) is not None) or ctx.doc[j].text in {
            ";",
            ":",
            '"',
            "”",
        }:
            break
        else:
            j += 1
    return tuple(found)


def about_later_noun(ctx: ArticleContext, own: Phrase, that: int) -> bool:
    """Whether the clause with a verb that "yang" opens is about a later noun than a phrase, which is no name."""
    phrase, k = phrase_table(ctx).at(that - 1), that + 1
    while k < len(ctx.doc) and skippable(ctx, k):
        k += 1
    if phrase is None or phrase == own or phrase.prep is None or not is_predicate(ctx, k):
        return False
    return all(k not in name_tokens(ctx) for k in range(phrase.first, phrase.last))
