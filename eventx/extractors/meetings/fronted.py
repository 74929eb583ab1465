"""Who meets where the verb of a meeting stands first with no subject: "Bertemu Ratna, Tono membahas beras"."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import Argument, Phrase, argument, name_tokens, phrase_table
from eventx.extractors.arguments.objects import names_actor
from eventx.extractors.arguments.spans import acts
from eventx.extractors.arguments.words import status_forms
from eventx.extractors.meetings.cues import Cue

# Tokens behind the verb within which the main clause begins.
_LONGEST = 40


def fronted_subject(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """The subject of the main clause behind the verb of a meeting that begins its sentence."""
    sentence = ctx.annotated.sentence_of(cue.first)
    if cue.first != sentence.first:
        return []
    table = phrase_table(ctx)
    for k in range(cue.last, min(sentence.last - 1, cue.last + _LONGEST)):
        phrase = table.at(k + 1) if ctx.doc[k].text == "," else None
        if phrase is None or phrase.first != k + 1 or phrase.prep is not None:
            continue
        own = _up_to_verb(ctx, phrase)
        if own is not None and names_actor(ctx, own):
            return [argument(ctx, own)]
    return []


def _up_to_verb(ctx: ArticleContext, phrase: Phrase) -> Phrase | None:
    """A phrase that a verb follows, cut behind its name before a verb that a headline's capitals made part of it."""
    if acts(ctx, phrase) or ctx.annotated.lower(phrase.last) in status_forms(ctx.lexicon):
        return phrase
    verb = next((i for i in range(phrase.first + 1, phrase.last) if ctx.doc[i].pos_ == "VERB"), phrase.first)
    return Phrase(phrase.first, verb, phrase.first, None, None) if verb - 1 in name_tokens(ctx) else None
