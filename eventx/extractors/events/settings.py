"""Where and when an event was, and how far it has come: what its own words tell, and what it shares with others."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from eventx.document.context import ArticleContext
from eventx.document.merge_events import EventMention
from eventx.extractors.arguments import (
    Argument,
    complements,
    cued_status,
    datable,
    named_place,
    objects,
    phrase_table,
    place_of,
    status_of,
    time_of,
    when_of,
)
from eventx.extractors.events.candidates import Candidate, in_noun_phrase
from eventx.extractors.events.carriers import carried_by, light_role, told_by
from eventx.extractors.events.entries import EventType, event_types
from eventx.extractors.events.screening import screens
from eventx.models import Place, Status, When

_YEAR = re.compile(r"(?:19|20)\d\d")
_UNTIL = frozenset({"hingga", "sampai", "per"})
# Verbs of beginning: "dimulai sejak Januari" tells when it began, other verbs since when it goes on.
_BEGINNING = frozenset({"mulai", "buka", "berlaku", "luncur", "resmi", "terbit"})
_SINCE = frozenset({"sejak", "semenjak"})
_MARKS = frozenset({".", ",", ";", ":", '"', "“", "”"})
_NO = frozenset({"tidak ada", "belum ada", "tak ada", "tiada", "tanpa", "tidak terdapat", "belum terdapat", "bukan"})
_NOT = frozenset({"tidak", "tak", "belum", "bukan"})
_BACK = 6
_CREDIT = 7
_FINE = frozenset({"minute", "hour", "part", "time", "day", "week", "month"})


def where(ctx: ArticleContext, candidate: Candidate, kind: EventType) -> Place | None:
    """The place of an event: its own phrase, the object of a trip, or what "melanda" and its like strike."""
    at = candidate.head if in_noun_phrase(ctx, candidate) else candidate.first
    found = place_of(ctx, at, goal=kind.goal)
    if found is not None:
        return found
    verb = told_by(ctx, candidate) if in_noun_phrase(ctx, candidate) else None
    if verb is not None and (told := place_of(ctx, verb)) is not None:
        return told
    if kind.goal and candidate.analysis.voice == "active":
        return _first_place(ctx, objects(ctx, candidate.last - 1))
    if candidate.entry.frame not in ("d", "p", "na", "aa"):
        return None
    if not in_noun_phrase(ctx, candidate):
        return None
    complement = _first_place(ctx, complements(ctx, candidate.last - 1)) if candidate.entry.frame == "d" else None
    if complement is not None:
        return complement
    carrier = carried_by(ctx, candidate)
    if carrier is None or light_role(ctx, candidate) != "event":
        return None
    return _first_place(ctx, objects(ctx, carrier)) or place_of(ctx, carrier)


def _first_place(ctx: ArticleContext, arguments: list[Argument]) -> Place | None:
    """The first argument that names a place and nothing else."""
    for argument in arguments:
        phrase = phrase_table(ctx).at(argument.head)
        kinds = {n.type for n in ctx.annotated.names if argument.first <= n.first < argument.last}
        if phrase is not None and kinds == {"LOC"} and (place := named_place(ctx, phrase)) is not None:
            return place
    return None


def when(ctx: ArticleContext, candidate: Candidate) -> When | None:
    """The date of an event: right behind its noun, in its clause, or in a relative clause that tells of it."""
    beside = _beside(ctx, candidate)
    if beside is not None:
        return beside
    noun = in_noun_phrase(ctx, candidate)
    at = candidate.head if noun else candidate.first
    if noun and phrase_table(ctx).at(at) is None:
        at = carried_by(ctx, candidate) or at
    found = _since(ctx, candidate) or time_of(ctx, at)
    verb = told_by(ctx, candidate) if noun and found is None else None
    found = found if verb is None else time_of(ctx, verb)
    return None if found is None or _until(ctx, found.start) else _coarse(found)


def _until(ctx: ArticleContext, start: int) -> bool:
    """Whether a date only bounds a count: "hingga Jumat", "per 1 Mei"."""
    i = ctx.annotated.token_at(start) - 1
    return ctx.annotated.lower(i) in _UNTIL or (
        ctx.annotated.lower(i) == "hari" and ctx.annotated.lower(i - 1) in _UNTIL
    )


def _coarse(found: When) -> When:
    """A part of a month told roughly ("akhir Juli") as the month: the day that stands for it is not the event's."""
    if found.value.endswith("~") and len(found.value) == len("2025-07-31~"):
        return found.model_copy(update={"value": found.value[:7], "grain": "month"})
    return found


