"""Numbers said of an event: how many died, how much was paid, how strong the earthquake was, how long the sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import is_predicate, phrase_table, time_tokens
from eventx.extractors.arguments.words import approximations, estimating_words
from eventx.extractors.events.candidates import Candidate
from eventx.extractors.events.entries import trigger_index
from eventx.lang.lexicon import Lexicon
from eventx.models import Participant, Quantity

_DIGITS = re.compile(r"\d{1,15}(?:[.,]\d{1,6}){0,5}")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
# What a count of people is called, by the type of the event they undergo.
_PEOPLE = {"die": "dead", "injure": "injured", "displace": "evacuated", "arrest": "arrested", "attack": "people"}
MAGNITUDE = "magnitude"
_SHAKEN = frozenset({"disaster"})  # an earthquake's magnitude is not that of the deaths it causes
_LONGEST, _LEFT, _RIGHT = 6, 10, 14
_PLACES = frozenset({"goal", "place", "source"})
_GOODS = frozenset({"amount", "money", "sentence"})
_NEAR = 2  # tokens before a number in which it may be called a round one: "sekitar Rp 20 juta"


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Number words, scales and units of the lexicon, lower case."""

    values: dict[str, tuple[float, str]]
    units: dict[str, tuple[str, str]]


def number_words(lexicon: Lexicon) -> NumberWords:
    """The number words and units of a lexicon."""
    return lexicon.cached("events.numbers", _read)


def _read(lexicon: Lexicon) -> NumberWords:
    values = {r["form"].casefold(): (float(r["value"]), r["kind"]) for r in lexicon.rows("number_words")}
    values |= {r["form"].casefold(): (float(r["value"]), r["kind"]) for r in lexicon.rows("quantity_words")}
    units = {r["form"].casefold(): (r["kind"], r["unit"]) for r in lexicon.rows("quantity_units")}
    return NumberWords(values, units)


def parse_number(text: str) -> float | None:
    """A number in digits as Indonesian writes it: `1.200` is 1200, `3,5` is 3.5, `6.2` is 6.2; None if it is none."""
    if _GROUPED.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if _DIGITS.fullmatch(text) and text.count(",") + text.count(".") <= 1:
        return float(text.replace(",", "."))
    return None


def quantities_of(ctx: ArticleContext, candidate: Candidate) -> tuple[Quantity, ...]:
    """The quantities that stand in the clause of a trigger, in text order."""
    sentence = ctx.annotated.sentence_of(candidate.head)
    low, high = max(sentence.first, candidate.first - _LEFT), min(sentence.last, candidate.last + _RIGHT)
    words, lowers = number_words(ctx.lexicon), ctx.annotated.lowers
    i, found = low, []
    while i < high:
        word = lowers[i]
        possible = word[:1].isdigit() or word in words.values or word in words.units
        got = _quantity(ctx, i, high, candidate.entry.type) if possible else None
        if got is None:
            i += 1
            continue
        fits = got[0].kind != MAGNITUDE or candidate.entry.type in _SHAKEN
        if fits and not _where(ctx, i, got[0]) and not _of_another(ctx, candidate, i, got[0]):
            found.append(got[0])
        i = got[1]
    return tuple(found)


def _where(ctx: ArticleContext, i: int, found: Quantity) -> bool:
    """Whether a counted thing tells where something was: "ditangkap di | sebuah rumah"."""
    phrase = phrase_table(ctx).at(i)
    return found.unit != "person" and found.kind == "count" and phrase is not None and phrase.role in _PLACES


def _of_another(ctx: ArticleContext, candidate: Candidate, i: int, found: Quantity) -> bool:
    """Whether money, goods or years belong to a trigger nearer by: "menangkap Budi dan | menyita | Rp 800 juta"."""
    if found.kind not in _GOODS:
        return False
    between = range(candidate.last, i) if i >= candidate.last else range(i + 1, candidate.first)
    triggers = trigger_index(ctx.lexicon).words
    return any(is_predicate(ctx, k) and ctx.annotated.lowers[k] in triggers for k in between)


