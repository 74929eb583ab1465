"""Times of a sentence that are not an event's: of a clause beside it, of a report or posting, of what is planned."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import cued_status, is_predicate, owner, phrase_table
from eventx.extractors.arguments.carriers import verb_before
from eventx.extractors.arguments.hosts import side_verbs
from eventx.extractors.arguments.spans import skippable
from eventx.extractors.arguments.words import clause_openers, closed_class, credit_words
from eventx.extractors.events.sequence import names_strike, sequence_cues
from eventx.models import Timex

# How far before a date a reporting word makes it the date of the report.
_CREDIT = 7
# Clauses whose time is not that of what is told around them.
_ASIDE = frozenset({"before", "after", "relative", "contrast", "concession"})
# What follows at once is of the same day: "ditangkap | usai dilumpuhkan pada Senin".
_AT_ONCE = frozenset({"usai", "seusai"})
# A date behind one of these only bounds what is told: "hingga Jumat", "menjelang Idulfitri".
_UNTIL = frozenset({"hingga", "sampai", "per", "menjelang", "jelang", "sebelum"})
# Tokens between "yang" and an event in its clause ("yang | diduga melakukan | penyerangan"), and verbs joined to one.
_INTO, _JOINED = 6, 3


def of_other_clause(ctx: ArticleContext, time: Timex, i: int, *, deed: bool) -> bool:
    """Whether a time stands in a clause of before or after, or in a relative one, that token `i` is not part of.

    A relative clause of what is so ("menangkap Budi | yang bekerja sebagai sopir pada Senin") leaves it to the
    main clause. Set off by a comma behind a clause of after it is the main clause's too, unless that one answers a deed
    ("ditetapkan sebagai tersangka | usai mencuri, Senin"). Nor is the time of a main clause that of what only says
    who or what it is about ("dua orang | yang tewas | dimakamkan pada Senin").
    """
    verb = owner(ctx, time)
    if verb is None or verb == i:
        return False
    if _described_with(ctx, i, verb):
        return True
    verb = _first_joined(ctx, verb, i)
    first = ctx.annotated.sentence_of(i).first
    for k in range(verb - 1, max(first, verb - _CREDIT) - 1, -1):
        opener = clause_openers(ctx.lexicon).at(ctx.annotated, k)
        if opener is not None and opener[1] in _ASIDE:
            at_once = k == i + 1 and ctx.annotated.lower(k) in _AT_ONCE
            comma = ctx.doc[ctx.annotated.token_at(time.start) - 1].text == ","
            set_off = opener[1] == "after" and i < k and comma and not deed
            describes = ctx.annotated.lower(k) == "yang" and _describes(ctx, i, k, verb) and _set_apart(ctx, time)
            return not (k < i < verb or at_once or set_off or describes or (verb < i and _of_happening(ctx, k - 1)))
        if ctx.doc[k].text == ",":
            return False
    return False


def _describes(ctx: ArticleContext, i: int, that: int, verb: int) -> bool:
    """Whether the clause that "yang" opens behind trigger `i` only tells what is so at the time of the main clause."""
    if i > that or any(is_predicate(ctx, k) for k in range(i + 1, that)):
        return False
    return ctx.annotated.lower(verb) in side_verbs(ctx.lexicon, "state")


def _set_apart(ctx: ArticleContext, time: Timex) -> bool:
    """Whether a comma or preposition stands before a time, which may then be of more than the noun before it."""
    before = ctx.annotated.token_at(time.start) - 1
    return ctx.doc[before].text == "," or ctx.annotated.pos[before] == "ADP"


def _first_joined(ctx: ArticleContext, verb: int, i: int) -> int:
    """The first of the verbs that "dan" joins a verb to: "yang | dibuang ke sungai dan | ditemukan"."""
    joiners = closed_class(ctx.lexicon, "joiner")
    for _ in range(_JOINED):
        before = _before(ctx, verb, i)
        earlier = verb_before(ctx, before) if ctx.annotated.lower(before) in joiners else None
        if earlier is None or earlier <= i:
            break
        verb = earlier
    return verb


def _before(ctx: ArticleContext, verb: int, low: int) -> int:
    """The token before a verb and its adverbs, the conjunction that joins it if there is one; `low` at the least."""
    before, joiners = verb - 1, closed_class(ctx.lexicon, "joiner")
    while before > low and skippable(ctx, before) and ctx.annotated.lower(before) not in joiners:
        before -= 1
    return before


def _described_with(ctx: ArticleContext, i: int, verb: int) -> bool:
    """Whether token `i` only describes, behind "yang", a noun of which a later verb tells something else."""
    phrase = phrase_table(ctx).at(i)
    start = i if phrase is None else (phrase.first if phrase.prep is None else phrase.prep)
    first = ctx.annotated.sentence_of(i).first
    that = next((k for k in range(start - 1, max(first, start - _INTO) - 1, -1) if _opens(ctx, k)), None)
    if that is None or that == first or ctx.annotated.lower(that) != "yang" or verb <= i:
        return False
    if any(_opens(ctx, k) for k in range(i + 1, verb)) or _of_happening(ctx, that - 1):
        return False
    before = _before(ctx, verb, i)
    return before > i and ctx.annotated.lower(before) not in closed_class(ctx.lexicon, "joiner")


def _opens(ctx: ArticleContext, k: int) -> bool:
    return ctx.doc[k].text in {";", ":"} or clause_openers(ctx.lexicon).at(ctx.annotated, k) is not None


def of_posting(ctx: ArticleContext, start: int, i: int) -> bool:
    """Whether a time tells when words or pictures appeared: "akun itu | pada Senin mengunggah | video serangan"."""
    time = next((t for t in ctx.annotated.times_in(start, start + 1)), None)
    verb = _verb_of(ctx, time) if time is not None else None
    return verb is not None and verb != i and ctx.annotated.lower(verb) in side_verbs(ctx.lexicon, "posting")


def of_what_led(ctx: ArticleContext, i: int, start: int) -> bool:
    """Whether a time is that of what happened, perhaps much later, after token `i`: "naik | pada Mei setelah perang".

    What is told right behind it with "usai" is of the same day.
    """
    phrase = phrase_table(ctx).at(i)
    j = (i if phrase is None else phrase.first) - 1
    while phrase is None and j >= 0 and skippable(ctx, j):
        j -= 1
    opener = clause_openers(ctx.lexicon).ending_at(ctx.annotated, j) if j >= 0 else None
    if (
        opener is None
        or opener[1] != "after"
        or ctx.annotated.lower(opener[0]) in _AT_ONCE | closed_class(ctx.lexicon, "since")
    ):
        return False
    return start < ctx.doc[opener[0]].idx


def of_plan(ctx: ArticleContext, time: Timex) -> bool:
    """Whether a time is that of something planned: "sore ini nanti kami akan | memberi keterangan"."""
    verb = _verb_of(ctx, time)
    return verb is not None and cued_status(ctx, verb) == "planned"


def _verb_of(ctx: ArticleContext, time: Timex) -> int | None:
    """The predicate a time stands behind, else the first one after it."""
    verb = owner(ctx, time)
    if verb is not None:
        return verb
    after = range(ctx.annotated.token_at(time.end - 1) + 1, ctx.annotated.sentence_at(time.start).last)
    return next((i for i in after if is_predicate(ctx, i)), None)


def _of_happening(ctx: ArticleContext, j: int) -> bool:
    """Whether the noun that ends at token `j` is a happening, whose time is that of what it does.

    "Hujan | yang turun pada Senin menyebabkan banjir", "Ledakan | yang terjadi pada Senin menewaskan dua orang".
    """
    phrase = phrase_table(ctx).at(j)
    if phrase is None or phrase.prep is not None:
        return False
    cues = sequence_cues(ctx.lexicon)
    for i in range(phrase.first, phrase.last):
        hit = cues.at(ctx.annotated, i)
        if names_strike(ctx, i) or (hit is not None and hit[1] in ("incident", "weather")):
            return True
    return False


def credited(ctx: ArticleContext, start: int) -> bool:
    """Whether a date belongs to a credit line or a speaker ("dilansir AFP, Kamis"), or is a bound."""
    if bounds_only(ctx, start):
        return True
    i = ctx.annotated.token_at(start) - 1
    cues = _credit_words(ctx)
    first = ctx.annotated.sentence_at(start).first
    return any(ctx.annotated.lower(k) in cues for k in range(max(first, i - _CREDIT), i + 1))


def _credit_words(ctx: ArticleContext) -> frozenset[str]:
    """Words that report speech or credit an outlet, from the statement cues."""
    return ctx.lexicon.cached(
        "events.credits",
        lambda lex: (
            frozenset(
                row["form"].casefold() for row in lex.rows("statement_cues") if row["frame"] in ("post", "passive")
            )
            | credit_words(lex)
        ),
    )


def bounds_only(ctx: ArticleContext, start: int) -> bool:
    """Whether a date only bounds a count: "hingga Jumat", "per 1 Mei"."""
    i = ctx.annotated.token_at(start) - 1
    return ctx.annotated.lower(i) in _UNTIL or (
        ctx.annotated.lower(i) == "hari" and ctx.annotated.lower(i - 1) in _UNTIL
    )
