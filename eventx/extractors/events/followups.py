"""Date and place that a later sentence tells of an event: "KPK memeriksa Budi. Pemeriksaan dilakukan pada Senin"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import Phrase, phrase_table, place_of, time_of
from eventx.extractors.arguments.carriers import verb_after
from eventx.extractors.arguments.words import holding_verbs
from eventx.extractors.events.clusters import Combined
from eventx.extractors.events.entries import event_types
from eventx.extractors.events.sequence import STRIKES, names_incident, points_back, sequence_cues, stands_for
from eventx.lang.morphology import analyse
from eventx.models import Place, When
from eventx.pipeline.annotated import Sentence

# Sentences behind the last mention of what struck over which "peristiwa itu" means it.
_FAR = 6


@dataclass(frozen=True, slots=True)
class Setting:
    """Date and place in which something is set; either may be untold."""

    when: When | None
    place: Place | None


def told_next(ctx: ArticleContext, events: Sequence[Combined], n: int) -> Setting | None:
    """What the sentence behind a mention tells of it by a noun of the same root, or by one that stands for it.

    Args:
        events: the events of the article in the order of their first mention.
        n: the place of the event asked about.
    """
    event = events[n]
    for mention in sorted(event.mentions, key=lambda mention: mention.start):
        if mention.sentence + 1 >= len(ctx.annotated.sentences):
            continue
        after = ctx.annotated.sentences[mention.sentence + 1]
        noun = _subject(ctx, after)
        if noun is not None and (_same_root(ctx, noun, mention.root) or _meant(ctx, events, n, noun, after)):
            found = _held(ctx, noun)
            if found is not None:
                return found
    return None


def retold(ctx: ArticleContext, events: Sequence[Combined]) -> dict[int, Setting]:
    """What later sentences tell of what struck: "Polisi menyebut | peristiwa itu | terjadi pada Senin di Jalan Mawar".

    Such a noun means what struck last before it.

    Args:
        events: the events of the article in the order of their first mention.

    Returns:
        Date and place by the place of the event among `events`.
    """
    struck = sorted((m.start, m.sentence, n) for n, e in enumerate(events) if e.type in STRIKES for m in e.mentions)
    found: dict[int, Setting] = {}
    for noun, sentence in _incidents(ctx) if struck else ():
        k = bisect_left(struck, ctx.doc[noun.first].idx, key=lambda pair: pair[0]) - 1
        if k < 0 or sentence.index - struck[k][1] > _FAR or struck[k][2] in found:
            continue
        setting = _held(ctx, noun)
        if setting is not None:
            found[struck[k][2]] = setting
    return found


def _incidents(ctx: ArticleContext) -> Iterator[tuple[Phrase, Sentence]]:
    """The nouns that stand for an incident told before, no preposition governing them, with their sentences."""
    for sentence in ctx.annotated.sentences:
        if names_incident(ctx, sentence):
            for i in range(sentence.first, sentence.last):
                phrase = phrase_table(ctx).at(i)
                if phrase is not None and phrase.prep is None and stands_for(ctx, i):
                    yield phrase, sentence


def _subject(ctx: ArticleContext, sentence: Sentence) -> Phrase | None:
    """The phrase that a sentence begins with, when no preposition governs it."""
    phrase = phrase_table(ctx).at(sentence.first)
    return phrase if phrase is not None and phrase.prep is None else None


def _same_root(ctx: ArticleContext, noun: Phrase, root: str) -> bool:
    found = analyse(ctx.annotated.lower(noun.first), frozenset({root}))
    return found is not None and found.voice == "nominal"


def _meant(ctx: ArticleContext, events: Sequence[Combined], n: int, noun: Phrase, after: Sentence) -> bool:
    """Whether a noun that stands for what was told means this event: what struck, else what the sentence opens with."""
    hit = sequence_cues(ctx.lexicon).at(ctx.annotated, noun.first)
    if hit is None or hit[1] not in ("incident", "act") or not points_back(ctx, noun.first):
        return False
    types = event_types(ctx.lexicon)
    told = [(m.start, k) for k, event in enumerate(events) for m in event.mentions if m.sentence == after.index - 1]
    told = [pair for pair in sorted(told) if hit[1] == "act" or types[events[pair[1]].type].physical]
    struck = [pair for pair in told if events[pair[1]].type in STRIKES]
    found = (struck or told)[:1]
    return bool(found) and found[0][1] == n


def _held(ctx: ArticleContext, noun: Phrase) -> Setting | None:
    """When and where the verb behind the noun says that it took place."""
    verb = verb_after(ctx, noun.head)
    if verb is None or ctx.annotated.lower(verb) not in holding_verbs(ctx.lexicon):
        return None
    when, place = time_of(ctx, verb), place_of(ctx, verb)
    return Setting(when, place) if when is not None or place is not None else None
