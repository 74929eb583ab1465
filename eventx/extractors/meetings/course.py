"""Meetings that last: talks in their course, assemblies between opening and closing, visits that have begun."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import carrier_of, cued_status, is_predicate, phrase_table, reach
from eventx.extractors.arguments.carriers import verb_before
from eventx.extractors.arguments.times import datable, when_of
from eventx.extractors.arguments.words import clause_openers, status_cues
from eventx.extractors.meetings.cues import Cue, meeting_words
from eventx.lang.lexicon import Lexicon
from eventx.lang.phrases import PhraseTable
from eventx.models import Status, When

# Days after its first day for which a meeting told to have begun is still under way at publication.
_LASTS = 1
# Days before the publication within which a meeting is the news itself.
_RECENT = 7
# Tokens before a mention in which a word for what was before stands.
_BEFORE = 12
# What may be said of the end of talks that go on.
_AHEAD: frozenset[Status | None] = frozenset({None, "planned", "hypothetical"})


def lasting(ctx: ArticleContext, cue: Cue, told: Status | None, when: When | None) -> bool:
    """Whether a meeting has begun and is not over by the words around it, as seen from the publication.

    "perkembangan perundingan", "membuka muktamar" on the day or the day before, "akan menutup kongres", "tiba di Oslo
    dalam kunjungan resmi".
    """
    if "negotiation" in cue.sorts and told in _AHEAD and _under(ctx, cue, "finish"):
        return True
    if "negotiation" in cue.sorts:
        return told is None and when is None and (_under(ctx, cue, "course") or _still(ctx, cue))
    if "assembly" in cue.sorts:
        if told == "planned":
            return _under(ctx, cue, "closing")
        return told in (None, "occurred") and _recent(ctx, when) and _under(ctx, cue, "opening")
    return cue.frame == "visit_noun" and _recent(ctx, when) and _on_arrival(ctx, cue)


def _still(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether negotiations are said to be in some state yet: "perundingan AS-Iran | masih buntu"."""
    table, index = phrase_table(ctx), status_cues(ctx.lexicon, "auxiliary")
    phrase = table.at(cue.first)
    behind = range(phrase.last, reach(ctx, cue.last - 1) + 1) if phrase is not None and not cue.verbal else ()
    found = (index.at(ctx.annotated, i) for i in behind if table.at(i) is None)
    return any(hit is not None and hit[1]["status"] == "ongoing" for hit in found)


def _recent(ctx: ArticleContext, when: When | None) -> bool:
    if when is None or when.first is None or ctx.published is None:
        return when is None
    return 0 <= (ctx.published - when.first).days <= _LASTS


def _under(ctx: ArticleContext, cue: Cue, kind: str) -> bool:
    """Whether a word of a kind stands in the meeting's phrase before its noun, right before it, or carries it."""
    phrase, words = phrase_table(ctx).at(cue.first), meeting_words(ctx.lexicon, kind)
    if phrase is None:
        return False
    first = max(phrase.first - 1, ctx.annotated.sentence_of(cue.first).first)
    if any(words.at(ctx.annotated, i) is not None for i in range(first, cue.first)):
        return True
    carrier = carrier_of(ctx, cue.first)
    return carrier is not None and words.at(ctx.annotated, carrier) is not None


def _on_arrival(ctx: ArticleContext, cue: Cue) -> bool:
    phrase = phrase_table(ctx).at(cue.first)
    if phrase is None or phrase.prep is None or phrase.role not in ("inside", "purpose"):
        return False
    verb = verb_before(ctx, phrase.prep)
    return verb is not None and ctx.annotated.lower(verb) in meeting_words(ctx.lexicon, "arrival").by_first


def coming(ctx: ArticleContext, cue: Cue, told: Status | None, when: When | None) -> When | None:
    """The day of a meeting that lies ahead, not that on which it is told: "akan digelar pekan depan, Senin (24/2)"."""
    today = ctx.published
    if told != "planned" or when is None or when.last is None or today is None or when.last >= today:
        return when
    behind = ctx.annotated.times_in(ctx.doc[cue.first].idx, ctx.annotated.sentence_of(cue.first).end)
    days = [time for time in behind if datable(time) and time.first is not None and time.first > today]
    return when_of(ctx, days[0]) if len(days) == 1 else when


def over(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether a meeting is over where somebody is told to act behind it: "ujarnya usai | pertemuan", "usai bertemu"."""
    relation, verb = _frame(ctx, cue)
    return relation == "after" and (verb is None or cued_status(ctx, verb) in (None, "occurred"))


def ahead(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether a meeting lies behind what is to come yet: "Sebelum | pertemuan itu, Budi akan meletakkan bunga"."""
    relation, verb = _frame(ctx, cue)
    return relation == "before" and verb is not None and cued_status(ctx, verb) == "planned"


def aimed(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether a meeting is only the purpose of what was done: "tiba di Suva untuk | bertemu Budi"."""
    relation, verb = _frame(ctx, cue)
    return relation == "purpose" and verb is not None and cued_status(ctx, verb) in (None, "occurred")


def old(ctx: ArticleContext, cue: Cue, when: When | None) -> bool:
    """Whether a meeting of a day long gone is told as one before: "Sebelumnya, keduanya bertemu pada 2019"."""
    if when is None or when.last is None or ctx.published is None or (ctx.published - when.last).days <= _RECENT:
        return False
    first = max(ctx.annotated.sentence_of(cue.first).first, cue.first - _BEFORE)
    words = _earlier(ctx.lexicon)
    return any(words.at(ctx.annotated, i) is not None for i in range(first, cue.first))


def _earlier(lexicon: Lexicon) -> PhraseTable[None]:
    """Words for what was before: "sebelumnya", "terakhir kali"."""

    def build(lex: Lexicon) -> PhraseTable[None]:
        links = [row["form"] for row in lex.rows("sequence_cues") if row["link"] == "before"]
        rounds = [row["form"] for row in lex.rows("meeting_words") if row["kind"] == "last"]
        return PhraseTable((form, None) for form in (*links, *rounds))

    return lexicon.cached("meetings.earlier", build)


def _frame(ctx: ArticleContext, cue: Cue) -> tuple[str | None, int | None]:
    """The relation of the clause or phrase in which a meeting is told to the main clause, and its verb."""
    phrase = phrase_table(ctx).at(cue.first)
    before = cue.first if phrase is None else phrase.first if phrase.prep is None else phrase.prep
    opener = clause_openers(ctx.lexicon).ending_at(ctx.annotated, before - 1)
    if opener is None:
        return None, None
    verb = verb_before(ctx, opener[0])
    if verb is None:
        last = ctx.annotated.sentence_of(cue.first).last
        verb = next((i for i in range(cue.last, last) if is_predicate(ctx, i)), None)
    return opener[1], verb
