"""What a meeting is about: the phrases that its sentence gives after a verb or preposition of topic."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import carrier_of, following, is_predicate, phrase_table, reach
from eventx.extractors.meetings.cues import Cue
from eventx.extractors.meetings.verbs import part_of
from eventx.models import Span

_LONGEST = 45


def topics_of(ctx: ArticleContext, cue: Cue) -> list[Span]:
    """The topics that the clause of a cue names: "membahas X", "terkait X", "untuk membahas X"."""
    spans = []
    for phrase in following(ctx, cue.last - 1):
        if phrase.role == "topic":
            spans.append(_span(ctx, phrase.first, _end(ctx, phrase.first, reach(ctx, cue.last - 1))))
            break
    verb = _discussing(ctx, cue)
    if verb is not None:
        start = verb + 1
        found = _span(ctx, start, _clause_end(ctx, start))
        if found is not None:
            spans.append(found)
    return [span for span in spans if span is not None]


def _discussing(ctx: ArticleContext, cue: Cue) -> int | None:
    """The verb of discussion of the cue's clause: its carrier, or one after it ("bertemu ... untuk membahas")."""
    carrier = carrier_of(ctx, cue.first) if not cue.verbal else None
    for i in [carrier] if carrier is not None else []:
        if part_of(ctx, i) == "discuss" and not ctx.annotated.lower(i).startswith("di"):
            return i
    last = ctx.annotated.sentence_of(cue.first).last
    for i in range(cue.last, last):
        if ctx.doc[i].text in {'"', "”", ";"}:
            return None
        if is_predicate(ctx, i) and i != carrier:
            return i if part_of(ctx, i) == "discuss" and not ctx.annotated.lower(i).startswith("di") else None
    return None


def _clause_end(ctx: ArticleContext, start: int) -> int:
    """The end of the topic clause: at a comma, a quotation mark, a new clause, or after `_LONGEST` tokens."""
    last = min(ctx.annotated.sentence_of(start).last, start + _LONGEST)
    for i in range(start, last):
        if ctx.doc[i].text in {",", ".", ";", ":", '"', "”", "“"} and i > start:
            return i
    return last


def _end(ctx: ArticleContext, start: int, limit: int) -> int:
    for i in range(start, limit):
        if ctx.doc[i].text in {",", ".", ";"}:
            return i
    return limit


def _span(ctx: ArticleContext, first: int, last: int) -> Span | None:
    """The tokens as a span without marks at its edges; None when no noun phrase is among them."""
    while first < last and (ctx.doc[first].is_punct or ctx.doc[first].is_space):
        first += 1
    while last > first and (ctx.doc[last - 1].is_punct or ctx.doc[last - 1].is_space):
        last -= 1
    if first >= last or all(phrase_table(ctx).at(i) is None for i in range(first, last)):
        return None
    end = ctx.doc[last - 1].idx + len(ctx.doc[last - 1])
    return ctx.annotated.span(ctx.doc[first].idx, end)
