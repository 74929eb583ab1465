"""Meetings told in one list: "menghadiri KTT G20 di Oslo, KTT APEC di Seoul, dan KTT ASEAN" has one verb for three."""

from __future__ import annotations

from itertools import pairwise

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import is_predicate, phrase_table
from eventx.extractors.arguments.words import closed_class
from eventx.extractors.meetings.cues import Cue
from eventx.extractors.meetings.mentions import Draft
from eventx.extractors.meetings.parties import same_actor


def list_of(ctx: ArticleContext, cue: Cue) -> int | None:
    """The list of noun phrases that a meeting's noun stands in."""
    table = phrase_table(ctx)
    place = table.of_token.get(cue.first) if not cue.verbal else None
    return table.group[place] if place is not None else None


def share_lists(ctx: ArticleContext, drafts: list[Draft]) -> None:
    """Give each meeting of a list what the verb before the list tells of the first: its status and who attends."""
    for before, draft in pairwise(drafts):
        if not _continues(ctx, before.cue, draft.cue):
            continue
        told = [p for p in before.parties if not any(same_actor(p, q) for q in before.core)]
        draft.status = draft.status or before.status
        draft.listed = before.listed
        draft.shared = before.shared or told
        draft.parties = [*draft.shared, *(p for p in draft.core if not any(same_actor(p, q) for q in draft.shared))]


def _continues(ctx: ArticleContext, before: Cue, cue: Cue) -> bool:
    """Whether a meeting's noun goes on a list that one with the same word began, over places and times."""
    if before.verbal or cue.verbal or before.row["root"] != cue.row["root"]:
        return False
    phrase = phrase_table(ctx).at(cue.first)
    if phrase is None or phrase.prep is not None or ctx.annotated.sentence_of(before.first).last <= cue.first:
        return False
    mark = ctx.annotated.lower(phrase.first - 1)
    if mark != "," and mark not in closed_class(ctx.lexicon, "joiner"):
        return False
    return not any(is_predicate(ctx, i) for i in range(before.last, cue.first))
