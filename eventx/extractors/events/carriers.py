"""The verb that makes a noun of event happen: its light verb, or the verb of a relative clause that tells of it."""

from __future__ import annotations

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments import carrier_of, cued_status, phrase_table
from eventx.extractors.arguments.carriers import about_later_noun
from eventx.extractors.arguments.spans import skippable
from eventx.extractors.arguments.words import clause_openers, closed_class
from eventx.extractors.events.candidates import Candidate
from eventx.extractors.events.entries import light_verbs

_REACH = 12
_MARKS = frozenset({".", ",", ";", ":", '"', "“", "”"})
_STOPS = frozenset({".", ";", ":", '"', "“", "”"})


@once
def carried_by(ctx: ArticleContext, candidate: Candidate) -> int | None:
    """The verb whose object or subject the noun is: "menggelar | latihan", "latihan | digelar"."""
    i = candidate.first - 1
    while i >= 0 and skippable(ctx, i):
        i -= 1
    if (
        i >= 0
        and ctx.annotated.lower(i) in light_verbs(ctx.lexicon)
        and ctx.annotated.sentence_of(i).last > candidate.first
    ):
        return i
    involved = _involved(ctx, i)
    if involved is not None:
        known = ctx.annotated.lower(candidate.last) in closed_class(ctx.lexicon, "demonstrative")
        # "membantah terlibat dalam serangan itu" denies the part, not the attack
        return None if known and cued_status(ctx, involved) == "denied" else involved
    found = carrier_of(ctx, candidate.head)
    if found is not None and ctx.annotated.lower(found) in light_verbs(ctx.lexicon):
        return found
    return _strikes(ctx, candidate) or found


def _involved(ctx: ArticleContext, i: int) -> int | None:
    """The verb of involvement before token `i`: "terlibat | dalam kasus penculikan", "terlibat dugaan suap"."""
    first = ctx.annotated.sentence_of(i).first if i >= 0 else 0
    between = closed_class(ctx.lexicon, "light")
    while i >= first and (ctx.annotated.lower(i) == "dalam" or ctx.annotated.lower(i) in between):
        i -= 1
    verb = ctx.annotated.lower(i) if i >= first else ""
    return i if verb.startswith("ter") and light_verbs(ctx.lexicon).get(verb) == "agent" else None


def _strikes(ctx: ArticleContext, candidate: Candidate) -> int | None:
    """The verb of a noun of event beyond what describes it: "gempa berkekuatan 6 | mengguncang"."""
    lights, openers = light_verbs(ctx.lexicon), clause_openers(ctx.lexicon)
    ties = closed_class(ctx.lexicon, "joiner")
    for i in range(candidate.last, min(ctx.annotated.sentence_of(candidate.head).last, candidate.last + _REACH)):
        word = ctx.annotated.lower(i)
        if ctx.doc[i].text in _MARKS or word == "yang" or word in ties or openers.at(ctx.annotated, i) is not None:
            return None
        if lights.get(word) in ("event", "told"):
            return i
    return None


def light_role(ctx: ArticleContext, candidate: Candidate) -> str | None:
    """What the carrying verb lends the noun: agent, patient, event or cause; None when no light verb carries it."""
    verb = carried_by(ctx, candidate)
    role = None if verb is None else light_verbs(ctx.lexicon).get(ctx.annotated.lower(verb))
    # "gempa itu tidak memicu tsunami" denies the tsunami, not the earthquake
    return None if role == "cause" and verb is not None and verb > candidate.head else role


@once
def told_by(ctx: ArticleContext, candidate: Candidate) -> int | None:
    """The verb of the relative clause that says that a noun of event took place: "gempa besar yang | terjadi | di"."""
    high = min(ctx.annotated.sentence_of(candidate.head).last, candidate.last + _REACH)
    lights = light_verbs(ctx.lexicon)
    relative = False
    for i in range(candidate.last, high):
        if ctx.doc[i].text in _STOPS:
            return None
        if ctx.annotated.lower(i) == "yang" and not relative:
            own = phrase_table(ctx).at(candidate.head)
            if own is not None and about_later_noun(ctx, own, i):
                return None
            relative = True
        if relative and lights.get(ctx.annotated.lower(i)) in ("event", "told"):
            return i
    return None
