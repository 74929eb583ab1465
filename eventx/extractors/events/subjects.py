"""The subject of a verb that names an event: whom its clause, or the clause that governs it, is about."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments import (
    Argument,
    argument,
    governing_actor,
    is_predicate,
    phrase_table,
    subjects,
)
from eventx.extractors.arguments.spans import acts
from eventx.extractors.arguments.words import clause_openers, prepositions
from eventx.extractors.events.candidates import Candidate
from eventx.extractors.events.effects import completing, found_hurt, handled, hitting
from eventx.extractors.events.entries import event_types
from eventx.extractors.events.kinds import is_animate, is_plain_place, names_nobody


def subjects_of(ctx: ArticleContext, candidate: Candidate) -> list[Argument]:
    """The subject of a trigger that is a verb; one that is nobody gives way to who acts in the governing clause."""
    found = (
        completing(ctx, candidate) or _fronted(ctx, candidate) or handled(ctx, candidate) or found_hurt(ctx, candidate)
    )
    found = found or subjects(ctx, candidate.first)
    if found and any(is_animate(ctx, one) and not names_nobody(ctx, one) for one in found):
        return found
    kind = event_types(ctx.lexicon)[candidate.entry.type]
    if kind.things and candidate.analysis.voice == "active" and (vehicle := hitting(ctx, candidate)):
        return vehicle
    wants = candidate.entry.frame != "p" and candidate.analysis.voice != "passive"
    further = governing_actor(ctx, candidate.first) if wants or kind.persons else []
    return found if further and found and _reports(ctx, further[0], found[0]) else further or found


def _reports(ctx: ArticleContext, speaker: Argument, subject: Argument) -> bool:
    """Whether somebody only reports what a subject does: "Antara menulis | kesepakatan itu akan mencabut ..."."""
    told, at, contents = ctx.annotated.starts[speaker.first], ctx.annotated.starts[subject.first], _contents(ctx)
    first, last = bisect_right(contents, told, key=itemgetter(0)), bisect_right(contents, at, key=itemgetter(0))
    return any(at < end for _, end in contents[first:last])


@once
def _contents(ctx: ArticleContext) -> list[tuple[int, int]]:
    """Where the words of statements stand, in text order."""
    return sorted((span.start, span.end) for statement in ctx.statements for span in statement.content)


def _fronted(ctx: ArticleContext, candidate: Candidate) -> list[Argument]:
    """Who the clause behind a fronted trigger is about: "Setibanya di Doha, Qatar, | menteri itu | menemui ..."."""
    sentence = ctx.annotated.sentence_of(candidate.first)
    opener = clause_openers(ctx.lexicon).at(ctx.annotated, sentence.first)
    opener = opener or prepositions(ctx.lexicon).at(ctx.annotated, sentence.first)
    start = sentence.first + (opener[0] if opener is not None else 0)
    if any(ctx.doc[i].is_alpha for i in range(start, candidate.first)):
        return []
    table, comma = phrase_table(ctx), False
    for i in range(candidate.last, sentence.last):
        comma = comma or ctx.doc[i].text == ","
        phrase = table.at(i) if comma else None
        if phrase is not None and phrase.first == i and phrase.prep is None:
            found = argument(ctx, phrase)
            if is_animate(ctx, found) and (not is_plain_place(ctx, found) or acts(ctx, phrase)):
                return [found]
        if comma and is_predicate(ctx, i):
            return subjects(ctx, i)
    return []
