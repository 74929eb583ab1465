"""When an event was: the time expression that belongs to its own predicate, not to the statement about it."""

from __future__ import annotations

from datetime import timedelta

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments.background import keeps, merely_named, tells_whose
from eventx.extractors.arguments.carriers import carrier_of, verb_before, verbs_after
from eventx.extractors.arguments.closing import closes
from eventx.extractors.arguments.hosts import dates_noun, extent, owner
from eventx.extractors.arguments.phrases import phrase_table
from eventx.extractors.arguments.spans import is_predicate, skippable
from eventx.extractors.arguments.spoken import days_before_publication
from eventx.extractors.arguments.tokens import time_tokens
from eventx.extractors.arguments.words import bears_event, clause_openers, closed_class, holding_verbs, status_cues
from eventx.models import Timex, When, WhenSource
from eventx.temporal.calendar import whole_period

# A clause with one of these relations to its main clause takes place at the same time.
_SAME_TIME = frozenset({"during", "purpose", "after"})
_MARKS = frozenset({";", ":", '"', "“", "”"})
# Grains from the finest; those of a day are equals, and so are those not named here.
_COARSENESS = {
    "second": 0, "minute": 0, "hour": 0, "part_of_day": 1, "day": 1, "weekend": 2, "week": 2, "month": 3, "year": 5,
}  # fmt: skip


def time_of(ctx: ArticleContext, i: int, *, inherit: bool = False) -> When | None:
    """The time of the event that token `i` names.

    A time belongs to the predicate or event noun it stands behind, or at the head of whose clause it stands. The time
    of a governing or carrying verb ("dijadwalkan", "menggelar") is the event's own.

    Args:
        i: the trigger, a verb or a nominalisation.
        inherit: whether to fall back on the only other time of the sentence, then on the sentence before in the same
            paragraph; the result's source is then `inherited`.
    """
    for k in cluster(ctx, i):
        found = _own(ctx, k)
        if found is not None:
            return when_of(ctx, found)
    found = _shared_ahead(ctx, i)
    if found is not None:
        return when_of(ctx, found)
    return _inherited(ctx, i) if inherit else None


def _shared_ahead(ctx: ArticleContext, i: int) -> Timex | None:
    """The time behind the next verb joined by "dan", which dates both: "bertemu Budi dan meresmikan X pada 2 Mei"."""
    j, last = extent(ctx, i), ctx.annotated.sentence_of(i).last
    before = j - 1
    while before > i and skippable(ctx, before):
        before -= 1
    joined = ctx.annotated.lower(before) in closed_class(ctx.lexicon, "then") and phrase_table(ctx).at(i) is None
    if not joined or j >= last or not is_predicate(ctx, j):
        return None
    end = extent(ctx, j)
    behind = [t for t in ctx.annotated.times_in(ctx.doc[j].idx, ctx.doc[end - 1].idx + 1) if datable(t)]
    own = [t for t in behind if owner(ctx, t) == j and not dates_noun(ctx, t, j)]
    return best(own) if own else None


def when_of(ctx: ArticleContext, time: Timex, source: WhenSource | None = None) -> When:
    """A time expression as the time of an event; "besok" in quoted words counts from when they were spoken."""
    told: WhenSource = "relative" if time.anchor else "explicit"
    whole = whole_period(time.value, time.first, time.grain, time.modifier)
    value, first, last = (whole.value, whole.first, whole.last) if whole else (time.value, time.first, time.last)
    if "/" in value and first is not None and first == last:
        value = first.isoformat()  # "Selasa sore hingga malam"
    days = days_before_publication(ctx, time)
    if days and first is not None and last is not None and value.startswith(first.isoformat()):
        shift = timedelta(days=days)
        value = value.replace(first.isoformat(), (first - shift).isoformat())
        first, last = first - shift, last - shift
    return When(
        value=value, first=first, last=last, grain=time.grain,
        start=time.start, end=time.end, source=source or told,
    )  # fmt: skip


def datable(time: Timex) -> bool:
    """Whether a time expression can date an event: a day, month or year, no duration, set or century."""
    told = time.type in ("DATE", "TIME") and time.first is not None and not time.value.endswith("/..")
    return told and time.grain != "century"


