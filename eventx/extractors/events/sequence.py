"""How a sentence goes on from what was told before it: cues of sequence, nouns that stand for an incident, its head."""

from __future__ import annotations

from eventx.document.context import ArticleContext, once
from eventx.document.event_mentions import EventMention
from eventx.extractors.arguments import Phrase, phrase_table
from eventx.extractors.arguments.hosts import side_verbs
from eventx.extractors.arguments.spans import skippable
from eventx.extractors.arguments.tokens import time_tokens
from eventx.extractors.arguments.words import clause_openers, closed_class, closing_words
from eventx.extractors.events.entries import trigger_index
from eventx.lang.lexicon import Lexicon
from eventx.lang.phrases import PhraseTable
from eventx.pipeline.annotated import Sentence

# What strikes: what it does to people is of its day, and another one parts it from the incident before.
STRIKES = frozenset({"attack", "accident", "disaster"})
# Tokens at the head of a sentence among which a cue of sequence stands.
_HEAD = 6
_APART = frozenset({"before", "after"})


def sequence_cues(lexicon: Lexicon) -> PhraseTable[str]:
    """Words that tie a sentence to what was told before it, with how they do."""
    return lexicon.cached(
        "events.sequence", lambda lex: PhraseTable((row["form"], row["link"]) for row in lex.rows("sequence_cues"))
    )


@once
def is_count(ctx: ArticleContext, sentence: Sentence) -> bool:
    """Whether a sentence tells what a count came to, or who was found: "korban tewas bertambah menjadi 41 orang"."""
    counts, finds, lower = side_verbs(ctx.lexicon, "count"), closed_class(ctx.lexicon, "finding"), ctx.annotated.lower
    return any(
        lower(i).removeprefix("di") in finds or (lower(i) in counts and "NUM" in ctx.annotated.pos[i + 1 : i + 3])
        for i in range(sentence.first, sentence.last)
    )


def strikes_again(ctx: ArticleContext, sentence: Sentence, mention: EventMention) -> bool:
    """Whether its sentence names what struck as something not told before: "tewas dalam | baku tembak"."""
    own = ctx.annotated.token_at(mention.start)
    first = next((i for i in _strikes_in(ctx, sentence) if i != own), None)
    return first is not None and not points_back(ctx, first)


@once
def _strikes_in(ctx: ArticleContext, sentence: Sentence) -> tuple[int, ...]:
    """The tokens of a sentence that name, in a phrase of circumstance, something that strikes."""
    table = phrase_table(ctx)
    return tuple(
        i
        for i in range(sentence.first, sentence.last)
        if (phrase := table.at(i)) is not None
        and phrase.prep is not None
        and phrase.role in ("inside", "topic", "cause")
        and names_strike(ctx, i)
    )


def names_strike(ctx: ArticleContext, i: int) -> bool:
    """Whether a word or expression for something that strikes begins at token `i`: "serangan", "baku tembak"."""
    index, lower = trigger_index(ctx.lexicon), ctx.annotated.lower
    if any(entry.type in STRIKES for entry, _ in index.words.get(lower(i), ())):
        return True
    return any(
        entry.type in STRIKES and all(lower(i + k) in words for k, words in enumerate(options))
        for options, _, entry in index.phrases.get(lower(i), ())
    )


def apart(ctx: ArticleContext, mention: EventMention) -> bool:
    """Whether a mention stands behind a word of before or after: "lima tahun setelah | serangan | itu"."""
    if mention.aside:
        return True
    opener = opener_of(ctx, mention)
    return opener is not None and opener[1] in _APART


def opener_of(ctx: ArticleContext, mention: EventMention) -> tuple[int, str] | None:
    """The opener of the clause that a mention begins: its first token and relation."""
    i = ctx.annotated.token_at(mention.start)
    phrase = phrase_table(ctx).at(i)
    j = (i if phrase is None else phrase.first) - 1
    while phrase is None and j >= 0 and skippable(ctx, j):
        j -= 1
    return clause_openers(ctx.lexicon).ending_at(ctx.annotated, j) if j >= 0 else None


@once
def head_phrase(ctx: ArticleContext, sentence: Sentence) -> Phrase | None:
    """The phrase with which a sentence sets its scene: "Dalam | pertemuan itu |, ...", "Pada | sidang tersebut |"."""
    for i in range(sentence.first, min(sentence.last, sentence.first + _HEAD)):
        phrase = phrase_table(ctx).at(i)
        if phrase is not None:
            framing = phrase.prep is not None and ctx.annotated.lower(phrase.prep) in closed_class(ctx.lexicon, "frame")
            return phrase if framing and phrase.prep == sentence.first else None
    return None


def background(ctx: ArticleContext, sentence: Sentence, mention: EventMention) -> bool:
    """Whether a sentence goes back to an earlier time: "Sebelumnya, ...", "pernah"."""
    last = ctx.annotated.token_at(mention.start)
    return any(link == "before" and i < last for i, link in _cues_in(ctx, sentence))


def goes_on(ctx: ArticleContext, sentence: Sentence, mention: EventMention) -> bool:
    """Whether a mention is told as what came next: "Warga | kemudian | membakar pos polisi"."""
    times, last = time_tokens(ctx), ctx.annotated.token_at(mention.start)
    return any(link == "then" and i < last and i not in times for i, link in _cues_in(ctx, sentence))


@once
def _cues_in(ctx: ArticleContext, sentence: Sentence) -> tuple[tuple[int, str], ...]:
    """The cues of sequence in a sentence: their first tokens and what they say."""
    cues = sequence_cues(ctx.lexicon)
    hits = ((i, cues.at(ctx.annotated, i)) for i in range(sentence.first, sentence.last))
    return tuple((i, hit[1]) for i, hit in hits if hit is not None)


@once
def names_incident(ctx: ArticleContext, sentence: Sentence) -> bool:
    """Whether a sentence speaks of an incident told before by a noun for any: "insiden itu"."""
    return any(stands_for(ctx, i) for i in range(sentence.first, sentence.last))


@once
def head_cue(ctx: ArticleContext, sentence: Sentence) -> str | None:
    """How the head of a sentence ties it to what was told before."""
    cues = sequence_cues(ctx.lexicon)
    for i in range(sentence.first, min(sentence.last, sentence.first + _HEAD)):
        hit = cues.at(ctx.annotated, i)
        if hit is not None and hit[1] != "incident":
            return hit[1]
    return None


@once
def stands_for(ctx: ArticleContext, i: int) -> bool:
    """Whether a noun stands for an incident told before: "insiden itu", "peristiwa nahas tersebut"."""
    hit = sequence_cues(ctx.lexicon).at(ctx.annotated, i)
    if hit is None or hit[1] != "incident":
        return False
    return points_back(ctx, i)


def points_back(ctx: ArticleContext, i: int) -> bool:
    """Whether the phrase of token `i` refers to something told: "serangan mematikan | itu"."""
    phrase = phrase_table(ctx).at(i)
    last = i if phrase is None else phrase.last - 1
    closing = closing_words(ctx.lexicon)
    return ctx.annotated.lower(last) in closing or ctx.annotated.lower(last + 1) in closing
