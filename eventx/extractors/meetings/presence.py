"""Who is told to be at a meeting in sentences of their own: "Turut hadir Menteri A dan B", "C tampak mendampingi"."""

from __future__ import annotations

from collections.abc import Iterator

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments import (
    Argument,
    agents,
    argument,
    expand,
    is_predicate,
    name_tokens,
    phrase_table,
    subjects,
)
from eventx.extractors.arguments.lists import named_parts
from eventx.extractors.arguments.spans import skippable
from eventx.extractors.arguments.words import status_cues
from eventx.extractors.meetings.verbs import accompanying, part_of, present_words
from eventx.pipeline.annotated import Sentence

_UNDONE = frozenset({"denied", "cancelled"})


def absent(ctx: ArticleContext, verb: int) -> bool:
    """Whether a verb of attending is denied or one of staying away: "tidak hadir", "batal menghadiri", "absen"."""
    if part_of(ctx, verb) == "miss":
        return True
    if part_of(ctx, verb) not in ("attend", "present"):
        return False
    index, j = status_cues(ctx.lexicon, "auxiliary"), verb - 1
    while j >= 0 and (skippable(ctx, j) or part_of(ctx, j) in ("attend", "present")):
        found = index.at(ctx.annotated, j)
        if found is not None and found[1]["status"] in _UNDONE:
            return True
        j -= 1
    return False


@once
def attending(ctx: ArticleContext, sentence: Sentence) -> tuple[Argument, ...]:
    """Those who are told to be there or to come along in a sentence, whatever stands first."""
    return tuple(_attending(ctx, sentence))


def _attending(ctx: ArticleContext, sentence: Sentence) -> Iterator[Argument]:
    along, there = accompanying(ctx), present_words(ctx)
    for i in range(sentence.first, sentence.last):
        word = ctx.annotated.lower(i)
        if word.startswith("di") and part_of(ctx, i) == "broker" and is_predicate(ctx, i):
            yield from (one for agent in agents(ctx, i) for one in expand(ctx, agent))
            continue
        if (word not in along and word not in there) or phrase_table(ctx).at(i) is not None or absent(ctx, i):
            continue
        passive = word.startswith("di")
        before = [] if passive else _before(ctx, i)
        behind = list(_behind(ctx, i)) if passive or word in along or not before else []
        yield from (one for one in before if not behind or _named(ctx, one))
        yield from behind


def _named(ctx: ArticleContext, found: Argument) -> bool:
    """Whether somebody is named, so that no list behind the verb tells who it is ("sejumlah menteri")."""
    return any(i in name_tokens(ctx) for i in range(found.first, found.last))


def _before(ctx: ArticleContext, verb: int) -> list[Argument]:
    """The subject before a verb of presence: "Menteri A dan B | turut hadir"; none when the verb stands first."""
    found = subjects(ctx, verb)
    if not found or found[0].first > verb:
        return []
    # A lone word at the head is an adverb that the tagger took for a noun: "Turut | hadir".
    lone = found[0].last - found[0].first == 1 and found[0].first == ctx.annotated.sentence_of(verb).first
    return found if not lone or _named(ctx, found[0]) else []


def _behind(ctx: ArticleContext, verb: int) -> Iterator[Argument]:
    """Those listed behind a verb of presence: the first list behind it, and people by name in the sentence."""
    passive, host = ctx.annotated.lower(verb).startswith("di"), ctx.annotated.lower(verb).startswith("me")
    agent = agents(ctx, verb) if passive else []
    for found in agent or ([] if host else _first_list(ctx, verb)):  # "mendampingi | Presiden" tells whose company
        yield from expand(ctx, found)
    yield from named_parts(ctx, verb + 1)


def _first_list(ctx: ArticleContext, verb: int) -> list[Argument]:
    """The first phrase behind a verb that no preposition governs: "hadir dalam rapat itu | Bupati, Dandim, dan A"."""
    for j in range(verb + 1, ctx.annotated.sentence_of(verb).last):
        phrase = phrase_table(ctx).at(j)
        if phrase is not None and phrase.first == j and phrase.prep is None:
            return [argument(ctx, phrase)]
        if phrase is None and is_predicate(ctx, j):
            break
    return []
