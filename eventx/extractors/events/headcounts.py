"""How many, told right before the verb: "17 siswa | tewas dan 25 | terluka". Each verb has the number beside it."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import Argument, is_predicate, objects, time_tokens
from eventx.extractors.arguments.spans import skippable
from eventx.extractors.arguments.words import approximations, closed_class
from eventx.extractors.events.candidates import Candidate
from eventx.extractors.events.entries import light_verbs
from eventx.extractors.events.quantities import number_words, people, starts_number
from eventx.models import Quantity

HEADCOUNT_TYPES = frozenset({"die", "injure", "displace"})
_BACK, _BETWEEN, _LISTED = 9, 3, 6
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON"})


def headcount(ctx: ArticleContext, candidate: Candidate) -> Argument | None:
    """The counted people right before a verb that people undergo, or None.

    Between may stand adverbs and passives that report: "sepuluh orang | dilaporkan | tewas".
    """
    if candidate.entry.type not in HEADCOUNT_TYPES or candidate.entry.frame != "p":
        return None
    if candidate.analysis.voice == "active" and (behind := _others(ctx, candidate)) is not None:
        return behind
    if candidate.analysis.voice == "active" and any(
        one.first >= candidate.last for one in objects(ctx, candidate.head)
    ):
        return None  # "dua rudal | menewaskan lima warga": who is counted behind it underwent it
    low = max(ctx.annotated.sentence_of(candidate.head).first, candidate.first - _BACK)
    i = candidate.first - 1
    while i >= low and candidate.first - i <= _BETWEEN and _between(ctx, i):
        i -= 1
    last = i + 1
    while i >= low and not (starts_number(ctx, i) and i not in time_tokens(ctx)):
        if ctx.annotated.pos[i] not in _NOMINAL or i in time_tokens(ctx):
            return None
        i -= 1
    if i < low:
        return None
    while i - 1 >= low and ctx.annotated.lower(i - 1) in number_words(ctx.lexicon).values:
        i -= 1
    return _argument(ctx, i, last) if _counts_people(ctx, i, last) else None


def fellows(ctx: ArticleContext, beside: Argument) -> list[Argument]:
    """The counted people listed before a headcount: "dua polisi, | empat warga | dan tiga pekerja | tewas"."""
    found: list[Argument] = []
    first, low = beside.first, ctx.annotated.sentence_of(beside.first).first
    end = _joined(ctx, first)
    while end is not None and end - 1 >= low:
        i = end - 1
        while i >= low and end - i <= _LISTED and not starts_number(ctx, i):
            if ctx.annotated.pos[i] not in _NOMINAL or i in time_tokens(ctx):
                return found
            i -= 1
        if i < low or not starts_number(ctx, i) or i in time_tokens(ctx) or not _counts_people(ctx, i, end):
            return found
        while i - 1 >= low and ctx.annotated.lower(i - 1) in number_words(ctx.lexicon).values:
            i -= 1
        before = ctx.annotated.lower(i - 1)
        if before in closed_class(ctx.lexicon, "some") or (before.startswith("me") and is_predicate(ctx, i - 1)):
            return []  # "10 tewas, termasuk tiga polisi, dan 25 lainnya | luka", "menewaskan tiga dan lima | luka"
        found.insert(0, _argument(ctx, i, end))
        end = i - 1 if i and ctx.doc[i - 1].text == "," else None
    return found


def _joined(ctx: ArticleContext, first: int) -> int | None:
    """Where the phrase before "dan" or ", dan" ends, when a list closes with token `first`."""
    if first < 2 or ctx.annotated.lower(first - 1) not in closed_class(ctx.lexicon, "joiner"):
        return None
    return first - 2 if ctx.doc[first - 2].text == "," else first - 1


def _others(ctx: ArticleContext, candidate: Candidate) -> Argument | None:
    """A count of others as the object: "menewaskan 11 orang dan melukai | 64 lainnya"."""
    i = candidate.last
    end = min(ctx.annotated.sentence_of(candidate.head).last, i + _BACK)
    while i < end and (rounding := approximations(ctx.lexicon).at(ctx.annotated, i)) is not None:
        i += rounding[0]
    j = i
    while j < end and (starts_number(ctx, j) or ctx.annotated.lower(j) in number_words(ctx.lexicon).values):
        j += 1
    others = i < j < end and ctx.annotated.lower(j) in closed_class(ctx.lexicon, "rest")
    return _argument(ctx, i, j + 1) if others else None


def _between(ctx: ArticleContext, i: int) -> bool:
    word = ctx.annotated.lower(i)
    passive = ctx.annotated.pos[i] == "VERB" and word.startswith("di")
    undergoing = light_verbs(ctx.lexicon).get(word) == "patient"  # "lima lainnya | mengalami | luka"
    return passive or undergoing or (skippable(ctx, i) and not starts_number(ctx, i) and word.isalpha())


def _counts_people(ctx: ArticleContext, first: int, last: int) -> bool:
    """Whether the counted are no hours, tonnes or years; a bare number must not belong to a noun before it."""
    units = number_words(ctx.lexicon).units
    kinds = {units[word][0] for k in range(first, last) if (word := ctx.annotated.lower(k)) in units}
    if kinds:
        return kinds == {"person"}
    bare = all(ctx.annotated.pos[k] not in {"NOUN", "PROPN"} for k in range(first, last))
    return not (bare and first > 0 and ctx.annotated.pos[first - 1] in {"NOUN", "PROPN", "ADP"})


def _argument(ctx: ArticleContext, first: int, last: int) -> Argument:
    head = next((k for k in range(first, last) if ctx.annotated.pos[k] == "NOUN"), first)
    end = ctx.doc[last - 1]
    return Argument(first, last, head, ctx.doc[first].idx, end.idx + len(end))


def own_people(
    ctx: ArticleContext, candidate: Candidate, beside: Argument | None, found: tuple[Quantity, ...]
) -> tuple[Quantity, ...]:
    """The quantities of a trigger, where the headcount beside it stands for all counts of people around it."""
    if beside is None:
        return found
    kept = tuple(quantity for quantity in found if quantity.unit != "person")
    counted, type_ = (*fellows(ctx, beside), beside), candidate.entry.type
    counts = [quantity for one in counted for quantity in people(ctx, one.first, one.last, type_)]
    return tuple(sorted((*kept, *counts), key=lambda q: q.start))