def _beside(ctx: ArticleContext, candidate: Candidate) -> When | None:
    """A date that touches the trigger ("kudeta 2014", "gempa 28 September 2018"); a bare year need not be a time."""
    if candidate.last >= len(ctx.doc):
        return None
    token = ctx.doc[candidate.last]
    times = [time for time in ctx.annotated.times_in(token.idx, token.idx + 1) if datable(time)]
    if times:
        return when_of(ctx, times[0])
    if not _YEAR.fullmatch(token.text):
        return None
    year = int(token.text)
    return When(
        value=token.text, first=date(year, 1, 1), last=date(year, 12, 31), grain="year",
        start=token.idx, end=token.idx + 4, source="explicit",
    )  # fmt: skip


def _since(ctx: ArticleContext, candidate: Candidate) -> When | None:
    """The date behind "sejak": when something began, or since when it lasts."""
    high = min(ctx.annotated.sentence_of(candidate.head).last, candidate.last + _BACK)
    for i in range(candidate.last, high - 1):
        if ctx.doc[i].text in _MARKS:
            return None
        if ctx.annotated.lower(i) in _SINCE:
            after = ctx.doc[i + 1].idx
            times = [time for time in ctx.annotated.times_in(after, after + 12) if datable(time)]
            if not times:
                return None
            since = when_of(ctx, times[0])
            begun = candidate.entry.root in _BEGINNING or "/" in since.value
            return since if begun else since.model_copy(update={"value": f"{since.value}/..", "last": None})
    return None


def standing(ctx: ArticleContext, candidate: Candidate, when: When | None) -> Status:
    """The status of the event that a trigger names, as seen from the publication date.

    The negation of a verb reaches a noun of event only when that verb makes the event happen: "tidak menggelar
    latihan" denies it, "latihan itu tidak membantu" does not.
    """
    noun = in_noun_phrase(ctx, candidate)
    if _none_of(ctx, candidate):
        return "denied"
    possible = _possible(ctx, candidate)
    if possible is not None:
        return possible
    at = candidate.head if noun else candidate.first
    if noun and light_role(ctx, candidate) in ("agent", "patient", "event"):
        at = carried_by(ctx, candidate) or at
    status = status_of(ctx, at, when)
    if noun and status == "denied" and light_role(ctx, candidate) is None:
        status = "occurred"
    kind = event_types(ctx.lexicon)[candidate.entry.type]
    if status == "occurred" and when is not None and when.value.endswith("/.."):
        return "ongoing"
    if status == "occurred" and candidate.entry.root in kind.lasting and (when is None or not _over(ctx, when)):
        return "ongoing"
    return status


def is_told(ctx: ArticleContext, candidate: Candidate, when: When | None) -> bool:
    """Whether words or a date of its own tell the status, so that it is not merely taken for granted."""
    at = candidate.head if in_noun_phrase(ctx, candidate) else candidate.first
    return cued_status(ctx, at) is not None or (when is not None and when.source != "inherited")


def _over(ctx: ArticleContext, when: When) -> bool:
    return when.last is not None and (ctx.published is None or when.last < ctx.published)


