"""Who hosts a meeting: "Indonesia menjadi tuan rumah | KTT", "Solo, tuan rumah | muktamar"."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import Argument, phrase_table, subjects
from eventx.extractors.arguments.carriers import verb_before
from eventx.extractors.meetings.cues import Cue, meeting_words


def hosted(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether the noun of a host stands right before the noun of a meeting or its modifiers."""
    phrase = phrase_table(ctx).at(cue.first)
    return not cue.verbal and phrase is not None and _begins(ctx, phrase.first) and phrase.first + 2 <= cue.first


def host_verb(ctx: ArticleContext, cue: Cue) -> int | None:
    """The verb that makes somebody the host of a meeting: "akan | menjadi | tuan rumah KTT"."""
    phrase = phrase_table(ctx).at(cue.first)
    if phrase is None or not hosted(ctx, cue):
        return None
    return verb_before(ctx, phrase.prep if phrase.prep is not None else phrase.first)


def hosts(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """Who is told to host a meeting."""
    verb = host_verb(ctx, cue)
    return subjects(ctx, verb) if verb is not None else []


def _begins(ctx: ArticleContext, i: int) -> bool:
    return meeting_words(ctx.lexicon, "host").at(ctx.annotated, i) is not None
