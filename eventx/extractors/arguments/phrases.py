"""Noun phrases of an article, read once: where each begins and ends, its preposition, its coordination.

The phrases are cut on the surface (word classes, punctuation, names, times); the tree only helps where two phrases
touch. So a wrong tree costs little.
"""

from __future__ import annotations

from spacy.tokens import Token

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments.coordination import coordinate
from eventx.extractors.arguments.long_titles import counterpart, long_title
from eventx.extractors.arguments.object_voice import in_object_voice
from eventx.extractors.arguments.tables import Phrase, PhraseTable
from eventx.extractors.arguments.tokens import (
    counted_times,
    fixed_tokens,
    in_office,
    name_tokens,
    offices,
    preposition_at,
    speaks,
    time_tokens,
)
from eventx.extractors.arguments.words import (
    approximations,
    closed_class,
    closing_words,
    function_words,
    meeting_nouns,
    opening_words,
    party_words,
    place_parts,
    prepositions,
    title_words,
    undoing_words,
)
from eventx.pipeline.annotated import Sentence

__all__ = ["Phrase", "PhraseTable", "phrase_table"]

# Tokens of a phrase at most (of 500 articles the longest has 23): a bound for text without marks.
_LONGEST = 48
_INSIDE = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM", "ADJ", "DET"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
_CORE = ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent")


@once
def phrase_table(ctx: ArticleContext) -> PhraseTable:
    """The phrases of the article."""
    table = PhraseTable()
    for sentence in ctx.annotated.sentences:
        _cut(ctx, sentence, table)
    table.phrases = _join_titles(ctx, table.phrases)
    for place, phrase in enumerate(table.phrases):
        for i in range(phrase.first, phrase.last):
            table.of_token[i] = place
    coordinate(ctx, table)
    return table


def _cut(ctx: ArticleContext, sentence: Sentence, table: PhraseTable) -> None:
    """Cut one sentence into phrases from left to right."""
    i = sentence.body
    while i < sentence.last:
        if not _starts(ctx, i):
            passed = preposition_at(ctx, i) if i not in name_tokens(ctx) else None
            i += passed[0] if passed is not None else 1
            continue
        end, limit = min(max(offices(ctx).get(i, 0), i + 1), sentence.last), min(i + _LONGEST, sentence.last)
        while end < limit and (step := _extends(ctx, i, end, sentence.last)):
            end += step
        table.phrases.append(_phrase(ctx, i, end))
        i = end


def _starts(ctx: ArticleContext, i: int) -> bool:
    if i in name_tokens(ctx):
        return True
    if in_object_voice(ctx, i):
        return False
    word, pos = ctx.annotated.lowers[i], ctx.annotated.pos[i]
    if pos not in _NOMINAL and pos != "DET" and word not in opening_words(ctx.lexicon):
        return False
    if i in time_tokens(ctx) or i in counted_times(ctx) or word in function_words(ctx.lexicon):
        return False
    rounding = approximations(ctx.lexicon).at(ctx.annotated, i)
    if rounding is not None and rounding_start(ctx, i + rounding[0]) is not None:
        return False
    return preposition_at(ctx, i) is None and not speaks(ctx, i)


def _join_titles(ctx: ArticleContext, phrases: list[Phrase]) -> list[Phrase]:
    """One phrase of a title and its name: "Menteri Luar Negeri Rusia, Sergei Lavrov", "Dubes AS untuk RI Sung Kim"."""
    joined: list[Phrase] = []
    k = 0
    while k < len(phrases):
        phrase, k = phrases[k], k + 1
        last = long_title(ctx, phrases, k - 1) or counterpart(ctx, phrases, k - 1)
        if last is not None:
            phrase = Phrase(phrase.first, phrases[last].last, phrase.head, phrase.prep, phrase.role)
            k = last + 1
        left = joined[-1] if joined else None
        if left is not None and _titles(ctx, left, phrase):
            joined[-1] = Phrase(left.first, phrase.last, left.head, left.prep, left.role)
        else:
            joined.append(phrase)
    return joined


