"""Arguments as spans, and how far a predicate or an event noun reaches on the surface."""

from __future__ import annotations

from dataclasses import dataclass

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments.object_voice import object_voice
from eventx.extractors.arguments.phrases import Phrase, phrase_table, rounding_start
from eventx.extractors.arguments.tokens import counted_times, name_tokens, speaks, time_tokens
from eventx.extractors.arguments.words import clause_openers, complementisers, status_forms

_BETWEEN = frozenset({"ADV", "AUX", "PART"})
_BREAKS = frozenset({";", ":", '"', "“", "”", "«", "»"})


@dataclass(frozen=True, slots=True)
class Argument:
    """A noun phrase in a role: tokens ``doc[first:last]``, its head token, characters ``[start, end)``.

    Attributes:
        prep: the lower-case preposition that governs it, or None.
        shared: token range of a head noun it shares with the first member of a list ("diplomat" for the second
            part of "diplomat Rusia dan Amerika"), or None.
    """

    first: int
    last: int
    head: int
    start: int
    end: int
    prep: str | None = None
    shared: tuple[int, int] | None = None


def argument(ctx: ArticleContext, phrase: Phrase) -> Argument:
    """A phrase as an argument, its trailing punctuation left out."""
    doc = ctx.doc
    rounded = rounding_start(ctx, phrase.first)
    prep = None if phrase.prep is None else doc[phrase.prep : rounded or phrase.first].text.casefold()
    end = doc[phrase.last - 1].idx + len(doc[phrase.last - 1])
    return Argument(phrase.first, phrase.last, phrase.head, doc[phrase.first].idx, end, prep)


def np_span(ctx: ArticleContext, i: int) -> tuple[int, int]:
    """The token range of the noun phrase that covers token `i`, without relative clause or apposition."""
    phrase = phrase_table(ctx).at(i)
    return (phrase.first, phrase.last) if phrase else (i, i + 1)


def is_predicate(ctx: ArticleContext, i: int) -> bool:
    """Whether token `i` is a verb that stands on its own, not one inside a noun phrase or a time expression."""
    return i in _predicates(ctx)


@once
def _predicates(ctx: ArticleContext) -> frozenset[int]:
    inside, times, status = phrase_table(ctx).of_token, time_tokens(ctx), status_forms(ctx.lexicon)
    lower = ctx.annotated.lower
    return frozenset(
        i
        for i, pos in enumerate(ctx.annotated.pos)
        if (pos == "VERB" or speaks(ctx, i) or i in object_voice(ctx))
        and i not in inside
        and i not in times
        and lower(i) not in status
        and lower(i - 1) != "secara"
    )


def skippable(ctx: ArticleContext, j: int) -> bool:
    """Auxiliaries, adverbs, negations and times may stand between a subject and its predicate."""
    return j in _skippable(ctx)


@once
def _skippable(ctx: ArticleContext) -> frozenset[int]:
    inside, status, lowers = phrase_table(ctx).of_token, status_forms(ctx.lexicon), ctx.annotated.lowers
    opens = complementisers(ctx.lexicon)
    return (
        time_tokens(ctx)
        | counted_times(ctx)
        | {
            i
            for i, pos in enumerate(ctx.annotated.pos)
            if (pos in _BETWEEN or lowers[i] in status) and i not in inside and lowers[i] not in opens
        }
        | set(object_voice(ctx).values())
    )


def clitic_argument(ctx: ArticleContext, i: int) -> Argument | None:
    """The `nya` at the end of token `i` as an argument, None when it has none."""
    token = ctx.doc[i]
    if not token.lower_.endswith("nya") or len(token) < 6:
        return None
    end = token.idx + len(token)
    return Argument(i, i + 1, i, end - 3, end)


def following(ctx: ArticleContext, i: int) -> list[Phrase]:
    """The phrases after token `i` that depend on it by their place: up to the next predicate or clause."""
    table = phrase_table(ctx)
    own = table.at(i)
    start = own.last if own is not None else i + 1
    end = reach(ctx, i)
    found: list[Phrase] = []
    for j in range(start, end):
        phrase = table.at(j)
        if phrase is not None and phrase.first == j:
            found.append(phrase)
    return found


