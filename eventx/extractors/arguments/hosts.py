"""Whose a time expression is: how far a predicate reaches over verbs of manner, and what keeps a time for itself."""

from __future__ import annotations

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments.phrases import phrase_table
from eventx.extractors.arguments.spans import is_predicate, reach, skippable
from eventx.extractors.arguments.tokens import name_tokens, preposition_at
from eventx.extractors.arguments.words import closed_class, title_words
from eventx.lang.lexicon import Lexicon
from eventx.models import Timex

_MARKS = frozenset({";", ":", '"', "“", "”"})
# Words that may stand before a verb of manner: "pulang, dengan menumpang kapal", "rapat yang bertajuk ...".
_LINKS = frozenset({",", "dengan", "yang", "sambil"})
# Tokens behind the number of a paper within which its date stands.
_NUMBERED = 16
_LAST = frozenset({"terakhir", "belakangan"})


def side_verbs(lexicon: Lexicon, *kinds: str) -> frozenset[str]:
    """Verbs of ``side_verbs.tsv`` of some kinds."""
    return lexicon.cached(
        f"arguments.side_verbs.{kinds}",
        lambda lex: frozenset(row["form"] for row in lex.rows("side_verbs") if row["kind"] in kinds),
    )


@once
def extent(ctx: ArticleContext, i: int) -> int:
    """The first token that no longer depends on token `i`, verbs of manner and names of an occasion passed.

    "pulang ke Ternate | menumpang kapal pada Minggu", "seminar | bertajuk "Laut Kita" di Solo" reach to their end.
    """
    end, last = reach(ctx, i), ctx.annotated.sentence_of(i).last
    while end < last:
        further = _passed(ctx, end, last)
        if further is None or further <= end:
            break
        end = further
    return end


def _passed(ctx: ArticleContext, j: int, last: int) -> int | None:
    """Where the run ends that goes on behind a verb of manner or a name at token `j`, None when there is none."""
    while j < last and ctx.annotated.lower(j) in _LINKS:
        j += 1
    if j >= last or ctx.annotated.lower(j) not in side_verbs(ctx.lexicon, "manner", "naming", "start"):
        return None
    after = ctx.doc[j + 1] if j + 1 < last else None
    quote = ctx.annotated.quote_at(after.idx) if after is not None else None
    if quote is None or after is None or quote.outer_start != after.idx or not quote.closed:
        return reach(ctx, j)
    close = ctx.annotated.token_at(quote.outer_end - 1)
    return reach(ctx, close) if close < last else None


def owner(ctx: ArticleContext, time: Timex) -> int | None:
    """The nearest predicate before a time expression in its clause, None when it stands at the clause's head."""
    token, first = ctx.annotated.token_at(time.start), ctx.annotated.sentence_at(time.start).first
    passing = side_verbs(ctx.lexicon, "manner", "naming", "start")
    j = token - 1
    while j >= first:
        if is_predicate(ctx, j) and not (ctx.annotated.lower(j) in passing and _hosted(ctx, j, token)):
            return j if extent(ctx, j) > token else None
        if ctx.doc[j].text in _MARKS and not _closes_name(ctx, j):
            return None
        j -= 1
    return None


def _hosted(ctx: ArticleContext, side: int, token: int) -> bool:
    """Whether a verb of manner stands beside another predicate or noun that reaches over it to the token."""
    first = ctx.annotated.sentence_of(side).first
    return any(is_predicate(ctx, k) and extent(ctx, k) > token for k in range(side - 1, max(first, side - 30) - 1, -1))


def _closes_name(ctx: ArticleContext, j: int) -> bool:
    """Whether token `j` is a mark around the name of an occasion: bertajuk "Laut Kita"."""
    quote = ctx.annotated.quote_at(ctx.doc[j].idx)
    if quote is None:
        return False
    before = ctx.annotated.token_at(quote.outer_start) - 1
    return ctx.annotated.lower(before) in side_verbs(ctx.lexicon, "naming")


def counts(ctx: ArticleContext, time: Timex) -> bool:
    """Whether a time tells when a number stood: "naik menjadi 31 jiwa pada Jumat" dates no death."""
    token, first = ctx.annotated.token_at(time.start), ctx.annotated.sentence_at(time.start).first
    number = False
    for j in range(token - 1, first - 1, -1):
        if ctx.annotated.lower(j) in side_verbs(ctx.lexicon, "count"):
            return number
        if is_predicate(ctx, j) or ctx.doc[j].text in _MARKS:
            return False
        number = number or ctx.annotated.pos[j] == "NUM"
    return False


