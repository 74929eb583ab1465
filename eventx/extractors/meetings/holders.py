"""Who holds, leads or attends a meeting by the verbs that carry its noun: "menggelar rapat", "rapat dihadiri A"."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import (
    Argument,
    Phrase,
    agents,
    argument,
    carrier_of,
    cued_status,
    following,
    is_predicate,
    objects,
    phrase_table,
    subjects,
)
from eventx.extractors.arguments.carriers import verb_after, verbs_after
from eventx.extractors.arguments.governing import joined
from eventx.extractors.meetings.cues import Cue
from eventx.extractors.meetings.hosting import hosted, hosts
from eventx.extractors.meetings.presence import absent
from eventx.extractors.meetings.seats import headed_by_party
from eventx.extractors.meetings.verbs import HOLDING, accompanying, part_of


def holders(ctx: ArticleContext, cue: Cue) -> tuple[list[Argument], list[Argument]]:
    """Who holds or attends a meeting by the verb that carries its noun, and who else stands behind that verb."""
    if hosted(ctx, cue):
        return hosts(ctx, cue), []
    carrier = _carrier(ctx, cue)
    if carrier is None:
        return [], []
    if carrier < cue.first:
        there = part_of(ctx, carrier) in HOLDING and not _passive(ctx, carrier) and not absent(ctx, carrier)
        return subjects(ctx, carrier) if there else [], []
    held = _there(ctx, carrier) + [arg for verb in further_verbs(ctx, cue) for arg in _there(ctx, verb)]
    held = held or (objects(ctx, carrier) if part_of(ctx, carrier) == "involve" else [])
    told = following(ctx, carrier) if part_of(ctx, carrier) in HOLDING else []
    return held, [argument(ctx, p) for p in told if p.role in ("companion", "between") and not comes_along(ctx, p)]


def comes_along(ctx: ArticleContext, phrase: Phrase) -> bool:
    """Somebody who only comes along: "didampingi", "disertai"."""
    return phrase.prep is not None and ctx.annotated.lower(phrase.prep) in accompanying(ctx)


def further_verbs(ctx: ArticleContext, cue: Cue) -> list[int]:
    """The verbs beside the one that carries a noun that say who was there, where and when.

    "Rapat dipimpin A | dan dihadiri B di Solo", "Rapat yang dipimpin A itu | dihadiri B di Solo".
    """
    carrier = _carrier(ctx, cue)
    if carrier is None or carrier < cue.first:
        return []
    main = [verb for verb in verbs_after(ctx, cue.first)[1:] if _says_who(ctx, verb)]
    second = [_second(ctx, verb) for verb in (carrier, *main)]
    if part_of(ctx, carrier) == "discuss":
        second.append(_held_behind(ctx, carrier))
    return [*main, *(verb for verb in second if verb is not None and verb not in main)]


def _carrier(ctx: ArticleContext, cue: Cue) -> int | None:
    carrier, phrase = carrier_of(ctx, cue.first), phrase_table(ctx).at(cue.first)
    if carrier is None and phrase is not None and ctx.annotated.lower(phrase.last) == "yang":
        return verb_after(ctx, cue.first)
    return carrier


def _there(ctx: ArticleContext, verb: int) -> list[Argument]:
    """Whom a passive verb tells to be there: "dihadiri | Gubernur A", "diikuti | sejumlah menteri"."""
    if not _says_who(ctx, verb):
        return []
    phrase = phrase_table(ctx).at(verb + 1)
    found = agents(ctx, verb)
    if found or phrase is None or phrase.first != verb + 1 or phrase.prep is not None:
        return found
    group = argument(ctx, phrase)
    return [group] if headed_by_party(ctx, group) else []


def _says_who(ctx: ArticleContext, verb: int) -> bool:
    told = cued_status(ctx, verb) not in ("denied", "cancelled")  # "Rapat itu tidak | dihadiri | Tono"
    return told and _passive(ctx, verb) and part_of(ctx, verb) in ("attend", "hold")


def _passive(ctx: ArticleContext, verb: int) -> bool:
    return ctx.annotated.lower(verb).startswith("di")


def _held_behind(ctx: ArticleContext, verb: int) -> int | None:
    """The verb that holds a meeting behind the one that says what it is about: "Rapat membahas banjir | digelar"."""
    behind = (j for j in range(verb + 2, ctx.annotated.sentence_of(verb).last) if is_predicate(ctx, j))
    found = next(behind, None)
    held = found is not None and part_of(ctx, found) in ("hold", "attend") and ctx.annotated.lower(found - 1) != "yang"
    return found if found is not None and held and not ctx.annotated.lower(found).startswith("me") else None


def _second(ctx: ArticleContext, carrier: int) -> int | None:
    """A second verb that says who was there: "Rapat dipimpin A | dan dihadiri B"."""
    for j in range(carrier + 2, ctx.annotated.sentence_of(carrier).last):
        if is_predicate(ctx, j):
            # "dan diikuti | aksi protes di Bandung" tells what came after
            return j if _says_who(ctx, j) and joined(ctx, j) and _there(ctx, j) else None
    return None
