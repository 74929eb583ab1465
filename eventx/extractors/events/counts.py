"""Counted people: "korban tewas tercatat 57 jiwa", "hampir 340 warga meninggal"."""

from __future__ import annotations

from typing import Literal

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import Argument, is_predicate, phrase_table, time_tokens
from eventx.extractors.arguments.words import closed_class
from eventx.extractors.events.candidates import Candidate
from eventx.extractors.events.headcounts import HEADCOUNT_TYPES, fellows
from eventx.extractors.events.quantities import number_words, starts_number

Roles = list[tuple[Literal["agent", "patient"], list[Argument]]]

_FORWARD, _BACK = 7, 7
_SUM_FORWARD = 18
_STOPS = frozenset({".", ";", ":", '"', "“", "”"})


def total(ctx: ArticleContext, candidate: Candidate) -> Argument | None:
    """What the sum of victims before a trigger comes to: "jumlah korban | tewas akibat ... mencapai 88 orang".

    It may stand behind cause and place.
    """
    phrase = phrase_table(ctx).at(candidate.first - 1) if candidate.entry.type in HEADCOUNT_TYPES else None
    if phrase is None or ctx.annotated.lower(phrase.first) not in closed_class(ctx.lexicon, "sum"):
        return None
    return next(iter(_after(ctx, candidate, _SUM_FORWARD)), None)


def counted(ctx: ArticleContext, candidate: Candidate, beside: Argument | None, found: Roles) -> Roles:
    """Put the counted people in the patient's place: those right beside the trigger (`beside`, its headcount).

    Without them those who are counted further off, when the phrase found is a mere "jumlah korban" or none at all.
    """
    if candidate.entry.type not in HEADCOUNT_TYPES:
        return found
    if beside is not None:
        everybody = [*fellows(ctx, beside), beside]
        return [*((role, arguments) for role, arguments in found if role != "patient"), ("patient", everybody)]
    patients = [argument for role, arguments in found if role == "patient" for argument in arguments]
    if patients and not _is_sum(ctx, patients[0]):
        return found
    count = _after(ctx, candidate, _FORWARD) or ([] if patients else _before(ctx, candidate))
    if not count:
        return found
    return [*((role, arguments) for role, arguments in found if role != "patient"), ("patient", count)]


def _is_sum(ctx: ArticleContext, argument: Argument) -> bool:
    return ctx.annotated.lower(argument.first) in closed_class(ctx.lexicon, "sum")


def _after(ctx: ArticleContext, candidate: Candidate, reach: int) -> list[Argument]:
    """The count behind "mencapai", "menjadi": "korban tewas mencapai | 88 orang"."""
    high = min(ctx.annotated.sentence_of(candidate.head).last, candidate.last + reach)
    reached = False
    for i in range(candidate.last, high):
        if ctx.doc[i].text in _STOPS:
            break
        reaching = ctx.annotated.lower(i) in closed_class(ctx.lexicon, "reaching")
        if not reached and not reaching and i >= candidate.last + _FORWARD and is_predicate(ctx, i):
            break
        reached = reached or reaching
        if reached and (argument := _people(ctx, i, high + 3)) is not None:
            return [argument]
    return []


def _before(ctx: ArticleContext, candidate: Candidate) -> list[Argument]:
    """The count before a verb: "hampir | 340 warga | meninggal"."""
    low = max(ctx.annotated.sentence_of(candidate.head).first, candidate.first - _BACK)
    for i in range(candidate.first - 2, low - 1, -1):
        if ctx.doc[i].text in _STOPS:
            break
        if not starts_number(ctx, i - 1) and (argument := _people(ctx, i, candidate.first)) is not None:
            return [argument]
    return []


def _people(ctx: ArticleContext, i: int, high: int) -> Argument | None:
    """The phrase "NUMBER PEOPLE" that begins at token `i`."""
    if not starts_number(ctx, i) or i in time_tokens(ctx):
        return None
    units = number_words(ctx.lexicon).units
    for j in range(i + 1, min(high, i + 4)):
        if units.get(ctx.annotated.lower(j), ("", ""))[0] == "person":
            phrase = phrase_table(ctx).at(j)
            last = min(phrase.last, j + 4) if phrase is not None and phrase.first <= j else j + 1
            end = ctx.doc[last - 1]
            return Argument(i, last, j, ctx.doc[i].idx, end.idx + len(end))
    return None