def _none_of(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether the clause says that there was none: "tidak ada warga yang | tewas", "belum ada | gempa susulan"."""
    lower, first = ctx.annotated.lower, ctx.annotated.sentence_of(candidate.first).first
    for i in range(candidate.first - 1, max(first, candidate.first - _BACK) - 1, -1):
        if ctx.doc[i].text in {",", ".", ";", ":", '"', "“", "”"}:
            return False
        if f"{lower(i)} {lower(i + 1)}" in _NO or lower(i) == "tanpa":
            return True
        if lower(i) == "adanya" and {lower(i - 1), lower(i - 2), lower(i - 3)} & _NOT:
            return True
    return False


def _possible(ctx: ArticleContext, candidate: Candidate) -> Status | None:
    """Whether it is only feared: "berpotensi | tsunami"; a danger that is denied denies it."""
    for i in range(candidate.first - 1, max(-1, candidate.first - 4), -1):
        found = screens(ctx.lexicon).at(ctx.annotated, i)
        if found is not None and found[1] == "possible" and i + found[0] <= candidate.first:
            return "denied" if ctx.annotated.lower(i - 1) in _NOT else "hypothetical"
    return None


def shared_settings(ctx: ArticleContext, mentions: list[EventMention]) -> list[EventMention]:
    """Give mentions without place or date those of what they follow from, or the only ones of their sentence."""
    types = event_types(ctx.lexicon)
    found: list[EventMention] = []
    for mention in mentions:
        kind = types[mention.type]
        cause = _cause(found, mention, kind)
        date_, place = mention.when, mention.place
        if cause is not None:
            date_ = date_ or taken_over(cause.when)
            place = place or cause.place
        if not mention.weak:
            date_ = date_ or only_date(ctx, mention)
            place = place or (only_place(ctx, mention) if kind.physical else None)
        status = mention.status
        if status == "occurred" and date_ is not None and _ahead(ctx, date_):
            status = "planned"
        found.append(replace(mention, place=place, when=date_, status=status))
    return found


def _ahead(ctx: ArticleContext, when: When) -> bool:
    return ctx.published is not None and when.first is not None and when.first > ctx.published


def _cause(before: list[EventMention], mention: EventMention, kind: EventType) -> EventMention | None:
    """The nearest event before, in this sentence or the two before it, that a mention of this type follows from."""
    for other in reversed(before):
        if mention.sentence - other.sentence > 2:
            return None
        if other.type in kind.follows and other.status == mention.status and (other.when or other.place):
            return other
    return None


def taken_over(when: When | None) -> When | None:
    """The same date, marked as taken over from elsewhere."""
    return None if when is None else when.model_copy(update={"source": "inherited"})


def only_date(ctx: ArticleContext, mention: EventMention) -> When | None:
    """The only date of the sentence, unless it tells when the words were said that report the event."""
    sentence = ctx.annotated.sentences[mention.sentence]
    said = _spoken(ctx)
    quote = ctx.annotated.quote_at(mention.start)
    times = [
        time
        for time in ctx.annotated.times_in(sentence.start, sentence.end)
        if datable(time)
        and time.grain in _FINE
        and time.start not in said
        and not _credited(ctx, time.start)
        and (quote is None or ctx.annotated.quote_at(time.start) == quote)
    ]
    return when_of(ctx, times[0], "inherited") if len({time.value for time in times}) == 1 else None


def _credited(ctx: ArticleContext, start: int) -> bool:
    """Whether a date belongs to a credit line or a speaker ("dilansir AFP, Kamis"), or is a bound."""
    if _until(ctx, start):
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
            | {"dilansir", "dikutip", "melansir", "mengutip", "diberitakan"}
        ),
    )


def _spoken(ctx: ArticleContext) -> frozenset[int]:
    """Where the dates of statements stand."""

    def build() -> frozenset[int]:
        return frozenset(s.time.start for s in ctx.statements if s.time is not None)

    return ctx.once("events.spoken", build)


def only_place(ctx: ArticleContext, mention: EventMention) -> Place | None:
    """The only place of the sentence behind "di"."""
    sentence, table = ctx.annotated.sentences[mention.sentence], phrase_table(ctx)
    places = []
    for phrase in dict.fromkeys(table.at(i) for i in range(sentence.first, sentence.last)):
        if phrase is not None and phrase.prep is not None and ctx.annotated.lower(phrase.prep) == "di":
            place = named_place(ctx, phrase)
            places += [place] if place is not None else []
    return places[0] if len(places) == 1 else None