def dates_noun(ctx: ArticleContext, time: Timex, i: int) -> bool:
    """Whether a time only dates a noun other than token `i`, not what the clause tells.

    A bare year right behind a noun does ("dana hibah 2021"), one of an office ("Menteri Perdagangan tahun 2015"), one
    that is no span of days ("tahun anggaran 2016"), a feast right behind it ("aksi Hari Buruh"), and any time without
    a comma in a phrase that gives the reason or the topic ("atas penyerangan pada Mei lalu"), or behind a number.
    """
    own = _bare_year(ctx, time, i) or _feast(ctx, time, i) or _of_topic(ctx, time, i) or _of_paper(ctx, time, i)
    return own or _of_next_verb(ctx, time, i)


def _of_next_verb(ctx: ArticleContext, time: Timex, i: int) -> bool:
    """Whether a time behind "dan" heads what the next verb tells: "memeriksa saksi dan | sore ini | akan pulang"."""
    first, last = ctx.annotated.tokens_in(time.start, time.end)
    if i > first or ctx.annotated.lower(first - 1) not in closed_class(ctx.lexicon, "joiner"):
        return False
    end, j = ctx.annotated.sentence_of(first).last, last
    while j < end and skippable(ctx, j):
        j += 1
    return j < end and is_predicate(ctx, j)


def _of_paper(ctx: ArticleContext, time: Timex, i: int) -> bool:
    """Whether it is the date of a paper with its number: "menguatkan | putusan Nomor 5/PID tanggal 11 Mei"."""
    before = ctx.annotated.token_at(time.start) - 1
    low = max(ctx.annotated.sentence_at(time.start).first, before - _NUMBERED)
    leads = closed_class(ctx.lexicon, "numbering")
    numbered = next((k for k in range(before, low - 1, -1) if ctx.annotated.lower(k) in leads), None)
    if numbered is None or any(ctx.doc[k].text == "," or is_predicate(ctx, k) for k in range(numbered, before + 1)):
        return False
    paper = phrase_table(ctx).at(numbered) or phrase_table(ctx).at(numbered - 1)
    return paper is None or not paper.first <= i < paper.last


def _feast(ctx: ArticleContext, time: Timex, i: int) -> bool:
    """Whether a feast tells what kind a noun is: "unjuk rasa | Hari Buruh"."""
    before = ctx.annotated.token_at(time.start) - 1
    phrase = phrase_table(ctx).at(before) if time.rule.startswith("holiday") and before >= 0 else None
    return phrase is not None and not phrase.first <= i <= before


def _bare_year(ctx: ArticleContext, time: Timex, i: int) -> bool:
    before = ctx.annotated.token_at(time.start) - 1
    if time.grain != "year":
        return False
    if _of_year_noun(ctx, time):
        return True
    phrase = phrase_table(ctx).at(before) if before >= 0 else None
    if phrase is not None and not time.text[:1].isdigit():
        titled = ctx.annotated.lower(phrase.first) in title_words(ctx.lexicon)  # but "Presiden Budi | dua tahun lalu"
        return titled and time.anchor is None and not phrase.first <= i < phrase.last
    if (
        phrase is not None
        and phrase.prep is not None
        and ctx.annotated.lower(phrase.first) in closed_class(ctx.lexicon, "period")
    ):
        return False
    if phrase is None or phrase.first <= i < phrase.last or ctx.annotated.pos[before] == "DET":
        return False
    name = name_tokens(ctx).get(before)
    return name is None or ctx.annotated.names[name].type != "PER"


def _of_year_noun(ctx: ArticleContext, time: Timex) -> bool:
    """Whether a year counts by something else than days: "tahun anggaran 2016", "tahun ajaran 2024/2025"."""
    nouns = ctx.lexicon.cached("arguments.years", lambda lex: frozenset(r["form"] for r in lex.rows("year_nouns")))
    return any(word in nouns for word in time.text.casefold().split()[1:-1])


def _of_topic(ctx: ArticleContext, time: Timex, i: int) -> bool:
    table, token = phrase_table(ctx), ctx.annotated.token_at(time.start)
    before = token - 1
    passed = preposition_at(ctx, before)
    if passed is not None:
        before -= 1
    phrase = table.at(before) if before >= 0 else None
    while phrase is not None and phrase.role == "place" and phrase.prep is not None and phrase.prep > 0:
        phrase = table.at(phrase.prep - 1)
    if phrase is None or phrase.role != "topic" or phrase.prep is None:
        return False
    own, names = table.at(phrase.prep - 1), name_tokens(ctx)
    if (own is not None and own.first <= i < own.last) or all(k in names for k in range(phrase.first, phrase.last)):
        return False  # "serangan | terhadap Iran pada Mei" dates the attack
    return not phrase.first <= i < phrase.last and not phrase.prep <= i < token


def still_going(ctx: ArticleContext, i: int) -> bool:
    """Whether token `i` is told to have lasted up to now: "protes selama tiga pekan terakhir"."""
    start = ctx.doc[i].idx
    last = ctx.doc[max(i, extent(ctx, i) - 1)]
    return any(
        time.type == "DURATION" and not _LAST.isdisjoint(time.text.casefold().split())
        for time in ctx.annotated.times_in(start, last.idx + len(last))
    )