def _titles(ctx: ArticleContext, left: Phrase, right: Phrase) -> bool:
    """Whether `left` is a title with no name yet and `right` the rest of it, with the name."""
    if ctx.annotated.lower(left.first) not in title_words(ctx.lexicon) or right.first - left.last > 1:
        return False
    if left.role == "likeness" and ctx.doc[left.first].is_lower:
        return False  # "Sejak menjabat sebagai menteri, | Budi Santoso bertemu ..."
    names, kinds = name_tokens(ctx), ctx.annotated.names
    people = [i for i in range(left.first, right.last) if i in names and kinds[names[i]].type == "PER"]
    if people and people[0] < right.first:
        return False
    between = ctx.annotated.lower(left.last)
    if between in closed_class(ctx.lexicon, "joiner"):
        return left.last - left.first > 1 and right.prep is None and _continues_title(ctx, right)
    if right.prep == left.last:
        return right.role in ("purpose", "place") and bool(people) and people[0] > right.first
    return between == "," and bool(people) and people[0] == right.first


def _continues_title(ctx: ArticleContext, right: Phrase) -> bool:
    """Whether a phrase goes on with an office after "dan": "Menteri Hukum dan | HAM Budi Santoso"."""
    i = right.first
    if i in name_tokens(ctx) or ctx.annotated.lower(i) in party_words(ctx.lexicon):
        return False
    return all(ctx.doc[k].text[:1].isupper() for k in range(i, min(i + 2, right.last)))


def _extends(ctx: ArticleContext, first: int, i: int, limit: int) -> int:
    """How many tokens from `i` on belong to the phrase that began at `first` (0: it ends before `i`)."""
    names = name_tokens(ctx)
    if i in names:
        inside = names.get(i - 1) == names[i]
        return int(
            inside or (ctx.annotated.lower(i - 1) not in closing_words(ctx.lexicon) and not _touches(ctx, first, i))
        )
    if i in time_tokens(ctx) or i in counted_times(ctx) or in_object_voice(ctx, i):
        return 0
    if i in fixed_tokens(ctx) or (ctx.annotated.pos[i] == "ADP" and in_office(ctx, i)):
        return 1
    word, before, pos = ctx.annotated.lower(i), ctx.annotated.lower(i - 1), ctx.annotated.pos[i]
    alone = closed_class(ctx.lexicon, "alone")
    if before in closing_words(ctx.lexicon) or before in alone or word in alone:
        return 0
    if word == "(":
        return _bracket(ctx, i, limit)
    if word in {"-", "/"} and i + 1 < limit and i - 1 in names and i + 1 in names and ctx.doc[i - 1].text != ")":
        return 1
    if _ends_phrase(ctx, i) or speaks(ctx, i) or (pos == "PRON" and i - 1 in names):  # "di London | saya bertemu"
        return 0
    if pos == "ADJ" and _closes_place(ctx, i):
        return 0
    if pos in _INSIDE and preposition_at(ctx, i) is None:
        return 0 if _touches(ctx, first, i) else 1
    if pos != "VERB":
        return 0
    if word.startswith("ber") and word in closed_class(ctx.lexicon, "attribute"):
        return 1  # "kelompok bersenjata"
    closed = ctx.annotated.lower(i + 1) in closing_words(ctx.lexicon) and not word.startswith(
        ("me", "di", "ber", "ter")
    )
    return 1 if closed or _modifies(ctx.doc[i], first) or _qualifies(ctx, i, first) else 0


def _ends_phrase(ctx: ArticleContext, i: int) -> bool:
    """A function word; the few that are adjectives too ("kota baru") only end it when they belong to a verb."""
    word = ctx.annotated.lower(i)
    if word not in function_words(ctx.lexicon):
        return False
    return ctx.annotated.pos[i] != "ADJ" or ctx.annotated.heads[i] > i or word in undoing_words(ctx.lexicon)