@once
def cluster(ctx: ArticleContext, i: int) -> tuple[int, ...]:
    """Token `i` with the verbs that share its time: its carrier, its governing verbs, the verb it happens in."""
    found = [i]
    if tells_whose(ctx, i):
        return (i,)
    carrier = carrier_of(ctx, i) if phrase_table(ctx).at(i) is not None else None
    if carrier is not None and not (bears_event(ctx.annotated, carrier) and _in_time(ctx, carrier)):
        carrier = None
    if carrier is not None:
        found.extend(_chain(ctx, carrier))
        found.extend(v for v in verbs_after(ctx, i)[1:] if carrier > i and bears_event(ctx.annotated, v))
    if carrier is None or carrier < i:
        found.extend(k for k in (_held_after(ctx, i),) if k is not None)
    current = carrier if carrier is not None else i
    for _ in range(3):
        verb = _joined_before(ctx, current)
        if verb is None:
            break
        found.append(verb)
        current = verb
    joined = _joined_by_and(ctx, i) if phrase_table(ctx).at(i) is None else None
    if joined is not None:
        main = _joined_before(ctx, joined)
        found.extend([joined] if main is None else [joined, main])
    return tuple(found)


def _chain(ctx: ArticleContext, verb: int) -> list[int]:
    """A verb with those that follow it at once: "dijadwalkan | berlangsung"."""
    found, j, last = [verb], verb + 1, ctx.annotated.sentence_of(verb).last
    while j < last and (skippable(ctx, j) or is_predicate(ctx, j)) and j not in time_tokens(ctx):
        if is_predicate(ctx, j):
            found.append(j)
        j += 1
    return found


def _joined_by_and(ctx: ArticleContext, i: int) -> int | None:
    """The verb before "dan" whose place and time a verb may share: "tiba di Solo dan | bertemu"."""
    j, joiners = i - 1, closed_class(ctx.lexicon, "then")
    while j >= 0 and skippable(ctx, j) and ctx.annotated.lower(j) not in joiners:
        j -= 1
    if j < 0 or ctx.annotated.lower(j) not in joiners or ctx.annotated.sentence_of(i).first > j:
        return None
    return verb_before(ctx, j)


def _in_time(ctx: ArticleContext, verb: int) -> bool:
    """Whether the time of a governing verb is the event's: "dijadwalkan Senin" is, "menawarkan Senin" is not."""
    found = status_cues(ctx.lexicon, "governor").at(ctx.annotated, verb)
    return found is None or found[1]["status"] in ("planned", "cancelled", "postponed")


def _held_after(ctx: ArticleContext, i: int) -> int | None:
    """The verb of a relative clause that says when and where an event noun is held: "KTT yang akan digelar di X"."""
    if phrase_table(ctx).at(i) is None:
        return None
    return next((v for v in verbs_after(ctx, i) if ctx.annotated.lower(v) in holding_verbs(ctx.lexicon)), None)


def _joined_before(ctx: ArticleContext, i: int) -> int | None:
    """The verb that governs verb `i` or in whose time it falls: "dijadwalkan | bertemu", "kata X | usai bertemu"."""
    table = phrase_table(ctx)
    phrase = table.at(i)
    if phrase is not None:
        j = phrase.prep - 1 if phrase.prep is not None and phrase.role == "inside" else -1
        before = phrase.first - 1
        opener = clause_openers(ctx.lexicon).ending_at(ctx.annotated, before) if phrase.prep is None else None
        if opener is not None and opener[1] in _SAME_TIME:
            j = opener[0] - 1
        return _verb_left(ctx, j) if j >= ctx.annotated.sentence_of(i).first else None
    j = i - 1
    while j >= 0 and skippable(ctx, j):
        j -= 1
    if j < 0 or ctx.annotated.sentence_of(j).index != ctx.annotated.sentence_of(i).index:
        return None
    if is_predicate(ctx, j) and status_cues(ctx.lexicon, "governor").at(ctx.annotated, j) is not None:
        return j if _in_time(ctx, j) else None
    opener = clause_openers(ctx.lexicon).ending_at(ctx.annotated, j)
    subject = table.at(j)
    if opener is None and subject is not None and subject.prep is None:
        opener = clause_openers(ctx.lexicon).ending_at(ctx.annotated, subject.first - 1)
        opener = opener if opener is not None and opener[1] == "during" else None
    return _verb_left(ctx, opener[0] - 1) if opener is not None and opener[1] in _SAME_TIME else None


def _verb_left(ctx: ArticleContext, j: int) -> int | None:
    """The nearest predicate at or before `j` in its sentence, with no mark between."""
    first = ctx.annotated.sentence_of(j).first
    while j >= first:
        if is_predicate(ctx, j):
            return j
        if ctx.doc[j].text in _MARKS:
            return None
        j -= 1
    return None