@once
def reach(ctx: ArticleContext, i: int) -> int:
    """The first token after `i` that no longer depends on it by its place.

    Objects, prepositional phrases, their lists, places after a comma ("Senayan, Jakarta") and times are passed; a
    predicate, a clause opener, a quotation mark or a fresh noun phrase ends the run.
    """
    table, last = phrase_table(ctx), ctx.annotated.sentence_of(i).last
    own = table.at(i)
    start = j = own.last if own is not None else i + 1
    nominal = own is not None
    while j < last:
        phrase = table.at(j)
        if phrase is not None:
            if not _depends(ctx, phrase, start, nominal):
                return phrase.prep if phrase.prep is not None else j
            j = phrase.last
        elif j in time_tokens(ctx):
            j += 1
        elif (
            is_predicate(ctx, j)
            or ctx.annotated.lower(j) in _BREAKS
            or opens_clause(ctx, j)
            or (ctx.doc[j].text == "," and _fresh(ctx, j + 1, last))
        ):
            return j
        else:
            j += 1
    return last


def _fresh(ctx: ArticleContext, j: int, last: int) -> bool:
    """Whether a clause of its own begins at token `j`: a time or place at its head, then a subject with its verb."""
    table = phrase_table(ctx)
    if j in time_tokens(ctx):
        return False
    while j < last:
        phrase = table.at(j)
        if phrase is not None and phrase.prep is None:
            return acts(ctx, phrase)
        if phrase is not None:
            j = phrase.last
        elif j in time_tokens(ctx) or ctx.doc[j].pos_ == "ADP" or ctx.doc[j].text == ",":
            j += 1
        else:
            return False
    return False


def clause_starts(ctx: ArticleContext, i: int) -> bool:
    """Whether a clause begins at token `i`: with its sentence, or behind a mark or an opener other than "yang"."""
    if i <= ctx.annotated.sentence_of(i).first:
        return True
    before = ctx.annotated.lower(i - 1)
    if before == "," or before in _BREAKS:
        return True
    return before != "yang" and clause_openers(ctx.lexicon).ending_at(ctx.annotated, i - 1) is not None


def opens_clause(ctx: ArticleContext, j: int) -> bool:
    """Whether a clause begins at token `j`: an opener that no noun phrase follows as its prepositional object."""
    found = clause_openers(ctx.lexicon).at(ctx.annotated, j)
    if found is None:
        return False
    after = phrase_table(ctx).at(j + found[0])
    return after is None or after.prep is None or after.prep > j


def _depends(ctx: ArticleContext, phrase: Phrase, start: int, nominal: bool) -> bool:
    """Whether a phrase met on the way belongs to the run: governed, listed, the object itself, or a place."""
    if phrase.prep is not None:
        return True
    table = phrase_table(ctx)
    place = table.of_token[phrase.first]
    if table.list_of(place)[0] != place:
        return True
    between = [ctx.annotated.lower(k) for k in range(start, phrase.first)]
    if between and between[-1] == "atau":
        return True
    if not nominal and all(skippable(ctx, k) for k in range(start, phrase.first)):
        return True
    if not between or ctx.doc[phrase.first - 1].text not in {",", "("}:
        return False
    names, kinds = name_tokens(ctx), ctx.annotated.names
    if phrase.first not in names or acts(ctx, phrase):
        return False
    kind = kinds[names[phrase.first]].type
    return kind == "LOC" or (kind == "PER" and _apposed(ctx, phrase))


def _apposed(ctx: ArticleContext, phrase: Phrase) -> bool:
    """Whether a name set off by commas names the noun before it: "membunuh istrinya, | Wati (41) |, di Solo"."""
    j, last = phrase.last, ctx.annotated.sentence_of(phrase.first).last
    if j + 2 < last and ctx.doc[j].text == "(" and ctx.doc[j + 2].text == ")":
        j += 3
    before = phrase_table(ctx).at(phrase.first - 2)
    noun = before is not None and ctx.annotated.pos[before.head] == "NOUN" and before.head not in name_tokens(ctx)
    return noun and j < last and ctx.doc[j].text == ","


def acts(ctx: ArticleContext, phrase: Phrase) -> bool:
    """Whether a predicate follows the phrase at once, so that it is that predicate's subject."""
    j, last = phrase.last, ctx.annotated.sentence_of(phrase.first).last
    while j < last and skippable(ctx, j):
        j += 1
    return j < last and is_predicate(ctx, j)


def tells_where(ctx: ArticleContext, phrase: Phrase, i: int) -> bool:
    """Whether a place behind a comma only tells where the place before it lies: "tiba di Kairo, | Mesir |, untuk"."""
    names, kinds, table = name_tokens(ctx), ctx.annotated.names, phrase_table(ctx)
    before = table.at(phrase.first - 2) if phrase.first > 1 and ctx.doc[phrase.first - 1].text == "," else None
    if before is None or before.role not in ("place", "goal") or before.last != phrase.first - 1:
        return False
    if phrase.first not in names or kinds[names[phrase.first]].type != "LOC" or ctx.doc[phrase.last].text != ",":
        return False
    return not all(skippable(ctx, k) or ctx.doc[k].text == "," for k in range(phrase.last, i))
