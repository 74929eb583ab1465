"""What single tokens are: parts of names, times and fixed expressions, verbs whatever their tag."""

from __future__ import annotations

from collections.abc import Mapping

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments.words import (
    closed_class,
    credit_words,
    fixed_nouns,
    prepositions,
    speech_words,
    title_words,
    verb_forms,
    weak_speech_words,
)
from eventx.pipeline.name_knowledge import name_knowledge, states_joined

_LONGEST_OFFICE = 24


@once
def name_tokens(ctx: ArticleContext) -> Mapping[int, int]:
    """Token index to index of the name that covers it."""
    return {i: n for n, name in enumerate(ctx.annotated.names) for i in range(name.first, name.last)}


@once
def time_tokens(ctx: ArticleContext) -> frozenset[int]:
    """Tokens of time expressions, those inside names left out."""
    names = name_tokens(ctx)
    found: set[int] = set()
    for time in ctx.annotated.times:
        first, last = ctx.annotated.tokens_in(time.start, time.end)
        found.update(i for i in range(first, last) if i not in names)
    return frozenset(found)


@once
def counted_times(ctx: ArticleContext) -> frozenset[int]:
    """Tokens that tell how often something was done, an adverb to its verb: "dua kali", "terakhir kali"."""
    found: set[int] = set()
    often = closed_class(ctx.lexicon, "often")
    for i, word in enumerate(ctx.annotated.lowers):
        if word.removesuffix("nya") != "kali" or i == 0 or i in name_tokens(ctx):
            continue
        if ctx.annotated.pos[i - 1] == "NUM" or ctx.annotated.lower(i - 1) in often:
            found |= {i - 1, i}
        elif ctx.annotated.lower(i + 1) in often:
            found |= {i, i + 1}
    return frozenset(found)


@once
def fixed_tokens(ctx: ArticleContext) -> frozenset[int]:
    """Later tokens of fixed expressions for meetings, which may hold verbs: "rapat | dengar pendapat"."""
    hits = fixed_nouns(ctx.lexicon).all_in(ctx.annotated)
    return frozenset(j for i, (size, _) in hits.items() for j in range(i + 1, i + size))


def speaks(ctx: ArticleContext, i: int) -> bool:
    """Whether token `i` is a verb whatever its tag: a form of the lexicon, a speech word with its speaker."""
    return i in _speaking(ctx)


# What stands between a quotation and the speech word behind it.
_AFTER_WORDS = frozenset({",", '"', "”", "»", "'", "’", "?", "!"})


@once
def _speaking(ctx: ArticleContext) -> frozenset[int]:
    verbs, speech = credit_words(ctx.lexicon) | verb_forms(ctx.lexicon), speech_words(ctx.lexicon)
    weak = weak_speech_words(ctx.lexicon)
    names, titles, lower = name_tokens(ctx), title_words(ctx.lexicon), ctx.annotated.lower
    return frozenset(
        i
        for i, word in enumerate(ctx.annotated.lowers)
        if word in verbs
        or (word.endswith("nya") and word.removesuffix("nya") in speech)
        or (
            (word in speech or (word in weak and i > 0 and ctx.doc[i - 1].text in _AFTER_WORDS))
            and (i + 1 in names or lower(i + 1) in titles)
        )
    )


@once
def offices(ctx: ArticleContext) -> Mapping[int, int]:
    """The end of each person's name by the token at which the role before it begins: "Kepala Dinas ... | Budi"."""
    people = ctx.entities.mentions_in(0, len(ctx.text))
    leads = {ctx.entities.leads.get(ref.start, ref.first): ref.last for ref in people if ref.entity.type == "PER"}
    return {first: last for first, last in leads.items() if last - first <= _LONGEST_OFFICE}


def in_office(ctx: ArticleContext, i: int) -> bool:
    """Whether a preposition at token `i` belongs to the name of an office: "Menteri | Dalam Negeri"."""
    words = ctx.annotated.words
    written = i > 0 and words[i][:1].isupper() and words[i - 1][:1].isupper()
    return written and ctx.annotated.lower(i - 1) in title_words(ctx.lexicon)


def preposition_at(ctx: ArticleContext, i: int) -> tuple[int, str] | None:
    """The preposition that begins at token `i`: its number of tokens and the role of its noun phrase."""
    return _prepositions(ctx).get(i)


@once
def _prepositions(ctx: ArticleContext) -> Mapping[int, tuple[int, str]]:
    found = prepositions(ctx.lexicon).all_in(ctx.annotated)
    return {j: told for j, told in found.items() if not in_office(ctx, j)}


def joins_states(ctx: ArticleContext, i: int) -> bool:
    """Whether token `i` is a dash between two states: "perang Kamboja-Thailand", "Indonesia-Uni Eropa"."""
    return states_joined(ctx.annotated.words, i, name_knowledge(ctx.lexicon))