def _quantity(ctx: ArticleContext, i: int, high: int, type_: str) -> tuple[Quantity, int] | None:
    """The quantity that begins at token `i`, and the token behind it."""
    words = number_words(ctx.lexicon)
    before = words.units.get(ctx.annotated.lower(i))
    start = i + 1 if before is not None and before[0] in ("money_before", MAGNITUDE) else i
    number = _number(ctx, start, high)
    if number is None:
        return None
    value, vague, end = number
    if start > i and before is not None:
        kind, unit = ("money", before[1]) if before[0] == "money_before" else before
        return _made(ctx, (i, end), (kind, unit), value, vague), end
    after = words.units.get(ctx.annotated.lower(end)) if end < high else None
    if after is None or after[0] == "money_before" or (i in time_tokens(ctx) and after[0] != "duration"):
        return None
    kind, unit = after
    if kind == "duration":
        if type_ != "convict":
            return None
        kind = "sentence"
    if kind == "person":
        kind = _PEOPLE.get(type_, "people")
    return _made(ctx, (i, end + 1), (kind, unit), value, vague), end + 1


def people_of(found: tuple[Quantity, ...], participants: tuple[Participant, ...]) -> tuple[Quantity, ...]:
    """The quantities without counts of people who take part in another event of the sentence.

    A count that a participant holds is the event's own; where nobody is told to undergo the event, types that count
    those who do keep theirs.
    """
    own = [q for q in found if any(q.start < p.end and p.start < q.end for p in participants)]
    counts = {q.start for q in own if q.unit == "person"}
    named = any(p.role == "patient" for p in participants)
    loose = not counts and not named
    return tuple(q for q in found if q.unit != "person" or q.start in counts or (loose and q.kind != "people"))


def people(ctx: ArticleContext, first: int, last: int, type_: str) -> tuple[Quantity, ...]:
    """The count of people among tokens ``[first, last)``, whose number may stand without a unit: "25 | terluka"."""
    number = _number(ctx, first, last)
    if number is None:
        return ()
    value, vague, end = number
    end = min(last, end + 1) if end < last else end
    return (_made(ctx, (first, end), (_PEOPLE.get(type_, "people"), "person"), value, vague),)


def _made(ctx: ArticleContext, tokens: tuple[int, int], what: tuple[str, str], value: float, vague: bool) -> Quantity:
    first, last = ctx.doc[tokens[0]], ctx.doc[tokens[1] - 1]
    end = last.idx + len(last)
    return Quantity(
        start=first.idx, end=end, text=ctx.text[first.idx : end], kind=what[0], unit=what[1],
        value=value, approximate=vague or _estimated(ctx, tokens[0]),
    )  # fmt: skip


def _estimated(ctx: ArticleContext, first: int) -> bool:
    """Whether the number at token `first` is a round one, a bound or a guess: "sekitar | 80 orang"."""
    rounding, estimating = approximations(ctx.lexicon), estimating_words(ctx.lexicon)
    near = range(max(0, first - _NEAR), first)
    return any(rounding.ending_at(ctx.annotated, i) is not None or ctx.annotated.lower(i) in estimating for i in near)


def _number(ctx: ArticleContext, i: int, high: int) -> tuple[float, bool, int] | None:
    """(value, whether vague, token behind) of the number that begins at token `i`."""
    words = number_words(ctx.lexicon).values
    total, current, vague, j = 0.0, None, False, i
    while j < min(high, i + _LONGEST):
        text = ctx.annotated.lower(j)
        digits = parse_number(text) if text[:1].isdigit() else None
        value, kind = words.get(text, (0.0, ""))
        if digits is not None and current is None:
            current = digits
        elif kind in ("one", "whole", "hundred", "exact", "vague"):
            vague = vague or kind == "vague"
            current = (current or 0.0) + value
        elif kind == "teen" and current is not None:
            current += value
        elif kind in ("ten", "hundreds", "scale") and current is not None:
            current, total = _scaled(current, value, total)
        else:
            break
        j += 1
    if current is None and not total:
        return None
    return total + (current or 0.0), vague, j


def _scaled(current: float, scale: float, total: float) -> tuple[float | None, float]:
    """Multiply what stands before a scale word: thousands and more close a group ("dua juta lima ratus ribu")."""
    if scale >= 1000:
        return None, total + current * scale
    tens = current % 10 if current >= 10 else current
    return current - tens + tens * scale, total


def starts_number(ctx: ArticleContext, i: int) -> bool:
    """Whether a number begins at token `i`, in digits or in words."""
    return i >= 0 and _number(ctx, i, i + 1) is not None


def count_of(quantities: tuple[Quantity, ...], participants: tuple[Participant, ...]) -> float | None:
    """How many people the patients are said to be, where that is exact: those of a list together."""
    counts = [q for q in quantities if q.unit == "person" and not q.approximate]
    patients = [p for p in participants if p.role == "patient"]
    own = [next((q for q in counts if q.start < p.end and p.start < q.end), None) for p in patients]
    told = {q.start: q.value for q in own if q is not None}
    return sum(told.values()) if told else None