def _own(ctx: ArticleContext, i: int) -> Timex | None:
    """The time behind token `i` within its reach, else the one at the head of its clause."""
    end = extent(ctx, i)
    last = ctx.doc[end - 1] if end > 0 else ctx.doc[i]
    start = ctx.doc[i].idx
    times = ctx.annotated.times_in(start, last.idx + len(last))
    quote = ctx.annotated.quote_at(start)
    times = tuple(t for t in times if quote is None or t.start < quote.outer_end)
    behind = [t for t in times if datable(t) and not dates_noun(ctx, t, i)]
    own = [t for t in behind if owner(ctx, t) == i] or [t for t in behind if _reaches(ctx, i, t)]
    if tells_whose(ctx, i):
        own = [t for t in own if keeps(ctx, i, ctx.annotated.token_at(t.start))]
        return best(own) if own else None
    if own:
        return best(own)
    return _touching(ctx, i) or _fronted(ctx, i) or _trailing(ctx, i, end)


def _touching(ctx: ArticleContext, i: int) -> Timex | None:
    """The time right before the phrase of an event noun: "terkait kemarin | pertemuan dengan pengusaha"."""
    phrase = phrase_table(ctx).at(i)
    if phrase is None or phrase.first == 0 or phrase.first - 1 not in time_tokens(ctx):
        return None
    before = ctx.doc[phrase.first - 1]
    times = ctx.annotated.times_in(before.idx, before.idx + len(before))
    return next((t for t in times if datable(t)), None)


def _trailing(ctx: ArticleContext, i: int, end: int) -> Timex | None:
    """The time that closes the sentence of verb `i`, which reaches to token `end`, behind a clause that leaves it."""
    sentence = ctx.annotated.sentence_of(i)
    if end >= sentence.last or phrase_table(ctx).at(i) is not None:
        return None
    times = [t for t in ctx.annotated.times_in(ctx.doc[end].idx, sentence.end) if datable(t) and t.grain != "year"]
    return times[-1] if times and closes(ctx, end, times[-1]) else None


def closing_time(ctx: ArticleContext, i: int) -> Timex | None:
    """The time that closes the sentence of verb `i` behind a clause that goes with it."""
    return next((found for k in cluster(ctx, i) if (found := _trailing(ctx, k, extent(ctx, k))) is not None), None)


def best(times: list[Timex]) -> Timex:
    """The finest of several times of one event, the first of equals: the day rather than the year."""
    return min(times, key=lambda t: (_COARSENESS.get(t.grain, 4), t.start))


def _reaches(ctx: ArticleContext, i: int, time: Timex) -> bool:
    """Whether no event noun between token `i` and the time takes it away: "menjelang pertemuan OPEC pada November"."""
    table, token = phrase_table(ctx), ctx.annotated.token_at(time.start)
    for j in range(i + 1, token):
        opener = clause_openers(ctx.lexicon).at(ctx.annotated, j)
        phrase = table.at(j + opener[0]) if opener is not None else None
        if opener is not None and phrase is not None and opener[1] in ("before", "after"):
            return False
    return True


def _fronted(ctx: ArticleContext, i: int) -> Timex | None:
    """A time at the head of the clause of token `i`: "Pada Rabu (26/2), menteri itu menemui ..."."""
    sentence = ctx.annotated.sentence_of(i)
    j = i - 1
    while j >= sentence.first and not is_predicate(ctx, j):
        opened = j not in time_tokens(ctx) and clause_openers(ctx.lexicon).ending_at(ctx.annotated, j) is not None
        if ctx.doc[j].text in _MARKS or opened:
            break
        j -= 1
    start = ctx.doc[j + 1].idx if j + 1 < len(ctx.doc) else 0
    times = ctx.annotated.times_in(start, ctx.doc[i].idx)
    named = merely_named(ctx, i)
    times = tuple(t for t in times if not _of_relative(ctx, ctx.annotated.token_at(t.start), i))
    fronted = [t for t in times if not named and datable(t) and owner(ctx, t) is None and not dates_noun(ctx, t, i)]
    return best(fronted) if fronted else None


def _of_relative(ctx: ArticleContext, token: int, i: int) -> bool:
    """Whether a time stands in a relative clause before predicate `i`: "Budi, yang di Solo | sejak Minggu, bertemu"."""
    words = [ctx.annotated.lower(k) for k in range(ctx.annotated.sentence_of(i).first, token)]
    if "yang" not in words or all(ctx.doc[k].text != "," for k in range(token, i)):
        return False
    return "," not in words[len(words) - words[::-1].index("yang") :]


def _inherited(ctx: ArticleContext, i: int) -> When | None:
    """The only other day of the sentence, else that of the sentence before in the paragraph."""
    sentence = ctx.annotated.sentence_of(i)
    for index in (sentence.index, sentence.index - 1):
        if index < 0:
            break
        other = ctx.annotated.sentences[index]
        days = [t for t in ctx.annotated.times_in(other.start, other.end) if datable(t)]
        if other.paragraph == sentence.paragraph and len({t.value for t in days}) == 1:
            return when_of(ctx, days[0], "inherited")
        if days:
            break
    return None
