"""Where an event was: the most specific named place that belongs to its own predicate."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments.phrases import Phrase, phrase_table
from eventx.extractors.arguments.spans import following
from eventx.extractors.arguments.times import cluster
from eventx.extractors.arguments.tokens import name_tokens
from eventx.models import Place

_PLACE_PREPOSITIONS = frozenset({"di", "di dalam", "di luar", "di depan", "di sekitar", "ke"})


def place_of(ctx: ArticleContext, i: int, *, goal: bool = False) -> Place | None:
    """The place of the event that token `i` names.

    The first of several places is the most specific one: "di kantor gubernur, Semarang, Jawa Tengah".

    Args:
        i: the trigger, a verb or a nominalisation.
        goal: whether the place after "ke" counts too (visits, trips).
    """
    for k in cluster(ctx, i):
        moved = k < i and phrase_table(ctx).at(i) is None
        found = _first_place(ctx, _placed(ctx, k), goal or moved)
        if found is not None:
            return found
    return None


def _first_place(ctx: ArticleContext, phrases: list[Phrase], goal: bool) -> Place | None:
    """The first place among phrases; a name after a comma counts when no name stood before it ("di KTT G20, Bali")."""
    pending = False
    for phrase in phrases:
        found = named_place(ctx, phrase) if pending and phrase.prep is None else _place(ctx, phrase, goal)
        if found is not None:
            return found
        pending = phrase.prep is not None and phrase.role == "place"
    return None


def _placed(ctx: ArticleContext, i: int) -> list[Phrase]:
    """The phrases after token `i`, then those at the head of its clause, that a place preposition governs."""
    behind = following(ctx, i)
    table, sentence = phrase_table(ctx), ctx.annotated.sentence_of(i)
    fronted = []
    for j in range(sentence.first, i):
        phrase = table.at(j)
        if phrase is not None and phrase.first == j and phrase.prep == sentence.first:
            fronted.append(phrase)
    return behind + fronted


def _place(ctx: ArticleContext, phrase: Phrase, goal: bool) -> Place | None:
    if phrase.prep is None:
        return None
    form = ctx.doc[phrase.prep : phrase.first].text.casefold()
    if form not in _PLACE_PREPOSITIONS or (form == "ke" and not goal):
        return None
    return named_place(ctx, phrase)


def _capitalised(ctx: ArticleContext, phrase: Phrase) -> bool:
    """A phrase that the recogniser took for no name, but that is written and tagged as one."""
    return ctx.doc[phrase.first].pos_ == "PROPN" and all(
        token.text[:1].isupper() for token in ctx.doc[phrase.first : phrase.last] if token.is_alpha
    )


def named_place(ctx: ArticleContext, phrase: Phrase) -> Place | None:
    """A phrase as a place, when it holds the name of one or the name of a house of some sort; else None."""
    names, kinds = name_tokens(ctx), ctx.annotated.names
    inside = [i for i in range(phrase.first, phrase.last) if i in names]
    if not inside and not _capitalised(ctx, phrase):
        return None
    if inside and all(kinds[names[i]].type == "PER" for i in inside):
        return None
    end = phrase.last
    while end > phrase.first + 1 and ctx.doc[end - 1].pos_ == "DET":
        end -= 1
    last = ctx.doc[end - 1]
    return ctx.entities.place(ctx.doc[phrase.first].idx, last.idx + len(last))
