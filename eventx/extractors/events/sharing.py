"""Place and date that an event shares: with what it follows from, with its sentence, with the court that acts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from eventx.document.context import ArticleContext, once
from eventx.document.event_mentions import EventMention, same_participant
from eventx.extractors.arguments import (
    Phrase,
    counts,
    datable,
    dates_noun,
    named_place,
    of_case,
    phrase_table,
    when_of,
)
from eventx.extractors.arguments.background import judged_by, merely_named
from eventx.extractors.events.asides import bounds_only, credited, of_other_clause, of_plan, of_posting
from eventx.extractors.events.entries import EventType, event_types
from eventx.extractors.events.kinds import BY_FORCE, may_arrest
from eventx.extractors.events.scenes import court_words, says_which
from eventx.extractors.events.settings import of_its_end
from eventx.models import Place, Statement, When

# Mentions back of the last cause: a bound, so that a sentence of hundreds costs no more than others.
_LONG_AGO = 60
# Sentences over which a case keeps its defendant.
_CASE = 2
_COURT_TYPES = frozenset({"convict", "trial"})
# What answers a deed, mostly days after it.
_ON_DEEDS = _COURT_TYPES | {"charge"}
# Grains that may be taken over from the sentence; a year in it says too little.
FINE = frozenset({"second", "minute", "hour", "part_of_day", "day", "weekend", "week", "month"})


def shared_settings(ctx: ArticleContext, mentions: list[EventMention]) -> list[EventMention]:
    """Give mentions without place or date those of what they follow from, or the only ones of their sentence."""
    types = event_types(ctx.lexicon)
    found: list[EventMention] = []
    for mention in mentions:
        kind = types[mention.type]
        cause = _cause(found, mention, kind)
        date_, place = None if _when_said(ctx, mention) else mention.when, mention.place
        if cause is not None:
            date_ = date_ or _lent(ctx, mention, cause)
        if not mention.weak:
            date_ = date_ or (None if mention.aside else only_date(ctx, mention))
            place = place or (only_place(ctx, mention) if kind.physical and not mention.aside else None)
        if cause is not None:
            place = place or cause.place
        mention = _with_patients(found, mention, kind)
        status = mention.status
        if status == "occurred" and date_ is not None and _ahead(ctx, date_):
            status = "planned"
        place = place or (_court(ctx, mention) if kind.name in _COURT_TYPES else None)
        found.append(replace(mention, place=place, when=date_, status=status))
    return _with_authority(ctx, found)


def _with_authority(ctx: ArticleContext, mentions: list[EventMention]) -> list[EventMention]:
    """Give the one authority of an article as agent to its acts that are told without one ("diperiksa", "disita")."""
    types = event_types(ctx.lexicon)
    acts = [mention for mention in mentions if types[mention.type].authority]
    agents = {p.entity_id: p for m in acts for p in m.participants if p.role == "agent" and p.entity_id is not None}
    agents = agents if all(p.type == "ORG" for p in agents.values()) else {}
    if len(agents) != 1:
        return mentions
    (authority,) = agents.values()

    def known(mention: EventMention) -> bool:
        active = mention.rule.endswith(("active", "bare"))
        return (
            mention.weak
            or active
            or any(p.role == "agent" or same_participant(p, authority) for p in mention.participants)
        )

    return [
        replace(mention, participants=(authority, *mention.participants))
        if types[mention.type].authority
        and not known(mention)
        and (mention.type not in BY_FORCE or may_arrest(ctx.lexicon, authority))
        else mention
        for mention in mentions
    ]


def _with_patients(before: list[EventMention], mention: EventMention, kind: EventType) -> EventMention:
    """The patients of the same case told just before, where a mention names none."""
    if not kind.shares or any(participant.role == "patient" for participant in mention.participants):
        return mention
    for other in reversed(before):
        if mention.sentence - other.sentence > _CASE:
            break
        patients = tuple(participant for participant in other.participants if participant.role == "patient")
        if other.type in kind.shares and patients:
            return replace(mention, participants=(*mention.participants, *patients))
    return mention


def _court(ctx: ArticleContext, mention: EventMention) -> Place | None:
    """The court that acts is where it acts."""
    seats = court_words(ctx.lexicon, "court_seat")
    for agent in mention.participants:
        first, last = ctx.annotated.tokens_in(agent.start, agent.end)
        court = next((i for i in range(first, last) if ctx.annotated.lower(i) in seats), None)
        if agent.role == "agent" and court is not None and says_which(ctx, ctx.annotated.starts[court], agent.end):
            return ctx.entities.place(ctx.annotated.starts[court], agent.end)
    return None


def _ahead(ctx: ArticleContext, when: When) -> bool:
    return ctx.published is not None and when.first is not None and when.first > ctx.published


def _behind(ctx: ArticleContext, when: When) -> bool:
    return ctx.published is not None and when.last is not None and when.last < ctx.published


def _cause(before: list[EventMention], mention: EventMention, kind: EventType) -> EventMention | None:
    """The nearest event before, in this sentence or the two before it, that a mention of this type follows from."""
    for other in islice(reversed(before), _LONG_AGO):
        if mention.sentence - other.sentence > 2:
            return None
        if other.type in kind.follows and other.status == mention.status and (other.when or other.place):
            return other
    return None


def _lent(ctx: ArticleContext, mention: EventMention, cause: EventMention) -> When | None:
    """The date of a cause in the same sentence, unless it was itself taken over from another one."""
    if cause.sentence != mention.sentence:
        return None
    sentence, date_ = ctx.annotated.sentences[cause.sentence], cause.when
    if date_ is None or (date_.source == "inherited" and not sentence.start <= date_.start < sentence.end):
        return None
    return date_.model_copy(update={"source": "inherited"})


def only_date(ctx: ArticleContext, mention: EventMention) -> When | None:
    """The only date of the sentence, unless it tells when the words were said that report the event."""
    if merely_named(ctx, ctx.annotated.token_at(mention.start)):
        return None
    sentence, at = ctx.annotated.sentences[mention.sentence], ctx.annotated.token_at(mention.start)
    times = [
        time
        for time in ctx.annotated.times_in(sentence.start, sentence.end)
        if datable(time)
        and time.grain in FINE
        and not counts(ctx, time)
        and not dates_noun(ctx, time, at)
        and not (mention.noun and of_its_end(ctx, at, time.start))
        and not of_other_clause(ctx, time, at, deed=mention.type in _ON_DEEDS)
        and not of_posting(ctx, time.start, at)
        and (mention.status != "occurred" or not of_plan(ctx, time))
        and (_ruled(ctx, mention, time.start) or not is_of_words(ctx, mention, time.start))
    ]
    told = [when_of(ctx, time, "inherited") for time in times]
    physical = event_types(ctx.lexicon)[mention.type].physical
    if mention.status == "planned" and not physical and any(_behind(ctx, when) for when in told):
        return None  # "menangkap aktivis pada Senin yang menolak | referendum | mendatang"
    return told[0] if len({when.first for when in told}) == 1 == len({when.last for when in told}) else None


def is_of_words(ctx: ArticleContext, mention: EventMention, start: int) -> bool:
    """Whether a date tells when the words were said that report the event, or stands outside of them."""
    quote = ctx.annotated.quote_at(mention.start)
    outside = quote is not None and ctx.annotated.quote_at(start) != quote
    return outside or start in _dated_by(ctx) or credited(ctx, start)


def _when_said(ctx: ArticleContext, mention: EventMention) -> bool:
    """Whether its own date is that of the statement that tells of it: "serangan di Darfur, demikian PBB, | Selasa".

    What stands behind both the cue and the mention belongs to the words: "mengatakan serangan terjadi | Selasa".
    """
    if mention.when is None or _ruled(ctx, mention, mention.when.start):
        return False
    time = mention.when.start
    for statement in _dated_by(ctx).get(time, ()):
        words = [span for span in statement.content if span.start <= mention.start < span.end]
        told = statement.cue is None or statement.cue.start < mention.start < time
        if words and not told and not any(span.start <= time < span.end for span in statement.content):
            return True
    return False


def _ruled(ctx: ArticleContext, mention: EventMention, start: int) -> bool:
    """Whether a judge or prosecutor does it by saying so: "terbukti bersalah," kata hakim di Sleman, Kamis (12/6)."""
    if mention.type not in _ON_DEEDS or mention.start > start or bounds_only(ctx, start):
        return False
    speakers = frozenset(ctx.lexicon.toml("event_classes")["classes"]["court_speaker"])
    for statement in _dated_by(ctx).get(start, ()):
        speaker = statement.speaker
        words = f"{speaker.role_title or ''} {speaker.text}".casefold().split() if speaker is not None else ()
        if not speakers.isdisjoint(words) and any(s.start <= mention.start < s.end for s in statement.content):
            return True
    return False


@once
def _dated_by(ctx: ArticleContext) -> Mapping[int, Sequence[Statement]]:
    """The statements by the first character of their date."""
    found: dict[int, list[Statement]] = {}
    for statement in ctx.statements:
        if statement.time is not None:
            found.setdefault(statement.time.start, []).append(statement)
    return found


def only_place(ctx: ArticleContext, mention: EventMention) -> Place | None:
    """The only place of the sentence behind "di"."""
    if merely_named(ctx, ctx.annotated.token_at(mention.start)):
        return None
    sentence = ctx.annotated.sentences[mention.sentence]
    judge = judged_by(ctx, ctx.annotated.token_at(mention.start))
    places = []
    for phrase in _phrases_at(ctx, judge or sentence.first, sentence.last):
        place = None if of_case(ctx, phrase) or _where_said(ctx, mention, phrase) else named_place(ctx, phrase)
        places += [place] if place is not None else []
    return places[0] if len(places) == 1 else None


@once
def _phrases_at(ctx: ArticleContext, first: int, last: int) -> tuple[Phrase, ...]:
    """The phrases behind "di" among tokens ``[first, last)``."""
    phrases = dict.fromkeys(filter(None, map(phrase_table(ctx).at, range(first, last))))
    return tuple(p for p in phrases if p.prep is not None and ctx.annotated.lower(p.prep) == "di")


def _where_said(ctx: ArticleContext, mention: EventMention, phrase: Phrase) -> bool:
    """Whether a place is where the words were said that tell of the event, not where it was."""
    start = ctx.doc[phrase.first].idx
    quote = ctx.annotated.quote_at(mention.start)
    return (quote is not None and ctx.annotated.quote_at(start) != quote) or start in _spoken_places(ctx)


@once
def _spoken_places(ctx: ArticleContext) -> frozenset[int]:
    return frozenset(s.place.start for s in ctx.statements if s.place is not None)
