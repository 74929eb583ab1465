"""Where and when an event was, by what the words around its trigger tell."""

from __future__ import annotations

import re
from datetime import date

from spacy.tokens import Token

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import (
    Argument,
    carrier_of,
    complements,
    datable,
    name_tokens,
    named_place,
    objects,
    phrase_table,
    place_of,
    time_of,
    venue,
    when_of,
)
from eventx.extractors.arguments.background import judged_by
from eventx.extractors.arguments.hosts import side_verbs
from eventx.extractors.arguments.words import holding_verbs
from eventx.extractors.events.asides import bounds_only, of_posting, of_what_led
from eventx.extractors.events.candidates import Candidate, in_noun_phrase
from eventx.extractors.events.carriers import carried_by, light_role, told_by
from eventx.extractors.events.entries import EventType, event_types
from eventx.extractors.events.kinds import names_people
from eventx.lang.closed_class import closed_class
from eventx.lang.lexicon import Lexicon
from eventx.models import Place, When

# A day in words that tell a time roughly: "sekitar 28 Juli".
_DAY = re.compile(r"\b\d{1,2}\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARKS = frozenset({".", ",", ";", ":", '"', "“", "”"})
_PAIR = frozenset({"-", "–", "dan", "vs"})
_REACH = 6


def where(ctx: ArticleContext, candidate: Candidate, kind: EventType) -> Place | None:
    """The place of an event, by name where its phrase holds the trigger: Ukraine for "eskalasi konflik Ukraina"."""
    found = _phrase_where(ctx, candidate, kind)
    judge = judged_by(ctx, candidate.head) if found is not None else None
    if found is not None and judge is not None and found.start < ctx.doc[judge].idx:
        verb = told_by(ctx, candidate)
        found = None if verb is None else place_of(ctx, verb)
        return None if found is None or found.start < ctx.doc[judge].idx else found
    trigger = ctx.doc[candidate.head].idx
    if found is None or not found.start <= trigger < found.end:
        return found
    names = [ref for ref in ctx.entities.mentions_in(trigger, found.end) if ref.entity.type == "LOC"]
    if len(names) > 1 and ctx.text[names[0].end : names[1].start].strip() in _PAIR:
        return None  # "perang Iran-Israel" names its sides
    if not names or ctx.text.startswith(" di ", names[0].end):
        return None  # "perang Israel di wilayah itu" names who wages it
    return ctx.entities.place(names[0].start, names[0].end)


def _phrase_where(ctx: ArticleContext, candidate: Candidate, kind: EventType) -> Place | None:
    """The place told by its own phrase, by the object of a trip, or by what "melanda" and its like strike."""
    at = candidate.head if in_noun_phrase(ctx, candidate) else candidate.first
    found = place_of(ctx, at, goal=kind.goal, unnamed=False)
    if found is not None:
        return found
    verb = told_by(ctx, candidate) if in_noun_phrase(ctx, candidate) else None
    if verb is not None and (told := place_of(ctx, verb)) is not None:
        return told
    goal = objects(ctx, candidate.last - 1) if kind.goal and candidate.analysis.voice == "active" else []
    return _first_place(ctx, goal) or _completed_where(ctx, candidate, kind) or _unnamed(ctx, at, kind, goal)


def _unnamed(ctx: ArticleContext, at: int, kind: EventType, goal: list[Argument]) -> Place | None:
    """Whence one came, or a venue with no name: what is taken where no name tells the place."""
    found = place_of(ctx, at, goal=kind.goal, origin=kind.origin)
    if found is not None or not kind.origin:
        return found
    phrases = [phrase_table(ctx).at(argument.head) for argument in goal]
    return next((place for phrase in phrases if phrase is not None and (place := venue(ctx, phrase))), None)


def _completed_where(ctx: ArticleContext, candidate: Candidate, kind: EventType) -> Place | None:
    """The place that completes a noun of event, or that its light verb strikes."""
    if candidate.entry.frame not in ("d", "p", "na", "aa") or not in_noun_phrase(ctx, candidate):
        return None
    completes = candidate.entry.frame in ("d", "aa") or kind.complement_place
    complement = _first_place(ctx, complements(ctx, candidate.last - 1)) if completes else None
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
        names = name_tokens(ctx)
        kinds = {ctx.annotated.names[names[i]].type for i in range(argument.first, argument.last) if i in names}
        if phrase is None or kinds != {"LOC"} or names_people(ctx, argument):
            continue
        if (place := named_place(ctx, phrase)) is not None:
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
    found = _since(ctx, candidate) or _since_then(ctx, candidate) or time_of(ctx, at)
    if noun and found is None:
        verbs = (told_by(ctx, candidate), carried_by(ctx, candidate) if candidate.entry.frame == "d" else None)
        found = next((time for verb in verbs if verb is not None and (time := time_of(ctx, verb))), None)
    if found is None or bounds_only(ctx, found.start) or _from_year(ctx, found):
        return None
    if noun and of_its_end(ctx, candidate.head, found.start):
        return None
    if of_posting(ctx, found.start, at) or of_what_led(ctx, at, found.start):
        return None
    return _from_then_on(ctx, candidate, _coarse(found, ctx.text[found.start : found.end]))


def _from_year(ctx: ArticleContext, found: When) -> bool:
    """Whether a year only tells from when on something is done: "pemilu dipisah | mulai | 2029"."""
    before = ctx.annotated.lower(ctx.annotated.token_at(found.start) - 1)
    return found.grain == "year" and before in side_verbs(ctx.lexicon, "start")


def of_its_end(ctx: ArticleContext, i: int, start: int) -> bool:
    """Whether a time is that of what ends what the noun `i` names: "mencabut | blokade | pada Mei", "api | padam".

    Args:
        i: the noun.
        start: the first character of the time.
    """
    verb = carrier_of(ctx, i)
    if verb is None or ctx.annotated.lower(verb) not in on_fact(ctx.lexicon):
        return False
    if verb > i:
        return ctx.doc[verb].idx < start
    between = range(i + 1, ctx.annotated.token_at(start))
    return all(not _says_since(ctx, k) and ctx.annotated.lower(k) != "yang" for k in between)


def _says_since(ctx: ArticleContext, i: int) -> bool:
    """Whether token `i` is "sejak"."""
    return ctx.annotated.lower(i) in closed_class(ctx.lexicon, "since")


def on_fact(lexicon: Lexicon) -> frozenset[str]:
    """Verbs whose object is there already: "mencabut sanksi"."""
    return lexicon.cached("events.on_fact", lambda lex: frozenset(lex.toml("event_classes")["classes"]["on_fact"]))


def _from_then_on(ctx: ArticleContext, candidate: Candidate, found: When) -> When:
    """A date behind "sejak", however it was found, as the start of what lasts: "gencatan itu berlaku sejak 8 April"."""
    i = ctx.annotated.token_at(found.start) - 1
    lasts = event_types(ctx.lexicon)[candidate.entry.type].since and _says_since(ctx, i)
    if not lasts or "/" in found.value:
        return found
    return found.model_copy(update={"value": f"{found.value}/..", "last": None})


def _coarse(found: When, words: str) -> When:
    """A part of a month told roughly ("akhir Juli") as the month: the day that stands for it is not the event's."""
    if found.value.endswith("~") and len(found.value) == len("2025-07-31~") and not _DAY.search(words):
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
        token = _year_of_poll(ctx, candidate) or token
    if not _YEAR.fullmatch(token.text):
        return None
    year = int(token.text)
    return When(
        value=token.text, first=date(year, 1, 1), last=date(year, 12, 31), grain="year",
        start=token.idx, end=token.idx + 4, source="explicit",
    )  # fmt: skip


def _year_of_poll(ctx: ArticleContext, candidate: Candidate) -> Token | None:
    """The bare year behind what a poll is for or of: "Pilkada Jawa Barat | 2018"."""
    if candidate.entry.root not in event_types(ctx.lexicon)[candidate.entry.type].proper:
        return None
    joiners = closed_class(ctx.lexicon, "joiner")
    for i in range(candidate.last, min(ctx.annotated.sentence_of(candidate.head).last, candidate.last + _REACH)):
        token = ctx.doc[i]
        if _YEAR.fullmatch(token.text):
            return token
        if not (token.text[:1].isupper() or token.lower_ in joiners):
            break
    return None


def _since(ctx: ArticleContext, candidate: Candidate) -> When | None:
    """The date behind "sejak": when something began, or since when it lasts."""
    carrier = carrier_of(ctx, candidate.head) if in_noun_phrase(ctx, candidate) else None
    behind = max(candidate.last, carrier + 1) if carrier is not None and _lasts(ctx, carrier) else candidate.last
    high = min(ctx.annotated.sentence_of(candidate.head).last, behind + _REACH)
    for i in range(behind, high - 1):
        if ctx.doc[i].text in _MARKS:
            return None
        if _says_since(ctx, i):
            after = ctx.doc[i + 1].idx
            times = [time for time in ctx.annotated.times_in(after, after + 12) if datable(time)]
            if not times:
                return None
            since, lasts = when_of(ctx, times[0]), event_types(ctx.lexicon)[candidate.entry.type].since
            if "/" in since.value:
                return since if lasts else None
            return since if not lasts else since.model_copy(update={"value": f"{since.value}/..", "last": None})
    return None


def _lasts(ctx: ArticleContext, verb: int) -> bool:
    """Whether a verb says that something takes place: "perang antara keduanya | berlangsung | sejak Mei"."""
    return ctx.annotated.lower(verb) in holding_verbs(ctx.lexicon)


def _since_then(ctx: ArticleContext, candidate: Candidate) -> When | None:
    """The start of what lasts since another event: "Sejak militer berkuasa pada 2021, | perang | berkecamuk"."""
    if candidate.entry.root not in event_types(ctx.lexicon)[candidate.entry.type].lasting:
        return None
    sentence = ctx.annotated.sentence_of(candidate.head)
    if not _says_since(ctx, sentence.first):
        return None
    comma = next((i for i in range(sentence.first, candidate.first) if ctx.doc[i].text == ","), None)
    if comma is None:
        return None
    times = [t for t in ctx.annotated.times_in(sentence.start, ctx.doc[comma].idx) if datable(t)]
    since = when_of(ctx, times[-1]) if times else None
    if since is None or "/" in since.value:
        return since
    return since.model_copy(update={"value": f"{since.value}/..", "last": None})
