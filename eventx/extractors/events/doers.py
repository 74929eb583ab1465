"""Whether what completes a noun of event is who does it: "putusan | Mahkamah Agung", "serangan | Israel"."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import Argument, agents
from eventx.extractors.arguments.words import closed_class
from eventx.extractors.events.candidates import Candidate
from eventx.extractors.events.entries import event_types
from eventx.extractors.events.kinds import is_animate, is_plain_place


def does(ctx: ArticleContext, candidate: Candidate, complement: list[Argument]) -> bool:
    """Whether the complement of a noun is who does it: "putusan | Mahkamah Agung", "serangan | Israel"."""
    kind = event_types(ctx.lexicon)[candidate.entry.type]
    if not complement:
        return False
    if candidate.entry.type == "attack" and _strikes_abroad(ctx, candidate, complement[0]):
        return True
    root_noun = candidate.entry.root in kind.done_by and candidate.analysis.derivation in ("-an", "")
    return ctx.annotated.lower(complement[0].first) in kind.doers or (root_noun and is_animate(ctx, complement[0]))


def by_means(ctx: ArticleContext, candidate: Candidate, complement: list[Argument]) -> bool:
    """Whether the complement of a noun of attack is what it was made with: "serangan | racun saraf"."""
    if candidate.entry.type != "attack":
        return False
    made = candidate.entry.root in event_types(ctx.lexicon)["attack"].done_by
    made = made and candidate.analysis.derivation in ("-an", "")
    return made and bool(complement) and not (is_animate(ctx, complement[0]) or is_plain_place(ctx, complement[0]))


def gives(ctx: ArticleContext, candidate: Candidate, complement: list[Argument]) -> bool:
    """Whether the complement of a noun is a state or body that gives: "bantuan | Jepang", "bantuan | pemerintah"."""
    doers = event_types(ctx.lexicon)[candidate.entry.type].doers
    if not doers or not complement:
        return False
    return _is_state(ctx, complement[0]) or ctx.annotated.lower(complement[0].first) in doers


def _strikes_abroad(ctx: ArticleContext, candidate: Candidate, state: Argument) -> bool:
    """Whether a state completes the noun of an attack in another one: "pengeboman | Israel | di Rafah"."""
    place = ctx.entities.mention_at(ctx.doc[state.last + 1].idx) if state.last + 1 < len(ctx.doc) else None
    at = closed_class(ctx.lexicon, "at") | closed_class(ctx.lexicon, "target")
    if ctx.annotated.lower(state.last) not in at or place is None or agents(ctx, candidate.last - 1):
        return False
    own = ctx.entities.mention_at(state.start)
    return _is_state(ctx, state) and own is not None and own.entity.country != place.entity.country


def _is_state(ctx: ArticleContext, one: Argument) -> bool:
    mention = ctx.entities.mention_at(one.start)
    return (
        mention is not None
        and mention.entity.kind == "country"
        and mention.start == one.start
        and mention.end == one.end
    )


def does_upon(ctx: ArticleContext, candidate: Candidate, complement: list[Argument], governed: list[Argument]) -> bool:
    """Whether the complement is who does it to whom a preposition names: "penangkapan | Israel | terhadap wartawan"."""
    if len(complement) != 1 or not governed or not is_animate(ctx, complement[0]):
        return False
    preposition, kind = governed[0].prep, candidate.entry.type
    if kind == "attack" and preposition in closed_class(ctx.lexicon, "target"):
        return True
    if not is_animate(ctx, governed[0]):
        return False
    given = candidate.entry.frame == "ar" and candidate.analysis.derivation in ("-an", "")
    taken = ctx.entities.mention_at(governed[0].start)
    annexed = _is_state(ctx, complement[0]) and taken is not None and taken.entity.type == "LOC"  # "atas | Krimea"
    if preposition in closed_class(ctx.lexicon, "upon"):
        return annexed or preposition not in closed_class(ctx.lexicon, "grounds")
    return given and preposition in closed_class(ctx.lexicon, "given_to")
