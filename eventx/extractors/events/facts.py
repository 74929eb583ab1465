"""Nouns of events that name what there is already, whatever the clause plans, hopes or denies about it."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import cued_status, is_predicate, phrase_table
from eventx.extractors.arguments.background import tells_whose
from eventx.extractors.arguments.carriers import carrier_of, verbs_after
from eventx.extractors.arguments.spans import skippable
from eventx.extractors.arguments.words import closed_class, holding_verbs, status_noun
from eventx.extractors.events.candidates import Candidate
from eventx.extractors.events.carriers import carried_by, light_role, told_by
from eventx.extractors.events.entries import event_types
from eventx.extractors.events.sequence import sequence_cues
from eventx.extractors.events.settings import on_fact

HARM = frozenset({"accident", "attack", "die", "disaster", "injure"})
"""Types of what nobody plans to suffer."""


def is_known(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether the noun says which case or happening a plan is about: "akan memeriksa saksi | pembunuhan"."""
    return (
        tells_whose(ctx, candidate.head)
        or _in_incident(ctx, candidate)
        or is_made(ctx, candidate)
        or _is_concern(ctx, candidate)
    )


def _is_concern(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether harm is only what something is about: "akan rapat soal | kebakaran", "penanganan korban | banjir"."""
    phrase = phrase_table(ctx).at(candidate.head)
    if phrase is None or candidate.entry.type not in HARM or light_role(ctx, candidate) is not None:
        return False
    before = range(phrase.first, candidate.first)
    if any(status_noun(ctx.annotated, k) is not None for k in before):
        return False  # "akan membahas | ancaman serangan"
    if phrase.role == "topic":
        return True
    return phrase.first < candidate.first and ctx.annotated.lower(phrase.head) not in closed_class(ctx.lexicon, "light")


def _in_incident(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether it says which incident something was in: "korban dalam insiden | penembakan"."""
    phrase, cues = phrase_table(ctx).at(candidate.head), sequence_cues(ctx.lexicon)
    if phrase is None or phrase.role != "inside":
        return False
    hits = (cues.at(ctx.annotated, i) for i in range(phrase.first, candidate.first))
    return any(hit is not None and hit[1] == "incident" for hit in hits)


def is_made(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether a relative clause says that it was made: "isi | perjanjian | yang sudah diteken tahun lalu"."""
    phrase = phrase_table(ctx).at(candidate.head)
    if phrase is None or ctx.annotated.lower(phrase.last) != "yang":
        return False
    verb = next(iter(verbs_after(ctx, candidate.head)), None)
    made = ctx.lexicon.cached("events.made", lambda lex: frozenset(lex.toml("event_classes")["classes"]["made"]))
    if verb is None:
        return False
    lodged = candidate.entry.type in HARM or event_types(ctx.lexicon)[candidate.entry.type].in_court
    if ctx.annotated.lower(verb) not in made and not (lodged and verb == told_by(ctx, candidate)):
        return False  # "resolusi gencatan senjata yang | diajukan" is none yet
    return cued_status(ctx, verb) in (None, "occurred")


def does_else(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether the noun is who does something else: "tarif itu tengah | menghadapi | gugatan"."""
    verb = next(iter(verbs_after(ctx, candidate.head)), None)
    if verb is None or carrier_of(ctx, candidate.head) != verb or not ctx.annotated.lower(verb).startswith("me"):
        return False
    return ctx.annotated.lower(verb) not in holding_verbs(ctx.lexicon)


def ruled_on(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether a court decides on it: "mengabulkan | gugatan", "banding itu | ditolak"."""
    rules = ctx.lexicon.cached(
        "events.rules_on", lambda lex: frozenset(lex.toml("event_classes")["classes"]["rules_on"])
    )
    return any(
        ctx.annotated.lower(verb) in rules
        for verb in (carrier_of(ctx, candidate.head), *verbs_after(ctx, candidate.head))
        if verb is not None
    )


def is_fact(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether the noun names what there is already, whatever is to be done with it: "mendesak AS mencabut | sanksi"."""
    verb = carried_by(ctx, candidate)
    if verb is None or ctx.annotated.lower(verb) not in on_fact(ctx.lexicon):
        return False
    return verb < candidate.first or ctx.annotated.lower(verb).startswith("di")


def hoped_effect(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether only what an event leads to is hoped for or possible: "kesepakatan itu | diharapkan membuka | pasar"."""
    verb = carried_by(ctx, candidate)
    if verb is None or verb < candidate.head or light_role(ctx, candidate) is not None:
        return False
    k = verb + 1
    while k < len(ctx.doc) and skippable(ctx, k):
        k += 1
    return ctx.annotated.lower(verb).startswith("di") and is_predicate(ctx, k) and ctx.annotated.lower(k)[:2] == "me"