def _closes_place(ctx: ArticleContext, i: int) -> bool:
    """Whether an adjective behind the name of a place is told of something else: "unjuk rasa di Solo | ricuh"."""
    names = name_tokens(ctx)
    place = i - 1 in names and ctx.annotated.names[names[i - 1]].type == "LOC"
    return place and ctx.doc[i].is_lower and ctx.annotated.lower(i) not in place_parts(ctx.lexicon)


def _bracket(ctx: ArticleContext, i: int, limit: int) -> int:
    """A short bracket that holds one acronym, "(Menhan)", "(raker)", belongs to the phrase: its number of tokens."""
    for close in range(i + 2, min(i + 5, limit)):
        if ctx.doc[close].text == ")":
            inside = ctx.doc[i + 1 : close]
            words = [token.text for token in inside]
            short = len(words) <= 3 and all(w[:1].isupper() or w == "-" for w in words)
            short = short or (len(words) == 1 and words[0].casefold() in meeting_nouns(ctx.lexicon))
            return close - i + 1 if short and i + 1 not in time_tokens(ctx) else 0
    return 0


def _qualifies(ctx: ArticleContext, i: int, first: int) -> bool:
    """A bare or ter- form behind its noun with no "yang": "pertemuan tertutup", "rapat terbatas", "korban tewas"."""
    word, token = ctx.annotated.lower(i), ctx.doc[i]
    if preposition_at(ctx, i) is not None:
        return False
    if (
        word.startswith(("me", "di", "ber"))
        or word in closed_class(ctx.lexicon, "predicate")
        or any(child.dep_.startswith("nsubj") for child in token.lefts)
    ):
        return False
    if i - 1 in fixed_tokens(ctx) or ctx.annotated.lower(i - 1) in meeting_nouns(ctx.lexicon):
        return True
    return token.dep_ in ("acl", "acl:relcl", "amod") and first <= token.head.i < i


def _modifies(token: Token, first: int) -> bool:
    """A verb form inside a phrase: "rapat dengar pendapat", "tim gabungan"."""
    return token.dep_ in ("compound", "flat", "fixed", "flat:name") and first <= token.head.i < token.i


def _touches(ctx: ArticleContext, first: int, i: int) -> bool:
    """Whether the tree says that a new phrase begins at `i`, right after the phrase that began at `first`."""
    heads, k = ctx.annotated.heads, i
    while heads[k] != k and i <= heads[k] <= i + 8:
        k = heads[k]
    if first <= heads[k] < i or ctx.doc[k].dep_ not in _CORE:
        return False
    left = ctx.doc[i - 1]
    return (
        left.pos_ not in ("DET", "NUM", "ADP")
        and ctx.annotated.lower(i - 1) not in closed_class(ctx.lexicon, "quantifier")
        and _rooted(left, first, i)
    )


def _rooted(left: Token, first: int, i: int) -> bool:
    """Whether the words before `i` hang on something outside, so that they stand without the phrase at `i`."""
    token = left
    while first <= token.head.i < i and token.head.i != token.i:
        token = token.head
    return not i <= token.head.i <= i + 3


def _phrase(ctx: ArticleContext, first: int, last: int) -> Phrase:
    heads = ctx.annotated.heads
    head = next((i for i in range(first, last) if heads[i] == i or not first <= heads[i] < last), first)
    rounded = rounding_start(ctx, first)  # "terhadap | lebih dari | 300 orang"
    found = prepositions(ctx.lexicon).ending_at(ctx.annotated, (first if rounded is None else rounded) - 1)
    return Phrase(first, last, head, found[0] if found else None, found[1] if found else None)


def rounding_start(ctx: ArticleContext, first: int) -> int | None:
    """Where the words begin that round the count which begins at `first`: "lebih dari | 300 orang"."""
    rounding = approximations(ctx.lexicon).ending_at(ctx.annotated, first - 1)
    counts = rounding is not None and first < len(ctx.doc) and ctx.annotated.pos[first] == "NUM"
    return rounding[0] if counts and rounding is not None else None
